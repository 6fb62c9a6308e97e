"""The sealed intakes of a meeting's rounds: read while their rounds are open, destroyed when they are over."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from orglife_kit.errors import Notice, StorageError, notice, refuse
from orglife_kit.meeting.entries import code_of
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.ballots.marks import BallotClass, Channel
from orglife_kit.rules.ballots.opening import open_class_of, open_round_of
from orglife_kit.rules.ballots.record import RoundRecord
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.intake import LOST, Intake, is_id
from orglife_kit.storage.intake_file import IntakeFile
from orglife_kit.storage.leftovers import destroy_leftovers, has_leftovers
from orglife_kit.storage.sealing import TypedBallot
from orglife_kit.storage.state import state_id


class Intakes:
    """The intakes of one meeting folder, all in one file that is kept open. Used inside transactions of the meeting."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._file = IntakeFile(work.folder)
        work.database.at_close(self._file.close)
        with suppress(StorageError):  # told when it is needed
            state_id()  # made now, so that a rehearsal leaves nothing that was not there

    def of(self, record: MeetingRecord, entry: RoundRecord) -> Intake:
        """Return the intake of one round."""
        intake = entry.intake or f"{record.copy or record.identity}-{entry.number}"
        if entry.intake and not is_id(entry.intake):
            intake = ""  # the record of a foreign folder may name anything; this has no key
        return Intake(self._file, intake, entry.number, len(entry.round.subjects))

    def typed_tokens(
        self,
        record: MeetingRecord,
        kind: str | RoundKind,
        ballot_class: str | BallotClass,
        channel: str | Channel,
    ) -> tuple[str, ...]:
        """Return the tokens of the ballots of a class that is not signed off that came in by ``channel``."""
        entry, counts = open_class_of(record, kind, ballot_class)
        return self._came_in(record, entry, counts.ballot_class, channel)

    def typed_ballot(self, record: MeetingRecord, kind: str | RoundKind, token: str) -> TypedBallot:
        """Return one ballot that can be corrected; raises ``RefusedError`` as a correction does."""
        return correctable(record, kind, token, self)[2]

    def saved_ballots(
        self,
        record: MeetingRecord,
        kind: str | RoundKind,
        ballot_class: str | BallotClass,
        channel: str | Channel,
    ) -> int:
        """Return how many ballots of a class came in by ``channel``; 0 where the round is not open."""
        latest, named = record.ballots.latest(kind, RoundState.OPEN), BallotClass.named(ballot_class)
        if latest is None:
            return 0
        return len(self._came_in(record, latest, named, channel))

    def _came_in(
        self, record: MeetingRecord, entry: RoundRecord, ballot_class: BallotClass, channel: str | Channel
    ) -> tuple[str, ...]:
        wanted = code_of(Channel, channel, "channel_unknown")
        return tuple(
            typed.token
            for typed in self.of(record, entry).ballots()
            if typed.ballot.ballot_class is ballot_class and typed.channel is wanted
        )

    def counted_ballots(self, record: MeetingRecord) -> int:
        """Return how many ballots are counted in the intakes of open rounds that can be read."""
        number = 0
        for entry in open_rounds(record):
            intake = self.of(record, entry)
            if intake.unreadable() is None:
                ballots = intake.ballots()
                number += sum(len(counted(entry, ballots, name)) for name in entry.classes)
        return number

    def unreadable(self, record: MeetingRecord) -> dict[int, Notice]:
        """Return why the ballots of open rounds cannot be read here, by the round's number."""
        found = {}
        for entry in open_rounds(record):
            error = self.of(record, entry).unreadable()
            if error is not None:
                told = error.notices[0]
                # lost or damaged, what is done is the same
                found[entry.number] = notice("intake_lost", round=entry.number) if told.code in LOST else told
        return found

    def adopt(self, record: MeetingRecord) -> None:
        """Let the keys of rounds that were opened in another folder belong to this one, where it was moved."""
        if not [entry for entry in open_rounds(record) if self.of(record, entry).adopt()]:
            raise refuse("not_moved")
        self._file.path.touch()  # by its time every window sees that it can be read now

    def claim(self, change: Change, kind: str | RoundKind) -> None:
        """Take an earlier version's key as this folder's before its round is closed."""
        self.of(change.record, open_round_of(change.record, kind)).claim()

    def version(self) -> int:
        """Return a number that is another one after a ballot came in or was changed."""
        try:
            return self._file.path.stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def settle(self) -> tuple[Notice, ...]:
        """Destroy what is left of rounds that are not open; return what could not be destroyed now.

        The meeting is locked only where something is left.
        """
        try:
            if not has_leftovers(self._file, *_standing(self._work.record)):
                return ()
            # decided anew inside the lock: what another window is opening at this moment is open by then
            return self._work.write(
                lambda change: destroy_leftovers(self._file, *_standing(change.record)), undoable=False
            )
        except StorageError as error:
            return error.notices


def correctable(
    record: MeetingRecord, kind: str | RoundKind, token: str, intakes: Intakes
) -> tuple[RoundRecord, Intake, TypedBallot]:
    """Return a ballot that can be corrected, with its round and intake.

    Raises ``RefusedError``: ``ballot_unknown``, ``ballot_not_correctable``, and for a class that is signed off.
    """
    entry = open_round_of(record, kind)
    intake = intakes.of(record, entry)
    typed = next((typed for typed in intake.ballots() if typed.token == token), None)
    if typed is None:
        raise refuse("ballot_unknown")
    open_class_of(record, kind, typed.ballot.ballot_class)
    if not typed.channel.is_correctable:
        raise refuse("ballot_not_correctable")
    return entry, intake, typed


def open_rounds(record: MeetingRecord) -> tuple[RoundRecord, ...]:
    """Return the rounds that are open."""
    return tuple(entry for entry in record.ballots.rounds if entry.state is RoundState.OPEN)


def counted(
    entry: RoundRecord, ballots: Iterable[TypedBallot], ballot_class: BallotClass
) -> list[TypedBallot]:
    """Return the ballots of a class that are counted.

    A pile counts once its class is signed off: before that it is what an act left that did not end.
    """
    signed_off = entry.classes[ballot_class].signed_off
    return [
        typed
        for typed in ballots
        if typed.ballot.ballot_class is ballot_class
        and typed.channel.is_counted
        and (signed_off or typed.channel is not Channel.FILE)
    ]


def _standing(record: MeetingRecord) -> tuple[frozenset[int], frozenset[str]]:
    """Return the numbers of the open rounds, and the ids of the intakes of those that are over."""
    over = (entry.intake for entry in record.ballots.rounds if entry.state is not RoundState.OPEN)
    return frozenset(entry.number for entry in open_rounds(record)), frozenset(filter(is_id, over))
