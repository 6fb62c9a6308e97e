"""Character references in markdown (``&lt;``, ``&#9733;``) as the characters they stand for."""

from __future__ import annotations

import html
import re

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def characters(text: str) -> str:
    """Return ``text`` with each reference that ends in a semicolon as its character; unknown ones stay."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()aeoxhklmnpstijruv", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ")


def raised(text: str) -> str:
    """Return ``text`` as a superscript, written ``^(…)`` where there are no such characters."""
    return _moved(text, _RAISED, "^")


def lowered(text: str) -> str:
    """Return ``text`` as a subscript, written ``_(…)`` where there are no such characters."""
    return _moved(text, _LOWERED, "_")


_AS_THEY_ARE = {"st", "nd", "rd", "th", "TM", "*", "**", "***", ""}


def _moved(text: str, table: dict[int, int], sign: str) -> str:
    words = text.strip()
    if all(ord(character) in table for character in words):
        return words.translate(table)
    return words if not words.isascii() or len(words) > 12 or words in _AS_THEY_ARE else f"{sign}({words})"
