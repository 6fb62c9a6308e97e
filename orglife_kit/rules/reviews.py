"""自评: who has spoken, in speaking order, and who is next (C6)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class SelfReview:
    """That a member (roster number) has spoken of himself; the note may be empty."""

    member: int
    note: str = ""


def still_to_speak(there: Iterable[int], spoken: Collection[int]) -> tuple[int, ...]:
    """Return who of those present has not spoken yet, in the order given."""
    return tuple(number for number in there if number not in spoken)
