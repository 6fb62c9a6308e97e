"""Outputs of the organizers' own notebooks: what is harmless is kept, everything else is left out."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell
from pypdf import PdfReader

from orglife_kit.views.reports.foreign import cell_blocks, shown_cells
from orglife_kit.views.reports.model import (
    Code,
    Column,
    Formula,
    Heading,
    Image,
    ListBlock,
    Paragraph,
    Run,
    Table,
    Together,
)
from tests.views.reports.foreign.making import made, pixels


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


def test_html_and_pictures_in_markdown_are_words() -> None:
    """No tag comes over, a link keeps its address; of a foreign picture a sentence, of what is hidden nothing."""
    made = markdown(
        "文<script>alert(1)</script>字<br>[链接](http://example.org) ![图](http://example.org/x.png)\n\n"
        "<div>x<b hidden>密</b></div>\n\n甲<span style='display: none'>密</span>乙 <!-- 密 -->"
    )
    assert made == [
        Paragraph((Run("文"), Run("字"), Run("\n"), Run("链接", link="http://example.org"), Run(" "))),
        Paragraph("（图片不在笔记本内，未列出。图）", "note"),
        Paragraph("x"),
        Paragraph((Run("甲"), Run("乙 "))),
    ]


def test_formulas_in_markdown() -> None:
    """As JupyterLab sees them: what stands between dollars, brackets, in environments; no sum of money."""
    made = markdown(
        "式 $a_1*b*c$ 与 \\\\(y\\\\)，价 $5 和 $6，各 $7。\n$$\nx\n$$\n\n\\begin{align}a&=b\\end{align}\n\n# $x^2$ 表"
    )
    assert made == [
        Paragraph(
            (
                Run("式 "),
                Run("a_1*b*c", math=True),
                Run(" 与 "),
                Run("y", math=True),
                Run("，价 $5 和 $6，各 $7。"),
            )
        ),
        Formula("x"),
        Formula(r"\begin{align}a&=b\end{align}"),
        Heading("x^2 表"),
    ]


@pytest.mark.parametrize("written", ["t", "t+1", "0", "-1", "[0,1]", "h(0)", "x, y", "n > 2"])
def test_a_formula_may_stand_apart_from_its_dollars(written: str) -> None:
    """Letters one by one, signs and numbers."""
    made = markdown(f"at $ {written} $ and $ x $")
    assert made == [Paragraph((Run("at "), Run(written, math=True), Run(" and "), Run("x", math=True)))]


@pytest.mark.parametrize(
    "written", ["$ 5 and $ 6", "$ 5, $ 6", "$ 5 a $ 6 b", "price in $ or in $ each", "甲 $ 五 $ 乙"]
)
def test_sums_apart_from_their_dollars_are_no_formula(written: str) -> None:
    """Words between them are words."""
    assert markdown(written) == [Paragraph((Run(written),))]


def test_lists_of_tasks_and_tables_as_they_are_written() -> None:
    """The number a list begins with, ticks, a second paragraph, the sides of columns, rows too short or too long."""
    assert markdown("3. 一\n\n   二\n4. 三\n\n- [x] 甲\n- [ ] 乙\n\n|a|b|\n|:-:|--:|\n|1|\n|1|2|3|") == [
        ListBlock(((Run("一"), Run("\n"), Run("二")), (Run("三"),)), ordered=True, start=3),
        ListBlock(((Run("√ "), Run("甲")), (Run("□ "), Run("乙")))),
        Table(
            (Column("a", align="center"), Column("b", align="right")), (("1", ""), ("1", "2")), rules="light"
        ),
    ]


def test_pictures_beside_the_notebook(tmp_path: Path) -> None:
    """A picture in its folder or in its text is shown; nothing from above it, from elsewhere, or of another kind."""
    (tmp_path / "own" / "图").mkdir(parents=True)
    for place in ("own/图/a b.png", "own/x.txt", "b.png"):
        (tmp_path / place).write_bytes(b"hi")
    held = "data:image/png;base64,aGk="
    names = ["图/a%20b.png", held, "x.txt", "../b.png", str(tmp_path / "b.png"), "file:///b.png", "none.png"]
    cell = new_markdown_cell("\n".join(f"![图]({name})\n" for name in names))
    made = list(cell_blocks(cell, tmp_path / "own"))
    assert made[:2] == [Image("image/png", "aGk=", "图")] * 2
    assert [block.style for block in made[2:]] == ["note"] * 5
    assert {type(block) for block in cell_blocks(cell)} == {Image, Paragraph}


def test_words_beside_a_table_stay() -> None:
    """Headings, a caption, what stands before and after, lists and preformatted text are kept in order."""
    made = shown(
        {
            "text/html": "<h3>题</h3><table><caption>表一</caption><thead><tr><th colspan=2>总题</th></tr>"
            "<tr><th>a</th><th>b</th></tr></thead><tr><td>x</td><td>y</td></tr>"
            "<tfoot><tr><td colspan=2>来源</td></tr></tfoot></table>"
            "后<br>尾<pre> p\n q</pre><ul><li>一<ol><li>二</li></ol></li></ul>"
        }
    )
    assert made == [
        Heading("题", 3),
        Paragraph("表一", "label"),
        Paragraph("总题", "label"),
        Table((Column("a"), Column("b")), (("x", "y"),), rules="light"),
        Paragraph("来源", "note"),
        Paragraph("后\n尾"),
        Code(" p\n q"),
        ListBlock(("一", ListBlock(("二",), ordered=True))),
    ]


def test_a_very_wide_table_is_shown_in_parts() -> None:
    """Forty columns of numbers stand in parts under each other, each with the names of the rows."""
    frame = pd.DataFrame([[12345] * 40], columns=[f"第{place}列" for place in range(40)], index=["甲"])
    with pd.option_context("display.max_columns", None):
        made = shown({"text/html": frame.to_html()})
    tables = [block for block in made if isinstance(block, Table)]
    assert len(tables) > 2
    assert made[0] == Paragraph("共 40 列，此处为第 1 至 10 列", "label")
    assert all(table.rows[0][0] == "甲" and table.columns[0].heads_row for table in tables)
    assert sum(len(table.columns) - 1 for table in tables) == 40


def test_a_line_written_anew_and_very_long_text() -> None:
    """A progress bar is its last form; of five megabytes the beginning and a sentence."""
    assert list(
        cell_blocks(new_code_cell(outputs=[new_output("stream", text="10%\r55%\r100%\nab\bc\n")]))
    ) == [Code("100%\nac")]
    text, note = cell_blocks(new_code_cell(outputs=[new_output("stream", text="行\n" * 2_000_000)]))
    assert text.text.count("\n") == 999
    assert note.style == "note"


def test_interactive_pictures_json_and_formulas() -> None:
    """A sentence for what only a screen shows, JSON as it is written, a formula as one."""
    (note,) = shown({"application/vnd.plotly.v1+json": {}, "text/html": "<div></div><script>x</script>"})
    assert note.style == "note"
    assert shown({"application/json": {"名": [1]}, "text/plain": "<JSON>"}) == [
        Code('{\n  "名": [\n    1\n  ]\n}')
    ]
    assert shown({"text/latex": r"$\displaystyle x^{2}$"}) == [Formula(r"\displaystyle x^{2}")]


def test_what_a_folded_heading_hides_stays_out() -> None:
    """Everything down to the next heading of its level; and words whose cell is folded or tagged."""
    folded = new_markdown_cell("## 折", metadata={"heading_collapsed": True})
    under = [new_markdown_cell("### 密"), new_code_cell("密")]
    cells = [folded, *under, new_markdown_cell("## 开"), new_markdown_cell("文")]
    assert [cell["source"] for cell in shown_cells(cells)] == ["## 折", "## 开", "文"]
    for metadata in (
        {"tags": ["remove-input"]},
        {"tags": ["hide-input"]},
        {"jupyter": {"source_hidden": True}},
    ):
        assert list(cell_blocks(new_markdown_cell("密", metadata=metadata))) == []


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
    ],
)
def test_other_outputs_are_a_sentence(data: dict[str, Any]) -> None:
    """Unknown kinds could do anything: nothing of them comes over but that they were there."""
    (note,) = shown(data)
    assert note.style == "note"
    assert "未显示" in note.text
    assert "alert" not in note.text


def test_a_form_is_a_sentence() -> None:
    """Its own text would tell what was typed."""
    data = {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}, "text/plain": "Text(value='秘密')"}
    assert shown(data) == [Paragraph("（此处在屏幕上是控件或可填写的表格，未显示。）", "note")]


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


def test_code_and_raw_cells_stay_out() -> None:
    """Only printed lines are kept, without the colours of a terminal."""
    streams = [new_output("stream", text="\x1b[31m红\x1b[0m\n")]
    assert list(cell_blocks(new_code_cell("x = '秘密'", outputs=streams))) == [Code("红")]
    assert list(cell_blocks(new_raw_cell("秘密"))) == []


WARNED = "/lib/a.py:8: UserWarning: 小样本\n  check(n=10)\n<ipython-input-1>:7: FutureWarning: 旧\n"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("F.\nFAIL: test_cap\n", ["F.\nFAIL: test_cap"]),
        (WARNED, []),
        (f"开始\n{WARNED}\x1b[1m完成\x1b[0m\n", ["开始\n完成"]),
        ("a.py:3: UserWarning: w\n  warn('w')\n    一\n    二\n", ["    一\n    二"]),
        ("10%\r100%\n", ["100%"]),
        (" \n", []),
    ],
)
def test_what_is_said_beside_the_output_is_kept(said: str, kept: list[str]) -> None:
    """What tests, logs and other languages say; in place of Python's warnings a sentence says that there were some."""
    blocks = list(cell_blocks(new_code_cell(outputs=[new_output("stream", name="stderr", text=said)])))
    assert [block.text for block in blocks if isinstance(block, Code)] == kept
    told = [block.text for block in blocks if not isinstance(block, Code)]
    assert told == (["（此处未显示：程序的警告。）"] if "Warning" in said else [])


