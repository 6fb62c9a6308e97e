"""Plans as offices lay them out: labels without colons, forms, headers of tables, paragraphs without stops."""

from __future__ import annotations

import datetime

import pytest

from tests.project.plan_reading import found_values

HEAD = "甲镇机关党支部2024年度组织生活会方案\n"


@pytest.mark.parametrize("gap", ["　", "  ", " ", "　　"])
def test_a_label_may_stand_before_a_gap(gap: str) -> None:
    """Time, place, host, who takes part and the theme."""
    lines = f"会议时间{gap}2025年1月11日（周六）下午14:30\n地点{gap}三楼报告厅\n主持{gap}支部书记　甲\n"
    lines += f"参会{gap}全体党员\n主题{gap}聚合力"
    found = found_values(HEAD + lines)
    assert (found["meeting.date"], found["meeting.time"]) == (datetime.date(2025, 1, 11), "下午14:30")
    assert (found["meeting.place"], found["meeting.host"]) == ("三楼报告厅", "支部书记　甲")
    assert (found["meeting.participants"], found["theme.topic"]) == ("全体党员", "聚合力")


def test_a_numbered_title_may_stand_before_a_gap() -> None:
    """The text is what follows it."""
    found = found_values(
        f"{HEAD}一、会前准备\n1. 谈心谈话  1月4日至9日，委员分头与党员谈心。\n二、会后\n建账。"
    )
    assert found["preparation.talks_text"] == "1月4日至9日，委员分头与党员谈心。"


@pytest.mark.parametrize(
    "header",
    [
        "序号\t工作内容\t地点\t负责人",
        "阶段\t主持人\t内容\t备注",
        "会议时间\t会议地点\t主持人\t记录人",
        "时间\t工作要求\t地点\t责任部门",
    ],
)
def test_the_header_of_a_table_says_nothing(header: str) -> None:
    """Its cells are no values of each other."""
    found = found_values(f"{HEAD}{header}\n1\t学习\t会议室\t甲")
    assert found.keys() & {"meeting.place", "meeting.host", "meeting.recorder", "meeting.time"} == set()


def test_a_label_in_the_middle_of_a_row_has_the_cell_behind_it() -> None:
    """Also where the row begins with a day."""
    found = found_values(f"{HEAD}召开\t2025年1月9日\t召开地点\t404会议室")
    assert found["meeting.place"] == "404会议室"


def test_a_form_that_is_handed_in() -> None:
    """Who holds it, of which year, when it is studied in another row than what."""
    rows = (
        "组织生活会方案（报备表）\n党支部\t甲所党支部\t报备时间\t2025年12月26日\n会议类型\t2025年度组织生活会\n"
        "拟召开时间\t2026年1月9日 下午15:30\t召开地点\t404会议室\n参会人数\t全体党员14名\n"
        "上级指导人员\t区局党委委员 乙\n"
        "学习内容\t《中国共产党章程》、党的二十届四中全会公报\n学习时间\t2025年12月29日\n"
        "查摆问题重点\t支部班子：落实责任、改进服务。\n党员个人：理论、作风、廉洁。"
    )
    found = found_values(rows)
    assert (found["plan.branch"], found["plan.year"]) == ("甲所党支部", 2025)
    assert (found["meeting.date"], found["meeting.guide"]) == (datetime.date(2026, 1, 9), "区局党委委员 乙")
    assert found["preparation.reading"] == ("《中国共产党章程》", "党的二十届四中全会公报")
    assert found["preparation.study_date"] == datetime.date(2025, 12, 29)
    assert found["preparation.committee_aspects"] == ("落实责任", "改进服务")
    assert found["preparation.member_aspects"] == ("理论", "作风", "廉洁")


def test_a_plan_in_one_line_without_stops() -> None:
    """As a telephone pastes it: each section begins with the next number."""
    text = (
        "甲社区第四党支部2025年度组织生活会方案 一、时间：2026年1月25日上午9点 二、地点：三楼多功能室 "
        "三、参加人员：支部全体党员 "
        "四、主持人：支部书记甲 记录人：宣传委员乙 五、会议主题：争当先锋 "
        "六、会议议程：1.支部书记述职；2.民主测评党员；3.领导点评 "
        "七、会后整改：公示整改清单"
    )
    found = found_values(text)
    assert found["plan.title"] == "甲社区第四党支部2025年度组织生活会方案"
    assert (found["meeting.place"], found["meeting.participants"]) == ("三楼多功能室", "支部全体党员")
    assert (found["meeting.host"], found["meeting.recorder"]) == ("支部书记甲", "宣传委员乙")
    assert found["meeting.agenda"] == ("支部书记述职；", "民主测评党员；", "领导点评")
    assert found["plan.rectification"] == "公示整改清单"


