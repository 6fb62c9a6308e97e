"""What somebody brings is read in a child process, within limits, or told in one sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from orglife_kit.errors import InputError
from orglife_kit.storage.readers import upload
from orglife_kit.storage.readers.roster import read_roster
from orglife_kit.storage.readers.upload import read_sheets
from tests.storage.readers.office import text_file, workbook

_COMPOUND = b"\xd0\xcf\x11\xe0" + bytes(600)  # how an old .xls, a WPS file or a locked workbook begins
RARE = "赟喆祎堃珺镕㛃龑䶮"


def code(path: Path) -> str:
    """Return the code with which reading fails."""
    with pytest.raises(InputError) as told:
        read_sheets(path)
    (one,) = told.value.notices
    return one.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_in_the_encodings_of_offices(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """UTF-8 with and without its mark, GB18030 with its rare characters, any usual delimiter."""
    path = text_file(
        tmp_path / "a.csv", [["姓名", "类别"], *([letter, "正式"] for letter in RARE)], encoding, delimiter
    )
    (sheet,) = read_sheets(path)
    assert sheet.rows[0].cells == ("姓名", "类别")
    assert "".join(row.cells[0] for row in sheet.rows[1:]) == RARE
    assert sheet.encoding == {"gb18030": "GB18030", "utf-16": "UTF-16"}.get(encoding, "UTF-8")


def test_rows_keep_their_own_numbers(tmp_path: Path) -> None:
    """Blank lines and line ends inside a cell do not shift what an error names."""
    path = tmp_path / "a.csv"
    path.write_text('姓名,备注\n张三,"一\n二"\n\n李四,\n', encoding="utf-8")
    (sheet,) = read_sheets(path)
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("姓名", "备注")),
        (2, ("张三", "一\n二")),
        (4, ()),
        (5, ("李四", "")),
    ]


def test_a_workbook_gives_cells_as_people_see_them(tmp_path: Path) -> None:
    """Whole numbers without a point, days as ISO, text that begins with = as text, several sheets."""
    import datetime

    path = workbook(
        tmp_path / "a.xlsx",
        [["标题"], [3.0, 2.5, datetime.date(2024, 3, 1), "=1+1", " 张三 ", True]],
        [["第二页"]],
    )
    first, second = read_sheets(path)
    assert first.rows[1].cells == ("3", "2.5", "2024-03-01", "=1+1", "张三", "True")
    assert (first.sheet, second.sheet) == ("Sheet1", "Sheet2")


def test_a_long_number_that_lost_its_end_is_marked(tmp_path: Path) -> None:
    """A spreadsheet keeps 15 digits: an id of 18 typed as a number is not what was typed."""
    path = workbook(tmp_path / "a.xlsx", [["a", "b"], [110101199001011234, "110101199001011234"]])
    assert read_sheets(path)[0].rows[1].lost == {0}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.docx", b"PK", "file_kind_unknown"),
        ("a.csv", b"", "file_empty"),
        ("a.csv", b"\xff\xff\xff", "file_encoding"),
        ("a.csv", "姓名\0".encode(), "file_encoding"),
        ("a.csv", b"\xff\xfe" + "姓名,类别".encode("utf-16-le")[:-1], "file_encoding"),
        ("a.csv", "姓名,黨員類別\n張三,正式".encode("big5"), "file_big5"),
        ("a.et", _COMPOUND, "file_of_wps"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200), "file_not_workbook"),
        ("a.xlsx", _COMPOUND + "EncryptedPackage".encode("utf-16-le"), "file_locked"),
        ("a.xls", _COMPOUND + "EncryptedPackage".encode("utf-16-le"), "file_locked"),
        (
            "a.xls",
            _COMPOUND + b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12) + b"\x2f\x00\x36\x00",
            "file_locked",
        ),
        ("a.xls", _COMPOUND + b"PK\x05\x06" + bytes(18), "file_damaged"),
        ("a.xls", _COMPOUND, "file_damaged"),
        ("a.xlsx", b"PK\x03\x04" + bytes(200), "file_damaged"),
        ("a.xls", "<html><meta charset=gb2312><table><tr><td>姓名".encode("gb18030"), "file_of_web"),
        ("a.xls", b'\xef\xbb\xbf\r\n<?xml version="1.0"?><Workbook/>', "file_of_web"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    """Each with its own reason."""
    path = tmp_path / name
    path.write_bytes(content)
    assert code(path) == told


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The path is named."""
    assert code(tmp_path / "a.csv") == "file_unreadable"


@pytest.mark.parametrize("name", ["a.csv", "a.xls", "a.et"])
def test_a_workbook_by_another_name_is_read_as_what_it_is(tmp_path: Path, name: str) -> None:
    """The content decides, not the name."""
    path = workbook(tmp_path / "a.xlsx", [["姓名"], ["张三"]])
    path = path.rename(tmp_path / name)
    assert read_sheets(path)[0].rows[1].cells == ("张三",)


