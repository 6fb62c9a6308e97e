"""民主评议情况登记 of a branch that handed in: the same rows that the branch has, but for the id numbers."""

from __future__ import annotations

import datetime
from collections import defaultdict

from orglife_kit.bundle.cells import Value
from orglife_kit.bundle.reading import Bundle
from orglife_kit.rules.assessment.follow_up import Disposition, DispositionStep, Education
from orglife_kit.rules.assessment.outcomes import Assessment, FollowUp, Outcome
from orglife_kit.rules.plan.members import Member, Membership, Roster
from orglife_kit.rules.publication.release import FollowUpLine, MemberOutcome
from orglife_kit.views.reports.pages.registration import Registration, table_texts

Row = dict[str, Value]


def bundle_registration_texts(
    bundle: Bundle, superior: str
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the heads and the rows of the registration of a bundle as texts; ``superior`` is 上级意见.

    The id numbers are empty, because none goes up; so are the days where the bundle's format has no first day.
    """
    (overview,) = bundle.rows("overview")
    rows = bundle.rows("members")
    roster = Roster(tuple(map(_member, rows)))
    registered = Registration(
        bundle.manifest.year,
        _day(overview["start"]),
        bundle.manifest.date,
        _number(overview["present"]) if _number(overview["due"]) else None,
        tuple(_outcome(row, roster) for row in rows),
        _follow_ups(bundle, roster),
        superior,
    )
    return table_texts(registered, roster.namesakes)


def _member(row: Row) -> Member:
    return Member(
        _number(row["member"]),
        _number(row["position"]),
        str(row["name"]),
        Membership(str(row["membership"])),
        frozenset(),
        group=str(row.get("group") or ""),
    )


def _outcome(row: Row, roster: Roster) -> MemberOutcome:
    number = _number(row["member"])
    return MemberOutcome(
        roster.member(number), roster.label(number), _assessment(row) if row["outcome"] else None
    )


def _assessment(row: Row) -> Assessment:
    return Assessment(
        _number(row["member"]),
        Outcome(str(row["outcome"])),
        str(row["opinion"]),
        str(row["direction"]),
        reason=str(row["reason"]),
        follow_up=FollowUp(
            str(row["gap"]), str(row["helper"]), str(row["measure"]), _day(row["review_date"])
        ),
    )


def _follow_ups(bundle: Bundle, roster: Roster) -> tuple[FollowUpLine, ...]:
    """Return what followed for each member of whom education or steps of a disposition went up."""
    education = {_number(row["member"]): _education(row) for row in bundle.rows("education")}
    steps: dict[int, list[DispositionStep]] = defaultdict(list)
    for row in bundle.rows("dispositions"):
        steps[_number(row["member"])].append(_step(row))
    return tuple(
        FollowUpLine(
            roster.label(number), education=education.get(number), steps=tuple(steps.get(number, ()))
        )
        for number in roster.numbers
        if number in education or number in steps
    )


def _education(row: Row) -> Education:
    first = _day(row["first"])
    assert first is not None
    return Education(
        _number(row["member"]), first, _day(row["last"]), str(row["measure"]), str(row["result"])
    )


def _step(row: Row) -> DispositionStep:
    date = _day(row["date"])
    assert date is not None
    disposition = Disposition(str(row["disposition"])) if row["disposition"] else None
    return DispositionStep(
        _number(row["member"]), str(row["step"]), date, str(row["body"]), str(row["note"]), disposition
    )


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _day(value: Value) -> datetime.date | None:
    return value if isinstance(value, datetime.date) else None
