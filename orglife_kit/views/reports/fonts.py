"""What the bundled fonts cannot draw of a page: told, or spelled out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.i18n import say
from orglife_kit.views.reports.model import Document, Volume
from orglife_kit.views.reports.texts import clean_text, map_texts, shown_texts
from orglife_kit.views.typefaces import SANS, SERIF, SIGNS, characters_of

_TYPED = {"<font": "", "<sub": "_", "<super": "^"}  # before letters that are a variant of others
_FEW = 6  # different characters beside each other that are worth a number each
_EXCERPT = 40  # characters of a long text that an error quotes


@cache
def known_characters() -> frozenset[int]:
    """Return the code points that running text can be drawn with."""
    return characters_of(SANS) | characters_of(SERIF) | characters_of(SIGNS)


def missing_characters(text: str) -> list[str]:
    """Return the characters of ``text`` that the fonts lack, each once, in order."""
    known = known_characters()
    return [one for one in dict.fromkeys(text) if one != "\n" and ord(one) not in known]


def check_glyphs(document: Document | Volume) -> None:
    """Raise an ``InputError`` that names every character the fonts lack and the text it stands in."""
    texts = tuple(shown_texts(document))
    if known_characters().issuperset(map(ord, set("".join(texts)) - {"\n"})):
        return
    found: dict[tuple[str, str], Notice] = {}
    for shown in texts:
        text = clean_text(shown)
        for character in missing_characters(text):
            found.setdefault((character, text), _missing(character, text))
    if found:
        raise InputError(*found.values())


def _missing(character: str, text: str) -> Notice:
    start = max(0, text.index(character) - _EXCERPT // 2)
    excerpt = text[start : start + _EXCERPT].replace("\n", " ")
    return notice("glyph_missing", character=character, codepoint=f"U+{ord(character):04X}", text=excerpt)


def spell_out_missing(document: Document) -> Document:
    """Return ``document`` with each character the fonts lack as letters or its number, such as 〔U+1F600〕.

    In place of a text in another script a sentence says how long it is.
    """

    def spell(text: str) -> str:
        text = clean_text(text)
        if any(map(unicodedata.combining, missing_characters(text))):
            text = unicodedata.normalize(
                "NFC", text
            )  # a letter and its mark as one letter, where there is one
        for character in missing_characters(text):
            text = text.replace(character, _in_letters(character) or character)
        missing = missing_characters(text)
        return _stretch(missing, r"\W\d").sub(_told, text) if missing else text

    return map_texts(document, spell)


def _stretch(missing: list[str], between: str) -> re.Pattern[str]:
    """Return what finds the ``missing`` characters with what stands ``between`` them."""
    characters = "".join(map(re.escape, missing))
    return re.compile(f"[{characters}](?:[{characters}{between}]*[{characters}])?")


def _told(found: re.Match[str]) -> str:
    """Return each of a few characters that the fonts lack as its number; of a text in such a script how long it is.

    The figures in it stay.
    """
    lacking = missing_characters(found[0])
    if len(lacking) > _FEW:
        return _stretch(lacking, r"\W").sub(_counted, found[0])
    return "".join(f"〔U+{ord(one):04X}〕" if one in lacking else one for one in found[0])


def _counted(found: re.Match[str]) -> str:
    return say("reports", "〔{number} characters in a script without a font here〕", number=len(found[0]))


def _in_letters(character: str) -> str:
    """Return the same letter in the usual type (𝜆 as λ), or as it is typed (ᵢ as _i); empty where there is none."""
    kind, _, codes = unicodedata.decomposition(character).rpartition("> ")
    if kind not in _TYPED or not codes:
        return ""
    letters = "".join(chr(int(code, 16)) for code in codes.split())
    return "" if missing_characters(letters) else _TYPED[kind] + letters