def test_text_by_the_name_of_a_workbook_is_read_as_text(tmp_path: Path) -> None:
    """Some systems export text with tabs and call it .xls; | stands between columns elsewhere."""
    for name, delimiter in (("a.xls", "\t"), ("b.csv", "|")):
        path = text_file(tmp_path / name, [["姓名", "类别"], ["张三", "正式"]], "gb18030", delimiter)
        assert read_sheets(path)[0].rows[1].cells == ("张三", "正式")


def test_an_open_document_is_read(tmp_path: Path) -> None:
    """As LibreOffice saves it, under its own name or another."""
    namespaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    row = "<table:table-row>{}</table:table-row>"
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        row.format("".join(map(cell.format, words))) for words in (("姓名", "类别"), ("张三", "正式"))
    )
    table = f'<table:table table:name="名册">{rows}</table:table>'
    content = (
        f'<office:document-content {namespaces} office:version="1.2"><office:body><office:spreadsheet>{table}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    for name in ("a.ods", "a.xlsx"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("mimetype", kind)
            archive.writestr("content.xml", content)
            archive.writestr("META-INF/manifest.xml", manifest)
        (sheet,) = read_sheets(tmp_path / name)
        assert (sheet.sheet, [row.cells for row in sheet.rows]) == (
            "名册",
            [("姓名", "类别"), ("张三", "正式")],
        )
        assert [one.code for one in read_roster(tmp_path / name).warnings] == ["hidden_not_told"]


def test_a_strict_workbook_tells_what_it_hides_too(tmp_path: Path) -> None:
    """Its namespaces have other addresses, and its main part may stand elsewhere."""
    source = workbook(tmp_path / "a.plain.xlsx", [["姓名"], ["张三"], ["李四"]])
    strict = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
        b'<row r="2"': b'<row r="2" hidden="1"',
    }
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            for loose, other in strict.items():
                content = content.replace(loose, other)
            new.writestr(entry.filename, content)
    (sheet,) = read_sheets(tmp_path / "a.xlsx")
    assert [row.cells for row in sheet.rows] == [("姓名",), ("张三",), ("李四",)]
    assert sheet.hidden_rows == {2}


def sheet_of(path: Path, xml: str) -> Path:
    """Replace the first worksheet of a workbook."""
    source = workbook(path.with_suffix(".plain.xlsx"), [["姓名"]])
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, xml if entry.filename == "xl/worksheets/sheet1.xml" else content)
    return path


SPREAD = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '{dimension}<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize("dimension", ['<dimension ref="A1:XFD1048576"/>', ""])
def test_one_cell_at_the_far_corner_is_named(tmp_path: Path, dimension: str) -> None:
    """Declared or not, the grid up to it is never unrolled."""
    (sheet,) = read_sheets(sheet_of(tmp_path / "a.xlsx", SPREAD.format(dimension=dimension)))
    assert sheet.rows == ()
    assert [one.fields["cells"] for one in sheet.not_read] == ["XFD1048576（1）"]


@pytest.mark.parametrize("ending", ["raise RuntimeError", "import os; os.abort()", "print('[')", "pass"])
def test_a_file_that_breaks_the_reader_breaks_only_the_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """However the child ends, this process tells it in a sentence."""
    monkeypatch.setattr(upload, "_CHILD", ending)
    assert code(workbook(tmp_path / "a.xlsx", [["姓名"]])) in ("file_damaged", "file_too_large")


def test_an_answer_without_end_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The child is ended when it says more than any table can be."""
    monkeypatch.setattr(upload, "_CHILD", "while True: print('[' * 100000)")
    monkeypatch.setattr(upload, "LARGEST_ANSWER", 1_000_000)
    assert code(workbook(tmp_path / "a.xlsx", [["姓名"]])) == "file_too_large"


def test_an_archive_that_unpacks_into_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what it declares."""
    monkeypatch.setattr(upload, "LARGEST_UNPACKED", 1000)
    assert code(workbook(tmp_path / "a.xlsx", [["姓名"]])) == "file_too_large"


def test_an_archive_that_lies_is_no_workbook(tmp_path: Path) -> None:
    """A zip without a workbook in it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("readme.txt", "x")
    path = tmp_path / "a.xlsx"
    path.write_bytes(content.getvalue())
    assert code(path) == "file_not_workbook"


def test_a_reader_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time limit ends the child."""
    monkeypatch.setattr(upload, "SECONDS", 0.01)
    assert code(workbook(tmp_path / "a.xlsx", [["姓名"]])) == "file_too_large"
