"""What a plan leaves open stays empty; what stands beside a fact in an office's words is read."""

from __future__ import annotations

import datetime

import pytest

from tests.project.plan_reading import found_values

HEAD = "甲镇机关党支部2024年度组织生活会方案\n"


@pytest.mark.parametrize(
    "words",
    [
        "待定",
        "未定",
        "暂未定",
        "（略）",
        "略。",
        "另行通知",
        "具体时间另行通知。",
        "（待局机关党委通知明确）",
        "待上级通知后确定",
        "________",
        "____会议室",
        "……",
        "/",
        "无",
        "XX",
    ],
)
@pytest.mark.parametrize(
    ("label", "key"),
    [("会议地点", "meeting.place"), ("主持人", "meeting.host"), ("会议主题", "theme.topic")],
)
def test_what_is_left_open_is_no_value(label: str, key: str, words: str) -> None:
    """Neither in a line with a label nor in a section of its own."""
    assert key not in found_values(f"{HEAD}{label}：{words}\n参加人员：全体党员")
    assert key not in found_values(f"{HEAD}一、{label}\n{words}\n二、参加人员\n全体党员")


@pytest.mark.parametrize("words", ["***", "支部书记***", "待客厅", "无锡路会议室", "XX楼"])
def test_what_only_looks_open_is_a_value(words: str) -> None:
    """Stars for a name stay, and so does a place that begins alike."""
    assert found_values(f"{HEAD}会议地点：{words}")["meeting.place"] == words


@pytest.mark.parametrize(
    "day", ["2025年1月X日", "2025年  月  日", "年 月 日", "2025年XX月XX日", "****年**月**日", "2025年1月__日"]
)
def test_a_signature_with_a_blank_day_is_none_of_the_text(day: str) -> None:
    """The branch below the last paragraph is whose plan it is."""
    found = found_values(f"关于召开2024年度组织生活会的方案\n一、会后整改\n列出清单。\n甲镇机关党支部\n{day}")
    assert (found["plan.rectification"], found["plan.branch"]) == ("列出清单。", "甲镇机关党支部")


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("完成时限：2025年1月9日", {"findings_last": datetime.date(2025, 1, 9)}),
        ("截止时间：2025年1月9日", {"findings_last": datetime.date(2025, 1, 9)}),
        (
            "完成时间：2025年1月6日至9日",
            {"findings_first": datetime.date(2025, 1, 6), "findings_last": datetime.date(2025, 1, 9)},
        ),
    ],
)
def test_a_limit_is_the_last_day_only(line: str, days: dict[str, datetime.date]) -> None:
    """A period behind the same words has both."""
    found = found_values(f"{HEAD}一、会前准备\n（一）查摆问题\n每名党员想好自己的问题，写下来。\n{line}")
    dated = {key: value for key, value in found.items() if isinstance(value, datetime.date)}
    assert dated == {f"preparation.{key}": value for key, value in days.items()}


@pytest.mark.parametrize(
    ("words", "aspects"),
    [
        (
            "党员重点从坚定信念、勤勉从教、关爱学生三个方面查找问题。",
            ("坚定信念", "勤勉从教", "关爱学生"),
        ),
        ("党员从依法从业、廉洁从医、服务患者三个方面查找问题。", ("依法从业", "廉洁从医", "服务患者")),
        ("党员从政治纪律、教学纪律、从严治班三个方面查找问题。", ("政治纪律", "教学纪律", "从严治班")),
        ("党员要检视理论学习、医德医风、为患者服务等情况。", ("理论学习", "医德医风", "为患者服务")),
        ("党员要在政治站位、为民服务、遵规守纪等方面找准差距。", ("政治站位", "为民服务", "遵规守纪")),
        ("对照“永葆本色、带好家风”两条，想想自己的不足。", ("永葆本色", "带好家风")),
    ],
)
def test_aspects_in_an_offices_words(words: str, aspects: tuple[str, ...]) -> None:
    """从 begins them only where it is no part of one; 在…等方面, …等情况 and a quoted list of so many have them too."""
    found = found_values(f"{HEAD}一、会前准备\n（一）查摆问题。{words}")
    assert found["preparation.member_aspects"] == aspects


@pytest.mark.parametrize(
    "words",
    [
        "会议时间：2026年2月8日，腊月二十一，星期天，上午九点。",
        "会议时间：2026年2月8日（周日），上午九点",
        "会议时间：2026年2月8日 农历腊月廿一 上午九点",
    ],
)
def test_a_lunar_day_may_stand_before_the_time(words: str) -> None:
    """So may the weekday, between commas."""
    assert found_values(HEAD + words)["meeting.time"] == "上午九点"


def test_the_meetings_own_line_on_time_goes_before_a_timetable() -> None:
    """The line that says the hour is the meeting's."""
    text = "一、时间安排\n1月12日—1月19日为会前准备阶段；2025年1月20日开会\n二、召开会议\n1．时间：2025年1月21日15:00"
    found = found_values(HEAD + text)
    assert (found["meeting.date"], found["meeting.time"]) == (datetime.date(2025, 1, 21), "15:00")


def test_an_agenda_may_be_a_table_with_numbers() -> None:
    """The cell behind the number is the item; who is in charge of it is none."""
    rows = "序号\t内容\t负责人\n1\t支部书记述职\t甲\n2\t民主评议党员\t乙\n3\t上级点评\t丙"
    found = found_values(f"{HEAD}一、会议议程\n{rows}\n二、会后整改\n列出清单。")
    assert found["meeting.agenda"] == ("支部书记述职", "民主评议党员", "上级点评")


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("整改情况向学校党总支和全体党员报告。", "学校党总支"),
        ("6月底前完成整改并向区直机关工委报告。", "区直机关工委"),
        ("每季度向集团党委报告进展。", "集团党委"),
        ("整改情况向党员大会报告。", None),
        ("向群众公开，报镇党委备案。", None),
    ],
)
def test_to_whom_the_accounts_go(words: str, body: str | None) -> None:
    """A body above the branch, in the section on what follows; the members are none."""
    assert found_values(f"{HEAD}一、会后整改\n{words}").get("plan.accounts_to") == body


