"""A document as plain values, with what a template or a program need not work out itself."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Mapping

from orglife_kit.i18n import say, say_in
from orglife_kit.views.reports.cells import Strong, is_whole, spoken
from orglife_kit.views.reports.code_layout import code_width, wrapped_code
from orglife_kit.views.reports.folio import folio_pieces, open_day
from orglife_kit.views.reports.formula import formula_words, read_formula
from orglife_kit.views.reports.geometry import BETWEEN, SEAL, TICK, Geometry, geometry
from orglife_kit.views.reports.images import picture_bytes
from orglife_kit.views.reports.layout import head_pieces, phone_widths, screen_widths, signing_plan
from orglife_kit.views.reports.model import (
    Closing,
    Code,
    Document,
    FormField,
    Formula,
    Image,
    Page,
    Paragraph,
    Run,
    Signatures,
    Table,
    Volume,
)
from orglife_kit.views.reports.table_layout import (
    BodyCell,
    BodyRow,
    HeadCell,
    TableLayout,
    ending_of,
    lay_out,
)
from orglife_kit.views.reports.texts import shown_texts
from orglife_kit.views.reports.title_lines import subtitle_lines, title_lines, unit_lines

_APOSTROPHE = re.compile("[A-Za-z]\u2019[A-Za-z]")
_DOTS = "·・•‧"


class DocumentData:
    """Turns blocks into dictionaries with their ``type``; a renderer adds what it needs in ``more``."""

    def __init__(self, document: Document | Volume) -> None:
        self.language = document.language
        page = document.page if isinstance(document, Document) else Page(margins="compact", numbers=False)
        self.page = page
        self.measures: Geometry = geometry(page)

    def document(self, document: Document) -> dict[str, object]:
        """Return a document with its measures and what stands at the foot of its pages."""
        subject = "，".join(words for words in (document.form, document.subtitle.replace("\n", " ")) if words)
        return {
            **self._fields(document),
            "type": "Document",
            "measures": self._measures(),
            "title_lines": list(title_lines(document.title, self.measures)),
            "subtitle_lines": list(subtitle_lines(document.subtitle, self.measures)),
            "running_title": document.running_title,
            "dotted": any(dot in text for text in shown_texts(document) for dot in _DOTS),
            "apostrophes": any(
                "\u2019" in text and _APOSTROPHE.search(text) for text in shown_texts(document)
            ),
            "folio": list(folio_pieces(self.language)),
            "date": _day(document.date),
            "subject": subject,
        }

    def volume(self, volume: Volume, documents: list[dict[str, object]]) -> dict[str, object]:
        """Return a volume with the documents that are bound in it."""
        cover = Document("", language=volume.language, page=self.page, scope_label=volume.scope_label)
        return {
            **{
                name: getattr(volume, name)
                for name in ("title", "subtitle", "scope_label", "author", "language", "loose")
            },
            "type": "Volume",
            "cover": self.of(volume.cover),
            "cover_page": self.document(cover),
            "contents_title": say_in(volume.language, "reports", "Contents"),
            "date": _day(volume.date),
            "subject": volume.subtitle,
            "documents": documents,
        }

    def of(self, value: object) -> object:
        """Return ``value`` as JSON values; a picture that cannot be read becomes a sentence."""
        if isinstance(value, tuple):
            return [self.of(item) for item in value]
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return value
        if isinstance(value, Image) and picture_bytes(value) is None:
            words = say("reports", "A picture could not be read. {words}", words=value.alt).strip()
            return self.of(Paragraph(words, "note"))
        return {**self._fields(value), "type": type(value).__name__, **self.more(value)}

    def formula(self, value: Formula | Run) -> Mapping[str, object]:
        """Return what a renderer draws a formula from; ``tree`` is ``None`` where it cannot be read."""
        return {"tree": self.of(read_formula(value.text))}

    def more(self, value: object) -> Mapping[str, object]:
        """Return what a renderer adds to one block."""
        return {}

    def _measures(self) -> dict[str, float]:
        measures = self.measures
        kept = {item.name: getattr(measures, item.name) for item in dataclasses.fields(measures)}
        return kept | {
            "body": measures.body,
            "room": measures.room,
            "seal": SEAL,
            "tick": TICK,
            "between": BETWEEN,
        }

    def _fields(self, value: object) -> dict[str, object]:
        if isinstance(value, Table):
            return self._table(value)
        if isinstance(value, FormField):
            return {"label": value.label, "value": spoken(value.value, self.language)}
        if isinstance(value, Signatures):
            return {"seal": value.seal, "plan": self._signing_plan(value)}
        if isinstance(value, Closing):
            day = spoken(value.date, self.language) or open_day(self.language)
            lines = (value.unit,) if value.seal else unit_lines(value.unit, self.measures)[0]
            return {"unit": list(lines), "date": day, "seal": value.seal}
        data = {item.name: self.of(getattr(value, item.name)) for item in dataclasses.fields(value)}  # type: ignore[arg-type]
        if isinstance(value, Code):
            text = wrapped_code(value.text)
            data |= {"text": text, "columns": code_width(text)}
        if isinstance(value, Formula) or (isinstance(value, Run) and value.math):
            data |= {"words": formula_words(value.text), **self.formula(value)}
        return data

    def _signing_plan(self, block: Signatures) -> dict[str, object]:
        plan = signing_plan(block, self.measures, self.measures.room - (SEAL + 8 if block.seal else 0))
        rows = [
            [
                {"label": line.label, "person": line.person, "value": spoken(line.value, self.language)}
                for line in row
            ]
            for row in plan.rows
        ]
        return {
            "rows": rows,
            "across": plan.across,
            "label": plan.label,
            "person": plan.person,
            "line": plan.line,
        }

    def _table(self, table: Table) -> dict[str, object]:
        plan = lay_out(table, self.measures, self.language)
        on_screen, least = screen_widths(table, plan.widths, self.measures, self.language)
        return {
            **{name: getattr(table, name) for name in ("caption", "rules", "row_height", "side_by_side")},
            "columns": self.of(table.columns),
            "contents": {f"{cell.row},{cell.column}": self.of(cell.blocks) for cell in table.contents},
            "least": least,
            "screen_widths": list(on_screen),
            "phone_widths": list(phone_widths(table, self.language)),
            "layout": {
                "widths": list(plan.widths),
                "half_widths": list(plan.half_widths),
                "heads": [[self._head(head) for head in row] for row in plan.heads],
                "rows": [self._row(row) for row in plan.rows],
                "ending": [self._row(row) for row in self._ending(table, plan)],
                "from_top": plan.from_top,
                "totals": [self._cell(cell, -1) for cell in plan.totals],
            },
        }

    def _ending(self, table: Table, plan: TableLayout) -> tuple[BodyRow, ...]:
        """Return the last row in two parts where it is very long; not where it holds more than text."""
        if not plan.rows or any(cell.row == plan.rows[-1].number for cell in table.contents):
            return ()
        return ending_of(plan.rows[-1], plan.widths, self.measures)

    def _head(self, head: HeadCell) -> dict[str, object]:
        data = {item.name: getattr(head, item.name) for item in dataclasses.fields(head)}
        return data | {"pieces": list(head_pieces(head.text))}

    def _row(self, row: BodyRow) -> dict[str, object]:
        cells = [self._cell(cell, row.number) for cell in row.cells]
        return {"cells": cells, "section": row.section, "divided": row.divided, "lines": row.lines}

    def _cell(self, cell: BodyCell, number: int) -> dict[str, object]:
        return {
            "row": number,
            "column": cell.column,
            "rows": cell.rows,
            "text": cell.text,
            "align": cell.align,
            "open": cell.open,
            "strong": isinstance(cell.value, Strong),
            "whole": is_whole(cell.value),
        }


def _day(date: datetime.date | None) -> list[int] | None:
    return None if date is None else [date.year, date.month, date.day]
