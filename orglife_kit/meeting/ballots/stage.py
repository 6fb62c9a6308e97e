"""``meeting.ballots``: the acts of the meeting evening."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from orglife_kit.errors import Notice, OrglifeError
from orglife_kit.meeting.ballots import agenda, attendance, casting, closing, intakes, minutes, opening
from orglife_kit.meeting.ballots.casting import Pile, SavedBallot, TypingDifference
from orglife_kit.meeting.ballots.closing import CloseReport
from orglife_kit.meeting.ballots.rehearsal import Rehearsal, rehearse, wipe_rehearsals
from orglife_kit.meeting.entries import day_or_none
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.ballots.attendance import AttendanceLine
from orglife_kit.rules.ballots.evening import Proposal
from orglife_kit.rules.ballots.marks import BallotClass, Channel
from orglife_kit.rules.ballots.minutes import MinutesHead
from orglife_kit.rules.ballots.record import RoundRecord
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.sealing import TypedBallot
from orglife_kit.storage.tables.ballots import (
    AGENDA,
    ATTENDANCE,
    BOXES,
    CLASSES,
    MARKS,
    MINUTES,
    NOTES,
    OFFICERS,
    PROPOSALS,
    ROUNDS,
    TALLIES,
)

Answer = TypeVar("Answer")


class BallotsStage:
    """The meeting evening. Writes attendance, agenda, minutes, rounds, and the sealed intake of open rounds.

    ``kind`` is ``members`` or ``committee``, ``ballot_class`` ``members``, ``public`` or ``absent``. A
    ballot that is acknowledged is on the disk.
    """

    MAY_WRITE = (
        *(ATTENDANCE, AGENDA, PROPOSALS, NOTES, MINUTES),
        *(ROUNDS, OFFICERS, CLASSES, BOXES, MARKS, TALLIES),
    )

    def __init__(self, work: Work) -> None:
        self._work = work

    def take_attendance(self, exceptions: Iterable[AttendanceLine] = ()) -> tuple[Notice, ...]:
        """Record every member as present but ``exceptions``; return what the minutes still lack.

        Taking it again replaces what was recorded. Raises ``InputError`` (``member_twice``), ``RefusedError``
        for a member or a presence that is not known.
        """
        lines = tuple(exceptions)
        return self._work.write(lambda change: attendance.take_attendance(change, lines), self.MAY_WRITE)

    def record_attendance(self, line: AttendanceLine) -> tuple[Notice, ...]:
        """Record one member's line; who has none yet is present. Raises ``RefusedError`` as ``take_attendance``."""
        return self._work.write(lambda change: attendance.record_attendance(change, line), self.MAY_WRITE)

    def record_item(self, position: int, *, finished: bool | None = None, note: str | None = None) -> None:
        """Keep that an item of the agenda is finished (or not), or a few words on it; ``None`` leaves as it is.

        Raises ``RefusedError`` (``item_not_on_agenda``).
        """
        self._work.write(lambda change: agenda.record_item(change, position, finished, note), self.MAY_WRITE)

    def propose_officers(self, tellers: Iterable[str], scrutineers: Iterable[str], passed: str = "") -> None:
        """Keep who was proposed as teller and scrutineer, and how they were passed; each round then has them.

        Raises ``RefusedError`` (``officer_twice``) for somebody who would both count and watch.
        """
        proposal = Proposal(tuple(tellers), tuple(scrutineers), passed.strip())
        self._work.write(lambda change: agenda.propose_officers(change, proposal), self.MAY_WRITE)

    def keep_minutes(
        self,
        texts: Mapping[MinutesHead, str],
        composed: Mapping[MinutesHead, str],
        *,
        frozen: str | datetime.date | None = None,
    ) -> None:
        """Keep the minutes as edited, beside what was composed; a ``frozen`` day ends the editing.

        Raises ``RefusedError`` (``minutes_frozen``) once they are frozen, ``InputError`` (``date_impossible``).
        """
        day = day_or_none(frozen)
        self._work.write(
            lambda change: minutes.keep_minutes(change, texts, composed, day),
            self.MAY_WRITE,
            undoable=day is None,
        )

    def open_round(self, kind: str | RoundKind) -> RoundRecord:
        """Open a round, its officers those who were proposed, and lay out its sealed intake.

        An open one is returned as it is. Raises ``RefusedError``: ``attendance_missing``, ``quorum_missing``,
        ``round_closed``, ``nobody_graded``.
        """
        return self._write(lambda change: opening.open_round(change, kind))

    def retype_round(self, kind: str | RoundKind) -> None:
        """Lay out a fresh intake after the old one or its key was lost; paper is typed again.

        Raises ``RefusedError`` (``intake_not_lost``) while the ballots can still be read.
        """
        # sign-offs are taken back first, on the disk: a new intake must never meet those of the old one
        self._write(lambda change: opening.begin_again(change, kind))
        self._write(lambda change: opening.lay_out_lost(change, kind))

    def name_officers(
        self, kind: str | RoundKind, tellers: Iterable[str], scrutineers: Iterable[str] | None = None
    ) -> tuple[Notice, ...]:
        """Keep who counts and who watches (``scrutineers=None`` leaves those named before).

        Returns a warning for one who is the only one rated by the round.
        """
        counting, watching = tuple(tellers), None if scrutineers is None else tuple(scrutineers)
        return self._write(lambda change: opening.name_officers(change, kind, counting, watching))

    def count_paper(
        self,
        kind: str | RoundKind,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        *,
        issued: int | None = None,
        received: int | None = None,
    ) -> tuple[Notice, ...]:
        """Keep the hand counts of issued and received paper; return a warning that the round is void by them.

        Raises ``RefusedError`` after sign-off and for numbers that cannot be.
        """
        return self._write(lambda change: opening.count_paper(change, kind, ballot_class, issued, received))

    def cast(
        self,
        kind: str | RoundKind,
        marks: Sequence[int],
        *,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        token: str | None = None,
        channel: str | Channel = Channel.PAPER_FIRST,
    ) -> SavedBallot:
        """Seal one ballot: a mark per subject in order (0 弃权, 1… the grade's place, 255 多选).

        It is on the disk when this returns. The same ``token`` (32 hex digits) counts once, however
        often it is sent. Raises ``InputError`` (``marks_impossible``, ``token_impossible``), ``StorageError``
        (``intake_lost``) and ``RefusedError``.
        """
        return self._write(lambda change: casting.cast(change, kind, ballot_class, marks, channel, token))

    def correct_ballot(self, kind: str | RoundKind, token: str, marks: Sequence[int]) -> None:
        """Overwrite the marks of a typed ballot; raises as ``cast``, and ``ballot_unknown``."""
        self._write(lambda change: casting.correct_ballot(change, kind, token, marks))

    def withdraw_ballot(self, kind: str | RoundKind, token: str) -> None:
        """Take a typed ballot out of the intake; raises ``RefusedError``, ``ballot_unknown`` among them."""
        self._write(lambda change: casting.withdraw_ballot(change, kind, token))

    def take_pile(
        self,
        kind: str | RoundKind,
        pile: Sequence[Sequence[int]],
        *,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        issued: int | None = None,
        received: int | None = None,
        tellers: Iterable[str] = (),
        scrutineers: Iterable[str] = (),
    ) -> tuple[Notice, ...]:
        """Take a counted pile from a file and sign it off, opening the round if need be; all of it or nothing.

        ``issued`` is by default as many as are present and cast a ballot, ``received`` the rows. Returns
        warnings. Raises ``InputError`` (``received_not_rows``, ``marks_impossible``) and ``RefusedError``, for a
        second pile ``class_signed_off``.
        """
        counted = Pile(pile, issued, received, tuple(tellers), tuple(scrutineers))
        return self._write(lambda change: casting.take_pile(change, kind, ballot_class, counted))

    def sign_off(self, kind: str | RoundKind, ballot_class: str | BallotClass = BallotClass.MEMBERS) -> None:
        """Sign off a class: its ballots can no longer be changed.

        Raises ``RefusedError`` for everything that lacks: ``issued_missing``, ``received_missing``,
        ``received_not_taken_in``, ``typings_differ``.
        """
        self._write(lambda change: casting.sign_off(change, kind, ballot_class))

    def close_round(self, kind: str | RoundKind) -> CloseReport:
        """Close a round for good and return its reconciliation and roots.

        Where more was received than issued the round becomes void, its ballots are destroyed uncounted
        and ``state`` is VOID. Raises ``RefusedError`` naming each class not signed off and each pair of
        numbers that does not balance; nothing is changed then.
        """
        report = self._write(lambda change: closing.close_round(change, kind))
        intakes.settle_intakes(self._work)
        return report

    def rehearse(self) -> Rehearsal:
        """Practise the members' round with five dummy ballots (fewer where fewer cast one), then wipe it.

        Ballots are cast, one is corrected, one withdrawn and typed again, the round is closed, tallied and
        recounted, all beside the meeting: of its own data nothing is read but plan and roster, and
        nothing is changed. Raises what the evening would raise, and ``StorageError`` (``rehearsal_differs``)
        when the tally is not what was cast.
        """
        return rehearse(self._work, BallotsStage)

    def settle(self) -> None:
        """Finish what a close, an opening or a rehearsal left when it was interrupted."""
        intakes.settle_intakes(self._work)
        wipe_rehearsals(self._work)

    def typed_ballots(
        self,
        kind: str | RoundKind,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        *,
        channel: str | Channel = Channel.PAPER_FIRST,
    ) -> tuple[TypedBallot, ...]:
        """Return the ballots that came in by ``channel``, ordered by their random tokens, until the sign-off."""
        return self._read(
            lambda record: intakes.typed_ballots(self._work.folder, record, kind, ballot_class, channel)
        )

    def saved_ballots(
        self,
        kind: str | RoundKind,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        *,
        channel: str | Channel = Channel.PAPER_FIRST,
    ) -> int:
        """Return how many ballots of a class came in by ``channel``; 0 where the round is not open."""
        return self._read(
            lambda record: intakes.saved_ballots(self._work.folder, record, kind, ballot_class, channel)
        )

    def typing_differences(
        self, kind: str | RoundKind, ballot_class: str | BallotClass = BallotClass.MEMBERS
    ) -> tuple[TypingDifference, ...]:
        """Return where the second typing differs from the first, signed, per subject and code.

        Empty when they agree. Raises ``RefusedError`` (``typings_unequal``) while one holds fewer ballots.
        """
        return self._read(
            lambda record: casting.typing_differences(self._work.folder, record, kind, ballot_class)
        )

    def is_intake_lost(self, kind: str | RoundKind) -> bool:
        """Return whether the open round's ballots can no longer be read, so that paper is typed again."""
        record = self._work.record
        latest = record.ballots.latest(kind)
        return latest is not None and latest.number in self.lost_rounds(record)

    def lost_rounds(self, record: MeetingRecord) -> frozenset[int]:
        """Return the numbers of open rounds of ``record`` whose ballots can no longer be read."""
        lost = intakes.lost_rounds(self._work.folder, record)
        if not lost:
            return lost
        # looked at again inside a transaction: another window may just have closed the round
        return lost & self._read(lambda now: intakes.lost_rounds(self._work.folder, now))

    def counted_ballots(self, record: MeetingRecord) -> int:
        """Return how many counted ballots lie in the intakes of open rounds of ``record`` that can be read."""
        if not intakes.open_rounds(record):
            return 0
        return self._read(lambda now: intakes.counted_ballots(self._work.folder, now))

    def intake_version(self) -> int:
        """Return a number that is another one after a ballot came in or was changed."""
        return intakes.intake_version(self._work.folder)

    def _read(self, read: Callable[[MeetingRecord], Answer]) -> Answer:
        """Return what ``read`` finds in record and intakes, while no close can be kept."""
        return self._work.database.read(lambda connection: read(self._work.record_in(connection)))

    def _write(self, act: Callable[[Change], Answer]) -> Answer:
        """Return what ``act`` returns; an intake that it laid out goes again where the act was not kept."""
        try:
            return self._work.write(act, self.MAY_WRITE, undoable=False)
        except BaseException:
            with suppress(OrglifeError):  # what cannot be destroyed now is destroyed at the next opening
                intakes.settle_intakes(self._work)
            raise
