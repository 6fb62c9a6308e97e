"""Paragraphs and runs of WordprocessingML as text; whatever a document says is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from orglife_kit.views.reports.model import Run, Text
from orglife_kit.views.reports.render.office import CODE_FONT, HEAD_FONT, LATIN_FONT, runs_of

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def twips(millimetres: float) -> int:
    """Return twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


def fonts(east_asian: str, latin: str = LATIN_FONT) -> str:
    """Return the fonts of a style or a run, by their names."""
    names = f"w:ascii={quoteattr(latin)} w:hAnsi={quoteattr(latin)} w:cs={quoteattr(latin)}"
    return f'<w:rFonts {names} w:eastAsia={quoteattr(east_asian)} w:hint="eastAsia"/>'


def run(text: str, properties: str = "") -> str:
    """Return a run; a line end inside it stays a line end."""
    around = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    pieces = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in text.split("\n"))
    return f'<w:r>{around}<w:t xml:space="preserve">{pieces}</w:t></w:r>'


def runs(text: Text, east_asian: str) -> str:
    """Return the runs of a text whose font is ``east_asian`` where nothing sets a piece apart."""
    return "".join(_one_run(piece, east_asian) for piece in runs_of(text))


def _one_run(piece: Run, east_asian: str) -> str:
    if piece.code:
        return run(piece.text, fonts(east_asian, CODE_FONT))
    if piece.bold:
        return run(piece.text, fonts(HEAD_FONT))
    return run(piece.text, fonts(east_asian))


def paragraph(style: str, content: str, *, properties: str = "", keep: bool = False) -> str:
    """Return a paragraph of ``style``; ``keep`` holds it on the page of the one that follows.

    ``properties`` are children of ``w:pPr`` that come behind ``w:keepNext``, in the schema's order.
    """
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{properties}</w:pPr>{content}</w:p>'


def new_page(kind: str) -> str:
    """Return the end of a ``page`` or ``column``, whose paragraph takes no line of the next one."""
    properties = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:br w:type="{kind}"/></w:r></w:p>'


def field(code: str, shown: str = "1", properties: str = "", *, stale: bool = False) -> str:
    """Return a field that Word works out, such as ``PAGE``; a ``stale`` one also when the file is opened."""
    dirty = ' w:dirty="true"' if stale else ""
    around = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{around}<w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
        f'<w:r>{around}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r>{around}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(shown, properties)}"
        f'<w:r>{around}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def joined(parts: Iterable[str]) -> str:
    """Return markup one behind the other."""
    return "".join(parts)


def custom_properties(properties: Mapping[str, str]) -> str:
    """Return the part that holds a file's own data by name."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006"
    made = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{space}/custom-properties" xmlns:vt="{space}/docPropsVTypes">{made}</Properties>'
    )
