"""What the kit writes is taken in again and changes nothing; no text of it is a formula."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import openpyxl
import pytest

from orglife_kit import open_meeting
from orglife_kit.errors import RefusedError
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.tables import TABLES
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Outcome
from tests.meeting.building import meeting_of_version
from tests.meeting.tables.office import written

TAKEN_IN = [name for name, table in TABLES.items() if table.taken_in]
NEVER = {
    *("overview", "bundles", "opinions"),
    *("plan", "settings", "recounts"),
    *("rounds", "officers", "tally", "minutes", "distribution", "accounts", "publications", "status"),
    *(
        "agenda",
        "talk_coverage",
        "suggested_talks",
        "participation",
        "attendance_corrections",
        "earlier_minutes",
    ),
}
HOSTILE = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''=1", "＝1", "两行\n，=2", '两行\n,"=2', "a,b;c|d"),
    *(
        "_x0041_",
        "\x07",
        "表情😀𠮷",
        "001",
        "1.0",
        "1e5",
        "2024-01-01",
        "TRUE",
        "#N/A",
        "合计",
        "备注：甲",
        "序号",
    ),
)


def test_which_tables_are_never_taken_in() -> None:
    """What comes from ballots, from a freeze or from other tables is no file's to say."""
    assert set(TABLES) - set(TAKEN_IN) == NEVER


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_every_table_comes_in_as_it_went_out(meeting: Meeting, tmp_path: Path, suffix: str) -> None:
    """Each row of each table is as recorded, and nothing of it is kept a second time."""
    before = meeting.record
    for name in TAKEN_IN:
        reading = meeting.tables.take_in(name, written(meeting, name, tmp_path / f"{name}.{suffix}"))
        assert (reading.changes, reading.missing, reading.kept) == ((), 0, False), name
        assert reading.warnings == (), name
        assert len(reading.rows) == len(getattr(meeting.tables, name)()), name
    assert meeting.record is before


@pytest.mark.parametrize("version", ["version_1", "version_2", "version_3"])
def test_a_meeting_of_an_earlier_version_comes_in_as_it_went_out(tmp_path: Path, version: str) -> None:
    """Whatever an earlier version kept is told apart from nothing else."""
    meeting = open_meeting(meeting_of_version(tmp_path, version))
    for name in TAKEN_IN:
        reading = meeting.tables.take_in(name, written(meeting, name, tmp_path / f"{name}.xlsx"))
        assert [row.words() for row in reading.changes] == [], name
    meeting.close()


@pytest.mark.parametrize("name", sorted(NEVER))
def test_a_table_that_is_never_taken_in_is_refused(meeting: Meeting, tmp_path: Path, name: str) -> None:
    """A file of it, even as the kit wrote it, is refused by its name."""
    path = written(meeting, name, tmp_path / f"{name}.xlsx")
    with pytest.raises(RefusedError) as told:
        meeting.tables.take_in(name, path)
    assert told.value.notices[0].code == "table_not_taken_in"


def test_the_tables_of_the_lower_grades_and_of_who_is_not_counted(meeting: Meeting, tmp_path: Path) -> None:
    """The tables that the demo leaves empty, filled: they come in as they went out."""
    meeting.plan.approve_not_counted("罗松风", "long_bedridden", "示例街道党工委", "2024-01-08")
    number = meeting.member("苏长河").number
    bases = frozenset({Basis.DAILY_CONDUCT})
    low = Assessment(number, Outcome.UNQUALIFIED, "多次缺席。", "按时参加", bases, "多次缺席")
    meeting.assessment.assess([low])
    meeting.assessment.record_education(number, "2024-02-01", last="2024-07-31", measure="每月谈一次")
    for name in ("not_counted", "education", "assessments"):
        reading = meeting.tables.take_in(name, written(meeting, name, tmp_path / f"{name}.xlsx"))
        assert len(reading.rows) > 0, name
        assert (reading.changes, reading.missing) == ((), 0), name


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_no_text_is_a_formula_and_every_text_comes_back(
    meeting: Meeting, tmp_path: Path, suffix: str
) -> None:
    """What begins like a formula is a text in the file, and the same text when it is taken in."""
    numbers = [meeting.preparation.note_suggestion("FROM_PUBLIC", words) for words in HOSTILE]
    path = written(meeting, "suggestions", tmp_path / f"suggestions.{suffix}")
    assert meeting.tables.take_in("suggestions", path).changes == ()
    kept = {entry.number: entry.words for entry in meeting.record.preparation.suggestions}
    assert [kept[number] for number in numbers] == list(HOSTILE)
    if suffix == "xlsx":
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell[:1] in "=+-@＝" and cell]


def test_a_sheet_has_days_numbers_and_texts(meeting: Meeting, tmp_path: Path) -> None:
    """Days and counts are real ones, id numbers texts; the head is frozen, wide enough, with what may be chosen."""
    book = openpyxl.load_workbook(written(meeting, "rectification", tmp_path / "a.xlsx"))
    sheet = book.active
    assert sheet is not None
    heads = {str(cell.value): cell.column for cell in sheet[1]}
    due = [sheet.cell(row, heads["整改时限"]).value for row in range(2, sheet.max_row + 1)]
    assert all(isinstance(value, datetime.datetime) for value in due if value is not None)
    assert isinstance(sheet.cell(2, heads["编号"]).value, int)
    assert sheet.freeze_panes == "B2"
    assert any("已整改" in str(rule.formula1) for rule in sheet.data_validations.dataValidation)
    letter = sheet.cell(1, heads["问题"]).column_letter
    assert sheet.column_dimensions[letter].width > 20
    roster = openpyxl.load_workbook(written(meeting, "roster", tmp_path / "b.xlsx")).active
    assert roster is not None
    column = next(cell.column for cell in roster[1] if cell.value == "学工号")
    ids = [roster.cell(row, column) for row in range(2, roster.max_row + 1)]
    assert all(cell.data_type == "s" and str(cell.value).startswith("*") for cell in ids)


def test_the_same_table_is_the_same_file(meeting: Meeting, tmp_path: Path) -> None:
    """A workbook of the same record has the same bytes."""
    one, other = (written(meeting, "talks", tmp_path / name).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert one == other


def test_a_file_that_somebody_else_wrote_is_not_written_over(meeting: Meeting, tmp_path: Path) -> None:
    """A roster that lies there stays as it is; what the same act wrote is written over."""
    path = tmp_path / "roster.xlsx"
    path.write_bytes(b"an office's roster")
    with pytest.raises(Exception, match="file_exists"):
        meeting.tables.write("roster", path)
    assert path.read_bytes() == b"an office's roster"
    written(meeting, "roster", tmp_path / "mine.xlsx")
    written(meeting, "roster", tmp_path / "mine.xlsx")
