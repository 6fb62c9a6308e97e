"""The text of a written plan, in the child process: a Word document, or a text in the encodings of offices."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any

from orglife_kit.errors import InputError, notice
from orglife_kit.storage.readers.content import office_xml, text_table
from orglife_kit.storage.readers.content.archive import Archive

_WORD = "支部"  # what every plan holds, written alike in Big5
_OTHER_KINDS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")


def read_written_zip(path: Path, largest: int) -> dict[str, Any]:
    """Return the text of a Word document; raises ``InputError`` (``written_not_word``)."""
    from orglife_kit.storage.readers.content.word_document import read_word

    archive = Archive(path, largest)
    main = office_xml.main_part(archive)
    if main not in archive or not main.startswith("word/"):
        raise InputError(notice("written_not_word", file=path.name))
    return {"text": read_word(archive, main)}


def read_written_text(file: str, content: bytes) -> dict[str, Any]:
    """Return the text of a text file.

    Raises ``InputError``: ``written_kind_unknown``, ``written_of_web``, ``written_encoding``.
    """
    if content.startswith(_OTHER_KINDS):
        raise InputError(notice("written_kind_unknown", file=file))
    if text_table.is_web_page(content):
        raise InputError(notice("written_of_web", file=file))
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        is_big5 = encoding == "gb18030" and _WORD not in text and _WORD in content.decode("big5", "replace")
        if "\x00" not in text and not is_big5:
            return {"text": text}
        break
    raise InputError(notice("written_encoding", file=file))
