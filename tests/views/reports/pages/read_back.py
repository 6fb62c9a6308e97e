"""What stands in an exported file, read back: what a page shows, and what an office file holds besides."""

from __future__ import annotations

import io
import re
import zipfile

from pypdf import PdfReader

FORMATS = ("html", "pdf", "xlsx", "docx")
_TAGS = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)


def words(kind: str, content: bytes) -> str:
    """Return the words of a file of ``kind`` without spaces."""
    if kind == "pdf":
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    else:
        text = _TAGS.sub("", everything(kind, content))
    return "".join(text.split())


def everything(kind: str, content: bytes) -> str:
    """Return all that a text file or an office file holds, whether a page shows it or not."""
    if kind == "html":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return "".join(archive.read(name).decode() for name in parts)
