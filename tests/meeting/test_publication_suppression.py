"""No two exports of one scope, one taken from the other, tell what neither may (DESIGN.md §7)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit import reports
from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.assessment.follow_up import DispositionStep
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, FollowUp, Outcome
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.preparation.findings import member_aspects
from orglife_kit.rules.rectification.candidates import candidates
from orglife_kit.rules.rectification.items import Origin
from tests.meeting.building import make_meeting

BASES = frozenset({Basis.DAILY_CONDUCT})
HELP = FollowUp("学习少", "赵一", "每月一谈", datetime.date(2024, 7, 18))


def graded(member: int, outcome: Outcome = Outcome.QUALIFIED) -> Assessment:
    """Return an assessment that lacks nothing."""
    help_ = HELP if outcome is Outcome.BASICALLY_QUALIFIED else FollowUp()
    return Assessment(member, outcome, "完成较好", bases=BASES, reason="缺学", follow_up=help_)


def all_graded(lower: tuple[int, ...] = (1, 2)) -> list[Assessment]:
    """Return the assessments of all seven, 基本合格 for two of them, so that nobody knows another's by his own."""
    return [
        graded(number, Outcome.BASICALLY_QUALIFIED if number in lower else Outcome.QUALIFIED)
        for number in range(1, 8)
    ]


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a rated meeting of seven whose plan shows the branch the distribution."""
    made = make_meeting(tmp_path, 7, distribution_to_branch="true", counts_to_supervisor="true")
    made.ballots.take_attendance()
    made.ballots.take_pile("members", [[2] * 7] * 7)
    made.ballots.close_round("members")
    return made


def test_successive_pages_for_the_branch_tell_no_grade(meeting: Meeting) -> None:
    """While one after the other is decided there is no count at all; the first that is shown holds everybody."""
    seen = []
    for number in range(1, 8):
        lower = number in (3, 6)
        meeting.assessment.assess(
            [graded(number, Outcome.BASICALLY_QUALIFIED if lower else Outcome.QUALIFIED)]
        )
        seen.append(meeting.publication.release("BRANCH").distribution)
    *growing, whole = seen
    assert growing == [None] * 6
    assert whole is not None
    assert sum(number for outcome, number in whole.counts if outcome is not None) == 7


def test_an_outcome_that_is_opened_again_takes_the_count_back(meeting: Meeting) -> None:
    """A draft in place of an outcome: the branch sees no count that lacks one member."""
    meeting.assessment.assess(all_graded())
    assert meeting.publication.release("BRANCH").distribution is not None
    meeting.assessment.draft_assessment(Draft(3))
    assert meeting.publication.release("BRANCH").distribution is None


def test_a_correction_after_the_branch_has_seen_the_count_shows_it_no_other(
    meeting: Meeting, tmp_path: Path
) -> None:
    """One count taken from the other would tell whose grade was corrected; corrected back, it is shown again."""
    meeting.assessment.assess(all_graded())
    meeting.assessment.assess([graded(4, Outcome.BASICALLY_QUALIFIED)])  # nothing went out yet
    first = meeting.publication.release("BRANCH").distribution
    assert first is not None
    reports.export(meeting, "BRANCH", folder=tmp_path / "out", formats=("html",))
    reports.export(meeting, "BRANCH", folder=tmp_path / "out", formats=("html",))
    meeting.assessment.assess([graded(3, Outcome.BASICALLY_QUALIFIED)])
    assert meeting.publication.release("BRANCH").distribution is None
    assert "inference_withheld_difference" in {entry.says.code for entry in meeting.status()}
    assert meeting.publication.release("ORGAN").distribution is not None
    reports.export(meeting, "BRANCH", folder=tmp_path / "out", formats=("html",))
    meeting.assessment.assess([graded(3)])
    assert meeting.publication.release("BRANCH").distribution == first
    assert "inference_withheld_difference" not in {entry.says.code for entry in meeting.status()}


def test_the_organ_and_the_supervisor_are_exact_at_any_time(meeting: Meeting) -> None:
    """What goes up names everybody, so nothing is held back."""
    meeting.assessment.assess([graded(1)])
    for scope in ("ORGAN", "SUPERVISOR"):
        found = meeting.publication.release(scope).distribution
        assert found is not None
        assert dict(found.counts)[None] == 6


def test_no_box_below_the_smallest_size_goes_up(tmp_path: Path) -> None:
    """The ballots of four are counted for the deciding organ only, also where the plan lets counts go up."""
    made = make_meeting(tmp_path, 4, counts_to_supervisor="true")
    made.ballots.take_attendance()
    made.ballots.take_pile("members", [[2] * 4] * 4)
    made.ballots.close_round("members")
    assert made.publication.release("SUPERVISOR").tallies == ()
    assert [tally.ballot_class for tally in made.publication.release("ORGAN").tallies or ()] == [
        BallotClass.MEMBERS
    ]


def test_what_a_grade_asked_for_never_reaches_the_branch(meeting: Meeting) -> None:
    """Who lets the branch see his commitments does not show it his 基本合格 with them."""
    meeting.assessment.assess([graded(3, Outcome.BASICALLY_QUALIFIED)])
    meeting.preparation.note_findings(3, member_aspects(meeting.record)[0], ["值班交接不清"])
    taken = candidates(meeting.record)
    assert {item.origin for item in taken} == {Origin.FOLLOW_UP, Origin.MEMBER_FINDING}
    meeting.rectification.take_in(taken)
    meeting.rectification.consent(3)
    shown = meeting.publication.release("BRANCH").rectification or ()
    assert [line.item.problem for line in shown] == ["值班交接不清"]
    assert len(meeting.publication.release("MEMBER", 3).rectification or ()) == 2


def test_a_corrected_grade_leaves_nothing_of_the_lower_one(meeting: Meeting) -> None:
    """What an earlier 基本合格 or 不合格 began is in no release once the outcome is another."""
    lower = Outcome.BASICALLY_QUALIFIED, Outcome.UNQUALIFIED
    meeting.assessment.assess([graded(number, outcome) for number, outcome in enumerate(lower, 1)])
    meeting.assessment.review_follow_up(1, "学习全勤", "2024-07-18")
    meeting.assessment.record_education(2, "2024-02-01", measure="支委谈话")
    meeting.assessment.record_disposition(
        2, [DispositionStep(2, "限期改正", datetime.date(2024, 9, 1), "党员大会")]
    )
    assert len(meeting.publication.release("SUPERVISOR").follow_ups or ()) == 2
    for number in (1, 2):
        corrected = Assessment(number, Outcome.QUALIFIED, "完成较好", bases=BASES, follow_up=HELP)
        meeting.assessment.assess([corrected])
        slip = meeting.publication.release("MEMBER", number)
        assert slip.follow_ups == ()
        assert slip.member is not None
        assert slip.member.assessment is not None
        assert slip.member.assessment.follow_up == FollowUp()
    for scope in ("ORGAN", "SUPERVISOR"):
        release = meeting.publication.release(scope)
        assert release.follow_ups == ()
        kept = [entry.assessment for entry in release.outcomes or () if entry.assessment is not None]
        assert [entry.follow_up for entry in kept] == [FollowUp()] * 2


def test_two_windows_show_the_branch_one_distribution(meeting: Meeting) -> None:
    """Pages that were made before a correction do not follow those that another window made after it."""
    meeting.assessment.assess(all_graded())
    other = open_meeting(meeting.folder)
    before = meeting.publication.release("BRANCH")
    other.assessment.assess([graded(3, Outcome.BASICALLY_QUALIFIED)])
    other.publication.note_shown([other.publication.release("BRANCH")])
    with pytest.raises(RefusedError) as told:
        meeting.publication.note_shown([before])
    assert told.value.notices[0].code == "distribution_shown_another"
    assert len(meeting.record.publication.shown) == 1


def test_what_was_shown_already_costs_no_undo(meeting: Meeting) -> None:
    """The same distribution again, or a scope without one, is no act of its own."""
    meeting.assessment.assess(all_graded())
    meeting.publication.note_shown([meeting.publication.release("BRANCH")])
    meeting.assessment.note_conduct(1, "带头")
    for scope in ("BRANCH", "ORGAN"):
        meeting.publication.note_shown([meeting.publication.release(scope)])
    meeting.undo()
    assert meeting.record.assessment.conduct == {}


def test_what_was_not_published_was_not_shown(meeting: Meeting) -> None:
    """A day that there is not refuses the whole: the branch was shown no distribution by it."""
    meeting.assessment.assess(all_graded())
    branch = meeting.publication.release("BRANCH")
    assert branch.distribution is not None
    for publish in (
        lambda day: meeting.publication.publish("BRANCH", {"一.pdf": b"1"}, day, [branch]),
        lambda day: reports.publish(meeting, "BRANCH", day, formats=("html",)),
    ):
        with pytest.raises(InputError):
            publish("三月")
        assert meeting.record.publication.shown == ()
    publish("2024-03-01")
    (shown,) = meeting.record.publication.shown
    assert shown.grades == {entry.member: entry.outcome for entry in all_graded()}


def not_there(member: int) -> Assessment:
    """Return 未参加评议 with its reason."""
    return Assessment(member, Outcome.NOT_TAKEN_PART, reason="长期请假")


def codes(meeting: Meeting, scope: str) -> list[str]:
    """Return the codes of what is said before something goes out."""
    return [told.code for told in meeting.publication.inference(scope)]


def test_two_grades_of_seven_are_not_counted_for_the_branch(meeting: Meeting, tmp_path: Path) -> None:
    """Seven could have a grade, five took no part: each of the two others would know the other's grade."""
    meeting.assessment.assess(
        [graded(1), graded(2, Outcome.BASICALLY_QUALIFIED), *(not_there(number) for number in range(3, 8))]
    )
    assert meeting.publication.release("BRANCH").distribution is None
    assert codes(meeting, "BRANCH") == ["inference_none", "inference_withheld_too_few"]
    files = reports.export(meeting, "BRANCH", folder=tmp_path / "out", formats=("html",))
    assert not any("等次分布" in path.name for path in files)
    assert meeting.record.publication.shown == ()


