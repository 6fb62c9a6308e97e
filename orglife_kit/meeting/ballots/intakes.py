"""The sealed intakes of a meeting's rounds: read while their rounds are open, destroyed when they are over."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from orglife_kit.meeting.entries import code_of
from orglife_kit.meeting.work import Work
from orglife_kit.rules.ballots.marks import BallotClass, Channel
from orglife_kit.rules.ballots.opening import open_class_of
from orglife_kit.rules.ballots.record import RoundRecord
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.intake import FILE, Intake
from orglife_kit.storage.leftovers import destroy_leftovers, has_leftovers
from orglife_kit.storage.sealing import TypedBallot


def key_identity(record: MeetingRecord) -> str:
    """Return the id under which ballot keys are kept: a copy has its own, so that it never touches the first's."""
    return record.copy or record.identity


def intake_of(folder: Path, record: MeetingRecord, entry: RoundRecord) -> Intake:
    """Return the intake of one round."""
    return Intake(folder, key_identity(record), entry.number, len(entry.round.subjects))


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


def typed_ballots(
    folder: Path,
    record: MeetingRecord,
    kind: str | RoundKind,
    ballot_class: str | BallotClass,
    channel: str | Channel,
) -> tuple[TypedBallot, ...]:
    """Return the ballots of a class that is not signed off that came in by ``channel``."""
    entry, counts = open_class_of(record, kind, ballot_class)
    return _came_in(intake_of(folder, record, entry), counts.ballot_class, channel)


def saved_ballots(
    folder: Path,
    record: MeetingRecord,
    kind: str | RoundKind,
    ballot_class: str | BallotClass,
    channel: str | Channel,
) -> int:
    """Return how many ballots of a class came in by ``channel``; 0 where the round is not open."""
    latest, named = record.ballots.latest(kind), BallotClass.named(ballot_class)
    if latest is None or latest.state is not RoundState.OPEN:
        return 0
    return len(_came_in(intake_of(folder, record, latest), named, channel))


def _came_in(intake: Intake, ballot_class: BallotClass, channel: str | Channel) -> tuple[TypedBallot, ...]:
    wanted = code_of(Channel, channel, "channel_unknown")
    return tuple(
        typed
        for typed in intake.ballots()
        if typed.ballot.ballot_class is ballot_class and typed.channel is wanted
    )


def counted_ballots(folder: Path, record: MeetingRecord) -> int:
    """Return how many ballots are counted in the intakes of open rounds that can be read."""
    number = 0
    for entry in open_rounds(record):
        intake = intake_of(folder, record, entry)
        if not intake.is_lost():
            ballots = intake.ballots()
            number += sum(len(counted(entry, ballots, name)) for name in entry.classes)
    return number


def lost_rounds(folder: Path, record: MeetingRecord) -> frozenset[int]:
    """Return the numbers of open rounds whose ballots can no longer be read, so that paper is typed again."""
    return frozenset(
        entry.number for entry in open_rounds(record) if intake_of(folder, record, entry).is_lost()
    )


def intake_version(folder: Path) -> int:
    """Return a number that is another one after a ballot came in or was changed."""
    try:
        return (folder / FILE).stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def settle_intakes(work: Work) -> None:
    """Destroy what is left of rounds that are not open; the meeting is locked only where something is left."""
    if not has_leftovers(work.folder, *_standing(work.record)):
        return
    # decided anew inside the lock: what another window is opening at this moment is open by then
    work.write(
        lambda change: destroy_leftovers(change.folder, *_standing(change.record)),
        undoable=False,
    )


def _standing(record: MeetingRecord) -> tuple[str, dict[int, bool]]:
    return key_identity(record), {
        entry.number: entry.state is RoundState.OPEN for entry in record.ballots.rounds
    }
