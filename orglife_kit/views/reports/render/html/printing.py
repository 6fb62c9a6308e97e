"""How a page is printed by a browser: the paper, its margins, the folio and the title on the pages that follow."""

from __future__ import annotations

from collections.abc import Sequence

from orglife_kit.i18n import say_in
from orglife_kit.views.reports.folio import folio_pieces, open_day
from orglife_kit.views.reports.geometry import geometry
from orglife_kit.views.reports.model import Document


def page_rules(documents: Sequence[Document], *, bound: bool) -> str:
    """Return the ``@page`` rules of documents that are printed one after the other, each with its own paper.

    Those that are ``bound`` are numbered in one way.
    """
    return "\n".join(_rules(number, document, bound=bound) for number, document in enumerate(documents))


def page_texts(language: str) -> tuple[str, ...]:
    """Return the words that stand on a printed page beside those of the document."""
    return (*folio_pieces(language), open_day(language), say_in(language, "reports", "Contents"), "— ")


def _rules(number: int, document: Document, *, bound: bool) -> str:
    measures = geometry(document.page)
    margins = " ".join(
        f"{side:g}mm" for side in (measures.top, measures.right, measures.bottom, measures.left)
    )
    font = 'font: 9pt "Report Serif", serif; color: #505050'
    foot = f"@bottom-left {{ content: {_string(document.footer)}; {font} }} " if document.footer else ""
    if document.page.numbers:
        foot += f"@bottom-right {{ content: {_folio(document, bound=bound)}; {font} }} "
    return (
        f"@page paper{number} {{ size: {measures.width:g}mm {measures.height:g}mm; margin: {margins}; {foot}"
        f"@top-left {{ content: {_string(document.running_title)}; {font} }} }}\n"
        f"@page paper{number}:first {{ @top-left {{ content: none }} }}\n"
        f".orglife-report.paper{number} {{ page: paper{number} }}"
    )


def _folio(document: Document, *, bound: bool) -> str:
    if document.page.margins == "official" and not bound:
        return '"— " counter(page) " —"'
    places = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
    return " ".join(places.get(piece) or _string(piece) for piece in folio_pieces(document.language))


def _string(text: str) -> str:
    """Return ``text`` as a string of a style sheet: whatever is no letter or figure is written by its number."""
    return (
        '"' + "".join(one if one.isalnum() else f"\\{ord(one):x} " for one in text.replace("\n", " ")) + '"'
    )
