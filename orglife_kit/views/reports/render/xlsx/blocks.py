"""Every kind of block on a worksheet, one under the other; text stands in cells alone."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from orglife_kit.views.reports.code_layout import wrapped_code
from orglife_kit.views.reports.folio import open_day
from orglife_kit.views.reports.geometry import LEAST_LINE, POINT, SEAL
from orglife_kit.views.reports.model import (
    Block,
    Chart,
    Closing,
    Code,
    Columns,
    Fields,
    Formula,
    Heading,
    Image,
    ListBlock,
    PageBreak,
    Paragraph,
    Run,
    SealSpace,
    Signatures,
    Spacer,
    Text,
)
from orglife_kit.views.reports.render.office import (
    CODE_FONT,
    HEAD_FONT,
    SECOND_FONT,
    TITLE_FONT,
    office_picture,
    plain_words,
    runs_of,
)
from orglife_kit.views.reports.render.xlsx.places import Placed, field_rows, signing_rows
from orglife_kit.views.reports.render.xlsx.rows import SheetCell, SheetRows
from orglife_kit.views.reports.title_lines import unit_lines

_QUIET = "#505050"
_SEAL_LOOK: tuple[tuple[str, Any], ...] = (
    ("border", 3),
    ("border_color", "#808080"),
    ("font_color", _QUIET),
    ("align", "center"),
    ("valign", "bottom"),
)
_FONT_OF_LEVEL = {1: HEAD_FONT, 2: SECOND_FONT}
_ALIGN: dict[str, dict[str, Any]] = {
    "body": {},
    "note": {"font_color": _QUIET},
    "centred": {"align": "center"},
    "label": {"font_name": HEAD_FONT},
    "fact": {"font_name": SECOND_FONT},
    "title": {"align": "center", "font_name": TITLE_FONT},
    "subtitle": {"align": "center"},
}


def write_block(rows: SheetRows, block: Block) -> None:
    """Write one block that is no table."""
    _WRITERS[type(block)](rows, block)


def _heading(rows: SheetRows, block: Heading) -> None:
    rows.words(block.text, size=12, font_name=_FONT_OF_LEVEL.get(block.level, HEAD_FONT), height=24)


def _code(rows: SheetRows, block: Code) -> None:
    rows.words(wrapped_code(block.text), size=14 if block.large else 10, font_name=CODE_FONT)


def _formula(rows: SheetRows, block: Formula) -> None:
    rows.words(plain_words((Run(block.text, math=True),)), align="center")


def _fields(rows: SheetRows, block: Fields) -> None:
    for row in field_rows(block, rows.grid, rows.measures, rows.language):
        _placed(rows, row, 20, "top")


def _page_break(rows: SheetRows, block: PageBreak) -> None:
    if rows.row:
        rows.breaks.append(rows.row)


def _paragraph(rows: SheetRows, block: Paragraph) -> None:
    runs = runs_of(block.text)
    facts = _ALIGN[block.style]
    if len(runs) == 1 and runs[0].bold:
        facts = {"font_name": HEAD_FONT} | facts
    measures = rows.measures
    size = {"title": measures.title, "subtitle": measures.subtitle}.get(block.style)
    rows.words("".join(run.text for run in runs), size=size, **facts)


def _list(rows: SheetRows, block: ListBlock, depth: int = 0) -> None:
    number = block.start
    for item in block.items:
        if isinstance(item, str | tuple):
            rows.words(_item_words(block, item, number), indent=2 * depth + 1)
            number += 1
        elif isinstance(item, ListBlock):
            _list(rows, item, depth + 1)
        else:
            write_block(rows, item)


def _item_words(block: ListBlock, item: Text, number: int) -> str:
    return (f"{number}. " if block.ordered else "• ") + plain_words(item)


def _sealed(rows: SheetRows, block: Columns) -> None:
    """Write texts with the place for a seal beside them, as high as it is."""
    texts, ((seal,),) = block.columns[0], block.columns[1:]
    assert isinstance(seal, SealSpace)
    lines: list[tuple[str, dict[str, Any]]] = []
    for text in texts:
        if isinstance(text, Paragraph):
            lines.append((plain_words(text.text), _ALIGN[text.style]))
        elif isinstance(text, ListBlock):
            lines += [
                (_item_words(text, item, number), {"indent": 1})
                for number, item in enumerate(text.items, text.start)
                if isinstance(item, str | tuple)
            ]
    first = _right(rows, SEAL - 2)
    for number, (words, facts) in enumerate(lines):
        cells = [SheetCell(words, 0, first - 1, tuple(({"font_size": rows.measures.small} | facts).items()))]
        if number == 0:
            cells.append(SheetCell(seal.label, first, rows.last_column, _SEAL_LOOK, rows=len(lines)))
        rows.cells(cells, least=SEAL / POINT / len(lines))
    rows.space(6)


def _placed(rows: SheetRows, row: list[Placed], least: float, stands: str) -> None:
    looks: dict[str, dict[str, Any]] = {
        "label": {"font_name": HEAD_FONT},
        "value": {"align": "left"},
        "line": {"align": "left", "bottom": 1},
    }
    cells = [
        SheetCell(
            placed.value,
            placed.first,
            placed.last,
            tuple((looks[placed.kind] | {"font_size": rows.measures.small, "valign": stands}).items()),
        )
        for placed in row
    ]
    rows.cells(cells, least=least)


def _signatures(rows: SheetRows, block: Signatures) -> None:
    rows.space(8)
    for row in signing_rows(block, rows.grid, rows.measures):
        _placed(rows, row, 30, "bottom")
    if block.seal:
        rows.space(6)
        _seal(rows, block.seal)


def _right(rows: SheetRows, least: float) -> int:
    """Return the first of the columns at the right that are ``least`` millimetres wide together."""
    first = rows.last_column
    while first > 0 and rows.grid.width(first, rows.last_column) < least:
        first -= 1
    return first


def _seal(rows: SheetRows, label: str) -> None:
    first = _right(rows, SEAL - 2)
    rows.cells([SheetCell(label, first, rows.last_column, _SEAL_LOOK)], least=SEAL / POINT)


def _closing(rows: SheetRows, block: Closing) -> None:
    look = tuple({"align": "center", "font_size": 12}.items())
    lines, width = unit_lines(block.unit, rows.measures)
    first = _right(rows, max(1.5 * LEAST_LINE, width))
    rows.space(12)
    for value in ("\n".join(lines), block.date or open_day(rows.language), block.seal):
        if value:
            rows.cells([SheetCell(value, first, rows.last_column, look)], least=22)


def _picture(rows: SheetRows, block: Image | Chart) -> None:
    picture = office_picture(block, rows.measures.room)
    if isinstance(block, Chart) and block.title:
        rows.words(block.title, align="center", font_name=HEAD_FONT)
    if picture is None:
        rows.words(block.alt, font_color=_QUIET)
        return
    height = picture.height / POINT + 8
    from PIL import Image as Raster

    with Raster.open(BytesIO(picture.data)) as raster:
        wide, high = raster.size
        dots = raster.info.get("dpi", (96, 96))
    shown = picture.width / 25.4 * 96, picture.height / 25.4 * 96
    options = {
        "image_data": BytesIO(picture.data),
        "x_scale": shown[0] / (wide * 96 / float(dots[0])),
        "y_scale": shown[1] / (high * 96 / float(dots[1])),
        "x_offset": max(0, (rows.measures.room - picture.width) / 2 / 25.4 * 96),
        "description": picture.alt,
        "object_position": 2,
    }
    rows.sheet.insert_image(rows.row, 0, "picture.png", options)
    left = height
    while left > 0:
        rows.space(min(left, 300))
        left -= 300


_WRITERS: dict[type, Callable[[SheetRows, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    ListBlock: _list,
    Columns: _sealed,
    Code: _code,
    Formula: _formula,
    Fields: _fields,
    Signatures: _signatures,
    Closing: _closing,
    SealSpace: lambda rows, block: _seal(rows, block.label),
    Spacer: lambda rows, block: rows.space(block.height / POINT),
    PageBreak: _page_break,
    Image: _picture,
    Chart: _picture,
}
