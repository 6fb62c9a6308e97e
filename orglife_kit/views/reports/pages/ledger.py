"""整改台账, 整改承诺单, 整改落实情况: the ledger for each scope (C13–C16; RULES.md §4)."""

from __future__ import annotations

import datetime

from orglife_kit.i18n import say, term
from orglife_kit.rules.publication.release import ItemLine, Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.rectification.accounts import Account, AccountLine
from orglife_kit.rules.rectification.items import ItemState, Ledger
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
from orglife_kit.views.reports.pages.words import long_date


def ledger_page(release: Release, title: str) -> Document:
    """Return the ledger in the columns of the form; a wider circle sees measures and progress only (C16)."""
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
            str(number),
            *(() if wider else (_problem(line),)),
            line.item.measure,
            _due(line.item.immediate, line.item.due),
            line.item.owner,
            _progress(line),
            say("reports", "closed") if line.item.state is ItemState.VERIFIED else "",
        )
        for number, line in enumerate(release.rectification or (), start=1)
    )
    return release_page(release, title, [Table(tuple(columns), rows)], page=LANDSCAPE)


def commitment_slip(release: Release, title: str) -> Document:
    """Return one member's commitments, to sign (C14)."""
    assert release.member is not None
    whose = Fields(
        (
            FormField(say("reports", "Name"), release.member.label),
            FormField(say("reports", "Year"), str(release.facts.year)),
        ),
        across=2,
    )
    columns = (
        Column(say("reports", "No."), "number", width=6),
        Column(say("reports", "Problem"), width=30, heads_row=True),
        Column(say("reports", "Rectification measure"), width=34),
        Column(say("reports", "Day due"), width=16),
    )
    rows = tuple(
        (str(number), line.item.problem, line.item.measure, _due(line.item.immediate, line.item.due))
        for number, line in enumerate(release.rectification or (), start=1)
    )
    signatures = say("reports", "Signature of the member"), say("reports", "Day")
    return member_slip(release, title, [whose, Table(columns, rows)], *signatures)


def accounts_page(release: Release, title: str) -> Document:
    """Return what was reported of the rectification, each account as it was given (C13)."""
    blocks = [block for account in release.accounts or () for block in _account(account)]
    return release_page(release, title, blocks, page=LANDSCAPE)


def _account(account: Account) -> list[Block]:
    columns = (
        Column(say("reports", "No."), "number", width=6),
        Column(say("reports", "Problem"), width=28, heads_row=True),
        Column(say("reports", "Rectification measure"), width=28),
        Column(say("reports", "Day due"), width=16),
        Column(say("reports", "Responsible"), width=12),
        Column(say("reports", "How far"), width=26),
    )
    rows = tuple(_account_row(number, line) for number, line in enumerate(account.lines, start=1))
    words = say(
        "reports",
        "{date}, reported to {audience}",
        date=long_date(account.date),
        audience=account.heard_by or term(account.audience.value),
    )
    return [Heading(words), Table(columns, rows)]


def _account_row(number: int, line: AccountLine) -> tuple[str, ...]:
    state = term(line.state.value)
    how_far = f"{state}：{line.progress}" if line.progress else state
    return str(number), line.problem, line.measure, _due(line.immediate, line.due), line.owner, how_far


def _problem(line: ItemLine) -> str:
    if line.item.ledger is Ledger.COMMITTEE:
        return line.item.problem
    whose = line.label if line.item.ledger is Ledger.MEMBER else term(line.item.ledger)
    if not line.item.problem:
        return whose
    return say("reports", "{name}: {problem}", name=whose, problem=line.item.problem)


def _due(immediate: bool, due: datetime.date | None) -> str:
    return term("IMMEDIATE") if immediate else long_date(due)


def _progress(line: ItemLine) -> str:
    state = term(line.item.state.value)
    words = f"{state}：{line.progress}" if line.progress else state
    return f"{words}（{term(line.satisfaction)}）" if line.satisfaction else words
