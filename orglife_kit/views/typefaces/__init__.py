"""The bundled fonts: which characters they have, and the few that one page needs."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import Any

SANS = "Noto Sans SC"
SERIF = "Noto Serif SC"
SIGNS = "Orglife Signs"  # signs and letters that the Chinese fonts lack
MONO = "Orglife Mono"  # code: a letter is half as wide as a Chinese character, box drawing fills its line
_NOT_NEEDED = {  # what only text from top to bottom and signatures of fonts need
    int.from_bytes(table.encode(), "big") for table in ("BASE", "VORG", "vhea", "vmtx", "DSIG")
}


def font_paths() -> dict[str, Path]:
    """Return the file of each family."""
    import pylopdf_fonts_zh_cn as bundled

    own = Path(__file__).parent
    return {
        SANS: bundled.sans_path(),
        SERIF: bundled.serif_path(),
        SIGNS: own / "OrglifeSigns.ttf",
        MONO: own / "OrglifeMono.ttf",
    }


@cache
def _face(family: str) -> Any:
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font_paths()[family])))


@cache
def characters_of(family: str) -> frozenset[int]:
    """Return the code points that a family can draw."""
    return frozenset(_face(family).unicodes)


def font_subset(family: str, text: str) -> str:
    """Return the base64 of a font of ``family`` that has just the characters of ``text``."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.layout_feature_tag_set.clear()  # a page sets its text across, one character after the other
    wanted.drop_table_tag_set.update(_NOT_NEEDED)
    wanted.unicode_set.update({ord(character) for character in text if character != "\n"} | {0x20})
    return base64.b64encode(uharfbuzz.subset(_face(family), wanted).blob.data).decode("ascii")
