"""复点: members are drawn, their sheet is printed, and later the numbers from the paper come."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from orglife_kit.errors import refuse
from orglife_kit.meeting.work import Change
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.recount import (
    Recount,
    RecountOutcome,
    checked_counts,
    closed_box,
    drawn_subjects,
    outcome_of,
    recounts_of,
    waiting_recount,
)
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.storage.tables.ballots import (
    COPIED,
    RECOUNTED,
    RECOUNTS,
    CopiedRow,
    RecountedRow,
    RecountRow,
)


def confirm_copied(change: Change, kind: str | RoundKind, day: datetime.date) -> None:
    """Keep that the roots of a closed round stand on the paper, and since when; a day that is kept stays."""
    entry, _ = closed_box(change.record, kind, BallotClass.MEMBERS)
    if entry.number not in change.record.ballots.copied:
        change.add(COPIED, CopiedRow(entry.number, day))


def draw_recount(
    change: Change, kind: str | RoundKind, members: Sequence[str | int], ballot_class: str | BallotClass
) -> Recount:
    """Keep who was drawn; who is fixed before the root is copied stays, so that it is not asked until it says yes."""
    entry, tally = closed_box(change.record, kind, ballot_class)
    drawn = drawn_subjects(tally, members)
    is_copied = entry.number in change.record.ballots.copied
    for earlier in recounts_of(change.record, entry.number, tally.ballot_class):
        if not is_copied and earlier.is_counted:
            raise refuse("recount_once")
        if not earlier.is_counted and earlier.drawn == drawn:
            return earlier
        if not earlier.is_counted:
            if not is_copied:
                raise refuse("recount_already_drawn")
            change.remove(RECOUNTS, number=earlier.number)
    row = RecountRow(0, entry.number, tally.ballot_class, not is_copied, None, "", "")
    number = change.add(RECOUNTS, row)
    for member in drawn:
        for code in tally.grade_set.tally_codes:
            change.add(RECOUNTED, RecountedRow(number, member, code, None))
    return Recount(number, entry.number, tally.ballot_class, drawn, not is_copied)


def enter_recount(
    change: Change,
    kind: str | RoundKind,
    counts: Mapping[int, Mapping[str, int]],
    ballot_class: str | BallotClass,
    signed: tuple[str, str],
    day: datetime.date,
) -> RecountOutcome:
    """Keep the numbers from the paper of those who were drawn, and return what they show."""
    entry, tally = closed_box(change.record, kind, ballot_class)
    recount = waiting_recount(change.record, entry.number, tally.ballot_class)
    if recount is None:
        raise refuse("recount_nobody_drawn")
    counted_by, watched_by = (str(name or "").strip() for name in signed)
    if not counted_by or not watched_by:
        raise refuse("recount_not_signed")
    if counted_by == watched_by:
        raise refuse("officer_twice", name=counted_by)
    whole = checked_counts(recount, tally, counts)
    change.change(
        RECOUNTS,
        {"number": recount.number},
        before_copy=entry.number not in change.record.ballots.copied,
        date=day,
        counted_by=counted_by,
        watched_by=watched_by,
    )
    for member, of_member in whole.items():
        for code, number in of_member.items():
            change.put(RECOUNTED, RecountedRow(recount.number, member, code, number))
    record = change.reread()
    return outcome_of(record, next(made for made in record.ballots.recounts if made.number == recount.number))
