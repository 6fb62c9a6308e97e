"""A counted pile: one row a ballot, one column a member, empty rows are ballots (DESIGN.md §4)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from orglife_kit.errors import InputError
from orglife_kit.rules.ballots.round import Subject
from orglife_kit.rules.plan.grades import COMMITTEE_GRADE_SET, MEMBERS_GRADE_SET
from orglife_kit.rules.plan.members import Roster
from orglife_kit.storage.readers.ballots import Pile, read_pile
from tests.storage.readers.office import roster, text_file, workbook

MEMBERS = roster("王伟", "李雪", "王伟", "阿依·古丽", "白露", probationary=("白露",))
SUBJECTS = tuple(Subject(number, MEMBERS.label(number)) for number in range(1, 5))
HEADS = ["王伟#1", "李雪", "王伟#3", "阿依·古丽"]


def read(path: Path, members: Roster = MEMBERS) -> Pile:
    """Read a pile of the members' round."""
    return read_pile(path, SUBJECTS, MEMBERS_GRADE_SET, members)


def faults(path: Path) -> list[tuple[str, int | None, str | None]]:
    """Return code, row and column of every fault."""
    with pytest.raises(InputError) as told:
        read(path)
    return [(one.code, one.location.row, one.location.column) for one in told.value.notices]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_marks_as_people_write_them(tmp_path: Path, kind: str) -> None:
    """Labels, codes, digits, abstentions, two marks; any order of columns; a title above, a number beside."""
    rows: list[list[Any]] = [
        ["测评票"],
        ["票号", "李雪", "王伟#N1", "阿依•古丽", "王伟＃3"],
        [1, "合格", "优秀", 3, "不合格"],
        [2, "QUALIFIED", 1, "弃权", "优秀/合格"],
        [3, None, None, None, None],
    ]
    write = workbook if kind == "xlsx" else text_file
    pile = read(write(tmp_path / f"a.{kind}", rows))
    assert pile.ballots == ((1, 2, 4, 3), (1, 2, 255, 0), (0, 0, 0, 0))
    assert pile.empty == 1


def test_an_empty_row_of_cells_is_a_ballot(tmp_path: Path) -> None:
    """In a workbook between others, in a text file as commas; a line with nothing at all is none."""
    rows: list[list[Any]] = [HEADS, [1, 1, 1, 1], [None] * 4, [2, 2, 2, 2]]
    assert len(read(workbook(tmp_path / "a.xlsx", rows)).ballots) == 3
    path = tmp_path / "a.csv"
    path.write_text(",".join(HEADS) + "\n1,1,1,1\n,,,\n\n2,2,2,2\n,,,\n", encoding="utf-8")
    pile = read(path)
    assert len(pile.ballots) == 4
    assert pile.empty == 2


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Each unknown mark with its row and the member's head."""
    path = text_file(tmp_path / "a.csv", [HEADS, ["优", 1, 1, 1], [1, 5, 1, "优秀/良好"], [1, 1, 1, 1, 2]])
    assert faults(path) == [
        ("mark_unknown", 2, "王伟#1"),
        ("mark_unknown", 3, "李雪"),
        ("mark_unknown", 3, "阿依·古丽"),
        ("mark_without_column", 4, None),
    ]


@pytest.mark.parametrize(
    ("heads", "codes"),
    [
        (["王伟#1", "李雪", "王伟#3"], ["pile_column_missing"]),
        (["王伟", "李雪", "王伟#3", "阿依·古丽"], ["member_ambiguous", "pile_column_missing"]),
        ([*HEADS, "李雪"], ["pile_column_twice"]),
        ([*HEADS, "白露"], ["pile_column_not_rated"]),
        (["王伟#1", "李雪雪", "王伟#3", "阿依·古丽"], ["pile_column_near", "pile_column_missing"]),
        ([*HEADS, "备注内容"], ["pile_column_unknown"]),
        ([*HEADS, ""], ["pile_column_unnamed"]),
    ],
)
def test_each_wrong_head_is_told(tmp_path: Path, heads: list[str], codes: list[str]) -> None:
    """Missing, ambiguous, twice, not rated, misspelt, unknown, unnamed."""
    path = text_file(tmp_path / "a.csv", [heads, [1] * len(heads)])
    assert [code for code, _, _ in faults(path)] == codes


def test_a_file_without_names_is_told(tmp_path: Path) -> None:
    """The names that it should have are shown."""
    assert [code for code, _, _ in faults(text_file(tmp_path / "a.csv", [[1, 2], [3, 4]]))] == [
        "pile_heads_missing"
    ]


