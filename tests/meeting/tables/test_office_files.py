"""Sheets as an office keeps them are read: title rows, merged cells, a 序号, names, days and words as written."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, OrglifeError
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import Presence
from orglife_kit.rules.preparation.findings import Source
from orglife_kit.rules.rectification.items import ItemState, Ledger, Origin, Satisfaction
from tests.meeting.building import make_meeting
from tests.meeting.tables.office import text, workbook

ASPECT = "严格组织生活"
OWN_ASPECT = "联系服务群众情况"


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a branch of four, whose secretary is the first."""
    made = make_meeting(tmp_path / "made", ["赵一", "钱二", "孙三", "阿依夏·吐尔逊"])
    made.plan.change_member("赵一", post="党支部书记")
    return made


def test_the_talks_of_a_branch(meeting: Meeting, tmp_path: Path) -> None:
    """A title, a 序号, days in four ways, a day without its year, a name with another dot, a foot of signatures."""
    path = workbook(
        tmp_path / "谈话.xlsx",
        [
            ["序号", "谈话时间", "谈话地点", "谈话人", "谈话对象", "谈话类型", "备注"],
            [1, datetime.datetime(2024, 1, 15), "党员活动室", "赵一", "钱二", "书记与党员", "面谈"],
            [2, "2024.1.16", "党员活动室", "赵一", "孙三", "书记与党员", None],
            [3, "1月17日", "党员活动室", "赵 一", "阿依夏•吐尔逊", "书记与党员", None],
            [4, "2024年1月17日", "村委会", "钱二", "孙三", "党员与党员", None],
            [5, None, None, None, None, None, None],
            ["记录人：钱二", None, None, None, None, None, None],
        ],
        title="示例党支部谈心谈话记录表",
    )
    reading = meeting.tables.take_in("talks", path)
    assert reading.numbers["new"] == 4
    talks = meeting.record.preparation.talks
    assert [talk.date.isoformat() for talk in talks] == [
        "2024-01-15",
        "2024-01-16",
        "2024-01-17",
        "2024-01-17",
    ]
    assert {talk.theme for talk in talks} == {"书记与党员", "党员与党员"}
    told = {notice.code: notice for notice in reading.warnings}
    assert told["year_guessed"].fields["text"] == "1月17日"
    assert told["columns_not_read"].fields["columns"] == "备注"
    assert told["row_left_out"].location.row == 8


def test_one_who_talked_with_several_stands_in_one_row(meeting: Meeting, tmp_path: Path) -> None:
    """A talk with each of them; who is unknown is named with the row, and nothing is kept."""
    heads = ["日期", "谈话人", "谈话对象"]
    path = text(tmp_path / "谈话.csv", [heads, ["2024-01-15", "赵一", "钱二、孙三  阿依夏·吐尔逊"]])
    assert meeting.tables.take_in("talks", path).numbers["new"] == 3
    assert [talk.listener for talk in meeting.record.preparation.talks] == [2, 3, 4]
    assert not meeting.tables.take_in("talks", path).changes
    path = text(tmp_path / "谈话.csv", [heads, ["2024-01-16", "赵一", "钱二、李四"]])
    with pytest.raises(OrglifeError) as told:
        meeting.tables.take_in("talks", path)
    assert [(notice.code, notice.location.row) for notice in told.value.notices] == [("member_unknown", 2)]
    assert len(meeting.record.preparation.talks) == 3


def test_the_day_of_a_talk_is_corrected_by_its_own_file(meeting: Meeting, tmp_path: Path) -> None:
    """The file that the kit wrote knows each talk by its number: another day in it is the same talk."""
    meeting.preparation.record_talk("赵一", "钱二", "2024-01-15")
    path = tmp_path / "talks.csv"
    meeting.tables.write("talks", path)
    path.write_text(path.read_text("utf-8-sig").replace("2024-01-15", "2024-01-16"), encoding="utf-8-sig")
    assert meeting.tables.take_in("talks", path).numbers["changed"] == 1
    assert [talk.date.isoformat() for talk in meeting.record.preparation.talks] == ["2024-01-16"]


