"""What an assessment rests on and what follows from it: feedback, help, education, disposition (C9, C11)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.status import EntryState
from orglife_kit.rules.assessment.follow_up import DispositionStep
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Outcome
from orglife_kit.rules.assessment.standing import feedback_given, members_to_tell, participations
from orglife_kit.rules.ballots.attendance import Presence
from orglife_kit.rules.preparation.findings import member_aspects
from orglife_kit.rules.preparation.study import Absence
from tests.meeting.building import make_assessed_meeting

TODAY = datetime.date(2024, 8, 1)
BASES = frozenset({Basis.DAILY_CONDUCT})


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a closed meeting of three: qualified, basically qualified, unqualified."""
    return make_assessed_meeting(tmp_path)


def code(act: object) -> str:
    """Return the code of what an act refuses."""
    with pytest.raises((RefusedError, InputError)) as told:
        act()  # type: ignore[operator]
    return told.value.notices[0].code


def states(meeting: Meeting) -> dict[str, EntryState]:
    """Return the state of each entry by its code."""
    return {entry.says.code: entry.state for entry in meeting.status(TODAY)}


def test_what_a_member_took_part_in(meeting: Meeting) -> None:
    """Study with its make-ups, talks, the meeting: as recorded, and nothing that was said."""
    meeting.preparation.note_findings(2, member_aspects(meeting.record)[0], ["自己说的话"])
    meeting.reviews.record_peer_review(1, 2, "别人说的话")
    found = participations(open_meeting(meeting.folder).record)
    assert [entry.studied for entry in found] == [1, 0, 0]
    assert [entry.made_up for entry in found] == [(), (datetime.date(2024, 1, 16),), ()]
    assert [entry.to_make_up for entry in found] == [0, 0, 1]
    assert [entry.talks for entry in found] == [1, 2, 1]
    assert [entry.with_secretary for entry in found] == [False, True, False]
    assert [entry.meeting.presence for entry in found if entry.meeting] == [
        *(Presence.PRESENT, Presence.PRESENT, Presence.LATE),
    ]
    assert "的话" not in repr(found)


def test_feedback_is_given_to_each_member(meeting: Meeting) -> None:
    """By whom and when; a remark only where there was one; who is left is told by name."""
    assert states(meeting)["status_feedback_missing"] is EntryState.MISSING
    assert code(lambda: meeting.assessment.record_feedback(1, " ", "2024-01-20")) == "feedback_by_missing"
    assert code(lambda: meeting.assessment.record_feedback(1, "赵一", "1 月")) == "date_impossible"
    for number in (1, 2, 3):
        meeting.assessment.record_feedback(number, "赵一", "2024-01-20", "没有意见" if number == 2 else "")
    assert states(meeting)["status_feedback"] is EntryState.DONE
    told = feedback_given(meeting.record)
    assert [told[number].remark for number in (1, 2, 3)] == ["", "没有意见", ""]
    meeting.assessment.remove_feedback(3)
    assert set(feedback_given(meeting.record)) == {1, 2}


def test_whose_grade_is_corrected_is_told_again(meeting: Meeting) -> None:
    """He was told another; corrected back, what he was told is true. Who has no grade is told nothing (C9)."""
    for number in (1, 2, 3):
        meeting.assessment.record_feedback(number, "赵一", "2024-01-20", "没有意见")
    assert members_to_tell(meeting.record) == ()
    corrected = [Assessment(3, Outcome.QUALIFIED, "完成较好", bases=BASES)]
    before = [Assessment(3, Outcome.UNQUALIFIED, "多次缺席", bases=BASES, reason="多次缺席")]
    meeting.assessment.assess(corrected)
    assert members_to_tell(meeting.record) == (3,)
    assert states(meeting)["status_feedback_missing"] is EntryState.MISSING
    assert set(feedback_given(meeting.record)) == {1, 2}
    meeting.assessment.assess(before)
    assert members_to_tell(meeting.record) == ()
    meeting.assessment.assess(corrected)
    meeting.assessment.record_feedback(3, "赵一", "2024-02-01")
    assert members_to_tell(meeting.record) == ()
    meeting.assessment.assess([Assessment(3, Outcome.NOT_TAKEN_PART, reason="长期病假")])
    assert members_to_tell(meeting.record) == ()


def test_what_became_of_the_help(meeting: Meeting) -> None:
    """Overdue after the day that the assessment set, until it is recorded; for nobody else (C11)."""
    assert states(meeting)["status_follow_up_missing"] is EntryState.OVERDUE
    assert code(lambda: meeting.assessment.review_follow_up(1, "好转", "2024-07-18")) == "outcome_other"
    assert code(lambda: meeting.assessment.review_follow_up(2, " ", "2024-07-18")) == "result_empty"
    meeting.assessment.review_follow_up(2, "学习全勤", "2024-07-18")
    assert states(meeting)["status_follow_up"] is EntryState.DONE
    assert meeting.record.assessment.follow_up_reviews[2].result == "学习全勤"


def test_education_and_its_result(meeting: Meeting) -> None:
    """不合格 is a grade: first education and what became of it (C11)."""
    assert states(meeting)["status_education_missing"] is EntryState.MISSING
    meeting.assessment.record_education(3, "2024-02-01", measure="支委谈话")
    assert states(meeting)["status_education_open"] is EntryState.MISSING
    meeting.assessment.record_education(
        3, "2024-02-01", last="2024-07-31", measure="支委谈话", result="按时参加了"
    )
    assert states(meeting)["status_education"] is EntryState.DONE
    assert code(lambda: meeting.assessment.record_education(2, "2024-02-01")) == "outcome_other"


