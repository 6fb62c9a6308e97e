"""A round of ratings: what it freezes when it opens, its classes, its boxes and its quorum."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from orglife_kit.errors import Notice, notice, refuse
from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.rules.plan.settings import Comparison, OtherBallots, Quorum, Settings

_BODIES = ("委", "班子")  # one of them stands in every name of a committee's work


class RoundKind(StrEnum):
    """What is rated: the members one by one, or the branch committee's work."""

    MEMBERS = "members"
    COMMITTEE = "committee"

    @classmethod
    def named(cls, kind: str) -> RoundKind:
        """Return the kind that ``kind`` names; raises ``RefusedError`` (``round_unknown``)."""
        try:
            return cls(kind)
        except ValueError:
            raise refuse("round_unknown", kind=str(kind)) from None


class Rated(StrEnum):
    """What a round rates, as it is called: without a committee it is the branch's work."""

    MEMBERS = "members"
    COMMITTEE = "committee"
    BRANCH_WORK = "branch_work"


class RoundState(StrEnum):
    """A round is open, closed with a tally, or void (more received than issued)."""

    OPEN = "open"
    CLOSED = "closed"
    VOID = "void"


@dataclass(frozen=True)
class Subject:
    """Who or what is rated on one line: the roster number (0: the committee) and the label."""

    number: int
    label: str


@dataclass(frozen=True)
class Round:
    """A round as it was frozen at its opening. ``attempt`` counts 重新测评 from 1."""

    number: int
    kind: RoundKind
    attempt: int
    state: RoundState
    subjects: tuple[Subject, ...]
    grade_set: GradeSet
    settings: Settings
    cap_base: int
    cap_limit: int

    @property
    def rates(self) -> Rated:
        """What is rated, as it is called."""
        return rated_by(self.kind, self.subjects)


def rated_by(kind: RoundKind, subjects: Sequence[Subject]) -> Rated:
    """Return what a ballot with these lines rates, as it is called."""
    if kind is RoundKind.MEMBERS:
        return Rated.MEMBERS
    names_body = any(word in subject.label for subject in subjects for word in _BODIES)
    return Rated.COMMITTEE if names_body else Rated.BRANCH_WORK


@dataclass(frozen=True)
class ClassOfBallots:
    """One class of a round: how many are entitled, and the box its ballots go into."""

    ballot_class: BallotClass
    entitled: int
    box: BallotClass


def divide_boxes(entitled: dict[BallotClass, int], smallest_group: int) -> tuple[ClassOfBallots, ...]:
    """Return each class with its box: its own from ``smallest_group`` on, else the members' box."""
    return tuple(
        ClassOfBallots(
            ballot_class,
            number,
            ballot_class if number >= smallest_group else BallotClass.MEMBERS,
        )
        for ballot_class, number in entitled.items()
    )


def classes_of(settings: Settings, kind: RoundKind, entitled: int, casting: int) -> dict[BallotClass, int]:
    """Return how many may cast a ballot, per class that the plan counts.

    ``entitled`` are the members who cast a ballot, ``casting`` those of them who are present.
    Where absent members' ballots are a class of their own, it holds those not present.
    """
    absent = settings.absent_ballots is OtherBallots.OWN_CLASS
    numbers = {BallotClass.MEMBERS: casting if absent else entitled}
    if absent and entitled > casting:
        numbers[BallotClass.ABSENT] = entitled - casting
    if settings.public_cast_in(kind.value):
        numbers[BallotClass.PUBLIC] = settings.public_representatives
    return numbers


def check_quorum(settings: Settings, entitled: int, casting: int) -> tuple[Notice, ...]:
    """Return a notice when too few of those entitled are present, in integers."""
    if settings.quorum is Quorum.NONE:
        return ()
    share, whole = (1, 2) if settings.quorum is Quorum.HALF else (2, 3)
    missing = share * entitled - whole * casting
    enough = missing < 0 if settings.quorum_comparison is Comparison.MORE_THAN else missing <= 0
    if enough:
        return ()
    return (
        notice(
            "quorum_missing",
            entitled=entitled,
            present=casting,
            share=f"{share}/{whole}",
        ),
    )
