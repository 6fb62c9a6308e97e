"""Word documents as offices make them, for the tests: paragraphs, rows of tables, lists with automatic numbers."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument"/></Relationships>'
)


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph whose text stands in two runs, as Word cuts it."""
    half = len(text) // 2
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in (text[:half], text[half:])
    )
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def table(rows: list[list[str]]) -> str:
    """Return a table; a cell's lines are paragraphs of their own."""
    cells = (
        "".join(f"<w:tc>{''.join(map(paragraph, cell.splitlines() or ['']))}</w:tc>" for cell in row)
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def body_of(text: str) -> str:
    """Return the body that shows ``text``: lines with tabs are rows, numbers below one belong to its last cell."""
    parts: list[str] = []
    rows: list[list[str]] = []
    for line in text.splitlines():
        if "\t" in line:
            rows.append(line.split("\t"))
        elif rows and rows[-1][-1].startswith("1.") and line[:1].isdecimal():
            rows[-1][-1] += "\n" + line
        else:
            parts += [table(rows)] if rows else []
            rows = []
            parts.append(paragraph(line))
    return "".join(parts) + (table(rows) if rows else "")


def word_file(
    path: Path, body: str, *, namespace: str = NAMESPACE, parts: Mapping[str, str] | None = None
) -> Path:
    """Write a document with that body and other parts by name (``numbering.xml``)."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{namespace}" xmlns:mc='
        '"http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", document)
        for name, content in (parts or {}).items():
            archive.writestr(f"word/{name}", content)
    return path


def numbering(*levels: tuple[str, str]) -> str:
    """Return the part with one list (number 1) and a second one of the same shape that restarts (number 2)."""
    shapes = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{words}"/></w:lvl>'
        for index, (style, words) in enumerate(levels)
    )
    return (
        f'<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="0">{shapes}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    )


def listed(text: str, level: int = 0, number: int = 1) -> str:
    """Return a paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
