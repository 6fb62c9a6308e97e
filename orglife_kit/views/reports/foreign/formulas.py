"""Where a formula begins and ends in markdown, as JupyterLab sees it."""

from __future__ import annotations

import re
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
    return text == text.strip() and not any(east_asian_width(one) in "WF" for one in text)