def test_a_disposition_is_recorded_and_never_proposed(meeting: Meeting) -> None:
    """Nothing asks for it; its steps have days and bodies; days out of the plan's order are warned of."""
    assert not [told for told in states(meeting) if "disposition" in told]
    meeting.assessment.record_education(3, "2024-02-01", last="2024-07-31", result="没有改正")
    order = meeting.record.plan.settings.disposition_steps
    steps = [
        DispositionStep(3, order[0], datetime.date(2024, 9, 1), "党支部"),
        DispositionStep(3, order[1], datetime.date(2024, 8, 20), "基层党委"),
    ]
    assert [told.code for told in meeting.assessment.record_disposition(3, steps)] == [
        "disposition_out_of_order"
    ]
    kept = meeting.record.assessment.dispositions[3]
    assert [(step.step, step.date.isoformat()) for step in kept] == [
        (order[1], "2024-08-20"),
        (order[0], "2024-09-01"),
    ]
    assert states(meeting)["disposition_out_of_order"] is EntryState.WARNING
    assert (
        code(
            lambda: meeting.assessment.record_disposition(
                3, [DispositionStep(3, "", datetime.date(2024, 9, 1), "党支部")]
            )
        )
        == "step_incomplete"
    )
    assert code(lambda: meeting.assessment.record_disposition(2, steps)) == "outcome_other"
    meeting.assessment.record_disposition(3, [])
    assert meeting.record.assessment.dispositions == {}


def test_days_before_the_meeting_are_told(meeting: Meeting) -> None:
    """Feedback and a look at the help before the meeting, education that ends before it begins: kept, and said."""
    told = [
        *meeting.assessment.record_feedback(1, "赵一", "2024-01-17"),
        *meeting.assessment.review_follow_up(2, "好转", "2024-01-17"),
        *meeting.assessment.record_education(3, "2024-02-01", last="2024-01-31"),
    ]
    codes = ["feedback_before_meeting", "review_before_meeting", "education_days"]
    assert [warning.code for warning in told] == codes
    assert all(states(meeting)[name] is EntryState.WARNING for name in codes)
    held = meeting.record.plan.meeting.date
    assert meeting.assessment.record_feedback(1, "赵一", held) == ()


def test_a_make_up_before_the_session_is_told(meeting: Meeting) -> None:
    """It is kept as it was entered, said at once and in the status (C2)."""
    absences = [Absence(2, "值班", datetime.date(2024, 1, 14)), Absence(3, "", datetime.date(2024, 1, 15))]
    (told,) = meeting.preparation.take_study("2024-01-15", absences)
    assert (told.code, told.fields["member"]) == ("made_up_before_study", "钱一")
    assert states(meeting)["made_up_before_study"] is EntryState.WARNING


def test_what_is_not_there_is_told(meeting: Meeting) -> None:
    """Feedback that was not given, a member that is not there, a day that cannot be."""
    assert code(lambda: meeting.assessment.remove_feedback(3)) == "feedback_unknown"
    assert code(lambda: meeting.assessment.note_conduct(99, "话")) == "member_number_unknown"
    assert code(lambda: meeting.assessment.record_education(3, "二月")) == "date_impossible"
    step = DispositionStep(3, "限期改正", "九月", "党支部")  # type: ignore[arg-type]
    assert code(lambda: meeting.assessment.record_disposition(3, [step])) == "date_impossible"
    assert not meeting.record.assessment.dispositions
    assert not meeting.record.assessment.education


def test_feedback_is_of_the_grade_as_it_is_when_it_is_kept(meeting: Meeting) -> None:
    """Corrected in another window in between: what is kept is the corrected one."""
    other = open_meeting(meeting.folder)
    assert other.record.assessment.written[3].outcome is Outcome.UNQUALIFIED
    meeting.assessment.assess([Assessment(3, Outcome.QUALIFIED, "完成较好", bases=BASES)])
    other.assessment.record_feedback(3, "赵一", "2024-01-20")
    assert meeting.record.assessment.told[3].outcome == Outcome.QUALIFIED
    assert code(lambda: other.assessment.review_follow_up(3, "好转", "2024-07-18")) == "outcome_other"


def test_what_another_grade_left_behind_is_told(meeting: Meeting) -> None:
    """No page shows the education of a member who is qualified now, nor the help to him: the status says so."""
    meeting.assessment.record_education(3, "2024-02-01", result="没有改正")
    meeting.assessment.review_follow_up(2, "改了", "2024-07-01")
    unshown = {"status_disposition_unshown", "status_review_unshown"}
    assert unshown.isdisjoint(states(meeting))
    now = [Assessment(number, Outcome.QUALIFIED, "意见", bases=BASES) for number in (2, 3)]
    meeting.assessment.assess(now)
    assert {code: state for code, state in states(meeting).items() if code in unshown} == dict.fromkeys(
        unshown, EntryState.WARNING
    )
    before = [Assessment(3, Outcome.UNQUALIFIED, "意见", bases=BASES, reason="理由")]
    meeting.assessment.assess(before)
    assert "status_disposition_unshown" not in states(meeting)
    assert meeting.record.assessment.education[3].result == "没有改正"
