"""Formulas of LaTeX: read into a tree, drawn by both pages, never executed."""

from __future__ import annotations

import pytest

from orglife_kit.views.reports.formula import formula_words, read_formula
from orglife_kit.views.reports.formula_mathml import mathml
from orglife_kit.views.reports.model import Document, Formula, Paragraph, Run
from orglife_kit.views.reports.render.html import render_html
from orglife_kit.views.reports.render.pdf import render_pdf
from tests.views.reports.building import pdf_text

COMMON = [
    r"E = mc^2",
    r"\frac12 \sqrt[3]{\frac{x}{y}} x'' x_i^2",
    r"\begin{pmatrix} 1 & 0 \\[4pt] 0 & 1 \end{pmatrix} \begin{array}{c|c} a & b \end{array}",
    r"f(x) = \begin{cases} x^2, & \text{若 } x \ge 0 \\ -x, & \text{否则} \end{cases}",
    r"\begin{aligned} a &= b \\ &= c \end{aligned}",
    r"\text{出席率} = \frac{\text{实到}}{\text{应到}} \times 100\% \tag{1}",
    r"\mathbb{R} \mathcal{L} \mathbf{w} \mathfrak{g} \mathrm{d}x \operatorname*{argmin}_x",
    r"\sum_{i=1}^{n} \int_0^\infty \lim_{n\to\infty} \left(1+\frac1n\right)^n \binom{n}{k}",
    r"\hat{x} \vec{v} \overline{AB} \underbrace{a+b}_{2} \left.\frac{a}{b}\right|_0 \not= {a \over b}",
    r"A \xrightarrow{f} B \overset{!}{=} C \pmod{3} \begin{rcases} a \\ b \end{rcases}",
]


@pytest.mark.parametrize("source", COMMON)
def test_the_usual_formulas_are_read_and_drawn(source: str) -> None:
    """Each becomes a formula in both kinds of pages, in a line and on a line of its own."""
    tree = read_formula(source)
    assert tree is not None
    assert mathml(tree, "x", display=True).startswith("<math")
    document = Document("公式", (Formula(source), Paragraph((Run("甲"), Run(source, math=True)))))
    assert render_html(document).decode().count("<math") == 2
    assert render_pdf(document).startswith(b"%PDF")


@pytest.mark.parametrize(
    "source",
    [
        "{a",
        "a}",
        r"\frac{1}",
        r"\left(a",
        r"\begin{odd}a\end{odd}",
        r"\not\overbrace{a}",
        r"\not\,",
        r"\newcommand{\R}{x}",
        "{" * 500 + "}" * 500,
    ],
)
def test_what_cannot_be_read_stays_as_it_is_written(source: str) -> None:
    """No formula is guessed, and nothing stops the page."""
    assert read_formula(source) is None
    assert formula_words(source) == source
    document = Document("公式", (Formula(source), Paragraph((Run(source, math=True),))))
    assert "<math" not in render_html(document).decode()
    assert render_pdf(document).startswith(b"%PDF")


def test_an_unknown_command_is_named() -> None:
    """The rest of the formula is drawn."""
    assert formula_words(r"\foo + x_{ij}") == r"\foo + x_ij"


def test_a_formula_is_data() -> None:
    """Neither a command of Typst nor a tag of HTML comes out of it."""
    source = r'\#sys.version \text{<script>alert(1)</script>} #read("/etc/passwd") <b>'
    document = Document("公式", (Formula(source),))
    page = render_html(document).decode()
    assert "<script" not in page
    assert "<b>" not in page
    assert "root:" not in pdf_text(render_pdf(document))


@pytest.mark.parametrize("source", ["", "{}", r"\,", r"\phantom{x}"])
def test_a_formula_that_shows_nothing_stops_nothing(source: str) -> None:
    """An empty one is drawn as nothing, and still has words for a screen reader."""
    document = Document("公式", (Formula(source), Paragraph((Run("甲"), Run(source or " ", math=True)))))
    assert formula_words(source) == (source or "$")
    assert render_pdf(document).startswith(b"%PDF")
    assert render_html(document)


def test_a_formula_in_one_line_of_words() -> None:
    """Where no formula can be drawn, its words stand."""
    assert formula_words(r"\frac{a+1}{b} \le \sqrt{x}") == "(a + 1)/b ≤ √x"
