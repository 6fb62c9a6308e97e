"""``meeting.ballots``: the acts of the meeting evening."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence

from orglife_kit.errors import Notice
from orglife_kit.meeting.ballots import agenda, casting, closing, minutes, officers, opening, recount, typings
from orglife_kit.meeting.ballots.casting import Pile, SavedBallot
from orglife_kit.meeting.ballots.closing import CloseReport
from orglife_kit.meeting.ballots.intakes import open_rounds
from orglife_kit.meeting.ballots.rehearsal import Rehearsal, rehearse, wipe_rehearsals
from orglife_kit.meeting.ballots.sealed_work import SealedWork
from orglife_kit.meeting.ballots.typings import TypingDifference
from orglife_kit.meeting.entries import day_or_none
from orglife_kit.meeting.recording import ballots as recording
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.marks import BallotClass, Channel
from orglife_kit.rules.ballots.minutes import MinutesHead
from orglife_kit.rules.ballots.officers import Officers
from orglife_kit.rules.ballots.record import RoundRecord
from orglife_kit.rules.ballots.recount import Recount, RecountOutcome
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.sealing import TypedBallot
from orglife_kit.storage.tables import ballots as tables
from orglife_kit.storage.tables.minutes import EARLIER_MINUTES, MINUTES


class BallotsStage:
    """The meeting evening. Writes attendance, agenda, minutes, rounds, and the sealed intake of open rounds.

    ``kind`` is ``members`` or ``committee``, ``ballot_class`` ``members``, ``public`` or ``absent``. A
    ballot that is acknowledged is on the disk.
    """

    MAY_WRITE = (
        *(tables.ATTENDANCE, tables.CORRECTIONS, tables.REPRESENTATIVES),
        *(tables.AGENDA, tables.PROPOSALS, tables.NOTES, MINUTES, EARLIER_MINUTES),
        *(tables.ROUNDS, tables.OFFICERS, tables.CLASSES, tables.BOXES, tables.MARKS, tables.TALLIES),
        *(tables.COPIED, tables.RECOUNTS, tables.RECOUNTED),
    )

    def __init__(self, work: Work) -> None:
        self._work = work
        self._sealed = SealedWork(work, self.MAY_WRITE)
        self._intakes = self._sealed.intakes
        self.left: tuple[Notice, ...] = ()

    def take_attendance(
        self, exceptions: Iterable[AttendanceLine] = (), *, correction: str = ""
    ) -> tuple[Notice, ...]:
        """Record every member as present but ``exceptions``; return what the minutes still lack.

        Taking it again replaces what was recorded. Once a rating was opened a change needs its reason
        (``correction``), and the pages that it touches are returned too. Raises ``InputError`` (``member_twice``),
        ``RefusedError`` (``member_number_unknown``, ``presence_unknown``, ``presence_not_counted_unapproved``,
        ``attendance_correction_missing``).
        """
        return self._sealed.keep(lambda change: recording.take_attendance(change, exceptions, correction))

    def record_attendance(self, line: AttendanceLine, *, correction: str = "") -> tuple[Notice, ...]:
        """Record one member's line; who has none yet is present. Returns and raises as ``take_attendance``."""
        return self._sealed.keep(lambda change: recording.record_attendance(change, line, correction))

    def change_attendance(
        self,
        name: str | int | Iterable[str | int],
        *,
        presence: str | Presence | None = None,
        reason: str | None = None,
        correction: str = "",
    ) -> tuple[Notice, ...]:
        """Change how one or several attended, or why (``None`` leaves as it is); else as ``record_attendance``."""
        return self._sealed.keep(
            lambda change: recording.change_attendance(change, name, presence, reason, correction)
        )

    def sign_in_representatives(self, names: Iterable[str], *, correction: str = "") -> tuple[Notice, ...]:
        """Keep the 群众代表 who signed in, in place of those named before: they stand under 列席 and count in 实参加.

        Returns and raises as ``take_attendance``, and ``RefusedError`` (``representative_twice``).
        """
        return self._sealed.keep(lambda change: recording.sign_in_representatives(change, names, correction))

    def record_item(self, item: int | str, *, finished: bool | None = None, note: str | None = None) -> None:
        """Keep that an item of the agenda is finished (or not), or a few words on it; ``None`` leaves as it is.

        ``item`` is its place, from 1, or its identity. What is written down at the item for 督导组点评 is that comment,
        at any other the deciding organ's own note. Raises ``RefusedError`` (``item_not_on_agenda``).
        """
        self._sealed.keep(lambda change: agenda.record_item(change, item, finished, note))

    def remove_note(self, item: str) -> None:
        """Take out what was written at an item that left the agenda; raises ``RefusedError`` (``note_not_apart``)."""
        self._sealed.keep(lambda change: agenda.remove_note(change, item))

    def propose_officers(
        self,
        tellers: Iterable[str] | None = None,
        scrutineers: Iterable[str] | None = None,
        passed: str | None = None,
    ) -> tuple[Notice, ...]:
        """Keep who was proposed as teller and scrutineer, and how they were passed; each round then has them.

        ``None`` leaves as it is; an open round follows in what was not named otherwise for it alone. Returns what is
        told of the names: nobody on the roster has one, or several have. Raises ``RefusedError`` (``officer_twice``)
        for somebody who would both count and watch.
        """
        is_alone = not open_rounds(self._work.record)  # what a round keeps is not taken back
        return self._sealed.keep(
            lambda change: officers.propose_officers(change, tellers, scrutineers, passed), undoable=is_alone
        )

    def keep_minutes(
        self,
        texts: Mapping[MinutesHead, str],
        composed: Mapping[MinutesHead, str],
        *,
        frozen: str | datetime.date | None = None,
    ) -> None:
        """Keep the parts of the minutes that were edited, beside what was composed; a ``frozen`` day ends the editing.

        Parts that are not named stay as they were changed by hand, else they are what was composed. Raises
        ``RefusedError`` (``minutes_frozen``) once they are frozen, ``InputError`` (``date_impossible``).
        """
        day = day_or_none(frozen)
        self._sealed.keep(
            lambda change: minutes.keep_minutes(change, texts, composed, day), undoable=day is None
        )

    def unfreeze_minutes(self, reason: str, date: str | datetime.date | None = None) -> None:
        """Take the freeze of the minutes back on ``date`` (today); what was frozen is kept with ``reason``.

        Raises ``RefusedError`` (``minutes_not_frozen``, ``minutes_reason_missing``), ``InputError``
        (``date_impossible``).
        """
        day = day_or_none(date) or datetime.date.today()
        self._sealed.keep(lambda change: minutes.unfreeze_minutes(change, reason, day))

    def open_round(self, kind: str | RoundKind) -> RoundRecord:
        """Open a round, its officers those who were proposed, and lay out its sealed intake.

        An open one is returned as it is. Raises ``RefusedError``: ``attendance_missing``, ``quorum_missing``,
        ``round_closed``, ``nobody_graded``.
        """
        return self._sealed.write(lambda change: opening.open_round(change, kind, self._intakes))

    def retype_round(self, kind: str | RoundKind) -> None:
        """Lay out a fresh intake where the old one cannot be read here; paper is typed again.

        The old intake is set aside until the close. Raises ``RefusedError`` (``intake_not_lost``) while the ballots
        can be read.
        """
        self._sealed.write(lambda change: opening.begin_again(change, kind, self._intakes))

    def adopt(self) -> None:
        """Go on here with the ballots of a meeting that was moved from another folder.

        Raises ``RefusedError`` (``not_moved``) where it was not: the other folder has these ballots still, and this
        one is a copy; or no round is open.
        """
        self._sealed.write(lambda change: self._intakes.adopt(change.record))

    def name_officers(
        self,
        kind: str | RoundKind,
        tellers: Iterable[str] | None = None,
        scrutineers: Iterable[str] | None = None,
        passed: str | None = None,
    ) -> tuple[Notice, ...]:
        """Keep who counts and who watches an open round, and how they were passed; ``None`` leaves as it is.

        Returns what is told of the names, also of one who is the only one rated by the round. Raises
        ``RefusedError``: ``officer_twice``, and as ``open_round_of``.
        """
        return self._sealed.write(
            lambda change: officers.name_officers(change, kind, tellers, scrutineers, passed)
        )

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
        return self._sealed.write(
            lambda change: opening.count_paper(change, kind, ballot_class, issued, received)
        )

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
        return self._sealed.write(
            lambda change: casting.cast(change, kind, ballot_class, marks, channel, token, self._intakes)
        )

    def correct_ballot(self, kind: str | RoundKind, token: str, marks: Sequence[int]) -> None:
        """Give a typed ballot other marks; raises as ``cast``, and ``ballot_unknown``."""
        self._sealed.write(lambda change: casting.correct_ballot(change, kind, token, marks, self._intakes))

    def withdraw_ballot(self, kind: str | RoundKind, token: str) -> None:
        """Take a typed ballot out of the intake; raises ``RefusedError``, ``ballot_unknown`` among them."""
        self._sealed.write(lambda change: casting.withdraw_ballot(change, kind, token, self._intakes))

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
        subjects: Iterable[int] | None = None,
        again: bool = False,
    ) -> tuple[Notice, ...]:
        """Take a counted pile from a file and sign it off, opening the round if need be; all of it or nothing.

        ``issued`` is by default as many as are present and cast a ballot, ``received`` the rows. ``subjects`` are
        the numbers of those that the marks stand for. ``again`` begins anew where what was typed can no longer be
        read. Returns warnings. Raises ``InputError`` (``received_not_rows``, ``marks_impossible``), ``RefusedError``:
        ``class_signed_off``, ``pile_of_others`` after a change of the roster, ``intake_not_lost``, ``officer_twice``.
        """
        numbers = None if subjects is None else tuple(subjects)
        named = Officers(officers.names_of(tellers), officers.names_of(scrutineers))
        counted = Pile(pile, numbers, again, issued, received, named)
        return self._sealed.write(
            lambda change: casting.take_pile(change, kind, ballot_class, counted, self._intakes)
        )

    def sign_off(self, kind: str | RoundKind, ballot_class: str | BallotClass = BallotClass.MEMBERS) -> None:
        """Sign off a class: its ballots can no longer be changed.

        Raises ``RefusedError`` for everything that lacks: ``issued_missing``, ``received_missing``,
        ``received_not_taken_in``, ``typings_differ``.
        """
        self._sealed.write(lambda change: casting.sign_off(change, kind, ballot_class, self._intakes))

    def close_round(self, kind: str | RoundKind) -> CloseReport:
        """Close a round for good and return its reconciliation and roots.

        Where more was received than issued the round becomes void (``state``), its ballots are destroyed uncounted.
        Raises ``RefusedError`` naming each class not signed off and each pair of numbers that does not balance. What
        cannot be destroyed now stands in ``notices``, and is destroyed at the next opening.
        """

        def close(change: Change) -> CloseReport:
            self._intakes.claim(change, kind)
            return closing.close_round(change, kind, self._intakes)

        report = self._sealed.write(close)
        self.left = self._intakes.settle()
        return dataclasses.replace(report, notices=self.left)

    def confirm_copied(self, kind: str | RoundKind, date: str | datetime.date | None = None) -> None:
        """Keep that the roots of a closed round stand on the sealed paper, since ``date`` (today).

        From then on a recount says how it differs. Raises ``RefusedError`` (``round_not_closed``).
        """
        day = day_or_none(date) or datetime.date.today()
        self._sealed.write(lambda change: recount.confirm_copied(change, kind, day))

    def draw_recount(
        self,
        kind: str | RoundKind,
        members: Iterable[str | int],
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
    ) -> Recount:
        """Keep which members (label or number) dice drew to be counted again from the sealed paper.

        Raises ``RefusedError``: ``subject_unknown``, ``drawn_twice``, ``nobody_drawn``; before the root is copied also
        ``recount_already_drawn`` for other members than those drawn first, and ``recount_once``.
        """
        named = tuple(members)
        return self._sealed.write(lambda change: recount.draw_recount(change, kind, named, ballot_class))

    def enter_recount(
        self,
        kind: str | RoundKind,
        counts: Mapping[int, Mapping[str, int]],
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        *,
        counted_by: str,
        watched_by: str,
        date: str | datetime.date | None = None,
    ) -> RecountOutcome:
        """Keep what was counted on the paper, per member's number and code, and return what it shows.

        Before the root is copied only whether it is equal, and once. Raises ``RefusedError``:
        ``recount_nobody_drawn``, ``recount_not_signed``, and what ``checked_counts`` finds.
        """
        day, signed = day_or_none(date) or datetime.date.today(), (counted_by, watched_by)
        return self._sealed.write(
            lambda change: recount.enter_recount(change, kind, counts, ballot_class, signed, day)
        )

    def rehearse(self) -> Rehearsal:
        """Practise the members' round with five dummy ballots (fewer where fewer cast one), then wipe it.

        All of it beside the meeting: of its own data nothing is read but plan and roster, and nothing is changed.
        Raises what the evening would raise, and ``StorageError`` (``rehearsal_differs``) when the tally is not what
        was cast.
        """
        return rehearse(self._work, BallotsStage)

    def _settle(self) -> None:
        """Finish what an earlier version, a close, an opening or a rehearsal left; ``left`` is what stays."""
        agenda.take_over_notes(self._work)
        self.left = (*self._intakes.settle(), *wipe_rehearsals(self._work))

    def typed_tokens(
        self,
        kind: str | RoundKind,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        *,
        channel: str | Channel = Channel.PAPER_FIRST,
    ) -> tuple[str, ...]:
        """Return the random tokens, in their order, of the ballots that came in by ``channel``, until the sign-off."""
        return self._sealed.read(
            lambda record: self._intakes.typed_tokens(record, kind, ballot_class, channel)
        )

    def typed_ballot(self, kind: str | RoundKind, token: str) -> TypedBallot:
        """Return the one ballot that has ``token``, for whoever corrects it; raises as ``correct_ballot``."""
        return self._sealed.read(lambda record: self._intakes.typed_ballot(record, kind, token))

    def saved_ballots(
        self,
        kind: str | RoundKind,
        ballot_class: str | BallotClass = BallotClass.MEMBERS,
        *,
        channel: str | Channel = Channel.PAPER_FIRST,
    ) -> int:
        """Return how many ballots of a class came in by ``channel``; 0 where the round is not open."""
        return self._sealed.read(
            lambda record: self._intakes.saved_ballots(record, kind, ballot_class, channel)
        )

    def typing_differences(
        self, kind: str | RoundKind, ballot_class: str | BallotClass = BallotClass.MEMBERS
    ) -> tuple[TypingDifference, ...]:
        """Return where the second typing differs from the first, per subject and code, or the subject alone.

        Empty when they agree. Signed only where both hold the received number, and for a subject of whose marks at
        most two differ. Raises ``RefusedError``: ``typings_unequal`` while one holds fewer ballots,
        ``typings_differ_on_ballots`` where only whole ballots differ.
        """
        return self._sealed.read(lambda record: typings.compared(record, kind, ballot_class, self._intakes))

    def unreadable_rounds(self, record: MeetingRecord) -> Mapping[int, Notice]:
        """Return why the ballots of open rounds of ``record`` cannot be read here, by the round's number.

        They are lost or damaged, or another computer or account has the key, or it was moved, or is a copy.
        """
        return self._sealed.unreadable_rounds(record)

    def counted_ballots(self, record: MeetingRecord) -> int:
        """Return how many counted ballots lie in the intakes of open rounds of ``record`` that can be read."""
        return self._sealed.read(self._intakes.counted_ballots) if open_rounds(record) else 0

    def intake_version(self) -> int:
        """Return a number that is another one after a ballot came in or was changed."""
        return self._intakes.version()
