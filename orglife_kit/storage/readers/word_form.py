"""A form for Word that comes back: read in a child process within its limits, whoever saved it last."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.storage.readers.content.word_form import NOT_TICKED, TICKED
from orglife_kit.storage.readers.upload import answer_for

__all__ = ["NOT_TICKED", "TICKED", "ReturnedForm", "is_document", "read_form"]

_KINDS = (".docx", ".docm", ".dotx")
_OTHER_DOCUMENTS = (".doc", ".wps", ".odt", ".rtf", ".pdf")


@dataclass(frozen=True)
class ReturnedForm:
    """What a document holds: the properties of the file by name, and the rows of its tables, cell by cell."""

    file: str
    properties: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...]


def is_document(path: Path) -> bool:
    """Return whether a file is a written document by its name, and no table."""
    return path.suffix.lower() in (*_KINDS, *_OTHER_DOCUMENTS)


def read_form(path: Path) -> ReturnedForm:
    """Return what stands in a document; raises ``InputError`` with one sentence where it cannot be read."""
    if path.suffix.lower() not in _KINDS:
        raise InputError(notice("form_kind_unknown", file=path.name))
    try:
        answer = answer_for(path, "form")
    except InputError as error:
        raise InputError(*map(_of_documents, error.notices)) from error
    return ReturnedForm(path.name, answer["properties"], tuple(map(tuple, answer["rows"])))


def _of_documents(told: Notice) -> Notice:
    """Return what is told of a table's file as it is told of a document."""
    code = {"file_damaged": "written_damaged", "file_too_large": "form_too_large"}.get(told.code, told.code)
    return Notice(code, told.fields, told.location)
