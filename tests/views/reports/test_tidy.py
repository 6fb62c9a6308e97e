"""What is mended before a document is set."""

from __future__ import annotations

from unicodedata import category

from orglife_kit.views.reports.fonts import check_glyphs
from orglife_kit.views.reports.model import (
    Chart,
    Document,
    Heading,
    Image,
    PageBreak,
    Paragraph,
    Together,
)
from orglife_kit.views.reports.tidy import tidy


def test_headings_have_no_gaps() -> None:
    """A heading is never more than one level below the one before it, wherever it stands."""
    blocks = (
        Heading("甲", 2),
        Together((Heading("乙", 4), Heading("丙", 4))),
        Heading("", 1),
        Heading("丁", 4),
    )
    assert tidy(Document("题", blocks)).blocks == (
        Heading("甲", 1),
        Together((Heading("乙", 2), Heading("丙", 3))),
        Heading("丁", 4),
    )


def test_every_picture_has_words() -> None:
    """A picture without a description is called one; a chart reads out its numbers."""
    image, chart = tidy(
        Document("题", (Image("image/png", "", " "), Chart("分布", ("优秀", "合格"), (2, 3), "", "人")))
    ).blocks
    assert isinstance(image, Image)
    assert isinstance(chart, Chart)
    assert image.alt.strip()
    assert chart.alt == "分布 优秀 2人 合格 3人"


def test_a_new_page_begins_only_between_blocks() -> None:
    """Inside blocks that stay together there is none."""
    parts = (PageBreak(), Paragraph("文"))
    assert tidy(Document("题", (*parts, Together(parts)))).blocks == (*parts, Together((Paragraph("文"),)))


def test_a_document_has_a_title_and_clean_text() -> None:
    """A title of blanks becomes a word, and what no reader sees is gone."""
    made = tidy(Document(" ", (Paragraph("甲\u202e乙\r\n丙"),)))
    assert made.title.strip()
    assert made.blocks == (Paragraph("甲乙\n丙"),)


def test_every_space_can_be_drawn() -> None:
    """Thin, narrow and figure spaces become spaces, what stood for a picture in copied text is gone; 全角 stays."""
    narrow = "".join(chr(code) for code in range(0x110000) if category(chr(code)) == "Zs")
    made = tidy(Document("题", (Paragraph(f"甲{narrow}乙\ufffc"),)))
    (block,) = made.blocks
    assert isinstance(block, Paragraph)
    assert str(block.text).split() == ["甲", "乙"]
    assert "\u3000" in block.text
    check_glyphs(made)
