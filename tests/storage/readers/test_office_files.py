"""Files with what offices leave in them: merged, hidden, filtered, several sheets, notes at the foot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from orglife_kit.errors import InputError
from orglife_kit.rules.ballots.round import Subject
from orglife_kit.rules.plan.grades import MEMBERS_GRADE_SET
from orglife_kit.storage.readers.ballots import read_pile
from orglife_kit.storage.readers.roster import RosterReading, read_roster
from orglife_kit.views.forms.roster_reading import side_by_side
from tests.storage.readers.office import roster

HEADS = ["序号", "姓名", "党员类别", "出生年月", "党小组"]
ROWS: list[list[Any]] = [
    [1, "张　三", "正式党员", "1980.05", "第一党小组"],
    [2, "李四", "正式", 29342, None],
    [3, "王五六", "预备党员", "1999年7月", "第二党小组"],
]


def book(path: Path, *, title: str = "党员名册") -> tuple[Any, Any]:
    """Return a workbook with a merged title, heads and rows, and its sheet; the caller saves it."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "名册"
    sheet.append([title])
    sheet.merge_cells("A1:E1")
    sheet.append(HEADS)
    for row in ROWS:
        sheet.append(row)
    return made, sheet


def guesses(reading: RosterReading) -> dict[str, str]:
    """Return the codes of what was guessed, with the rows they name."""
    return {one.code: str(one.fields.get("rows", one.fields.get("number", ""))) for one in reading.guesses}


def warned(reading: RosterReading) -> dict[str, Any]:
    """Return the fields of each warning by its code."""
    return {one.code: dict(one.fields) for one in reading.warnings}


def test_what_was_understood_is_said(tmp_path: Path) -> None:
    """A title above the heads, names with spaces inside, a bare number as a date."""
    made, _ = book(tmp_path)
    made.save(tmp_path / "a.xlsx")
    reading = read_roster(tmp_path / "a.xlsx")
    assert [(row.name, row.birth) for row in reading.rows] == [
        *(("张三", "1980-05"), ("李四", "1980-05-01"), ("王五六", "1999-07")),
    ]
    assert guesses(reading) == {"rows_above_heads": "1", "names_closed": "1", "dates_counted": "4"}
    assert reading.head_row == 2
    assert [cells["name"] for cells in reading.originals] == ["张　三", "李四", "王五六"]


def test_a_merged_group_reaches_over_its_rows(tmp_path: Path) -> None:
    """What stands merged beside several members is everybody's; a name never is."""
    made, sheet = book(tmp_path)
    sheet.merge_cells("E3:E4")
    made.save(tmp_path / "a.xlsx")
    reading = read_roster(tmp_path / "a.xlsx")
    assert [row.group for row in reading.rows] == ["第一党小组", "第一党小组", "第二党小组"]
    assert guesses(reading)["merged_filled"] == "4"


def test_hidden_and_filtered_rows_are_read_and_named(tmp_path: Path) -> None:
    """Nobody is dropped in silence, nobody is taken in silence."""
    made, sheet = book(tmp_path)
    sheet.auto_filter.ref = "A2:E5"
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["E"].hidden = True
    made.save(tmp_path / "a.xlsx")
    reading = read_roster(tmp_path / "a.xlsx")
    assert len(reading.rows) == 3
    assert warned(reading) == {"rows_hidden": {"rows": "4"}, "columns_hidden": {"columns": "党小组"}}


def test_the_sheet_that_was_read_is_named(tmp_path: Path) -> None:
    """Several sheets, a hidden one among them, which is not read."""
    made, _ = book(tmp_path)
    other = made.create_sheet("说明", 0)
    other.append(["本表由各党小组填写"])
    made.create_sheet("旧").sheet_state = "hidden"
    made.save(tmp_path / "a.xlsx")
    reading = read_roster(tmp_path / "a.xlsx")
    assert reading.sheet == "名册"
    (chosen,) = (one for one in reading.guesses if one.code == "sheet_chosen")
    assert chosen.fields["others"] == "说明"


def test_totals_and_notes_at_the_foot_are_left_out_and_named(tmp_path: Path) -> None:
    """合计, 填表人, 注: none of them is a member."""
    made, sheet = book(tmp_path)
    for row in (["合计", 3], [], ["注：名册以年底为准"], ["填表人：", "张三"]):
        sheet.append(row)
    made.save(tmp_path / "a.xlsx")
    reading = read_roster(tmp_path / "a.xlsx")
    assert len(reading.rows) == 3
    assert sum(one.code == "roster_row_skipped" for one in reading.warnings) == 3


