"""What a superior's notice, often copied from a page of the web, says; and what it only seems to say."""

from __future__ import annotations

import pytest

from tests.project.plan_reading import found_values


def notice(lines: str, title: str = "关于召开2023年度组织生活会的通知") -> dict[str, object]:
    """Return what is found in a notice with these lines."""
    return found_values(f"{title}\n{lines}")


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2024-01-09  阅读：12次",
        "来源：组织科",
        "点击数：31",
        "浏览次数：7",
        "更新日期：2024年1月9日",
    ],
)
def test_lines_of_a_web_page_are_no_introduction(line: str) -> None:
    """They are left out; what follows is found."""
    found = notice(f"{line}\n根据上级要求，现将有关事项通知如下。\n一、会议主题\n学思想、建新功。")
    assert found["plan.introduction"] == "根据上级要求，现将有关事项通知如下。"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("在“学思想”主题教育中召开专题组织生活会", None),
        ("在主题教育总结时召开组织生活会", None),
        ("在“党员之家”召开组织生活会", "“党员之家”"),
        ("在镇政府会议室召开组织生活会", "镇政府会议室"),
    ],
)
def test_a_campaign_is_no_place(words: str, place: str | None) -> None:
    """What ends in 中 or 时 says when."""
    assert notice(f"一、会议召开\n1月18日{words}。").get("meeting.place") == place


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("计划由督导组进行审核后实施。", None),
        ("第二督导组进行现场点评。", "第二督导组"),
        ("督导组对会议召开情况进行点评。", "督导组"),
    ],
)
def test_who_checks_papers_does_not_comment(words: str, group: str | None) -> None:
    """The group that comments is at the meeting."""
    assert notice(f"一、会议召开\n{words}").get("meeting.supervising_group") == group


@pytest.mark.parametrize("verb", ["参加", "必须参加", "应当按时参加", "须准时参会", "要参加"])
def test_who_must_take_part_takes_part(verb: str) -> None:
    """However it is demanded."""
    found = notice(f"一、会议召开\n支部全体党员{verb}。")
    assert found["meeting.participants"] == "支部全体党员"


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        (
            "学习领会总书记在甲表彰大会、乙座谈会、丙工作会议上的重要讲话，学习党章。",
            ("总书记在甲表彰大会、乙座谈会、丙工作会议上的重要讲话", "党章"),
        ),
        (
            "学习总书记在甲省考察时的讲话、在乙大会上的讲话、党章。",
            ("总书记在甲省考察时的讲话", "在乙大会上的讲话", "党章"),
        ),
        ("学习总书记在党的二十大的报告、党章。", ("总书记在党的二十大的报告", "党章")),
        ("学习总书记在甲大会、乙大会。学习《读本》。", ("《读本》",)),
        ("深入学习和贯彻创新理论思想，学习党章。", ("创新理论思想", "党章")),
    ],
)
def test_a_speech_at_several_meetings_is_one(words: str, reading: tuple[str, ...]) -> None:
    """It is not divided where only its meetings are."""
    assert notice(f"一、会前准备\n1.集中学习。{words}")["preparation.reading"] == reading


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("星禾镇政府网", "关于召开2023年度组织生活会的通知"),
        ("星禾镇委员会", "中共星禾镇委员会 关于召开2023年度组织生活会的通知"),
        ("", "星禾镇党委 关于召开2023年度组织生活会的通知"),
    ],
)
def test_a_letterhead_is_no_part_of_the_title(above: str, title: str) -> None:
    """Neither above it nor in its line."""
    found = notice("各党支部：\n一、会议主题\n学思想、建新功。", f"{above}\n{title}")
    assert found["plan.title"] == "关于召开2023年度组织生活会的通知"


def test_a_branch_before_the_title_stays() -> None:
    """It is whose plan it is."""
    found = notice("一、会议主题\n学思想、建新功。", "星禾镇机关支部委员会 关于召开组织生活会的方案")
    assert found["plan.title"] == "星禾镇机关支部委员会 关于召开组织生活会的方案"


def test_who_is_called_together_takes_part() -> None:
    """Not those who call them."""
    found = notice("一、会议召开\n总支下设的支部按要求组织全体党员参加。\n")
    assert found["meeting.participants"] == "全体党员"
    assert notice("一、参会人员：局全体党员参加，不得请假。")["meeting.participants"] == "局全体党员"


def test_a_verb_in_the_name_of_a_book_is_none() -> None:
    """Each book that is used is told whole."""
    found = notice("一、会前准备\n1.集中学习。逐字逐句学报告和党章，运用《学习百问》《章程问答》等材料。")
    assert found["preparation.reading"] == ("报告和党章", "《学习百问》", "《章程问答》")


def test_who_issues_a_notice_may_stand_above_its_title_alone() -> None:
    """A general branch is no branch; it is the superior where the notice goes to many."""
    text = "中共甲镇卫生院总支部委员会\n关于召开2025年度组织生活会的通知\n{}\n一、会议主题\n学思想。"
    found = found_values(text.format("各党支部："))
    assert (found.get("plan.branch"), found["plan.superior"]) == (None, "中共甲镇卫生院总支部委员会")
    assert "plan.superior" not in found_values(text.format("各位党员："))


def test_small_pictures_before_a_line_are_bullets() -> None:
    """As messages have them: the facts behind them are read."""
    lines = "⏰ 时间：2026年1月22日（周四）18:30—20:30\n📍 地点：研发楼会议室\n"
    lines += "👤 主持：党支部书记 甲\n✍️ 记录：组织委员 乙"
    found = notice(f"{lines}\n【会议议程】\n① 书记报告工作\n② 民主测评")
    assert (found["meeting.time"], found["meeting.place"]) == ("18:30—20:30", "研发楼会议室")
    assert (found["meeting.host"], found["meeting.recorder"]) == ("党支部书记 甲", "组织委员 乙")


def test_what_may_be_read_besides_is_read_too() -> None:
    """必学内容：…；选学内容：… are two lists."""
    found = notice("一、会前准备\n（一）集中学习。必学内容：《章程》《条例》；选学内容：《读本》第五卷。")
    assert found["preparation.reading"] == ("《章程》", "《条例》", "《读本》第五卷")
