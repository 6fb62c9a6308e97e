"""The cap in integers, and what each outcome must have (C9, C10, C11)."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from orglife_kit.rules.assessment.outcomes import (
    Assessment,
    Basis,
    Cap,
    Draft,
    FollowUp,
    Outcome,
    cap_base,
    cap_limit,
    check_assessment,
    check_cap,
    count_outcomes,
    outcome_known,
)
from orglife_kit.rules.plan.members import Flag, Member, Membership, Roster, usual_flags
from orglife_kit.rules.plan.settings import CapBase, OverCap, Settings

CONDUCT = frozenset({Basis.DAILY_CONDUCT})


def roster(full: int, probationary: int = 0, base: CapBase = CapBase.FULL_MEMBERS) -> Roster:
    """Return a roster."""
    kinds = [Membership.FULL] * full + [Membership.PROBATIONARY] * probationary
    return Roster(
        tuple(
            Member(number, number, f"党员{number}", kind, usual_flags(kind, base))
            for number, kind in enumerate(kinds, 1)
        )
    )


@pytest.mark.parametrize(
    ("base", "limit"),
    [
        (1, 0),
        (2, 0),
        (3, 1),
        (4, 1),
        (5, 1),
        (6, 2),
        (20, 6),
        (22, 7),
        (33, 11),
        (34, 11),
        (50, 16),
        (51, 17),
        (100, 33),
    ],
)
def test_a_third_in_integers(base: int, limit: int) -> None:
    """3 × excellent ≤ base, and no more would fit."""
    assert cap_limit(base, (1, 3)) == limit
    assert 3 * limit <= base < 3 * (limit + 1)


@pytest.mark.parametrize(("given", "over"), [(10, False), (11, False), (12, True), (27, True)])
def test_exactly_a_third_is_not_over(given: int, over: bool) -> None:
    """33 members: 11 is the third, 12 is one over, 27 were wished."""
    assert Cap(33, 11, given).is_over is over


def test_the_base_is_what_the_plan_says() -> None:
    """Full members, those of them taking part, or all members."""
    present = {1, 2, 3, 9}
    assert cap_base(roster(8, 2), Settings(), present) == 8
    assert cap_base(roster(8, 2), Settings(cap_base=CapBase.TAKING_PART), present) == 3
    everybody = Settings(cap_base=CapBase.ALL_MEMBERS)
    assert cap_base(roster(8, 2, CapBase.ALL_MEMBERS), everybody, present) == 10


def test_going_over_needs_a_reason_or_is_refused() -> None:
    """A blank reason is none."""
    over = Cap(33, 11, 12)
    assert [told.code for told in check_cap(over, Settings(), " ")] == ["cap_reason_missing"]
    assert check_cap(over, Settings(), "上级批准") == ()
    assert [told.code for told in check_cap(over, Settings(over_cap=OverCap.REFUSE), "上级批准")] == [
        "cap_refused"
    ]
    assert check_cap(Cap(33, 11, 11), Settings(over_cap=OverCap.REFUSE), "") == ()


@pytest.mark.parametrize(
    ("assessment", "codes"),
    [
        (Assessment(1, Outcome.QUALIFIED, "意见", bases=CONDUCT), []),
        (Assessment(1, Outcome.EXCELLENT, " ", bases=CONDUCT), ["opinion_missing"]),
        (Assessment(1, Outcome.QUALIFIED, "意见"), ["basis_missing"]),
        (Assessment(1, Outcome.QUALIFIED, "意见", bases=frozenset({Basis.RATING})), ["basis_missing"]),
        (Assessment(1, Outcome.UNQUALIFIED, "意见", bases=CONDUCT), ["reason_missing_lower_grade"]),
        (
            Assessment(1, Outcome.BASICALLY_QUALIFIED, "意见", bases=CONDUCT, reason="理由"),
            ["gap_missing", "helper_missing", "measure_missing", "review_date_missing"],
        ),
        (
            Assessment(
                1,
                Outcome.BASICALLY_QUALIFIED,
                "意见",
                bases=CONDUCT,
                reason="理由",
                follow_up=FollowUp("差距", "帮助人", "措施", datetime.date(2024, 7, 18)),
            ),
            [],
        ),
        (Assessment(1, Outcome.NOT_TAKEN_PART), ["reason_missing_without_grade"]),
        (Assessment(1, Outcome.UNGRADED), ["reason_missing_without_grade"]),
        (Assessment(1, Outcome.UNGRADED, reason="刚转入"), []),
        (Assessment(3, Outcome.UNGRADED), []),
        (Assessment(3, Outcome.QUALIFIED, "意见", bases=CONDUCT), ["member_not_graded"]),
    ],
)
def test_what_an_assessment_must_have(assessment: Assessment, codes: list[str]) -> None:
    """Members 1 and 2 are full, 3 is probationary."""
    assert [told.code for told in check_assessment(assessment, roster(2, 1))] == codes


def test_why_a_full_member_has_no_grade_is_written() -> None:
    """That he is a full member says nothing of it: 正式党员 is no reason for 不定等次."""
    full, probationary = roster(1, 1).members
    not_graded = Roster((replace(full, flags=full.flags - {Flag.IS_GRADED}), probationary))
    ungraded = Assessment(full.number, Outcome.UNGRADED)
    assert [told.code for told in check_assessment(ungraded, not_graded)] == ["reason_missing_without_grade"]
    assert check_assessment(replace(ungraded, reason="刚转入"), not_graded) == ()


def test_membership_alone_settles_only_who_is_not_graded() -> None:
    """A probationary member whom the plan lets be graded has no outcome yet, nor has a full one who is not."""
    full, probationary = roster(1, 1).members
    assert outcome_known(probationary) == Assessment(probationary.number, Outcome.UNGRADED)
    assert outcome_known(replace(probationary, flags=probationary.flags | {Flag.IS_GRADED})) is None
    assert outcome_known(replace(full, flags=full.flags - {Flag.IS_GRADED})) is None


def test_outcomes_add_up_to_the_roster() -> None:
    """Everybody is counted once, those without an outcome too."""
    members = roster(3, 1)
    known = [entry for entry in map(outcome_known, members.members) if entry]
    counts = count_outcomes([*known, Assessment(1, Outcome.EXCELLENT)], members)
    assert counts[Outcome.EXCELLENT] == counts[Outcome.UNGRADED] == 1
    assert counts[None] == 2
    assert sum(counts.values()) == 4


def test_a_draft_becomes_an_assessment_once_it_has_an_outcome() -> None:
    """With everything that it holds."""
    held = ("意见", "方向", CONDUCT, "理由", FollowUp("差距", "李雪", "措施", datetime.date(2024, 3, 1)))
    assert Draft(3, None, *held).assessment() is None
    assert Draft(3, Outcome.QUALIFIED, *held).assessment() == Assessment(3, Outcome.QUALIFIED, *held)
