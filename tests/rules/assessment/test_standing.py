"""How the assessment stands: what membership settles, the live cap, who is still to be told (C9, C10)."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.rules.assessment.follow_up import Feedback
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, FollowUp, Outcome
from orglife_kit.rules.assessment.record import AssessmentRecord
from orglife_kit.rules.assessment.standing import (
    assessment_faults,
    assessments,
    cap,
    cap_with,
    check_rated,
    drafted_excellent,
    feedback_given,
    graded_excellent,
    members_rated,
    members_to_tell,
    outcome_counts,
    participations,
)
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.record import BallotsRecord
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.plan.settings import CapBase, OverCap, Settings
from orglife_kit.rules.preparation.record import PreparationRecord
from orglife_kit.rules.preparation.study import Absence, Study
from orglife_kit.rules.preparation.talks import Talk
from orglife_kit.rules.record import MeetingRecord
from tests.rules.building import PLAN, record_of, roster_of
from tests.rules.rounds import round_record

DAY = datetime.date(2024, 2, 1)
CONDUCT = frozenset({Basis.DAILY_CONDUCT})
HELP = FollowUp("学习不够", "李雪", "每月谈一次", DAY)


def written(**by_member: Outcome) -> dict[int, Assessment]:
    """Return finished assessments, ``m3=Outcome.QUALIFIED`` for member 3."""
    return {
        int(name[1:]): Assessment(int(name[1:]), outcome, "表现好", "", CONDUCT, "有事实", HELP)
        for name, outcome in by_member.items()
    }


def record_with(members: int = 9, *, settings: Settings | None = None, **parts: object) -> MeetingRecord:
    """Return a record whose assessment is ``parts``; the last member is probationary."""
    plan = PLAN if settings is None else replace(PLAN, settings=settings)
    assessment = AssessmentRecord(**parts)  # type: ignore[arg-type]
    return record_of(roster_of(members, probationary=[members]), plan, assessment=assessment)


def test_membership_settles_its_own_and_a_word_of_the_organ_settles_the_rest() -> None:
    """A probationary member has 不定等次 without anybody writing it, and what is written comes before it."""
    record = record_with(written=written(m2=Outcome.QUALIFIED, m3=Outcome.BASICALLY_QUALIFIED))
    found = assessments(record)
    assert {number: entry.outcome for number, entry in found.items()} == {
        9: Outcome.UNGRADED,
        2: Outcome.QUALIFIED,
        3: Outcome.BASICALLY_QUALIFIED,
    }
    assert found[2].follow_up == FollowUp()  # of an earlier, lower grade
    assert found[3].follow_up == HELP
    assert members_rated(record, Outcome.QUALIFIED) == {2}
    assert members_rated(record, Outcome.UNGRADED) == {9}
    assert members_rated(record, Outcome.EXCELLENT) == frozenset()
    away = record_with(written=written(m9=Outcome.NOT_TAKEN_PART))
    assert assessments(away)[9].outcome is Outcome.NOT_TAKEN_PART


def test_outcomes_add_up_to_the_roster() -> None:
    """Those without one are counted as such."""
    counts = outcome_counts(record_with(written=written(m1=Outcome.EXCELLENT, m2=Outcome.EXCELLENT)))
    assert counts[Outcome.EXCELLENT] == 2
    assert counts[Outcome.UNGRADED] == 1
    assert counts[None] == 6
    assert sum(counts.values()) == 9


@pytest.mark.parametrize("state", [None, RoundState.OPEN, RoundState.VOID])
def test_nobody_is_assessed_before_the_rating_is_closed(state: RoundState | None) -> None:
    """Not without a round, not while it is open, not when it is void; the committee's round is no rating of members."""
    rounds = [round_record(9, RoundKind.COMMITTEE)]
    rounds += [] if state is None else [round_record(state=state)]
    record = replace(record_with(), ballots=BallotsRecord(rounds=tuple(rounds)))
    with pytest.raises(RefusedError) as refused:
        check_rated(record)
    assert [told.code for told in refused.value.notices] == ["rating_not_closed"]


def test_the_rating_is_closed_or_nobody_is_to_be_rated() -> None:
    """A branch of probationary members alone needs no round."""
    check_rated(replace(record_with(), ballots=BallotsRecord(rounds=(round_record(),))))
    check_rated(record_of(roster_of(2, probationary=[1, 2])))


def test_the_cap_counts_drafts_as_they_stand() -> None:
    """可评优秀 2 人: one is written, two are drafts, one of them of the same member."""
    outcomes = {1: Outcome.EXCELLENT, 2: Outcome.EXCELLENT, 3: Outcome.QUALIFIED, 4: None}
    drafts = {number: Draft(number, outcome) for number, outcome in outcomes.items()}
    record = record_with(written=written(m1=Outcome.EXCELLENT), drafts=drafts)
    found = cap(record)
    assert (found.base, found.limit, found.given) == (8, 2, 2)
    assert not found.is_over
    assert drafted_excellent(record) == {1, 2}
    assert graded_excellent(record) == ("党员1", "党员2")
    assert cap_with(record, {}, [5, 6, 7]).given == 3
    assert cap_with(record, assessments(record), []).given == 1


