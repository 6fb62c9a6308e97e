"""A table in a file: no formula, columns wide enough, whole or not at all; the pile of ballots is read back."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from orglife_kit.errors import InputError, StorageError
from orglife_kit.rules.ballots.round import Subject
from orglife_kit.rules.plan.grades import MEMBERS_GRADE_SET
from orglife_kit.storage.readers.ballots import read_pile
from orglife_kit.storage.table_file import Look, SheetColumn, SheetPage, text_table, workbook, write_file
from orglife_kit.storage.template_file import pile_pages
from tests.storage.readers.office import roster

MEMBERS = roster("=王伟", "李雪", "白露", probationary=("白露",))
COLUMNS = (SheetColumn("姓名"), SheetColumn("日期", Look.DATE), SheetColumn("人数", Look.NUMBER))


def test_the_pile_comes_back(tmp_path: Path) -> None:
    """The heads are the labels; the example, filled in, reads as marks."""
    subjects = (Subject(1, "=王伟"), Subject(2, "李雪"))
    fill_in, example = pile_pages(subjects, MEMBERS_GRADE_SET)
    path = tmp_path / "a.xlsx"
    write_file(path, workbook([SheetPage(fill_in.name, fill_in.columns, example.rows), example]))
    assert read_pile(path, subjects, MEMBERS_GRADE_SET, MEMBERS).ballots == ((2, 3), (3, 4))


def test_nothing_is_a_formula(tmp_path: Path) -> None:
    """A name that begins with = stays a name, as a head and in a cell; a day is a day."""
    page = SheetPage("表", (SheetColumn("=A1"), *COLUMNS[1:]), [["=1+1", datetime.date(2024, 1, 2), 3]])
    with zipfile.ZipFile(io.BytesIO(workbook([page]))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert text_table(page).decode("utf-8-sig").splitlines()[1] == "'=1+1,2024-01-02,3"


def test_a_chinese_character_takes_two(tmp_path: Path) -> None:
    """A column is as wide as what stands in it, and no wider than a page bears."""
    path = tmp_path / "a.xlsx"
    rows = [["党" * 12, None, None], ["党" * 60, None, None]]
    write_file(path, workbook([SheetPage("短", COLUMNS, rows[:1]), SheetPage("长", COLUMNS, rows)]))
    book = openpyxl.load_workbook(path)
    assert round(book["短"].column_dimensions["A"].width) == 27
    assert round(book["长"].column_dimensions["A"].width) in (50, 51)
    assert book["长"].row_dimensions[3].height == 45


def test_a_text_longer_than_a_cell_is_told() -> None:
    """A workbook would lose it without a word."""
    with pytest.raises(InputError) as told:
        workbook([SheetPage("表", COLUMNS, [["长" * 40_000, None, None]])])
    assert told.value.notices[0].code == "cell_too_long"


def test_a_day_before_spreadsheets_is_a_text(tmp_path: Path) -> None:
    """No spreadsheet has a day before 1900; it is written as it is."""
    write_file(
        tmp_path / "a.xlsx", workbook([SheetPage("表", COLUMNS, [["", datetime.date(1899, 1, 2), None]])])
    )
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["表"]["B2"].value == "1899-01-02"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder of that name is in the way."""
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(StorageError) as told:
        write_file(tmp_path / "a.xlsx", b"content")
    assert told.value.notices[0].code == "export_unwritable"
