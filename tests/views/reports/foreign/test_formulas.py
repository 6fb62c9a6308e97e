"""Formulas stand where JupyterLab sets them: in markdown, in the HTML inside it, and in HTML outputs."""

from __future__ import annotations

import pytest

from orglife_kit.views.reports.foreign.formulas import BLOCK, INLINE, formula_pieces
from orglife_kit.views.reports.foreign.markdown import markdown_blocks
from orglife_kit.views.reports.model import CellContent, Formula, Heading, ListBlock, Paragraph, Run
from tests.views.reports.foreign.making import html

LARGE = Formula(r"\frac{a}{b}")
SMALL = Run("x_1", math=True)


@pytest.mark.parametrize(
    "written",
    [r"$$\frac{a}{b}$$", r"\[\frac{a}{b}\]", r"\\[\frac{a}{b}\\]"],
)
def test_a_large_formula_in_html_is_a_block(written: str) -> None:
    """In a page of markdown, in an output, with words around it."""
    page = f'<div style="font-size: 150%;">\n式：{written} 止\n</div>'
    expected = [Paragraph("式："), LARGE, Paragraph("止")]
    assert markdown_blocks(page) == expected
    assert list(html(page)) == expected


def test_an_environment_in_html_is_a_block() -> None:
    """With its name, which says how it is set."""
    source = r"\begin{align}a &amp;= b\end{align}"
    assert list(html(f"<p>{source}</p>")) == [Formula(r"\begin{align}a &= b\end{align}")]


@pytest.mark.parametrize("written", ["$x_1$", r"\(x_1\)"])
def test_a_small_formula_in_html_stands_in_its_line(written: str) -> None:
    """In a paragraph, an item, a cell, a heading."""
    assert list(html(f"<p>由 {written} 得</p>")) == [Paragraph((Run("由 "), SMALL, Run(" 得")))]
    assert list(html(f"<ul><li>{written}</li></ul>")) == [ListBlock(((SMALL,),))]
    assert list(html(f"<h2>关于 {written}</h2>")) == [Heading("关于 x_1", 2)]
    (table,) = html(
        f"<table><thead><tr><th>{written}<th>二</tr></thead><tr><td>{written}<td>$$y$$</tr></table>"
    )
    assert [column.header for column in table.columns] == ["x_1", "二"]
    assert table.contents == (
        CellContent(0, 0, (Paragraph((SMALL,)),)),
        CellContent(0, 1, (Formula("y"),)),
    )


@pytest.mark.parametrize(
    "written",
    [
        "a $5 fee and a $6 fee",
        "Price ($) / Cost ($)",
        "US$1,000 – $2,000",
        "$10/$20",
        r"\$x_1$ and more",
        "one $ alone",
    ],
)
def test_money_is_no_formula(written: str) -> None:
    """Nor is what only looks alike."""
    pieces = list(formula_pieces(written))
    assert "".join(piece for piece, _ in pieces) == written
    assert {kind for _, kind in pieces} == {""}


def test_code_and_what_asks_for_it_stay_as_written() -> None:
    """MathJax leaves code, and what has its class, alone."""
    assert list(html("<p><code>$a_1$</code></p>")) == [Paragraph((Run("$a_1$", code=True),))]
    ignored = '<div class="tex2jax_ignore"><p>$a_1$ <b>$$b$$</b></p></div><p>$x_1$</p>'
    assert list(html(ignored)) == [
        Paragraph((Run("$a_1$ "), Run("$$b$$", bold=True))),
        Paragraph((SMALL,)),
    ]


def test_every_kind_is_told_apart() -> None:
    """Pieces in their order, nothing between them lost."""
    written = r"a $$b$$ c $d$ e \(f\) g"
    assert list(formula_pieces(written)) == [
        *(("a ", ""), ("b", BLOCK), (" c ", ""), ("d", INLINE), (" e ", ""), ("f", INLINE), (" g", "")),
    ]
