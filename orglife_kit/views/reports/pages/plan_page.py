"""方案: the plan as the branch issues it, in its own words and in the order of its stages (C1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orglife_kit.i18n import say
from orglife_kit.rules.plan.members import name_key
from orglife_kit.rules.plan.plan import Period, Plan, Preparation
from orglife_kit.rules.publication.release import MeetingFacts, Release
from orglife_kit.views.reports.model import Block, Closing, Document, Heading, ListBlock, Page, Paragraph
from orglife_kit.views.reports.pages.words import (
    agenda_list,
    document_language,
    from_to,
    listed,
    long_date,
    moment,
    scope_line,
)

_HAN = "一二三四五六七八九十"


def plan_page(facts: MeetingFacts, plan: Plan) -> Document:
    """Return the plan as an official document; a part that it does not fill is left out.

    What its sentences say already is not listed once more.
    """
    said = _sentences(plan)
    blocks: list[Block] = [Paragraph(text) for text in _given(plan.introduction)]
    blocks += _list(say("reports", "Documents it rests on:"), plan.documents, said)
    parts = (
        (say("reports", "Theme of the meeting"), _theme(plan, said)),
        (say("reports", "Before the meeting"), _preparation(plan, said)),
        (say("reports", "The meeting"), _meeting(plan)),
        (say("reports", "After the meeting"), _paragraphs(plan.rectification)),
        (say("reports", "Leadership"), _paragraphs(plan.leadership)),
    )
    for number, (title, part) in enumerate(((title, part) for title, part in parts if part), 1):
        numbered = say("reports", "{number}. {title}", number=_numeral(number), title=title)
        blocks += [Heading(numbered), *part]
    blocks.append(Closing(facts.branch))
    if _unsaid((plan.superior,), said):
        words = say("reports", "Handed up to: {superior}", superior=plan.superior)
        blocks.append(Paragraph(words, "note"))
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


def _sentences(plan: Plan) -> str:
    """Return everything that the plan says in running text."""
    preparation = plan.preparation
    texts = (preparation.study_text, preparation.talks_text, preparation.findings_text)
    running = (plan.introduction, plan.theme.text, *texts, *plan.meeting.text)
    return "\n".join((*running, plan.rectification, plan.leadership))


def _theme(plan: Plan, said: str) -> list[Block]:
    theme = plan.theme
    blocks: list[Block] = _paragraphs(theme.text)
    for title, words in (
        (say("reports", "Theme"), (theme.topic,)),
        (say("reports", "This year's education"), (theme.education,)),
        (say("reports", "General requirement"), (theme.requirement,)),
        (say("reports", "What is studied and grasped"), theme.four_studies),
        (say("reports", "Problem areas"), theme.problem_areas),
        (say("reports", "Goals"), theme.goals),
    ):
        unsaid = _unsaid(words, said)
        if unsaid:
            text = listed(line.rstrip("。；;.") for line in unsaid)
            blocks.append(Paragraph(say("reports", "{title}: {text}.", title=title, text=text)))
    return blocks


def _preparation(plan: Plan, said: str) -> list[Block]:
    preparation = plan.preparation
    blocks: list[Block] = []
    number = 0
    for title, days, text, lists in (
        (
            say("reports", "Study session"),
            long_date(preparation.study_date),
            preparation.study_text,
            _list(say("reports", "What is read:"), preparation.reading, said),
        ),
        (say("reports", "Talks"), _days(preparation.talks), preparation.talks_text, []),
        (
            say("reports", "Findings"),
            _days(preparation.findings),
            preparation.findings_text,
            _aspects(preparation, said),
        ),
    ):
        if not (days or text or lists):
            continue
        number += 1
        blocks.append(
            _second(number, say("reports", "{title} ({days})", title=title, days=days) if days else title)
        )
        blocks += [*_paragraphs(text), *lists]
    return blocks


def _aspects(preparation: Preparation, said: str) -> list[Block]:
    """Return the aspects of the committee and of the members, each a list of its own."""
    return [
        *_list(say("reports", "The committee finds under:"), preparation.committee_aspects, said),
        *_list(say("reports", "Every member finds under:"), preparation.member_aspects, said),
    ]


def _meeting(plan: Plan) -> list[Block]:
    meeting = plan.meeting
    blocks: list[Block] = [Paragraph(text) for text in meeting.text]
    facts = [
        (title, text)
        for title, text in (
            (say("reports", "Time of the meeting"), moment(meeting.date, meeting.time)),
            (say("reports", "Place of the meeting"), meeting.place),
            (say("reports", "Participants"), meeting.participants),
            (say("reports", "Host"), meeting.host),
            (say("reports", "Recorder"), meeting.recorder),
            (say("reports", "Guided by"), meeting.guide),
            (say("reports", "Commented on by"), meeting.supervising_group),
        )
        if text
    ]
    for number, (title, text) in enumerate(facts, 1):  # as headings they would wait for room for the last one
        fact = _second(number, say("reports", "{name}: {days}", name=title, days=text))
        blocks.append(Paragraph(fact.text, "fact"))
    if plan.agenda_texts:
        agenda = _second(len(facts) + 1, say("reports", "Agenda"))
        blocks += [agenda, agenda_list(plan.agenda_texts)]
    return blocks


def _second(number: int, title: str) -> Heading:
    """Return a heading of the second level with its number."""
    return Heading(say("reports", "({number}) {title}", number=_numeral(number), title=title), 2)


def _numeral(number: int) -> str:
    """Return the number of a heading as a document in the reader's language writes it."""
    return str(number) if document_language() == "en" else _HAN[number - 1]


def _list(words: str, lines: tuple[str, ...], said: str) -> list[Block]:
    """Return lines under their words, those that no sentence says."""
    unsaid = _unsaid(lines, said)
    return [Paragraph(words), ListBlock(unsaid, ordered=True)] if unsaid else []


def _paragraphs(text: str) -> list[Block]:
    return [Paragraph(paragraph) for paragraph in _given(text)]


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
