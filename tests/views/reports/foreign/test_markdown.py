"""Markdown cells: entities, links, what stands inside lists and cells, HTML between them."""

from __future__ import annotations

import pytest

from orglife_kit.views.reports.model import (
    CellContent,
    Code,
    Formula,
    Heading,
    Image,
    ListBlock,
    Paragraph,
    Run,
    Table,
)
from tests.views.reports.foreign.making import markdown, pixels

PICTURE = {"image/png": pixels("PNG")}


def test_entities_are_characters() -> None:
    """In words, headings and cells; not in code, and not without their semicolon."""
    made = markdown(
        "# R&amp;D &#9733;\n\nx &lt; 3 &amp;&amp; `&lt;` a=1&copy=2\n\n|a &lt; b|c|\n|-|-|\n|&rarr;|&#x2103;|"
    )
    heading, paragraph, table = made
    assert heading == Heading("R&D ★")
    assert "".join(run.text for run in paragraph.text) == "x < 3 && &lt; a=1&copy=2"
    assert (table.columns[0].header, table.rows) == ("a < b", (("→", "℃"),))


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("[通知](https://example.org/a?b=1&amp;c=2)", "https://example.org/a?b=1&c=2"),
        ("[通知](https://example.org/通知)", "https://example.org/%E9%80%9A%E7%9F%A5"),
        ('<a href="https://example.org/a">通知</a>', "https://example.org/a"),
        ("[通知](mailto:a@example.org)", "mailto:a@example.org"),
        ("[通知](javascript:alert(1))", ""),
        ("[通知](file:///etc/passwd)", ""),
        ('<a href="data:text/html,x">通知</a>', ""),
        ("[通知](other.ipynb)", ""),
    ],
)
def test_links_keep_their_address(written: str, address: str) -> None:
    """Those that a reader may open, in ASCII; of the others the words only."""
    assert markdown(written) == [Paragraph((Run("通知", link=address),))]


def test_tables_pictures_code_and_formulas_stay_in_their_item() -> None:
    """Each after the words of its item, at every depth."""
    text = (
        "1. 一\n\n   |项|数|\n   |-|-|\n   |甲|1|\n\n2. 二\n\n   ![图](attachment:a.p)\n\n"
        "3. 三\n   - 子\n     1. 孙\n\n        $$x^2$$\n\n4. 四\n   ```\n   y\n   ```"
    )
    (found,) = markdown(text, a_p=PICTURE)
    kinds = [type(item) for item in found.items]
    assert kinds == [tuple, Table, tuple, Image, tuple, ListBlock, tuple, Code]
    inner = found.items[5].items[1]
    assert [type(item) for item in inner.items] == [tuple, Formula]


def test_cells_hold_lines_and_pictures() -> None:
    """A break is a line; a picture stands in its cell."""
    (table,) = markdown("|姓名|意见|\n|-|-|\n|甲|学习<br>不够|\n|乙|![章](attachment:a.p)|", a_p=PICTURE)
    assert table.rows == (("甲", "学习\n不够"), ("乙", "章"))
    ((row, column, kinds),) = [(cell.row, cell.column, [*map(type, cell.blocks)]) for cell in table.contents]
    assert (row, column, kinds) == (1, 1, [Image])


def test_a_table_in_html_holds_pictures_and_markdown() -> None:
    """Also where blank lines divide it, as Jupyter shows it."""
    text = (
        '<table><tr><td><img src="attachment:a.p" alt="甲" width="96"></td><td>\n\n**乙** ![丙](attachment:a.p)\n\n'
        "</td></tr></table>\n\n文"
    )
    table, paragraph = markdown(text, a_p=PICTURE)
    assert paragraph == Paragraph((Run("文"),))
    first, second = table.contents
    assert isinstance(first, CellContent)
    assert (first.blocks[0].alt, first.blocks[0].width) == ("甲", 25)
    assert second.blocks[0] == Paragraph((Run("乙", bold=True), Run(" ")))
    assert second.blocks[1].alt == "丙"


def test_html_between_words() -> None:
    """Bold, code, raised and lowered words are as a browser shows them."""
    assert markdown("甲 <b>乙</b> 10<sup>6</sup> H<sub>2</sub>O 4<sup>th</sup> <kbd>K</kbd>") == [
        Paragraph(
            (
                *(Run("甲 "), Run("乙", bold=True), Run(" 10"), Run("⁶"), Run(" H"), Run("₂"), Run("O 4")),
                *(Run("th"), Run(" "), Run("K", code=True)),
            )
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<table>\n\nx\n\n" * 3_000,
        "\\begin{a}\n" * 20_000,
        "\\\\(a" * 20_000,
        ">" * 20_000 + "x",
        "[" * 20_000 + "x",
        "$$" + "{" * 9_000 + "x" + "}" * 9_000 + "$$",
        "[a](http://b.c/d) " * 20_000,
        "x" * 1_000_000,
    ],
    ids=["tables", "environments", "brackets", "quotes", "links", "formula", "addresses", "word"],
)
def test_hostile_markdown_ends(text: str) -> None:
    """It is read in time that grows with its length alone, and what is too long is told."""
    assert markdown(text)
