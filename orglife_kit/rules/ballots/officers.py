"""计票人、监票人: who was proposed and passed, and what is told of the names that were entered (RULES.md §2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, RefusedError, notice, refuse
from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.rules.plan.members import Roster, name_key

if TYPE_CHECKING:
    from orglife_kit.rules.ballots.record import RoundRecord
    from orglife_kit.rules.ballots.round import RoundKind
    from orglife_kit.rules.record import MeetingRecord


@dataclass(frozen=True)
class Officers:
    """Who counts, who watches, and how they were passed; empty before."""

    tellers: tuple[str, ...] = ()
    scrutineers: tuple[str, ...] = ()
    passed: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, the tellers first."""
        return (*self.tellers, *self.scrutineers)


@dataclass(frozen=True)
class Proposal:
    """推选计票人、监票人: who was proposed for the rounds to come, after round ``after`` (0 before any)."""

    tellers: tuple[str, ...] = ()
    scrutineers: tuple[str, ...] = ()
    passed: str = ""
    after: int = 0

    @property
    def officers(self) -> Officers:
        """Those who were proposed."""
        return Officers(self.tellers, self.scrutineers, self.passed)


def check_officers(roster: Roster, officers: Officers) -> None:
    """Raise ``RefusedError`` (``officer_twice``) for who would both count and watch, or is named twice."""
    keys = Counter(_person(roster, name) for name in officers.names)
    twice = dict.fromkeys(name for name in officers.names if keys[_person(roster, name)] > 1)
    if twice:
        raise refuse("officer_twice", name="、".join(twice))


def officers_to_open(record: MeetingRecord, kind: RoundKind) -> Officers:
    """Return the officers of a round that opens now: those who were named last, for it or for all.

    重新测评 keeps those of the void round, unless others were proposed since.
    """
    proposal, before = record.ballots.proposal, record.ballots.latest(kind)
    if before is not None and before.officers.names and proposal.after < before.number:
        return before.officers
    return proposal.officers


def named_notices(record: MeetingRecord, officers: Officers) -> tuple[Notice, ...]:
    """Return what is told of names: on the roster nobody has them, or several, or he is not there."""
    return tuple(told for name in dict.fromkeys(officers.names) for told in _of_name(record, name))


def round_notices(record: MeetingRecord, entry: RoundRecord) -> tuple[Notice, ...]:
    """Return what is told of a round's officers: nobody counts, or somebody is the only one rated by it."""
    roster, subjects = record.roster, entry.round.subjects
    told = [] if entry.officers.tellers else [notice("tellers_not_named")]
    told += named_notices(record, entry.officers)
    if len(subjects) == 1:
        alone = _person(roster, subjects[0].label)
        told += [
            notice("officer_rated_alone", name=name)
            for name in entry.officers.names
            if _person(roster, name) == alone
        ]
    return tuple(told)


def latest_notices(record: MeetingRecord, kind: str | RoundKind) -> tuple[Notice, ...]:
    """Return what is told of the officers of the latest round of ``kind``, if there is one."""
    entry = record.ballots.latest(kind)
    return () if entry is None else round_notices(record, entry)


def current_rounds(record: MeetingRecord) -> tuple[RoundRecord, ...]:
    """Return the rounds that count: the latest of each kind, void ones left out."""
    return tuple(
        entry
        for entry in record.ballots.rounds
        if entry.state is not RoundState.VOID and entry is record.ballots.latest(entry.kind)
    )


def _person(roster: Roster, name: str) -> str:
    """Return who is meant: a member by his number, anybody else by the folded name."""
    try:
        return f"#{roster.resolve(name).number}"
    except RefusedError:
        return name_key(name)


def _of_name(record: MeetingRecord, name: str) -> Iterator[Notice]:
    try:
        member = record.roster.resolve(name)
    except RefusedError as error:
        told = error.notices[0]
        if told.code == "member_ambiguous":
            yield notice("officer_ambiguous", name=name, choices=told.fields["choices"])
        elif "near" in told.fields:
            yield notice("officer_not_on_roster_near", name=name, near=told.fields["near"])
        else:
            yield notice("officer_not_on_roster", name=name)
        return
    for line in record.ballots.attendance:
        if line.member == member.number and not line.presence.is_there:
            yield notice("officer_not_there", name=name, presence=line.presence)