def test_paragraphs_that_begin_with_what_they_are_about() -> None:
    """关于会前准备。… is a heading; a sentence that names one stage alone has its days."""
    text = (
        "关于会前准备。2025年1月4日至9日，支部书记与党员开展谈心谈话。1月12日前，党员聚焦思想、合规、廉洁从业三个方面，"
        "认真查摆问题。\n关于会议召开。会议由支部书记、行长甲主持，支部全体党员（含预备党员1名）参加。\n"
        "关于整改落实。3月底前完成整改并向机关党委书面报告。"
    )
    found = found_values(HEAD + text)
    assert found["preparation.talks_last"] == datetime.date(2025, 1, 9)
    assert found["preparation.findings_last"] == datetime.date(2025, 1, 12)
    assert found["preparation.member_aspects"] == ("思想", "合规", "廉洁从业")
    assert (found["meeting.host"], found["plan.accounts_to"]) == ("支部书记、行长甲", "机关党委")
    assert found["meeting.participants"] == "支部全体党员（含预备党员1名）"


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("学习党章，中央、省委、市委和县委有关会议精神。", ("党章", "中央、省委、市委和县委有关会议精神")),
        (
            "学习党的二十届四中全会公报、《读本》、党章及党内有关法规。",
            ("党的二十届四中全会公报", "《读本》", "党章及党内有关法规"),
        ),
        ("内容：1.党章；2.总书记讲话；3.《准则》。", ("党章", "总书记讲话", "《准则》")),
        ("党章、总书记重要指示。1月7日集中学一次。", ("党章", "总书记重要指示")),
        ("学习《读本》、党史学习教育应知应会内容。", ("《读本》", "党史学习教育应知应会内容")),
    ],
)
def test_what_is_read_in_an_offices_words(words: str, reading: tuple[str, ...]) -> None:
    """Several bodies before one text, numbers behind 内容, a sentence that is a list."""
    assert found_values(f"{HEAD}一、会前准备\n（一）集中学习\n{words}")["preparation.reading"] == reading


def test_only_the_end_of_a_list_has_a_word_for_more() -> None:
    """落实“三会一课”等制度 in the middle is one aspect."""
    words = "党支部班子从宣传精神、落实“三会一课”等制度、团结群众等方面查找问题。"
    found = found_values(f"{HEAD}一、会前准备\n（一）查摆问题\n{words}")
    assert found["preparation.committee_aspects"] == ("宣传精神", "落实“三会一课”等制度", "团结群众")


def test_a_closing_paragraph_is_none_of_the_last_section() -> None:
    """Where each section is one paragraph, what follows without a number speaks of all."""
    text = "一、突出主题。学思想。\n二、学习研讨。学党章。\n三、谈心谈话。谈到位。\n四、整改落实。列出清单。"
    assert found_values(f"{HEAD}{text}\n各级党组织要于3月底前完成。")["plan.rectification"] == "列出清单。"


def test_a_bare_heading_ends_a_numbered_agenda() -> None:
    """Its own lines are none of the agenda's."""
    found = found_values(
        f"{HEAD}会议程序\n1 书记报告工作\n2 民主评议党员\n注意事项\n请提前签到；停车位紧张。"
    )
    assert found["meeting.agenda"] == ("书记报告工作", "民主评议党员")
    assert found["plan.leadership"] == "请提前签到；停车位紧张。"


def test_a_timetable_of_phases_has_the_day_of_the_meeting() -> None:
    """召开会议：1月17日上午9:00 in it is the meeting's."""
    text = "一、时间安排\n1、准备阶段：2025年1月2日—1月15日\n2、召开会议：2025年1月17日上午9:00\n3、整改：3月"
    found = found_values(HEAD + text)
    assert (found["meeting.date"], found["meeting.time"]) == (datetime.date(2025, 1, 17), "上午9:00")


def test_a_long_plan_in_one_line_is_read() -> None:
    """As it is pasted without its line ends, up to several times a plan's length."""
    text = (
        "甲支部2025年度组织生活会方案 一、时间：2026年1月25日上午9点 二、会议地点：三楼 三、工作要求："
        + "认真组织。" * 1500
    )
    found = found_values(text)
    assert (found["plan.year"], found["meeting.place"]) == (2025, "三楼")


def test_a_number_and_who_signs_may_stand_above_the_title() -> None:
    """Between the letterhead and the title; neither is told as the introduction."""
    head = "中共甲法院立案庭支部委员会文件\n甲法立党〔2025〕2号      签发人：乙\n立案庭党支部2024年度组织生活会实施方案"
    found = found_values(f"{head}\n为严肃组织生活，制定本方案。\n一、会议主题\n学思想。")
    assert found["plan.title"] == "立案庭党支部2024年度组织生活会实施方案"
    assert found["plan.introduction"] == "为严肃组织生活，制定本方案。"


