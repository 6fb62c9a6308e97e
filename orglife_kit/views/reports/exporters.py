"""``orglife_html`` and ``orglife_pdf``: how nbconvert writes our reports and any other notebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbconvert.exporters import Exporter
from traitlets import default

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from orglife_kit.views.reports.model import Document


class _DocumentExporter(Exporter):
    """Turns a notebook into a document; a subclass renders it."""

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the rendered notebook and the resources; what goes wrong is told in the reader's words."""
        from nbconvert.utils.exceptions import ConversionException

        from orglife_kit.errors import OrglifeError
        from orglife_kit.i18n import sentences

        try:
            return self.convert(nb, resources, **kw)
        except OrglifeError as error:
            raise ConversionException(sentences(error)) from error

    def convert(
        self, notebook: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the rendered notebook and the resources; raises ``InputError`` with its notices."""
        from orglife_kit.views.reports.foreign.repair import mended
        from orglife_kit.views.reports.notebook import is_own, read_notebook

        fit = notebook if is_own(notebook) else mended(notebook)
        prepared, kept = super().from_notebook_node(fit, resources, **kw)
        about = kept.get("metadata", {})
        folder = Path(about["path"] or ".") if "path" in about else None
        document = read_notebook(prepared, str(about.get("name", "")), folder)
        return self._render(document, own=is_own(prepared)), dict(kept)

    def _render(self, document: Document, *, own: bool) -> Any:
        raise NotImplementedError


class OrglifeHTMLExporter(_DocumentExporter):
    """A page in one file that needs no network."""

    export_from_notebook = "Orglife HTML"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension(self) -> str:
        return ".html"

    def _render(self, document: Document, *, own: bool) -> str:
        from orglife_kit.views.reports.render.html import render_html

        return render_html(document, readers_fonts=not own).decode()


class OrglifePDFExporter(_DocumentExporter):
    """A PDF by Typst with the bundled Chinese font; no LaTeX, no browser."""

    export_from_notebook = "Orglife PDF"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension(self) -> str:
        return ".pdf"

    def _render(self, document: Document, *, own: bool) -> bytes:
        from orglife_kit.views.reports.fonts import spell_out_missing
        from orglife_kit.views.reports.render.pdf import render_pdf

        return render_pdf(document if own else spell_out_missing(document))