@pytest.mark.parametrize("head", ["党支部委员会工作", "支委会", "评价"])
def test_the_committees_round_has_one_column(tmp_path: Path, head: str) -> None:
    """Whatever the head of the one column says; an empty cell abstains."""
    subjects = (Subject(0, "党支部委员会工作"),)
    path = text_file(tmp_path / "a.csv", [["序号", head], [1, "好"], [2, ""], [3, "差"]])
    assert read_pile(path, subjects, COMMITTEE_GRADE_SET, MEMBERS).ballots == ((1,), (0,), (4,))


def test_text_that_begins_with_an_equals_sign_is_text(tmp_path: Path) -> None:
    """It is no mark, and nothing is computed."""
    path = workbook(tmp_path / "a.xlsx", [HEADS, ["=1+1", 1, 1, 1]])
    assert [code for code, _, _ in faults(path)] == ["mark_unknown"]


NUMBERED: list[list[Any]] = [
    ["票号", *HEADS],
    [1, "优秀", "合格", "合格", "合格"],
    [2, "合格", "优秀", "合格", "基本合格"],
    [3, "合格", "合格", "优秀", "合格"],
]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["优秀票数", 1, 1, 1, 0], "ballot_row_word"),
        (["优秀", "优秀", "优秀", "优秀", "优秀"], "ballot_row_word"),
        (["得票率", 1, 0.5, 0.25, 0], "ballot_row_counts"),
        ([4, "50%", "25%", "100%", "0%"], "ballot_row_counts"),
        ([None, 1, 2, 1, 3], "ballot_row_counts"),
        ([4, "3票", "1票", "2票", "4票"], "ballot_row_counts"),
        ([None, "合格", "合格", "合格", "合格"], "ballot_row_unnumbered"),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_row_that_is_no_ballot_is_refused(tmp_path: Path, row: list[Any], code: str, kind: str) -> None:
    """Counts and shares under the ballots, also where they would complete the hand count."""
    write = workbook if kind == "xlsx" else text_file
    path = write(tmp_path / f"count_row.{kind}", [*NUMBERED, row])
    assert faults(path) == [(code, 5, None)]


@pytest.mark.parametrize("head", ["投票", "", "测评票"])
def test_ballots_numbered_in_words(tmp_path: Path, head: str) -> None:
    """第1张, 第2张: whatever stands above them; a word among them is no ballot."""
    rows = [[head, *HEADS], *([f"第{number}张", *cells[1:]] for number, cells in enumerate(NUMBERED[1:], 1))]
    assert len(read(workbook(tmp_path / "a.xlsx", rows)).ballots) == 3
    assert faults(workbook(tmp_path / "b.xlsx", [*rows, ["小结", 1, 1, 1, 1]])) == [
        ("ballot_row_word", 5, None)
    ]


def test_a_line_of_words_under_the_ballots_is_left_out_and_named(tmp_path: Path) -> None:
    """It has no mark: nobody could count it."""
    pile = read(workbook(tmp_path / "a.xlsx", [*NUMBERED, ["以下空白"]]))
    assert len(pile.ballots) == 3
    assert [(one.code, one.location.row) for one in pile.uncertain] == [("roster_row_skipped", 5)]


def test_heads_that_are_repeated_are_left_out_and_named(tmp_path: Path) -> None:
    """As on the second page of a long sheet."""
    pile = read(
        workbook(tmp_path / "a.xlsx", [*NUMBERED, ["票号", *HEADS], [4, "合格", "合格", "合格", "合格"]])
    )
    assert len(pile.ballots) == 4
    assert [(one.code, one.location.row) for one in pile.uncertain] == [("roster_row_skipped", 5)]


def test_ballots_without_numbers_may_be_figures(tmp_path: Path) -> None:
    """Places of the grades throughout, or mixed with words in one row."""
    rows: list[list[Any]] = [HEADS, [1, 2, 2, 2], [2, "优秀", 2, 3], [4, 4, 2, 1]]
    assert len(read(workbook(tmp_path / "a.xlsx", rows)).ballots) == 3


