"""Acts of the plan stage: the roster's flags, and what plan and roster say of each other."""

from __future__ import annotations

from orglife_kit.errors import Notice, refuse
from orglife_kit.meeting.base import MeetingBase
from orglife_kit.rules.plan.members import Flag
from orglife_kit.rules.plan.plan import check_plan
from orglife_kit.storage import roster_rows


class PlanActs(MeetingBase):
    """What is settled before the meeting."""

    def plan_notices(self) -> tuple[Notice, ...]:
        """Return what should be looked at in the plan and the roster; never a refusal."""
        return check_plan(self.plan, self.roster)

    def set_flag(self, name: str | int, flag: Flag, *, holds: bool, reason: str) -> None:
        """Set what a member counts in, against what membership says; ``reason`` is required."""
        member = self.member(name)
        if not reason.strip():
            raise refuse("flag_reason_missing", member=self.roster.label(member.number))
        self._database.write(
            lambda rows: roster_rows.set_flag(rows, member.number, flag, holds=holds, reason=reason)
        )
