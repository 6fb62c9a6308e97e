"""Acts of the plan stage: the plan's file, the roster with its flags, the members not counted."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from orglife_kit.errors import Notice, refuse
from orglife_kit.meeting.entries import code_of, day_of, listed, truth_of
from orglife_kit.meeting.recording import plan as recording
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.ballots.corrections import correction_notices
from orglife_kit.rules.plan.members import Flag, Member, Membership, NotCountedReason
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.storage.plan_file import changed_plan
from orglife_kit.storage.tables.plan import FLAGS, MEMBERS, NOT_COUNTED


class PlanStage:
    """What is settled before the meeting. Writes ``plan.toml``, the roster, its flags, who is not counted."""

    MAY_WRITE = (MEMBERS, FLAGS, NOT_COUNTED)

    def __init__(self, work: Work) -> None:
        self._work = work

    def change(self, changes: Mapping[str, object]) -> None:
        """Change values of ``plan.toml`` by their dotted keys; its comments stay.

        Another year goes into the title too, where it names the old one. Rounds that are open keep what they were
        opened with. Raises ``InputError`` with everything that cannot be; then the file is as it was.
        """
        values = {
            key: day_of(value) if isinstance(value, datetime.date) else value
            for key, value in changes.items()
        }
        self._work.write_plan(
            lambda change, text: changed_plan(text, _with_title(change.record.plan, values))[0]
        )

    def set_flag(self, name: str | int, flag: str | Flag, *, holds: bool, reason: str) -> None:
        """Set what a member counts in, against what membership says; ``reason`` is required.

        Raises ``RefusedError``: ``flag_unknown``, ``flag_reason_missing``, and as ``MeetingRecord.member``.
        """

        def act(change: Change) -> None:
            member = change.record.member(name)
            recording.set_flag(
                change, member.number, code_of(Flag, flag, "flag_unknown"), reason, holds=truth_of(holds)
            )

        self._work.write(act, self.MAY_WRITE)

    def change_must_talk(self, add: Iterable[str | int] = (), remove: Iterable[str | int] = ()) -> None:
        """Add members to those who must be talked with, or take some out; others stay as they are (RULES.md §3)."""
        added, removed = listed(add), listed(remove)

        def act(change: Change) -> None:
            for names, holds in ((removed, False), (added, True)):
                for number in {change.record.member(name).number for name in names}:
                    change.change(MEMBERS, {"number": number}, must_talk=holds)

        self._work.write(act, self.MAY_WRITE)

    def approve_not_counted(
        self,
        name: str | int,
        reason: str | NotCountedReason,
        approved_by: str,
        date: str | datetime.date,
    ) -> tuple[Notice, ...]:
        """Keep that a member was approved as not counted in 应到: why, by whom, on which day.

        Returns a warning for a day after the meeting, and once a rating was opened the pages that this changes.
        Raises ``RefusedError``: ``not_counted_reason_unknown``, ``approved_by_missing``; ``InputError``:
        ``date_impossible``.
        """

        def act(change: Change) -> tuple[Notice, ...]:
            number = change.record.member(name).number
            told = recording.keep_not_counted(change, number, reason, approved_by, date)
            return (*told, *correction_notices(change.record))

        return self._work.write(act, self.MAY_WRITE)

    def count_again(self, name: str | int) -> tuple[Notice, ...]:
        """Take back that a member is not counted. Once a rating was opened, returns the pages that this changes."""

        def act(change: Change) -> tuple[Notice, ...]:
            removed = change.remove(NOT_COUNTED, member=change.record.member(name).number)
            return correction_notices(change.record) if removed else ()

        return self._work.write(act, self.MAY_WRITE)

    def add_member(self, name: str, membership: str | Membership = Membership.FULL, **facts: str) -> Member:
        """Add a member at the end of the roster and return him; ``facts`` are fields of ``Member``.

        Raises ``RefusedError``: ``roster_frozen`` once a round was opened, ``member_fact_unknown``,
        ``membership_unknown``; ``InputError`` for a name or an id number that cannot be.
        """

        def act(change: Change) -> Member:
            number = recording.add_member(change, facts | {"name": name, "membership": membership})
            return change.reread().member(number)

        return self._work.write(act, self.MAY_WRITE)

    def change_member(self, name: str | int, /, **facts: str) -> Member:
        """Change facts of a member (fields of ``Member``); flags set by hand stay. Raises as ``add_member``."""

        def act(change: Change) -> Member:
            number = change.record.member(name).number
            recording.change_member(change, number, facts)
            return change.reread().member(number)

        return self._work.write(act, self.MAY_WRITE)

    def remove_member(self, name: str | int) -> None:
        """Take a member out of the roster with everything that is kept of him; those after him move up.

        Raises ``RefusedError``: ``roster_frozen`` once a round was opened, ``roster_last_member``.
        """

        def act(change: Change) -> None:
            rows, removed = recording.roster_rows(change), change.record.member(name)
            if len(rows) == 1:
                raise refuse("roster_last_member")
            change.remove(MEMBERS, number=removed.number)
            for row in rows:
                if row.position > removed.position:
                    change.change(MEMBERS, {"number": row.number}, position=row.position - 1)

        self._work.write(act, self.MAY_WRITE)


def _with_title(plan: Plan, changes: Mapping[str, object]) -> Mapping[str, object]:
    """Return changes of a plan with its title moved to another year, unless they name a title themselves."""
    year = changes.get("plan.year")
    if not isinstance(year, int) or "plan.title" in changes:
        return changes
    return {**changes, "plan.title": plan.title.replace(str(plan.year), str(year))}
