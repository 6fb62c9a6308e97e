"""评定: the deciding organ's outcome for every member, the excellent cap, and what must be written."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from orglife_kit.errors import Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.members import Flag, Member, Membership, Roster
from orglife_kit.rules.plan.settings import CapBase, OverCap, Settings


class Outcome(StrEnum):
    """评议结果: one of the four grades, 不定等次 or 未参加评议."""

    EXCELLENT = "EXCELLENT"
    QUALIFIED = "QUALIFIED"
    BASICALLY_QUALIFIED = "BASICALLY_QUALIFIED"
    UNQUALIFIED = "UNQUALIFIED"
    UNGRADED = "UNGRADED"
    NOT_TAKEN_PART = "NOT_TAKEN_PART"

    @property
    def is_grade(self) -> bool:
        """Whether it is one of the four grades."""
        return self not in (Outcome.UNGRADED, Outcome.NOT_TAKEN_PART)


class Basis(StrEnum):
    """评定依据: what an assessment rests on; the rating alone is never enough (C9, C17)."""

    DAILY_CONDUCT = "DAILY_CONDUCT"
    PARTICIPATION = "PARTICIPATION"
    RATING = "RATING"


@dataclass(frozen=True)
class FollowUp:
    """帮助改进 (C11): the gap, who helps, the measure, and the day on which it is looked at again."""

    gap: str = ""
    helper: str = ""
    measure: str = ""
    review_date: datetime.date | None = None


@dataclass(frozen=True)
class Assessment:
    """What the deciding organ wrote for one member (roster number)."""

    member: int
    outcome: Outcome
    opinion: str = ""
    direction: str = ""
    bases: frozenset[Basis] = frozenset()
    reason: str = ""
    follow_up: FollowUp = FollowUp()

    def as_settled(self) -> Assessment:
        """Return it without the help of an earlier 基本合格, where the outcome is another one by now."""
        if self.outcome is Outcome.BASICALLY_QUALIFIED:
            return self
        return replace(self, follow_up=FollowUp())


@dataclass(frozen=True)
class Draft:
    """What a form holds of one member's assessment so far; it may lack anything, even the outcome."""

    member: int
    outcome: Outcome | None = None
    opinion: str = ""
    direction: str = ""
    bases: frozenset[Basis] = frozenset()
    reason: str = ""
    follow_up: FollowUp = FollowUp()

    def assessment(self) -> Assessment | None:
        """Return the assessment that this draft makes, or ``None`` without an outcome."""
        if self.outcome is None:
            return None
        return Assessment(
            self.member,
            self.outcome,
            self.opinion,
            self.direction,
            self.bases,
            self.reason,
            self.follow_up,
        )


@dataclass(frozen=True)
class Cap:
    """The excellent cap as a live count: of ``base`` members ``limit`` may be excellent, ``given`` are."""

    base: int
    limit: int
    given: int

    @property
    def is_over(self) -> bool:
        """Whether more are excellent than the cap allows; exactly the cap is not over it."""
        return self.given > self.limit


def cap_limit(base: int, share: tuple[int, int]) -> int:
    """Return the greatest number of members that is not over ``share`` of ``base``, in integers."""
    part, whole = share
    return part * base // whole


def cap_base(roster: Roster, settings: Settings, present: Iterable[int]) -> int:
    """Return 党员总数 as the plan counts it; ``present`` are the roster numbers of those present."""
    counted = {member.number for member in roster.having(Flag.COUNTS_IN_CAP_BASE)}
    if settings.cap_base is CapBase.TAKING_PART:
        counted &= set(present)
    return len(counted)


def count_outcomes(assessments: Iterable[Assessment], roster: Roster) -> dict[Outcome | None, int]:
    """Return how many members have each outcome; ``None`` counts those without one. Sums to the roster."""
    given = {assessment.member: assessment.outcome for assessment in assessments}
    counts: dict[Outcome | None, int] = dict.fromkeys((*Outcome, None), 0)
    for member in roster.members:
        counts[given.get(member.number)] += 1
    return counts


def outcome_known(member: Member) -> Assessment | None:
    """Return the outcome that membership alone settles: 预备党员，不定等次."""
    if _is_ungraded_by_membership(member):
        return Assessment(member.number, Outcome.UNGRADED)
    return None


def _is_ungraded_by_membership(member: Member) -> bool:
    """Whether membership says by itself why there is no grade; of a full member it says nothing."""
    return member.membership is Membership.PROBATIONARY and not member.has(Flag.IS_GRADED)


def check_assessment(assessment: Assessment, roster: Roster) -> tuple[Notice, ...]:
    """Return everything that one assessment still lacks, each notice naming the member."""
    member = roster.member(assessment.member)
    name = roster.label(assessment.member)
    found: list[Notice] = []

    def need(holds: object, code: str) -> None:
        if not holds:
            found.append(notice(code, member=name))

    outcome = assessment.outcome
    if not outcome.is_grade:
        follows_from_membership = outcome is Outcome.UNGRADED and _is_ungraded_by_membership(member)
        need(follows_from_membership or assessment.reason.strip(), "reason_missing_without_grade")
        return tuple(found)
    need(member.has(Flag.IS_GRADED), "member_not_graded")
    need(assessment.opinion.strip(), "opinion_missing")
    need(assessment.bases - {Basis.RATING}, "basis_missing")
    if outcome in (Outcome.BASICALLY_QUALIFIED, Outcome.UNQUALIFIED):
        need(assessment.reason.strip(), "reason_missing_lower_grade")
    if outcome is Outcome.BASICALLY_QUALIFIED:
        follow_up = assessment.follow_up
        need(follow_up.gap.strip(), "gap_missing")
        need(follow_up.helper.strip(), "helper_missing")
        need(follow_up.measure.strip(), "measure_missing")
        need(follow_up.review_date, "review_date_missing")
    return tuple(found)


def check_cap(cap: Cap, settings: Settings, reason: str) -> tuple[Notice, ...]:
    """Return a notice when the cap is exceeded without what the plan asks for then."""
    if not cap.is_over:
        return ()
    fields = {"limit": cap.limit, "given": cap.given, "base": cap.base}
    if settings.over_cap is OverCap.REFUSE:
        return (notice("cap_refused", None, **fields),)
    return () if reason.strip() else (notice("cap_reason_missing", None, **fields),)


def merge(kept: Mapping[int, Assessment], new: Iterable[Assessment]) -> dict[int, Assessment]:
    """Return ``kept`` with each of ``new`` in its member's place, by roster number."""
    return dict(kept) | {assessment.member: assessment for assessment in new}
