"""What an assessment rests on and what follows from it: feedback, help, education, disposition (C9, C11)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.status import EntryState
from orglife_kit.rules.assessment.follow_up import DispositionStep
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, FollowUp, Outcome
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.preparation.study import Absence
from tests.meeting.building import make_meeting

TODAY = datetime.date(2024, 8, 1)
BASES = frozenset({Basis.DAILY_CONDUCT})


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a closed meeting of three: qualified, basically qualified, unqualified."""
    made = make_meeting(tmp_path, 3)
    made.change_member(1, post="党支部书记")
    made.take_study(absences=[Absence(2, "值班", "2024-01-16"), Absence(3, "出差")])
    made.record_talk(1, 2, "2024-01-15")
    made.record_talk(2, 3, "2024-01-15")
    made.take_attendance([AttendanceLine(3, Presence.LATE, "堵车")])
    made.take_pile("members", [[2, 2, 2]] * 3)
    made.close_round("members")
    help_ = FollowUp("学习少", "赵一", "每月一谈", "2024-07-18")
    made.assess(
        [
            Assessment(1, Outcome.QUALIFIED, "完成较好", bases=BASES),
            Assessment(2, Outcome.BASICALLY_QUALIFIED, "学习少", bases=BASES, reason="缺学", follow_up=help_),
            Assessment(3, Outcome.UNQUALIFIED, "多次缺席", bases=BASES, reason="多次缺席"),
        ]
    )
    return made


def code(act: object) -> str:
    """Return the code of what an act refuses."""
    with pytest.raises((RefusedError, InputError)) as told:
        act()  # type: ignore[operator]
    return told.value.notices[0].code


def states(meeting: Meeting) -> dict[str, EntryState]:
    """Return the state of each entry by its code."""
    return {entry.says.code: entry.state for entry in meeting.status_entries(TODAY)}


def test_what_a_member_took_part_in(meeting: Meeting) -> None:
    """Study with its make-ups, talks, the meeting: as recorded, and nothing that was said."""
    meeting.note_findings(2, meeting.member_aspects()[0], ["自己说的话"])
    meeting.record_peer_review(1, 2, "别人说的话")
    frame = open_meeting(meeting.folder).participation()
    assert list(frame.studied) == [1, 0, 0]
    assert list(frame.made_up) == ["", "2024-01-16", ""]
    assert list(frame.to_make_up) == [0, 0, 1]
    assert list(frame.talks) == [1, 2, 1]
    assert list(frame.with_secretary) == [False, True, False]
    assert list(frame.meeting) == ["PRESENT", "PRESENT", "LATE"]
    assert "的话" not in frame.to_csv()


def test_feedback_is_given_to_each_member(meeting: Meeting) -> None:
    """By whom and when; a remark only where there was one; who is left is told by name."""
    assert states(meeting)["status_feedback_missing"] is EntryState.MISSING
    assert code(lambda: meeting.record_feedback(1, " ", "2024-01-20")) == "feedback_by_missing"
    assert code(lambda: meeting.record_feedback(1, "赵一", "1 月")) == "date_impossible"
    for number in (1, 2, 3):
        meeting.record_feedback(number, "赵一", "2024-01-20", "没有意见" if number == 2 else "")
    assert states(meeting)["status_feedback"] is EntryState.DONE
    assert list(meeting.feedback().remark) == ["", "没有意见", ""]
    meeting.remove_feedback(3)
    assert list(meeting.feedback().date) == ["2024-01-20", "2024-01-20", ""]


def test_whose_grade_is_corrected_is_told_again(meeting: Meeting) -> None:
    """He was told another; corrected back, what he was told is true. Who has no grade is told nothing (C9)."""
    for number in (1, 2, 3):
        meeting.record_feedback(number, "赵一", "2024-01-20", "没有意见")
    assert meeting.members_to_tell() == ()
    corrected = [Assessment(3, Outcome.QUALIFIED, "完成较好", bases=BASES)]
    before = [Assessment(3, Outcome.UNQUALIFIED, "多次缺席", bases=BASES, reason="多次缺席")]
    meeting.assess(corrected)
    assert meeting.members_to_tell() == (3,)
    assert states(meeting)["status_feedback_missing"] is EntryState.MISSING
    assert list(meeting.feedback().date) == ["2024-01-20", "2024-01-20", ""]
    meeting.assess(before)
    assert meeting.members_to_tell() == ()
    meeting.assess(corrected)
    meeting.record_feedback(3, "赵一", "2024-02-01")
    assert meeting.members_to_tell() == ()
    meeting.assess([Assessment(3, Outcome.NOT_TAKEN_PART, reason="长期病假")])
    assert meeting.members_to_tell() == ()


def test_what_became_of_the_help(meeting: Meeting) -> None:
    """Overdue after the day that the assessment set, until it is recorded; for nobody else (C11)."""
    assert states(meeting)["status_follow_up_missing"] is EntryState.OVERDUE
    assert code(lambda: meeting.review_follow_up(1, "好转", "2024-07-18")) == "outcome_other"
    assert code(lambda: meeting.review_follow_up(2, " ", "2024-07-18")) == "result_empty"
    meeting.review_follow_up(2, "学习全勤", "2024-07-18")
    assert states(meeting)["status_follow_up"] is EntryState.DONE
    assert meeting.follow_up_reviews()[2].result == "学习全勤"


def test_education_and_its_result(meeting: Meeting) -> None:
    """不合格 is a grade: first education and what became of it (C11)."""
    assert states(meeting)["status_education_missing"] is EntryState.MISSING
    meeting.record_education(3, "2024-02-01", measure="支委谈话")
    assert states(meeting)["status_education_open"] is EntryState.MISSING
    meeting.record_education(3, "2024-02-01", last="2024-07-31", measure="支委谈话", result="按时参加了")
    assert states(meeting)["status_education"] is EntryState.DONE
    assert code(lambda: meeting.record_education(2, "2024-02-01")) == "outcome_other"


def test_a_disposition_is_recorded_and_never_proposed(meeting: Meeting) -> None:
    """Nothing asks for it; its steps have days and bodies; days out of the plan's order are warned of."""
    assert not [one for one in states(meeting) if "disposition" in one]
    order = meeting.plan.settings.disposition_steps
    steps = [
        DispositionStep(3, order[0], "2024-09-01", "党支部"),
        DispositionStep(3, order[1], "2024-08-20", "基层党委"),
    ]
    assert [told.code for told in meeting.record_disposition(3, steps)] == ["disposition_out_of_order"]
    assert list(meeting.dispositions().step) == list(order[:2])
    assert states(meeting)["disposition_out_of_order"] is EntryState.WARNING
    assert (
        code(lambda: meeting.record_disposition(3, [DispositionStep(3, "", "2024-09-01", "党支部")]))
        == "step_incomplete"
    )
    assert code(lambda: meeting.record_disposition(2, steps)) == "outcome_other"
    meeting.record_disposition(3, [])
    assert meeting.dispositions().empty