def test_a_grade_of_its_own_finds_out_the_rest(meeting: Meeting) -> None:
    """All but one have the same: he would know theirs, so the branch is shown no count, and it is said why."""
    meeting.assessment.assess(all_graded(lower=(4,)))
    assert meeting.publication.release("BRANCH").distribution is None
    assert codes(meeting, "BRANCH") == ["inference_none", "inference_withheld_reader"]
    assert "inference_withheld_reader" in {entry.says.code for entry in meeting.status()}
    meeting.assessment.assess(all_graded(lower=()))
    assert codes(meeting, "BRANCH") == ["inference_none", "inference_withheld_everybody"]


def test_each_scope_is_told_what_its_readers_could_work_out(meeting: Meeting) -> None:
    """Who sees every outcome by name needs not work it out; who holds his own works out no other."""
    meeting.assessment.assess(all_graded())
    assert codes(meeting, "BRANCH") == codes(meeting, "PUBLIC") == ["inference_none"]
    assert codes(meeting, "ORGAN") == codes(meeting, "SUPERVISOR") == ["inference_by_name"]
    assert codes(meeting, "MEMBER") == ["inference_own"]


def test_what_could_be_worked_out_is_kept_with_the_publication(meeting: Meeting) -> None:
    """With the reason for which something was withheld; taken back with it, but not what was shown."""
    meeting.assessment.assess(all_graded())
    reports.publish(meeting, "BRANCH", "2024-03-01", formats=("html",))
    meeting.assessment.assess([graded(3, Outcome.BASICALLY_QUALIFIED)])
    reports.publish(meeting, "BRANCH", "2024-03-02", formats=("html",))
    first, second = meeting.record.publication.publications
    assert [told.code for told in first.inference] == ["inference_none"]
    assert [told.code for told in second.inference] == ["inference_none", "inference_withheld_difference"]
    assert set(meeting.tables.publications()["inferred"]) == {False}
    meeting.undo()
    assert len(meeting.record.publication.shown) == 1
    assert meeting.publication.release("BRANCH").distribution is None


def test_a_member_taken_out_or_added_is_found_out_by_no_second_count(meeting: Meeting) -> None:
    """The branch saw the grades of six; the seventh, who got his later, is not told by subtraction."""
    meeting.assessment.assess([*all_graded()[:6], not_there(7)])
    reports.publish(meeting, "BRANCH", "2024-03-01", formats=("html",))
    meeting.assessment.assess([graded(7, Outcome.BASICALLY_QUALIFIED)])
    assert meeting.publication.release("BRANCH").distribution is None
    assert codes(meeting, "BRANCH") == ["inference_none", "inference_withheld_difference"]
    meeting.assessment.assess([not_there(7)])
    assert meeting.publication.release("BRANCH").distribution is not None
