"""A written plan is read by plain rules: what it says is found beside its sentence, what it does not say is not."""

from __future__ import annotations

import datetime
import random
import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.rules.plan.reading import read_written_plan
from orglife_kit.rules.plan.reading.days import clock_time, days_in
from orglife_kit.rules.plan.reading.text import Span
from orglife_kit.storage.shipped import sample_folder
from tests.project.plan_reading import FOLDER, HELD_OUT, expected, found_fields, found_values, measure, plans

ALL = [path for folder in (FOLDER, *HELD_OUT) for path in plans(folder)]


def sample_plan() -> tuple[str, dict[str, Any]]:
    """Return the sample's plan written out as it was issued, *** and XX in it, and what it says by dotted keys."""
    tables = tomllib.loads((sample_folder() / "plan.toml").read_text("utf-8"))
    name, branch = "习近平新时代", "星禾镇示例第一党支部"
    plan, theme = tables["plan"], tables["theme"]
    preparation, meeting = tables["preparation"], tables["meeting"]
    agenda = "\n".join(f"{number}.{item['text']}" for number, item in enumerate(meeting["agenda"], 1))
    text = f"""{plan["title"]}
{plan["title"]}
{plan["introduction"]}
一、会议主题
{theme["text"]}
二、会前准备
(一)认真组织集中学习(2024年1月15日)。{preparation["study_text"]}
(二)广泛开展谈心谈话(2024年1月15日-17日)。{preparation["talks_text"]}
(三)联系实际查摆问题(2024年1月10日-17日)。{preparation["findings_text"]}
二、会议召开
{meeting["text"][0]}
{meeting["text"][1]}
(一)会议时间:2024年1月18日
(二)会议地点:{meeting["place"]}
(三)参加人员:{meeting["participants"]}
(四)主持人:{meeting["host"]}
(五)会议议程:
{agenda}
三、会后工作
{plan["rectification"]}
四、强化组织领导
{plan["leadership"]}"""

    def issued(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace(name, "***新时代").replace("习近平", "***").replace(branch, "XX党支部")
        return tuple(map(issued, value)) if isinstance(value, list) else value

    wanted = {
        f"{table}.{key}": issued(value)
        for table in ("plan", "theme", "preparation", "meeting")
        for key, value in tables[table].items()
        if value and key not in ("agenda", "committee_name", "superior")  # the source says neither of the two
    }
    wanted["meeting.agenda"] = tuple(item["text"] for item in meeting["agenda"])
    wanted["settings.cap_share"] = "三分之一"
    return issued(text), wanted


def test_the_source_of_the_sample_is_read_with_every_field_right() -> None:
    """Every field of the sample's plan is found in the plan it was made of, and nothing besides; *** and XX stay."""
    text, wanted = sample_plan()
    assert found_values(text) == wanted
    assert wanted["plan.branch"] == "XX党支部"
    assert wanted["theme.topic"] == "学习贯彻***新时代中国特色社会主义思想"


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_written_plans_in_other_wordings_are_read(path: Path) -> None:
    """At least nine of ten fields are right in each of them, and none is wrong or made up."""
    wanted = expected(path)
    told = measure(path.read_text("utf-8"), wanted)
    assert (told.wrong, told.invented) == ((), ())
    assert 10 * len(told.right) >= 9 * len(wanted), told.missed


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_value_stands_in_its_sentence(path: Path) -> None:
    """Word for word: what is found is a part of the text at its position, the sentence holds its beginning and end."""
    text = path.read_text("utf-8")
    for field in read_written_plan(text):
        here = text[field.start : field.end]
        assert here.splitlines()[0].strip() in field.sentence, field.key
        assert here.splitlines()[-1].strip() in field.sentence, field.key
        parts = field.value if isinstance(field.value, tuple) else (field.value,)
        for part in parts:
            if isinstance(part, str):
                assert all(squeezed(line) in squeezed(here) for line in part.splitlines()), field.key
            elif isinstance(part, datetime.date):
                plain = unicodedata.normalize("NFKC", here)
                in_digits = re.search(rf"{part.month}\s*月\s*{part.day}|{part.day}", plain)
                assert in_digits or (part.month, part.day) in named_days(plain), field.key
            else:
                assert str(part) in unicodedata.normalize("NFKC", here) or "二" in here, field.key


def named_days(text: str) -> set[tuple[int, int]]:
    """Return the first and the last days that a text names, in Chinese numbers too (二〇二五年一月六日)."""
    return {day for days in days_in(Span(text, 0)) for day in (days.first, days.last)}


def squeezed(text: str) -> str:
    """Return a text without its blanks and line ends: a title may stand on two lines."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_plan_that_lost_lines_makes_nothing_up(path: Path) -> None:
    """Whatever lines are left, each text that is found stands there."""
    lines = path.read_text("utf-8").splitlines()
    chance = random.Random(path.stem)
    for _ in range(30):
        text = "\n".join(line for line in lines if chance.random() < 0.6)
        for field in read_written_plan(text):
            here = squeezed(text[field.start : field.end])
            assert here, field.key
            for part in field.value if isinstance(field.value, tuple) else (field.value,):
                if isinstance(part, str):
                    assert all(squeezed(line) in here for line in part.splitlines()), field.key


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2024年1月15日", [("2024-01-15", "2024-01-15")]),
        ("2024 年 1 月 15 日（星期一）下午", [("2024-01-15", "2024-01-15")]),
        ("２０２４年１月１５日", [("2024-01-15", "2024-01-15")]),
        ("2024.1.15", [("2024-01-15", "2024-01-15")]),
        ("2024-01-15", [("2024-01-15", "2024-01-15")]),
        ("二〇二四年一月十五日", [("2024-01-15", "2024-01-15")]),
        ("2024年12月31日15:00", [("2024-12-31", "2024-12-31")]),
        ("2024年1月10日-17日", [("2024-01-10", "2024-01-17")]),
        ("2024年1月10日至1月17日", [("2024-01-10", "2024-01-17")]),
        ("2024年1月10—17日", [("2024-01-10", "2024-01-17")]),
        ("2024年12月28日～次年1月5日", [("2024-12-28", "2025-01-05")]),
        ("2024年12月28日到2025年1月5日", [("2024-12-28", "2025-01-05")]),
        ("2024年1月17日-10日", [("2024-01-17", "2025-01-10")]),
        ("2024年12月下旬", []),
        ("2024年12月", []),
        ("2024年1月底前", []),
        ("2024年2月30日", []),
        ("2024年1月15日左右", []),
        ("2024年1月15日、16日", []),
        ("第12.5条", []),
    ],
)
def test_days_as_plans_write_them(written: str, days: list[tuple[str, str]]) -> None:
    """A day, a period; a part of a month is no day."""
    found = [days.in_year(days.year or 0) for days in days_in(Span(written, 0))]
    assert [(first.isoformat(), last.isoformat()) for first, last in filter(None, found)] == days


def test_a_day_before_which_something_must_be_done_is_its_end_only() -> None:
    """A deadline is no day of the meeting and no day of the study; of talks it is the last one."""
    text = "方案\n一、会前准备\n（一）集中学习。2024年1月8日前学习党章。\n（二）谈心谈话。2024年1月10日前完成。\n"
    found = found_values("2023年度工作" + text + "二、召开会议\n支部要于2024年1月20日前召开组织生活会。")
    assert found["preparation.talks_last"] == datetime.date(2024, 1, 10)
    assert found.keys() & {"preparation.study_date", "preparation.talks_first", "meeting.date"} == set()


def test_the_year_of_a_day_without_one_is_told_as_inferred() -> None:
    """It comes from the meeting's day; over the turn of the year too; without anything to tell it there is no day."""
    text = "一、会前准备\n（一）谈心谈话（12月28日—1月5日）。\n二、会议召开\n会议时间：2024年1月18日"
    found = found_fields(text)
    first = found["preparation.talks_first"]
    assert (first.value, first.year_inferred) == (datetime.date(2023, 12, 28), True)
    assert found["preparation.talks_last"].value == datetime.date(2024, 1, 5)
    assert not found["meeting.date"].year_inferred
    assert found_values("一、谈心谈话（1月5日）。\n谈一次心。") == {"preparation.talks_text": "谈一次心。"}


@pytest.mark.parametrize(
    "sentence",
    [
        "1月10日召开支委会研究组织生活会有关事项。",
        "会议时间：1月下旬",
        "会议时间另行通知",
        "各支部要在2024年1月31日前召开组织生活会。",
        "评议结果于2024年2月10日报党总支。",
        "2023年12月5日召开主题教育动员会，部署组织生活会。",
    ],
)
def test_what_is_no_day_of_the_meeting_is_not_taken_for_one(sentence: str) -> None:
    """Another meeting, a part of a month, a deadline, a report."""
    found = found_values(f"2023年度组织生活会方案\n一、会议召开\n{sentence}")
    assert "meeting.date" not in found
    assert "meeting.place" not in found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "通知",
        "。。。",
        "\t\t\n\t",
        "一、\n二、\n三、",
        "1.\n1.\n1.\n2.",
        "（一）" * 50,
        "会议时间：\n会议地点：\n主持人：",
    ],
)
def test_a_text_that_says_nothing_gives_nothing(text: str) -> None:
    """Empty, blank, numbers alone, labels without a value."""
    assert read_written_plan(text) == ()


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("下午2:30", datetime.time(14, 30)),
        ("14：30", datetime.time(14, 30)),
        ("上午9时", datetime.time(9)),
        ("晚7点半", datetime.time(19, 30)),
        ("下午3时15分", datetime.time(15, 15)),
        ("14:30—17:00", datetime.time(14, 30)),
        ("9点一刻", datetime.time(9, 15)),
        ("傍晚6时三刻", datetime.time(18, 45)),
        ("晚上8点", datetime.time(20)),
        ("下午12:10", datetime.time(12, 10)),
        ("24:00", None),
        ("25:00", None),
        ("9时20名党员", datetime.time(9)),
        ("10时60分", None),
        ("10时75分", None),
        ("1月18日", None),
        ("下午", None),
        ("", None),
        ("另行通知", None),
    ],
)
def test_the_clock_time_of_a_written_time(text: str, time: datetime.time | None) -> None:
    """As the clock shows it, the beginning of a period; nothing where none is written."""
    assert clock_time(text) == time


def test_plans_without_their_line_ends_are_read() -> None:
    """Each of them pasted as one line: nine of ten fields are right, and hardly one is read wrong."""
    fields = right = wrong = 0
    for path in ALL:
        text = path.read_text("utf-8")
        if "\t" not in text:
            wanted = expected(path)
            told = measure(" ".join(text.split("\n")), wanted)
            fields, right = fields + len(wanted), right + len(told.right)
            wrong += len(told.wrong) + len(told.invented)
    assert right >= 0.93 * fields, (right, fields)
    assert wrong <= 0.03 * fields, (wrong, fields)
