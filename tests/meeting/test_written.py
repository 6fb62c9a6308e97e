"""A meeting made of a written plan: what was found and accepted stands in plan.toml, what was not stays empty."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit.errors import InputError
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.calendar import calendar_days, calendar_file
from orglife_kit.meeting.making import MeetingReading, keep_meeting, read_meeting
from orglife_kit.meeting.release import facts
from orglife_kit.meeting.written import changes_of, read_notice, read_pasted
from orglife_kit.rules.ballots.minutes import MinutesHead, compose
from orglife_kit.rules.plan.agenda import ItemKind
from tests.meeting.building import code_of, make_meeting
from tests.project.plan_reading import FOLDER, HELD_OUT, expected, measure, plans
from tests.storage.readers.word_files import body_of, word_file

ALL = [path for folder in (FOLDER, *HELD_OUT) for path in plans(folder)]
PLAN = (FOLDER / "arabic_numbers.txt").read_text("utf-8")


def roster(folder: Path) -> Path:
    """Write a roster of three."""
    path = folder / "roster.csv"
    path.write_text("姓名,党员类别\n张三,正式党员\n李四,正式党员\n王五,预备党员\n", encoding="utf-8")
    return path


def made(folder: Path, text: str, *left_out: str) -> Meeting:
    """Make a meeting of a written plan without the fields that are left out."""
    reading = read_meeting(folder / "m", None, roster(folder), notice=read_pasted(text))
    assert reading.written is not None
    keys = {field.key for field in reading.written.found} - set(left_out)
    return keep_meeting(folder / "m", reading.with_only(keys))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_word_document_is_read_as_its_text(tmp_path: Path, path: Path) -> None:
    """Paragraphs and tables of a .docx give the same fields as the text does."""
    text = path.read_text("utf-8")
    document = word_file(tmp_path / "plan.docx", body_of(text))
    found = {field.key: field.value for field in read_notice(document).found}
    assert found == {field.key: field.value for field in read_pasted(text).found}
    told = measure(text, expected(path))
    assert found.keys() == {*told.right, *told.wrong, *told.invented}


def test_what_was_found_is_the_plan_and_nothing_besides(tmp_path: Path) -> None:
    """Each field by its key; what the text does not say is empty; the kinds of the agenda are what its words say."""
    meeting = made(tmp_path, PLAN)
    plan = meeting.record.plan
    assert plan.branch == "青岚县水务局机关第二党支部"
    assert (plan.meeting.date, plan.meeting.time) == (datetime.date(2025, 1, 15), "下午2:30")
    assert plan.preparation.reading[0] == "党章"
    assert [item.kind for item in plan.meeting.agenda][1:3] == [ItemKind.ACCOUNT, ItemKind.COMMITTEE_RATING]
    assert (plan.superior, plan.theme.requirement, plan.theme.goals, plan.meeting.guide) == ("", "", (), "")
    assert changes_of(read_pasted(PLAN).found)["theme.topic"] == plan.theme.topic


def test_a_field_that_is_not_accepted_stays_empty(tmp_path: Path) -> None:
    """One by one: the meeting can be made without its day, the status tells it, and nothing is printed before."""
    meeting = made(tmp_path, PLAN, "meeting.date", "meeting.place", "theme.topic", "meeting.agenda")
    plan = meeting.record.plan
    assert (plan.meeting.date, plan.meeting.place, plan.theme.topic, plan.agenda_texts) == (None, "", "", ())
    told = [(entry.says.code, entry.says.location.field) for entry in meeting.status()]
    assert ("field_empty", "meeting.date") in told
    assert ("field_empty", "meeting.place") in told
    with pytest.raises(InputError):
        facts(meeting.record)
    assert not [day for day in calendar_days(meeting.record) if day.key == "stage_meeting"]
    meeting.plan.change({"meeting.date": datetime.date(2025, 1, 15), "meeting.place": "三楼"})
    assert facts(meeting.record).date == datetime.date(2025, 1, 15)


def test_what_no_plan_can_be_without_is_not_emptied_later(tmp_path: Path) -> None:
    """The file stays as it was."""
    meeting = made(tmp_path, PLAN)
    for key in ("plan.title", "meeting.date", "meeting.host"):
        assert code_of(lambda key=key: meeting.plan.change({key: ""})) == "plan_key_missing"  # type: ignore[misc]
    assert meeting.record.plan.meeting.host == "支部书记陆明舟"


def test_a_plan_of_placeholders_is_kept_as_it_is(tmp_path: Path) -> None:
    """*** and XX stop nothing; the status tells them."""
    text = PLAN.replace("青岚县水务局机关第二党支部", "XX党支部").replace("陆明舟", "***")
    meeting = made(tmp_path, text)
    assert (meeting.record.plan.branch, meeting.record.plan.meeting.host) == ("XX党支部", "支部书记***")
    codes = [(entry.says.code, entry.says.location.field) for entry in meeting.status()]
    assert ("placeholder_left", "plan.branch") in codes
    assert ("placeholder_left", "meeting.host") in codes


def test_what_lacks_and_what_was_inferred_is_told(tmp_path: Path) -> None:
    """The years of days without one, and each field that no plan can be without."""
    reading = read_meeting(tmp_path / "m", None, roster(tmp_path), notice=read_pasted(PLAN))
    told = [(entry.code, entry.location.field) for entry in reading.notices]
    assert ("written_year_inferred", "preparation.talks_first") in told
    assert not [field for code, field in told if code == "written_not_found"]
    declined = read_pasted(PLAN).with_only({"plan.title"})
    assert not [entry for entry in declined.notices if entry.code == "written_not_found"]
    short = read_pasted("会议地点：三楼会议室\n")
    assert [entry.location.field for entry in short.notices] == [
        *("plan.title", "plan.year", "plan.branch", "meeting.date", "meeting.host")
    ]


def test_over_last_years_plan_only_what_was_found_changes(tmp_path: Path) -> None:
    """Settings, grades and texts of last year stay where this year's notice says nothing."""
    last = make_meeting(tmp_path / "last", 7, smallest_group="4")
    notice = read_pasted(
        "2024年度组织生活会方案\n一、会议召开\n会议时间：2025年1月20日 14:30\n会议地点：二楼\n"
    )
    reading = read_meeting(tmp_path / "m", last_year=last.folder, notice=notice)
    plan = keep_meeting(tmp_path / "m", reading).record.plan
    assert (plan.title, plan.meeting.place, plan.meeting.time) == ("2024年度组织生活会方案", "二楼", "14:30")
    assert plan.settings.smallest_group == 4
    assert plan.preparation.reading == last.record.plan.preparation.reading


