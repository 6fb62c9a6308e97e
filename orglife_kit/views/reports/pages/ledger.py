"""整改台账, 整改承诺单, 整改落实情况: the ledger for each scope (C13–C16; RULES.md §4)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from orglife_kit.i18n import say, term
from orglife_kit.rules.publication.release import ItemLine, Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.rectification.accounts import Account, AccountLine
from orglife_kit.rules.rectification.items import History, ItemState, Ledger
from orglife_kit.views.reports.cells import CellValue
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Table,
)
from orglife_kit.views.reports.pages.frame import LANDSCAPE, member_slip, release_page
from orglife_kit.views.reports.pages.history import history_blocks
from orglife_kit.views.reports.pages.words import long_date


def ledger_page(release: Release, title: str) -> Document:
    """Return the ledger in the columns of the form, last year's items apart, then what was recorded of each.

    A wider circle sees measures and progress only (C16).
    """
    lines = release.rectification or ()
    numbered = list(enumerate(lines, start=1))
    here = [(number, line) for number, line in numbered if not line.item.is_carried]
    earlier = [(number, line) for number, line in numbered if line.item.is_carried]
    blocks: list[Block] = []
    if here or not earlier:
        blocks += [Heading(say("reports", "Items of this year"))] if earlier else []
        blocks.append(_items(release, here))
    if earlier:
        blocks += [Heading(say("reports", "Items of earlier years")), _items(release, earlier)]
    if release.scope is not Scope.PUBLIC:
        blocks += history_blocks(numbered)
    return release_page(release, title, blocks, page=LANDSCAPE)


def _items(release: Release, lines: Sequence[tuple[int, ItemLine]]) -> Table:
    wider = release.scope is Scope.PUBLIC
    columns = [
        Column(say("reports", "No."), "number", width=6),
        *([] if wider else [Column(say("reports", "Problem"), width=26)]),
        Column(say("reports", "Rectification measure"), width=28, heads_row=True),
        Column(say("reports", "Day due"), width=16),
        Column(say("reports", "Responsible"), width=13),
        Column(say("reports", "How far"), width=24),
        Column(say("reports", "Closed"), width=10),
    ]
    rows = tuple(
        (
            number,
            *(() if wider else (_problem(line),)),
            line.item.measure,
            _due(line.item.immediate, line.item.due),
            line.item.owner,
            _progress(line),
            say("reports", "closed") if line.item.state is ItemState.VERIFIED else "",
        )
        for number, line in lines
    )
    return Table(tuple(columns), rows)


def commitment_slip(release: Release, title: str) -> Document:
    """Return one member's commitments, to sign (C14), how far each is, and what became of last year's."""
    assert release.member is not None
    whose = Fields(
        (
            FormField(say("reports", "Name"), release.member.label),
            FormField(say("reports", "Year"), release.facts.year),
        ),
        across=2,
    )
    numbered = list(enumerate(release.rectification or (), start=1))
    here = [(number, line) for number, line in numbered if not line.item.is_carried]
    earlier = [(number, line) for number, line in numbered if line.item.is_carried]
    blocks: list[Block] = [whose]
    if here:
        blocks.append(_commitments(here))
    if earlier:
        blocks += [Heading(say("reports", "Items of earlier years")), _commitments(earlier)]
    signatures = say("reports", "Signature of the member"), say("reports", "Day")
    return member_slip(release, title, [*blocks, *history_blocks(numbered)], *signatures)


def _commitments(lines: Sequence[tuple[int, ItemLine]]) -> Table:
    begun = any(line.item.is_carried or line.history != History() for _, line in lines)
    columns = (
        Column(say("reports", "No."), "number", width=6),
        Column(say("reports", "Problem"), width=30, heads_row=True),
        Column(say("reports", "Rectification measure"), width=34),
        Column(say("reports", "Day due"), width=16),
        *((Column(say("reports", "How far"), width=22),) if begun else ()),
    )
    rows = tuple(
        (
            *(number, _of_year(line), line.item.measure, _due(line.item.immediate, line.item.due)),
            *((_progress(line),) if begun else ()),
        )
        for number, line in lines
    )
    return Table(columns, rows)


def _of_year(line: ItemLine) -> str:
    return _dated(line.item.problem, line.item.of_year)


def _dated(problem: str, year: str) -> str:
    """Return a problem with the year in which it began, where that is an earlier one."""
    return problem + say("reports", " ({year})", year=year) if year else problem


def accounts_page(release: Release, title: str) -> Document:
    """Return what was reported of the rectification, each account as it was given (C13)."""
    blocks = [block for account in release.accounts or () for block in _account(account)]
    return release_page(release, title, blocks, page=LANDSCAPE)


def _account(account: Account) -> list[Block]:
    words = say(
        "reports",
        "{date}, reported to {audience}",
        date=long_date(account.date),
        audience=account.heard_by or term(account.audience.value),
    )
    here = [line for line in account.lines if not line.year]
    earlier = [line for line in account.lines if line.year]
    blocks: list[Block] = [Heading(words)]
    if here:
        blocks += [Heading(say("reports", "Items of this year"), 2)] if earlier else []
        blocks.append(_account_lines(here))
    if earlier:
        blocks += [Heading(say("reports", "Items of earlier years"), 2), _account_lines(earlier)]
    return blocks


def _account_lines(lines: Sequence[AccountLine]) -> Table:
    columns = (
        Column(say("reports", "No."), "number", width=6),
        Column(say("reports", "Problem"), width=28, heads_row=True),
        Column(say("reports", "Rectification measure"), width=28),
        Column(say("reports", "Day due"), width=16),
        Column(say("reports", "Responsible"), width=12),
        Column(say("reports", "How far"), width=26),
    )
    return Table(columns, tuple(_account_row(number, line) for number, line in enumerate(lines, start=1)))


def _account_row(number: int, line: AccountLine) -> tuple[CellValue, ...]:
    state = term(line.state.value)
    how_far = f"{state}：{line.progress}" if line.progress else state
    if line.satisfaction:
        how_far += f"（{term(line.satisfaction)}）"
    return (
        number,
        _dated(line.problem, line.year),
        line.measure,
        _due(line.immediate, line.due),
        line.owner,
        how_far,
    )


def _problem(line: ItemLine) -> str:
    """Return whose problem it is, the problem, of which year, and which point of the theme it goes with."""
    words = _dated(_whose_problem(line), line.item.of_year)
    return words + say("reports", " (theme: {goal})", goal=line.item.goal) if line.item.goal else words


def _whose_problem(line: ItemLine) -> str:
    if line.item.ledger is Ledger.COMMITTEE:
        return line.item.problem
    whose = line.label if line.item.ledger is Ledger.MEMBER else term(line.item.ledger)
    if not line.item.problem:
        return whose
    return say("reports", "{name}: {problem}", name=whose, problem=line.item.problem)


def _due(immediate: bool, due: datetime.date | None) -> str | datetime.date | None:
    return term("IMMEDIATE") if immediate else due


def _progress(line: ItemLine) -> str:
    state = term(line.item.state.value)
    words = f"{state}：{line.progress}" if line.progress else state
    return f"{words}（{term(line.satisfaction)}）" if line.satisfaction else words
