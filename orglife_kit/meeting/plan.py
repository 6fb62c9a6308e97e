"""Acts of the plan stage: the roster and its flags, and what plan and roster say of each other."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from sqlite3 import Connection

from orglife_kit.errors import Notice, notice, raise_input, refuse
from orglife_kit.meeting.base import PLAN_FILE, MeetingBase
from orglife_kit.rules.plan.members import Flag, Member
from orglife_kit.rules.plan.plan import check_plan
from orglife_kit.storage import ballot_rows, roster_rows
from orglife_kit.storage.plan_file import changed_plan, read_text, write_plan
from orglife_kit.storage.readers.roster import RosterRow, check_name, clean_name

_NO_CHANGE = (-1, "", "")  # of the plan: how many acts there were with it, its text before and after


class PlanActs(MeetingBase):
    """What is settled before the meeting."""

    _plan_change: tuple[int, str, str] = _NO_CHANGE

    def plan_notices(self) -> tuple[Notice, ...]:
        """Return what should be looked at in the plan and the roster; never a refusal."""
        return check_plan(self.plan, self.roster)

    def change_plan(self, changes: Mapping[str, object]) -> None:
        """Change values of ``plan.toml`` by their dotted keys; its comments stay.

        Rounds that are open keep what they were opened with. Raises ``InputError`` with everything that
        cannot be; then the file is as it was.
        """
        path = self.folder / PLAN_FILE

        def change(
            _: Connection,
        ) -> tuple[str, str]:  # in a transaction: two windows write one after the other
            before = read_text(path)
            after, _plan = changed_plan(before, changes)
            write_plan(path, after)
            return before, after

        before, after = self._database.write(change)
        self._plan_change = self._database.acts, before, after

    @property
    def can_undo(self) -> bool:
        """Whether the last act of this meeting, here, is one that can be taken back."""
        return super().can_undo or self._plan_change[0] == self._database.acts

    def undo(self) -> None:
        """Take back the last act: of the plan, roster, findings, self-reviews, attendance or assessments.

        Raises ``RefusedError``: ``nothing_to_undo`` after any other act, ``undo_too_late`` when the meeting
        was changed elsewhere since.
        """
        acts, before, after = self._plan_change
        if acts != self._database.acts:
            super().undo()
            return
        path = self.folder / PLAN_FILE
        self._plan_change = _NO_CHANGE
        if read_text(path) != after:
            raise refuse("undo_too_late")
        write_plan(path, before)

    def set_flag(self, name: str | int, flag: Flag, *, holds: bool, reason: str) -> None:
        """Set what a member counts in, against what membership says; ``reason`` is required."""
        member = self.member(name)
        if not reason.strip():
            raise refuse("flag_reason_missing", member=self.roster.label(member.number))
        self._database.write(
            lambda rows: roster_rows.set_flag(rows, member.number, flag, holds=holds, reason=reason),
            undoable=True,
        )

    def flag_reasons(self) -> dict[tuple[int, Flag], str]:
        """Return why a flag was set by hand, by roster number and flag."""
        return self._database.read(roster_rows.read_flag_reasons)

    def add_member(self, row: RosterRow) -> Member:
        """Add a member at the end of the roster and return it; ``row.row`` is not used.

        Raises ``RefusedError`` (``roster_frozen``) once a round was opened, and ``InputError`` for a name
        or an id that cannot be.
        """
        rows = self._rows()
        self._keep_roster([*rows, row], [*range(1, len(rows) + 1), None])
        return self.roster.member(len(rows) + 1)

    def change_member(self, name: str | int, /, **facts: str) -> Member:
        """Change facts of a member (fields of ``RosterRow``); flags set by hand stay. Raises as ``add_member``."""
        number = self.member(name).number
        rows = self._rows()
        rows[number - 1] = dataclasses.replace(rows[number - 1], **facts)  # type: ignore[arg-type]
        self._keep_roster(rows, list(range(1, len(rows) + 1)))
        return self.roster.member(number)

    def remove_member(self, name: str | int) -> None:
        """Take a member out of the roster; those after him move up. Raises as ``add_member``."""
        number = self.member(name).number
        rows = self._rows()
        del rows[number - 1]
        if not rows:
            raise refuse("roster_last_member")
        self._keep_roster(rows, [old for old in range(1, len(rows) + 2) if old != number])

    def _rows(self) -> list[RosterRow]:
        return [
            RosterRow(
                member.number,
                member.name,
                member.membership.value,
                member.gender,
                member.ethnicity,
                member.birth,
                member.joined,
                member.group,
                member.post,
                member.identity,
            )
            for member in self.roster.members
        ]

    def _keep_roster(self, rows: list[RosterRow], came_from: list[int | None] | list[int]) -> None:
        if self._database.read(ballot_rows.read_rounds):
            raise refuse("roster_frozen")
        rows = [dataclasses.replace(row, name=clean_name(row.name)) for row in rows]
        identities = [row.identity for row in rows if row.identity]
        faults = [fault for row in rows for fault in check_name(row.name)]
        faults += [
            notice("identity_twice", text=one) for one in sorted(set(identities)) if identities.count(one) > 1
        ]
        raise_input(faults)
        self._database.write(
            lambda connection: roster_rows.replace_roster(connection, rows, came_from), undoable=True
        )
