"""Records for the tests of rules, made in memory: a roster of invented members and what is kept of a meeting."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from orglife_kit.rules.assessment.record import AssessmentRecord
from orglife_kit.rules.ballots.record import BallotsRecord
from orglife_kit.rules.plan.members import Member, Membership, Roster, usual_flags
from orglife_kit.rules.plan.plan import MeetingPlan, Plan
from orglife_kit.rules.plan.settings import CapBase
from orglife_kit.rules.preparation.record import PreparationRecord
from orglife_kit.rules.publication.record import PublicationRecord
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.record import RectificationRecord
from orglife_kit.rules.reviews import ReviewsRecord

PLAN = Plan("方案", 2023, "示例支部", MeetingPlan(datetime.date(2024, 1, 18), "会议室", "党支部书记"))


def roster_of(
    numbers: int | Sequence[int],
    *,
    posts: Mapping[int, str] | None = None,
    must_talk: Iterable[int] = (),
    probationary: Iterable[int] = (),
) -> Roster:
    """Return a roster of ``numbers`` (or so many, from 1) in that order; the rest goes by number."""
    ordered = range(1, numbers + 1) if isinstance(numbers, int) else numbers
    talked, young = set(must_talk), set(probationary)
    members = []
    for position, number in enumerate(ordered, start=1):
        membership = Membership.PROBATIONARY if number in young else Membership.FULL
        flags = usual_flags(membership, CapBase.FULL_MEMBERS)
        member = Member(number, position, f"党员{number}", membership, flags)
        members.append(replace(member, post=(posts or {}).get(number, ""), must_talk=number in talked))
    return Roster(tuple(members))


def record_of(roster: Roster, plan: Plan = PLAN, **parts: Any) -> MeetingRecord:
    """Return the record of a meeting of which only ``parts`` (fields of ``MeetingRecord``) are kept."""
    empty = MeetingRecord(
        identity="0" * 32,
        plan=plan,
        roster=roster,
        copy=None,
        not_counted={},
        flag_reasons={},
        preparation=PreparationRecord(),
        reviews=ReviewsRecord(),
        ballots=BallotsRecord(),
        assessment=AssessmentRecord(),
        rectification=RectificationRecord(),
        publication=PublicationRecord(),
    )
    return replace(empty, **parts)
