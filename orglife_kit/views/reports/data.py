"""A document as plain values, with what a template or a program need not work out itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from orglife_kit.i18n import say
from orglife_kit.views.reports.formula import formula_words, read_formula
from orglife_kit.views.reports.images import picture_bytes
from orglife_kit.views.reports.layout import (
    code_width,
    column_align,
    column_shares,
    least_width,
    wrapped_code,
)
from orglife_kit.views.reports.model import Code, Formula, Image, Page, Paragraph, Run, Table


class DocumentData:
    """Turns blocks into dictionaries with their ``type``; a renderer adds what it needs in ``more``."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def of(self, value: object) -> object:
        """Return ``value`` as JSON values; a picture that cannot be read becomes a sentence."""
        if isinstance(value, tuple):
            return [self.of(item) for item in value]
        if not dataclasses.is_dataclass(value) or isinstance(value, type):
            return value
        if isinstance(value, Image) and picture_bytes(value) is None:
            words = say("reports", "A picture could not be read. {words}", words=value.alt).strip()
            return self.of(Paragraph(words, "note"))
        data = {item.name: self.of(getattr(value, item.name)) for item in dataclasses.fields(value)}
        if isinstance(value, Table):
            data["aligns"] = [column_align(column) for column in value.columns]
            shares = column_shares(value, self.page)
            data |= {"shares": list(shares), "least": least_width(value, shares)}
            data["contents"] = {f"{cell.row},{cell.column}": self.of(cell.blocks) for cell in value.contents}
            data["headless"] = not any(column.header or column.group for column in value.columns)
        if isinstance(value, Code):
            text = wrapped_code(value.text)
            data |= {"text": text, "columns": code_width(text)}
        if isinstance(value, Formula) or (isinstance(value, Run) and value.math):
            data |= {"words": formula_words(value.text), **self.formula(value)}
        return {"type": type(value).__name__, **data, **self.more(value)}

    def formula(self, value: Formula | Run) -> Mapping[str, object]:
        """Return what a renderer draws a formula from; ``tree`` is ``None`` where it cannot be read."""
        return {"tree": self.of(read_formula(value.text))}

    def more(self, value: object) -> Mapping[str, object]:
        """Return what a renderer adds to one block."""
        return {}
