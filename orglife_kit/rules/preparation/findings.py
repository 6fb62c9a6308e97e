"""查摆问题: what the committee and the members find lacking, point by point, and the suggestions received (C4, C5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from orglife_kit.frozen import dataclass

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord

_STILL_THE_SAME = 0.5  # share of characters that two wordings of one point have in common, at least


class Source(StrEnum):
    """Where a finding of the committee comes from."""

    INSPECTION = "INSPECTION"
    FROM_MEMBERS = "FROM_MEMBERS"
    FROM_PUBLIC = "FROM_PUBLIC"
    OWN_LOOK = "OWN_LOOK"


@dataclass(frozen=True)
class Finding:
    """查摆的问题: one short point of one member (roster number) under one aspect; ``goal`` is one of the theme's.

    ``number`` is the kit's own, 0 before it is kept; a point that was only reworded keeps it.
    """

    number: int
    member: int
    aspect: str
    point: str
    goal: str = ""


@dataclass(frozen=True)
class CommitteeFinding:
    """One finding of the committee; ``number`` is the kit's own, from 1, 0 before it is kept."""

    number: int
    aspect: str
    source: Source
    point: str
    cause: str = ""
    goal: str = ""


@dataclass(frozen=True)
class Suggestion:
    """意见建议: what was suggested, by whom in general, never a name; ``finding`` is what it was sorted into."""

    number: int
    source: Source
    words: str
    finding: int | None = None


def points(text: str) -> tuple[str, ...]:
    """Return the points of a text, one a line; empty lines are none."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def reworded(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """Return the new wording of each point that was only reworded, by its old one; another point is not one."""
    waiting = [point for point in after if point not in before]
    found = {}
    for old in before:
        if old in after or not waiting:
            continue
        likeness = {new: SequenceMatcher(None, old, new, autojunk=False).ratio() for new in waiting}
        nearest = max(waiting, key=likeness.__getitem__)
        if likeness[nearest] >= _STILL_THE_SAME:
            found[old] = nearest
            waiting.remove(nearest)
    return found


def same_points(before: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Return which of the points ``before`` each point ``now`` goes on with, by its index; a new one is left out.

    A point goes on with the one of the same words, else with the one that it only rewords.
    """
    same: dict[int, int] = {}
    left = dict(enumerate(before))
    for index, point in enumerate(now):
        found = next((old for old, words in left.items() if words == point), None)
        if found is not None:
            same[index] = found
            del left[found]
    waiting = {point: index for index, point in reversed(tuple(enumerate(now))) if index not in same}
    old_indexes = {words: old for old, words in reversed(tuple(left.items()))}
    for old_words, words in reworded(tuple(old_indexes), tuple(waiting)).items():
        same[waiting[words]] = old_indexes[old_words]
    return same


def aspects_shown(planned: Iterable[str], named: Iterable[str]) -> tuple[str, ...]:
    """Return the plan's aspects in order, then those that findings still name and the plan no longer does.

    A plan that names none has one aspect without a name.
    """
    return tuple(dict.fromkeys((*(tuple(planned) or ("",)), *named)))


def committee_aspects(record: MeetingRecord) -> tuple[str, ...]:
    """Return the aspects under which the committee finds; also one that only older findings still name."""
    named = (finding.aspect for finding in record.preparation.committee_findings)
    return aspects_shown(record.plan.preparation.committee_aspects, named)


def member_aspects(record: MeetingRecord) -> tuple[str, ...]:
    """Return the aspects under which members find; also one that only older findings still name."""
    named = (finding.aspect for finding in record.preparation.findings)
    return aspects_shown(record.plan.preparation.member_aspects, named)
