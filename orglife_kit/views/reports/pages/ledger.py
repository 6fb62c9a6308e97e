"""整改台账, 整改承诺单, 整改落实情况: the ledger for each scope (C13–C16; RULES.md §4)."""

from __future__ import annotations

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
    Page,
    Signature,
    Signatures,
    Spacer,
    Table,
    Together,
)
from orglife_kit.views.reports.pages.words import document_language, long_date, scope_line, year_line


def ledger_page(release: Release) -> Document:
    """Return the ledger in the columns of the form; a wider circle sees measures and progress only (C16)."""
    assert release.rectification is not None
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
            str(place),
            *(() if wider else (_problem(line),)),
            line.item.measure,
            _due(line.item.immediate, line.item.due),
            line.item.owner,
            _progress(line),
            say("reports", "closed") if line.item.state is ItemState.VERIFIED else "",
        )
        for place, line in enumerate(release.rectification, start=1)
    )
    title = say("reports", "Measures and progress") if wider else say("reports", "Rectification ledger")
    return _document(release, title, [Table(tuple(columns), rows)], Page("landscape", "compact"))


def commitment_slip(release: Release) -> Document:
    """Return one member's commitments, to sign (C14)."""
    assert release.member is not None
    blocks: list[Block] = [
        Fields(
            (
                FormField(say("reports", "Name"), release.member.label),
                FormField(say("reports", "Year"), str(release.facts.year)),
            ),
            across=2,
        )
    ]
    columns = (
        Column(say("reports", "No."), "number", width=6),
        Column(say("reports", "Problem"), width=30, heads_row=True),
        Column(say("reports", "Rectification measure"), width=34),
        Column(say("reports", "Day due"), width=16),
    )
    rows = tuple(
        (str(place), line.item.problem, line.item.measure, _due(line.item.immediate, line.item.due))
        for place, line in enumerate(release.rectification or (), start=1)
    )
    blocks.append(Table(columns, rows))
    blocks.append(
        Together(
            (
                Spacer(6),
                Signatures(
                    (Signature(say("reports", "Signature of the member")), Signature(say("reports", "Day")))
                ),
            )
        )
    )
    page = Page(margins="compact", numbers=False)
    return _document(release, say("reports", "Slip of commitments"), blocks, page)


def accounts_page(release: Release) -> Document:
    """Return what was reported of the rectification, each account as it was given (C13)."""
    assert release.accounts is not None
    blocks: list[Block] = []
    for account in release.accounts:
        blocks += _account(account)
    return _document(
        release, say("reports", "Rectification as reported"), blocks, Page("landscape", "compact")
    )


def _account(account: Account) -> list[Block]:
    columns = (
        Column(say("reports", "No."), "number", width=6),
        Column(say("reports", "Problem"), width=28, heads_row=True),
        Column(say("reports", "Rectification measure"), width=28),
        Column(say("reports", "Day due"), width=16),
        Column(say("reports", "Responsible"), width=12),
        Column(say("reports", "How far"), width=26),
    )
    rows = tuple(_account_row(place, line) for place, line in enumerate(account.lines, start=1))
    words = say(
        "reports",
        "{date}, reported to {audience}",
        date=long_date(account.date),
        audience=account.heard_by or term(account.audience.value),
    )
    return [Heading(words), Table(columns, rows)]


def _account_row(place: int, line: AccountLine) -> tuple[str, ...]:
    state = term(line.state.value)
    how_far = f"{state}：{line.progress}" if line.progress else state
    return str(place), line.problem, line.measure, _due(line.immediate, line.due), line.owner, how_far


def _problem(line: ItemLine) -> str:
    if line.item.ledger is Ledger.COMMITTEE:
        return line.item.problem
    whose = line.label if line.item.ledger is Ledger.MEMBER else term(line.item.ledger)
    if not line.item.problem:
        return whose
    return say("reports", "{name}: {problem}", name=whose, problem=line.item.problem)


def _due(immediate: bool, due: str) -> str:
    return term("IMMEDIATE") if immediate else long_date(due)


def _progress(line: ItemLine) -> str:
    state = term(line.item.state.value)
    words = f"{state}：{line.progress}" if line.progress else state
    return f"{words}（{term(line.satisfaction)}）" if line.satisfaction else words


def _document(release: Release, title: str, blocks: list[Block], page: Page) -> Document:
    return Document(
        title,
        tuple(blocks),
        subtitle=year_line(release.facts),
        language=document_language(),
        page=page,
        scope_label="" if release.scope is Scope.MEMBER else scope_line(release.scope),
    )
