"""Theme, preparation, meeting and grades of plan.toml."""

from __future__ import annotations

from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind, guess_kind, item_of
from orglife_kit.rules.plan.grades import Grade, GradeSet
from orglife_kit.rules.plan.plan import MeetingPlan, Period, Preparation, Theme
from orglife_kit.storage.plan_tables.table import Table, built


def take_theme(table: Table) -> Theme:
    """Return what the meeting is about."""
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


def take_preparation(table: Table) -> Preparation:
    """Return what happens before the meeting, and when."""
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


def take_meeting(table: Table) -> MeetingPlan:
    """Return when and where the meeting is, who leads it, and its agenda."""
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


def take_grade_set(table: Table, usual: GradeSet, fixed: tuple[str, ...] | None = None) -> GradeSet:
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
    made = built(
        table.faults, lambda: GradeSet(tuple(grades), capped, prints_abstention), f"{table.path}.grades"
    )
    return made or usual
