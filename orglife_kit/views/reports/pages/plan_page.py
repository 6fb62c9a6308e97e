"""方案: the plan as the branch issues it, in its own words and in the order of its stages (C1)."""

from __future__ import annotations

from collections.abc import Iterable

from orglife_kit.i18n import say
from orglife_kit.rules.plan.plan import Period, Plan, Preparation
from orglife_kit.rules.publication.release import MeetingFacts
from orglife_kit.views.reports.model import (
    Block,
    Closing,
    Document,
    Fields,
    FormField,
    Heading,
    ListBlock,
    Page,
    Paragraph,
)
from orglife_kit.views.reports.pages.words import agenda_list, document_language, from_to, long_date


def plan_page(facts: MeetingFacts, plan: Plan) -> Document:
    """Return the plan; a part that it does not fill is left out."""
    blocks: list[Block] = [Paragraph(text) for text in _given(plan.introduction)]
    blocks += _theme(plan)
    blocks += _preparation(plan)
    blocks += _meeting(plan)
    for title, text in (
        (say("reports", "After the meeting"), plan.rectification),
        (say("reports", "Leadership"), plan.leadership),
    ):
        if text:
            blocks += [Heading(title), *(Paragraph(paragraph) for paragraph in _given(text))]
    blocks.append(Closing(facts.branch))
    return Document(
        plan.title,
        tuple(blocks),
        language=document_language(),
        page=Page(),
        author=facts.branch,
        date=facts.date,
        form=say("reports", "Plan of the branch"),
    )


def _theme(plan: Plan) -> list[Block]:
    theme = plan.theme
    blocks: list[Block] = [Heading(say("reports", "Theme of the meeting"))]
    if theme.text:
        return [*blocks, *(Paragraph(text) for text in _given(theme.text))]
    fields = [
        FormField(title, text)
        for title, text in (
            (say("reports", "Theme"), theme.topic),
            (say("reports", "General requirement"), theme.requirement),
            (say("reports", "What is studied and grasped"), "、".join(theme.four_studies)),
            (say("reports", "Problem areas"), "、".join(theme.problem_areas)),
            (say("reports", "Goals"), "、".join(theme.goals)),
        )
        if text
    ]
    return [*blocks, Fields(tuple(fields))] if fields else []


def _preparation(plan: Plan) -> list[Block]:
    preparation = plan.preparation
    findings = say("reports", "Findings")
    has_aspects = bool(preparation.committee_aspects or preparation.member_aspects)
    blocks: list[Block] = []
    for title, days, text, lines in (
        (
            say("reports", "Study session"),
            long_date(preparation.study_date),
            preparation.study_text,
            preparation.reading,
        ),
        (say("reports", "Talks"), _days(preparation.talks), preparation.talks_text, ()),
        (findings, _days(preparation.findings), preparation.findings_text, ()),
    ):
        if not (days or text or lines or (title == findings and has_aspects)):
            continue
        blocks.append(Heading(f"{title}（{days}）" if days else title, 2))
        blocks += [Paragraph(paragraph) for paragraph in _given(text)]
        if lines and not text:
            blocks.append(ListBlock(tuple(lines), ordered=True))
    if not preparation.findings_text:
        blocks += _aspects(preparation)
    return [Heading(say("reports", "Before the meeting")), *blocks] if blocks else []


def _aspects(preparation: Preparation) -> list[Block]:
    """Return the aspects of the committee and of the members, each a list of its own."""
    blocks: list[Block] = []
    for words, aspects in (
        (say("reports", "The committee finds under:"), preparation.committee_aspects),
        (say("reports", "Every member finds under:"), preparation.member_aspects),
    ):
        if aspects:
            blocks += [Paragraph(words), ListBlock(aspects, ordered=True)]
    return blocks


def _meeting(plan: Plan) -> list[Block]:
    meeting = plan.meeting
    blocks: list[Block] = [Heading(say("reports", "The meeting"))]
    blocks += [Paragraph(text) for text in meeting.text]
    fields = [
        FormField(title, text)
        for title, text in (
            (say("reports", "Date"), long_date(meeting.date) + meeting.time),
            (say("reports", "Place"), meeting.place),
            (say("reports", "Participants"), meeting.participants),
            (say("reports", "Host"), meeting.host),
            (say("reports", "Guided by"), meeting.guide),
            (say("reports", "Commented on by"), meeting.supervising_group),
        )
        if text
    ]
    blocks.append(Fields(tuple(fields)))
    if plan.agenda_texts:
        blocks += [Heading(say("reports", "Agenda"), 2), agenda_list(plan.agenda_texts)]
    return blocks


def _days(period: Period) -> str:
    first, last = period.first, period.last
    if first is None or last is None or first == last:
        return long_date(first or last)
    return from_to(first, last)


def _given(text: str) -> Iterable[str]:
    return text.splitlines()
