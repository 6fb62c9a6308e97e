"""Rosters as branches keep them: title rows, several wordings, empty rows, footers (RULES.md §4, §6)."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.errors import InputError
from orglife_kit.storage.readers.roster import read_roster
from tests.storage.readers.office import text_file, workbook

OFFICE = [
    ["XX支部党员名册", None, None, None],
    [None, None, "2024年1月"],
    [
        "序号",
        "党员姓名",
        "政治面貌",
        "性 别",
        "民族",
        "出生年月",
        "入党时间（年月日）",
        "所在党小组",
        "党内职务",
        "学工号",
    ],
    [1, "张 三", "中共党员", "男", "汉族", "1980.05", datetime.date(2001, 7, 1), "一组", "书记", 1001],
    [],
    [2, "阿依·古丽", "中共预备党员", "女", "维吾尔族", "1999年3月2日", "2023/6/30", "二组", None, 1002],
    [None, "合计", "2人"],
    ["填表人：李四"],
]


def faults(path: Path) -> list[tuple[str, int | None, str | None]]:
    """Return code, row and column of every fault."""
    with pytest.raises(InputError) as told:
        read_roster(path)
    return [(one.code, one.location.row, one.location.column) for one in told.value.notices]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "gb18030"])
def test_a_roster_as_an_office_keeps_it(tmp_path: Path, kind: str) -> None:
    """Titles above, remarks below, an empty row between: the members are read, the rest is told."""
    rows: list[list[Any]] = [list(row) for row in OFFICE]
    rows[6] = ["合计", None, None]
    if kind == "xlsx":
        path = workbook(tmp_path / "名册.xlsx", rows)
    else:
        path = text_file(tmp_path / "名册.csv", rows, "utf-8" if kind == "csv" else "gb18030")
    reading = read_roster(path)
    first, second = reading.rows
    assert (first.name, first.membership, first.joined, first.post) == ("张三", "FULL", "2001-07-01", "书记")
    assert (first.row, second.row) == (4, 6)
    assert (second.name, second.membership) == ("阿依·古丽", "PROBATIONARY")
    assert (second.birth, second.joined, second.identity) == ("1999-03-02", "2023-06-30", "1002")
    assert first.birth == "1980-05"
    assert reading.columns["membership"] == "政治面貌"
    assert reading.columns["joined"] == "入党时间（年月日）"
    assert [told.code for told in reading.warnings] == ["roster_row_skipped", "roster_row_skipped"]


@pytest.mark.parametrize(
    ("word", "membership"),
    [
        *(("正式", "FULL"), ("正式党员", "FULL"), ("中共党员", "FULL"), ("党员", "FULL"), ("full", "FULL")),
        *(("中共党员（正式）", "FULL"), ("预备", "PROBATIONARY"), ("预备党员", "PROBATIONARY")),
        *(("中共党员（预备）", "PROBATIONARY"), ("PROBATIONARY", "PROBATIONARY")),
    ],
)
def test_membership_in_several_wordings(tmp_path: Path, word: str, membership: str) -> None:
    """As offices write it."""
    path = text_file(tmp_path / "a.csv", [["姓名", "党员类别"], ["张三", word]])
    assert read_roster(path).rows[0].membership == membership


def test_all_faults_at_once_with_their_places(tmp_path: Path) -> None:
    """No name, no membership, an unknown one, a number for a name, a sharp in a name, one id twice."""
    path = text_file(
        tmp_path / "a.csv",
        [
            ["姓名", "党员类别", "工号"],
            ["", "正式", "1"],
            ["张三", "", "2"],
            ["李四", "群众", "3"],
            ["12", "正式", "4"],
            ["王伟#2", "正式", "5"],
            ["赵六", "正式", "9"],
            ["孙七", "正式", "9"],
        ],
    )
    assert faults(path) == [
        ("name_missing", 2, "姓名"),
        ("membership_missing", 3, "党员类别"),
        ("membership_unknown", 4, "党员类别"),
        ("name_impossible", 5, "姓名"),
        ("name_impossible", 6, "姓名"),
        ("identity_twice", 7, "工号"),
        ("identity_twice", 8, "工号"),
    ]


def test_an_id_that_lost_its_end_is_refused(tmp_path: Path) -> None:
    """Better no number than a wrong one."""
    path = workbook(tmp_path / "a.xlsx", [["姓名", "类别", "身份证号"], ["张三", "正式", 110101199001011234]])
    assert faults(path) == [("identity_cut_off", 2, "身份证号")]


def test_a_missing_column_says_what_is_there(tmp_path: Path) -> None:
    """The required head, and the heads that were found."""
    path = text_file(tmp_path / "a.csv", [["姓名", "性别"], ["张三", "男"]])
    with pytest.raises(InputError) as told:
        read_roster(path)
    (one,) = told.value.notices
    assert (one.code, one.fields["wanted"], one.fields["found"]) == (
        "column_missing",
        "党员类别",
        "姓名、性别",
    )


def test_two_rows_of_heads(tmp_path: Path) -> None:
    """Merged heads over several columns, and heads that reach over both rows."""
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["党员花名册"],
            ["序号", "基本情况", None, None, "党内情况", None],
            [None, "姓名", "性别", "出生日期", "党员类别", "入党时间"],
            [1, "王　伟", "男", 31048, "正式", "2010.7.1"],
            [2, "李雪", "女", "1990年2月", "预备", 45292],
        ],
    )
    first, second = read_roster(path).rows
    assert (first.name, first.birth, first.membership, first.joined) == (
        "王伟",
        "1985-01-01",
        "FULL",
        "2010-07-01",
    )
    assert (second.row, second.birth, second.joined) == (5, "1990-02", "2024-01-01")


def test_heads_that_reach_over_two_rows(tmp_path: Path) -> None:
    """The name stands in the upper row, the rest in the lower one."""
    path = workbook(
        tmp_path / "a.xlsx",
        [["姓名", "党籍情况", None], [None, "党员类别", "入党时间"], ["张三", "正式", "2001-07-01"]],
    )
    (row,) = read_roster(path).rows
    assert (row.row, row.name, row.membership) == (3, "张三", "FULL")


def test_a_file_without_heads_is_told(tmp_path: Path) -> None:
    """What the heads must have."""
    path = text_file(tmp_path / "a.csv", [["张三", "正式"], ["李四", "正式"]])
    with pytest.raises(InputError) as told:
        read_roster(path)
    assert told.value.notices[0].code == "heads_missing"


def test_a_column_twice_is_told(tmp_path: Path) -> None:
    """Which of the two would be right, nobody can know."""
    path = text_file(tmp_path / "a.csv", [["姓名", "姓名", "类别"], ["张三", "李四", "正式"]])
    assert [code for code, _, _ in faults(path)] == ["column_twice"]


def test_the_sheet_with_the_heads_is_taken(tmp_path: Path) -> None:
    """A cover sheet before it is passed over."""
    path = workbook(tmp_path / "a.xlsx", [["封面"]], [["姓名", "党员类别"], ["张三", "正式"]])
    assert read_roster(path).sheet == "Sheet2"


def test_an_empty_roster_is_told(tmp_path: Path) -> None:
    """Heads alone are no roster."""
    assert faults(text_file(tmp_path / "a.csv", [["姓名", "党员类别"]])) == [("roster_empty", None, None)]


def test_two_of_one_name_are_told_with_their_labels(tmp_path: Path) -> None:
    """They may be two people: a warning, and how they are told apart."""
    rows = [["姓名", "类别"], ["王伟", "正式"], ["李雪", "正式"], ["王 伟", "正式"]]
    (told,) = read_roster(text_file(tmp_path / "a.csv", rows)).warnings
    assert told.code == "names_alike"
    assert told.fields["labels"] == "王伟#1、王伟#3"


def test_rare_characters_are_kept(tmp_path: Path) -> None:
    """Composed, and otherwise as written."""
    rare = list("赟喆祎堃珺镕㛃龑䶮")
    path = text_file(
        tmp_path / "a.csv", [["姓名", "类别"], *([f"王{one}", "正式"] for one in rare)], "gb18030"
    )
    assert [row.name[1] for row in read_roster(path).rows] == rare


def test_a_hundred_members(tmp_path: Path) -> None:
    """The largest branch."""
    path = workbook(
        tmp_path / "a.xlsx", [["姓名", "类别"], *([f"党员{one}号", "正式"] for one in range(100))]
    )
    assert len(read_roster(path).rows) == 100


@pytest.mark.parametrize("written", ["3.30106E+17", "5.1e+17", "3E+17", "330106198003120000"])
def test_an_id_that_a_spreadsheet_wrote_short_is_refused(tmp_path: Path, written: str) -> None:
    """What stands there is no number that anybody has."""
    path = text_file(
        tmp_path / "ids_scientific.csv", [["姓名", "类别", "身份证号"], ["张三", "正式", written]]
    )
    assert faults(path) == [("identity_cut_off", 2, "身份证号")]


@pytest.mark.parametrize("written", ["12E5", "E+17", "3301061980031200", "110101198001010000"])
def test_an_id_of_another_kind_is_kept(tmp_path: Path, written: str) -> None:
    """Letters and zeros of its own are no loss."""
    path = text_file(tmp_path / "a.csv", [["姓名", "类别", "工号"], ["张三", "正式", written]])
    if written == "110101198001010000":  # its check digit is wrong
        assert [code for code, _, _ in faults(path)] == ["identity_cut_off"]
    else:
        assert read_roster(path).rows[0].identity == written


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(
            ("1980-02-30", "date_impossible"),
            ("2008-13-01", "date_impossible"),
            ("19801332", "date_impossible"),
        ),
        *(
            ("2008.13", "date_impossible"),
            ("0980-03-12", "date_impossible"),
            ("2080-07-01", "date_in_future"),
        ),
        *(("2080.7", "date_in_future"), ("55000", "date_in_future"), ("二〇八〇年七月", "date_in_future")),
    ],
)
def test_a_day_that_cannot_be_is_refused(tmp_path: Path, written: str, code: str) -> None:
    """No calendar has it, or it is still to come; with row and column."""
    path = text_file(
        tmp_path / "dates.csv",
        [["姓名", "类别", "出生日期", "入党时间"], ["张三", "正式", "1980-01-01", written]],
    )
    assert faults(path) == [(code, 2, "入党时间")]


def test_dates_in_other_writings(tmp_path: Path) -> None:
    """Chinese numbers are read; what could mean two days is kept as it stands, and named."""
    rows = [
        ["姓名", "类别", "出生日期"],
        ["张三", "正式", "一九八〇年三月"],
        ["李四", "正式", "一九九九年十二月三十一日"],
        ["王五", "正式", "80.3"],
        ["赵六", "正式", "3/12/1980"],
        ["孙七", "正式", "不详"],
    ]
    reading = read_roster(text_file(tmp_path / "dates.csv", rows))
    assert [row.birth for row in reading.rows] == ["1980-03", "1999-12-31", "80.3", "3/12/1980", "不详"]
    (told,) = reading.warnings
    assert (told.code, told.fields["rows"], told.location.column) == ("dates_as_written", "4–5", "出生日期")


def test_a_file_of_more_rows_than_a_branch_can_have(tmp_path: Path) -> None:
    """The whole school's list is refused before it is read member by member."""
    rows = [["姓名", "党员类别"], *([f"党员{number}号", "正式"] for number in range(1200))]
    assert [code for code, _, _ in faults(text_file(tmp_path / "a.csv", rows))] == ["rows_too_many"]
