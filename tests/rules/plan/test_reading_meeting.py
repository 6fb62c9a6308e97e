"""What a written plan says of the meeting itself: its day, time and place, its persons, its agenda, its text."""

from __future__ import annotations

import datetime

import pytest

from tests.project.plan_reading import found_fields, found_values

DAY = datetime.date(2024, 1, 18)


def of_meeting(lines: str, key: str) -> object:
    """Return what a plan with these lines on the meeting says of it."""
    return found_values(f"2023年度组织生活会方案\n一、会议召开\n{lines}").get(f"meeting.{key}")


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        pytest.param("支部于2024年1月18日召开组织生活会。", DAY, id="held-that-day"),
        pytest.param("组织生活会定于2024年1月18日下午开会。", DAY, id="meet"),
        pytest.param("2024年1月18日召开会议，开展民主评议。", DAY, id="the-session"),
        pytest.param("2024年1月18日召开组织生活会，动员大家查摆问题。", DAY, id="what-it-does"),
        pytest.param("请做好召开准备；2024年1月18日召开组织生活会。", DAY, id="second-sentence"),
        pytest.param("召开组织生活会\t2024年1月18日\t活动室", DAY, id="row"),
        pytest.param("征求意见\t2024年1月8日\t活动室", None, id="row-of-something-else"),
        pytest.param("2024年1月8日通知党员参加组织生活会。", None, id="not-held"),
        pytest.param("2024年1月8日召开会议，听取意见。", None, id="not-called-ours"),
        pytest.param("2024年1月8日召开座谈，为组织生活会听取意见。", None, id="another-gathering"),
        pytest.param("请注意。2024年1月8日经支委会研究，拟召开组织生活会。", None, id="decided-that-day"),
        pytest.param("2024年1月8日完成材料。适时召开组织生活会。", None, id="another-sentence"),
        pytest.param("会议时间：2024年1月18日至2025年1月18日", None, id="a-year"),
    ],
)
def test_the_day_of_the_meeting(lines: str, day: datetime.date | None) -> None:
    """It stands before 召开 in the same sentence, which is about this meeting and no other, or in its row."""
    assert of_meeting(lines, "date") == day


def test_a_day_without_its_year_is_told_as_inferred() -> None:
    """The year of the plan dates the meeting; without it there is a time of day but no day."""
    inferred = found_fields("2023年度组织生活会方案\n一、会议召开\n会议时间：1月18日下午")["meeting.date"]
    assert (inferred.value, inferred.year_inferred) == (DAY, True)
    undated = found_values("组织生活会工作方案\n一、会议召开\n会议时间：1月18日下午")
    assert "meeting.date" not in undated
    assert undated["meeting.time"] == "下午"


@pytest.mark.parametrize(
    ("lines", "time"),
    [
        pytest.param("会议时间：2024年1月18日下午2:30", "下午2:30", id="with-the-day"),
        pytest.param("支部于2024年1月18日召开组织生活会。\n会议时间：下午2:30", "下午2:30", id="alone"),
        pytest.param("支部于2024年1月18日召开组织生活会。\n会议时间：另行通知", None, id="not-yet-known"),
        pytest.param("支部于2024年1月18日召开组织生活会。\n主持人：下午", None, id="another-fact"),
    ],
)
def test_the_time_of_the_meeting(lines: str, time: str | None) -> None:
    """Behind the day, or where its own line is nothing else."""
    assert of_meeting(lines, "time") == time


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        pytest.param("会议地点：活动室。请准时到会。", "活动室", id="up-to-the-stop"),
        pytest.param("会议地点\t活动室\t主持人\t高远", "活动室", id="row"),
        pytest.param("会议时间、地点：2024年1月18日，活动室", "活动室", id="behind-the-day"),
        pytest.param("会议时间、地点：2024年1月18日下午2:30，地点：活动室", "活动室", id="behind-the-time"),
        pytest.param("会议时间、地点：2024年1月18日下午2:30在活动室。", "活动室", id="in"),
        pytest.param("支部在活动室召开组织生活会。", "活动室", id="sentence"),
        pytest.param("支部在高远主持下在活动室召开组织生活会。", "活动室", id="the-last-of-two"),
        pytest.param("支部在活动室举行座谈。组织生活会另行通知。", None, id="another-sentence"),
    ],
)
def test_the_place_of_the_meeting(lines: str, place: str | None) -> None:
    """Up to the end of its sentence or cell, and of a sentence that is about a meeting."""
    assert of_meeting(lines, "place") == place


