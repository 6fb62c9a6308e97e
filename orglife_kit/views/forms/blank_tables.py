"""空白表格: a table to be filled in, downloaded by a click; nothing is written on this machine for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from orglife_kit.i18n import say
from orglife_kit.meeting.tables import table_of
from orglife_kit.meeting.uploads import template_file
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import WrittenFiles

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class BlankTables(WrittenFiles):
    """A link for each table by its words; a click makes the workbook, with the names of the record as it then is."""

    def __init__(self, words: Mapping[str, str], record: Callable[[], MeetingRecord]) -> None:
        super().__init__()
        self._tables, self._record = [*words], record
        self.links = True
        self.names = [*words.values()]
        self.words = {
            **self.words,
            "none": say("files", "No answer: load the page again and press once more."),
        }

    def content(self, number: int | None) -> tuple[str, str, bytes]:
        """Return name, kind and bytes of the table that is asked for."""
        name = self._tables[number or 0]
        title = say("files", "{table}, blank.xlsx", table=table_of(name).said_title)
        return title, _WORKBOOK, template_file(name, self._record())

    @property
    def number_of_files(self) -> int:
        """How many can be asked for."""
        return len(self._tables)
