"""How the plan and the roster stand (C1)."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.status.entry import Lines, StatusEntry
from orglife_kit.rules.plan.members import check_not_counted
from orglife_kit.rules.plan.plan import check_plan, placeholders
from orglife_kit.rules.record import MeetingRecord

_LINES = Lines("plan", "1_plan")


def plan_status(record: MeetingRecord) -> Iterator[StatusEntry]:
    """Yield what was read, and what should be looked at."""
    roster = record.roster
    probationary = len(roster) - roster.full_members
    says = notice("status_plan", members=len(roster), full=roster.full_members, probationary=probationary)
    yield _LINES.done("C1", says)
    if not record.plan.theme.topic:
        yield _LINES.warning("C1", notice("status_theme_missing"))
    unfilled = placeholders(record.plan)
    for told in check_plan(record.plan, roster):
        yield (_LINES.missing if told in unfilled else _LINES.warning)("C1", told)
    for entry in record.members_not_counted:
        for told in check_not_counted(entry, record.plan.meeting.date, roster.label(entry.member)):
            yield _LINES.warning("C12", told)