@pytest.mark.parametrize(
    ("lines", "key", "person"),
    [
        pytest.param("主持人：高小远同志", "host", "高小远", id="host-called-comrade"),
        pytest.param("主持人：高远", "host", "高远", id="host"),
        pytest.param("主持人：高远\n会议由江河同志主持。", "host", "高远", id="the-host-s-own-line-rather"),
        pytest.param("主持人\t高远\t记录人\t江河", "host", "高远", id="host-in-a-row"),
        pytest.param("主持人\t高远\t记录人\t江河", "recorder", "江河", id="recorder-in-a-row"),
        pytest.param(
            "参会人员：全体党员；列席入党积极分子", "participants", "全体党员", id="who-sits-in-left-out"
        ),
        pytest.param(
            "参会人员：全体党员，支部委员。邀请镇党委领导。",
            "participants",
            "全体党员，支部委员",
            id="two-clauses",
        ),
        pytest.param("参会人员\t全体党员\t2024年1月18日", "participants", "全体党员", id="a-cell"),
        pytest.param(
            "参会人员\t全体党员\t主持人\t高远", "participants", "全体党员", id="a-cell-before-a-label"
        ),
        pytest.param("会议人人发言。支部全体党员按时参加。", "participants", "支部全体党员", id="sentence"),
        pytest.param("邀请镇党委书记到会指导。镇督导组全程列席。", "guide", "镇党委书记", id="guide"),
        pytest.param(
            "邀请镇党委书记到会指导。镇督导组全程列席。",
            "supervising_group",
            "镇督导组",
            id="group-beside-a-guide",
        ),
    ],
)
def test_the_persons_of_the_meeting(lines: str, key: str, person: str) -> None:
    """Each as it is written, 同志 left out, nothing of the next clause or cell."""
    assert of_meeting(lines, key) == person


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        pytest.param("在由镇党委主持下，支部召开组织生活会。", "host", id="host"),
        pytest.param("镇党委成立督导组若干。", "supervising_group", id="group"),
    ],
)
def test_who_is_not_said_to_act(lines: str, key: str) -> None:
    """A clause on the way names no host, a group that is only set up does not come."""
    assert of_meeting(lines, key) is None


@pytest.mark.parametrize(
    ("lines", "agenda"),
    [
        pytest.param("（一）会议议程\n1.听取报告\n2.民主评议", ("听取报告", "民主评议"), id="numbered"),
        pytest.param("（一）会议议程\n听取报告\n民主评议", ("听取报告", "民主评议"), id="lines"),
        pytest.param(
            "（一）会议议程：听取报告\n1.民主评议", ("听取报告", "民主评议"), id="first-in-its-line"
        ),
        pytest.param(
            "（一）会议议程：一是听取报告；二是民主评议。", ("听取报告；", "民主评议。"), id="in-one-line"
        ),
        pytest.param(
            "本次会议程序为：一是听取报告；二是民主评议。", ("听取报告；", "民主评议。"), id="announced"
        ),
        pytest.param(
            "（一）按以下程序进行：\n1.听取报告\n2.民主评议",
            ("听取报告", "民主评议"),
            id="announced-before-a-list",
        ),
        pytest.param(
            "会议按以下程序进行：\n1.听取报告\n2.民主评议", ("听取报告", "民主评议"), id="announced-in-a-line"
        ),
        pytest.param("会议按以下程序进行：\n1.听取报告", None, id="one-item-announced-in-a-line"),
        pytest.param("（一）会议议程\n1.听取报告", None, id="one-item"),
        pytest.param("（一）按以下程序进行：\n1.听取报告", None, id="one-item-announced"),
    ],
)
def test_the_agenda(lines: str, agenda: tuple[str, ...] | None) -> None:
    """At least two items, numbered or line by line."""
    assert of_meeting(lines, "agenda") == agenda


def test_the_text_on_the_meeting_in_an_inner_section() -> None:
    """It is found below a section on nothing in particular, not below one on the preparation."""
    words = "支部召开会议，人人发言。"
    assert found_values(f"一、有关事项\n（一）会议召开\n{words}")["meeting.text"] == (words,)
    assert "meeting.text" not in found_values(f"一、会前准备\n（一）会议召开\n{words}")


def test_a_paragraph_on_the_meeting_behind_the_agenda_is_its_text() -> None:
    """It is none of the last item."""
    text = (
        "甲支部2025年度组织生活会方案\n一、会议召开\n（一）会议议程：\n1.述职；\n2.民主评议党员；\n3.总结。"
    )
    assert found_values(f"{text}\n组织生活会以党员大会形式召开。")["meeting.text"] == (
        "组织生活会以党员大会形式召开。",
    )


def test_clauses_behind_semicolons_may_be_long() -> None:
    """Each is an item of the agenda."""
    text = (
        "甲支部2025年度组织生活会方案\n一、开好组织生活会。主要程序为：党支部书记报告工作并通报问题查摆情况；"
        "党员开展批评和自我批评；上级党组织参会人员点评。"
    )
    agenda = ("党支部书记报告工作并通报问题查摆情况", "党员开展批评和自我批评", "上级党组织参会人员点评")
    assert found_values(text)["meeting.agenda"] == agenda


@pytest.mark.parametrize("moved", ["改为", "调整到", "推迟至", "提前到"])
def test_a_meeting_that_was_moved_is_on_its_new_day(moved: str) -> None:
    """Neither the day nor the place that was first meant is told."""
    text = (
        "关于调整农机站党支部2025年度组织生活会时间的通知\n原定于2026年1月15日上午9:00召开的2025年度组织生活会，因大雪，"
        f"{moved}2026年1月22日（星期四）下午2:30召开，地点由镇政府三楼会议室调整为农机站二楼会议室。"
    )
    found = found_values(text)
    assert (found["meeting.date"], found["meeting.time"]) == (datetime.date(2026, 1, 22), "下午2:30")
    assert found["meeting.place"] == "农机站二楼会议室"
