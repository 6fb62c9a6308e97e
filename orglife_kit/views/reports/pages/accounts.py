"""述职: what was reported of the rectification, as it was given, and what an account given now says (C7, C13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from orglife_kit.i18n import say, term
from orglife_kit.rules.preparation.release import StudyLine
from orglife_kit.rules.publication.release import MeetingFacts, Release
from orglife_kit.rules.rectification.accounts import Account, AccountLine
from orglife_kit.views.reports.cells import CellValue
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Signature,
    Table,
)
from orglife_kit.views.reports.pages.frame import LANDSCAPE, day_line, release_page, sheet, signing_lines
from orglife_kit.views.reports.pages.ledger import dated, due_words
from orglife_kit.views.reports.pages.study import study_blocks
from orglife_kit.views.reports.pages.talks import coverage_fields
from orglife_kit.views.reports.pages.words import long_date, number_column, state_words


def accounts_page(release: Release, title: str) -> Document:
    """Return every account that a scope heard, each as it was given and on a page of its own."""
    blocks: list[Block] = []
    for account in release.accounts or ():
        blocks += [*([PageBreak()] if blocks else []), Heading(_given(account)), *_lines(account.lines)]
    return release_page(release, title, blocks, page=LANDSCAPE)


def account_sheet(facts: MeetingFacts, account: Account) -> Document:
    """Return one account as it was given, to sign."""
    signed = signing_lines(Signature(say("reports", "Secretary")), day_line())
    title = say("reports", "Rectification as reported")
    blocks = [*_lines(account.lines), signed]
    return sheet(facts, title, blocks, page=LANDSCAPE, subtitle=f"{facts.branch}　{_given(account)}")


def account_outline(release: Release, lines: Sequence[AccountLine]) -> Document:
    """Return what the secretary's account covers as it is recorded: nothing is typed for it.

    ``release`` is the branch's, before whom it is given.
    """
    facts = release.facts
    blocks: list[Block] = []
    if facts.theme:
        blocks += [Heading(say("reports", "Theme of the meeting")), Paragraph(facts.theme)]
    if release.study is not None and release.study.sessions:
        study = replace(release.study, sessions=tuple(map(_in_numbers, release.study.sessions)))
        blocks += [Heading(say("reports", "Study before the meeting")), *study_blocks(study)]
    if release.talk_numbers is not None:
        blocks += [Heading(say("reports", "Talks before the meeting")), coverage_fields(release.talk_numbers)]
    if release.committee_findings:
        blocks.append(Heading(say("reports", "Findings")))
        for aspect, findings in groupby(release.committee_findings, key=lambda finding: finding.aspect):
            if aspect:
                blocks.append(Paragraph(aspect, "label"))
            blocks.append(ListBlock(tuple(finding.point for finding in findings), ordered=True))
    if lines:
        blocks += [Heading(say("reports", "Rectification")), *_lines(lines)]
    return sheet(facts, say("reports", "What the account covers"), blocks, page=LANDSCAPE)


def _in_numbers(session: StudyLine) -> StudyLine:
    """Return a session without the names of who was absent: an account is read out."""
    return replace(session, absences=None)


def _given(account: Account) -> str:
    return say(
        "reports",
        "{date}, reported to {audience}",
        date=long_date(account.date),
        audience=account.heard_by or term(account.audience.value),
    )


def _lines(lines: Sequence[AccountLine]) -> list[Block]:
    """Return the items, those of earlier years apart."""
    here = [line for line in lines if not line.year]
    earlier = [line for line in lines if line.year]
    blocks: list[Block] = []
    if here:
        blocks += [Heading(say("reports", "Items of this year"), 2)] if earlier else []
        blocks.append(_table(here))
    if earlier:
        blocks += [Heading(say("reports", "Items of earlier years"), 2), _table(earlier)]
    return blocks


def _table(lines: Sequence[AccountLine]) -> Table:
    columns = (
        number_column(6),
        Column(say("reports", "Problem"), width=28, heads_row=True),
        Column(say("reports", "Rectification measure"), width=28),
        Column(say("reports", "Day due"), width=16),
        Column(say("reports", "Responsible"), width=12),
        Column(say("reports", "How far"), width=26),
    )
    return Table(columns, tuple(_row(number, line) for number, line in enumerate(lines, start=1)))


def _row(number: int, line: AccountLine) -> tuple[CellValue, ...]:
    return (
        number,
        dated(line.problem, line.year),
        line.measure,
        due_words(line.immediate, line.due),
        line.owner,
        state_words(line.state.value, line.progress, line.satisfaction),
    )
