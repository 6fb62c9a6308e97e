"""Any table to sort, filter and search without a network: its rows in HTML, what draws them once in a notebook."""

from __future__ import annotations

import html
import json
import uuid
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from IPython.display import HTML

from orglife_kit.frozen import dataclass
from orglife_kit.i18n import language, say
from orglife_kit.views.analysis.tables import as_read
from orglife_kit.views.reports.layout import text_width

if TYPE_CHECKING:
    from pandas import DataFrame, Series

_SHORT = 12  # half-width characters
_DRAWN = """
<script type="module">
const draw = async () => {
  const { ITable, set_or_remove_dark_class } = await window.%(library)s;
  set_or_remove_dark_class();
  document.querySelectorAll("#%(table)s:not(.dataTable)").forEach(table => new ITable(table, %(options)s));
};
window.%(library)s ? draw() : window.addEventListener("%(ready)s", draw, { once: true });
</script>
"""


@dataclass(frozen=True)
class _Run:
    """One run of one cell."""

    cell: str
    message: str


class _Library:
    """Where in this notebook the program is that draws the tables, so that each does not bring its own.

    It goes with the table that is shown first. A cell that is run again brings it too, unless another cell has brought
    it since: so it comes back where the cell that had it is gone.
    """

    def __init__(self) -> None:
        self._shown: dict[str, int] = {}
        self._now: tuple[_Run, bool] | None = None
        self._brought = self._clock = 0

    def is_brought_by(self, run: _Run | None) -> bool:
        """Return whether the table that this run shows needs to bring it; a run that is not known does."""
        if run is None:
            return True
        if self._now is not None and self._now[0] == run:
            return False
        before = self._shown.get(run.cell, 0)
        self._clock += 1
        self._shown[run.cell] = self._clock
        needed = self._brought <= before
        if needed:
            self._brought = self._clock
        self._now = run, needed
        return needed


_LIBRARY = _Library()


class SortableTable(HTML):
    """A table that shows itself, with the program that draws it where the notebook has none yet."""

    def _repr_html_(self) -> str:
        program = _program() if _LIBRARY.is_brought_by(_this_run()) else ""
        return program + str(self.data)


def sortable(frame: DataFrame | Series[Any], title: str = "") -> SortableTable:
    """Return any DataFrame or Series as a table to sort, filter and search, offline.

    Exported, or opened where no program runs, it stands there whole.
    """
    shown = as_read(frame)
    name = f"sortable-{uuid.uuid4().hex}"
    caption = f'<caption style="caption-side:top">{html.escape(title)}</caption>' if title else ""
    table = shown.to_html(index=False, border=0, na_rep="", classes="display compact", table_id=name)
    head, opening, rest = table.partition("<thead>")
    lengths: list[list[int | str]] = [[15, 50, -1], [15, 50, say("analysis", "all of its rows")]]
    options: dict[str, object] = {
        "pageLength": 15,
        "lengthMenu": lengths,
        "order": [],
        "layout": {
            "topStart": "pageLength",
            "topEnd": "search",
            "bottomStart": "info",
            "bottomEnd": "paging",
        },
        "classes": ["display", "compact"],  # lines break: words are not cut off
        "style": {"table-layout": "auto", "width": "100%", "margin": "0"},
        "columnDefs": [
            {"className": "dt-nowrap", "targets": [*_short_columns(shown)]},
            {"className": "dt-left", "targets": "_all"},
        ],
        "text_in_header_can_be_selected": True,
    }
    if language() != "en":
        options["language"] = _chinese()
    library, ready = _names()
    words = json.dumps(options, ensure_ascii=False).replace("<", "\\u003c")
    drawn = _DRAWN % {"library": library, "ready": ready, "table": name, "options": words}
    return SortableTable(f"{head}{caption}{opening}{rest}{drawn}")


def _short_columns(frame: DataFrame) -> Iterator[int]:
    """Yield the places of columns whose words need no second line: days, names, grades."""
    for place in range(frame.shape[1]):
        texts = [str(frame.columns[place]), *map(str, frame.iloc[:, place])]
        if max(map(text_width, texts)) <= _SHORT:
            yield place


def _this_run() -> _Run | None:
    """Return which cell is run, as JupyterLab tells the kernel; nothing where nobody does."""
    from IPython import get_ipython

    shell = get_ipython()
    told: dict[str, Any] = getattr(shell, "get_parent", dict)() or {}
    cell = told.get("metadata", {}).get("cellId")
    return _Run(cell, told["header"]["msg_id"]) if cell else None


@cache
def _program() -> str:
    """Return what draws the tables of a page."""
    from itables import options
    from itables.javascript import generate_init_offline_itables_html

    return generate_init_offline_itables_html(options.dt_bundle).partition("<div")[0]


def _names() -> tuple[str, str]:
    """Return under which name a page holds the program, and what says that it is there."""
    from itables.javascript import _itables_ready_event, _itables_underscore_version

    return _itables_underscore_version(), _itables_ready_event()


def _chinese() -> dict[str, object]:
    """Return the words of a sortable table; those of ``aria`` are read aloud."""
    pages = {
        "first": say("analysis", "first page"),
        "previous": say("analysis", "previous page"),
        "next": say("analysis", "next page"),
        "last": say("analysis", "last page"),
        "number": say("analysis", "page") + " ",
    }
    return {
        "aria": {
            "orderable": say("analysis", "sort"),
            "orderableReverse": say("analysis", "sort the other way"),
            "orderableRemove": say("analysis", "sort no more"),
            "paginate": pages,
        },
        "search": say("analysis", "Search:"),
        "lengthMenu": say("analysis", "_MENU_ rows a page"),
        "info": say("analysis", "_START_ to _END_ of _TOTAL_"),
        "infoEmpty": say("analysis", "nothing"),
        "infoFiltered": say("analysis", "(of _MAX_)"),
        "zeroRecords": say("analysis", "nothing found"),
        "emptyTable": say("analysis", "nothing recorded yet"),
    }
