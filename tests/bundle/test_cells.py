"""A cell is read back as it was, and no text of it is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglife_kit.bundle.cells import cell_text, cell_value, guarded, unguarded
from orglife_kit.bundle.declared import bundle_tables
from orglife_kit.bundle.writing import TableContent, csv_bytes

HOSTILE = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1", " =1", "  +1"),
    *("'=1", "''=1", "'", "''", "=cmd|' /C calc'!A0", '=HYPERLINK("x")', "-", "—", "0012", "1E5", ""),
)
OF_A_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_no_formula_and_comes_back(text: str) -> None:
    """What a spreadsheet would calculate has an apostrophe in front, once; it is taken off again."""
    written = guarded(text)
    assert not OF_A_FORMULA.match(written)
    assert unguarded(written) == text


@given(st.text(alphabet="'=+-@＝\t\r\n ab一\x00\"，,"))
def test_any_text_comes_back(text: str) -> None:
    """Also through the file."""
    table = bundle_tables()["agenda"]
    made = csv_bytes(table, TableContent(("position", "text"), [(1, text)])).decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(made, newline=""), strict=True)
    assert cell_value(table.columns[1], row[1]) == text


def test_every_code_comes_back() -> None:
    """Each word of a column means one code."""
    for table in bundle_tables().values():
        for column in table.columns:
            for code in column.words:
                assert cell_value(column, cell_text(code, column)) == code


@pytest.mark.parametrize(
    ("table", "key", "text"),
    [
        ("members", "member", "１"),
        ("members", "member", "-1"),
        ("members", "member", ""),
        ("members", "outcome", "EXCELLENT"),
        ("members", "membership", ""),
        ("members", "review_date", "2024/1/8"),
        ("members", "review_date", "2024-02-30"),
        ("rectification", "immediate", "TRUE"),
        ("overview", "members", "9" * 400),
    ],
)
def test_what_cannot_be_is_refused(table: str, key: str, text: str) -> None:
    """A cell says what the format says, in its one wording."""
    column = next(entry for entry in bundle_tables()[table].columns if entry.key == key)
    with pytest.raises(ValueError):  # noqa: PT011 - the reader of the table names the place
        cell_value(column, text)
