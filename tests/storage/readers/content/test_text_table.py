"""Text files: a quote never swallows lines, the separator is found, a number kept as text is that number."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import InputError
from orglife_kit.storage.readers.roster import read_roster
from orglife_kit.storage.readers.upload import read_sheets
from tests.storage.readers.office import text_file


def fault(path: Path) -> tuple[str, int | None]:
    """Return code and line of the one fault of a file."""
    with pytest.raises(InputError) as told:
        read_sheets(path)
    (one,) = told.value.notices
    return one.code, one.location.row


@pytest.mark.parametrize(
    "lines",
    [
        ["姓名,类别,备注", '张三,正式,"先锋岗', "李四,正式,", "王五,预备,"],
        ["姓名,类别,备注", '张三,正式,"先锋岗', "李四,正式,", '王五,预备,"示范岗', "赵六,正式,"],
        ["姓名,类别,备注", '张三,正式,"先锋岗', "李四,正式,", '王五,预备,示范岗"', "赵六,正式,"],
        ["姓名\t类别\t备注", '张三\t正式\t"先锋岗', "李四\t正式\t", '王五\t预备\t"'],
        ["姓名;类别;备注", '张三;正式;"先锋"岗;', "李四;正式;"],
    ],
    ids=["to_the_end", "to_the_next_opening", "to_a_closing_one", "tabs", "inside_a_cell"],
)
def test_an_unclosed_quote_is_told_with_its_line(tmp_path: Path, lines: list[str]) -> None:
    """Nothing is taken in: members would be missing without a word."""
    path = tmp_path / "unclosed_quote.csv"
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig")
    assert fault(path) == ("quote_unclosed", 2)


def test_leave_does_not_become_presence(tmp_path: Path) -> None:
    """Who is not in the file is present: a line that is swallowed would be a lie."""
    path = tmp_path / "unclosed_quote.csv"
    path.write_text('姓名,签到,原因\n张三,请假,"出差\n李四,请假,住院\n', encoding="utf-8")
    with pytest.raises(InputError):
        read_sheets(path)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "姓名\t类别\t备注\n张三\t正式\t书记,委员,代表,先锋,模范\n",
            ("张三", "正式", "书记,委员,代表,先锋,模范"),
        ),
        ("姓名,类别,工号\n张三,正式,\t330106\n", ("张三", "正式", "330106")),
        ("姓名;类别;备注\n张三;正式;一,二,三\n", ("张三", "正式", "一,二,三")),
        ("姓名,类别,备注\n张三,正式,一；二;三;四\n", ("张三", "正式", "一；二;三;四")),
        ("评价\n好\n", ("好",)),
    ],
)
def test_the_separator_is_the_one_that_makes_a_table(
    tmp_path: Path, text: str, cells: tuple[str, ...]
) -> None:
    """Not the one that stands there most often."""
    path = tmp_path / "tabs_with_commas.txt"
    path.write_text(text, encoding="utf-8")
    (sheet,) = read_sheets(path)
    assert sheet.rows[1].cells == cells


def test_a_number_kept_as_text_is_that_number(tmp_path: Path) -> None:
    """How people save an id from a spreadsheet: =\"…\", an apostrophe; said in the reading."""
    ids = ['="330106198003120011"', "\t330106198003120038", "'330106198003120046"]
    rows = [
        ["姓名", "党员类别", "身份证号"],
        *([f"党员{number}号", "正式", text] for number, text in enumerate(ids)),
    ]
    reading = read_roster(text_file(tmp_path / "ids_as_formulas.csv", rows))
    assert [row.identity for row in reading.rows] == [
        *("330106198003120011", "330106198003120038", "330106198003120046"),
    ]
    assert [(one.code, one.fields["rows"]) for one in reading.guesses] == [("identity_as_shown", "2、4")]


def test_a_line_without_end_is_told(tmp_path: Path) -> None:
    """No table has such a line, whatever it holds."""
    path = tmp_path / "a.csv"
    path.write_text("姓名,类别\n" + "x" * 400_000, encoding="utf-8")
    assert fault(path) == ("line_too_long", 2)


@pytest.mark.parametrize("line", ["张三,正式\n", ",\n"])
def test_a_text_of_thousands_of_lines_is_too_much(tmp_path: Path, line: str) -> None:
    """Nothing is cut off in silence."""
    path = tmp_path / "a.csv"
    path.write_text(line * 6000, encoding="utf-8")
    assert fault(path) == ("file_too_large", None)