@pytest.mark.parametrize(
    "foot",
    [
        ["共3人，其中预备党员1人"],
        ["", "共3人"],
        ["负责人：", "", "审核人："],
        ["支部书记：王五六", "", "", "联系电话：12345678"],
        ["打印时间：2024-01-10"],
        ["（盖章）"],
        ["1.本表一式两份"],
        [4],
    ],
)
def test_a_line_under_the_table_is_no_member(tmp_path: Path, foot: list[Any]) -> None:
    """A head count, signatures, a seal, a numbered note, an unused number: named, never refused or kept."""
    made, sheet = book(tmp_path)
    sheet.append(foot)
    made.save(tmp_path / "a.xlsx")
    reading = read_roster(tmp_path / "a.xlsx")
    assert len(reading.rows) == 3
    assert "roster_row_skipped" in warned(reading)


def test_a_member_whose_name_was_forgotten_is_refused(tmp_path: Path) -> None:
    """A row that says anything of a member is one, even under the others."""
    made, sheet = book(tmp_path)
    sheet.append([4, "", "", "1990.01"])
    made.save(tmp_path / "a.xlsx")
    with pytest.raises(InputError) as told:
        read_roster(tmp_path / "a.xlsx")
    assert [one.code for one in told.value.notices] == ["name_missing", "membership_missing"]


def test_a_month_of_six_digits_is_a_month(tmp_path: Path) -> None:
    """199001 is kept as 1990-01, as 19900101 is kept as a day."""
    made, sheet = book(tmp_path)
    sheet.append([4, "赵六", "正式", 199001])
    made.save(tmp_path / "a.xlsx")
    assert read_roster(tmp_path / "a.xlsx").rows[-1].birth == "1990-01"


def test_what_was_read_stands_beside_the_file(tmp_path: Path) -> None:
    """Row by row, with the file's own numbers; what differs is marked, what is hostile is text."""
    made, sheet = book(tmp_path)
    sheet["B5"] = "<b>王</b>"
    made.save(tmp_path / "a.xlsx")
    shown = side_by_side(read_roster(tmp_path / "a.xlsx"))
    assert '<td class="figure">3</td>' in shown
    assert "<td>张　三</td>" in shown
    assert "<b>≠ 张三</b>" in shown
    assert "<td>李四</td>" in shown
    assert "<b>王</b>" not in shown


def test_only_what_says_something_else_is_marked(tmp_path: Path) -> None:
    """The same day in other figures and a class in short are no change; a column that is not kept is told."""
    path = tmp_path / "a.csv"
    rows = [
        ["序号", "姓名", "党员类别", "出生年月", "备注"],
        ["1", "赵一", "正式", "1980年5月", "在外学习"],
        ["2", "钱一", "预备党员", "1999.07.01", ""],
        ["3", "孙一", "正式党员", "约1980年", ""],
    ]
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    reading = read_roster(path)
    assert side_by_side(reading).count("≠ ") == side_by_side(reading).count("<b>≠ ")
    assert "≠ 正式党员" not in side_by_side(reading)
    assert "≠ 19" not in side_by_side(reading)
    left = [told.fields["columns"] for told in reading.guesses if told.code == "roster_columns_left"]
    assert left == ["备注"]