def test_the_findings_of_members_under_merged_names(meeting: Meeting, tmp_path: Path) -> None:
    """A name over several rows, an aspect over two of them, several points in one cell."""
    path = workbook(
        tmp_path / "查摆.xlsx",
        [
            ["序号", "姓名", "查摆方面", "存在问题"],
            [1, "钱二", OWN_ASPECT, "全年走访只有三次"],
            [None, None, None, "意见箱一个月才开一次"],
            [2, "孙三", OWN_ASPECT, "1. 回访只打电话\n2. 值班换岗没有告诉大家"],
        ],
        title="党员查摆问题清单",
        merged=["A3:A4", "B3:B4", "C3:C4"],
    )
    assert meeting.tables.take_in("findings", path).numbers["new"] == 4
    points = [(entry.member, entry.point) for entry in meeting.record.preparation.findings]
    assert points == [
        (2, "全年走访只有三次"),
        (2, "意见箱一个月才开一次"),
        (3, "回访只打电话"),
        (3, "值班换岗没有告诉大家"),
    ]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_findings_with_a_column_for_each_aspect(meeting: Meeting, tmp_path: Path, kind: str) -> None:
    """Shortened aspects, a cell of several points, nothing found, a line for the signature."""
    aspects = meeting.record.plan.preparation.member_aspects
    short, whole = aspects[0].removesuffix("情况"), f"{aspects[1]}方面（问题）"
    rows: list[list[str | int | None]] = [
        ["序号", "姓名", short, whole],
        [1, "钱二", "集中学习没有做笔记", "无"],
        [2, "孙三", None, "1. 回访只打电话\n2. 值班换岗没有告诉大家"],
        [3, "赵一", None, None],
        ["填表人：赵一", None, None, None],
    ]
    path = tmp_path / f"查摆.{kind}"
    if kind == "xlsx":
        workbook(path, rows, title="党员个人查摆问题汇总表")
    else:
        text(path, [[str(cell or "") for cell in row] for row in rows])
    reading = meeting.tables.take_in("findings", path)
    points = [(entry.member, entry.aspect, entry.point) for entry in meeting.record.preparation.findings]
    assert points == [
        (2, aspects[0], "集中学习没有做笔记"),
        (3, aspects[1], "回访只打电话"),
        (3, aspects[1], "值班换岗没有告诉大家"),
    ]
    left = [notice.location.row for notice in reading.warnings if notice.code == "row_left_out"]
    assert left == [6]  # the line of a text file and, under its title, the row of a sheet


def test_the_findings_of_the_committee_with_their_sources(meeting: Meeting, tmp_path: Path) -> None:
    """Sources in the words that offices use; a word that means none of them is told with those there are."""
    rows = [
        ["方面", "问题来源", "存在的问题", "原因分析"],
        [ASPECT, "群众", "党课推迟", "没有改计划"],
        [ASPECT, "支委会自查", "纪要拖延", ""],
    ]
    meeting.tables.take_in("committee_findings", text(tmp_path / "a.csv", rows))
    sources = [entry.source for entry in meeting.record.preparation.committee_findings]
    assert sources == [Source.FROM_PUBLIC, Source.OWN_LOOK]
    path = text(tmp_path / "b.csv", [rows[0], [ASPECT, "报纸", "别的问题", ""]])
    with pytest.raises(InputError) as told:
        meeting.tables.take_in("committee_findings", path)
    (notice,) = told.value.notices
    assert (notice.code, notice.fields["text"], notice.location.column) == (
        "word_unknown",
        "报纸",
        "问题来源",
    )


def test_suggestions_without_names_sorted_by_the_words_of_the_finding(
    meeting: Meeting, tmp_path: Path
) -> None:
    """What was suggested is kept, who said it is not read; the finding is named by its words."""
    meeting.preparation.note_committee_finding(ASPECT, "党课推迟")
    path = text(
        tmp_path / "征求意见.csv",
        [
            ["示例党支部征求意见建议汇总", "", "", ""],
            ["序号", "意见建议内容", "来源", "提出人", "归入的问题"],
            ["1", "党课要按时", "党员", "钱二", "党课推迟"],
            ["2", "多开一个窗口", "服务对象", "王某某", ""],
        ],
    )
    reading = meeting.tables.take_in("suggestions", path)
    kept = meeting.record.preparation.suggestions
    assert [(entry.words, entry.source) for entry in kept] == [
        ("党课要按时", Source.FROM_MEMBERS),
        ("多开一个窗口", Source.FROM_PUBLIC),
    ]
    assert [entry.finding for entry in kept] == [1, None]
    assert any(told.code == "columns_not_read" for told in reading.warnings)
    assert "王某某" not in repr(meeting.record)


