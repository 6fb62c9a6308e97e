"""What of the assessment is handed to a scope: outcomes, their distribution, what followed the lower grades."""

from __future__ import annotations

from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.assessment.standing import (
    assessments,
    decided_cap,
    feedback_given,
    members_rated,
    members_to_tell,
    outcome_counts,
    reason_for_going_over,
)
from orglife_kit.rules.plan.members import Member
from orglife_kit.rules.publication.release import (
    AssessmentLine,
    Distribution,
    FeedbackNumbers,
    FollowUpLine,
    MemberOutcome,
)
from orglife_kit.rules.publication.scopes import Content, Scope, masked
from orglife_kit.rules.publication.withholding import branch_withholding
from orglife_kit.rules.record import MeetingRecord


def outcomes(record: MeetingRecord, held: frozenset[Content], *, with_ids: bool) -> tuple[MemberOutcome, ...]:
    """Return every member with his outcome, in roster order; his facts where the scope may see them."""
    decided = assessments(record)
    return tuple(
        MemberOutcome(
            member if Content.MEMBER_FACTS in held else _without_facts(member),
            record.roster.label(member.number),
            decided.get(member.number),
            member.identity if with_ids else masked(member.identity),
        )
        for member in record.roster.members
    )


def _without_facts(member: Member) -> Member:
    """Return a member as a scope sees him that is sent no facts: name, place in the roster, membership."""
    return Member(member.number, member.position, member.name, member.membership, member.flags)


def decided_members(record: MeetingRecord) -> tuple[str, ...]:
    """Return the labels of the members who have an outcome, in roster order: a slip each."""
    return tuple(map(record.roster.label, record.roster.in_order(assessments(record))))


def distribution(record: MeetingRecord, scope: Scope) -> Distribution | None:
    """Return 等次分布 as a scope may see it, ``None`` where it would tell the grade of one member."""
    if scope in (Scope.BRANCH, Scope.PUBLIC) and branch_withholding(record) is not None:
        return None
    counts = tuple(outcome_counts(record).items())
    return Distribution(counts, len(record.roster), decided_cap(record), reason_for_going_over(record))


def follow_ups(record: MeetingRecord, member: int | None = None) -> tuple[FollowUpLine, ...]:
    """Return what followed the lower grades as they stand: what an earlier grade began stays in the record.

    In roster order; of one member (number) only his own.
    """
    decided, kept = assessments(record), record.assessment
    helped = members_rated(record, Outcome.BASICALLY_QUALIFIED)
    failed = members_rated(record, Outcome.UNQUALIFIED)
    education = {number: entry for number, entry in kept.education.items() if number in failed}
    steps = {number: entry for number, entry in kept.dispositions.items() if number in failed}
    return tuple(
        FollowUpLine(
            record.roster.label(number),
            decided[number].follow_up if number in helped else None,
            kept.follow_up_reviews.get(number) if number in helped else None,
            education.get(number),
            steps.get(number, ()),
        )
        for number in record.roster.in_order({*helped, *education, *steps})
        if member in (None, number)
    )


def assessment_lines(record: MeetingRecord) -> tuple[AssessmentLine, ...]:
    """Return every assessment as it was written, with what it rests on and the feedback, in roster order.

    Also a member who has none yet and of whom a line of 日常表现 is noted.
    """
    decided, told = assessments(record), feedback_given(record)
    return tuple(
        AssessmentLine(
            record.roster.label(number),
            decided.get(number),
            record.assessment.conduct.get(number, ""),
            told.get(number),
        )
        for number in record.roster.in_order({*decided, *record.assessment.conduct})
    )


def feedback_numbers(record: MeetingRecord) -> FeedbackNumbers:
    """Return how many members have a grade, and how many were told it."""
    graded = [number for number, entry in assessments(record).items() if entry.outcome.is_grade]
    return FeedbackNumbers(len(graded), len(graded) - len(members_to_tell(record)))
