"""A counted pile: one row a ballot, one column a member, empty rows are ballots (DESIGN.md §3)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

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
