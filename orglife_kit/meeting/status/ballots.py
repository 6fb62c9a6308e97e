"""How the meeting evening stands: attendance and the rounds that the agenda has (C7, C8, C12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from orglife_kit.errors import Notice, notice
from orglife_kit.meeting.status.entry import Lines, StatusEntry
from orglife_kit.rules.ballots.attendance import attendance_count, check_attendance
from orglife_kit.rules.ballots.minutes_versions import outdated_heads
from orglife_kit.rules.ballots.officers import round_notices
from orglife_kit.rules.ballots.planned import rated_of, rounds_of
from orglife_kit.rules.ballots.record import RoundRecord
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.record import MeetingRecord

_LINES = Lines("ballots", "4_ballots")
_CLAUSES = {RoundKind.COMMITTEE: "C7", RoundKind.MEMBERS: "C8"}


def attendance_status(record: MeetingRecord) -> Iterator[StatusEntry]:
    """Yield the numbers of the attendance, and each leave without its reason."""
    lines = record.ballots.attendance
    if not lines:
        yield _LINES.missing("C12", notice("attendance_missing"))
        return
    count = attendance_count(record)
    says = notice("status_attendance", due=count.due, present=count.present, on_leave=count.on_leave)
    yield _LINES.done("C12", says)
    for warning in check_attendance(record.roster, lines):
        yield _LINES.warning("C12", warning)


def minutes_status(record: MeetingRecord) -> Iterator[StatusEntry]:
    """Yield that the record says otherwise than the frozen minutes by now."""
    kept = record.ballots.minutes
    if kept is not None and kept.frozen is not None and outdated_heads(record):
        yield _LINES.warning("C12", notice("minutes_outdated"))


def rounds_status(
    record: MeetingRecord, unreadable: Mapping[int, Notice], left: Iterable[Notice]
) -> Iterator[StatusEntry]:
    """Yield how each round stands; ``unreadable`` says of those whose ballots cannot be read here why.

    ``left`` is what of sealed ballots could not be destroyed yet.
    """
    for kind in rounds_of(record):
        latest, clause, rates = record.ballots.latest(kind), _CLAUSES[kind], rated_of(record, kind)
        if latest is None:
            yield _LINES.missing(clause, notice("status_round_missing", kind=rates))
        elif latest.state is RoundState.OPEN and latest.number in unreadable:
            yield _LINES.missing(clause, unreadable[latest.number])
        elif latest.state is RoundState.OPEN:
            yield _LINES.missing(clause, notice("status_round_open", kind=rates))
            yield from _officers(record, latest, clause)
        elif latest.state is RoundState.VOID:
            yield _LINES.missing(clause, notice("round_void", kind=rates))
        else:
            yield from _closed_round(record, latest, clause)
    for told in left:
        yield _LINES.warning("C8", told)


def _closed_round(record: MeetingRecord, latest: RoundRecord, clause: str) -> Iterator[StatusEntry]:
    valid = sum(counts.valid or 0 for counts in latest.classes.values())
    yield _LINES.done(clause, notice("status_round_closed", kind=latest.round.rates, valid=valid))
    yield from _officers(record, latest, clause)


def _officers(record: MeetingRecord, latest: RoundRecord, clause: str) -> Iterator[StatusEntry]:
    """Yield what is told of a round's officers."""
    for told in round_notices(record, latest):
        yield _LINES.warning(clause, told)
