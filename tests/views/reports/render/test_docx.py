"""The file for Word: real styles, fonts by name, repeated heads; text in paragraphs and tables alone."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import docx
import lxml.etree
import pytest

from orglife_kit.views.reports.cells import Identifier
from orglife_kit.views.reports.model import (
    Chart,
    Column,
    Document,
    Heading,
    ListBlock,
    Page,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Volume,
)
from orglife_kit.views.reports.render import renderer
from tests.views.reports.building import HOSTILE, WORD, every_block

COMPACT = Page(margins="compact")
TABLE = Table(
    (Column("姓名", heads_row=True), Column("意见"), Column("票数", "number", "center", group="党员")),
    tuple((f"党员{number:03}", "很长的意见，" * (200 if number == 3 else 1), number) for number in range(60)),
)


def tree(document: Document, part: str = "word/document.xml") -> Any:
    """Return a part of a document's file."""
    with zipfile.ZipFile(io.BytesIO(renderer("docx")(document))) as file:
        return lxml.etree.fromstring(file.read(part))


def test_python_docx_reads_it_with_its_styles_and_properties() -> None:
    """Title, headings and text have Word's own styles; the file says who, what and when."""
    document = Document(
        "工作方案",
        (
            Heading("一、主题"),
            Heading("（一）时间", 2),
            Paragraph("正文"),
            ListBlock(("甲", "乙"), ordered=True),
        ),
        author="第一党支部",
        date=datetime.date(2024, 1, 18),
        form="方案",
    )
    made = docx.Document(io.BytesIO(renderer("docx")(document)))
    assert [(paragraph.style.name, paragraph.text) for paragraph in made.paragraphs if paragraph.text] == [
        ("Title", "工作方案"),
        ("Heading 1", "一、主题"),
        ("Heading 2", "（一）时间"),
        ("Body Text", "正文"),
        ("List Paragraph", "甲"),
        ("List Paragraph", "乙"),
    ]
    kept = made.core_properties
    assert (kept.title, kept.author, kept.subject) == ("工作方案", "第一党支部", "方案")
    assert kept.created.date() == datetime.date(2024, 1, 18)


def test_fonts_are_those_of_offices_on_styles_and_runs() -> None:
    """小标宋, 黑体, 楷体, 仿宋 by name, and no theme that would win over them."""
    document = Document("方案", every_block(3), "副题")
    styles = tree(document, "word/styles.xml")
    named = {
        style.get(f"{WORD}styleId"): style.find(f"{WORD}rPr/{WORD}rFonts").get(f"{WORD}eastAsia")
        for style in styles.iter(f"{WORD}style")
        if style.find(f"{WORD}rPr/{WORD}rFonts") is not None
    }
    assert named["Title"] == "方正小标宋简体"
    assert named["Heading1"] == "黑体"
    assert named["Heading2"] == "楷体_GB2312"
    assert named["BodyText"] == named["TableText"] == "仿宋_GB2312"
    for part in ("word/document.xml", "word/styles.xml"):
        for fonts in tree(document, part).iter(f"{WORD}rFonts"):
            assert fonts.get(f"{WORD}eastAsia")
            assert not [key for key in fonts.attrib if "Theme" in key]
    for run in tree(document).iter(f"{WORD}r"):
        if run.find(f"{WORD}t") is not None:
            assert run.find(f"{WORD}rPr/{WORD}rFonts") is not None


def test_heads_are_repeated_and_short_rows_stay_whole() -> None:
    """Every row of heads is a table head; a row is divided only where its text is long, the first by its lines."""
    (table,) = tree(Document("登记", (TABLE,), page=COMPACT)).iter(f"{WORD}tbl")
    rows = table.findall(f"{WORD}tr")
    assert [bool(row.findall(f"{WORD}trPr/{WORD}tblHeader")) for row in rows] == [True, True] + [False] * 60
    assert [row.find(f"{WORD}trPr/{WORD}cantSplit") is None for row in rows[2:]] == [
        number in (0, 3) for number in range(60)
    ]
    assert [bool(list(row.iter(f"{WORD}keepLines"))) for row in rows[2:]] == [
        number == 0 for number in range(60)
    ]
    widths = [int(column.get(f"{WORD}w")) for column in table.iter(f"{WORD}gridCol")]
    for row in rows:
        assert sum(int(cell.get(f"{WORD}w")) for cell in row.iter(f"{WORD}tcW")) == pytest.approx(
            sum(widths), abs=9
        )


def test_no_table_in_a_table_no_box_no_control() -> None:
    """Every block kind stands in paragraphs and tables that any program edits."""
    made = tree(Document("全部", every_block(60), page=COMPACT))
    assert not [
        table for table in made.iter(f"{WORD}tbl") if any(True for _ in table.iterancestors(f"{WORD}tbl"))
    ]
    for name in ("sdt", "txbxContent", "pict", "framePr", "altChunk", "object"):
        assert not list(made.iter(f"{WORD}{name}")), name


def test_text_is_never_markup_or_a_field() -> None:
    """What looks like XML or a field is text, in every place."""
    blocks = (Heading(HOSTILE), Paragraph(HOSTILE), Table((Column(HOSTILE),), ((HOSTILE,),), HOSTILE))
    made = tree(Document(HOSTILE, blocks, HOSTILE, footer=HOSTILE, scope_label=HOSTILE))
    assert "".join(piece.text for piece in made.iter(f"{WORD}t")).count(HOSTILE) == 7
    assert not list(made.iter(f"{WORD}instrText"))


