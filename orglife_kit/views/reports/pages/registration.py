"""民主评议情况登记: one row a member, in the order in which the upper system asks for it (RULES.md §4)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from orglife_kit.frozen import dataclass
from orglife_kit.i18n import naming, say, term
from orglife_kit.rules.assessment.outcomes import Assessment
from orglife_kit.rules.plan.members import Membership, Namesake
from orglife_kit.rules.publication.handing import SuperiorOpinion
from orglife_kit.rules.publication.release import FollowUpLine, MemberOutcome, Release
from orglife_kit.views.reports.cells import Identifier, spoken
from orglife_kit.views.reports.model import Block, Column, Document, Paragraph, Section, Table
from orglife_kit.views.reports.pages.attendance import is_recorded
from orglife_kit.views.reports.pages.frame import LANDSCAPE, kept_by, organ_note, release_page
from orglife_kit.views.reports.pages.words import document_language, from_to, in_turn, long_date


@dataclass(frozen=True)
class Registration:
    """What the registration says of one meeting: its year and days, who took part, the outcomes, what followed.

    ``start`` and ``present`` are ``None`` where they are not known; ``superior`` is 上级意见.
    """

    year: int
    start: datetime.date | None
    date: datetime.date
    present: int | None
    outcomes: tuple[MemberOutcome, ...]
    follow_ups: tuple[FollowUpLine, ...] = ()
    superior: str = ""


def registration(release: Release, title: str) -> Document:
    """Return the registration form of every member, in roster order."""
    table = _table(_released(release))
    members = say("reports", "{number} members in the roster, in roster order.", number=len(table.rows))
    blocks: list[Block] = [table, organ_note(release.facts), Paragraph(members, "note")]
    blocks += [Paragraph(_answer(entry), "note") for entry in _answers(release)]
    blocks.append(kept_by(say("reports", "Filled in by"), say("reports", "Secretary")))
    return release_page(release, title, blocks, page=LANDSCAPE)


def registration_texts(release: Release) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the heads and the rows of the registration as texts, for typing them in elsewhere."""
    return table_texts(_released(release), release.facts.namesakes)


def table_texts(
    registered: Registration, namesakes: Iterable[Namesake]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the heads and the rows of the registration as texts; members of one name are told apart in them."""
    table, language, named = _table(registered), document_language(), naming(namesakes)
    rows = (row for row in table.rows if not isinstance(row, Section))
    heads = tuple(column.header for column in table.columns)
    return heads, tuple(tuple(named(spoken(cell, language)) for cell in row) for row in rows)


def _released(release: Release) -> Registration:
    assert release.outcomes is not None
    return Registration(
        release.facts.year,
        release.facts.start,
        release.facts.date,
        release.attendance.present if release.attendance and is_recorded(release.attendance) else None,
        release.outcomes,
        release.follow_ups or (),
        release.superior.accepted if release.superior is not None else "",
    )


def _table(registered: Registration) -> Table:
    period = from_to(registered.start, registered.date) if registered.start is not None else ""
    followed = {line.label: line for line in registered.follow_ups}
    handled = {
        entry.label: _handling(entry.assessment, followed.get(entry.label)) if entry.assessment else ""
        for entry in registered.outcomes
    }
    columns = (
        Column(say("reports", "Name"), width=14, heads_row=True),
        Column(say("reports", "Staff or id number"), width=13),
        Column(say("reports", "Year"), width=6, align="center"),
        Column(say("reports", "From – to"), width=17),
        Column(say("reports", "Took part (members)"), "number", "center", width=8),
        Column(say("reports", "Outcome"), width=10, least=22),
        Column(say("reports", "Reason of the outcome"), width=28),
        Column(say("reports", "Handling"), width=18 if any(handled.values()) else 10),
        Column(
            say("reports", "Opinion of the superior"),
            "text" if registered.superior else "blank",
            width=10,
        ),
    )
    rows = tuple(
        (
            entry.label,
            Identifier(entry.identity),
            registered.year,
            period,
            registered.present,
            term(entry.assessment.outcome.value) if entry.assessment else say("reports", "no outcome yet"),
            _reason(entry),
            handled[entry.label],
            registered.superior,
        )
        for entry in registered.outcomes
    )
    return Table(columns, rows)


def _answers(release: Release) -> tuple[SuperiorOpinion, ...]:
    return release.superior.opinions if release.superior is not None else ()


def _answer(entry: SuperiorOpinion) -> str:
    """Return what the supervisor decided on a bundle, by whom, when and in which words."""
    return say(
        "reports",
        "Opinion of the superior, {date}, {reviewer}: {decision}. {opinion}",
        date=long_date(entry.date),
        reviewer=entry.reviewer,
        decision=term(entry.decision),
        opinion=entry.opinion,
    ).strip()


def _reason(entry: MemberOutcome) -> str:
    """Return why: the reason where one was asked for, else the membership that settles it; the opinion, 努力方向."""
    assessment, membership = entry.assessment, entry.member.membership
    if assessment is None:
        return ""
    reason, opinion, direction = assessment.reason, assessment.opinion, assessment.direction
    if not reason and not assessment.outcome.is_grade and membership is Membership.PROBATIONARY:
        reason = term(membership.value)
    return in_turn(
        words.rstrip("。；")
        for words in (
            reason,
            say("reports", "Opinion: {opinion}", opinion=opinion) if reason and opinion else opinion,
            say("reports", "Direction: {direction}", direction=direction) if direction else "",
        )
        if words
    )


def _handling(assessment: Assessment, followed: FollowUpLine | None) -> str:
    """Return what was agreed to help him, or his education and how far a disposition has come."""
    follow_up = assessment.follow_up
    if follow_up.measure:
        return say(
            "reports",
            "Gap: {gap}; helper: {helper}; measure: {measure}; review on {review_date}",
            gap=follow_up.gap,
            helper=follow_up.helper,
            measure=follow_up.measure,
            review_date=long_date(follow_up.review_date),
        )
    if followed is None:
        return ""
    education, words = followed.education, []
    if education is not None:
        period = from_to(education.first, education.last)
        words.append(say("reports", "Education {period}", period=period))
        words += [text.rstrip("。；") for text in (education.measure, education.result) if text]
    if followed.steps:
        last = followed.steps[-1]
        kinds = [step.disposition for step in followed.steps if step.disposition]
        words += [term(kinds[-1])] if kinds else []
        words.append(f"{last.step} {long_date(last.date)}")
    return in_turn(words)
