"""C9, C10, C11: outcomes after the rating, the cap as a live count, drafts that lose nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.release import release
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, FollowUp, Outcome
from orglife_kit.rules.assessment.standing import assessments, cap, graded_excellent, outcome_counts
from orglife_kit.rules.publication.scopes import Scope
from tests.meeting.building import make_meeting

BASES = frozenset({Basis.DAILY_CONDUCT})


def rated(folder: Path, full: int = 7, probationary: int = 0, **settings: str) -> Meeting:
    """Return a meeting whose members' round is closed."""
    meeting = make_meeting(folder, full, probationary, **settings)
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[2] * full])
    meeting.ballots.close_round("members")
    return meeting


def excellent(*numbers: int) -> list[Assessment]:
    """Return finished assessments with the first grade."""
    return [Assessment(number, Outcome.EXCELLENT, "意见", bases=BASES) for number in numbers]


def codes(error: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    """Return the codes that a refusal tells."""
    return [told.code for told in error.value.notices]


def test_nothing_is_assessed_before_the_rating_is_closed(tmp_path: Path) -> None:
    """The deciding organ assesses after the members have rated."""
    meeting = make_meeting(tmp_path)
    with pytest.raises(RefusedError) as told:
        meeting.assessment.assess(excellent(1))
    assert codes(told) == ["rating_not_closed"]


@pytest.mark.parametrize(("full", "limit"), [(3, 1), (4, 1), (6, 2), (33, 11), (50, 16), (51, 17), (100, 33)])
def test_exactly_a_third_needs_no_reason(tmp_path: Path, full: int, limit: int) -> None:
    """At the cap nothing is asked; one over it needs a written reason."""
    meeting = rated(tmp_path, full)
    meeting.assessment.assess(excellent(*range(1, limit + 1)))
    count = cap(meeting.record)
    assert (count.limit, count.given, count.is_over) == (limit, limit, False)
    with pytest.raises(RefusedError) as told:
        meeting.assessment.assess(excellent(limit + 1))
    assert codes(told) == ["cap_reason_missing"]
    meeting.assessment.assess(excellent(limit + 1), cap_reason="上级批准增加一名")
    assert cap(meeting.record).given == limit + 1


def test_27_wished_of_33(tmp_path: Path) -> None:
    """33 members, 27 wished excellent: the cap is 11, and all 27 are refused together."""
    meeting = rated(tmp_path, 33)
    with pytest.raises(RefusedError) as told:
        meeting.assessment.assess(excellent(*range(1, 28)))
    assert told.value.notices[0].fields == {"limit": 11, "given": 27, "base": 33}
    assert assessments(meeting.record) == {}


def test_a_plan_may_refuse_to_go_over_the_cap(tmp_path: Path) -> None:
    """With over_cap = refuse no reason helps."""
    meeting = rated(tmp_path, 6, over_cap='"refuse"')
    with pytest.raises(RefusedError) as told:
        meeting.assessment.assess(excellent(1, 2, 3), cap_reason="理由")
    assert codes(told) == ["cap_refused"]


def test_faults_come_all_at_once_and_nothing_is_kept(tmp_path: Path) -> None:
    """Three members, three different faults: each is named, none is saved."""
    meeting = rated(tmp_path)
    with pytest.raises(RefusedError) as told:
        meeting.assessment.assess(
            [
                Assessment(1, Outcome.QUALIFIED, "", bases=BASES),
                Assessment(2, Outcome.QUALIFIED, "意见", bases=frozenset({Basis.RATING})),
                Assessment(3, Outcome.UNQUALIFIED, "意见", bases=BASES),
                Assessment(4, Outcome.QUALIFIED, "意见", bases=BASES),
            ]
        )
    assert codes(told) == ["opinion_missing", "basis_missing", "reason_missing_lower_grade"]
    assert assessments(meeting.record) == {}


def test_a_member_named_twice_is_told(tmp_path: Path) -> None:
    """One entry holds one assessment a member."""
    meeting = rated(tmp_path)
    with pytest.raises(InputError) as told:
        meeting.assessment.assess(excellent(1, 1))
    assert told.value.notices[0].code == "member_twice"


def test_probationary_members_have_their_outcome(tmp_path: Path) -> None:
    """预备党员，不定等次: nothing to enter, and the outcomes add up to the roster."""
    meeting = rated(tmp_path, 2, 5)
    counts = outcome_counts(meeting.record)
    assert counts[Outcome.UNGRADED] == 5
    assert counts[None] == 2
    assert sum(counts.values()) == len(meeting.record.roster)
    with pytest.raises(RefusedError) as told:
        meeting.assessment.assess([Assessment(3, Outcome.QUALIFIED, "意见", bases=BASES)])
    assert codes(told) == ["member_not_graded"]


def test_an_unfinished_entry_is_kept_and_shown_on_no_page(tmp_path: Path) -> None:
    """What a form holds is a draft until nothing is missing; then it is the assessment."""
    meeting = rated(tmp_path)
    draft = Draft(1, Outcome.QUALIFIED, "")
    assert [told.code for told in meeting.assessment.draft_assessment(draft)] == [
        "opinion_missing",
        "basis_missing",
    ]
    assert assessments(meeting.record) == {}
    assert meeting.record.assessment.drafts[1] == draft
    assert meeting.assessment.draft_assessment(Draft(1, Outcome.QUALIFIED, "意见", bases=BASES)) == ()
    assert meeting.record.assessment.drafts == {}
    assert assessments(meeting.record)[1].outcome is Outcome.QUALIFIED


def test_drafts_over_the_cap_wait_for_the_reason(tmp_path: Path) -> None:
    """The one over the cap stays a draft until the reason is written, and counts in the live count."""
    meeting = rated(tmp_path, 3)
    for number in (1, 2):
        meeting.assessment.draft_assessment(Draft(number, Outcome.EXCELLENT, "意见", bases=BASES))
    assert cap(meeting.record).given == 2
    assert set(assessments(meeting.record)) == {1}
    meeting.assessment.set_cap_reason("理由")
    assert set(assessments(meeting.record)) == {1, 2}


def test_a_final_grade_may_differ_from_the_majority(tmp_path: Path) -> None:
    """Everybody marked 合格; the organ's 优秀 is kept without a question (C17)."""
    meeting = rated(tmp_path, 3)
    meeting.assessment.assess(excellent(2))
    assert assessments(meeting.record)[2].outcome is Outcome.EXCELLENT
    assert graded_excellent(meeting.record) == (meeting.record.roster.label(2),)


def test_a_finished_assessment_that_loses_its_opinion_is_a_draft_again(tmp_path: Path) -> None:
    """What is still missing is told, and no page shows the outcome any more; one undo brings it back."""
    meeting = rated(tmp_path)
    meeting.assessment.assess(excellent(1))
    told = meeting.assessment.draft_assessment(Draft(1, Outcome.EXCELLENT, bases=BASES))
    assert [fault.code for fault in told] == ["opinion_missing"]
    assert assessments(meeting.record) == {}
    assert meeting.record.assessment.drafts[1].outcome is Outcome.EXCELLENT
    meeting.undo()
    assert assessments(meeting.record)[1].opinion == "意见"
    assert meeting.record.assessment.drafts == {}


def test_the_reason_and_what_waited_for_it_are_one_act(tmp_path: Path) -> None:
    """One undo takes back the reason and the outcomes that it finished; what lacks more stays a draft."""
    meeting = rated(tmp_path, 6)
    for number in range(1, 5):
        opinion = "" if number == 4 else "意见"
        meeting.assessment.draft_assessment(Draft(number, Outcome.EXCELLENT, opinion, bases=BASES))
    assert set(assessments(meeting.record)) == {1, 2}
    meeting.assessment.set_cap_reason("三人都完成了急难任务")
    assert set(assessments(meeting.record)) == {1, 2, 3}
    assert set(meeting.record.assessment.drafts) == {4}
    meeting.undo()
    assert meeting.record.assessment.cap_reason == ""
    assert set(assessments(meeting.record)) == {1, 2}
    assert set(meeting.record.assessment.drafts) == {3, 4}


def test_two_windows_together_do_not_go_over_the_cap(tmp_path: Path) -> None:
    """Whoever is the second sees what the first has kept: one over the cap is refused in either window."""
    meeting = rated(tmp_path, 3)
    other = open_meeting(meeting.folder)
    assert cap(meeting.record) == cap(other.record)
    meeting.assessment.assess(excellent(1))
    with pytest.raises(RefusedError) as told:
        other.assessment.assess(excellent(2))
    assert codes(told) == ["cap_reason_missing"]
    assert set(assessments(meeting.record)) == {1}


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Assessment(99, Outcome.QUALIFIED, "意见", bases=BASES), "member_number_unknown"),
        (Assessment(1, "GOOD", "意见", bases=BASES), "outcome_code_unknown"),  # type: ignore[arg-type]
        (
            Assessment(1, Outcome.QUALIFIED, "意见", bases=frozenset({"HEARSAY"})),  # type: ignore[arg-type]
            "basis_code_unknown",
        ),
        (
            Assessment(1, Outcome.QUALIFIED, "意见", follow_up=FollowUp(review_date="月底")),  # type: ignore[arg-type]
            "date_impossible",
        ),
    ],
)
def test_what_there_is_not_is_told(tmp_path: Path, entry: Assessment, code: str) -> None:
    """Of a finished assessment and of a draft alike; nothing is kept."""
    meeting = rated(tmp_path, 3)
    draft = Draft(entry.member, entry.outcome, entry.opinion, "", entry.bases, "", entry.follow_up)
    for act in (
        lambda: meeting.assessment.assess([entry]),
        lambda: meeting.assessment.draft_assessment(draft),
    ):
        with pytest.raises((RefusedError, InputError)) as told:
            act()
        assert [fault.code for fault in told.value.notices] == [code]
    assert not meeting.record.assessment.written
    assert not meeting.record.assessment.drafts