def two_rows_of_heads(path: Path) -> None:
    """Write a roster with a title, heads in two rows merged as offices do, and a column that is not kept."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["党员花名册"])
    sheet.append(["序号", "基本情况", None, "党员类别", "备注"])
    sheet.append([None, "姓名", "性别"])
    for block in ("A1:E1", "A2:A3", "B2:C2", "D2:D3", "E2:E3"):
        sheet.merge_cells(block)
    sheet.append([1, "赵一", "男", "正式党员", "长期病假"])
    sheet.append([2, "钱一", "女", "预备党员"])
    sheet.append([3])
    made.save(path)


def test_heads_in_two_rows_are_heads_and_what_is_not_kept_below_them_is_told(tmp_path: Path) -> None:
    """The title alone is no head; 备注 that reaches over both rows is named as left; a number alone is no member."""
    path = tmp_path / "a.xlsx"
    two_rows_of_heads(path)
    reading = read_roster(path)
    told = {told.code: dict(told.fields) for told in reading.guesses}
    assert told == {"roster_columns_left": {"columns": "备注"}, "rows_above_heads": {"rows": "1"}}
    assert (reading.head_row, [row.name for row in reading.rows]) == (3, ["赵一", "钱一"])


def pile(path: Path, rows: list[list[Any]], hidden: tuple[int, ...] = ()) -> Path:
    """Write a pile of ballots on two members."""
    made = openpyxl.Workbook()
    for row in (["序号", "张三", "李四"], *rows):
        made.active.append(row)
    for number in hidden:
        made.active.row_dimensions[number].hidden = True
    made.save(path)
    return path


def test_a_piles_foot_is_no_ballot_and_a_hidden_row_is_named(tmp_path: Path) -> None:
    """Totals and signatures are left out; a filtered ballot counts and is told."""
    members = roster("张三", "李四")
    subjects = (Subject(1, "张三"), Subject(2, "李四"))
    path = pile(
        tmp_path / "a.xlsx",
        [[1, "优秀", "合格"], [2, "合格", "合格"], ["合计", 2, 2], ["计票人：王五"]],
        (3,),
    )
    read = read_pile(path, subjects, MEMBERS_GRADE_SET, members)
    assert read.ballots == ((1, 2), (2, 2))
    assert [(one.code, one.location.row) for one in read.warnings] == [
        *(("ballot_row_hidden", 3), ("roster_row_skipped", 4), ("roster_row_skipped", 5)),
    ]
    assert read.columns == ("张三", "李四")
    assert read.where.row == 1


@pytest.mark.parametrize(
    ("rows", "code", "row", "column"),
    [
        ([[1, "优", "合格"]], "mark_unknown", 2, "张三"),
        ([[1, "优秀", "良好"], [2, "A", "合格"]], "mark_unknown", 2, "李四"),
    ],
)
def test_an_unknown_grade_says_where(
    tmp_path: Path, rows: list[list[Any]], code: str, row: int, column: str
) -> None:
    """File, sheet, row and column, all faults of the pile at once."""
    path = pile(tmp_path / "a.xlsx", rows)
    with pytest.raises(InputError) as told:
        read_pile(path, (Subject(1, "张三"), Subject(2, "李四")), MEMBERS_GRADE_SET, roster("张三", "李四"))
    assert len(told.value.notices) == len(rows)
    first = told.value.notices[0]
    assert (first.code, first.location.file, first.location.sheet) == (code, "a.xlsx", "Sheet")
    assert (first.location.row, first.location.column) == (row, column)


def saved(path: Path, rows: list[list[Any]]) -> Path:
    """Return a workbook with ``rows``."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def test_days_of_confirmation_stand_in_for_the_membership(tmp_path: Path) -> None:
    """Offices keep 转正时间 in place of 党员类别: who has none is probationary, and is named before it is kept."""
    rows = [["姓名", "入党时间", "转正时间"], ["张三", "2001.6", "2002.6"], ["李四", "2025.12", "—"]]
    reading = read_roster(saved(tmp_path / "a.xlsx", rows))
    assert [row.membership for row in reading.rows] == ["FULL", "PROBATIONARY"]
    assert warned(reading)["membership_by_day"] == {"column": "转正时间", "number": 1, "names": "李四"}
    assert reading.columns["membership"] == "转正时间"
    assert "2002.6" in side_by_side(reading)
    both = [["姓名", "党员类别", "转正时间"], ["张三", "预备", "2002.6"], ["李四", "正式", ""]]
    reading = read_roster(saved(tmp_path / "b.xlsx", both))
    assert [row.membership for row in reading.rows] == ["PROBATIONARY", "FULL"]
    assert warned(reading) == {}
    all_full = [["姓名", "转正时间"], ["张三", "2002.6"], ["合计", "1人"]]
    reading = read_roster(saved(tmp_path / "c.xlsx", all_full))
    assert [row.name for row in reading.rows] == ["张三"]
    assert set(warned(reading)) == {"membership_all_full", "roster_row_skipped"}


def test_groups_one_below_the_other_are_one_roster(tmp_path: Path) -> None:
    """The name of a group, the heads again, a seal with its day: named, and nobody is made of them."""
    heads = ["姓名", "党员类别"]
    rows = [["第一党小组"], heads, ["张三", "正式"], [], ["第二党小组"], heads, ["李\u200b四", "预备"]]
    rows.append(["党支部（盖章）", "2026年11月25日"])
    reading = read_roster(saved(tmp_path / "a.xlsx", rows))
    assert [(row.name, row.membership) for row in reading.rows] == [
        ("张三", "FULL"),
        ("李四", "PROBATIONARY"),
    ]
    assert [one.location.row for one in reading.warnings] == [5, 6, 8]


