"""自评、互评: who has spoken, in speaking order, who is next, and who said what to whom (C6)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class SelfReview:
    """That a member (roster number) has spoken of himself; the note may be empty."""

    member: int
    note: str = ""


@dataclass(frozen=True)
class PeerReview:
    """That a member criticised another (roster numbers); ``number`` is the kit's own; the note may be empty."""

    number: int
    critic: int
    member: int
    note: str = ""


def still_to_speak(there: Iterable[int], spoken: Collection[int]) -> tuple[int, ...]:
    """Return who of those present has not spoken yet, in the order given."""
    return tuple(number for number in there if number not in spoken)