def test_a_reason_is_shown_only_while_the_cap_is_exceeded(tmp_path: Path) -> None:
    """Where a grade was changed back, no table and no page has a reason for what is no more."""
    meeting = rated(tmp_path, 3)
    meeting.assessment.assess(excellent(1, 2), cap_reason="两人都完成了急难任务")

    def shown() -> set[str]:
        tables = (meeting.tables.distribution(), meeting.tables.overview())
        found = release(meeting.record, "SUPERVISOR").distribution
        assert found is not None
        return {*(reason for table in tables for reason in table["cap_reason"] if reason), found.cap_reason}

    assert shown() == {"两人都完成了急难任务"}
    meeting.assessment.assess([Assessment(2, Outcome.QUALIFIED, "意见", bases=BASES)])
    assert shown() == {""}


def test_a_draft_stands_in_no_number_of_a_page(tmp_path: Path) -> None:
    """The live count has it; the pages' cap, and the reason for going over it, are of what was decided."""
    meeting = rated(tmp_path, 6)
    meeting.assessment.assess(excellent(1, 2))
    meeting.assessment.draft_assessment(Draft(3, Outcome.EXCELLENT))
    meeting.assessment.set_cap_reason("任务重")
    assert (cap(meeting.record).limit, cap(meeting.record).given) == (2, 3)
    shown = release(meeting.record, Scope.ORGAN).distribution
    assert shown is not None
    assert (shown.cap.given, shown.cap_reason) == (2, "")
    assert meeting.tables.overview().cap_reason.tolist() == [""]
