"""Tables of itables, old and new: their rows lie in a script, of which few or none stand on the page; here all do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import lxml.etree
import lxml.html

SCRIPTED = "orglife-scripted"  # an element in whose place a script draws something that cannot be read here
_NAMED = re.compile(r"""["'](?:table)?#([A-Za-z0-9][\w-]*)(?::not\(\.dataTable\))?["']""")
_PART = re.compile(r'"(data_json|table_html|downsampling_warning)":\s*("(?:[^"\\]|\\.)*")')
_ROWS = re.compile(r"""(?:\[["']data["']\]|\bdata|["']data["'])\s*[=:]\s*(?=\[)""")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_JSON = json.JSONDecoder()


def fill_in_rows(tree: Any) -> None:
    """Put the table that a script of itables would draw in the place of its preview; other scripts change nothing."""
    for script in tree.xpath("//script"):
        text = script.text or ""
        if "dataTable" not in text and "DataTable" not in text and "itables" not in text:
            continue
        for name in dict.fromkeys(_NAMED.findall(text)):
            previews = tree.xpath("//*[@id=$name]", name=f"{name}_fallback")
            for preview in previews or tree.xpath("//table[@id=$name]", name=name):
                _fill_in(preview, text)


def _fill_in(preview: Any, script: str) -> None:
    try:
        parts = {name: json.loads(value) for name, value in _PART.findall(script)}
        table = _table(parts, next(_row_lists(parts, script), None), preview)
    except ValueError:
        table = None
    if table is not None:
        table.tail = preview.tail
        preview.getparent().replace(preview, table)
    elif "Loading" in preview.text_content():
        tail = preview.tail
        preview.clear()
        preview.tag, preview.tail = SCRIPTED, tail


def _row_lists(parts: dict[str, str], script: str) -> Iterator[list[Any]]:
    """Yield the rows that a script holds: as JSON in a string, or written out."""
    if "data_json" in parts:
        yield json.loads(parts["data_json"])
    for found in _ROWS.finditer(script):
        rows, _ = _JSON.raw_decode(script, found.end())
        yield rows


def _table(parts: dict[str, str], rows: Any, preview: Any) -> Any:
    """Return the table with its heads and every row, or ``None`` for a script that is written otherwise."""
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return None
    try:
        table: Any = lxml.html.fromstring(
            parts.get("table_html") or lxml.html.tostring(preview, encoding="unicode")
        )
    except lxml.etree.ParserError:
        return None
    if table.tag != "table":
        return None
    for body in table.xpath("./tbody|./script"):
        body.drop_tree()
    table.attrib.pop("id", None)
    body = lxml.etree.SubElement(table, "tbody")
    for row in rows:
        line = lxml.etree.SubElement(body, "tr")
        for cell in row:
            line.append(_cell(_written(cell)))
    if parts.get("downsampling_warning"):
        lxml.etree.SubElement(table, "caption").text = _written(parts["downsampling_warning"])
    return table


def _written(cell: object) -> str:
    """Return what a cell shows: of one that is shown and sorted in two ways, the one that is shown."""
    if isinstance(cell, dict):
        cell = cell.get("display", "")
    elif isinstance(cell, list):
        cell = cell[0] if cell else ""
    return _NO_TEXT.sub("", "" if cell is None else str(cell))


def _cell(written: str) -> Any:
    """Return a cell with the HTML that itables puts into it."""
    if "<" in written or "&" in written:
        return lxml.html.fragment_fromstring(written, create_parent="td")
    made = lxml.html.Element("td")
    made.text = written
    return made
