"""查摆问题: what the committee and the members find lacking, point by point, and the suggestions received (C4, C5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """Where a finding of the committee comes from."""

    INSPECTION = "INSPECTION"
    FROM_MEMBERS = "FROM_MEMBERS"
    FROM_PUBLIC = "FROM_PUBLIC"
    OWN_LOOK = "OWN_LOOK"


@dataclass(frozen=True)
class Finding:
    """查摆的问题: one short point of one member (roster number) under one aspect; ``goal`` is one of the theme's."""

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


def aspects_shown(planned: Iterable[str], named: Iterable[str]) -> tuple[str, ...]:
    """Return the plan's aspects in order, then those that findings still name and the plan no longer does.

    A plan that names none has one aspect without a name.
    """
    return tuple(dict.fromkeys((*(tuple(planned) or ("",)), *named)))
