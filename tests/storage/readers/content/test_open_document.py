"""Open documents read as streams: repetitions, hidden tables, remarks, numbers as they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import InputError
from orglife_kit.storage.readers.upload import read_sheets
from tests.storage.readers.parts import open_document


def cell(text: str, attributes: str = "", kind: str = "string") -> str:
    """Return a cell of an open document."""
    return f'<table:table-cell office:value-type="{kind}" {attributes}><text:p>{text}</text:p></table:table-cell>'


def table(*rows: str, attributes: str = 'table:name="名册"') -> str:
    """Return a table of rows."""
    return f"<table:table {attributes}>{''.join(rows)}</table:table>"


def row(*cells: str, attributes: str = "") -> str:
    """Return a row of cells."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


BLANK = '<table:table-cell table:number-columns-repeated="16384"/>'


def test_a_repetition_of_nothing_costs_nothing(tmp_path: Path) -> None:
    """A million empty rows before the last one: it is named as far away."""
    content = table(
        row(cell("姓名"), cell("类别")),
        row(cell("张三"), cell("正式"), BLANK),
        row(BLANK, attributes='table:number-rows-repeated="1048572"'),
        row(cell("李四"), cell("正式")),
    )
    (sheet,) = read_sheets(open_document(tmp_path / "a.ods", content))
    assert [one.cells for one in sheet.rows] == [("姓名", "类别"), ("张三", "正式")]
    (far,) = sheet.not_read
    assert (far.code, far.fields["cells"]) == ("cells_far_away", "A1048575（李四）、B1048575（正式）")


def test_a_repetition_of_something_is_unrolled_or_refused(tmp_path: Path) -> None:
    """Two equal ballots are two; the whole grid is too much."""
    twice = table(
        row(cell("合格", 'table:number-columns-repeated="3"'), attributes='table:number-rows-repeated="2"')
    )
    (sheet,) = read_sheets(open_document(tmp_path / "a.ods", twice))
    assert [one.cells for one in sheet.rows] == [("合格",) * 3] * 2
    grid = table(
        row(
            cell("x", 'table:number-columns-repeated="16384"'),
            attributes='table:number-rows-repeated="999999"',
        )
    )
    with pytest.raises(InputError) as error:
        read_sheets(open_document(tmp_path / "b.ods", grid))
    assert [one.code for one in error.value.notices] == ["file_too_large"]


def test_cells_are_as_they_are_shown(tmp_path: Path) -> None:
    """Zeros, months, shares, lines; a remark on a cell is no text of it."""
    cells = (
        cell("0012", 'office:value="12"', "float"),
        cell("12", 'office:value="12"', "float"),
        cell("1,200", 'office:value="1200"', "float"),
        cell("50%", 'office:value="0.5"', "percentage"),
        cell("1980年5月", 'office:date-value="1980-05-01"', "date"),
        cell("80-5-1", 'office:date-value="1980-05-01T00:00:00"', "date"),
        cell("一</text:p><text:p>二<text:s text:c='2'/>三"),
        cell("张三</text:p><office:annotation><text:p>改名</text:p></office:annotation><text:p>"),
        cell("330106198003120011", 'office:value="330106198003120011"', "float"),
    )
    (sheet,) = read_sheets(open_document(tmp_path / "a.ods", table(row(*cells))))
    assert sheet.rows[0].cells[:6] == ("0012", "12", "1200", "50%", "1980-05", "1980-05-01")
    assert sheet.rows[0].cells[6:8] == ("一\n二  三", "张三")
    assert (sheet.rows[0].mended, sheet.rows[0].lost) == ({0, 3}, {8})


def test_a_hidden_table_is_named_and_merged_cells_reach_down(tmp_path: Path) -> None:
    """As in a workbook."""
    hidden = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    content = table(
        row(cell("一组", 'table:number-rows-spanned="2"'), cell("张三")),
        row("<table:covered-table-cell/>", cell("李四")),
    ) + table(row(cell("旧")), attributes='table:name="旧" table:style-name="ta2"')
    (sheet,) = read_sheets(open_document(tmp_path / "a.ods", content, hidden))
    assert sheet.merged_text(2, 0) == "一组"
    assert [one.code for one in sheet.not_read] == ["sheets_hidden"]


def test_a_locked_document_is_told(tmp_path: Path) -> None:
    """Its parts are there, and say nothing."""
    manifest = '<m:manifest xmlns:m="x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(InputError) as error:
        read_sheets(open_document(tmp_path / "a.ods", table(row(cell("x"))), manifest=manifest))
    assert [one.code for one in error.value.notices] == ["file_locked"]
