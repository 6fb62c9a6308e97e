"""One picture with the numbers beneath it, shown in a notebook and taken along when it is exported."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from orglife_kit.frozen import dataclass

if TYPE_CHECKING:
    from pandas import DataFrame

    from orglife_kit.views.analysis.figure import ChartFigure


@dataclass(frozen=True, eq=False)
class Panel:
    """What a function of the analysis returns: ``figure`` to draw on, ``table`` to count on; or why there is neither.

    ``words`` stand under the picture where something is to be said of it.
    """

    title: str
    figure: ChartFigure | None = None
    table: DataFrame | None = None
    words: str = ""

    def __repr__(self) -> str:
        return f"<Panel {self.title}>"

    def bundles(self) -> list[dict[str, Any]]:
        """Return the outputs of a cell: the picture, what is to be said of it, the numbers."""
        from orglife_kit.views.analysis.tables import numbers_markup

        found: list[dict[str, Any]] = []
        if self.figure is not None:
            # not as image/svg+xml, which has no words to read aloud
            found.append({"text/html": self.figure._repr_html_(), "text/plain": self.title})
        if self.words:
            words = self.words if self.figure is not None else f"{self.title}：{self.words}"
            found.append({"text/html": f"<p>{html.escape(words)}</p>", "text/plain": words})
        if self.table is not None:
            found.append(
                {"text/html": numbers_markup(self.table), "text/plain": self.table.to_string(index=False)}
            )
        return found

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for bundle in self.bundles():
            display(bundle, raw=True)
