"""The plan that the tables of plan.toml make, and every fault of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orglife_kit.errors import Notice
from orglife_kit.rules.plan.grades import COMMITTEE_GRADE_SET, MEMBER_GRADES, MEMBERS_GRADE_SET
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.plan.plan import COMMITTEE_WORK, Plan
from orglife_kit.storage.plan_tables.persons import names_persons
from orglife_kit.storage.plan_tables.sections import (
    take_grade_set,
    take_meeting,
    take_preparation,
    take_theme,
)
from orglife_kit.storage.plan_tables.settings import take_settings
from orglife_kit.storage.plan_tables.table import Table, built


def plan_of(tables: Mapping[str, Any]) -> tuple[Plan | None, list[Notice]]:
    """Return the plan that ``tables`` make and every fault of theirs; no plan when there is a fault.

    A fault's place holds the dotted path of its key.
    """
    faults: list[Notice] = []
    top = Table(tables, "", faults)
    head = top.table("plan")
    grades = top.table("grades")
    plan = built(
        faults,
        lambda: Plan(
            title=head.text(head.present("title")),
            year=_year(head),
            branch=head.text(head.present("branch")),
            superior=head.text("superior"),
            documents=head.texts("documents"),
            introduction=head.text("introduction"),
            theme=take_theme(top.table("theme")),
            preparation=take_preparation(top.table("preparation")),
            meeting=take_meeting(top.table("meeting")),
            rectification=head.text("rectification"),
            accounts_to=head.text("accounts_to"),
            previous=head.text("previous"),
            leadership=head.text("leadership"),
            committee_name=head.text("committee_name", COMMITTEE_WORK),
            deciding_organ=_organ(head),
            members_grade_set=take_grade_set(grades.table("members"), MEMBERS_GRADE_SET, fixed=MEMBER_GRADES),
            committee_grade_set=take_grade_set(grades.table("committee"), COMMITTEE_GRADE_SET),
            settings=take_settings(top.table("settings")),
            names_persons=names_persons(tables),
        ),
    )
    for table in (head, grades, top):
        table.finish()
    return (None if faults else plan), faults


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
