"""The plan: what the branch lays down for the year's meeting, and what it and the roster say of each other."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from orglife_kit.errors import Location, Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind, check_agenda
from orglife_kit.rules.plan.grades import COMMITTEE_GRADE_SET, MEMBERS_GRADE_SET, GradeSet
from orglife_kit.rules.plan.members import (
    DecidingOrgan,
    Roster,
    joined_before_birth,
    name_key,
    names_in,
    usual_deciding_organ,
)
from orglife_kit.rules.plan.settings import PublicRounds, Settings

_PLACEHOLDER = re.compile(r"[*＊]{2,}|(?<![A-Za-z0-9])[XxＸｘ×✕]{2,}(?![A-Za-z0-9])")
_LISTS = {
    "meeting.agenda": "meeting.agenda",
    "members_grade_set": "grades.members.grades",
    "committee_grade_set": "grades.committee.grades",
}
_EXCERPT = 12
_RATINGS = {
    PublicRounds.MEMBERS: ItemKind.MEMBERS_RATING,
    PublicRounds.COMMITTEE: ItemKind.COMMITTEE_RATING,
}
SECRETARY = "书记"
COMMITTEE_WORK = "党支部委员会工作"  # what its ballot's line says where the plan says nothing else
NEEDED = ("plan.title", "plan.branch", "meeting.date", "meeting.place", "meeting.host")  # no page is without
DAYS = (
    *("preparation.study_date", "preparation.talks_first", "preparation.talks_last"),
    *("preparation.findings_first", "preparation.findings_last", "meeting.date"),
)


@dataclass(frozen=True)
class Theme:
    """会议主题 (C1): topic, requirement, the four 以学, problem areas, goals.

    ``education`` is what the year's education is called (主题教育), empty where there is none.
    """

    topic: str = ""
    education: str = ""
    requirement: str = ""
    four_studies: tuple[str, ...] = ()
    problem_areas: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    text: str = ""

    @property
    def points(self) -> tuple[str, ...]:
        """What a finding or a rectification item can point to: the goals, then the problem areas."""
        return (*self.goals, *self.problem_areas)


@dataclass(frozen=True)
class Period:
    """From one day to another, both included; ``None`` where the plan names none."""

    first: datetime.date | None = None
    last: datetime.date | None = None

    def holds(self, day: datetime.date) -> bool:
        """Return whether ``day`` is within; a side without a day is open."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Preparation:
    """会前准备 (C2–C4): study with its reading list, talks, and the aspects of the findings."""

    study_date: datetime.date | None = None
    study_text: str = ""
    reading: tuple[str, ...] = ()
    talks: Period = Period()
    talks_text: str = ""
    findings: Period = Period()
    findings_text: str = ""
    committee_aspects: tuple[str, ...] = ()
    member_aspects: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeetingPlan:
    """会议召开 (C12): when, where, who, and the agenda.

    ``date`` is ``None`` while it is not filled in; ``time`` is the time of day as it is written.
    ``guide`` is who of the supervisor guides the meeting, ``supervising_group`` the 督导组 that comments on it.
    """

    date: datetime.date | None
    place: str
    host: str
    time: str = ""
    recorder: str = ""
    participants: str = ""
    guide: str = ""
    supervising_group: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    text: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The whole plan of one year. ``deciding_organ`` is ``None`` where the rules' own is meant.

    ``names_persons`` tells that the file still says something of persons, which the database keeps.
    ``committee_name`` is the line on the ballot of the committee's round, ``accounts_to`` the body of the
    supervisor that hears how far the rectification is (工委). ``previous`` is the folder of last year's meeting.
    """

    title: str
    year: int
    branch: str
    meeting: MeetingPlan
    superior: str = ""
    documents: tuple[str, ...] = ()
    introduction: str = ""
    theme: Theme = Theme()
    preparation: Preparation = Preparation()
    rectification: str = ""
    accounts_to: str = ""
    previous: str = ""
    leadership: str = ""
    committee_name: str = COMMITTEE_WORK
    deciding_organ: DecidingOrgan | None = None
    members_grade_set: GradeSet = MEMBERS_GRADE_SET
    committee_grade_set: GradeSet = COMMITTEE_GRADE_SET
    settings: Settings = Settings()
    names_persons: bool = False

    @property
    def agenda_texts(self) -> tuple[str, ...]:
        """The agenda, one text an item, in order."""
        return tuple(item.text for item in self.meeting.agenda)

    @property
    def first_day(self) -> datetime.date | None:
        """The first day that the plan names, if it names one."""
        preparation = self.preparation
        days = (preparation.study_date, preparation.talks.first, preparation.findings.first)
        return min((day for day in (*days, self.meeting.date) if day is not None), default=None)


def is_filled_in(text: str) -> bool:
    """Return whether ``text`` says something, and holds no ``***`` or XX that waits to be replaced."""
    return bool(text) and not _PLACEHOLDER.search(text)


def is_to_fill_in(text: str) -> bool:
    """Return whether ``text`` is nothing but a ``***`` or XX: what a blank plan holds."""
    return _PLACEHOLDER.fullmatch(text.strip()) is not None


def placeholders(plan: Plan) -> tuple[Notice, ...]:
    """Return a notice for each ``***`` or XX that the plan still holds, and for what no plan can be without.

    Each names the key it stands in.
    """
    held = (plan.title, plan.branch, plan.meeting.date, plan.meeting.place, plan.meeting.host)
    needed = zip(NEEDED, held, strict=True)
    empty = (notice("field_empty", Location(field=field)) for field, value in needed if not value)
    left = (
        _left(_key(field), text, found)
        for field, text in _texts(plan, "")
        for found in _PLACEHOLDER.finditer(text)
    )
    return (*empty, *left)


def _key(field: str) -> str:
    """Return the key of plan.toml that a field of the plan, or of one entry of its lists, stands under."""
    for part, key in _LISTS.items():
        if field.startswith(f"{part}."):
            return key
    return field if "." in field else f"plan.{field}"


def _left(field: str, text: str, found: re.Match[str]) -> Notice:
    if found.group() == text.strip():
        return notice("field_not_filled", Location(field=field), found=found.group())
    excerpt = text[max(0, found.start() - _EXCERPT) : found.end() + _EXCERPT]
    return notice("placeholder_left", Location(field=field), found=found.group(), text=excerpt)


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, field)
    elif is_dataclass(value):
        for part in fields(value):
            inside = f"{field}.{part.name}" if field else part.name
            yield from _texts(getattr(value, part.name), inside)


def check_plan(plan: Plan, roster: Roster) -> tuple[Notice, ...]:
    """Return what should be looked at in the plan beside the roster; these warn, they never refuse."""
    return (
        *placeholders(plan),
        *_check_organ(plan, roster),
        *_check_people(plan, roster),
        *_check_dates(plan),
        *check_agenda(plan.meeting.agenda),
        *_check_representatives(plan),
    )


def _check_representatives(plan: Plan) -> Iterator[Notice]:
    settings, kinds = plan.settings, {item.kind for item in plan.meeting.agenda}
    rating = _RATINGS.get(settings.public_rounds)
    if (
        settings.public_representatives
        and rating is not None
        and kinds - {ItemKind.OTHER}
        and rating not in kinds
    ):
        yield notice("plan_public_rounds_off", Location(field="settings.public_rounds"), kind=rating)


def _check_organ(plan: Plan, roster: Roster) -> Iterator[Notice]:
    usual = usual_deciding_organ(roster)
    if plan.deciding_organ is not None and plan.deciding_organ is not usual:
        yield notice("plan_organ_unusual", organ=plan.deciding_organ, usual=usual, full=roster.full_members)


def _check_people(plan: Plan, roster: Roster) -> Iterator[Notice]:
    if plan.names_persons:
        yield notice("plan_names_persons", Location(field="settings"))
    names = {name_key(member.name) for member in roster.members}
    if not any(SECRETARY in member.post for member in roster.members):
        yield notice("plan_secretary_missing")
    for member in roster.members:
        if joined_before_birth(member):
            yield notice(
                "joined_before_birth",
                member=roster.label(member.number),
                joined=member.joined,
                birth=member.birth,
            )
    for role, name in (("host", plan.meeting.host), ("recorder", plan.meeting.recorder)):
        for person in names_in(name):
            if name_key(person) not in names and SECRETARY not in person and "委员" not in person:
                yield notice("plan_person_unknown", Location(field=f"meeting.{role}"), name=person)


def _named_day(stage: str, period: Period) -> tuple[str, datetime.date | None]:
    """Return the field that says when a stage ends, or begins where no end is named, and its day."""
    return (f"{stage}_last", period.last) if period.last else (f"{stage}_first", period.first)


def _check_dates(plan: Plan) -> Iterator[Notice]:
    meeting, preparation = plan.meeting.date, plan.preparation
    for field, period in (("talks", preparation.talks), ("findings", preparation.findings)):
        if period.first and period.last and period.first > period.last:
            yield notice(
                "plan_period_reversed",
                Location(field=f"preparation.{field}_first"),
                first=period.first,
                last=period.last,
            )
    for field, day in (
        ("study_date", preparation.study_date),
        _named_day("talks", preparation.talks),
        _named_day("findings", preparation.findings),
    ):
        if day is not None and meeting is not None and day > meeting:
            yield notice(
                "plan_after_meeting", Location(field=f"preparation.{field}"), day=day, meeting=meeting
            )
    if meeting is not None and meeting.year not in (plan.year, plan.year + 1):
        yield notice(
            "plan_year_unusual", Location(field="meeting.date"), meeting=meeting, year=str(plan.year)
        )
