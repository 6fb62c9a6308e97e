"""Acts of the plan stage: the plan's file, the roster with its flags, the members not counted."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from orglife_kit.errors import notice, raise_input, refuse
from orglife_kit.meeting.entries import code_of, day_of
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.plan.members import Flag, Member, Membership, NotCounted, NotCountedReason
from orglife_kit.storage.plan_file import changed_plan
from orglife_kit.storage.readers.roster import check_name, clean_name
from orglife_kit.storage.tables.plan import FLAGS, MEMBERS, NOT_COUNTED, FlagRow, MemberRow

_FACTS = frozenset(
    ("name", "membership", "gender", "ethnicity", "birth", "joined", "group", "post", "identity")
)


class PlanStage:
    """What is settled before the meeting. Writes ``plan.toml``, the roster, its flags, who is not counted."""

    MAY_WRITE = (MEMBERS, FLAGS, NOT_COUNTED)

    def __init__(self, work: Work) -> None:
        self._work = work

    def change(self, changes: Mapping[str, object]) -> None:
        """Change values of ``plan.toml`` by their dotted keys; its comments stay.

        Rounds that are open keep what they were opened with. Raises ``InputError`` with everything that
        cannot be; then the file is as it was.
        """
        self._work.write_plan(lambda _, text: changed_plan(text, changes)[0])

    def set_flag(self, name: str | int, flag: str | Flag, *, holds: bool, reason: str) -> None:
        """Set what a member counts in, against what membership says; ``reason`` is required.

        Raises ``RefusedError``: ``flag_unknown``, ``flag_reason_missing``, and as ``MeetingRecord.member``.
        """

        def act(change: Change) -> None:
            member = change.record.member(name)
            meant = code_of(Flag, flag, "flag_unknown")
            if not reason.strip():
                raise refuse("flag_reason_missing", member=change.record.roster.label(member.number))
            change.put(FLAGS, FlagRow(member.number, meant, holds, reason.strip()))

        self._work.write(act, self.MAY_WRITE)

    def set_must_talk(self, names: Iterable[str | int]) -> None:
        """Keep the members who must be talked with, in place of those kept before (RULES.md §3)."""
        wanted = tuple(names)

        def act(change: Change) -> None:
            numbers = {change.record.member(name).number for name in wanted}
            for member in change.record.roster.members:
                change.change(MEMBERS, {"number": member.number}, must_talk=member.number in numbers)

        self._work.write(act, self.MAY_WRITE)

    def approve_not_counted(
        self,
        name: str | int,
        reason: str | NotCountedReason,
        approved_by: str,
        date: str | datetime.date,
    ) -> None:
        """Keep that a member was approved as not counted in 应到: why, by whom, on which day.

        Raises ``RefusedError``: ``not_counted_reason_unknown``, ``approved_by_missing``; ``InputError``:
        ``date_impossible``.
        """

        def act(change: Change) -> None:
            member = change.record.member(name)
            label = change.record.roster.label(member.number)
            why = code_of(NotCountedReason, reason, "not_counted_reason_unknown")
            if not approved_by.strip():
                raise refuse("approved_by_missing", member=label)
            change.put(NOT_COUNTED, NotCounted(member.number, why, approved_by.strip(), day_of(date)))

        self._work.write(act, self.MAY_WRITE)

    def count_again(self, name: str | int) -> None:
        """Take back that a member is not counted."""

        def act(change: Change) -> None:
            change.remove(NOT_COUNTED, member=change.record.member(name).number)

        self._work.write(act, self.MAY_WRITE)

    def add_member(self, name: str, membership: str | Membership = Membership.FULL, **facts: str) -> Member:
        """Add a member at the end of the roster and return him; ``facts`` are fields of ``Member``.

        Raises ``RefusedError``: ``roster_frozen`` once a round was opened, ``member_fact_unknown``,
        ``membership_unknown``; ``InputError`` for a name or an id number that cannot be.
        """

        def act(change: Change) -> int:
            rows = _rows(change)
            row = MemberRow(0, len(rows) + 1, **_checked(facts | {"name": name, "membership": membership}))
            _check_roster([*rows, row])
            return change.add(MEMBERS, row)

        number = self._work.write(act, self.MAY_WRITE)
        return self._work.record.member(number)

    def change_member(self, name: str | int, /, **facts: str) -> Member:
        """Change facts of a member (fields of ``Member``); flags set by hand stay. Raises as ``add_member``."""

        def act(change: Change) -> int:
            rows, number = _rows(change), change.record.member(name).number
            changed = {
                row.number: dataclasses.replace(row, **_checked(facts)) if row.number == number else row
                for row in rows
            }
            _check_roster(tuple(changed.values()))
            change.put(MEMBERS, changed[number])
            return number

        number = self._work.write(act, self.MAY_WRITE)
        return self._work.record.member(number)

    def remove_member(self, name: str | int) -> None:
        """Take a member out of the roster with everything that is kept of him; those after him move up.

        Raises ``RefusedError``: ``roster_frozen`` once a round was opened, ``roster_last_member``.
        """

        def act(change: Change) -> None:
            rows, removed = _rows(change), change.record.member(name)
            if len(rows) == 1:
                raise refuse("roster_last_member")
            change.remove(MEMBERS, number=removed.number)
            for row in rows:
                if row.position > removed.position:
                    change.change(MEMBERS, {"number": row.number}, position=row.position - 1)

        self._work.write(act, self.MAY_WRITE)


def _rows(change: Change) -> tuple[MemberRow, ...]:
    """Return the roster's rows, to be changed; raises ``RefusedError`` (``roster_frozen``) once a round was opened."""
    if change.record.ballots.rounds:
        raise refuse("roster_frozen")
    return tuple(
        MemberRow(
            number=member.number,
            position=member.position,
            name=member.name,
            membership=member.membership,
            gender=member.gender,
            ethnicity=member.ethnicity,
            birth=member.birth,
            joined=member.joined,
            group=member.group,
            post=member.post,
            identity=member.identity,
            must_talk=member.must_talk,
        )
        for member in change.record.roster.members
    )


def _checked(facts: Mapping[str, str]) -> dict[str, Any]:
    unknown = sorted(facts.keys() - _FACTS)
    if unknown:
        raise refuse("member_fact_unknown", fact="、".join(unknown), known="、".join(sorted(_FACTS)))
    checked: dict[str, Any] = {name: value.strip() for name, value in facts.items()}
    if "name" in facts:
        checked["name"] = clean_name(facts["name"])
    if "membership" in facts:
        checked["membership"] = code_of(Membership, facts["membership"], "membership_unknown")
    return checked


def _check_roster(rows: Sequence[MemberRow]) -> None:
    identities = [row.identity for row in rows if row.identity]
    twice = sorted({identity for identity in identities if identities.count(identity) > 1})
    raise_input(
        [
            *(fault for row in rows for fault in check_name(row.name)),
            *(notice("identity_twice", text=identity) for identity in twice),
        ]
    )
