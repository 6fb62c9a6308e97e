"""查摆问题清单 (C4, C5): what the committee found, and what the members found lacking in themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from orglife_kit.i18n import say, term
from orglife_kit.rules.preparation.findings import CommitteeFinding, Finding
from orglife_kit.rules.preparation.release import MemberFindings, SuggestionLine
from orglife_kit.rules.publication.release import ItemLine, Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.views.reports.cells import ABOVE, CellValue
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Row,
    Table,
)
from orglife_kit.views.reports.pages.frame import COMPACT, LANDSCAPE, release_page
from orglife_kit.views.reports.pages.words import number_column, state_words, year_line

_UPRIGHT = 4  # columns of the findings that a page holds upright


def committee_findings_page(release: Release, title: str) -> Document:
    """Return the findings by the plan's aspects, what of earlier years is still open (C18), and
    the suggestions for those who may see them.

    A column that nothing fills is left out.
    """
    blocks: list[Block] = []
    findings = release.committee_findings or ()
    page = COMPACT
    if findings:
        table = _findings(findings)
        blocks.append(table)
        page = LANDSCAPE if len(table.columns) > _UPRIGHT else COMPACT
    blocks += _still_open(release, lambda line: not line.item.is_personal)
    if release.suggestions:
        blocks += [Heading(say("reports", "Suggestions received")), _suggestions(release.suggestions)]
    return release_page(release, title, blocks, page=page)


def _findings(findings: tuple[CommitteeFinding, ...]) -> Table:
    optional = [
        (Column(head, width=width), texts)
        for head, width, texts in (
            (say("reports", "Root cause"), 26, [finding.cause for finding in findings]),
            (say("reports", "Measured against"), 18, [finding.goal for finding in findings]),
        )
        if any(texts)
    ]
    columns = (
        number_column(6),
        Column(say("reports", "Aspect"), width=18),
        Column(say("reports", "Finding"), width=36),
        Column(say("reports", "Source"), width=12),
        *(column for column, _ in optional),
    )
    rows: tuple[Row, ...] = tuple(
        (
            index + 1,
            finding.aspect,
            finding.point,
            term(finding.source.value),
            *(texts[index] for _, texts in optional),
        )
        for index, finding in enumerate(findings)
    )
    return Table(columns, rows)


def _suggestions(lines: tuple[SuggestionLine, ...]) -> Table:
    columns = (
        number_column(6),
        Column(say("reports", "Source"), width=14),
        Column(say("reports", "Suggestion"), width=44, heads_row=True),
        Column(say("reports", "Sorted into"), width=36),
    )
    rows = tuple((number, term(line.source), line.words, line.point) for number, line in enumerate(lines, 1))
    return Table(columns, rows)


def member_findings_page(release: Release, title: str) -> Document:
    """Return the findings of one member, or for the deciding organ a table of every member's, in roster order."""
    assert release.member_findings
    if release.scope is Scope.MEMBER:
        (own,) = release.member_findings
        subtitle = f"{year_line(release.facts)}　{own.label}"
        still_open = _still_open(release, lambda line: line.item.is_personal and line.label == own.label)
        return release_page(release, title, [*member_blocks(own), *still_open], subtitle=subtitle)
    rows = tuple(
        row
        for number, entry in enumerate(release.member_findings, 1)
        for row in _member_rows(release, number, entry)
    )
    columns = (
        number_column(6),
        Column(say("reports", "Name"), width=16, heads_row=True),
        Column(say("reports", "Aspect"), width=28),
        Column(say("reports", "Finding"), width=50),
    )
    return release_page(release, title, (Table(columns, rows),))


def _member_rows(release: Release, number: int, entry: MemberFindings) -> Iterator[Row]:
    """Yield a row for each finding of a member, what he said of himself, and what is open from earlier years."""
    carried = [line for line in _carried_open(release) if line.item.is_personal and line.label == entry.label]
    told = [
        *((finding.aspect, _point(finding)) for finding in entry.findings),
        *([(say("reports", "Self-review"), entry.self_review)] if entry.self_review else []),
        *((say("reports", "Still open from earlier years"), _open_item(line)) for line in carried),
    ]
    before: str | None = None
    for place, (aspect, words) in enumerate(told):
        whose: tuple[CellValue, CellValue] = (ABOVE, ABOVE) if place else (number, entry.label)
        yield *whose, ABOVE if aspect == before else aspect, words
        before = aspect


def member_blocks(entry: MemberFindings) -> list[Block]:
    """Return what one member found lacking in himself, by aspect, and what he said at the meeting."""
    blocks: list[Block] = []
    for aspect, findings in groupby(entry.findings, key=lambda finding: finding.aspect):
        if aspect:
            blocks.append(Paragraph(aspect, "label"))
        blocks.append(ListBlock(tuple(map(_point, findings)), ordered=True))
    if entry.self_review:
        blocks += [Paragraph(say("reports", "Self-review"), "label"), Paragraph(entry.self_review)]
    return blocks


def _carried_open(release: Release) -> list[ItemLine]:
    return [line for line in release.rectification or () if line.item.is_carried and line.item.is_open]


def _still_open(release: Release, belongs: Callable[[ItemLine], bool]) -> list[Block]:
    """Return the items of earlier years that are still open, of those that the scope receives; nothing without."""
    lines = list(filter(belongs, _carried_open(release)))
    if not lines:
        return []
    return [
        Paragraph(say("reports", "Still open from earlier years"), "label"),
        ListBlock(tuple(map(_open_item, lines)), ordered=True),
    ]


def _open_item(line: ItemLine) -> str:
    state = state_words(line.item.state, line.progress)
    return say(
        "reports",
        "{problem} ({year}): {state}",
        problem=line.item.problem,
        year=line.item.of_year,
        state=state,
    )


def _point(finding: Finding) -> str:
    if not finding.goal:
        return finding.point
    return say("reports", "{point} (measured against: {goal})", point=finding.point, goal=finding.goal)
