"""会议通知 and the time of day: made from the plan, nothing invented; the same moment on every page (C12)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit.cli.group import run
from orglife_kit.errors import InputError
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.release import facts, release
from orglife_kit.rules.ballots.evening import projector_facts
from orglife_kit.views import reports
from orglife_kit.views.forms.projector_form import page_facts
from orglife_kit.views.reports.documents import documents
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.pages.notice import notice_page
from orglife_kit.views.reports.pages.paper import sign_in_sheet
from orglife_kit.views.reports.pages.strip import sealing_strip
from orglife_kit.views.reports.texts import shown_texts
from tests.meeting.building import make_meeting

DAY = datetime.date(2024, 1, 12)
MOMENT = "2024年1月18日下午2:30"


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting at half past two."""
    made = make_meeting(tmp_path / "made", 7)
    made.plan.change({"meeting.time": "下午2:30"})
    return made


def notice(meeting: Meeting) -> Document:
    """Return the notice of the twelfth."""
    return notice_page(facts(meeting.record), meeting.record.plan, DAY)


def test_it_says_when_where_who_and_what(meeting: Meeting) -> None:
    """Every word of it is the plan's own, or the form's; the day is that of writing."""
    shown, plan = str(notice(meeting)), meeting.record.plan
    for words in (MOMENT, plan.meeting.place, plan.meeting.host, plan.branch, plan.theme.topic):
        assert words in shown
    assert all(text.rstrip(";；。.") in shown for text in plan.agenda_texts)
    assert "datetime.date(2024, 1, 12)" in shown
    assert "集中学习：2024年1月15日" in shown
    assert "谈心谈话：2024年1月15日至2024年1月17日" in shown


def test_what_the_plan_does_not_say_is_left_out(meeting: Meeting) -> None:
    """No empty field, no heading without a line under it."""
    meeting.plan.change(
        {
            "meeting.time": "",
            "meeting.participants": "",
            "preparation.study_date": "",
            "preparation.talks_first": "",
            "preparation.talks_last": "",
            "preparation.findings_first": "",
            "preparation.findings_last": "",
            "meeting.agenda": [],
        }
    )
    shown = str(notice(meeting))
    for word in ("参加人员", "会前", "议程"):
        assert f"'{word}" not in shown
    assert "定于2024年1月18日在" in shown


def test_it_is_printed_by_a_verb(meeting: Meeting, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """As a page and as a PDF; while the plan holds XX it is not."""
    assert run(["print", str(meeting.folder), "notice", "--out", str(tmp_path / "out")]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["会议通知.html", "会议通知.pdf"]
    meeting.plan.change({"meeting.place": "XX会议室"})
    with pytest.raises(InputError):
        reports.print_notice(meeting, folder=tmp_path / "again")
    assert not (tmp_path / "again").exists()
    capfd.readouterr()


def test_the_time_stands_wherever_the_day_of_the_meeting_does(meeting: Meeting) -> None:
    """On the pages of the scopes, the sign-in sheet, the strip, the room's screen."""
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[2] * 7] * 7)
    meeting.ballots.close_round("members")
    record = meeting.record
    pages = {entry.document.title: entry.document for entry in documents(release(record, "ORGAN"))}
    for title in ("会议出席情况", "会议记录"):
        assert MOMENT in str(pages[title]), title
    (of_branch, *_) = [entry.document for entry in documents(release(record, "BRANCH"))]
    assert MOMENT in str(of_branch)
    assert MOMENT in str(sign_in_sheet(facts(record), ["赵一"], 7))
    assert MOMENT in str(sealing_strip(facts(record), record.ballots.rounds))
    assert "下午2:30" in page_facts(projector_facts(record))["when"]


def test_the_sign_in_sheet_has_who_is_not_counted_and_who_sits_in(tmp_path: Path) -> None:
    """A remark behind the one; a line for each of 群众代表, whose names may come at the door."""
    meeting = make_meeting(tmp_path, 4, public_ballots='"own_class"', public_representatives="3")
    meeting.plan.approve_not_counted(2, "abroad", "街道党工委", "2024-01-08")
    meeting.ballots.sign_in_representatives(["韩冬"])
    (path,) = reports.print_sign_in(meeting, folder=tmp_path / "out")
    from pypdf import PdfReader

    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert "不计入应到" in text
    assert "列席群众代表" in text
    assert "韩冬" in text


def test_the_notice_says_who_sits_in(tmp_path: Path) -> None:
    """The 群众代表 whom the plan asks to rate are invited by it; where there are none it does not speak of them."""
    number = {"public_ballots": '"own_class"', "public_representatives": "6", "public_rounds": '"members"'}
    invited = notice(make_meeting(tmp_path / "with", 7, **number))
    assert [text for text in shown_texts(invited) if text in ("列席群众代表", "6 人")] == [
        "列席群众代表",
        "6 人",
    ]
    assert "列席群众代表" not in shown_texts(notice(make_meeting(tmp_path / "without", 7)))
