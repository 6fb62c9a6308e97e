"""Outputs of the organizers' own notebooks: what is harmless is kept, everything else is left out."""

from __future__ import annotations

import base64
from typing import Any

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell

from orglife_kit.views.reports.foreign import cell_blocks
from orglife_kit.views.reports.model import Code, Column, Heading, Image, ListBlock, Paragraph, Run, Table


def shown(data: dict[str, Any], **metadata: Any) -> list[Any]:
    """Return the blocks of a cell with one output."""
    return list(
        cell_blocks(
            new_code_cell("secret = 1", outputs=[new_output("display_data", data=data)], metadata=metadata)
        )
    )


def markdown(text: str) -> list[Any]:
    """Return the blocks of a markdown cell."""
    return list(cell_blocks(new_markdown_cell(text)))


def test_markdown_becomes_blocks() -> None:
    """Headings, bold, code, lists inside lists and tables come over."""
    text = (
        "## 二级\n\n甲**乙**`丙`\n丁 one\ntwo\n\n1. 一\n   - 下\n2. 二\n\n"
        "| 名 | 数 |\n|--|--|\n| 甲 | 1 |\n\n```\nx\n```"
    )
    assert markdown(text) == [
        Heading("二级", 2),
        Paragraph(
            (Run("甲"), Run("乙", bold=True), Run("丙", code=True), Run("丁 one"), Run(" "), Run("two"))
        ),
        ListBlock(((Run("一"),), ListBlock(((Run("下"),),)), (Run("二"),)), ordered=True),
        Table((Column("名"), Column("数")), (("甲", "1"),), rules="light"),
        Code("x"),
    ]


def test_html_and_pictures_in_markdown_are_left_out() -> None:
    """No tag, no address comes over."""
    made = markdown(
        "文<script>alert(1)</script>字 [链接](http://example.org) ![图](http://example.org/x.png)\n\n<div>x</div>"
    )
    assert made == [Paragraph((Run("文"), Run("alert(1)"), Run("字 "), Run("链接"), Run(" ")))]


def test_a_data_frame_becomes_a_table() -> None:
    """Numbers are set as numbers, the row numbers of pandas are no column, text stays text."""
    frame = pd.DataFrame({"姓名": ["甲", "<b>乙</b>"], "人数": [1, 2]})
    assert shown({"text/html": frame._repr_html_(), "text/plain": "x"}) == [
        Table((Column("姓名"), Column("人数", "number")), (("甲", "1"), ("<b>乙</b>", "2")), rules="light")
    ]


def test_a_grouped_data_frame_keeps_its_columns() -> None:
    """Cells that span rows or columns do not shift what stands beside them."""
    index = pd.MultiIndex.from_tuples([("一组", "甲"), ("一组", "乙"), ("二组", "丙")], names=["组", "名"])
    (table,) = shown({"text/html": pd.DataFrame({"人数": [1, 2, 3]}, index=index)._repr_html_()})
    assert table.rows == (("一组", "甲", "1"), ("", "乙", "2"), ("二组", "丙", "3"))
    assert [column.heads_row for column in table.columns] == [True, True, False]


@pytest.mark.parametrize(
    "text", ["", "<table></table>", "<table><tr></tr></table>", "<?xml version='1.0' encoding='x'?>"]
)
def test_odd_html_gives_nothing(text: str) -> None:
    """HTML that says nothing leaves nothing, and stops nothing."""
    assert shown({"text/html": text}) == []


def test_script_in_html_is_left_out() -> None:
    """Only the words of an HTML output are kept."""
    made = shown(
        {"text/html": "<style>x</style><p onclick='y'>词</p><script>alert(1)</script><i hidden>z</i>"}
    )
    assert made == [Paragraph("词")]


def test_pictures_come_before_other_forms() -> None:
    """A figure is a picture; its repr is not its description."""
    made = shown({"image/png": "QUJD\n", "text/plain": "<Figure size 1x1>", "text/html": "x"})
    assert made == [Image("image/png", "QUJD\n", "")]
    (drawing,) = shown({"image/svg+xml": "<svg/>", "text/plain": "分布"})
    assert (base64.b64decode(drawing.data), drawing.alt) == (b"<svg/>", "分布")


@pytest.mark.parametrize(
    "data",
    [
        {"application/javascript": "alert(1)", "text/plain": "<Javascript>"},
        {"text/vnd.mermaid": "graph"},
        {"text/latex": "$x$"},
    ],
)
def test_other_outputs_are_dropped(data: dict[str, Any]) -> None:
    """Unknown kinds could do anything."""
    assert shown(data) == []


def test_a_form_is_a_sentence() -> None:
    """Its own text would tell what was typed."""
    data = {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}, "text/plain": "Text(value='秘密')"}
    assert shown(data) == [Paragraph("（此处在屏幕上是一张可填写的表格。）", "note")]


def test_a_very_long_table_is_cut_with_a_sentence() -> None:
    """Ten thousand rows become a thousand and a sentence."""
    pd.set_option("display.max_rows", None)
    try:
        table, note = shown({"text/html": pd.DataFrame({"数": range(1, 10_001)}).to_html()})
    finally:
        pd.reset_option("display.max_rows")
    assert len(table.rows) == 1000
    assert table.rows[-1] == ("1000",)
    assert note == Paragraph("表格共 10000 行，只列出前 1000 行。", "note")


def test_footnotes_and_the_cells_own_pictures() -> None:
    """A footnote is a number and a list; an attached picture stands where it is named, with its words."""
    cell = new_markdown_cell("甲[^1]乙 ![图一](attachment:a.png) 丙\n\n[^1]: 注\n")
    cell["attachments"] = {"a.png": {"image/png": "aGk="}, "b.png": {"text/html": "<b>x</b>"}}
    assert list(cell_blocks(cell)) == [
        Paragraph((Run("甲"), Run("[1]"), Run("乙 "))),
        Image("image/png", "aGk=", "图一"),
        Paragraph((Run(" 丙"),)),
        ListBlock(((Run("注"),),), ordered=True),
    ]


@pytest.mark.parametrize(
    "metadata",
    [
        {"tags": ["remove_cell"]},
        {"tags": ["hide-output"]},
        {"collapsed": True},
        {"jupyter": {"outputs_hidden": True}},
    ],
)
def test_what_is_folded_away_stays_out(metadata: dict[str, Any]) -> None:
    """What the organizer hid on the screen is not in the file."""
    assert shown({"text/plain": "秘密"}, **metadata) == []
    assert shown({"text/plain": "公开"}) == [Code("公开")]


def test_code_raw_cells_and_warnings_stay_out() -> None:
    """Only printed lines are kept, without the colours of a terminal."""
    streams = [
        new_output("stream", name="stderr", text="warning"),
        new_output("stream", text="\x1b[31m红\x1b[0m\n"),
    ]
    assert list(cell_blocks(new_code_cell("x = '秘密'", outputs=streams))) == [Code("红")]
    assert list(cell_blocks(new_raw_cell("秘密"))) == []


def test_an_error_is_a_short_note() -> None:
    """The kind and the message are told, no traceback."""
    output = new_output("error", ename="ValueError", evalue="坏" * 999, traceback=["秘密"])
    (note,) = cell_blocks(new_code_cell(outputs=[output]))
    assert note.style == "note"
    assert "ValueError" in note.text
    assert len(note.text) < 300
    assert "秘密" not in note.text
