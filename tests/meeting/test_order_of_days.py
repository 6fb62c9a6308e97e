"""Days that cannot follow each other are told by the act that keeps them and by the status; none is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from orglife_kit.errors import Notice
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.study import Absence
from orglife_kit.rules.rectification.candidates import criticisms
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from tests.meeting.assessment.test_follow_up import meeting  # noqa: F401 - the fixture
from tests.meeting.building import make_meeting

Told = tuple[Notice, ...]


def item(year: Meeting, *progress: str, done: bool = False) -> int:
    """Take an item of the committee in, with a note of progress on each day; return its number."""
    entry = RectificationItem(0, Ledger.COMMITTEE, "纪要晚", measure="三天内", owner="赵一", immediate=True)
    (number,) = year.rectification.take_in([entry])
    for day in progress:
        year.rectification.note_progress(number, "做了", day, done=done)
    return number


def not_satisfied(year: Meeting) -> Told:
    """Verify before the work, and those concerned are not satisfied."""
    number = item(year, "2024-03-10", done=True)
    return year.rectification.verify_item(number, "钱一", "NOT_SATISFIED", "2024-03-09")


def criticised_early(year: Meeting) -> Told:
    """Criticise an item before what was done about it."""
    number = item(year, "2024-03-10", done=True)
    return year.rectification.reopen_item(number, "钱一", "没改", "2024-04-01", "2024-03-09")


def finished_before_criticism(year: Meeting) -> Told:
    """Finish an item that was criticised with work of before."""
    number = item(year, "2024-03-08", done=True)
    year.rectification.reopen_item(number, "钱一", "没改", "2024-04-01", "2024-03-20")
    return year.rectification.note_progress(number, "改了", "2024-03-12", done=True)


def remark(year: Meeting, received: str, answered: str) -> Told:
    """Publish on the first of March, note a remark and its answer."""
    number = year.publication.publish("PUBLIC", {"公开.html": b"1"}, "2024-03-01")
    kept = year.publication.note_remark(number, "窗口还是一个人", received)
    return year.publication.answer_remark(kept, "已改", answered)


CASES: dict[str, tuple[str, Callable[[Meeting], Told]]] = {
    "a make-up before the session": (
        "made_up_before_study",
        lambda year: year.preparation.take_study(absences=[Absence(2, "", "2024-01-02")]),  # type: ignore[arg-type]
    ),
    "a session after the meeting": (
        "study_after_meeting",
        lambda year: year.preparation.take_study("2024-01-19"),
    ),
    "an approval after the meeting": (
        "not_counted_after_meeting",
        lambda year: year.plan.approve_not_counted(2, "abroad", "镇党委", "2024-01-19"),
    ),
    "feedback before the meeting": (
        "feedback_before_meeting",
        lambda year: year.assessment.record_feedback(1, "赵一", "2024-01-17"),
    ),
    "help looked at before the meeting": (
        "review_before_meeting",
        lambda year: year.assessment.review_follow_up(2, "好转", "2024-01-17"),
    ),
    "education that ends before it begins": (
        "education_days",
        lambda year: year.assessment.record_education(3, "2024-03-01", last="2024-02-01"),
    ),
    "a verification before the work": ("verified_before_work", not_satisfied),
    "a criticism before the work": ("reopened_before_work", criticised_early),
    "work before the criticism": ("work_before_criticism", finished_before_criticism),
    "a remark before its publication": (
        "remark_before_publication",
        lambda year: remark(year, "2024-02-28", "2024-03-02"),
    ),
    "an answer before the remark": (
        "answered_before_remark",
        lambda year: remark(year, "2024-03-05", "2024-03-02"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_act_and_the_status_tell_it(meeting: Meeting, case: str) -> None:  # noqa: F811
    """The sentence comes with what is kept, and stays in the status until the day is mended."""
    code, act = CASES[case]
    assert code not in {entry.says.code for entry in meeting.status()}
    assert code in [told.code for told in act(meeting)]
    assert code in {entry.says.code for entry in meeting.status()}


def test_what_has_no_answer_is_told_by_the_status(meeting: Meeting) -> None:  # noqa: F811
    """An account of before what it reports, help to be looked at before the meeting, joined before born."""
    item(meeting, "2024-03-10")
    meeting.rectification.record_account("MEMBERS_MEETING", "2024-03-09")
    meeting.assessment.change_draft(2, review_date="2024-01-01")
    codes = {entry.says.code for entry in meeting.status()}
    assert {"account_before_work", "review_date_before_meeting"} <= codes


def test_a_criticism_is_not_taken_on_before_it_was_said(tmp_path: Path) -> None:
    """The day of the choice is the meeting's or later."""
    year = make_meeting(tmp_path, 3)
    year.reviews.record_peer_review(1, 2, "开会常迟到")
    (offered,) = criticisms(year.record)
    facts = {"measure": "提前十分钟", "owner": "赵一"}
    year.rectification.take_in([replace(offered, taken_on="2024-01-17", **facts)])  # type: ignore[arg-type]
    assert "taken_on_before_meeting" in {entry.says.code for entry in year.status()}


@pytest.mark.parametrize(
    ("joined", "birth", "told"),
    [
        ("1990-01-01", "1990-02", True),
        ("1990", "1990-02", False),
        ("2010-07-01", "1990-02-03", False),
        ("一九九〇年", "1995", False),
        ("", "1990", False),
    ],
)
def test_nobody_joined_before_he_was_born(tmp_path: Path, joined: str, birth: str, told: bool) -> None:
    """A year or a month is no order with a day of it; what is no day is not compared."""
    year = make_meeting(tmp_path, 3)
    year.plan.change_member(2, joined=joined, birth=birth)
    assert ("joined_before_birth" in {entry.says.code for entry in year.status()}) is told


def test_talks_of_other_days_are_told_while_they_are(tmp_path: Path) -> None:
    """By the status as by the act, and again where the meeting is put off after they were recorded."""
    year = make_meeting(tmp_path, 3)

    def told() -> list[tuple[int, str]]:
        found = (entry.says for entry in year.status("2024-01-10"))
        return [
            (int(str(says.fields["number"])), str(says.fields["date"]))
            for says in found
            if says.code == "status_talks_on_other_days"
        ]

    for other in (2, 3):
        assert year.preparation.record_talk(1, other, "2024-01-16") == ()
    assert told() == []
    assert year.preparation.record_talk(2, 3, "2023-01-16") != ()
    assert told() == [(1, "2023-01-16")]
    later = {"preparation.talks_first": date(2024, 2, 1), "preparation.talks_last": date(2024, 2, 5)}
    year.plan.change(later | {"meeting.date": date(2024, 2, 6)})
    assert told() == [(3, "2023-01-16")]
