"""整改事项 (C13–C15): opened, under way, done, verified; each with measure, owner and day."""

from __future__ import annotations

import datetime
from dataclasses import replace
from enum import StrEnum

from orglife_kit.errors import Notice, beginning, notice, refuse
from orglife_kit.frozen import dataclass


class Ledger(StrEnum):
    """Whose item it is: the committee's, the secretary's as first responsible, a member's commitment."""

    SECRETARY = "SECRETARY"
    COMMITTEE = "COMMITTEE"
    MEMBER = "MEMBER"


class Origin(StrEnum):
    """What an item was made from."""

    COMMITTEE_FINDING = "COMMITTEE_FINDING"
    MEMBER_FINDING = "MEMBER_FINDING"
    SUGGESTION = "SUGGESTION"
    CRITICISM = "CRITICISM"
    FOLLOW_UP = "FOLLOW_UP"
    CARRIED = "CARRIED"
    OWN = "OWN"


class ItemState(StrEnum):
    """How far an item is."""

    OPENED = "OPENED"
    UNDER_WAY = "UNDER_WAY"
    DONE = "DONE"
    VERIFIED = "VERIFIED"


class Satisfaction(StrEnum):
    """What those concerned say when an item is verified."""

    SATISFIED = "SATISFIED"
    FAIRLY_SATISFIED = "FAIRLY_SATISFIED"
    NOT_SATISFIED = "NOT_SATISFIED"


@dataclass(frozen=True)
class RectificationItem:
    """One item of the ledger.

    ``number`` is the kit's own, 0 before it is kept; ``member`` the roster number of a MEMBER (or SECRETARY)
    item. ``origin_number`` is the number of the finding, suggestion or peer review that it was made from, so
    that nothing is taken in twice; ``None`` where there is none, or it was taken out since. An ``immediate`` one
    has no ``due`` day.

    ``carried`` tells which item of an earlier year it is, ``2023｜12``, and ``first_origin`` what it was made from
    in that year, where that is known; one that ``came_closed`` was verified when it was carried over, and this
    year's account is the last to tell of it. ``taken_on`` is the day on which the member himself chose to take a
    criticism into his commitments.
    """

    number: int
    ledger: Ledger
    problem: str
    member: int | None = None
    origin: Origin = Origin.OWN
    origin_number: int | None = None
    carried: str = ""
    goal: str = ""
    measure: str = ""
    owner: str = ""
    immediate: bool = False
    due: datetime.date | None = None
    state: ItemState = ItemState.OPENED
    first_origin: Origin | None = None
    taken_on: datetime.date | None = None
    came_closed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do about it."""
        return self.state is not ItemState.VERIFIED

    @property
    def is_carried(self) -> bool:
        """Whether it comes from an earlier year."""
        return self.origin is Origin.CARRIED

    @property
    def of_year(self) -> str:
        """The year in which one that was carried over began, else nothing."""
        return self.carried.partition("｜")[0] if self.is_carried else ""

    @property
    def began_as(self) -> Origin:
        """What it was made from, also in an earlier year where that is known."""
        return self.first_origin or self.origin

    @property
    def is_personal(self) -> bool:
        """Whether it is a member's own, the secretary's as well: from what was found in him, said or left open.

        What the secretary takes on beyond that, as first responsible, is the committee's like the rest.
        """
        return self.ledger is Ledger.MEMBER or (self.member is not None and self.began_as is not Origin.OWN)

    @property
    def is_commitment(self) -> bool:
        """Whether it is what a member promises this year, which he may show to the branch.

        Not what his grade asked for, nor what comes from an earlier year, nor a criticism that he did not take on.
        """
        return self.is_promised and not self.is_carried

    @property
    def is_promised(self) -> bool:
        """Whether a member promised it, this year or in an earlier one: of him no more is demanded (C17)."""
        if self.began_as is Origin.CRITICISM and self.taken_on is None:
            return False
        return self.is_personal and self.began_as is not Origin.FOLLOW_UP

    @property
    def can_be_chosen(self) -> bool:
        """Whether a wider circle may see its measure and progress.

        None of a member's own, none of an earlier year, and none without a measure: the problem is not shown.
        """
        return not self.is_personal and not self.is_carried and bool(self.measure)

    @property
    def made_from(self) -> tuple[Origin, int | None, str, int | None]:
        """What tells whether the same was taken in already; one of its own wording is made from nothing."""
        return self.origin, self.origin_number, self.carried, self.member


@dataclass(frozen=True)
class Progress:
    """A note of what was done on a day, with its evidence: a sentence, or a file in the meeting's folder."""

    number: int
    item: int
    date: datetime.date
    words: str
    evidence: str = ""


@dataclass(frozen=True)
class Verification:
    """That somebody other than the owner looked, when, and how satisfied those concerned are."""

    number: int
    item: int
    date: datetime.date
    verified_by: str
    satisfaction: Satisfaction
    note: str = ""


@dataclass(frozen=True)
class Reopening:
    """That a perfunctory item was criticised: by whom, when, what was said, and the new day."""

    number: int
    item: int
    date: datetime.date
    criticised_by: str
    said: str
    due: datetime.date


@dataclass(frozen=True)
class History:
    """Everything that was recorded of one item, each list in its order."""

    progress: tuple[Progress, ...] = ()
    verifications: tuple[Verification, ...] = ()
    reopenings: tuple[Reopening, ...] = ()

    @property
    def latest(self) -> datetime.date | None:
        """The last day of which something was recorded, if anything was."""
        days = [entry.date for entry in self.progress]
        days += [entry.date for entry in self.verifications]
        days += [entry.date for entry in self.reopenings]
        return max(days, default=None)

    def satisfaction(self, state: ItemState) -> Satisfaction | None:
        """What those concerned said of what an item in ``state`` is now; nothing where it was reopened since."""
        if not self.verifications:
            return None
        last = self.verifications[-1]
        reopened = any(reopening.date >= last.date for reopening in self.reopenings)
        return None if reopened and state is not ItemState.VERIFIED else last.satisfaction

    @property
    def waits_for_criticism(self) -> bool:
        """Whether those concerned were not satisfied the last time, and nothing came of it yet."""
        if not self.verifications or self.verifications[-1].satisfaction is not Satisfaction.NOT_SATISFIED:
            return False
        return all(reopening.date < self.verifications[-1].date for reopening in self.reopenings)


def without_criticism(item: RectificationItem) -> RectificationItem:
    """Return ``item`` as the branch sees it: what was said of a member at the meeting stays there (DESIGN.md §7)."""
    return replace(item, problem="", taken_on=None) if item.began_as is Origin.CRITICISM else item


def lacking(item: RectificationItem) -> tuple[Notice, ...]:
    """Return what an item still needs before it can be worked on: measure, owner, day (C13)."""
    problem = beginning(item.problem)
    needed = (
        (item.measure.strip(), notice("item_measure_missing", problem=problem)),
        (item.owner.strip(), notice("item_owner_missing", problem=problem)),
        (item.immediate or item.due, notice("item_due_missing", problem=problem)),
    )
    return tuple(told for holds, told in needed if not holds)


def check_item(item: RectificationItem) -> None:
    """Raise ``RefusedError`` where an item cannot be kept: ``problem_empty``, ``item_member_missing``."""
    if not item.problem.strip():
        raise refuse("problem_empty")
    if item.ledger is Ledger.MEMBER and item.member is None:
        raise refuse("item_member_missing")