def test_of_last_years_plan_only_the_days_that_are_left_are_told(tmp_path: Path) -> None:
    """A day that the notice gives was not moved on; one that is not accepted was."""
    last = make_meeting(tmp_path / "last", 7)
    last.close()
    text = "关于召开2024年度组织生活会的通知\n会前集中学习：2025年1月11日。\n会议时间：2025年1月20日 14:30\n"
    reading = read_meeting(tmp_path / "m", last_year=last.folder, notice=read_pasted(text))
    assert reading.written is not None

    def moved(made: MeetingReading) -> set[str | None]:
        return {told.location.field for told in made.notices if told.code == "plan_date_moved"}

    others = {
        f"preparation.{name}" for name in ("talks_first", "talks_last", "findings_first", "findings_last")
    }
    assert moved(reading) == others
    keys = {field.key for field in reading.written.found}
    assert moved(reading.with_only(keys - {"meeting.date"})) == others | {"meeting.date"}
    assert moved(reading.with_only(keys - {"meeting.date"}).with_only(keys)) == others | {"meeting.date"}


def test_a_plan_and_a_notice_are_one_too_many(tmp_path: Path) -> None:
    """Which of the two is meant is not guessed."""
    plan = tmp_path / "plan.toml"
    read = read_pasted(PLAN)
    assert (
        code_of(lambda: read_meeting(tmp_path / "m", plan, roster(tmp_path), notice=read)) == "new_plan_twice"
    )


def test_the_time_of_the_meeting_stands_in_minutes_and_calendar(tmp_path: Path) -> None:
    """The minutes say it as it is written; the calendar has it where it is a clock's, else the whole day."""
    meeting = made(tmp_path, PLAN)
    (line,) = [line for line in compose(meeting.record) if line.head is MinutesHead.TIME]
    assert line.says.fields["text"] == "2025-01-15 下午2:30"
    words = {day.what: day.what for day in calendar_days(meeting.record)}
    assert b"DTSTART:20250115T143000\r\n" in calendar_file(meeting.record, words, "会")
    meeting.plan.change({"meeting.time": "午饭后"})
    (line,) = [line for line in compose(meeting.record) if line.head is MinutesHead.TIME]
    assert line.says.fields["text"] == "2025-01-15 午饭后"
    assert b"DTSTART;VALUE=DATE:20250115\r\n" in calendar_file(meeting.record, words, "会")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "关于换届选举的通知\n会议时间：2026年3月6日\n会议地点：三楼\n议程：1.报告；2.选举；3.宣布结果。",
            "written_other_matter",
        ),
        ("2024年度组织生活会会议记录\n时间：2025年1月8日\n地点：三楼\n主持人：支部书记", "written_held"),
    ],
)
def test_a_text_that_is_no_plan_offers_nothing(tmp_path: Path, text: str, code: str) -> None:
    """Told in one sentence, pasted or as a document; nothing is made of it."""
    assert code_of(lambda: read_pasted(text)) == code
    document = word_file(tmp_path / "other.docx", body_of(text))
    assert code_of(lambda: read_meeting(tmp_path / "m", None, roster(tmp_path), notice=document)) == code
    assert not (tmp_path / "m").exists()
