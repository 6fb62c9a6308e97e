"""Tables of WordprocessingML from rows of cells; widths are fixed, heads repeated, short rows stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.render.docx.markup import paragraph, twips

_SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True)
class GridCell:
    """One cell: its paragraphs, over how many columns, whether it begins or goes on with a merge downwards.

    ``borders`` names the sides with a line where the table itself has none; ``bare`` has none at all.
    """

    content: str
    columns: int = 1
    merge: str = ""  # restart, continue
    borders: tuple[str, ...] = ()
    bare: bool = False
    line: str = "single"
    shaded: bool = False
    unbroken: bool = False
    align: str = "center"


def grid(
    widths: Sequence[float],
    rows: Sequence[str],
    *,
    style: str = "TableNormal",
    caption: str = "",
    alignment: str = "center",
) -> str:
    """Return a table of these rows (``grid_row``), as wide as its columns in millimetres."""
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    whole = sum(twips(width) for width in widths)
    told = f"<w:tblCaption w:val={quoteattr(caption)}/>" if caption else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{whole}" w:type="dxa"/><w:jc w:val="{alignment}"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/>{told}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def grid_row(
    cells: Sequence[GridCell],
    widths: Sequence[float],
    *,
    head: bool = False,
    divided: bool = False,
    height: float = 0,
) -> str:
    """Return one row; ``height`` is the least in millimetres."""
    properties = "" if divided else "<w:cantSplit/>"
    if height:
        properties += f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
    if head:
        properties += "<w:tblHeader/>"
    made = []
    place = 0
    for cell in cells:
        made.append(_cell(cell, sum(widths[place : place + cell.columns])))
        place += cell.columns
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def _cell(cell: GridCell, width: float) -> str:
    properties = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    if cell.columns > 1:
        properties += f'<w:gridSpan w:val="{cell.columns}"/>'
    if cell.merge:
        properties += f'<w:vMerge w:val="{cell.merge}"/>'
    if cell.bare or cell.borders:
        line = f'w:val="{cell.line}" w:sz="6" w:space="0" w:color="404040"'
        sides = (f"<w:{side} {line if side in cell.borders else _NONE}/>" for side in _SIDES)
        properties += f"<w:tcBorders>{''.join(sides)}</w:tcBorders>"
    if cell.shaded:
        properties += '<w:shd w:val="clear" w:color="auto" w:fill="F0F0EE"/>'
    if cell.unbroken:
        properties += "<w:noWrap/>"
    properties += f'<w:vAlign w:val="{cell.align}"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{cell.content or paragraph('TableText', '')}</w:tc>"


_NONE = 'w:val="nil"'
