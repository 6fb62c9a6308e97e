"""Where a formula begins and ends in markdown and in the words of a page, as JupyterLab sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import east_asian_width

# each of them ends soon: a search for an end that never comes would be made again at every beginning
BLOCK = "block_math"
INLINE = "inline_math"
_BLOCK_PATTERN = (
    r"^ {0,3}\$\$(?P<dollars>(?:(?!\n[ \t]*\n|\$\$)[\s\S])+)\$\$[ \t]*(?=\n|$)"
    r"|^ {0,3}\\\\\[(?P<brackets>(?:(?!\n[ \t]*\n)[\s\S])+?)\\\\\][ \t]*(?=\n|$)"
    r"|^ {0,3}(?P<whole>\\begin\{(?P<name>[A-Za-z]+\*?)\}[\s\S]{1,4000}?\\end\{(?P=name)\})[ \t]*(?=\n|$)"
)
_INLINE_PATTERN = (
    r"\$\$(?P<shown>(?:[^$\\]|\\[\s\S])+)\$\$"
    r"|\\\\\((?P<round>[\s\S]{1,4000}?)\\\\\)"
    r"|\$(?P<inside>(?:[^$\\]|\\[\s\S])+)\$(?!\d)"
)
_IN_WORDS = re.compile(
    r"(?<!\\)\$\$(?P<dollars>(?:[^$\\]|\\[\s\S])+)\$\$"
    r"|\\{1,2}\[(?P<brackets>[\s\S]{1,4000}?)\\{1,2}\]"
    r"|(?P<whole>\\begin\{(?P<name>[A-Za-z]+\*?)\}[\s\S]{1,4000}?\\end\{(?P=name)\})"
    r"|\\{1,2}\((?P<round>[\s\S]{1,4000}?)\\{1,2}\)"
    r"|(?<!\\)\$(?P<inside>(?:[^$\\]|\\[\s\S])+)\$(?!\d)"
)

# letters one by one, signs, a number: "$ t+1 $" or "$ 0 $", but not the words between two sums of money
_SPACED = re.compile(
    r"\s(?=\S)(?!\d+ [A-Za-z])(?:-?\d+(?:\.\d+)?|(?=[^A-Za-z]*[A-Za-z\[(])"
    r"(?:(?![A-Za-z]{2})[\w+\-*/=<>()\[\]|.,'!: ]){1,40}(?<![.,:]))(?<=\S)\s",
    re.ASCII,
)


def may_have_formulas(words: str) -> bool:
    """Return whether it is worth looking for formulas in the words of a page."""
    return "$" in words or "\\" in words


def formula_pieces(words: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a page in pieces, each with ``BLOCK``, ``INLINE`` or, where it is no formula, nothing."""
    end = 0
    for found in _IN_WORDS.finditer(words):
        inside = found["inside"]
        if inside and not (_is_formula(inside) and (len(inside) == 1 or set(inside) & set("\\^_="))):
            continue  # "Price ($) / Cost ($)" of a table
        yield words[end : found.start()], ""
        large = found["dollars"] or found["brackets"] or found["whole"]
        yield (large or found["round"] or inside).strip(), BLOCK if large else INLINE
        end = found.end()
    yield words[end:], ""


def formulas(markdown: Any) -> None:
    """Teach a mistune parser the formulas of JupyterLab: ``$…$``, ``$$…$$``, brackets and environments."""
    block, inline = markdown.block, markdown.inline
    block.register(BLOCK, _BLOCK_PATTERN, _read_block, before="list")
    block.insert_rule(block.block_quote_rules, BLOCK, before="list")
    block.insert_rule(block.list_rules, BLOCK, before="list")
    inline.register(INLINE, _INLINE_PATTERN, _read_inline, before="escape")


def _read_block(_block: Any, found: re.Match[str], state: Any) -> int:
    text = found["dollars"] or found["brackets"] or found["whole"]
    state.append_token({"type": BLOCK, "raw": text.strip()})
    return found.end() + 1


def _read_inline(_inline: Any, found: re.Match[str], state: Any) -> int | None:
    text = found["shown"] or found["round"] or found["inside"]
    if found["inside"] and not _is_formula(text):
        return None
    state.append_token({"type": BLOCK if found["shown"] else INLINE, "raw": text.strip()})
    return found.end()


def _is_formula(text: str) -> bool:
    """Return whether what stands between two dollars is a formula and not a sum of money."""
    if any(sign in text for sign in "\\^_"):
        return "\n\n" not in text
    if text == text.strip():
        return not any(east_asian_width(one) in "WF" for one in text)
    return _SPACED.fullmatch(text) is not None