def test_who_is_graded_excellent_stands_in_roster_order_and_a_draft_comes_before_what_was_written() -> None:
    """A draft of another grade takes him out; one without a grade leaves him."""
    drafts = {1: Draft(1, Outcome.QUALIFIED), 5: Draft(5, Outcome.EXCELLENT), 2: Draft(2)}
    record = record_with(written=written(m1=Outcome.EXCELLENT, m2=Outcome.EXCELLENT), drafts=drafts)
    assert graded_excellent(record) == ("党员2", "党员5")


def test_the_cap_is_of_those_who_take_part_where_the_plan_says_so() -> None:
    """Late ones are there; those on leave and absent are not; a round keeps the numbers it froze."""
    taking_part = Settings(cap_base=CapBase.TAKING_PART)
    lines = [AttendanceLine(number, Presence.PRESENT) for number in range(1, 6)]
    lines += [AttendanceLine(6, Presence.LATE), AttendanceLine(7, Presence.ON_LEAVE)]
    record = record_with(settings=taking_part)
    at_meeting = replace(record, ballots=BallotsRecord(attendance=tuple(lines)))
    assert (cap(at_meeting).base, cap(at_meeting).limit) == (6, 2)
    for state, expected in (
        (RoundState.CLOSED, (21, 7)),
        (RoundState.OPEN, (21, 7)),
        (RoundState.VOID, (6, 2)),
    ):
        ballots = BallotsRecord(attendance=tuple(lines), rounds=(round_record(state=state),))
        found = cap(replace(record, ballots=ballots))
        assert (found.base, found.limit) == expected


def test_new_assessments_are_checked_as_they_would_stand() -> None:
    """What one lacks, and the cap with what is written, drafted and new; a draft that becomes one counts once."""
    drafts = {2: Draft(2, Outcome.EXCELLENT), 3: Draft(3, Outcome.EXCELLENT)}
    record = record_with(written=written(m1=Outcome.EXCELLENT), drafts=drafts)
    (new,) = written(m2=Outcome.EXCELLENT).values()
    (told,) = assessment_faults(record, [new], "")
    assert (told.code, dict(told.fields)) == ("cap_reason_missing", {"limit": 2, "given": 3, "base": 8})
    assert assessment_faults(record, [new], "成绩突出") == ()
    lowered = replace(new, outcome=Outcome.QUALIFIED)
    assert assessment_faults(record, [lowered], "") == ()
    bare = replace(new, member=4, outcome=Outcome.QUALIFIED, opinion="", bases=frozenset())
    assert [fault.code for fault in assessment_faults(record, [bare], "理由")] == [
        "opinion_missing",
        "basis_missing",
    ]
    strict = record_with(
        settings=Settings(over_cap=OverCap.REFUSE), drafts={**drafts, 4: Draft(4, Outcome.EXCELLENT)}
    )
    (fault,) = assessment_faults(strict, [lowered, *written(m1=Outcome.EXCELLENT).values()], "理由")
    assert fault.code == "cap_refused"


def test_who_was_told_another_grade_is_to_be_told_again() -> None:
    """In roster order; who has no grade is told nothing, who has no outcome yet neither."""
    told = {
        number: Feedback(number, "书记", DAY, "", outcome)
        for number, outcome in ((1, "EXCELLENT"), (2, "EXCELLENT"), (5, "QUALIFIED"))
    }
    outcomes = written(
        m3=Outcome.QUALIFIED, m2=Outcome.QUALIFIED, m1=Outcome.EXCELLENT, m4=Outcome.NOT_TAKEN_PART
    )
    record = record_with(written=outcomes, told=told)
    assert feedback_given(record) == {1: told[1]}
    assert members_to_tell(record) == (2, 3)


def test_taking_part_is_that_of_each_member_in_roster_order() -> None:
    """Study, talks and the meeting; the secretary's own talks are none with the secretary."""
    studies = (
        Study(1, DAY, "", (Absence(2, "病假"), Absence(3, "出差", DAY))),
        Study(2, DAY, "", (Absence(2, "病假"),)),
    )
    talks = (Talk(1, DAY, 1, 2), Talk(2, DAY, 2, 3))
    record = record_of(
        roster_of((3, 1, 2), posts={1: "党支部书记"}),
        preparation=PreparationRecord(studies=studies, talks=talks),
        ballots=BallotsRecord(attendance=(AttendanceLine(3, Presence.LATE),)),
    )
    third, first, second = participations(record)
    assert (third.member, first.member, second.member) == (3, 1, 2)
    assert (third.sessions, third.studied, third.made_up, third.to_make_up) == (2, 1, (DAY,), 0)
    assert (second.sessions, second.studied, second.made_up, second.to_make_up) == (2, 0, (), 2)
    assert [(entry.talks, entry.with_secretary) for entry in (third, first, second)] == [
        (1, False),
        (1, False),
        (2, True),
    ]
    assert third.meeting == AttendanceLine(3, Presence.LATE)
    assert first.meeting is None


def test_who_is_not_excellent_waits_for_no_reason_of_others() -> None:
    """While one over the cap is a draft without a reason, 合格 of another is an outcome as it stands."""
    drafts = {number: Draft(number, Outcome.EXCELLENT) for number in (1, 2, 3)}
    record = record_with(drafts=drafts)
    (qualified,) = written(m4=Outcome.QUALIFIED).values()
    assert assessment_faults(record, [qualified], "") == ()
    (excellent,) = written(m3=Outcome.EXCELLENT).values()
    assert [fault.code for fault in assessment_faults(record, [excellent], "")] == ["cap_reason_missing"]
