"""No two exports of one scope, one taken from the other, tell what neither may (DESIGN.md §6)."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit import reports
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.follow_up import DispositionStep
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, FollowUp, Outcome
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.rectification.items import Origin
from tests.meeting.building import make_meeting

BASES = frozenset({Basis.DAILY_CONDUCT})
HELP = FollowUp("学习少", "赵一", "每月一谈", "2024-07-18")


def graded(member: int, outcome: Outcome = Outcome.QUALIFIED) -> Assessment:
    """Return an assessment that lacks nothing."""
    help_ = HELP if outcome is Outcome.BASICALLY_QUALIFIED else FollowUp()
    return Assessment(member, outcome, "完成较好", bases=BASES, reason="缺学", follow_up=help_)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a rated meeting of seven whose plan shows the branch the distribution."""
    made = make_meeting(tmp_path, 7, distribution_to_branch="true", counts_to_supervisor="true")
    made.take_attendance()
    made.take_pile("members", [[2] * 7] * 7)
    made.close_round("members")
    return made


def test_successive_pages_for_the_branch_tell_no_grade(meeting: Meeting) -> None:
    """While one after the other is decided there is no count at all; the first that is shown holds everybody."""
    seen = []
    for number in range(1, 8):
        lower = number == 6
        meeting.assess([graded(number, Outcome.BASICALLY_QUALIFIED if lower else Outcome.QUALIFIED)])
        seen.append(meeting.release("BRANCH").distribution)
    *growing, whole = seen
    assert growing == [None] * 6
    assert whole is not None
    assert sum(number for outcome, number in whole.counts if outcome is not None) == 7


def test_an_outcome_that_is_opened_again_takes_the_count_back(meeting: Meeting) -> None:
    """A draft in place of an outcome: the branch sees no count that lacks one member."""
    meeting.assess([graded(number) for number in range(1, 8)])
    assert meeting.release("BRANCH").distribution is not None
    meeting.draft_assessment(Draft(3))
    assert meeting.release("BRANCH").distribution is None


def test_a_correction_after_the_branch_has_seen_the_count_shows_it_no_other(
    meeting: Meeting, tmp_path: Path
) -> None:
    """One count taken from the other would tell whose grade was corrected; corrected back, it is shown again."""
    meeting.assess([graded(number) for number in range(1, 8)])
    meeting.assess([graded(2, Outcome.BASICALLY_QUALIFIED)])  # nothing went out yet
    first = meeting.release("BRANCH").distribution
    assert first is not None
    reports.export(meeting, "BRANCH", folder=tmp_path / "out", formats=("html",))
    reports.export(meeting, "BRANCH", folder=tmp_path / "out", formats=("html",))
    meeting.assess([graded(3, Outcome.BASICALLY_QUALIFIED)])
    assert meeting.release("BRANCH").distribution is None
    assert "status_distribution_withheld" in {one.says.code for one in meeting.status_entries()}
    assert meeting.release("ORGAN").distribution is not None
    reports.export(meeting, "BRANCH", folder=tmp_path / "out", formats=("html",))
    meeting.assess([graded(3)])
    assert meeting.release("BRANCH").distribution == first
    assert "status_distribution_withheld" not in {one.says.code for one in meeting.status_entries()}


def test_the_organ_and_the_supervisor_are_exact_at_any_time(meeting: Meeting) -> None:
    """What goes up names everybody, so nothing is held back."""
    meeting.assess([graded(1)])
    for scope in ("ORGAN", "SUPERVISOR"):
        found = meeting.release(scope).distribution
        assert found is not None
        assert dict(found.counts)[None] == 6


def test_no_box_below_the_smallest_size_goes_up(tmp_path: Path) -> None:
    """The ballots of four are counted for the deciding organ only, also where the plan lets counts go up."""
    made = make_meeting(tmp_path, 4, counts_to_supervisor="true")
    made.take_attendance()
    made.take_pile("members", [[2] * 4] * 4)
    made.close_round("members")
    assert made.release("SUPERVISOR").tallies == ()
    assert [one.ballot_class for one in made.release("ORGAN").tallies or ()] == [BallotClass.MEMBERS]


def test_what_a_grade_asked_for_never_reaches_the_branch(meeting: Meeting) -> None:
    """Who lets the branch see his commitments does not show it his 基本合格 with them."""
    meeting.assess([graded(3, Outcome.BASICALLY_QUALIFIED)])
    meeting.note_findings(3, meeting.member_aspects()[0], ["值班交接不清"])
    taken = meeting.item_candidates()
    assert {item.origin for item in taken} == {Origin.FOLLOW_UP, Origin.MEMBER_FINDING}
    meeting.take_in(taken)
    meeting.consent(3)
    shown = meeting.release("BRANCH").rectification or ()
    assert [line.item.problem for line in shown] == ["值班交接不清"]
    assert len(meeting.release("MEMBER", 3).rectification or ()) == 2


def test_a_corrected_grade_leaves_nothing_of_the_lower_one(meeting: Meeting) -> None:
    """What an earlier 基本合格 or 不合格 began is in no release once the outcome is another."""
    lower = Outcome.BASICALLY_QUALIFIED, Outcome.UNQUALIFIED
    meeting.assess([graded(number, outcome) for number, outcome in enumerate(lower, 1)])
    meeting.review_follow_up(1, "学习全勤", "2024-07-18")
    meeting.record_education(2, "2024-02-01", measure="支委谈话")
    meeting.record_disposition(2, [DispositionStep(2, "限期改正", "2024-09-01", "党员大会")])
    assert len(meeting.release("SUPERVISOR").after or ()) == 2
    for number in (1, 2):
        corrected = Assessment(number, Outcome.QUALIFIED, "完成较好", bases=BASES, follow_up=HELP)
        meeting.assess([corrected])
        slip = meeting.release("MEMBER", number)
        assert slip.after == ()
        assert slip.member is not None
        assert slip.member.assessment is not None
        assert slip.member.assessment.follow_up == FollowUp()
    for scope in ("ORGAN", "SUPERVISOR"):
        release = meeting.release(scope)
        assert release.after == ()
        kept = [one.assessment for one in release.outcomes or () if one.assessment is not None]
        assert [one.follow_up for one in kept] == [FollowUp()] * 2
    assert list(meeting.assessments().gap) == [""] * 7
