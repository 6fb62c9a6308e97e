"""Tables of itables: their rows lie in a script, of which only ten stand on the page; here all of them do."""

from __future__ import annotations

import json
import re
from typing import Any

import lxml.etree
import lxml.html

_TABLE = re.compile(r"#(itables_\w+)")
_PART = re.compile(r'"(data_json|table_html|downsampling_warning)":\s*("(?:[^"\\]|\\.)*")')


def fill_in_rows(tree: Any) -> None:
    """Put the table that a script of itables would draw in the place of its preview; a script that is other stays."""
    for script in tree.xpath("//script"):
        text = script.text or ""
        named = _TABLE.search(text)
        if named is None:
            continue
        preview = tree.xpath("//*[@id=$name]", name=f"{named[1]}_fallback")
        table = _table({name: json.loads(value) for name, value in _PART.findall(text)})
        if preview and table is not None:
            preview[0].getparent().replace(preview[0], table)


def _table(parts: dict[str, str]) -> Any:
    """Return the table with its heads and every row, or ``None`` for a script that is written otherwise."""
    try:
        rows = json.loads(parts["data_json"])
        table = lxml.html.fromstring(parts["table_html"])
    except (KeyError, ValueError, lxml.etree.ParserError):
        return None
    if table.tag != "table" or not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return None
    body = lxml.etree.SubElement(table, "tbody")
    for row in rows:
        line = lxml.etree.SubElement(body, "tr")
        for cell in row:
            lxml.etree.SubElement(line, "td").text = _words(cell)
    if parts.get("downsampling_warning"):
        lxml.etree.SubElement(table, "caption").text = _words(parts["downsampling_warning"])
    return table


def _words(cell: object) -> str:
    """Return what a cell shows: of one that is shown and sorted in two ways, the one that is shown."""
    if isinstance(cell, dict):
        cell = cell.get("display", "")
    elif isinstance(cell, list):
        cell = cell[0] if cell else ""
    shown = "" if cell is None else str(cell)
    return re.sub(r"<[^>]*>|[\x00-\x08\x0b\x0c\x0e-\x1f]", "", shown)
