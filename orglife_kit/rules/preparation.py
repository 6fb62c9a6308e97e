"""会前准备: what members find lacking in themselves, point by point, under the plan's aspects (C5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """查摆的问题: one short point of one member (roster number) under one aspect of the plan."""

    member: int
    aspect: str
    point: str


def points(text: str) -> tuple[str, ...]:
    """Return the points of a text, one a line; empty lines are none."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def aspects_shown(planned: Iterable[str], findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the plan's aspects in order, then those of findings that the plan no longer names.

    A plan that names none has one aspect without a name.
    """
    named = tuple(planned) or ("",)
    return tuple(dict.fromkeys((*named, *(finding.aspect for finding in findings))))
