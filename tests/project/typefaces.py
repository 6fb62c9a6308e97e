"""Builds the two small fonts of ``views/typefaces`` from Noto fonts (OFL) that lie in one folder.

``python -m tests.project.typefaces FOLDER``, with NotoSans-Regular.ttf, NotoSansMono-Regular.ttf,
NotoSansMath-Regular.ttf, NotoSansSymbols-Regular.ttf, NotoSansSymbols2-Regular.ttf and
NotoEmoji_400Regular.ttf in it. Orglife Signs has the signs that the Chinese fonts lack; in Orglife Mono
every letter is exactly half as wide as a Chinese character, and box drawing fills its line.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.timeTools import timestampFromString
from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from orglife_kit.views.typefaces import SANS, SERIF, characters_of

TARGET = Path(__file__).parents[2] / "orglife_kit" / "views" / "typefaces"
UNITS = 1000
ASCENT, DESCENT = 880, -120  # the edges of a line in report.typ
LINE = (-270, 1030)  # a line of code, 1.3 em from the middle of one gap to the middle of the next
MONO_SCALE = 5 / 6  # Noto Sans Mono is 0.6 em wide
SIGNS = (
    (0xA0, 0x24F),
    (0x250, 0x2FF),
    (0x370, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x2BFF),
    (0x1F100, 0x1F5FF),  # and no faces: one in a name or in a form is a mistake that is told
    (0x1F680, 0x1F8FF),
    (0x1F930, 0x1F96F),
    (0x1F97B, 0x1F9FF),
    (0x1FA70, 0x1FAFF),
)
LETTERS = ((0x21, 0x7E), (0xA1, 0x17F), (0x370, 0x45F), (0x2010, 0x2BFF))
SOURCES = (
    "NotoSans-Regular.ttf",
    "NotoSansMath-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoEmoji_400Regular.ttf",
)
MADE = "Fri Jan  2 00:00:00 2026"  # said here, so that the same sources make the same bytes
COPYRIGHT = "Copyright 2022 The Noto Project Authors. Licensed under the SIL Open Font License, Version 1.1."


class Source:
    """A font to take glyphs from."""

    def __init__(self, path: Path) -> None:
        self.font = TTFont(path)
        self.names: dict[int, str] = self.font.getBestCmap()
        self.glyphs = self.font.getGlyphSet()
        self.scale = UNITS / self.font["head"].unitsPerEm

    def drawn(self, code: int, transform: Transform) -> Any:
        """Return the outline of a character, transformed."""
        recorded = DecomposingRecordingPen(self.glyphs)
        self.glyphs[self.names[code]].draw(recorded)
        pen = TTGlyphPen(None)
        recorded.replay(TransformPen(Cu2QuPen(pen, 1.0), transform))
        return pen.glyph()

    def width(self, code: int) -> float:
        """Return how far a character moves on, in thousandths of an em."""
        return float(self.glyphs[self.names[code]].width) * self.scale

    def bounds(self, code: int) -> tuple[float, float, float, float]:
        """Return the box of a character in thousandths of an em."""
        pen = BoundsPen(self.glyphs)
        self.glyphs[self.names[code]].draw(pen)
        left, bottom, right, top = pen.bounds or (0, 0, 0, 0)
        return left * self.scale, bottom * self.scale, right * self.scale, top * self.scale


def build(folder: Path) -> None:
    """Write both fonts."""
    sources = [Source(folder / name) for name in SOURCES]
    chinese = characters_of(SANS) | characters_of(SERIF)
    found = {
        code: source
        for source in reversed(sources)
        for code in source.names
        if _within(code, SIGNS) and unicodedata.category(chr(code)) not in ("Cf", "Zs", "Zl", "Zp", "Cn")
    }
    signs = {code: _sign(source, code) for code, source in sorted(found.items()) if code not in chinese}
    _write("Orglife Signs", signs)
    mono = Source(folder / "NotoSansMono-Regular.ttf")
    _write("Orglife Mono", dict(_of_one_width(mono, found)))


def _sign(source: Source, code: int) -> tuple[Any, int]:
    """Return a sign in its own width; one that a terminal shows as wide as a Chinese character in that width."""
    wide = unicodedata.east_asian_width(chr(code)) in "WF"
    scale = min(1.0, UNITS / source.width(code)) if wide else 1.0
    drawn = source.drawn(code, Transform().scale(source.scale * scale))
    return drawn, UNITS if wide else round(source.width(code))


def _of_one_width(mono: Source, signs: dict[int, Source]) -> Iterator[tuple[int, tuple[Any, int]]]:
    for code in sorted(set(mono.names) | set(signs)):
        if not _within(code, LETTERS) or unicodedata.east_asian_width(chr(code)) in "WF":
            continue
        if code in mono.names:
            transform = Transform().scale(MONO_SCALE * mono.scale)
            if 0x2500 <= code <= 0x259F:
                transform = _filling(mono).scale(mono.scale)
            yield code, (mono.drawn(code, transform), UNITS // 2)
        else:
            source = signs[code]
            left, bottom, right, top = source.bounds(code)
            scale = min(1.0, 480 / max(right - left, 1))
            middle = (bottom + top) / 2
            placed = Transform().translate(250 - scale * (left + right) / 2, middle).scale(scale)
            yield code, (source.drawn(code, placed.translate(0, -middle).scale(source.scale)), UNITS // 2)


def _filling(mono: Source) -> Transform:
    _, bottom, _, top = mono.bounds(0x2588)  # the full block
    tall = (LINE[1] - LINE[0]) / (top - bottom)
    return Transform().translate(0, LINE[0] - bottom * tall).scale(MONO_SCALE, tall)


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _write(family: str, glyphs: dict[int, tuple[Any, int]]) -> None:
    names = {code: f"uni{code:04X}" for code in glyphs}
    empty = TTGlyphPen(None).glyph()
    outlines = {".notdef": empty, "space": empty} | {names[code]: glyphs[code][0] for code in glyphs}
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder(list(outlines))
    builder.setupCharacterMap({0x20: "space"} | names)
    builder.setupGlyf(outlines)
    made = builder.font["glyf"]
    widths = {".notdef": 500, "space": 500} | {names[code]: glyphs[code][1] for code in glyphs}
    builder.setupHorizontalMetrics(
        {
            name: (width, made[name].xMin if made[name].numberOfContours else 0)
            for name, width in widths.items()
        }
    )
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=1100, usWinDescent=300)
    file_name = family.replace(" ", "")
    builder.setupNameTable(
        {
            "copyright": COPYRIGHT,
            "familyName": family,
            "styleName": "Regular",
            "uniqueFontIdentifier": file_name,
            "fullName": family,
            "psName": f"{file_name}-Regular",
        }
    )
    builder.setupPost(keepGlyphNames=False, isFixedPitch=family.endswith("Mono"))
    builder.font["head"].created = builder.font["head"].modified = timestampFromString(MADE)
    builder.font.recalcTimestamp = False
    builder.save(TARGET / f"{file_name}.ttf")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
