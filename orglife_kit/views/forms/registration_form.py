"""登记逐行抄录: one row after the other in the upper system's order, copied with a key; it goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import traitlets

from orglife_kit.errors import OrglifeError
from orglife_kit.i18n import sentences, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.copied_rows import copied_rows, keep_copied
from orglife_kit.views.forms.base import Card, Form, PageWidget, Parts

_ = words_of("forms")

_FOLDER = Path(__file__).parent
Rows = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


class RegistrationPages(Protocol):
    """What the form asks of the reports."""

    def registration_rows(self, meeting: Meeting, *, with_ids: bool = False) -> Rows:
        """Return the heads and the rows of 登记, as they are typed into the upper system."""
        ...


class RegistrationForm(Form):
    """Whether id numbers are shown whole, and the rows."""

    reports: RegistrationPages

    def _declare(self) -> Parts:
        self.with_ids = self.tick_field(_("Copy id numbers whole"), keep=self._follow_ids)
        self.rows = RowCopier(lambda: self.meeting.record.identity, self._rows)
        yield self.heading(
            _("Copy the registration row by row"),
            _(
                "In the order of the upper system. C copies the row and goes on to the next one; a click copies one"
                " cell. A row that is changed later has to be copied anew."
            ),
        )
        yield Card(self.with_ids, self.rows)

    def _rows(self) -> Rows:
        return self.reports.registration_rows(self.meeting, with_ids=bool(self.with_ids.value))

    def _follow_ids(self, _: object) -> str:
        self.rows.refresh()
        return ""

    def show_record(self, record: Any) -> None:
        """Show the rows as the meeting has them now."""
        super().show_record(record)
        self.rows.refresh()


class RowCopier(PageWidget):
    """The rows on the page; the clipboard is the page's, which row was copied is kept here."""

    _esm = _FOLDER / "registration.js"
    _css = _FOLDER / "registration.css"
    facts = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        identity: Callable[[], str],
        rows: Callable[[], Rows],
        followed: Callable[[], object] = lambda: None,
    ) -> None:
        """Take whose rows they are (the meeting's id), the rows, and what is done once a row was copied."""
        self._identity, self._make, self._followed = identity, rows, followed
        self._rows: Sequence[Sequence[str]] = ()
        super().__init__(facts={})

    def refresh(self) -> None:
        """Show the rows as they are now; why there are none where that is so."""
        try:
            heads, rows = self._make()
        except OrglifeError as error:
            self.tell(sentences(error), "bad")
            return
        self._rows = rows
        copied = copied_rows(self._identity(), rows)
        self.facts = {
            "of": self._identity(),
            "heads": list(heads),
            "rows": [list(row) for row in rows],
            "copied": list(copied),
            "words": _words(),
            "told": "",
        }

    def tell(self, words: str, tone: str = "quiet") -> None:
        """Show no row, but ``words`` in their place."""
        self._rows = ()
        empty: dict[str, Any] = {"of": "", "heads": [], "rows": [], "copied": []}
        self.facts = {**empty, "words": _words(), "told": words, "tone": tone}

    def answer(self, message: dict[str, Any]) -> None:
        """Keep that the page copied a row, or that it was not copied after all."""
        place = message.get("row")
        if not isinstance(place, int) or not 0 <= place < len(self._rows):
            return
        try:
            keep_copied(self._identity(), self._rows[place], copied=message.get("act") == "copied")
        except OrglifeError as error:
            self.facts = {**self.facts, "told": sentences(error)}
            return
        self.refresh()
        self._followed()

    def heard(self, message: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        """Keep what the page says that it copied."""
        if message.get("act") in ("copied", "not_copied"):
            self.answer(message)


def _words() -> dict[str, str]:
    return {
        "copy": _("Copy this row (C)"),
        "not_copied": _("Not copied after all"),
        "before": _("Row before"),
        "after": _("Next row"),
        "done": _("copied"),
        "count": _("Copied {done}/{all}", done="{done}", all="{all}"),
        "finished": _("All rows are copied."),
        "refused": _("The browser did not allow it: select the row and copy it by Ctrl+C."),
    }
