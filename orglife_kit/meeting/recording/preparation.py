"""Keeping study, talks, suggestions and findings, for the acts of the preparation stage and for files."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence

from orglife_kit.errors import Notice, refuse
from orglife_kit.meeting.entries import day_of, numbered, text_of
from orglife_kit.meeting.recording.entry import Entry, Told, record_of, row_by_row
from orglife_kit.meeting.work import Change
from orglife_kit.rules.preparation.findings import (
    CommitteeFinding,
    Finding,
    Suggestion,
    committee_aspects,
    member_aspects,
    same_points,
)
from orglife_kit.rules.preparation.study import Absence, Study, check_study
from orglife_kit.rules.preparation.talks import Talk, check_talk
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.tables.preparation import (
    ABSENCES,
    COMMITTEE_FINDINGS,
    FINDINGS,
    LAST_PAIRS,
    STUDIES,
    SUGGESTIONS,
    TALKS,
    AbsenceRow,
    FindingRow,
    PairRow,
    StudyRow,
)

_TALK_PEOPLE = frozenset(("talker", "listener"))
_TALK_FACTS = _TALK_PEOPLE | {"date", "place", "theme", "content", "suggestion"}


def keep_study(change: Change, study: Study) -> tuple[Notice, ...]:
    """Keep a session in place of the one with its number; return warnings for make-up days before it."""
    number = change.keep(STUDIES, StudyRow(study.number, study.date, study.place))
    change.remove(ABSENCES, study=number)
    for absence in study.absences:
        keep_absence(change, number, absence)
    return days_of_study(change, study)


def days_of_study(change: Change, study: Study) -> tuple[Notice, ...]:
    """Return what of a session is dated before what it follows."""
    return check_study(study, change.record.roster, change.record.plan.meeting.date)


def keep_absence(change: Change, study: int, absence: Absence) -> None:
    """Keep that a member missed a session, in place of what was recorded of him."""
    change.put(ABSENCES, AbsenceRow(study, absence.member, text_of(absence.reason), absence.made_up))


def keep_talk(change: Change, talk: Talk, *, said: bool) -> tuple[Notice, ...]:
    """Keep a talk and return what should be looked at; ``said`` where the act enters what was said in it."""
    record = change.record
    if talk.talker == talk.listener:
        raise refuse("talk_with_oneself", member=record.roster.label(talk.talker))
    if said and not record.plan.settings.talk_notes:
        raise refuse("talk_notes_off")
    change.keep(TALKS, talk)
    return check_talk(talk, record.roster, record.plan.preparation.talks, record.plan.meeting.date)


def talk_facts(record: MeetingRecord, facts: Mapping[str, str | int | datetime.date]) -> dict[str, object]:
    """Return facts of a talk as the record holds them; raises ``RefusedError`` (``talk_fact_unknown``)."""
    unknown = sorted(facts.keys() - _TALK_FACTS)
    if unknown:
        raise refuse("talk_fact_unknown", fact="、".join(unknown), known="、".join(sorted(_TALK_FACTS)))
    changed: dict[str, object] = {}
    for name, value in facts.items():
        if name == "date":
            changed[name] = day_of(value)  # type: ignore[arg-type]
        elif name in _TALK_PEOPLE:
            changed[name] = record.member(value).number  # type: ignore[arg-type]
        else:
            changed[name] = text_of(value)
    return changed


def keep_pair(change: Change, members: Iterable[int]) -> None:
    """Keep that two members talked last year; raises ``RefusedError`` (``pair_not_of_two``)."""
    numbers = sorted(set(members))
    if len(numbers) != 2:
        names = "、".join(map(change.record.roster.label, numbers))
        raise refuse("pair_not_of_two", names=names)
    change.put(LAST_PAIRS, PairRow(numbers[0], numbers[1]))


def keep_suggestion(change: Change, suggestion: Suggestion) -> int:
    """Keep a suggestion, sorted into a finding where one is named; return its number."""
    if not suggestion.words:
        raise refuse("suggestion_empty")
    if suggestion.finding is not None:
        numbered(change.record.preparation.committee_findings, suggestion.finding, "finding_unknown")
    return change.keep(SUGGESTIONS, suggestion)


def keep_committee_finding(change: Change, finding: CommitteeFinding) -> int:
    """Keep a finding of the committee; return its number."""
    check_aspect(finding.aspect, committee_aspects(change.record))
    if not finding.point:
        raise refuse("finding_empty")
    check_goal(change.record, finding.goal)
    return change.keep(COMMITTEE_FINDINGS, finding)


def keep_findings(change: Change, member: int, aspect: str, points: Sequence[str]) -> None:
    """Keep a member's points of one aspect in place of those he had; one that stays or is reworded keeps its number."""
    check_aspect(aspect, member_aspects(change.record))
    had = [
        finding
        for finding in change.record.preparation.findings
        if (finding.member, finding.aspect) == (member, aspect)
    ]
    same = same_points([finding.point for finding in had], points)
    for finding in (finding for index, finding in enumerate(had) if index not in same.values()):
        change.remove(FINDINGS, number=finding.number)
    for index, point in enumerate(points):
        before = had[same[index]] if index in same else Finding(0, member, aspect, "")
        change.keep(FINDINGS, FindingRow(before.number, member, aspect, index + 1, point, before.goal))


