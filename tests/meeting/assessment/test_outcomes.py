"""C9, C10, C11: outcomes after the rating, the cap as a live count, drafts that lose nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, Outcome
from tests.meeting.building import make_meeting

BASES = frozenset({Basis.DAILY_CONDUCT})


def rated(folder: Path, full: int = 7, probationary: int = 0, **settings: str) -> Meeting:
    """Return a meeting whose members' round is closed."""
    meeting = make_meeting(folder, full, probationary, **settings)
    meeting.take_attendance()
    meeting.take_pile("members", [[2] * full])
    meeting.close_round("members")
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
        meeting.assess(excellent(1))
    assert codes(told) == ["rating_not_closed"]


@pytest.mark.parametrize(("full", "limit"), [(3, 1), (4, 1), (6, 2), (33, 11), (50, 16), (51, 17), (100, 33)])
def test_exactly_a_third_needs_no_reason(tmp_path: Path, full: int, limit: int) -> None:
    """At the cap nothing is asked; one over it needs a written reason."""
    meeting = rated(tmp_path, full)
    meeting.assess(excellent(*range(1, limit + 1)))
    assert (meeting.cap().limit, meeting.cap().given, meeting.cap().is_over) == (limit, limit, False)
    with pytest.raises(RefusedError) as told:
        meeting.assess(excellent(limit + 1))
    assert codes(told) == ["cap_reason_missing"]
    meeting.assess(excellent(limit + 1), cap_reason="上级批准增加一名")
    assert meeting.cap().given == limit + 1


def test_27_wished_of_33(tmp_path: Path) -> None:
    """33 members, 27 wished excellent: the cap is 11, and all 27 are refused together."""
    meeting = rated(tmp_path, 33)
    with pytest.raises(RefusedError) as told:
        meeting.assess(excellent(*range(1, 28)))
    assert told.value.notices[0].fields == {"limit": 11, "given": 27, "base": 33}
    assert meeting.assessment_records() == {}


def test_a_plan_may_refuse_to_go_over_the_cap(tmp_path: Path) -> None:
    """With over_cap = refuse no reason helps."""
    meeting = rated(tmp_path, 6, over_cap='"refuse"')
    with pytest.raises(RefusedError) as told:
        meeting.assess(excellent(1, 2, 3), cap_reason="理由")
    assert codes(told) == ["cap_refused"]


def test_faults_come_all_at_once_and_nothing_is_kept(tmp_path: Path) -> None:
    """Three members, three different faults: each is named, none is saved."""
    meeting = rated(tmp_path)
    with pytest.raises(RefusedError) as told:
        meeting.assess(
            [
                Assessment(1, Outcome.QUALIFIED, "", bases=BASES),
                Assessment(2, Outcome.QUALIFIED, "意见", bases=frozenset({Basis.RATING})),
                Assessment(3, Outcome.UNQUALIFIED, "意见", bases=BASES),
                Assessment(4, Outcome.QUALIFIED, "意见", bases=BASES),
            ]
        )
    assert codes(told) == ["opinion_missing", "basis_missing", "reason_missing_lower_grade"]
    assert meeting.assessment_records() == {}


def test_a_member_named_twice_is_told(tmp_path: Path) -> None:
    """One entry holds one assessment a member."""
    meeting = rated(tmp_path)
    with pytest.raises(InputError) as told:
        meeting.assess(excellent(1, 1))
    assert told.value.notices[0].code == "member_twice"


def test_probationary_members_have_their_outcome(tmp_path: Path) -> None:
    """预备党员，不定等次: nothing to enter, and the outcomes add up to the roster."""
    meeting = rated(tmp_path, 2, 5)
    counts = meeting.outcome_counts()
    assert counts[Outcome.UNGRADED] == 5
    assert counts[None] == 2
    assert sum(counts.values()) == len(meeting.roster)
    with pytest.raises(RefusedError) as told:
        meeting.assess([Assessment(3, Outcome.QUALIFIED, "意见", bases=BASES)])
    assert codes(told) == ["member_not_graded"]


def test_an_unfinished_entry_is_kept_and_shown_on_no_page(tmp_path: Path) -> None:
    """What a form holds is a draft until nothing is missing; then it is the assessment."""
    meeting = rated(tmp_path)
    draft = Draft(1, Outcome.QUALIFIED, "")
    assert [told.code for told in meeting.draft_assessment(draft)] == ["opinion_missing", "basis_missing"]
    assert meeting.assessment_records() == {}
    assert meeting.drafts()[1] == draft
    assert meeting.draft_assessment(Draft(1, Outcome.QUALIFIED, "意见", bases=BASES)) == ()
    assert meeting.drafts() == {}
    assert meeting.assessment_records()[1].outcome is Outcome.QUALIFIED


def test_drafts_over_the_cap_wait_for_the_reason(tmp_path: Path) -> None:
    """The one over the cap stays a draft until the reason is written, and counts in the live count."""
    meeting = rated(tmp_path, 3)
    for number in (1, 2):
        meeting.draft_assessment(Draft(number, Outcome.EXCELLENT, "意见", bases=BASES))
    assert meeting.cap().given == 2
    assert set(meeting.assessment_records()) == {1}
    meeting.set_cap_reason("理由")
    assert set(meeting.assessment_records()) == {1, 2}


def test_a_final_grade_may_differ_from_the_majority(tmp_path: Path) -> None:
    """Everybody marked 合格; the organ's 优秀 is kept without a question (C17)."""
    meeting = rated(tmp_path, 3)
    meeting.assess(excellent(2))
    assert meeting.assessment_records()[2].outcome is Outcome.EXCELLENT
    assert meeting.graded_excellent() == (meeting.roster.label(2),)
