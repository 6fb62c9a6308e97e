"""The PDF: everything is in it, found by a search, the same bytes each time."""

from __future__ import annotations

import base64
import datetime
import subprocess
import sys
from io import BytesIO
from typing import Literal

import pytest
from pypdf import PdfReader

from orglife_kit.errors import InputError
from orglife_kit.views.reports.model import (
    Block,
    Chart,
    Code,
    Column,
    Columns,
    Document,
    Heading,
    Image,
    ListBlock,
    Page,
    PageBreak,
    Paragraph,
    SealSpace,
    Table,
    Together,
    Volume,
)
from orglife_kit.views.reports.render.pdf import render_pdf
from tests.views.reports.building import HOSTILE, RARE, every_block, pdf_text, picture, sample
from tests.views.reports.pdf_pages import has_pdftotext, pdf_pages


def test_every_block_is_in_the_pdf() -> None:
    """Words of every kind of block are found, rare characters too, and 第1党支部 is not torn by a space."""
    text = pdf_text(render_pdf(sample(3)))
    for words in (
        "民主测评情况汇总表",
        "第1党支部共有党员22名",
        RARE,
        "票数只供评定机构参考",
        "其下二项",
        "2024年1月18日",
        "党员003",
        "立行立改",
        "基本合格",
        "代码",
        "监票人",
        "支部印章",
        "仅供评定机构",
        "校验码 1A2B 3C4D",
        "— 1 —",
    ):
        assert words in text, words


def test_the_heads_of_a_long_table_stand_on_every_page() -> None:
    """A table of 100 rows runs over more than three pages and repeats its heads; its totals come once."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(render_pdf(sample(100)))).pages]
    with_rows = [page for page in pages if "党员0" in page]
    assert len(with_rows) >= 3
    assert all("姓名" in page and "优秀" in page for page in with_rows)
    assert sum("合计" in page for page in pages) == 1


@pytest.mark.parametrize("page", [Page(), Page("landscape"), Page("portrait", "compact", numbers=False)])
def test_the_page_is_a4(page: Page) -> None:
    """A page is A4, upright or across."""
    box = PdfReader(BytesIO(render_pdf(Document("题", page=page)))).pages[0].mediabox
    short, long = sorted((float(box.width), float(box.height)))
    assert (round(short), round(long)) == (595, 842)
    assert (box.width > box.height) is (page.orientation == "landscape")


def test_the_pdf_is_tagged_and_says_its_title_and_language() -> None:
    """A screen reader is told what it needs, and no time of making is kept."""
    reader = PdfReader(BytesIO(render_pdf(sample(1))))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.metadata is not None
    assert reader.metadata.title == "民主测评情况汇总表"


def test_a_dated_paper_meets_both_standards_and_says_whose_it_is() -> None:
    """PDF/A-2a and PDF/UA-1, as Typst checks them and the file says; author, subject and day are in its data."""
    document = Document(
        "民主评议情况登记",
        every_block(30),
        "星禾镇示例第一党支部　2023年度",
        author="星禾镇示例第一党支部",
        date=datetime.date(2024, 1, 18),
        form="民主评议情况登记",
    )
    made = render_pdf(document)
    reader = PdfReader(BytesIO(made))
    about = reader.metadata
    assert about is not None
    assert about.author == "星禾镇示例第一党支部"
    assert about.subject == "民主评议情况登记，星禾镇示例第一党支部　2023年度"
    assert about.creation_date is not None
    assert about.creation_date.date() == document.date
    packet = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()  # type: ignore[index]
    for words in ("pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<"):
        assert words in packet, words


def test_a_page_without_a_day_has_none() -> None:
    """A stranger's notebook is not dated by us; it still meets PDF/UA-1."""
    reader = PdfReader(BytesIO(render_pdf(sample(1))))
    packet = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()  # type: ignore[index]
    assert "pdfuaid:part>1<" in packet
    assert "pdfaid" not in packet


def test_the_same_document_gives_the_same_bytes() -> None:
    """Twice in this process, and once in another with another hash seed."""
    made = render_pdf(sample(5))
    assert render_pdf(sample(5)) == made
    program = (
        "import sys; from tests.views.reports.building import sample;"
        "from orglife_kit.views.reports.render.pdf import render_pdf;"
        "sys.stdout.buffer.write(render_pdf(sample(5)))"
    )
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=120)
    assert other.stdout == made


