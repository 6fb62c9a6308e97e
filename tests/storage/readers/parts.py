"""Workbooks and open documents put together part by part, for what no office program writes any more."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def office_xml(
    path: Path,
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    kinds: Mapping[str, str] | None = None,
    styles: str = "",
    strings: str = "",
    left_out: tuple[str, ...] = (),
    method: int = zipfile.ZIP_DEFLATED,
) -> Path:
    """Write an .xlsx whose ``sheets`` are the content of each worksheet part by the sheet's name.

    ``kinds`` are the kinds of a sheet's relation where it is no worksheet; ``left_out`` have no part.
    """
    relations, listed, parts = [], [], {}
    for number, (name, xml) in enumerate(sheets.items(), 1):
        state = (states or {}).get(name)
        kind = (kinds or {}).get(name, "worksheet")
        listed.append(
            f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"'
            + (f' state="{state}"/>' if state else "/>")
        )
        relations.append((f"rId{number}", kind, f"worksheets/sheet{number}.xml"))
        if name not in left_out:
            parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{_MAIN}">{xml}</worksheet>'
    if styles:
        relations.append(("rIdA", "styles", "styles.xml"))
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>'
    if strings:
        relations.append(("rIdB", "sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{strings}</sst>'
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONSHIPS}"><sheets>{"".join(listed)}</sheets></workbook>'
    )
    parts["_rels/.rels"] = _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    parts["xl/_rels/workbook.xml.rels"] = _relations(relations)
    return zipped(path, parts, method)


def rows(*table: tuple[str, ...]) -> str:
    """Return the sheetData of a table of texts; what begins with ``<`` is a cell as it stands."""
    lines = []
    for number, cells in enumerate(table, 1):
        written = "".join(
            cell if cell.startswith("<") else f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells
        )
        lines.append(f'<row r="{number}">{written}</row>')
    return f"<sheetData>{''.join(lines)}</sheetData>"


def open_document(path: Path, tables: str, styles: str = "", manifest: str = "") -> Path:
    """Write an .ods whose spreadsheet holds ``tables``."""
    spaces = " ".join(f'xmlns:{short}="{_ODF}:{short}:1.0"' for short in ("office", "table", "text", "style"))
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    parts = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    return zipped(path, parts | ({"META-INF/manifest.xml": manifest} if manifest else {}))


def zipped(path: Path, parts: Mapping[str, str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write an archive."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _relations(relations: list[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{number}" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for number, kind, target in relations
    )
    return f"<Relationships>{listed}</Relationships>"
