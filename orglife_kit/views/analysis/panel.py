"""One picture with the numbers beneath it, shown in a notebook and taken along when it is exported."""

from __future__ import annotations

import base64
import html
from typing import TYPE_CHECKING, Any

from orglife_kit.frozen import dataclass

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame


@dataclass(frozen=True, eq=False)
class Panel:
    """What a function of the analysis returns: ``figure`` to draw on, ``table`` to count on; or why there is neither.

    ``words`` stand under the picture where something is to be said of it.
    """

    title: str
    figure: Figure | None = None
    table: DataFrame | None = None
    words: str = ""

    def __repr__(self) -> str:
        return f"<Panel {self.title}>"

    def bundles(self) -> list[dict[str, Any]]:
        """Return the outputs of a cell: the picture, what is to be said of it, the numbers."""
        from orglife_kit.views.analysis.house_style import as_svg
        from orglife_kit.views.analysis.tables import numbers_markup

        found: list[dict[str, Any]] = []
        if self.figure is not None:
            svg = base64.b64encode(as_svg(self.figure).encode("utf-8")).decode("ascii")
            width = round(self.figure.get_figwidth() * 96)  # pixels, as a browser counts inches
            markup = (
                f'<img alt="{html.escape(self.title)}" width="{width}" src="data:image/svg+xml;base64,{svg}">'
            )
            found.append(
                {"text/html": markup, "text/plain": self.title}
            )  # as image/svg+xml it has no words to read aloud
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