def test_text_is_never_code() -> None:
    """What looks like Typst, HTML, a formula or a link is printed as it stands, wherever it stands."""
    document = Document(
        HOSTILE,
        (
            Heading(HOSTILE),
            Paragraph(HOSTILE),
            ListBlock((HOSTILE,)),
            Table((Column(HOSTILE),), ((HOSTILE,),), HOSTILE),
            Code(HOSTILE),
            SealSpace(HOSTILE),
        ),
        page=Page("landscape", "compact"),
    )
    made = render_pdf(document)
    assert "".join(pdf_text(made).split()).count("".join(HOSTILE.split())) >= 5
    assert b"/URI" not in made
    assert b"/JavaScript" not in made


def test_a_character_that_cannot_be_printed_stops_the_pdf() -> None:
    """The error names the character and the text it stands in."""
    with pytest.raises(InputError) as raised:
        render_pdf(Document("题", (Paragraph("同志王\U0001f600的意见"),)))
    (told,) = raised.value.notices
    assert told.code == "glyph_missing"
    assert (told.fields["text"], told.fields["character"]) == ("同志王\U0001f600的意见", "\U0001f600")


@pytest.mark.parametrize(
    "block",
    [
        Heading("二级", 2),
        Heading(""),
        Image("image/png", "!!!", "一图"),
        Image("image/jpeg", "abc", ""),
        Image(picture().media_type, picture().data, ""),
        ListBlock((ListBlock(("只有下级",)), "甲")),
        ListBlock(()),
        Table((Column(""),), ()),
        Table(tuple(Column(f"列{position}") for position in range(60)), (("文字",) * 60,)),
        Table((Column("甲"),), (("很长" * 6000,),)),
        Chart("", ("",), (0,), ""),
        Chart("很多", tuple(map(str, range(60))), tuple(range(60)), "x"),
        Together((PageBreak(), Paragraph("很长" * 3000))),
        Columns(((PageBreak(),), ())),
        Paragraph(""),
        Code(""),
    ],
    ids=lambda block: type(block).__name__,
)
def test_odd_blocks_give_a_page(block: Block) -> None:
    """A block that says little or much, or is damaged, never stops a report."""
    assert render_pdf(Document("题", (block,))).startswith(b"%PDF")


def test_a_picture_reads_no_file() -> None:
    """A drawing that names a file of this machine, or a script, shows neither."""
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script>'
        '<image href="doc.json" width="9" height="9"/><image href="file:///etc/hosts" width="9" height="9"/></svg>'
    )
    image = Image("image/svg+xml", base64.b64encode(drawing.encode()).decode(), "图")
    assert "localhost" not in pdf_text(render_pdf(Document("题", (image,))))


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("2023年度专题组织生活会和开展民主评议党员工作方案", "zh_CN"),
        ("Plan of the organizational life meeting and the democratic appraisal of members", "en"),
    ],
)
def test_a_title_of_two_lines_is_one_line_of_the_contents(
    title: str, language: Literal["zh_CN", "en"]
) -> None:
    """It is broken by sense above its document, and nowhere in the contents; no space is lost or added."""
    plan = Document(title, (Paragraph("一、会议主题"),), language=language)
    bound = Volume("材料", (Document("会议记录", language=language), plan), language=language)
    lines = PdfReader(BytesIO(render_pdf(bound))).pages[1].extract_text().splitlines()
    assert any(line.replace(" ", "").startswith(title.replace(" ", "")) for line in lines), lines


@pytest.mark.skipif(not has_pdftotext(), reason="pdftotext (poppler-utils) is not on this machine")
@pytest.mark.parametrize("words", ["what\u2019s", "Xi\u2019an", "\u201c好\u201d"])
def test_an_apostrophe_is_as_narrow_as_a_letter(words: str) -> None:
    """Between letters; a quotation mark keeps the width of a Chinese character, and each is found by a search."""
    narrow = words.replace("\u2019", "i")
    (page,) = pdf_pages(render_pdf(Document("题", (Paragraph(words), Paragraph(narrow)))))
    found = {word.text: word.right - word.left for word in page.words}
    assert found[words] <= 1.1 * found[narrow]