def test_folios_stand_outside_on_an_official_page() -> None:
    """``— 1 —`` to the right on odd pages and to the left on even ones; other pages say of how many."""
    official = renderer("docx")(Document("方案", (Paragraph("正文"),)))
    with zipfile.ZipFile(io.BytesIO(official)) as file:
        assert b"evenAndOddHeaders" in file.read("word/settings.xml")
        feet = [file.read(name).decode() for name in sorted(file.namelist()) if "word/footer" in name]
    assert [foot.index("PAGE") > foot.index("<w:tab/>") for foot in feet] == [True, True, False]
    counted = renderer("docx")(Document("登记", (Paragraph("正文"),), page=COMPACT))
    with zipfile.ZipFile(io.BytesIO(counted)) as file:
        assert b"evenAndOddHeaders" not in file.read("word/settings.xml")
        assert "NUMPAGES" in file.read("word/footer1.xml").decode()


def test_signatures_stay_with_what_is_before_them() -> None:
    """The last rows of the table and every line to sign but the last are kept with the next."""
    block = Signatures((Signature("监票人", persons=("王伟", "李强")),), 1)
    made = tree(Document("登记", (TABLE, block), page=COMPACT))
    table, signed = made.iter(f"{WORD}tbl")
    last = table.findall(f"{WORD}tr")[-1]
    assert all(paragraph.find(f"{WORD}pPr/{WORD}keepNext") is not None for paragraph in last.iter(f"{WORD}p"))
    for row in signed.findall(f"{WORD}tr"):
        assert any(
            paragraph.find(f"{WORD}pPr/{WORD}keepNext") is not None for paragraph in row.iter(f"{WORD}p")
        )


def test_pictures_have_words_and_ids_are_not_broken() -> None:
    """A chart says in words what it shows; an identity number stays on one line."""
    chart = Chart("分布", ("优秀",), (3,), "优秀3人", "人")
    table = Table((Column("号码"),), ((Identifier("110101199003071234"),),))
    made = tree(Document("分布", (chart, table), page=COMPACT))
    (about,) = made.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert about.get("descr") == "优秀3人"
    assert len(list(made.iter(f"{WORD}noWrap"))) == 1


def test_no_time_of_making_is_in_the_file() -> None:
    """Neither in the zip nor in the properties."""
    with zipfile.ZipFile(io.BytesIO(renderer("docx")(Document("题")))) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2024-01-01T00:00:00Z" in file.read("docProps/core.xml")


def test_an_official_page_keeps_its_lines_and_begins_its_headings_as_its_text() -> None:
    """Headings take the page's own line with no room around, and the text's indent: 22 lines stay 22."""
    styles = tree(Document("方案", (Heading("一、主题"), Paragraph("正文"))), "word/styles.xml")
    looks = {
        key: styles.find(f"{WORD}style[@{WORD}styleId='{key}']/{WORD}pPr")
        for key in ("BodyText", "Heading1", "Heading2")
    }
    spacings = {tuple(sorted(look.find(f"{WORD}spacing").attrib.items())) for look in looks.values()}
    assert len(spacings) == 1
    assert {look.find(f"{WORD}ind").get(f"{WORD}firstLineChars") for look in looks.values()} == {"200"}


def test_an_official_page_among_others_has_styles_of_its_own() -> None:
    """In one file with forms the plan keeps the size and the lines that it has alone."""
    plan, form = Document("方案", (Paragraph("正文"),)), Document("登记", (Paragraph("说明"),), page=COMPACT)
    content = renderer("docx")(Volume("材料", (form, plan)))
    made = docx.Document(io.BytesIO(content))
    sizes = {paragraph.text: paragraph.style.font.size.pt for paragraph in made.paragraphs if paragraph.text}
    assert (sizes["正文"], sizes["说明"], sizes["方案"]) == (16, 11.5, 22)


def test_contents_are_worked_out_when_the_file_is_opened() -> None:
    """No page number of the contents is one that was guessed."""
    form = Document("登记", (Paragraph("说明"),), page=COMPACT)
    with zipfile.ZipFile(io.BytesIO(renderer("docx")(Volume("材料", (form,))))) as file:
        body = lxml.etree.fromstring(file.read("word/document.xml"))
    references = [piece for piece in body.iter(f"{WORD}instrText") if "PAGEREF" in piece.text]
    assert references
    for piece in references:
        begin = piece.getparent().getprevious().find(f"{WORD}fldChar")
        assert begin.get(f"{WORD}dirty") == "true"


def test_a_short_table_is_not_divided() -> None:
    """All rows of a table of a few lines stay with the next, so that no page has one of them alone."""
    short = Table((Column("测评"), Column("发出", "number")), (("委员会", 20), ("党员", 20), ("群众", 3)))
    made = tree(Document("情况", (short, Paragraph("其后")), page=COMPACT))
    rows = next(made.iter(f"{WORD}tbl")).findall(f"{WORD}tr")
    kept = [
        all(piece.find(f"{WORD}pPr/{WORD}keepNext") is not None for piece in row.iter(f"{WORD}p"))
        for row in rows[1:]
    ]
    assert kept == [True, True, False]