def check_aspect(aspect: str, aspects: Collection[str]) -> None:
    """Raise ``RefusedError`` (``aspect_unknown``) for an aspect that is none of ``aspects``."""
    if aspect not in aspects:
        raise refuse("aspect_unknown", aspect=aspect, known="、".join(aspects))


def check_goal(record: MeetingRecord, goal: str) -> None:
    """Raise ``RefusedError`` (``goal_unknown``) for what is no goal and no problem area of the theme."""
    points, goal = record.plan.theme.points, text_of(goal)
    if goal and goal not in points:
        raise refuse("goal_unknown", goal=goal, known="、".join(points))


def take_study(change: Change, entries: Sequence[Entry]) -> Told:
    """Keep rows of sessions: of a new day everybody attended but who the rows say did not."""
    made: dict[datetime.date, int] = {study.date: study.number for study in change.record.preparation.studies}
    moved: dict[int, datetime.date] = {}

    def keep(change: Change, entry: Entry) -> tuple[Notice, ...]:
        now = entry.now
        entry.require("member")
        day = now["date"] or change.record.plan.preparation.study_date
        if day is None:
            raise refuse("study_date_missing")
        if now["study"]:
            numbered(change.record.preparation.studies, now["study"], "study_unknown")
        number = now["study"] or made.get(day, 0)
        if not number or entry.changed & {"date", "place"}:
            if number and moved.setdefault(number, day) != day:
                raise refuse("study_days_differ", first=moved[number], second=day)
            if made.get(day, number) != number:
                raise refuse("study_day_taken", date=day)
            number = change.keep(STUDIES, StudyRow(number, day, now["place"]))
            made[day] = number
        attended = now["attended"]
        if attended is None:
            attended = not (now["reason"] or now["made_up"])
        if attended:
            change.remove(ABSENCES, study=number, member=now["member"])
            return ()
        absence = Absence(now["member"], now["reason"], now["made_up"])
        keep_absence(change, number, absence)
        return days_of_study(change, Study(number, day, now["place"], (absence,)))

    return row_by_row(keep)(change, entries)


def take_talk(change: Change, entry: Entry) -> tuple[Notice, ...]:
    """Keep one row of the talks."""
    entry.require("date", "talker", "listener")
    said = any(entry.now[name] for name in entry.changed & {"content", "suggestion"})
    return keep_talk(change, record_of(Talk, entry, "talk"), said=said)


def take_pair(change: Change, entry: Entry) -> None:
    """Keep one row of last year's pairs."""
    entry.require("first", "second")
    keep_pair(change, (entry.now["first"], entry.now["second"]))


def take_suggestion(change: Change, entry: Entry) -> None:
    """Keep one row of the suggestions."""
    entry.require("source")
    keep_suggestion(change, record_of(Suggestion, entry, "suggestion"))


def take_committee_finding(change: Change, entry: Entry) -> None:
    """Keep one row of the committee's findings."""
    entry.require("source")
    keep_committee_finding(change, record_of(CommitteeFinding, entry, "finding"))


def take_finding(change: Change, entry: Entry) -> None:
    """Keep one row of the members' findings; a new point comes behind those of its member and aspect."""
    entry.require("member")
    now, record = entry.now, change.record
    check_aspect(now["aspect"], member_aspects(record))
    check_goal(record, now["goal"])
    if not now["point"]:
        raise refuse("finding_empty")
    number = now["finding"] or 0
    kept = FINDINGS.read(change.connection_for(FINDINGS), member=now["member"], aspect=now["aspect"])
    same = [row for row in kept if row.number == number]
    position = same[0].position if same else max((row.position for row in kept), default=0) + 1
    row = FindingRow(number, now["member"], now["aspect"], position, now["point"], now["goal"])
    change.keep(FINDINGS, row)
