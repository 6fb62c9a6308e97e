"""The rows of 登记 on the page, copied one after the other with a key; which were copied is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import traitlets

from orglife_kit.errors import OrglifeError
from orglife_kit.i18n import sentences, words_of
from orglife_kit.meeting.copied_rows import copied_rows, keep_copied
from orglife_kit.views.forms.base import PageWidget

_ = words_of("forms")

_FOLDER = Path(__file__).parent
CopiedRows = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]  # heads, and the rows under them


class RowCopier(PageWidget):
    """The rows on the page; the clipboard is the page's, which row was copied is kept here."""

    _esm = _FOLDER / "registration.js"
    _css = _FOLDER / "registration.css"
    facts = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        identity: Callable[[], str],
        rows: Callable[[], CopiedRows],
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
