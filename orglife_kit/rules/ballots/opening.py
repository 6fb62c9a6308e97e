"""发票: what a round has or would have when it opens; one that is open answers from what it froze."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, notice, refuse
from orglife_kit.rules.ballots.attendance import attendance_count
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.planned import committee_subject, rated_of
from orglife_kit.rules.ballots.reconciliation import signed_in
from orglife_kit.rules.ballots.round import (
    ClassOfBallots,
    RoundKind,
    RoundState,
    Subject,
    classes_of,
    divide_boxes,
)
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.rules.plan.members import Flag

if TYPE_CHECKING:
    from orglife_kit.rules.ballots.record import ClassCounts, RoundRecord
    from orglife_kit.rules.record import MeetingRecord


def subjects_of(record: MeetingRecord, kind: str | RoundKind) -> tuple[Subject, ...]:
    """Return who or what a ballot of ``kind`` has a line for, in order: frozen once the round is open."""
    held = record.ballots.held(kind)
    if held is not None:
        return held.round.subjects
    if RoundKind.named(kind) is RoundKind.COMMITTEE:
        return (committee_subject(record),)
    graded = record.roster.having(Flag.IS_GRADED)
    return tuple(Subject(member.number, record.roster.label(member.number)) for member in graded)


def grade_set_of(record: MeetingRecord, kind: str | RoundKind) -> GradeSet:
    """Return the grade set of a ballot of ``kind``: frozen once the round is open."""
    held = record.ballots.held(kind)
    if held is not None:
        return held.round.grade_set
    plan = record.plan
    return plan.members_grade_set if RoundKind.named(kind) is RoundKind.MEMBERS else plan.committee_grade_set


def classes_to_open(record: MeetingRecord, kind: str | RoundKind) -> tuple[ClassOfBallots, ...]:
    """Return the classes of ballots that a round of ``kind`` has or would have, with their boxes."""
    held = record.ballots.held(kind)
    if held is not None:
        return tuple(
            ClassOfBallots(counts.ballot_class, counts.entitled, counts.box)
            for counts in held.classes.values()
        )
    settings, count = record.plan.settings, attendance_count(record)
    return divide_boxes(
        classes_of(settings, RoundKind.named(kind), count.entitled, count.casting), settings.smallest_group
    )


def opening_notices(record: MeetingRecord, kind: str | RoundKind) -> tuple[Notice, ...]:
    """Return what the organizer is told before a round opens: the small classes and where they go."""
    smallest = record.plan.settings.smallest_group
    return tuple(
        notice(
            "class_below_smallest",
            ballot_class=entry.ballot_class,
            entitled=entry.entitled,
            smallest=smallest,
        )
        for entry in classes_to_open(record, kind)
        if entry.box is not entry.ballot_class
    )


def entitled_of(record: MeetingRecord, kind: str | RoundKind, ballot_class: str | BallotClass) -> int:
    """Return how many may cast a ballot of a class; raises ``RefusedError`` (``class_unknown``)."""
    wanted = BallotClass.named(ballot_class)
    for entry in classes_to_open(record, kind):
        if entry.ballot_class is wanted:
            return entry.entitled
    raise refuse("class_unknown", ballot_class=wanted)


def usual_issue(
    record: MeetingRecord, kind: str | RoundKind, ballot_class: str | BallotClass = BallotClass.MEMBERS
) -> int:
    """Return how many ballots are issued when nobody says otherwise: as many as are present and cast one."""
    entitled = entitled_of(record, kind, ballot_class)
    present = signed_in(record, BallotClass.named(ballot_class))
    return entitled if present is None else min(entitled, present)


def open_round_of(record: MeetingRecord, kind: str | RoundKind) -> RoundRecord:
    """Return the open round of ``kind``; raises ``RefusedError`` (``round_not_open``, ``round_closed``)."""
    latest = record.ballots.latest(kind)
    if latest is None:
        raise refuse("round_not_open", kind=rated_of(record, kind))
    if latest.state is not RoundState.OPEN:
        raise refuse("round_closed", kind=latest.round.rates)
    return latest


def open_class_of(
    record: MeetingRecord, kind: str | RoundKind, ballot_class: str | BallotClass
) -> tuple[RoundRecord, ClassCounts]:
    """Return an open round with a class of it that is not signed off.

    Raises ``RefusedError`` as ``open_round_of``, and ``class_unknown``, ``class_signed_off``.
    """
    entry, wanted = open_round_of(record, kind), BallotClass.named(ballot_class)
    if wanted not in entry.classes:
        raise refuse("class_unknown", ballot_class=wanted)
    if entry.classes[wanted].signed_off:
        raise refuse("class_signed_off", ballot_class=wanted)
    return entry, entry.classes[wanted]
