"""整改事项 (C13–C15): opened, under way, done, verified; each with measure, owner and day."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from enum import StrEnum

from orglife_kit.errors import Notice, beginning, notice, refuse
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.members import name_key, names_in

_POST_BEHIND = re.compile("[（(][^）)]*[）)]")


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
    that nothing is taken in twice; ``None`` where there is none, or it was taken out since. ``carried`` tells
    which item of last year it goes on with. An ``immediate`` one has no ``due`` day.
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

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do about it."""
        return self.state is not ItemState.VERIFIED

    @property
    def is_personal(self) -> bool:
        """Whether it is a member's own, the secretary's as well: from what was found in him, said or left open.

        What the secretary takes on beyond that, as first responsible, is the committee's like the rest.
        """
        return self.ledger is Ledger.MEMBER or (self.member is not None and self.origin is not Origin.OWN)

    @property
    def is_commitment(self) -> bool:
        """Whether a member may show it to the branch: not what his grade asked for, nor what was left open of it."""
        return self.is_personal and self.origin not in (Origin.FOLLOW_UP, Origin.CARRIED)

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
    def waits_for_criticism(self) -> bool:
        """Whether those concerned were not satisfied the last time, and nothing came of it yet."""
        if not self.verifications or self.verifications[-1].satisfaction is not Satisfaction.NOT_SATISFIED:
            return False
        return all(reopening.date < self.verifications[-1].date for reopening in self.reopenings)


def without_criticism(item: RectificationItem) -> RectificationItem:
    """Return ``item`` as the branch sees it: what was said of a member at the meeting stays there (DESIGN.md §7)."""
    return replace(item, problem="") if item.origin is Origin.CRITICISM else item


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


def check_verification(
    item: RectificationItem, verified_by: str, satisfaction: str, committed: str = ""
) -> tuple[Notice, ...]:
    """Return why an item cannot be verified so: not done yet, nobody named, one of its own, nobody asked (C15).

    Whoever is responsible does not verify, alone or with others, nor does the member whose commitment it is,
    ``committed``.
    """
    told = []
    if item.state is not ItemState.DONE:
        told.append(notice("item_not_done", problem=beginning(item.problem)))
    verifiers, own = people(verified_by), (*people(item.owner), *people(committed))
    if not verifiers:
        told.append(notice("verifier_missing"))
    told += [
        notice("verified_by_owner", name=name)
        for name in verifiers
        if any(may_be_one(name, other) for other in own)
    ]
    if not satisfaction:
        told.append(notice("satisfaction_missing"))
    return tuple(told)


def people(text: str) -> tuple[str, ...]:
    """Return the names in a field that may hold several, without the posts behind them: 赵一（书记）、钱一."""
    return names_in(_POST_BEHIND.sub("", text))


def may_be_one(name: str, other: str) -> bool:
    """Return whether two names may mean one person; a namesake is told apart only by the ``#number`` of both."""
    (first, _, number), (second, _, its) = (name_key(text).partition("#") for text in (name, other))
    return first == second and (not number or not its or number == its)