def test_an_error_is_a_short_note() -> None:
    """The kind and the message are told, no traceback."""
    output = new_output("error", ename="ValueError", evalue="坏" * 999, traceback=["秘密"])
    (note,) = cell_blocks(new_code_cell(outputs=[output]))
    assert note.style == "note"
    assert "ValueError" in note.text
    assert len(note.text) < 300
    assert "秘密" not in note.text


def test_a_picture_keeps_its_numbers() -> None:
    """The one picture of a cell and the short table under it stay on one page; a long table does not."""
    picture = new_output("display_data", data={"image/png": pixels("PNG")})
    short, long = (
        new_output("display_data", data={"text/html": pd.DataFrame({"数": range(rows)}).to_html(index=False)})
        for rows in (9, 60)
    )
    (kept,) = cell_blocks(new_code_cell(outputs=[picture, short]))
    assert isinstance(kept, Together)
    assert [type(block) for block in kept.blocks] == [Image, Table]
    for outputs in ([picture, long], [picture, picture, short], [short]):
        assert not any(isinstance(block, Together) for block in cell_blocks(new_code_cell(outputs=outputs)))
    notebook = [
        new_code_cell(outputs=[new_output("stream", text="行\n" * 44)]),
        new_code_cell(outputs=[picture, short]),
    ]
    first, second = PdfReader(io.BytesIO(made(*notebook)[1])).pages
    assert "数" not in first.extract_text()
    assert second.images
