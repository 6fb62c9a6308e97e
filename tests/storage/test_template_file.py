"""A template that is filled in is read back by the same kit, and holds no formula."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, StorageError
from orglife_kit.rules.ballots.round import Subject
from orglife_kit.rules.plan.grades import MEMBERS_GRADE_SET
from orglife_kit.storage import template_file
from orglife_kit.storage.readers.assessments import read_assessments
from orglife_kit.storage.readers.attendance import read_attendance
from orglife_kit.storage.readers.ballots import read_pile
from orglife_kit.storage.readers.roster import read_roster
from orglife_kit.storage.template_file import Template, write_template
from tests.storage.readers.office import roster

MEMBERS = roster("=王伟", "李雪", "白露", probationary=("白露",))


def filled(template: Template, path: Path, *rows: tuple[str, ...]) -> Path:
    """Write the template with ``rows`` in the sheet to fill in."""
    write_template(Template(template.columns, rows or template.filled, template.example), path)
    return path


def test_the_roster_comes_back(tmp_path: Path) -> None:
    """The example's own rows, filled in, are two members."""
    template = template_file.roster_template()
    reading = read_roster(filled(template, tmp_path / "a.xlsx", *template.example))
    assert reading.sheet == "填写"
    assert [row.membership for row in reading.rows] == ["FULL", "PROBATIONARY"]
    assert set(reading.columns) == {
        *("name", "membership", "gender", "ethnicity", "birth", "joined", "group", "post", "identity"),
    }


def test_an_empty_roster_is_told_and_the_example_is_not_taken(tmp_path: Path) -> None:
    """The first sheet is meant, not the example behind it."""
    with pytest.raises(InputError) as told:
        read_roster(filled(template_file.roster_template(), tmp_path / "a.xlsx"))
    assert told.value.notices[0].code == "roster_empty"


def test_attendance_comes_back(tmp_path: Path) -> None:
    """Every name is there; as it is, everybody is present."""
    path = filled(template_file.attendance_template(MEMBERS), tmp_path / "a.xlsx")
    assert [line.member for line in read_attendance(path, MEMBERS)] == [1, 2, 3]


def test_the_pile_comes_back(tmp_path: Path) -> None:
    """The heads are the labels; the example reads as marks."""
    subjects = (Subject(1, "=王伟"), Subject(2, "李雪"))
    template = template_file.sheets_template(subjects, MEMBERS_GRADE_SET)
    path = filled(template, tmp_path / "a.xlsx", *template.example)
    assert read_pile(path, subjects, MEMBERS_GRADE_SET, MEMBERS).ballots == ((2, 3), (3, 4))


def test_assessments_come_back(tmp_path: Path) -> None:
    """Graded members only; a row without an outcome is left out."""
    template = template_file.assessments_template(MEMBERS)
    assert template.filled == (("=王伟",), ("李雪",))
    path = filled(template, tmp_path / "a.xlsx", ("=王伟", *template.example[1][1:]), ("李雪",))
    (entry,) = read_assessments(path, MEMBERS)
    assert (entry.member, entry.follow_up.review_date) == (1, datetime.date(2024, 7, 18))


def test_nothing_is_a_formula(tmp_path: Path) -> None:
    """A name that begins with = stays a name."""
    path = filled(template_file.attendance_template(MEMBERS), tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "dataValidation" in sheet


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder of that name is in the way."""
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(StorageError) as told:
        write_template(template_file.roster_template(), tmp_path / "a.xlsx")
    assert told.value.notices[0].code == "export_unwritable"


def test_each_example_stands_under_its_heads() -> None:
    """As many cells as columns, and what is chosen from a list is one of the list."""
    template = template_file.roster_template()
    for row in template.example:
        for column, cell in zip(template.columns, row, strict=True):
            assert not (cell and column.choices) or cell in column.choices
            assert (column.number_format == "yyyy-mm-dd") == (cell[:4].isdecimal())
