"""A written plan is read as the office sees it: Word documents and text files, or told in one sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from orglife_kit.errors import InputError
from orglife_kit.storage.readers.written import LARGEST_TEXT, read_written
from tests.storage.readers.word_files import (
    NAMESPACE,
    STRICT,
    body_of,
    listed,
    numbering,
    paragraph,
    table,
    word_file,
)

LINE = "星禾镇示例第一党支部组织生活会方案"


def code(path: Path) -> str:
    """Return the code with which reading fails."""
    with pytest.raises(InputError) as told:
        read_written(path)
    (entry,) = told.value.notices
    return entry.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_in_the_encodings_of_offices(tmp_path: Path, encoding: str, end: str) -> None:
    """Any usual encoding and line end gives the same lines."""
    path = tmp_path / "a.txt"
    path.write_bytes(f"{LINE}{end}一、会议主题{end}".encode(encoding))
    assert read_written(path).text == f"{LINE}\n一、会议主题"


@pytest.mark.parametrize("namespace", [NAMESPACE, STRICT])
def test_paragraphs_and_rows_of_a_word_document(tmp_path: Path, namespace: str) -> None:
    """A paragraph is a line; a row has tabs between its cells; the last cell keeps its paragraphs."""
    text = f"{LINE}\n会议时间\t2024年1月18日\n会议议程\t1.学习\n2.点评\n以上。"
    path = word_file(tmp_path / "a.docx", body_of(text), namespace=namespace)
    assert read_written(path).text == text


def test_automatic_numbers_stand_before_their_paragraphs(tmp_path: Path) -> None:
    """What Word counts by itself is what the reader sees: Chinese and Arabic, two levels, a list that restarts."""
    body = (
        listed("会议主题")
        + listed("会前准备")
        + listed("集中学习", 1)
        + listed("谈心谈话", 1)
        + listed("会议召开")
        + listed("督导", 1)
        + listed("另起", number=2)
        + paragraph("没有编号")
        + paragraph("按样式", '<w:pStyle w:val="Heading"/>')
    )
    styles = (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:style w:styleId="Heading"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style></w:styles>"
    )
    parts = {
        "numbering.xml": numbering(("chineseCounting", "%1、"), ("decimal", "%2.")),
        "styles.xml": styles,
    }
    assert read_written(word_file(tmp_path / "a.docx", body, parts=parts)).text.split("\n") == [
        *("一、会议主题", "二、会前准备", "1.集中学习", "2.谈心谈话", "三、会议召开", "1.督导"),
        *("一、另起", "没有编号", "四、按样式"),
    ]


def test_the_bullets_of_lists_are_read(tmp_path: Path) -> None:
    """Whatever letter of a symbol font Word draws, the text says that a paragraph is one of a list."""
    body = listed("会前准备") + listed("集中学习", 1) + listed("谈心谈话", 1)
    parts = {"numbering.xml": numbering(("decimal", "%1."), ("bullet", "\uf0b7"))}
    text = read_written(word_file(tmp_path / "a.docx", body, parts=parts)).text
    assert text.split("\n") == ["1.会前准备", "•集中学习", "•谈心谈话"]


def test_what_nobody_sees_is_not_read(tmp_path: Path) -> None:
    """Deleted and hidden words, fields' instructions, what is said twice for older programs."""
    body = (
        "<w:p><w:r><w:t>时间：</w:t></w:r><w:del><w:r><w:delText>1月1日</w:delText><w:t>1月1日</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>1月18日</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>下午</w:t><w:br/><w:t>地点</w:t></w:r>"
        "<mc:AlternateContent><mc:Choice><w:r><w:t>甲</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>甲</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert read_written(word_file(tmp_path / "a.docx", body)).text == "时间：1月18日 下午\n地点甲"


def test_a_cell_may_hold_a_table(tmp_path: Path) -> None:
    """A frame around the whole plan, as some forms have it, is no row."""
    inner = table([["会议地点", "三楼"]])
    body = f"<w:tbl><w:tr><w:tc>{paragraph(LINE)}{inner}</w:tc></w:tr></w:tbl>"
    assert read_written(word_file(tmp_path / "a.docx", body)).text == f"{LINE}\n会议地点\t三楼"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"%PDF-1.7", "written_kind_unknown"),
        ("a.txt", b"%PDF-1.7", "written_kind_unknown"),
        ("a.docx", b"", "file_empty"),
        ("a.txt", "　\n".encode(), "file_empty"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "written_old_word"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "written_old_word"),
        ("a.docx", b"PK\x03\x04" + bytes(100), "written_damaged"),
        ("a.txt", b"\xff\xff\xff", "written_encoding"),
        ("a.txt", "支部會議".encode("big5"), "written_encoding"),
        ("a.txt", "<html><body>支部".encode(), "written_of_web"),
        ("a.txt", ("支部" * LARGEST_TEXT).encode(), "written_too_long"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    """Each with its own reason."""
    path = tmp_path / name
    path.write_bytes(content)
    assert code(path) == told


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The path is named."""
    assert code(tmp_path / "a.docx") == "file_unreadable"


def test_a_workbook_is_no_word_document(tmp_path: Path) -> None:
    """Neither is any other zip file."""
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "支部")
    assert code(path) == "written_not_word"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<w:p>", "written_damaged"),
        ("<w:p>" * 300 + "</w:p>" * 300, "written_too_long"),
        (paragraph("支部" * LARGEST_TEXT), "written_too_long"),
    ],
)
def test_a_broken_or_endless_document_ends_only_its_reader(tmp_path: Path, body: str, told: str) -> None:
    """Cut off, nested without end, too long."""
    assert code(word_file(tmp_path / "a.docx", body)) == told


def test_a_document_that_declares_entities_is_refused(tmp_path: Path) -> None:
    """They could grow without end."""
    path = tmp_path / "a.docx"
    word_file(path, "")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/numbering.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert code(path) == "written_damaged"