def test_a_ledger_with_states_and_month_ends(meeting: Meeting, tmp_path: Path) -> None:
    """Whose item it is, 立行立改 where the day stands, 6月底, and how far it is, with what was done and when."""
    meeting.preparation.note_findings("钱二", OWN_ASPECT, ["全年走访只有三次"])
    path = workbook(
        tmp_path / "台账.xlsx",
        [
            [
                "序号",
                "责任主体",
                "姓名",
                "存在问题",
                "整改措施",
                "责任人",
                "完成时限",
                "整改进展",
                "完成时间",
                "状态",
            ],
            [
                1,
                "支委会",
                None,
                "党课推迟",
                "排定讲课人",
                "赵一",
                "立行立改",
                "已排好",
                "2024-01-25",
                "已完成",
            ],
            [
                2,
                "党员",
                "钱二",
                "全年走访只有三次",
                "每月走访",
                "钱二",
                "2024年6月底前",
                None,
                None,
                "正在整改",
            ],
            [3, "党支部", None, "窗口排队", "两人在岗", "赵一", "2024-03-31", "排了班", None, "已销号"],
        ],
        title="示例党支部整改台账",
    )
    reading = meeting.tables.take_in("rectification", path)
    first, third, second = meeting.record.rectification.items
    assert (first.ledger, first.immediate, first.state) == (Ledger.COMMITTEE, True, ItemState.DONE)
    assert (second.origin, second.member) == (Origin.MEMBER_FINDING, 2)
    assert second.due == datetime.date(2024, 6, 30)
    assert (third.state, third.due) == (ItemState.OPENED, datetime.date(2024, 3, 31))
    codes = [told.code for told in reading.warnings if told.location.row == 5]
    assert codes == ["item_verified_apart", "item_progress_not_kept"]


def test_what_came_of_an_item_is_told_by_its_words(meeting: Meeting, tmp_path: Path) -> None:
    """Progress, verification and reopening name the item as the ledger does; two of the same words need the member."""
    ledger = [
        ["党员", "问题", "整改措施", "责任人", "时限"],
        ["钱二", "走访少", "每月一次", "钱二", "2024-06-30"],
        ["孙三", "走访少", "每月一次", "孙三", "2024-06-30"],
    ]
    meeting.tables.take_in("rectification", text(tmp_path / "a.csv", ledger))
    rows = [["问题", "日期", "落实情况", "是否完成"], ["走访少", "2024-03-01", "去了两次", "是"]]
    with pytest.raises(OrglifeError) as told:
        meeting.tables.take_in("progress", text(tmp_path / "b.csv", rows))
    assert told.value.notices[0].code == "words_ambiguous"
    rows = [["党员", *rows[0]], ["孙三", *rows[1]]]
    meeting.tables.take_in("progress", text(tmp_path / "c.csv", rows))
    rows = [
        ["党员", "问题", "核验日期", "核验人", "群众满意度"],
        ["孙三", "走访少", "2024-04-01", "赵一", "不满意"],
    ]
    meeting.tables.take_in("verifications", text(tmp_path / "d.csv", rows))
    rows = [
        ["党员", "问题", "批评日期", "批评人", "批评内容", "新的时限"],
        ["孙三", "走访少", "2024-04-02", "赵一", "只去了一户", "2024-05-31"],
    ]
    meeting.tables.take_in("reopenings", text(tmp_path / "e.csv", rows))
    items = {item.member: item for item in meeting.record.rectification.items}
    assert items[2].state is ItemState.OPENED
    assert (items[3].state, items[3].due) == (ItemState.UNDER_WAY, datetime.date(2024, 5, 31))
    history = meeting.record.rectification.history(items[3].number)
    assert history.verifications[0].satisfaction is Satisfaction.NOT_SATISFIED


def test_a_sign_in_lists_who_is_not_there(meeting: Meeting, tmp_path: Path) -> None:
    """Who is not listed is present, as in the form; 因公请假 is on leave."""
    rows = [["姓名", "签到情况", "请假事由"], ["孙三", "因公请假", "外地开会"], ["钱二", "", ""]]
    meeting.tables.take_in("attendance", text(tmp_path / "签到.csv", rows))
    presences = [line.presence for line in meeting.record.ballots.attendance]
    assert presences == [Presence.PRESENT, Presence.PRESENT, Presence.ON_LEAVE, Presence.PRESENT]


def test_a_study_list_of_everybody(meeting: Meeting, tmp_path: Path) -> None:
    """A sign-in of the study session: who was there, who was not and when he made up for it."""
    rows = [
        ["学习时间", "学习地点", "姓名", "出席情况", "补学时间"],
        ["2024-01-15", "会议室", "赵一", "√", ""],
        ["2024-01-15", "会议室", "钱二", "请假", "2024/1/18"],
        ["2024-01-15", "会议室", "孙三", "到会", ""],
    ]
    meeting.tables.take_in("study", text(tmp_path / "学习.csv", rows))
    (study,) = meeting.record.preparation.studies
    assert [(absence.member, absence.made_up) for absence in study.absences] == [
        (2, datetime.date(2024, 1, 18))
    ]
    assert study.place == "会议室"