def test_a_pile_on_its_side_and_what_is_not_read_are_named(tmp_path: Path) -> None:
    """Names below one another are no heads; a column of remarks and another sheet with something are told."""
    members = roster("张三", "李四", "王五")
    subjects = tuple(Subject(number, name) for number, name in enumerate(("张三", "李四", "王五"), 1))
    down = [["姓名", "优秀", "合格"], ["张三", 2, 1], ["李四", 1, 2], ["王五", 0, 3]]
    with pytest.raises(InputError) as told:
        read_pile(saved(tmp_path / "a.xlsx", down), subjects, MEMBERS_GRADE_SET, members)
    assert [(one.code, one.fields["names"]) for one in told.value.notices] == [
        ("pile_on_its_side", "张三、李四、王五")
    ]
    made = openpyxl.Workbook()
    for row in (["张三", "李四", "王五", "备注"], ["优秀", "合格", "合格", "字迹不清"]):
        made.active.append(row)
    made.create_sheet("第二叠").append(["张三", "李四", "王五"])
    made.create_sheet("空表")
    made.save(tmp_path / "b.xlsx")
    read = read_pile(tmp_path / "b.xlsx", subjects, MEMBERS_GRADE_SET, members)
    assert read.ballots == ((1, 2, 2),)
    assert [(one.code, next(iter(one.fields.values()))) for one in read.warnings] == [
        ("sheet_chosen", "第二叠"),
        ("pile_remarks_left", "备注"),
    ]


def test_of_two_columns_that_mean_the_same_the_plainer_one_is_read_and_named(tmp_path: Path) -> None:
    """工号 goes before 身份证号, 党内职务 before 职务, 党员类别 before 政治面貌; only one head twice is a fault."""
    made = openpyxl.Workbook()
    made.active.append(
        ["姓名", "政治面貌", "职务", "身份证号", "党员类别", "党内\u200b职务", "工号", "所在党支部"]
    )
    made.active.append(["赵一", "中共党员", "教授", "11", "预备党员", "书记", "0007", "一支部"])
    made.active.append(["钱一", "中共党员", "讲师", "12", "正式党员", "", "0008", "二支部"])
    made.save(tmp_path / "a.xlsx")
    reading = read_roster(tmp_path / "a.xlsx")
    first = reading.rows[0]
    assert (first.membership, first.post, first.identity) == ("PROBATIONARY", "书记", "0007")
    chosen = [one.fields for one in reading.guesses if one.code == "column_chosen"]
    assert [(one["column"], one["others"]) for one in chosen] == [
        *(("党员类别", "政治面貌"), ("党内\u200b职务", "职务"), ("工号", "身份证号")),
    ]
    assert warned(reading)["branches_several"] == {"number": 2, "names": "一支部、二支部"}
    made.active.cell(1, 3, "党内职务")
    made.save(tmp_path / "a.xlsx")
    with pytest.raises(InputError) as caught:
        read_roster(tmp_path / "a.xlsx")
    assert [one.code for one in caught.value.notices] == ["column_twice"]


def test_what_a_number_may_have_lost_and_a_time_of_day(tmp_path: Path) -> None:
    """2024.10 kept as a number is 2024.1: said for each such row; a time behind a day is left off."""
    made = openpyxl.Workbook()
    made.active.append(["姓名", "党员类别", "出生年月", "入党时间"])
    made.active.append(["赵一", "正式党员", 1985.10, "2008/7/1 0:00"])
    made.active.append(["钱一", "正式党员", "1985.1", "2008-07-01 09:30:00"])
    made.active.append(["孙一", "正式党员", 1985.2, "2008/7/1  0:00:00"])
    made.save(tmp_path / "a.xlsx")
    reading = read_roster(tmp_path / "a.xlsx")
    assert [row.birth for row in reading.rows] == ["1985-01", "1985-01", "1985-02"]
    assert {row.joined for row in reading.rows} == {"2008-07-01"}
    assert guesses(reading) == {"month_unclear": "2"}


def test_numbered_ballots_end_with_the_last_number(tmp_path: Path) -> None:
    """An empty row above the tellers' line is no ballot where ballots are numbered, and one where they are not."""
    subjects = [Subject(1, "赵一"), Subject(2, "钱一")]
    for head, counted in (("序号", 2), ("", 3)):
        made = openpyxl.Workbook()
        made.active.append(["赵一", "钱一", head])
        for number in (1, 2):
            made.active.append(["优秀", "合格", number if head else None])
        made.active.append([None, None, None])
        made.active.append(["计票人：孙一"])
        made.save(tmp_path / "a.xlsx")
        assert (
            len(read_pile(tmp_path / "a.xlsx", subjects, MEMBERS_GRADE_SET, roster("赵一", "钱一")).ballots)
            == counted
        )
