"""The bundled Chinese fonts: which characters they have, and the few that one page needs."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn as bundled
import uharfbuzz

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.texts import clean_text, map_texts, shown_texts

SANS = "Noto Sans SC"
SERIF = "Noto Serif SC"
SIGNS = "Orglife Signs"  # signs and letters that the Chinese fonts lack
MONO = "Orglife Mono"  # code: a letter is half as wide as a Chinese character, box drawing fills its line
_EXCERPT = 40  # characters of a long text that an error quotes


def font_paths() -> dict[str, Path]:
    """Return the file of each family."""
    own = Path(__file__).parent / "typefaces"
    return {
        SANS: bundled.sans_path(),
        SERIF: bundled.serif_path(),
        SIGNS: own / "OrglifeSigns.ttf",
        MONO: own / "OrglifeMono.ttf",
    }


@cache
def _face(family: str) -> uharfbuzz.Face:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font_paths()[family])))


@cache
def characters_of(family: str) -> frozenset[int]:
    """Return the code points that a family can draw."""
    return frozenset(_face(family).unicodes)


@cache
def known_characters() -> frozenset[int]:
    """Return the code points that running text can be drawn with."""
    return characters_of(SANS) | characters_of(SERIF) | characters_of(SIGNS)


def missing_characters(text: str) -> list[str]:
    """Return the characters of ``text`` that the fonts lack, each once, in order."""
    known = known_characters()
    return [one for one in dict.fromkeys(text) if one != "\n" and ord(one) not in known]


def check_glyphs(document: Document) -> None:
    """Raise an ``InputError`` that names every character the fonts lack and the text it stands in."""
    found: dict[tuple[str, str], Notice] = {}
    for shown in shown_texts(document):
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
    """Return ``document`` with each character the fonts lack written as its number, such as 〔U+1F600〕."""

    def spell(text: str) -> str:
        text = clean_text(text)
        for character in missing_characters(text):
            text = text.replace(character, f"〔U+{ord(character):04X}〕")
        return text

    return map_texts(document, spell)


def font_subset(family: str, text: str) -> str:
    """Return the base64 of a font of ``family`` that has just the characters of ``text``."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update({ord(character) for character in text if character != "\n"} | {0x20})
    return base64.b64encode(uharfbuzz.subset(_face(family), wanted).blob.data).decode("ascii")
