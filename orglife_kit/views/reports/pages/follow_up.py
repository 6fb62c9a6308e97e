"""帮助改进、教育和组织处置情况: what followed the two lower grades (C11)."""

from __future__ import annotations

from orglife_kit.i18n import say
from orglife_kit.rules.publication.release import AfterLine, Release
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Page,
    Paragraph,
    Table,
)
from orglife_kit.views.reports.pages.words import (
    document_language,
    long_date,
    organ_line,
    scope_line,
    year_line,
)


def after_page(release: Release) -> Document:
    """Return what followed, one member after the other in roster order."""
    assert release.after is not None
    blocks: list[Block] = []
    for line in release.after:
        blocks += [Heading(line.label), *after_blocks(line)]
    blocks.append(Paragraph(organ_line(release.facts), "note"))
    return Document(
        say("reports", "Help, education and disposition"),
        tuple(blocks),
        subtitle=year_line(release.facts),
        language=document_language(),
        page=Page(margins="compact"),
        scope_label=scope_line(release.scope),
    )


def after_blocks(line: AfterLine) -> list[Block]:
    """Return what followed one member's grade: help, education, a disposition, and what became of each."""
    blocks: list[Block] = []
    fields: list[FormField] = []
    if line.follow_up is not None:
        fields += [
            FormField(say("reports", "Gap"), line.follow_up.gap),
            FormField(say("reports", "Measure"), line.follow_up.measure),
            FormField(say("reports", "Helper"), line.follow_up.helper),
            FormField(say("reports", "Review"), long_date(line.follow_up.review_date)),
        ]
    if line.review is not None:
        fields += [
            FormField(say("reports", "Looked at on"), long_date(line.review.date)),
            FormField(say("reports", "What became of it"), line.review.result),
        ]
    if line.education is not None:
        education = line.education
        period = say(
            "reports", "{first} – {last}", first=long_date(education.first), last=long_date(education.last)
        )
        fields += [
            FormField(say("reports", "Education"), period),
            FormField(say("reports", "How"), education.measure),
            FormField(say("reports", "What became of it"), education.result),
        ]
    if fields:
        blocks.append(Fields(tuple(fields)))
    if line.steps:
        columns = (
            Column(say("reports", "Step"), width=24, heads_row=True),
            Column(say("reports", "Date"), width=18),
            Column(say("reports", "Body"), width=24),
            Column(say("reports", "Note"), width=30),
        )
        rows = tuple((step.step, long_date(step.date), step.body, step.note) for step in line.steps)
        blocks.append(Table(columns, rows))
    return blocks
