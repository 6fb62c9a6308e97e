"""Workbooks of today, read as streams: what is filled is read, what cannot be read is named (DESIGN.md §2)."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from orglife_kit.errors import InputError
from orglife_kit.storage.readers.roster import read_roster
from orglife_kit.storage.readers.upload import Sheet, read_sheets
from tests.storage.readers.parts import office_xml, rows

TABLE = rows(("姓名", "党员类别"), ("张三", "正式"))


def only(path: Path) -> Sheet:
    """Return the one sheet of a file."""
    (sheet,) = read_sheets(path)
    return sheet


def told(sheet: Sheet) -> list[tuple[str, object]]:
    """Return code and first field of what was not read."""
    return [(one.code, next(iter(one.fields.values()))) for one in sheet.not_read]


@pytest.mark.parametrize("reference", ["A1:XFD1048576", "A1:AH65536", "A1", "nonsense"])
def test_the_size_that_a_sheet_declares_does_not_count(tmp_path: Path, reference: str) -> None:
    """Only what is filled does."""
    path = office_xml(tmp_path / "a.xlsx", {"名册": f'<dimension ref="{reference}"/>{TABLE}'})
    assert [row.cells for row in only(path).rows] == [("姓名", "党员类别"), ("张三", "正式")]


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ('<row r="1048576"><c r="XFD1048576" t="str"><v> </v></c></row>', "XFD1048576"),
        ('<row r="1048576"><c r="A1048576" t="str"><v>李四</v></c></row>', "A1048576（李四）"),
        ('<row r="3"><c r="XFD3"><v>7</v></c></row>', "XFD3（7）"),
    ],
)
def test_a_stray_cell_far_away_is_named(tmp_path: Path, cell: str, named: str) -> None:
    """The table is read as if it were not there, and the organizer hears where it is."""
    path = office_xml(tmp_path / "a.xlsx", {"名册": TABLE.replace("</sheetData>", f"{cell}</sheetData>")})
    reading = read_roster(path)
    assert [row.name for row in reading.rows] == ["张三"]
    assert [(one.code, one.fields["cells"]) for one in reading.warnings] == [("cells_far_away", named)]


def test_thousands_of_filled_rows_are_too_much(tmp_path: Path) -> None:
    """They are no stray cells; nothing is cut off in silence."""
    many = rows(*[("张三", "正式")] * 5100)
    with pytest.raises(InputError) as error:
        read_sheets(office_xml(tmp_path / "a.xlsx", {"名册": many}))
    assert [one.code for one in error.value.notices] == ["file_too_large"]
    beside = read_sheets(office_xml(tmp_path / "b.xlsx", {"名册": TABLE, "流水": many}))
    assert told(beside[0]) == [("sheets_too_large", "流水")]


def test_cells_that_only_have_a_style_are_no_cells(tmp_path: Path) -> None:
    """Thousands of them under the table neither count nor cost."""
    blank = "".join(f'<row r="{number}"><c r="A{number}" s="0"/></row>' for number in range(3, 9000))
    path = office_xml(tmp_path / "a.xlsx", {"名册": TABLE.replace("</sheetData>", f"{blank}</sheetData>")})
    assert len(only(path).rows) == 2


def test_a_macro_sheet_and_a_sheet_without_its_part_are_named(tmp_path: Path) -> None:
    """The good sheet is read."""
    path = office_xml(
        tmp_path / "a.xlsm",
        {"名册": TABLE, "宏": TABLE, "缺": TABLE},
        kinds={"宏": "xlMacrosheet"},
        left_out=("缺",),
    )
    sheet = only(path)
    assert sheet.sheet == "名册"
    assert told(sheet) == [("sheets_unread", "宏、缺")]


def test_hidden_sheets_are_named_and_never_read(tmp_path: Path) -> None:
    """Where all are hidden that is said."""
    path = office_xml(tmp_path / "a.xlsx", {"名册": TABLE, "旧": TABLE}, states={"旧": "veryHidden"})
    assert told(only(path)) == [("sheets_hidden", "旧")]
    path = office_xml(tmp_path / "b.xlsx", {"名册": TABLE}, states={"名册": "hidden"})
    with pytest.raises(InputError) as error:
        read_sheets(path)
    assert [one.code for one in error.value.notices] == ["sheets_all_hidden"]


def test_texts_are_what_is_seen(tmp_path: Path) -> None:
    """Runs of formatting are one text, readings of characters are none, line ends are line ends."""
    strings = (
        "<si><r><t>张</t></r><r><t>三</t></r><rPh sb='0' eb='1'><t>zhāng</t></rPh></si>"
        "<si><t>一_x000D_二</t></si>"
    )
    cells = (
        '<c t="s"><v>0</v></c>',
        '<c t="s"><v>1</v></c>',
        '<c t="b"><v>1</v></c>',
        '<c t="e"><v>#N/A</v></c>',
        '<c t="d"><v>2024-03-01T00:00:00</v></c>',
        '<c t="str"><f>1+1</f><v>二</v></c>',
    )
    path = office_xml(tmp_path / "a.xlsx", {"名册": rows(cells)}, strings=strings)
    assert only(path).rows[0].cells == ("张三", "一\r二", "True", "#N/A", "2024-03-01", "二")


def test_numbers_are_as_the_sheet_shows_them(tmp_path: Path) -> None:
    """An id keeps its zeros, and that it does is said."""
    styles = (
        '<numFmts><numFmt numFmtId="176" formatCode="0000000"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs>'
    )
    table = rows(("姓名", "党员类别", "工号"), ("张三", "正式", '<c s="1"><v>122</v></c>'))
    reading = read_roster(office_xml(tmp_path / "a.xlsx", {"名册": table}, styles=styles))
    assert reading.rows[0].identity == "0000122"
    assert [one.code for one in reading.guesses] == ["identity_as_shown"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_what_offices_pack_with_is_unpacked(tmp_path: Path, method: int) -> None:
    """Stored or deflated; nothing else is worth its risk."""
    with pytest.raises(InputError) as error:
        read_sheets(office_xml(tmp_path / "a.xlsx", {"名册": TABLE}, method=method))
    assert [one.code for one in error.value.notices] == ["file_damaged"]


def test_a_declared_entity_is_refused(tmp_path: Path) -> None:
    """No office writes one, and a few of them could grow without end."""
    path = office_xml(tmp_path / "a.xlsx", {"名册": TABLE})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet1.xml"
    parts[part] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts[part].replace("张三".encode(), b"&b;")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(InputError) as error:
        read_sheets(path)
    assert [one.code for one in error.value.notices] == ["file_damaged"]
