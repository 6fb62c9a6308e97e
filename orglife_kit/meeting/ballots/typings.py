"""两遍录入: what the two tellers typed is compared; what differs is looked up on the paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from orglife_kit.errors import refuse
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.ballots.intakes import Intakes
from orglife_kit.rules.ballots.marks import Ballot, BallotClass, Channel, mark_code
from orglife_kit.rules.ballots.opening import open_class_of
from orglife_kit.rules.ballots.record import RoundRecord
from orglife_kit.rules.ballots.round import RoundKind, Subject
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.sealing import TypedBallot

MOST_SHOWN = 2  # marks of one subject


@dataclass(frozen=True)
class TypingDifference:
    """Where two typings differ: a subject, a tally code, and second minus first, in ballots.

    Only the subject is named, ``code`` empty and ``difference`` 0, where more would be a count before the close.
    """

    subject: Subject
    code: str = ""
    difference: int = 0


def compared(
    record: MeetingRecord, kind: str | RoundKind, ballot_class: str | BallotClass, intakes: Intakes
) -> tuple[TypingDifference, ...]:
    """Return where the typings of an open class differ; raises as ``typing_differences``."""
    entry, counts = open_class_of(record, kind, ballot_class)
    return typing_differences(entry, counts.ballot_class, intakes.of(record, entry).ballots())


def typing_differences(
    entry: RoundRecord, ballot_class: BallotClass, ballots: Iterable[TypedBallot]
) -> tuple[TypingDifference, ...]:
    """Return where the second typing of a class differs from the first.

    Raises ``RefusedError``: ``typings_unequal`` while one holds fewer ballots, ``typings_differ_on_ballots`` where
    the marks of every subject agree, but do not stand together on the same ballots.
    """
    typed = tuple(ballots)
    first, second = (
        of_channel(typed, ballot_class, channel) for channel in (Channel.PAPER_FIRST, Channel.PAPER_SECOND)
    )
    if len(first) != len(second):
        raise refuse("typings_unequal", first=len(first), second=len(second))
    # blank ballots as a second typing would be answered with the whole tally: signed only where both are complete
    is_complete = len(first) == entry.classes[ballot_class].received
    found = [
        difference
        for position, subject in enumerate(entry.round.subjects)
        for difference in _of_subject(entry, position, subject, first, second, is_shown=is_complete)
    ]
    if not found and Counter(ballot.marks for ballot in first) != Counter(ballot.marks for ballot in second):
        raise refuse("typings_differ_on_ballots")
    return tuple(found)


def _of_subject(
    entry: RoundRecord,
    position: int,
    subject: Subject,
    first: list[Ballot],
    second: list[Ballot],
    *,
    is_shown: bool,
) -> tuple[TypingDifference, ...]:
    grade_set = entry.round.grade_set
    before, again = (
        Counter(mark_code(ballot.marks[position], grade_set) for ballot in typing)
        for typing in (first, second)
    )
    missing = before - again
    if not missing:  # of equally many marks: then nothing is too many either
        return ()
    if not is_shown or missing.total() > MOST_SHOWN:
        return (TypingDifference(subject),)
    return tuple(
        TypingDifference(subject, code, again[code] - before[code])
        for code in grade_set.tally_codes
        if again[code] != before[code]
    )


def of_channel(ballots: Iterable[TypedBallot], ballot_class: BallotClass, channel: Channel) -> list[Ballot]:
    """Return the ballots of a class that came in by ``channel``."""
    return [
        typed.ballot
        for typed in ballots
        if (typed.ballot.ballot_class, typed.channel) == (ballot_class, channel)
    ]
