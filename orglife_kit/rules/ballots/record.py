"""What is kept of the evening: attendance, agenda, minutes, rounds with their numbers and frozen tallies."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.attendance import AttendanceLine
from orglife_kit.rules.ballots.corrections import AttendanceCorrection
from orglife_kit.rules.ballots.evening import AgendaNote
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.minutes import Minutes
from orglife_kit.rules.ballots.minutes_versions import EarlierMinutes
from orglife_kit.rules.ballots.officers import Officers, Proposal
from orglife_kit.rules.ballots.recount import Recount
from orglife_kit.rules.ballots.round import Round, RoundKind, RoundState


@dataclass(frozen=True)
class ClassCounts:
    """One class of a round as recorded; ``None`` where nothing is counted yet. All numbers of ballots."""

    ballot_class: BallotClass
    box: BallotClass
    entitled: int
    issued: int | None
    received: int | None
    typings: int
    corrections: int
    signed_off: bool
    valid: int | None
    void: int | None


@dataclass(frozen=True)
class BoxCounts:
    """A closed box: numbers, root, and the frozen counts per subject and code; never the marks."""

    ballot_class: BallotClass
    present: int
    many_excellent: int
    root: str
    counts: Mapping[int, Mapping[str, int]]


@dataclass(frozen=True)
class RoundRecord:
    """A round with what was recorded of it.

    ``frozen`` is what it froze, as the JSON text that was kept; ``intake`` the random id of its sealed intake, empty
    where an earlier version opened it.
    """

    round: Round
    frozen: str
    intake: str
    tellers: tuple[str, ...]
    scrutineers: tuple[str, ...]
    classes: Mapping[BallotClass, ClassCounts]
    boxes: Mapping[BallotClass, BoxCounts]
    passed: str = ""

    @property
    def officers(self) -> Officers:
        """Who counts and who watches it, and how they were passed."""
        return Officers(self.tellers, self.scrutineers, self.passed)

    @property
    def number(self) -> int:
        """The round's number."""
        return self.round.number

    @property
    def kind(self) -> RoundKind:
        """What is rated."""
        return self.round.kind

    @property
    def state(self) -> RoundState:
        """Open, closed or void."""
        return self.round.state


@dataclass(frozen=True)
class BallotsRecord:
    """The evening's part of the record.

    ``attendance`` is in roster order, as it holds, empty before it was taken; ``representatives`` are the 群众代表 who
    signed in; ``corrections`` what was changed of both, in the order in which it was; ``notes`` by the identity
    of the item of the agenda; ``rounds`` in the order they were opened, void ones too; ``copied`` the day on
    which the roots of a round were confirmed to be on the paper, by its number.
    """

    attendance: tuple[AttendanceLine, ...] = ()
    representatives: tuple[str, ...] = ()
    corrections: tuple[AttendanceCorrection, ...] = ()
    notes: Mapping[str, AgendaNote] = field(default_factory=dict)
    proposal: Proposal = field(default_factory=Proposal)
    minutes: Minutes | None = None
    earlier_minutes: tuple[EarlierMinutes, ...] = ()
    rounds: tuple[RoundRecord, ...] = ()
    copied: Mapping[int, datetime.date] = field(default_factory=dict)
    recounts: tuple[Recount, ...] = ()

    def latest(self, kind: str | RoundKind, *states: RoundState) -> RoundRecord | None:
        """Return the latest round of ``kind``, ``None`` where there is none or it is in none of ``states``, if named.

        Raises ``RefusedError`` (``round_unknown``).
        """
        wanted = RoundKind.named(kind)
        found = next((entry for entry in reversed(self.rounds) if entry.kind is wanted), None)
        return found if found is not None and (not states or found.state in states) else None

    def held(self, kind: str | RoundKind) -> RoundRecord | None:
        """Return the latest round of ``kind`` unless it is void: what was frozen at its opening holds."""
        return self.latest(kind, RoundState.OPEN, RoundState.CLOSED)
