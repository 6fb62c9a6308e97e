"""帮助改进、教育和组织处置情况: what followed the two lower grades (C11)."""

from __future__ import annotations

from orglife_kit.i18n import say, sentence, term
from orglife_kit.rules.assessment.disposition import vote_meaning
from orglife_kit.rules.assessment.follow_up import DispositionStep, Vote
from orglife_kit.rules.assessment.outcomes import FollowUp
from orglife_kit.rules.publication.release import FollowUpLine, Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Paragraph,
    Table,
)
from orglife_kit.views.reports.pages.frame import kept_by, organ_note, release_page
from orglife_kit.views.reports.pages.words import from_to, long_date


def follow_up_page(release: Release, title: str) -> Document:
    """Return what followed, one member after the other in roster order."""
    blocks: list[Block] = []
    for line in release.follow_ups or ():
        blocks += [Heading(line.label), *follow_up_blocks(line)]
    blocks.append(organ_note(release.facts))
    if release.scope is not Scope.MEMBER:
        blocks.append(kept_by(say("reports", "Filled in by"), say("reports", "Secretary")))
    return release_page(release, title, blocks)


def follow_up_blocks(line: FollowUpLine) -> list[Block]:
    """Return what followed one member's grade: help, education, a disposition, and what became of each."""
    blocks: list[Block] = []
    fields: list[FormField] = []
    if line.follow_up is not None:
        fields += _agreed(line.follow_up)
    if line.review is not None:
        fields += [
            FormField(say("reports", "Looked at on"), line.review.date),
            FormField(say("reports", "What became of it"), line.review.result),
        ]
    if line.education is not None:
        education = line.education
        fields += [
            FormField(say("reports", "Education"), from_to(education.first, education.last)),
            FormField(say("reports", "How"), education.measure),
            FormField(say("reports", "What became of it"), education.result),
        ]
    if fields:
        blocks.append(Fields(tuple(fields)))
    if line.steps:
        columns = (
            Column(say("reports", "Step"), width=24, heads_row=True),
            Column(say("reports", "Date"), width=18),
            Column(say("reports", "Body"), width=22),
            Column(say("reports", "Disposition"), width=14),
            Column(say("reports", "Note"), width=22),
        )
        rows = tuple(
            (
                *(step.step, step.date, step.body),
                *(term(step.disposition) if step.disposition else "", step.note),
            )
            for step in line.steps
        )
        blocks.append(Table(columns, rows))
        blocks += [Paragraph(_vote(step, step.vote)) for step in line.steps if step.vote is not None]
    return blocks


def agreed_help(follow_up: FollowUp, *, across: int = 1) -> list[Block]:
    """Return the help that was agreed with the assessment."""
    return [Fields(tuple(_agreed(follow_up)), across)]


def _agreed(follow_up: FollowUp) -> list[FormField]:
    return [
        FormField(say("reports", "Gap"), follow_up.gap),
        FormField(say("reports", "Measure"), follow_up.measure),
        FormField(say("reports", "Helper"), follow_up.helper),
        FormField(say("reports", "Review"), follow_up.review_date),
    ]


def _vote(step: DispositionStep, vote: Vote) -> str:
    """Return a vote's day and count, and what it means."""
    counted = say(
        "reports",
        "Vote of {date}: {entitled} entitled, {present} present, {in_favour} for, {against} against,"
        " {abstained} abstained.",
        date=long_date(step.date),
        entitled=vote.entitled,
        present=vote.present,
        in_favour=vote.in_favour,
        against=vote.against,
        abstained=vote.abstained,
    )
    return f"{counted} {sentence(vote_meaning(vote))}"
