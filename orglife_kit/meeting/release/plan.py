"""What of the roster is handed to a scope: facts of the members, who is not counted."""

from __future__ import annotations

from orglife_kit.rules.plan.members import Flag
from orglife_kit.rules.plan.release import FlagChange, MemberDetails, NotCountedLine
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord


def member_details(record: MeetingRecord, scope: Scope) -> tuple[MemberDetails, ...]:
    """Return the roster; what was set for a member by hand only to the deciding organ."""
    return tuple(
        MemberDetails(
            record.roster.label(number),
            record.roster.member(number),
            _changes(record, number) if scope is Scope.ORGAN else (),
        )
        for number in record.roster.numbers
    )


def own_details(record: MeetingRecord, number: int) -> MemberDetails:
    """Return what the roster keeps of one member, for himself."""
    return MemberDetails(record.roster.label(number), record.roster.member(number))


def not_counted_lines(record: MeetingRecord) -> tuple[NotCountedLine, ...]:
    """Return who is approved as not counted, in roster order."""
    return tuple(
        NotCountedLine(record.roster.label(entry.member), entry.reason, entry.approved_by, entry.date)
        for entry in record.members_not_counted
    )


def _changes(record: MeetingRecord, number: int) -> tuple[FlagChange, ...]:
    member, reasons = record.roster.member(number), record.flag_reasons
    return tuple(
        FlagChange(flag, member.has(flag), reasons[number, flag])
        for flag in Flag
        if (number, flag) in reasons
    )
