"""The first sheets of a volume: its cover, and the contents with a link to every sheet that begins a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglife_kit.i18n import say_in
from orglife_kit.views.reports.cells import spoken
from orglife_kit.views.reports.model import Volume
from orglife_kit.views.reports.render.office import HEAD_FONT, TITLE_FONT

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from orglife_kit.views.reports.render.xlsx.looks import Looks
    from orglife_kit.views.reports.render.xlsx.names import SheetNames

_FIRST_ENTRY = 2


class Contents:
    """The sheet of contents, written when all sheets have their names."""

    def __init__(self, book: Workbook, looks: Looks, name: str, title: str) -> None:
        self._sheet = book.add_worksheet(name)
        self._looks = looks
        self._title = title
        self._entries: list[tuple[str, str]] = []

    def add(self, title: str, sheet: str) -> None:
        """Note that ``title`` begins on ``sheet``."""
        self._entries.append((title, sheet))

    def write(self) -> None:
        """Write the entries in order."""
        sheet = self._sheet
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, 1, 70)
        sheet.merge_range(0, 0, 0, 1, "", self._looks.of(font_name=HEAD_FONT, font_size=16, align="center"))
        title = self._looks.of(font_name=HEAD_FONT, font_size=16, align="center")
        sheet.write_string(0, 0, self._title, title)
        sheet.set_row(0, 40)
        entry = self._looks.of(font_size=12)
        for number, (words, name) in enumerate(self._entries, 1):
            row = _FIRST_ENTRY + number - 1
            sheet.set_row(row, 24)
            sheet.write_number(row, 0, number, entry)
            target = "internal:'" + name.replace("'", "''") + "'!A1"
            sheet.write_url(row, 1, target, entry, words)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)


def write_cover(book: Workbook, looks: Looks, names: SheetNames, volume: Volume) -> Contents:
    """Add the cover and return the contents, which are still to be written."""
    language = volume.language
    sheet = book.add_worksheet(names.take(say_in(language, "reports", "Cover")))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 1, 42)
    if volume.scope_label:
        sheet.write_string(0, 1, volume.scope_label, looks.of(font_size=9, align="right"))
    for row, words, look in (
        (3, volume.title, looks.of(font_name=TITLE_FONT, font_size=26, align="center")),
        (4, volume.subtitle, looks.of(font_size=14, align="center")),
    ):
        sheet.set_row(row, 60)
        sheet.merge_range(row, 0, row, 1, "", look)
        sheet.write_string(row, 0, words, look)
    for number, field in enumerate(volume.cover, 8):
        sheet.set_row(number, 26)
        sheet.write_string(number, 0, field.label, looks.of(font_name=HEAD_FONT, font_size=13, align="right"))
        sheet.write_string(number, 1, spoken(field.value, language), looks.of(font_size=13))
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    title = say_in(language, "reports", "Contents")
    return Contents(book, looks, names.take(title), title)
