"""A written plan or notice that somebody brings: the text of a .docx, or of a text file in an office's encoding."""

from __future__ import annotations

from pathlib import Path

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.storage.readers.upload import answer_for

KINDS = (".docx", ".docm", ".dotx", ".txt")
_OLD_KINDS = (".doc", ".wps")
LARGEST_TEXT = 60_000  # characters; a plan has some thousand


@dataclass(frozen=True)
class WrittenFile:
    """The text of a written plan: lines end with a line feed, cells of a table's row have tabs between them."""

    file: str
    text: str


def read_written(path: Path) -> WrittenFile:
    """Return the text in ``path``, read in a child process within its limits.

    Raises ``InputError`` with one sentence that says what is wrong with the file as a whole.
    """
    kind = path.suffix.lower()
    if kind not in (*KINDS, *_OLD_KINDS):
        raise InputError(notice("written_kind_unknown", file=path.name))
    try:
        answer = answer_for(path, "written")
    except InputError as error:
        raise InputError(*map(_of_documents, error.notices)) from error
    return written_text(path.name, str(answer["text"]))


def _of_documents(told: Notice) -> Notice:
    """Return what is told of a table's file as it is told of a document."""
    code = {"file_damaged": "written_damaged", "file_too_large": "written_too_long"}.get(told.code, told.code)
    return Notice(code, told.fields, told.location)


def written_text(file: str, text: str) -> WrittenFile:
    """Return a text as it is read; raises ``InputError`` (``file_empty``, ``written_too_long``)."""
    lines = "\n".join(text.replace("\v", "\n").replace("\f", "\n").splitlines())
    if not lines.strip():
        raise InputError(notice("file_empty", file=file))
    if len(lines) > LARGEST_TEXT:
        raise InputError(notice("written_too_long", file=file))
    return WrittenFile(file, lines)
