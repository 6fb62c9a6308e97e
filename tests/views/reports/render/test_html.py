"""The HTML page: whole without a network, text never markup, readable for a screen reader."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
import pytest

from orglife_kit.errors import InputError
from orglife_kit.views.reports.model import (
    Chart,
    Code,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Image,
    ListBlock,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from orglife_kit.views.reports.render.html import render_fragment, render_html
from tests.views.reports.building import HOSTILE, RARE, sample

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:"


def page(document: Document) -> Any:
    """Return the page of ``document`` as a tree."""
    return lxml.html.document_fromstring(render_html(document).decode())


def test_the_page_needs_no_network() -> None:
    """A policy forbids everything from outside, and nothing from outside is named."""
    tree = page(sample(3))
    assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [POLICY]
    assert all(address.startswith("data:") for address in tree.xpath("//@src"))
    assert tree.xpath("//script|//link|//a|//iframe|//object|//@onclick|//@href") == []
    style = "".join(tree.xpath("//style/text()"))
    assert set(re.findall(r"url\((.{5})", style)) == {"data:"}
    assert "@import" not in style


def test_the_page_says_its_language_and_title() -> None:
    """Chinese and English pages say so; the title is the document's."""
    assert page(sample(1)).get("lang") == "zh-CN"
    assert page(sample(1)).findtext(".//title") == "民主测评情况汇总表"
    assert page(Document("Title", language="en")).get("lang") == "en"


def test_every_block_is_on_the_page() -> None:
    """Words of every kind of block are there, rare characters too."""
    text = page(sample(3)).text_content()
    for words in (
        RARE,
        "其下二项",
        "2024年1月18日",
        "党员003",
        "立行立改",
        "代码  code",
        "监票人",
        "支部印章",
        "校验码",
    ):
        assert words in text, words


def test_a_table_tells_which_heads_belong_to_a_cell() -> None:
    """Heads have a scope, a group spans its columns, a member's name heads its row, a caption names it."""
    table = page(sample(2)).xpath("//table")[0]
    assert table.findtext("caption") == "民主测评情况汇总表"
    assert [head.get("colspan") for head in table.xpath(".//th[@scope='colgroup']")] == ["3"]
    assert len(table.xpath("./thead/tr[1]/th[@scope='col'][@rowspan='2']")) == 4
    assert table.xpath("./tbody/tr/th[@scope='row']/text()") == ["党员001", "党员002"]
    assert all(head.get("scope") for head in table.iter("th"))
    assert [box.text or "" for box in table.xpath(".//span[@class='tick']")] == ["√", ""]


def test_a_table_with_a_tall_row_is_read_from_the_top() -> None:
    """Where one text is many lines long every row begins at its top, alike; a table of short rows is as it was."""
    columns = (Column("姓名", width=20), Column("意见", width=40))
    tall, short = (
        render_html(Document("表", (Table(columns, (("甲", "好"), ("乙", "好" * length))),))).decode()
        for length in (400, 40)
    )
    assert re.findall(r"<tr[^>]*>(?=<td)", tall) == ['<tr class="tall">'] * 2
    assert re.findall(r"<tr[^>]*>(?=<td)", short) == ["<tr>"] * 2


def test_an_empty_head_is_no_head() -> None:
    """A column without a head has an empty cell there, which a screen reader passes over."""
    tree = page(Document("题", (Table((Column(""), Column("乙")), (("1", "2"),)),)))
    assert [head.text for head in tree.iter("th")] == ["乙"]


def test_a_list_inside_a_list_keeps_the_numbers() -> None:
    """What belongs to an item stands inside it, so that the next number is right."""
    (outer,) = page(sample(1)).xpath("//ol")
    assert [item.text_content().split() for item in outer.xpath("./li")] == [
        ["第一项"],
        ["第二项", "其下一项", "其下二项"],
        ["第三项"],
    ]
    assert outer.xpath("./li[2]/ul/li[2]")


@pytest.mark.parametrize("render", [lambda one: render_html(one).decode(), render_fragment])
def test_text_is_never_markup(render: Any) -> None:
    """What looks like HTML or a template is shown as it stands, in every block and in attributes."""
    hostile = f"{HOSTILE} \"' onerror=alert(1) </style></title><img src=x>"
    document = Document(
        hostile,
        (
            Heading(hostile),
            Paragraph(hostile),
            ListBlock((hostile,)),
            Table((Column(hostile, group=hostile),), ((hostile,),), hostile, (hostile,)),
            Chart(hostile, (hostile,), (1,), hostile, hostile),
            Image("image/png", "damaged", hostile),
            Code(hostile),
            Fields((FormField(hostile, hostile),)),
            Signatures((Signature(hostile, hostile),)),
        ),
        hostile,
        scope_label=hostile,
        footer=hostile,
    )
    tree = lxml.html.fromstring(render(document))
    assert tree.xpath("//script|//@onerror|//a") == []
    assert all(address.startswith("data:") for address in tree.xpath("//img/@src"))
    assert tree.text_content().count(hostile) >= 14
    assert "{{ 7*7 }}" in tree.text_content()


def test_the_chart_says_in_words_what_it_shows() -> None:
    """A chart is a picture inside the page, with its numbers as alternative text."""
    (chart,) = page(sample(1)).xpath("//figure[figcaption]/img")
    assert chart.get("src").startswith("data:image/svg+xml;base64,")
    assert "优秀7人" in chart.get("alt")
    assert all(image.get("alt") for image in page(sample(1)).iter("img"))


def test_the_same_document_gives_the_same_bytes() -> None:
    """Two pages of one document are equal."""
    assert render_html(sample(3)) == render_html(sample(3))


def test_the_fragment_is_part_of_a_page() -> None:
    """For a notebook there is no page around it, no font inside, and its style touches nothing else."""
    made = render_fragment(sample(3))
    assert "<html" not in made
    assert "font-face" not in made
    assert "<script" not in made
    rules = re.sub(r"@media[^{]*\{|\}", "\n", re.findall(r"<style>(.*?)</style>", made, re.DOTALL)[0])
    for selector in re.findall(r"([^{};]+)\{", rules):
        assert all(".orglife-report" in part for part in selector.split(",")), selector


def test_a_character_that_cannot_be_printed_stops_the_page() -> None:
    """The page says what the PDF would say."""
    with pytest.raises(InputError, match="glyph_missing"):
        render_html(Document("题", (Paragraph("\U0001f600"),)))