def test_peer_reviews_by_names(meeting: Meeting, tmp_path: Path) -> None:
    """Who said what to whom; of oneself it is refused with its row."""
    rows = [["批评人", "被批评人", "批评意见"], ["钱二", "孙三", "来得晚"], ["孙三", "赵一", ""]]
    meeting.tables.take_in("peer_reviews", text(tmp_path / "a.csv", rows))
    assert [review.critic for review in meeting.record.reviews.peer_reviews] == [2, 3]
    path = text(tmp_path / "b.csv", [rows[0], ["钱二", "钱二", "自己"]])
    with pytest.raises(OrglifeError) as told:
        meeting.tables.take_in("peer_reviews", path)
    assert (told.value.notices[0].code, told.value.notices[0].location.row) == ("review_of_oneself", 2)


def test_a_roster_of_an_office_changes_what_it_says(meeting: Meeting, tmp_path: Path) -> None:
    """Members are met by their names or id numbers; a new name is a new member; nothing else is touched."""
    path = workbook(
        tmp_path / "名册.xlsx",
        [
            ["序号", "姓名", "性别", "党员类别", "所在党小组"],
            [1, "赵一", "男", "正式党员", "第一党小组"],
            [2, "李新", "女", "预备党员", "第二党小组"],
        ],
        title="党员花名册",
    )
    reading = meeting.tables.take_in("roster", path)
    assert reading.numbers == {"new": 1, "changed": 1, "unchanged": 0}
    members = meeting.record.roster.members
    assert (members[0].gender, members[0].post) == ("男", "党支部书记")
    assert (members[4].name, members[4].membership) == ("李新", "PROBATIONARY")


def test_a_roster_has_names_and_days_as_the_reader_of_rosters_has_them(
    meeting: Meeting, tmp_path: Path
) -> None:
    """赵 一 is 赵一, 1980.3 a month; a day that no calendar has is told with its cell."""
    rows = [
        ["姓名", "党员类别", "出生年月"],
        ["赵 一", "正式党员", "1980.3"],
        ["钱二", "正式", "1981年3月5日"],
    ]
    meeting.tables.take_in("roster", text(tmp_path / "a.csv", rows))
    births = [member.birth for member in meeting.record.roster.members]
    assert births[:2] == ["1980-03", "1981-03-05"]
    assert meeting.tables.take_in("roster", text(tmp_path / "a.csv", rows)).changes == ()
    rows[1][2] = "1980-02-30"
    path = text(tmp_path / "b.csv", rows)
    with pytest.raises(InputError) as told:
        meeting.tables.take_in("roster", path)
    assert [(entry.code, entry.location.column) for entry in told.value.notices] == [
        ("date_impossible", "出生年月")
    ]


def test_remarks_are_answered_later(tmp_path: Path, meeting: Meeting) -> None:
    """A remark is met by its day and words, and its answer added; there is one publication, so none need be named."""
    meeting.publication.publish("BRANCH", {"a.html": b"page"}, "2024-02-05")
    rows = [["日期", "意见内容"], ["2024-02-11", "写上日期"]]
    meeting.tables.take_in("remarks", text(tmp_path / "a.csv", rows))
    rows = [[*rows[0], "答复", "答复日期"], [*rows[1], "已经写上", "2024-02-14"]]
    assert meeting.tables.take_in("remarks", text(tmp_path / "b.csv", rows)).numbers["changed"] == 1
    (remark,) = meeting.record.publication.remarks
    assert (remark.answer, remark.answered) == ("已经写上", datetime.date(2024, 2, 14))


def test_the_numbers_of_an_office_are_not_the_kits(meeting: Meeting, tmp_path: Path) -> None:
    """编号 in a file without the kit's mark names no row: nothing that is recorded is overwritten."""
    meeting.reviews.record_peer_review("赵一", "钱二", "先说的")
    rows = [["编号", "批评人", "被批评人", "内容"], ["1", "钱二", "孙三", "后说的"]]
    reading = meeting.tables.take_in("peer_reviews", text(tmp_path / "a.csv", rows))
    assert "numbers_not_read" in [told.code for told in reading.warnings]
    assert [review.note for review in meeting.record.reviews.peer_reviews] == ["先说的", "后说的"]


def test_two_of_one_name_need_their_number(tmp_path: Path) -> None:
    """王伟 alone is refused with both; 王伟#2 is taken."""
    meeting = make_meeting(tmp_path / "made", ["王伟", "王伟", "钱二"])
    rows = [["谈话人", "被谈话人", "日期"], ["钱二", "王伟", "2024-01-15"]]
    with pytest.raises(InputError) as told:
        meeting.tables.take_in("talks", text(tmp_path / "a.csv", rows))
    assert told.value.notices[0].code == "member_ambiguous"
    rows[1][1] = "王伟#2"
    meeting.tables.take_in("talks", text(tmp_path / "b.csv", rows))
    assert meeting.record.preparation.talks[0].listener == 2
