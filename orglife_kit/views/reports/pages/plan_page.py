"""方案: the plan as the branch issues it, in its own words and in the order of its stages (C1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orglife_kit.i18n import say
from orglife_kit.rules.plan.members import name_key
from orglife_kit.rules.plan.plan import Period, Plan, Preparation
from orglife_kit.rules.publication.release import MeetingFacts, Release
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
from orglife_kit.views.reports.pages.words import (
    agenda_list,
    document_language,
    from_to,
    long_date,
    moment,
    scope_line,
)


def plan_page(facts: MeetingFacts, plan: Plan) -> Document:
    """Return the plan; a part that it does not fill is left out.

    What its sentences say already is not listed once more.
    """
    blocks: list[Block] = [Paragraph(text) for text in _given(plan.introduction)]
    if _unsaid((plan.superior,), plan.introduction):
        blocks.append(Fields((FormField(say("reports", "Supervisor"), plan.superior),)))
    blocks += _list(say("reports", "Documents it rests on:"), plan.documents, plan.introduction)
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


def released_plan(release: Release, _: str) -> Document:
    """Return the plan as a scope receives it; its title is the plan's own."""
    assert release.plan is not None
    document = plan_page(release.facts, release.plan)
    return replace(document, scope_label=scope_line(release.scope, release.facts.organ))


def _theme(plan: Plan) -> list[Block]:
    theme = plan.theme
    fields = [
        FormField(title, "、".join(unsaid))
        for title, words in (
            (say("reports", "Theme"), (theme.topic,)),
            (say("reports", "This year's education"), (theme.education,)),
            (say("reports", "General requirement"), (theme.requirement,)),
            (say("reports", "What is studied and grasped"), theme.four_studies),
            (say("reports", "Problem areas"), theme.problem_areas),
            (say("reports", "Goals"), theme.goals),
        )
        if (unsaid := _unsaid(words, theme.text))
    ]
    blocks: list[Block] = [Paragraph(text) for text in _given(theme.text)]
    if fields:
        blocks.append(Fields(tuple(fields)))
    return [Heading(say("reports", "Theme of the meeting")), *blocks]


def _preparation(plan: Plan) -> list[Block]:
    preparation = plan.preparation
    blocks: list[Block] = []
    for title, days, text, lists in (
        (
            say("reports", "Study session"),
            long_date(preparation.study_date),
            preparation.study_text,
            _list("", preparation.reading, preparation.study_text),
        ),
        (say("reports", "Talks"), _days(preparation.talks), preparation.talks_text, []),
        (
            say("reports", "Findings"),
            _days(preparation.findings),
            preparation.findings_text,
            _aspects(preparation),
        ),
    ):
        if not (days or text or lists):
            continue
        blocks.append(Heading(f"{title}（{days}）" if days else title, 2))
        blocks += [*(Paragraph(paragraph) for paragraph in _given(text)), *lists]
    return [Heading(say("reports", "Before the meeting")), *blocks] if blocks else []


def _aspects(preparation: Preparation) -> list[Block]:
    """Return the aspects of the committee and of the members, each a list of its own."""
    text = preparation.findings_text
    return [
        *_list(say("reports", "The committee finds under:"), preparation.committee_aspects, text),
        *_list(say("reports", "Every member finds under:"), preparation.member_aspects, text),
    ]


def _meeting(plan: Plan) -> list[Block]:
    meeting = plan.meeting
    blocks: list[Block] = [Heading(say("reports", "The meeting"))]
    blocks += [Paragraph(text) for text in meeting.text]
    fields = [
        FormField(title, text)
        for title, text in (
            (say("reports", "Date"), moment(meeting.date, meeting.time)),
            (say("reports", "Place"), meeting.place),
            (say("reports", "Participants"), meeting.participants),
            (say("reports", "Host"), meeting.host),
            (say("reports", "Recorder"), meeting.recorder),
            (say("reports", "Guided by"), meeting.guide),
            (say("reports", "Commented on by"), meeting.supervising_group),
        )
        if text
    ]
    blocks.append(Fields(tuple(fields)))
    if plan.agenda_texts:
        blocks += [Heading(say("reports", "Agenda"), 2), agenda_list(plan.agenda_texts)]
    return blocks


def _list(words: str, lines: tuple[str, ...], text: str) -> list[Block]:
    """Return lines under their words, those that the ``text`` above does not say."""
    unsaid = _unsaid(lines, text)
    if not unsaid:
        return []
    listed = ListBlock(unsaid, ordered=True)
    return [Paragraph(words), listed] if words else [listed]


def _unsaid(lines: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return the lines that do not stand in a text, whatever spaces and widths it has."""
    said = name_key(text)
    return tuple(line for line in lines if line.strip() and name_key(line) not in said)


def _days(period: Period) -> str:
    first, last = period.first, period.last
    if first is None or last is None or first == last:
        return long_date(first or last)
    return from_to(first, last)


def _given(text: str) -> Iterable[str]:
    return text.splitlines()