@pytest.mark.parametrize(
    "heads",
    [
        ["1、王伟#1", "2、李雪", "3、王伟#3", "4、阿依·古丽"],
        [f"1、请对以下党员进行民主测评—{head}" for head in HEADS],
        [f"Q{number}.{head}（单选题）" for number, head in enumerate(HEADS, 1)],
        [f"{number}. 您对{head}同志的总体评价是" for number, head in enumerate(HEADS, 1)],
        [f"2.1 测评:{head}" for head in HEADS],
    ],
)
def test_the_export_of_an_online_form_is_a_pile(tmp_path: Path, heads: list[str]) -> None:
    """Questions for heads, lettered choices for marks; what ties a ballot to somebody is named, never read."""
    noted = ["提交答卷时间", "所用时间", "来源", "来自IP"]
    values = ["2024/1/18 15:01:12", "35秒", "微信", "10.0.0.1(浙江-杭州)"]
    rows = [["序号", *noted, *heads], [1, *values, "A.优秀", "B、合格", "（跳过）", "合格"]]
    pile = read(workbook(tmp_path / "online_form.xlsx", rows))
    assert pile.ballots == ((1, 2, 0, 2),)
    assert pile.columns == tuple(heads)
    (told,) = pile.warnings
    assert (told.code, told.fields["columns"]) == ("pile_of_online_form", "、".join(noted))


def test_a_question_about_nobody_is_told(tmp_path: Path) -> None:
    """A name inside another text is not guessed."""
    heads = ["1、王伟#1", "2、李雪", "3、王伟#3", "4、阿依·古丽", "5、李雪莲"]
    path = workbook(tmp_path / "a.xlsx", [heads, [1, 1, 1, 1, 1]])
    assert [(code, row) for code, row, _ in faults(path)] == [("pile_column_near", 1)]


def test_what_may_be_wrong_with_the_count_is_named(tmp_path: Path) -> None:
    """Rows without any mark and the sheet that was passed over."""
    rows: list[list[Any]] = [HEADS, [1, 1, 1, 1], [None] * 4, [2, 2, 2, 2], [" "], [" "]]
    pile = read(workbook(tmp_path / "blank_rows.xlsx", rows, [HEADS, [1, 1, 1, 1]]))
    assert [(one.code, next(iter(one.fields.values()))) for one in pile.uncertain] == [
        *(("pile_rows_blank", "3、5–6"), ("sheet_chosen", "Sheet2")),
    ]
    path = tmp_path / "trailing_commas.csv"
    path.write_text(",".join(HEADS) + "\n1,1,1,1\n,,,\n,,,\n", encoding="utf-8")
    assert [one.fields["rows"] for one in read(path).uncertain] == ["3–4"]


@pytest.mark.parametrize("mark", ["A.优秀", "A、优秀", "A优秀", "1.优秀", "①优秀", "（A）优秀", "Ａ．优秀"])
def test_a_choice_with_its_letter_is_the_grade(tmp_path: Path, mark: str) -> None:
    """The word decides; a letter alone says nothing."""
    rows: list[list[Any]] = [HEADS, [mark, "B.合格", "合格", "合格"]]
    assert read(workbook(tmp_path / "a.xlsx", rows)).ballots == ((1, 2, 2, 2),)
    assert faults(workbook(tmp_path / "b.xlsx", [HEADS, ["A", "合格", "合格", "合格"]])) == [
        ("mark_unknown", 2, "王伟#1")
    ]


def test_figures_of_an_online_form_are_refused(tmp_path: Path) -> None:
    """Its first choice need not be the first grade, and scores run the other way."""
    rows: list[list[Any]] = [["序号", "提交时间", *HEADS, "总分"], [1, "2024/1/18", 4, 3, 4, 4, 15]]
    assert faults(workbook(tmp_path / "online_form_scores.xlsx", rows)) == [("pile_form_figures", None, None)]


def test_a_row_of_formulas_is_no_ballot(tmp_path: Path) -> None:
    """Counts look like marks in a pile of figures; that they are computed gives them away."""
    path = tmp_path / "formulas.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for number, row in enumerate([HEADS, [1, 2, 2, 2], [2, 1, 2, 3], [1, 1, 2, 1]]):
        sheet.write_row(number, 0, row)
    for column, letter in enumerate("ABCD"):
        sheet.write_formula(4, column, f"=COUNTIF({letter}2:{letter}4,1)", None, 2)
    book.close()
    assert faults(path) == [("ballot_row_counts", 5, None)]


def test_two_marks_in_figures_are_two_marks(tmp_path: Path) -> None:
    """1、2 is no choice 2 with its number before it, and a numbered ballot may be all figures."""
    rows: list[list[Any]] = [["票号", *HEADS], [1, "1、2", "合格", 2, "优秀"], [2, "2", "1", "3", "4"]]
    assert read(text_file(tmp_path / "a.csv", rows)).ballots == ((255, 2, 2, 1), (2, 1, 3, 4))
