"""Files of a report: whole or not at all, the same bytes each time."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.errors import InputError, StorageError, notice, system_reason
from orglife_kit.meeting.files import write_whole

if TYPE_CHECKING:
    from orglife_kit.views.reports.model import Document, Volume

_RESERVED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # Windows keeps these
_OWN_DIGITS = re.compile(r"~[0-9a-f]{8}$")
_LONGEST_STEM = 200  # bytes


def render_report(document: Document | Volume, formats: Iterable[str]) -> dict[str, bytes]:
    """Return the content of each file of ``document`` by format, one of ``render.FORMATS``.

    Raises ``InputError``: ``format_unknown``, and ``glyph_missing`` for characters that cannot be printed.
    """
    from orglife_kit.views.reports.render import FORMATS, renderer

    made = {}
    for name in formats:
        if name not in FORMATS:
            raise InputError(notice("format_unknown", name=name, known=", ".join(FORMATS)))
        made[name] = renderer(name)(document)
    return made


def write_files(folder: Path, stem: str, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write ``contents`` (by extension) beside each other as ``stem`` and return the paths.

    A file that is there already is replaced as a whole. Raises ``InputError`` (``out_is_a_file``) and
    ``StorageError`` (``export_unwritable``).
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(notice("out_is_a_file", file=str(folder)))
    written = []
    for extension, content in contents.items():
        path = folder / f"{safe_stem(stem)}.{extension}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
        except OSError as error:
            raise StorageError(
                notice("export_unwritable", file=str(path), detail=system_reason(error))
            ) from error
        written.append(path)
    return tuple(written)


def safe_stem(stem: str) -> str:
    """Return a file name that every system takes; roster numbers keep their ``#``.

    What could not stay as it is gets a few digits of its own at the end: two stems never have the same name.
    """
    plain = _RESERVED.sub("_", stem).strip(". ")
    short = plain.encode(errors="replace")[:_LONGEST_STEM].decode(errors="ignore").rstrip(". ")
    if short and short == stem and not _DEVICE.fullmatch(short) and _OWN_DIGITS.search(short) is None:
        return short
    digits = hashlib.sha256(stem.encode(errors="surrogatepass")).hexdigest()[:8]
    shorter = short.encode()[: _LONGEST_STEM - 12].decode(errors="ignore").rstrip(". ")
    return f"{'_' if not shorter or _DEVICE.fullmatch(shorter) else ''}{shorter}~{digits}"