def test_numbered_cells_of_merged_rows_are_rows() -> None:
    """1.学习：… has its days in the next cell, and the row of the meeting behind it is read."""
    rows = (
        "一\t会前准备\t1.学习：组织学习党的二十届四中全会精神、《中国共产党章程》\t2026年1月7日\t甲\n"
        "\t\t2.谈话：支委、党员之间谈心谈话\t2026年1月8日—1月13日\t支委\n\t\t3.检视：党员检视问题\t2026年1月14日前\t全体\n"
        "二\t召开会议\t会议地点：二楼；主持人：支部书记甲；记录人：乙\t2026年1月16日15:00\t甲"
    )
    found = found_values(f"甲支部2025年度组织生活会安排\n序号\t工作环节\t工作内容\t时间安排\t责任人\n{rows}")
    assert found["preparation.study_date"] == datetime.date(2026, 1, 7)
    assert found["preparation.talks_last"] == datetime.date(2026, 1, 13)
    assert found["preparation.findings_last"] == datetime.date(2026, 1, 14)
    assert (found["meeting.date"], found["meeting.time"]) == (datetime.date(2026, 1, 16), "15:00")
    assert (found["meeting.place"], found["meeting.host"], found["meeting.recorder"]) == (
        "二楼",
        "支部书记甲",
        "乙",
    )


def test_paragraphs_behind_the_agenda_are_none_of_its_last_item() -> None:
    """Who hosts, what was before and what comes after, without a number."""
    text = (
        "各位党员，大家好！\n支部组织生活会安排在1月11日（周日）上午8:30，在村小学会议室开，请互相转告。\n会上这样开：\n"
        "①书记汇报2025年工作；\n②党员自己说、大家评；\n③投票测评党员。\n会议由书记甲主持，文书乙记录。\n会前，1月5日至9日开展谈心谈话。\n"
        "会后，支部把问题理出来，一件一件办。\n甲村党支部\n2025年12月30日"
    )
    found = found_values(text)
    assert found["meeting.agenda"] == ("书记汇报2025年工作；", "党员自己说、大家评；", "投票测评党员。")
    assert (found["meeting.host"], found["meeting.recorder"]) == ("书记甲", "文书乙")
    assert found["preparation.talks_last"] == datetime.date(2026, 1, 9)
    assert found["plan.rectification"] == "会后，支部把问题理出来，一件一件办。"
    assert found["meeting.place"] == "村小学会议室"
    assert str(found["plan.introduction"]).startswith("支部组织生活会安排在")


def test_a_day_on_which_something_is_done_with_is_its_last() -> None:
    """1月19日完成 is no first day."""
    found = found_values(f"{HEAD}一、会前准备\n（一）查摆问题。党员逐一列出问题。2025年1月19日完成。")
    assert found["preparation.findings_last"] == datetime.date(2025, 1, 19)
    assert "preparation.findings_first" not in found


def test_one_letter_may_head_a_line() -> None:
    """学：, 谈：, 查： and 改： as a small branch writes them."""
    text = "学：1月10日碰头学一次党的二十届四中全会精神。\n谈：1月11日到1月15日，党员互相谈。\n"
    text += "查：每人从守林、守纪、助人三个方面找问题。"
    found = found_values(f"护林站党支部2025年度组织生活会安排\n时间：2026年1月17日下午3点\n{text}")
    assert found["preparation.reading"] == ("党的二十届四中全会精神",)
    assert found["preparation.talks_last"] == datetime.date(2026, 1, 15)
    assert found["preparation.member_aspects"] == ("守林", "守纪", "助人")


def test_a_point_typed_narrow_behind_a_chinese_number() -> None:
    """一.会议主题 begins a section, a point behind a word ends a sentence."""
    found = found_values(f"{HEAD}根据要求,制定本方案.\n一.会议主题\n学思想,建新功\n二.会后整改\n列出清单.")
    assert (found["theme.topic"], found["plan.rectification"]) == ("学思想,建新功", "列出清单.")


def test_aspects_behind_a_body_that_looks_at_itself() -> None:
    """支委会自查：… is no heading."""
    text = "一、活动步骤\n（一）自查自评（1月19日至1月23日）\n"
    text += "支委会自查：党建责任、档案安全；党员自查：政治素质、廉洁自律。"
    found = found_values(HEAD + text)
    assert found["preparation.committee_aspects"] == ("党建责任", "档案安全")
    assert found["preparation.member_aspects"] == ("政治素质", "廉洁自律")
    assert str(found["preparation.findings_text"]).startswith("支委会自查")
    assert "meeting.agenda" not in found


def test_aspects_that_are_named_one_by_one() -> None:
    """检视…情况，检视…情况，检视…情况."""
    words = "党员重点检视学习情况，检视党性修养情况，检视联系群众情况。"
    found = found_values(f"{HEAD}一、会前准备\n（一）查摆问题。{words}")
    assert found["preparation.member_aspects"] == ("学习情况", "党性修养情况", "联系群众情况")


def test_a_group_that_is_invited_is_no_person() -> None:
    """It comments; nobody else guides."""
    found = found_values(f"{HEAD}一、会议召开\n邀请区委第三巡回指导组到会指导。")
    assert found["meeting.supervising_group"] == "区委第三巡回指导组"
    assert "meeting.guide" not in found
