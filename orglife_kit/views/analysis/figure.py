"""The figure of a chart: matplotlib's, shown by any notebook in the house style after whatever was changed on it."""

from __future__ import annotations

import base64
import html

from matplotlib.figure import Figure


class ChartFigure(Figure):
    """A figure that a notebook shows by its name alone; ``title`` is read aloud in its place."""

    title = ""

    def _repr_html_(self) -> str:
        from orglife_kit.views.analysis.house_style import as_svg

        svg = base64.b64encode(as_svg(self).encode("utf-8")).decode("ascii")
        width = round(self.get_figwidth() * 96)  # pixels, as a browser counts inches
        return f'<img alt="{html.escape(self.title)}" width="{width}" src="data:image/svg+xml;base64,{svg}">'
