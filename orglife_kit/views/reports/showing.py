"""Reports on the screen of a notebook, carried in the cell's output as the document model."""

from __future__ import annotations

from typing import Any

from orglife_kit.views.reports.model import Document


class Preview:
    """Documents to look at; an exported notebook that shows them gives the same pages."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self.documents = documents

    def __repr__(self) -> str:
        return f"<Preview of {len(self.documents)} documents>"

    def _ipython_display_(self) -> None:
        from IPython.display import display

        for bundle in self.bundles():
            display(bundle, raw=True)

    def bundles(self) -> list[dict[str, Any]]:
        """Return one output per document: the model, the screen's HTML, the title."""
        from orglife_kit.views.reports.notebook import report_data

        return [report_data(document) for document in self.documents]

    def html(self) -> str:
        """Return the documents one under the other, as the screen shows them."""
        from orglife_kit.views.reports.render.html import render_fragment

        return "\n".join(map(render_fragment, self.documents))
