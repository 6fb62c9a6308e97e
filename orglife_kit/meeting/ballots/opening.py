"""发票: a round opens, freezes what it needs, and gets its officers and hand counts."""

from __future__ import annotations

from operator import index

from orglife_kit.errors import InputError, Notice, RefusedError, notice, refuse
from orglife_kit.meeting.ballots.intakes import Intakes
from orglife_kit.meeting.work import Change
from orglife_kit.rules.assessment.outcomes import cap_base, cap_limit
from orglife_kit.rules.ballots.attendance import attendance_count
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.officers import check_officers, officers_to_open
from orglife_kit.rules.ballots.opening import (
    classes_to_open,
    grade_set_of,
    open_class_of,
    open_round_of,
    subjects_of,
)
from orglife_kit.rules.ballots.planned import check_planned
from orglife_kit.rules.ballots.record import RoundRecord
from orglife_kit.rules.ballots.round import RoundKind, RoundState, check_quorum
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.frozen import freeze
from orglife_kit.storage.intake import new_id
from orglife_kit.storage.sealing import slots_for
from orglife_kit.storage.tables.ballots import (
    CLASSES,
    OFFICERS,
    ROUNDS,
    RoundRow,
    add_classes,
    write_officers,
)

MOST_BALLOTS = 100_000


def check_opening(record: MeetingRecord, kind: RoundKind) -> None:
    """Raise ``RefusedError`` where no new round of ``kind`` may open now."""
    closed = record.ballots.latest(kind, RoundState.CLOSED)
    if closed is not None:
        raise refuse("round_closed", kind=closed.round.rates)
    check_planned(record, kind)
    if not record.ballots.attendance:
        raise refuse("attendance_missing")
    count = attendance_count(record)
    lacking = check_quorum(record.plan.settings, count.entitled, count.casting)
    if lacking:
        raise RefusedError(*lacking)
    if not subjects_of(record, kind):
        raise refuse("nobody_graded")


def open_round(change: Change, kind: str | RoundKind, intakes: Intakes) -> RoundRecord:
    """Return the open round of ``kind``, opened now with its intake if there is none."""
    named = RoundKind.named(kind)
    latest = change.record.ballots.latest(named)
    if latest is not None and latest.state is RoundState.OPEN:
        return latest
    check_opening(change.record, named)
    classes, officers = classes_to_open(change.record, named), officers_to_open(change.record, named)
    check_officers(change.record.roster, officers)  # the roster may say by now that two names are one person
    attempt = latest.round.attempt + 1 if latest is not None else 1
    frozen = _frozen(change.record, named)
    number = change.add(
        ROUNDS, RoundRow(0, named, attempt, RoundState.OPEN, frozen, new_id(), officers.passed)
    )
    add_classes(change.connection_for(CLASSES), number, classes)
    write_officers(change.connection_for(OFFICERS), number, officers)
    entry = open_round_of(change.reread(), named)
    _lay_out(change, entry, intakes)
    return entry


def _frozen(record: MeetingRecord, kind: RoundKind) -> str:
    settings, lines = record.plan.settings, record.ballots.attendance
    base = cap_base(record.roster, settings, (line.member for line in lines if line.presence.is_there))
    return freeze(
        record.roster,
        subjects_of(record, kind),
        grade_set_of(record, kind),
        settings,
        base,
        cap_limit(base, settings.cap_share),
    )


def _lay_out(change: Change, entry: RoundRecord, intakes: Intakes) -> None:
    """Give a round an intake with nothing in it; each who may take part can have a code."""
    entitled = sum(counts.entitled for counts in entry.classes.values())
    intakes.of(change.record, entry).lay_out(slots_for(entitled, entitled))


def check_lost(record: MeetingRecord, kind: str | RoundKind, intakes: Intakes) -> RoundRecord:
    """Return an open round whose ballots cannot be read here.

    Raises ``RefusedError`` as ``open_round_of``, and ``intake_not_lost``.
    """
    entry = open_round_of(record, kind)
    if intakes.of(record, entry).unreadable() is None:
        raise refuse("intake_not_lost")
    return entry


def begin_again(change: Change, kind: str | RoundKind, intakes: Intakes) -> None:
    """Give an open round whose ballots cannot be read here a new intake, and take back every sign-off.

    The old intake is set aside: only the close destroys it, where it can be.
    """
    entry = check_lost(change.record, kind, intakes)
    change.change(CLASSES, {"round": entry.number}, signed_off=False, typings=1, corrections=0)
    change.change(ROUNDS, {"number": entry.number}, intake=new_id())
    _lay_out(change, open_round_of(change.reread(), kind), intakes)


def count_paper(
    change: Change,
    kind: str | RoundKind,
    ballot_class: str | BallotClass,
    issued: int | None,
    received: int | None,
) -> tuple[Notice, ...]:
    """Keep the hand counts of issued and received paper; return a warning that the round is void by them."""
    entry, counts = open_class_of(change.record, kind, ballot_class)
    issued, received = checked_count(issued), checked_count(received)
    if issued is not None and issued > counts.entitled:
        raise refuse("issued_over_entitled", issued=issued, entitled=counts.entitled)
    issued = counts.issued if issued is None else issued
    received = counts.received if received is None else received
    wanted = {"round": entry.number, "ballot_class": counts.ballot_class}
    change.change(CLASSES, wanted, issued=issued, received=received)
    return count_warnings(issued, received)


def count_warnings(issued: int | None, received: int | None) -> tuple[Notice, ...]:
    """Return a warning where more came back than was issued: the round is void by it."""
    if issued is None or received is None or received <= issued:
        return ()
    return (notice("received_over_issued", received=received, issued=issued),)


def checked_count(number: int | None) -> int | None:
    """Return a number of ballots that can be.

    Raises ``RefusedError`` (``count_negative``), ``InputError`` (``count_impossible``).
    """
    if number is None:
        return None
    try:
        count = index(number)
    except TypeError:
        raise InputError(notice("count_impossible", text=str(number))) from None
    if count < 0:
        raise refuse("count_negative")
    if count > MOST_BALLOTS:
        raise InputError(notice("count_impossible", text=str(number)))
    return count
