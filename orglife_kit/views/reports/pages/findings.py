"""查摆问题清单 (C4, C5): what the committee found, and what the members found lacking in themselves."""

from __future__ import annotations

from itertools import groupby

from orglife_kit.i18n import say, term
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.preparation.findings import Finding
from orglife_kit.rules.preparation.release import MemberPapers
from orglife_kit.rules.publication.release import Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Heading,
    ListBlock,
    Page,
    Paragraph,
    Table,
)
from orglife_kit.views.reports.pages.words import document_language, scope_line, year_line


def committee_findings_page(release: Release) -> Document:
    """Return the findings by the plan's aspects; a column that no finding fills is left out."""
    assert release.committee_findings
    found = release.committee_findings
    more: list[tuple[Column, dict[int, str]]] = []
    for head, width, texts in (
        (say("reports", "Root cause"), 26, {one.number: one.cause for one in found}),
        (say("reports", "Measured against"), 18, {one.number: one.goal for one in found}),
    ):
        if any(texts.values()):
            more.append((Column(head, width=width), texts))
    columns = (
        Column(say("reports", "No."), "number", "center", width=6),
        Column(say("reports", "Aspect"), width=18),
        Column(say("reports", "Finding"), width=36),
        Column(say("reports", "Source"), width=12),
        *(column for column, _ in more),
    )
    rows = tuple(
        (
            str(place),
            one.aspect,
            one.point,
            term(one.source.value),
            *(texts[one.number] for _, texts in more),
        )
        for place, one in enumerate(found, 1)
    )
    return Document(
        _committee_title(release.facts.organ),
        (Table(columns, rows),),
        subtitle=year_line(release.facts),
        language=document_language(),
        page=Page("landscape" if more else "portrait", "compact"),
        scope_label=scope_line(release.scope),
    )


def member_findings_page(release: Release) -> Document:
    """Return the findings of one member, or for the deciding organ those of every member, in roster order."""
    assert release.papers
    blocks: list[Block] = []
    for papers in release.papers:
        if release.scope is not Scope.MEMBER:
            blocks.append(Heading(papers.label))
        blocks += _papers(papers)
    own = release.papers[0].label if release.scope is Scope.MEMBER else ""
    return Document(
        say("reports", "Findings of the members"),
        tuple(blocks),
        subtitle=f"{year_line(release.facts)}　{own}".rstrip(),
        language=document_language(),
        page=Page(margins="compact"),
        scope_label=scope_line(release.scope),
    )


def _papers(papers: MemberPapers) -> list[Block]:
    blocks: list[Block] = []
    for aspect, found in groupby(papers.findings, key=lambda one: one.aspect):
        if aspect:
            blocks.append(Paragraph(aspect, "label"))
        blocks.append(ListBlock(tuple(map(_point, found)), ordered=True))
    if papers.self_review:
        blocks += [Paragraph(say("reports", "Self-review"), "label"), Paragraph(papers.self_review)]
    return blocks


def _point(finding: Finding) -> str:
    if not finding.goal:
        return finding.point
    return say("reports", "{point} (measured against: {goal})", point=finding.point, goal=finding.goal)


def _committee_title(organ: DecidingOrgan) -> str:
    if organ is DecidingOrgan.COMMITTEE:
        return say("reports", "Findings of the committee")
    return say("reports", "Findings of the branch")
