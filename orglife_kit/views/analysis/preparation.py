"""Talks, study and attendance, findings by aspect and source."""

from __future__ import annotations

from collections import Counter

from orglife_kit.i18n import say, term
from orglife_kit.rules.preparation.findings import Source
from orglife_kit.views.analysis.drawing import Bar, Group, bars, parts
from orglife_kit.views.analysis.house_style import PALE_GREY, SOLID
from orglife_kit.views.analysis.panel import Panel
from orglife_kit.views.analysis.words import body_word, long_date, members_words, nothing, points_words, table
from orglife_kit.views.analysis.year import Year


def talk_coverage(year: Year) -> Panel:
    """Return how many members talked with the secretary and with another member, of those who are to."""
    found = year.release.talk_numbers
    if found is None:
        return nothing(year, say("analysis", "How far the talks reach"), found)
    with_secretary = found.with_secretary
    rows = [(say("analysis", "With another member"), found.with_member)]
    if with_secretary is not None:
        rows.insert(0, (say("analysis", "With the secretary"), with_secretary))
    if all(number >= found.due for _, number in rows):
        title = say("analysis", "Everybody has talked: with the secretary, and with another member")
    else:
        title = say("analysis", "Talks: {number} members are still missing", number=_missing(found.due, rows))
    base = say("analysis", "Base: {due} members; as of {day}", due=found.due, day=long_date(year.today))
    groups = [
        Group(label, (Bar(number, say("analysis", "{number} of {due}", number=number, due=found.due)),))
        for label, number in rows
    ]
    numbers = table(
        {
            say("analysis", "Talked"): [label for label, _ in rows],
            say("analysis", "Members"): [number for _, number in rows],
            say("analysis", "Due"): [found.due for _ in rows],
        }
    )
    return Panel(title, bars(title, base, groups, most=found.due), numbers)


def _missing(due: int, rows: list[tuple[str, int]]) -> int:
    return max(due - number for _, number in rows)


def attendance(year: Year) -> Panel:
    """Return who was at the study sessions and the meeting, as numbers."""
    study, count = year.release.study, year.release.attendance
    heads = (
        say("analysis", "There"),
        say("analysis", "Made up for"),
        say("analysis", "On leave"),
        say("analysis", "Absent"),
    )
    rows = [
        (
            say("analysis", "Study, {day}", day=long_date(entry.date)),
            (entry.attended, entry.made_up, 0, entry.absent - entry.made_up),
        )
        for entry in (study.sessions if study else ())
    ]
    if count is not None and (count.present or count.on_leave):  # else nobody signed in yet
        label = say("analysis", "Meeting, {day}", day=long_date(year.release.facts.date))
        rows.append((label, (count.present, 0, count.on_leave, count.absent)))
    if not rows:
        return nothing(year, say("analysis", "Study and attendance"), study or count)
    there = sum(values[0] + values[1] for _, values in rows)
    whole = sum(sum(values) for _, values in rows)
    title = say(
        "analysis",
        "Study and meeting: {there} of {whole} times somebody was there or made up for it",
        there=there,
        whole=whole,
    )
    base = say("analysis", "Base: members due; as of {day}", day=long_date(year.today))
    numbers = table(
        {
            say("analysis", "Occasion"): [label for label, _ in rows],
            **{head: [values[place] for _, values in rows] for place, head in enumerate(heads)},
            say("analysis", "Together"): [sum(values) for _, values in rows],
        }
    )
    return Panel(title, parts(title, base, rows, heads), numbers)


def committee_findings(year: Year) -> Panel:
    """Return the committee's findings by aspect, in parts by where they come from."""
    found = year.release.committee_findings
    if not found:
        title = say("analysis", "Findings of {body} by aspect and source", body=body_word(year))
        return nothing(year, title, found)
    sources = tuple(Source)
    counts = Counter((finding.aspect, finding.source) for finding in found)
    planned = year.release.plan.preparation.committee_aspects if year.release.plan else ()
    aspects = list(dict.fromkeys((*planned, *(finding.aspect for finding in found))))
    rows = [(aspect, tuple(counts[aspect, source] for source in sources)) for aspect in aspects]
    number = sum(1 for _, values in rows if any(values))
    title = say(
        "analysis",
        "Findings of {body}: {points} in {number} of {aspects} aspects",
        body=body_word(year),
        points=len(found),
        number=number,
        aspects=len(aspects),
    )
    heads = [term(source.value) for source in sources]
    base = say(
        "analysis", "Base: {points} findings; as of {day}", points=len(found), day=long_date(year.today)
    )
    numbers = table(
        {
            say("analysis", "Aspect"): aspects,
            **{head: [values[place] for _, values in rows] for place, head in enumerate(heads)},
            say("analysis", "Together"): [sum(values) for _, values in rows],
        }
    )
    return Panel(title, parts(title, base, rows, heads), numbers)


def member_findings(year: Year) -> Panel:
    """Return how many points members found by aspect, and how many members did; without names."""
    found = year.release.member_findings
    title = say("analysis", "Findings of the members by aspect")
    if not found or not any(entry.findings for entry in found):
        return nothing(year, title, found)
    points = Counter(finding.aspect for entry in found for finding in entry.findings)
    members = Counter(aspect for entry in found for aspect in {finding.aspect for finding in entry.findings})
    planned = year.release.plan.preparation.member_aspects if year.release.plan else ()
    aspects = list(dict.fromkeys((*planned, *points)))
    whole = sum(1 for entry in found if entry.findings)
    title = say(
        "analysis",
        "Findings of the members: {points} points of {members} members",
        points=points.total(),
        members=whole,
    )
    base = say("analysis", "Blue: points; grey: members; as of {day}", day=long_date(year.today))
    groups = [
        Group(
            aspect,
            (
                Bar(points[aspect], points_words(points[aspect]), SOLID),
                Bar(members[aspect], members_words(members[aspect]), PALE_GREY),
            ),
        )
        for aspect in aspects
    ]
    numbers = table(
        {
            say("analysis", "Aspect"): aspects,
            say("analysis", "Points"): [points[aspect] for aspect in aspects],
            say("analysis", "Members"): [members[aspect] for aspect in aspects],
        }
    )
    return Panel(title, bars(title, base, groups), numbers)
