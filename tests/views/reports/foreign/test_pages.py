"""Strangers' notebooks on paper and on a telephone: one width, nothing over the edge, every sign drawn."""

from __future__ import annotations

import io
import re

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from pypdf import PdfReader

from orglife_kit.views.reports.code_layout import CODE_ROOM, WIDEST_CODE, code_width, wrapped_code
from tests.views.reports.foreign.making import made, output, pixels, words

SIGNS = "✔ ✘ ✅ ❌ ₁ ⁶ ⌈ ⌉ ⋅ ➜ ⚠ 🚩 ⟨ ⟩ ☑ ő ⎯ 📈"
BOX = "┏━━━━┳━━━━┓\n┃ 甲 ┃ ab ┃\n└────┴────┘"
A4 = 595.3


def printed(text: str) -> object:
    """Return a cell that printed ``text``."""
    return new_code_cell(outputs=[new_output("stream", text=text)])


def right_edges(pdf: bytes) -> list[float]:
    """Return where each piece of text of a PDF begins, from the left."""
    edges: list[float] = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(
            visitor_text=lambda text, _cm, tm, *_: edges.append(tm[4]) if text.strip() else None
        )
    return edges


def test_common_signs_are_drawn() -> None:
    """In running words, in a table, and in one width."""
    found = words(new_markdown_cell(f"{SIGNS}\n\n|a|\n|-|\n|{SIGNS}|"), printed(SIGNS))
    for sign in SIGNS.split():
        assert found.count(sign) == 3, sign
    assert "〔" not in found


def test_code_is_set_in_a_font_of_one_width() -> None:
    """The page carries that font with what it needs, and only where there is code."""
    with_code, pdf = made(printed(BOX))
    assert '"Report Mono"; src' in with_code
    fonts = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
    assert any("OrglifeMono" in font.get_object()["/BaseFont"] for font in fonts)
    without, _ = made(new_markdown_cell("文"))
    assert '"Report Mono"; src' not in without


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.org/" + "a1b2/" * 60,
        "0123456789abcdef" * 12,
        "W" * 150,
        f"`{'x' * 150}`",
        f"**{'M' * 150}**",
        f"- 项 {'W' * 150}",
        f"|a|b|\n|-|-|\n|{'W' * 150}|甲|",
        f"[甲](https://example.org/{'a' * 150})",
        f"# {'W' * 150}",
    ],
)
def test_long_words_stay_on_the_page(text: str) -> None:
    """They are divided, their text stays whole, and nothing but spaces of the line is in it."""
    _, pdf = made(new_markdown_cell(f"资料见 {text} 。" if text[0] not in "-|#" else text))
    long_word = max(re.findall(r"[\w:/.]+", text), key=len)
    found = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert long_word in re.sub(r"\s", "", found)
    assert "\u200b" not in found
    assert max(right_edges(pdf)) < A4 - 40


def test_code_that_is_too_wide_is_set_smaller_or_divided() -> None:
    """A little too wide it keeps its lines, much too wide it is divided, at a space where there is one."""
    assert wrapped_code("x" * WIDEST_CODE) == "x" * WIDEST_CODE
    assert [len(line) for line in wrapped_code("x" * 400).split("\n")] == [CODE_ROOM] * 4 + [40]
    assert max(map(code_width, wrapped_code("甲" * 400).split("\n"))) == CODE_ROOM
    assert wrapped_code("word " * 60).split("\n")[0] == "word " * 18
    assert "".join(wrapped_code("甲x " * 200).split("\n")) == "甲x " * 200


def test_a_very_high_picture_goes_on_on_the_next_page() -> None:
    """It keeps its width; one that is only a little too high is made to fit."""
    for height, pages in ((900, 1), (1300, 1), (4000, 5)):
        _, pdf = made(output({"image/png": pixels("PNG", (300, height))}))
        assert len(PdfReader(io.BytesIO(pdf)).pages) in (pages, pages + 1), height
