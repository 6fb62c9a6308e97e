"""Where labels, values and lines to sign stand on a sheet, fitted to its columns."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.cells import CellValue, spoken
from orglife_kit.views.reports.geometry import LEAST_LINE, Geometry
from orglife_kit.views.reports.layout import SigningLine, signing_plan, text_width
from orglife_kit.views.reports.model import Fields, FormField, Signatures
from orglife_kit.views.reports.render.xlsx.grid import SheetGrid
from orglife_kit.views.reports.table_layout import text_lines


@dataclass(frozen=True)
class Placed:
    """A value in its columns; ``kind`` says how it is set."""

    value: CellValue
    first: int
    last: int
    kind: str


def field_rows(block: Fields, grid: SheetGrid, measures: Geometry, language: str) -> list[list[Placed]]:
    """Return the rows of labels and values, as many side by side as the sheet has columns for."""
    label = max((measures.small_width(text_width(field.label) + 3) for field in block.fields), default=10.0)
    across = min(block.across, max(len(block.fields), 1))
    while across > 1 and (
        not (grid.is_free or 2 * across <= len(grid.widths)) or label > measures.room / across / 2
    ):
        across -= 1
    texts = [(field.label, spoken(field.value, language)) for field in block.fields]
    while across > 1 and not _fits(texts, _field_spans(grid, measures, label, across), grid, measures):
        across -= 1
    spans = _field_spans(grid, measures, label, across)
    return [
        [
            placed
            for number, field in enumerate(row)
            for placed in _field(field, spans[2 * number : 2 * number + 2])
        ]
        for row in _rows(block.fields, across)
    ]


def _field_spans(grid: SheetGrid, measures: Geometry, label: float, across: int) -> list[tuple[int, int]]:
    each = measures.room / across
    label = min(label, 0.6 * each)
    return _spans(grid, [label, each - label] * across, [True, False] * across)


def _fits(
    texts: Sequence[tuple[str, str]], spans: Sequence[tuple[int, int]], grid: SheetGrid, measures: Geometry
) -> bool:
    """Return whether no value takes more lines in its columns than in its share of the sheet, and each label one."""
    values = spans[1::2]
    even = sum(grid.width(*span) for span in values) / len(values)
    for number, (label, text) in enumerate(texts):
        place = 2 * (number % len(values))
        for_label, for_value = (measures.characters(grid.width(*span)) for span in spans[place : place + 2])
        if text_width(label) > for_label:
            return False
        if text_lines(text, for_value) > text_lines(text, measures.characters(even)):
            return False
    return True


def _field(field: FormField, spans: Sequence[tuple[int, int]]) -> tuple[Placed, Placed]:
    kind = "line" if field.value in ("", None) else "value"
    return Placed(field.label, *spans[0], "label"), Placed(field.value, *spans[1], kind)


def signing_rows(block: Signatures, grid: SheetGrid, measures: Geometry) -> list[list[Placed]]:
    """Return the rows of labels, names and lines; no line is shorter than it must be to be signed on."""
    for across in range(block.across, 0, -1):
        plan = signing_plan(Signatures(block.signatures, across), measures)
        parts = [plan.label, *([plan.person] if plan.person else []), plan.line]
        wanted = parts * plan.across
        wanted[-1] += measures.room - sum(wanted)
        labels = [*[True] * (len(parts) - 1), False] * plan.across
        free = grid.is_free or across == 1
        spans = _spans(grid, wanted, labels) if free else grid.fitted(wanted, labels)
        ends = [] if spans is None else spans[len(parts) - 1 :: len(parts)]
        if spans is not None and all(grid.width(*span) >= LEAST_LINE for span in ends):
            break
        if across == 1:
            spans = _line_first(grid, wanted)
    assert spans is not None
    return [
        [
            placed
            for number, line in enumerate(row)
            for placed in _signing(line, spans[len(parts) * number : len(parts) * (number + 1)])
        ]
        for row in plan.rows
    ]


def _line_first(grid: SheetGrid, wanted: Sequence[float]) -> list[tuple[int, int]]:
    """Return columns for a label, a name and a line that is long enough to sign on, whatever is left for the others."""
    last = len(grid.widths) - 1
    first = last
    while first >= len(wanted) and grid.width(first, last) < LEAST_LINE:
        first -= 1
    if len(wanted) == 2:
        return [(0, first - 1), (first, last)]
    split = min(range(1, first), key=lambda place: abs(grid.edges[place] - wanted[0]))
    return [(0, split - 1), (split, first - 1), (first, last)]


def _signing(line: SigningLine, spans: Sequence[tuple[int, int]]) -> list[Placed]:
    person = [Placed(line.person, *spans[1], "value")] if len(spans) == 3 else []
    return [Placed(line.label, *spans[0], "label"), *person, Placed(line.value, *spans[-1], "line")]


def _spans(grid: SheetGrid, wanted: Sequence[float], labels: Sequence[bool]) -> list[tuple[int, int]]:
    spans = grid.fitted(wanted, labels)
    if spans is None or (grid.is_free and not _is_close(spans, wanted, grid)):
        grid.divide(wanted)
        spans = grid.fitted(wanted, labels)
    assert spans is not None
    return spans


def _is_close(spans: Sequence[tuple[int, int]], wanted: Sequence[float], grid: SheetGrid) -> bool:
    """Return whether no part is more than half as wide again as it should be, but for what is left at the end."""
    return all(grid.width(*span) < 1.5 * width for span, width in zip(spans[:-1], wanted[:-1], strict=True))


def _rows(fields: Sequence[FormField], across: int) -> list[Sequence[FormField]]:
    return [fields[start * across : (start + 1) * across] for start in range(ceil(len(fields) / across))]
