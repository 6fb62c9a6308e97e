"""The tables of plan.toml: which keys there are, of which kind, and the plan they make."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from orglife_kit.errors import InputError, Location, Notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind, guess_kind, item_of
from orglife_kit.rules.plan.grades import (
    COMMITTEE_GRADE_SET,
    MEMBER_GRADES,
    MEMBERS_GRADE_SET,
    Grade,
    GradeSet,
)
from orglife_kit.rules.plan.members import DecidingOrgan, NotCountedReason
from orglife_kit.rules.plan.plan import COMMITTEE_WORK, MeetingPlan, Period, Plan, Preparation, Theme
from orglife_kit.rules.plan.settings import Settings
from orglife_kit.rules.written import share_in
from orglife_kit.storage.plan_values import Table


@dataclass(frozen=True)
class NamedNotCounted:
    """An approved absence as a plan of an earlier version names it."""

    member: str
    reason: NotCountedReason
    approved_by: str
    date: datetime.date


@dataclass(frozen=True)
class NamedPersons:
    """What a plan of an earlier version says of persons, by their names: must-talk members, approved absences."""

    must_talk: tuple[str, ...] = ()
    not_counted: tuple[NamedNotCounted, ...] = ()


PERSON_KEYS = ("must_talk", "not_counted")


def persons_of(tables: Mapping[str, Any]) -> NamedPersons:
    """Return what ``tables``, which make a plan without a fault, say of persons."""
    return _persons(Table(tables.get("settings"), "settings", []))


def _names_persons(tables: Mapping[str, Any]) -> bool:
    settings = tables.get("settings")
    return isinstance(settings, dict) and any(settings.get(key) for key in PERSON_KEYS)


def plan_of(tables: Mapping[str, Any]) -> tuple[Plan | None, list[Notice]]:
    """Return the plan that ``tables`` make and every fault of theirs; no plan when there is a fault.

    A fault's place holds the dotted path of its key.
    """
    faults: list[Notice] = []
    top = Table(tables, "", faults)
    head = top.table("plan")
    grades = top.table("grades")
    plan = _built(
        faults,
        lambda: Plan(
            title=head.text(head.present("title")),
            year=_year(head),
            branch=head.text(head.present("branch")),
            superior=head.text("superior"),
            documents=head.texts("documents"),
            introduction=head.text("introduction"),
            theme=_theme(top.table("theme")),
            preparation=_preparation(top.table("preparation")),
            meeting=_meeting(top.table("meeting")),
            rectification=head.text("rectification"),
            accounts_to=head.text("accounts_to"),
            previous=head.text("previous"),
            leadership=head.text("leadership"),
            committee_name=head.text("committee_name", COMMITTEE_WORK),
            deciding_organ=_organ(head),
            members_grade_set=_grade_set(grades.table("members"), MEMBERS_GRADE_SET, fixed=MEMBER_GRADES),
            committee_grade_set=_grade_set(grades.table("committee"), COMMITTEE_GRADE_SET),
            settings=_settings(top.table("settings")),
            names_persons=_names_persons(tables),
        ),
    )
    for table in (head, grades, top):
        table.finish()
    return (None if faults else plan), faults


Built = TypeVar("Built")


def _built(faults: list[Notice], make: Callable[[], Built], inside: str = "") -> Built | None:
    """Return what ``make`` makes; a record that refuses its values adds its faults under ``inside``."""
    try:
        return make()
    except InputError as error:
        for told in error.notices:
            path = ".".join(part for part in (inside, told.location.field) if part)
            faults.append(Notice(told.code, told.fields, Location(field=path or None)))
        return None


def _year(head: Table) -> int:
    year = head.whole("year", 0, required=True)
    if year and not 1949 <= year <= 2200:
        head.fault("year", "plan_year_impossible", value=str(year))
    return year


def _organ(head: Table) -> DecidingOrgan | None:
    value = head.take("deciding_organ")
    if value in (None, ""):
        return None
    try:
        return DecidingOrgan(value)
    except ValueError:
        head.fault("deciding_organ", "plan_choice_unknown", value=str(value), known="、".join(DecidingOrgan))
        return None


def _theme(table: Table) -> Theme:
    theme = Theme(
        topic=table.text("topic"),
        education=table.text("education"),
        requirement=table.text("requirement"),
        four_studies=table.texts("four_studies"),
        problem_areas=table.texts("problem_areas"),
        goals=table.texts("goals"),
        text=table.text("text"),
    )
    table.finish()
    return theme


def _preparation(table: Table) -> Preparation:
    preparation = Preparation(
        study_date=table.date("study_date"),
        study_text=table.text("study_text"),
        reading=table.texts("reading"),
        talks=Period(table.date("talks_first"), table.date("talks_last")),
        talks_text=table.text("talks_text"),
        findings=Period(table.date("findings_first"), table.date("findings_last")),
        findings_text=table.text("findings_text"),
        committee_aspects=table.texts("committee_aspects"),
        member_aspects=table.texts("member_aspects"),
    )
    table.finish()
    return preparation


def _meeting(table: Table) -> MeetingPlan:
    meeting = MeetingPlan(
        date=table.date(table.present("date")),
        time=table.text("time"),
        place=table.text(table.present("place")),
        host=table.text(table.present("host")),
        recorder=table.text("recorder"),
        participants=table.text("participants"),
        guide=table.text("guide"),
        supervising_group=table.text("supervising_group"),
        agenda=_agenda(table),
        text=table.texts("text"),
    )
    table.finish()
    return meeting


def _agenda(table: Table) -> tuple[AgendaItem, ...]:
    """Return the agenda; an item is a text, or a table that also names its kind."""
    entries = table.take("agenda")
    if entries is not None and not isinstance(entries, list):
        table.fault("agenda", "plan_not_list")
        return ()
    items = []
    for position, entry in enumerate(entries or ()):
        if isinstance(entry, str):
            items.append(item_of(entry.strip()))
            continue
        row = Table(entry, f"{table.path}.agenda.{position}", table.faults)
        text = row.text("text", required=True)
        named = "kind" in row.values
        kind = row.choice("kind", ItemKind.OTHER) if named else guess_kind(text)
        items.append(AgendaItem(text, kind, not named, row.text("id")))
        row.finish()
    return tuple(item for item in items if item.text)


def _grade_set(table: Table, usual: GradeSet, fixed: tuple[str, ...] | None = None) -> GradeSet:
    """Return a grade set; ``fixed`` codes may get other labels but not other codes."""
    entries = table.take("grades")
    capped = table.text("capped", usual.capped or "") or None
    prints_abstention = table.truth("prints_abstention", default=usual.prints_abstention)
    table.finish()
    grades = list(usual.grades)
    if entries is not None:
        grades = []
        for position, entry in enumerate(entries if isinstance(entries, list) else [entries]):
            row = Table(entry, f"{table.path}.grades.{position}", table.faults)
            grades.append(Grade(row.text("code", required=True), row.text("label", required=True)))
            row.finish()
        if fixed is not None and tuple(grade.code for grade in grades) != fixed:
            table.fault("grades", "plan_grades_fixed", known="、".join(fixed))
    made = _built(
        table.faults, lambda: GradeSet(tuple(grades), capped, prints_abstention), f"{table.path}.grades"
    )
    return made or usual


def _settings(table: Table) -> Settings:
    usual = Settings()
    _persons(table)  # an earlier plan may still name some; a fault there is a fault of the plan
    settings = _built(
        table.faults,
        lambda: Settings(
            cap_base=table.choice("cap_base", usual.cap_base),
            cap_share=_share(table, usual.cap_share),
            over_cap=table.choice("over_cap", usual.over_cap),
            many_excellent=table.choice("many_excellent", usual.many_excellent),
            overvote=table.choice("overvote", usual.overvote),
            quorum=table.choice("quorum", usual.quorum),
            quorum_comparison=table.choice("quorum_comparison", usual.quorum_comparison),
            own_line=table.choice("own_line", usual.own_line),
            absent_ballots=table.choice("absent_ballots", usual.absent_ballots),
            public_ballots=table.choice("public_ballots", usual.public_ballots),
            public_representatives=table.whole("public_representatives", usual.public_representatives),
            public_rounds=table.choice("public_rounds", usual.public_rounds),
            percentage_of=table.choice("percentage_of", usual.percentage_of),
            smallest_group=table.whole("smallest_group", usual.smallest_group),
            talk_notes=table.truth("talk_notes", default=usual.talk_notes),
            finding_hints=table.truth("finding_hints", default=usual.finding_hints),
            findings_on_slip=table.truth("findings_on_slip", default=usual.findings_on_slip),
            disposition_steps=table.texts("disposition_steps", usual.disposition_steps),
            keeping_years=table.whole("keeping_years", usual.keeping_years),
            distribution_to_branch=table.truth(
                "distribution_to_branch", default=usual.distribution_to_branch
            ),
            counts_to_supervisor=table.truth("counts_to_supervisor", default=usual.counts_to_supervisor),
            member_facts_to_supervisor=table.truth(
                "member_facts_to_supervisor", default=usual.member_facts_to_supervisor
            ),
            committee_findings_to_public=table.truth(
                "committee_findings_to_public", default=usual.committee_findings_to_public
            ),
        ),
        "settings",
    )
    table.finish()
    return settings or usual


def _share(table: Table, usual: tuple[int, int]) -> tuple[int, int]:
    value = table.take("cap_share")
    if value is None:
        return usual
    share = share_in(str(value))
    if share is None:
        table.fault("cap_share", "plan_not_share", value=str(value))
    return share or usual


def _persons(table: Table) -> NamedPersons:
    must_talk, entries = table.texts("must_talk"), table.take("not_counted")
    found = []
    for position, entry in enumerate(entries if isinstance(entries, list) else []):
        row = Table(entry, f"{table.path}.not_counted.{position}", table.faults)
        reason = row.choice("reason", NotCountedReason.AWAY)
        if "reason" not in row.values:
            row.fault("reason", "plan_key_missing")
        found.append(
            NamedNotCounted(
                member=row.text("member", required=True),
                reason=reason,
                approved_by=row.text("approved_by", required=True),
                date=row.needed_date("date"),
            )
        )
        row.finish()
    if entries is not None and not isinstance(entries, list):
        table.fault("not_counted", "plan_not_list")
    return NamedPersons(must_talk, tuple(found))
