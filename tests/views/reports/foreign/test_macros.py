r"""``\newcommand`` and its kin are put in place before a formula is read."""

from __future__ import annotations

from typing import Any

import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from orglife_kit.views.reports.formula import read_formula
from orglife_kit.views.reports.model import Formula, Heading, ListBlock, Paragraph, Run
from orglife_kit.views.reports.notebook import read_notebook


def blocks_of(*sources: str) -> tuple[Any, ...]:
    """Return the blocks of a notebook with these cells of words."""
    return read_notebook(new_notebook(cells=[new_markdown_cell(source) for source in sources])).blocks


@pytest.mark.parametrize(
    ("defined", "used", "plain"),
    [
        (r"\newcommand{\EE}{\mathbb{E}}", r"\EE x", r"{\mathbb{E}} x"),
        (r"\newcommand\EE{E}", r"\EE", r"{E}"),
        (r"\renewcommand{\v}[1]{\mathbf{#1}}", r"\v{a} + \v b", r"{\mathbf{a}} + {\mathbf{b}}"),
        (r"\providecommand{\d}[2]{\frac{#1}{#2}}", r"\d{a}{\d b c}", r"{\frac{a}{{\frac{b}{c}}}}"),
        (r"\def\half#1{\frac{#1}{2}}", r"\half x", r"{\frac{x}{2}}"),
        (r"\DeclareMathOperator{\argmax}{arg\,max}", r"\argmax_x", r"{\operatorname{arg\,max}}_x"),
        (r"\DeclareMathOperator*{\argmax}{argmax}", r"\argmax_x", r"{\operatorname*{argmax}}_x"),
        (r"\newcommand{\b}{B} \newcommand{\a}{\b\b}", r"\a \alpha", r"{{B}{B}} \alpha"),
    ],
)
def test_what_is_defined_is_drawn(defined: str, used: str, plain: str) -> None:
    """Anywhere in the notebook; the formula that only defines is not there, and what is made can be read."""
    assert blocks_of(f"$$\n{defined}\n$$\n\n# 题", f"$$\n{used}\n$$") == (Formula(plain),)
    assert read_formula(plain) is not None
    list_block, words = blocks_of(f"- 甲 ${used}$", f"乙 ${defined}{used}$ 丙")
    assert isinstance(list_block, ListBlock)
    assert Run(plain, math=True) in list_block.items[0]
    assert words == Paragraph((Run("乙 "), Run(plain, math=True), Run(" 丙")))


@pytest.mark.parametrize(
    "defined",
    [r"\def\a{\a\a}", r"\newcommand{\a}{\b}\newcommand{\b}{\a}", r"\def\a{x}", r"\newcommand{\c}{open"],
)
def test_what_has_no_end_stays_as_it_is(defined: str) -> None:
    """A definition by itself is not followed for ever; one without an end defines nothing."""
    found = blocks_of(f"$$\n{defined}\n$$", "$$\n\\a^2\n$$")
    assert Formula("{x}^2" if defined == r"\def\a{x}" else r"\a^2") in found


def test_a_notebook_without_definitions_is_as_it_was() -> None:
    """Also its names that look like some."""
    assert blocks_of("## 题", r"$$\alpha \newcommandx$$") == (
        Heading("题", 2),
        Formula(r"\alpha \newcommandx"),
    )


def test_what_is_put_in_is_counted_not_what_stands_there() -> None:
    """Behind a thousand other signs a word is still what it was defined to be."""
    signs = r"\alpha" * 1100
    assert blocks_of(r"$$\newcommand{\R}{\mathbb{R}}$$", rf"$${signs}\R$$") == (
        Formula(signs + r"{\mathbb{R}}"),
    )
