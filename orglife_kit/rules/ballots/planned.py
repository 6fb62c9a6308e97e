"""Which rounds there are: those of the plan's agenda, and what each rates (RULES.md §2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.errors import refuse
from orglife_kit.rules.ballots.round import Rated, RoundKind, RoundState, Subject, rated_by
from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.plan.plan import COMMITTEE_WORK

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord

RATINGS = {ItemKind.COMMITTEE_RATING: RoundKind.COMMITTEE, ItemKind.MEMBERS_RATING: RoundKind.MEMBERS}
BRANCH_WORK = "党支部工作"  # what is rated where there is no committee
COMMITTEE_SUBJECT = 0  # stands where a member's number would


def rounds_on(agenda: Iterable[AgendaItem]) -> tuple[RoundKind, ...]:
    """Return the rounds that an agenda has, in its order.

    One that does not say what any of its items is for has the members' round: that is what the appraisal is.
    """
    kinds = [item.kind for item in agenda]
    if all(kind is ItemKind.OTHER for kind in kinds):
        return (RoundKind.MEMBERS,)
    return tuple(dict.fromkeys(RATINGS[kind] for kind in kinds if kind in RATINGS))


def planned_rounds(record: MeetingRecord) -> tuple[RoundKind, ...]:
    """Return the rounds that this meeting's agenda has, in its order."""
    return rounds_on(record.plan.meeting.agenda)


def rounds_of(record: MeetingRecord) -> tuple[RoundKind, ...]:
    """Return the rounds that the meeting has: those of its agenda, then those that were opened all the same."""
    held = (entry.kind for entry in record.ballots.rounds if entry.state is not RoundState.VOID)
    return tuple(dict.fromkeys((*planned_rounds(record), *held)))


def check_planned(record: MeetingRecord, kind: RoundKind) -> None:
    """Raise ``RefusedError`` (``round_not_on_agenda``) for a round that the meeting does not have."""
    if kind not in rounds_of(record):
        raise refuse("round_not_on_agenda", kind=rated_of(record, kind))


def has_committee(record: MeetingRecord) -> bool:
    """Return whether the branch has a committee; else it is 党支部工作 that is rated."""
    return record.deciding_organ is DecidingOrgan.COMMITTEE


def committee_subject(record: MeetingRecord) -> Subject:
    """Return the one line of the ballot on the committee's work: in the plan's words, else in the usual ones."""
    name = record.plan.committee_name or COMMITTEE_WORK
    usual = name == COMMITTEE_WORK and not has_committee(record)
    return Subject(COMMITTEE_SUBJECT, BRANCH_WORK if usual else name)


def rated_of(record: MeetingRecord, kind: str | RoundKind) -> Rated:
    """Return what a round of ``kind`` rates, as it is called; raises ``RefusedError`` (``round_unknown``)."""
    held, named = record.ballots.held(kind), RoundKind.named(kind)
    if held is not None:
        return held.round.rates
    return Rated.MEMBERS if named is RoundKind.MEMBERS else rated_by(named, (committee_subject(record),))
