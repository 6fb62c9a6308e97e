"""Which characters can be printed, and what is said of those that cannot."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from orglife_kit.errors import InputError
from orglife_kit.views.reports.fonts import check_glyphs, missing_characters, spell_out_missing
from orglife_kit.views.reports.model import Column, Document, Paragraph, Table
from orglife_kit.views.typefaces import SANS, SERIF, font_subset
from tests.views.reports.building import RARE


def test_names_can_be_printed() -> None:
    """Rare characters of names, middle dots and marks of forms are all there."""
    assert missing_characters(RARE + "·・•‧√—〔〕①②") == []


def test_every_missing_character_is_told_once_for_each_text() -> None:
    """All faults are told together, each with the text that the character stands in."""
    table = Table((Column("姓名"),), (("甲\U0001f600",), ("乙\U0001f601",), ("甲\U0001f600",)))
    with pytest.raises(InputError) as raised:
        check_glyphs(Document("题", (table,)))
    told = [(notice.fields["codepoint"], notice.fields["text"]) for notice in raised.value.notices]
    assert told == [("U+1F600", "甲\U0001f600"), ("U+1F601", "乙\U0001f601")]


def test_marks_that_nobody_sees_are_not_missing() -> None:
    """Zero-width and direction characters and variation selectors are dropped, not told."""
    check_glyphs(Document("题", (Paragraph("a\u200b\u202e\ufeff葛\U000e0100\tb\r\nc"),)))


def test_a_missing_character_is_spelled_out() -> None:
    """In other people's notebooks it is written as its number."""
    made = spell_out_missing(Document("题\U0001f600", (Paragraph("文"),)))
    assert (made.title, made.blocks) == ("题〔U+1F600〕", (Paragraph("文"),))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("\U0001d706 = 2", "λ = 2"),
        ("xᵢ yⱼ", "x_i y_j"),
        ("cᵃ", "c^a"),
        ("e\u0302 x\u0302", "ê x〔U+0302〕"),
    ],
)
def test_a_variant_of_a_letter_is_read_as_the_letter(text: str, read: str) -> None:
    """A letter of formulas in its usual type; one above or below the line as it is typed in a formula."""
    (block,) = spell_out_missing(Document("题", (Paragraph(text),))).blocks
    assert isinstance(block, Paragraph)
    assert block.text == read


def test_a_text_in_another_script_is_told_in_one_sentence() -> None:
    """No rows of numbers, and what stands before and behind it is kept; a few signs have a number each."""
    korean = "양자 컴퓨터는 매우 빠릅니다. 다음 장을 보세요"
    few = "好\U0001f600\U0001f601 好"
    first, second = spell_out_missing(
        Document("题", (Paragraph(f"甲：{korean}！Qubit"), Paragraph(few)))
    ).blocks
    assert first == Paragraph(f"甲：〔{len(korean)} 个字符，没有这种文字的字体〕！Qubit")
    assert second == Paragraph("好〔U+1F600〕〔U+1F601〕 好")


def test_figures_and_words_in_another_script_stay() -> None:
    """Sums and numbers of points are not taken along with the words around them."""
    (block,) = spell_out_missing(Document("题", (Paragraph("ราคา 1500 บาท, 2. ข้อ 300 Kg 党员"),))).blocks
    left_out = "〔{} 个字符，没有这种文字的字体〕"
    price, unit, point = (left_out.format(len(word)) for word in ("ราคา", "บาท", "ข้อ"))
    assert block == Paragraph(f"{price} 1500 {unit}, 2. {point} 300 Kg 党员")


@pytest.mark.parametrize("family", [SANS, SERIF])
def test_a_subset_has_what_is_asked_and_little_else(family: str) -> None:
    """The font inside a page holds the page's characters."""
    data = base64.b64decode(font_subset(family, "第1党支部\n"))
    assert {ord(entry) for entry in "第1党支部 "} == set(TTFont(BytesIO(data)).getBestCmap())
    assert len(data) < 20_000