@pytest.mark.parametrize(
    ("addressed", "superior"),
    [("集团党委：", "集团党委"), ("各党支部：", None), ("所属各党委：", None), ("各位党员：", None)],
)
def test_whom_a_branch_asks_is_its_superior(addressed: str, superior: str | None) -> None:
    """One body that is written to; many are not."""
    text = "拟召开组织生活会，现将安排报告如下：\n一、会议主题\n学思想。\n机修党支部\n2025年1月3日"
    assert (
        found_values(f"关于召开2024年度组织生活会的请示\n{addressed}\n{text}").get("plan.superior")
        == superior
    )


def test_a_message_without_line_ends_has_its_sections() -> None:
    """What calls the readers is no part of it; the list begins behind the colon."""
    text = (
        "【通知】各位同志，大家好！支部定于2026年2月1日19:30通过线上会议召开2025年度组织生活会。会议由支部书记甲主持，"
        "副书记乙记录。现就有关事项通知如下：一、会前学习。请自学《中国共产党章程》，1月25日晚集中学习一次。二、谈心谈话。"
        "1月26日至30日，党员之间相互谈心。三、会后整改。支部和党员作出整改承诺，群内公示。收到请回复。流动党员党支部2026年1月20日"
    )
    found = found_values(text)
    assert str(found["plan.introduction"]).endswith("通知如下：")
    assert found["preparation.study_text"] == "请自学《中国共产党章程》，1月25日晚集中学习一次。"
    assert found["plan.rectification"] == "支部和党员作出整改承诺，群内公示。"
    assert (found["plan.branch"], found["meeting.recorder"]) == ("流动党员党支部", "副书记乙")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("时间：2025年1月20日，上午8:30签到，9:00开会。", "9:00"),
        ("时间：2025年1月20日上午8:30入场，上午9:00正式开始。", "上午9:00"),
        ("时间：2025年1月20日上午8:30签到。", None),
        ("时间：2025年1月20日白班结束后17:30", "17:30"),
    ],
)
def test_when_one_signs_in_is_not_when_it_begins(words: str, value: str | None) -> None:
    """The time of the meeting is the one it begins at."""
    assert found_values(HEAD + words).get("meeting.time") == value


@pytest.mark.parametrize(
    "words", ["在2025年1月份召开组织生活会", "在2025年1月召开组织生活会", "在近期召开组织生活会"]
)
def test_a_month_is_no_place(words: str) -> None:
    """What says when does not say where."""
    found = found_values(f"{HEAD}支部计划{words}，特制定方案。\n一、会后整改\n列清单。")
    assert found.get("meeting.place") in (None, "")


@pytest.mark.parametrize("until", ["下班前", "17:00前", "下午5点前", "之前", "中午前"])
def test_an_hour_before_which_something_is_done_is_a_limit(until: str) -> None:
    """Neither the first day of looking for problems nor the day of the study."""
    text = f"一、会前准备\n（一）查摆问题。于2025年1月13日{until}写好提纲，查摆问题。\n"
    text += f"（二）集中学习。2025年1月8日{until}学完。"
    found = found_values(HEAD + text)
    assert found["preparation.findings_last"] == datetime.date(2025, 1, 13)
    assert found.keys() & {"preparation.findings_first", "preparation.study_date"} == set()


def test_the_steps_of_the_whole_work_are_no_agenda() -> None:
    """方法步骤 has stages; the day, the time and the place may stand behind the one that is the meeting."""
    text = (
        "五、方法步骤：\n（一）学习教育（1月22日）\n学习党章。\n（二）召开组织生活会、民主评议（2025年1月26日上午9：00，多媒体教室）\n"
        "1．支部书记报告工作；\n2．党员自评、互评；\n3．投票测评；\n（三）整改提高\n每名党员制定整改措施。"
    )
    found = found_values(HEAD + text)
    assert found["meeting.agenda"] == ("支部书记报告工作；", "党员自评、互评；", "投票测评；")
    assert (found["meeting.date"], found["meeting.time"]) == (datetime.date(2025, 1, 26), "上午9：00")
    assert found["meeting.place"] == "多媒体教室"


def test_a_speech_at_a_course_keeps_its_name() -> None:
    """在学习贯彻…研讨班上的讲话 is not cut at its verb."""
    words = "学习党章，重点领会总书记在学习贯彻党的二十大精神研讨班上的重要讲话。"
    found = found_values(f"{HEAD}一、会前准备\n（一）集中学习。{words}")
    assert found["preparation.reading"] == ("党章", "总书记在学习贯彻党的二十大精神研讨班上的重要讲话")


@pytest.mark.parametrize("said", ["对照", "查摆", "重点检视", ""])
def test_aspects_behind_a_body_and_a_colon(said: str) -> None:
    """In a cell too."""
    row = f"2026年1月13日前\t查摆问题\t支委会{said}：阵地建设、党员发展；党员{said}：政治学习、遵守纪律\t全体党员"
    found = found_values(HEAD + row)
    assert found["preparation.committee_aspects"] == ("阵地建设", "党员发展")
    assert found["preparation.member_aspects"] == ("政治学习", "遵守纪律")
