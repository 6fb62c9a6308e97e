"""A table in a text file: the encoding, the separator, and quotes that must be closed."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from orglife_kit.errors import InputError, Location, notice
from orglife_kit.storage.readers.content.grid import LAST_ROW, LONGEST_CELL, Budget, Grid, text_cell

_NAME = "姓名"  # what a table of people is headed with
_ENCODINGS = {"utf-8-sig": "UTF-8", "gb18030": "GB18030", "utf-16": "UTF-16"}
_SEPARATORS = ("\t", ";", "|", ",")
_LINES_LOOKED_AT = 100
_PIECE = 1 << 20
_HEAD = 100_000  # bytes
_PAGE = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|head|meta|style|table|div|\?xml)\b", re.IGNORECASE)


def is_web_page(content: bytes) -> bool:
    """Return whether the file is a web page or XML, as some systems export a table."""
    return _PAGE.match(content[:2000]) is not None


def read_text(file: str, content: bytes) -> tuple[Grid, str]:
    """Return the table and its encoding.

    Raises ``InputError``: ``file_encoding``, ``file_big5``, ``quote_unclosed``, ``line_too_long``.
    """
    encoding = _encoding(file, content)
    separator = _separator(content, encoding)
    grid = Grid(None, Budget(), has_every_row=False)
    csv.field_size_limit(LONGEST_CELL)
    lines = io.TextIOWrapper(io.BytesIO(content), encoding, newline="")
    reader = csv.reader(_bounded(file, lines), delimiter=separator, strict=True)
    first = 1
    try:
        for cells in reader:
            if first <= LAST_ROW:
                grid.rows.setdefault(first, {})
            for column, text in enumerate(cells):
                if separator in text and ("\n" in text or "\r" in text):
                    raise InputError(notice("quote_unclosed", Location(file=file, row=first)))
                grid.put(first, column, text_cell(text))
            first = reader.line_num + 1
    except csv.Error as error:
        code = "line_too_long" if "field limit" in str(error) else "quote_unclosed"
        raise InputError(notice(code, Location(file=file, row=first))) from error
    return grid, _ENCODINGS[encoding]


def _bounded(file: str, lines: io.TextIOWrapper) -> Iterator[str]:
    """Yield the lines; one that no spreadsheet could have written is an error."""
    number = 0
    while line := lines.readline(10 * LONGEST_CELL):
        number += 1
        if len(line) == 10 * LONGEST_CELL:
            raise InputError(notice("line_too_long", Location(file=file, row=number)))
        yield line


def _encoding(file: str, content: bytes) -> str:
    """Return the encoding; Big5 would pass for GB18030, with every character a wrong one."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            has_null = _has_null(content, encoding)
        except UnicodeDecodeError:
            continue
        if has_null:
            break
        if encoding == "gb18030" and _looks_big5(content[:_HEAD]):
            raise InputError(notice("file_big5", file=file))
        return encoding
    raise InputError(notice("file_encoding", file=file))


def _has_null(content: bytes, encoding: str) -> bool:
    """Return whether the text holds a null character; raise ``UnicodeDecodeError`` for another encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    has_null = False
    for start in range(0, len(content), _PIECE):
        piece = content[start : start + _PIECE]
        has_null |= "\x00" in decoder.decode(piece, start + _PIECE >= len(content))
    return has_null


def _looks_big5(head: bytes) -> bool:
    return _NAME not in head.decode("gb18030", "replace") and _NAME in head.decode("big5", "replace")


def _separator(content: bytes, encoding: str) -> str:
    """Return the separator that stands in most lines, and of such the one that stands there most evenly."""
    head = io.TextIOWrapper(io.BytesIO(content[:_HEAD]), encoding, errors="replace", newline="")
    lines = [line for line in islice(head, _LINES_LOOKED_AT) if line.strip()]
    scores: dict[str, tuple[int, int]] = {}
    for separator in _SEPARATORS:
        counts = Counter(line.count(separator) for line in lines if separator in line)
        scores[separator] = (counts.total(), max(counts.values(), default=0))
    best = max(scores.values())
    return "," if best == (0, 0) else next(one for one in _SEPARATORS if scores[one] == best)
