"""The one family of errors: a code and its fields; the view makes the sentence in the reader's language."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType

from orglife_kit.frozen import dataclass

_REASONS = {
    errno.ENOSPC: "DISK_FULL",
    errno.EDQUOT: "DISK_FULL",
    errno.EROFS: "READ_ONLY",
    errno.EACCES: "NOT_ALLOWED",
    errno.EPERM: "NOT_ALLOWED",
    errno.ENOENT: "NOT_THERE",
    errno.EEXIST: "A_FILE_THERE",
    errno.ENOTDIR: "NO_FOLDER",
    errno.EISDIR: "A_FOLDER",
    errno.ENAMETOOLONG: "NAME_TOO_LONG",
    errno.ELOOP: "A_LINK",
    errno.EMLINK: "A_LINK",
}


@dataclass(frozen=True)
class Location:
    """Where a notice points: a file with its sheet, row and column, or a field of a form."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    line: int | None = None
    field: str | None = None


@dataclass(frozen=True)
class Notice:
    """One thing to tell: a stable code, the fields of its sentence, and the location it speaks of."""

    code: str
    fields: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    location: Location = Location()

    def __str__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.fields.items())
        return f"{self.code}({fields})"


def notice(code: str, location: Location | None = None, /, **fields: object) -> Notice:
    """Return a notice with its fields by keyword."""
    return Notice(code, MappingProxyType(fields), location or Location())


def beginning(text: str, most: int = 20) -> str:
    """Return ``text`` by which a line names it: at most ``most`` characters, with … for what is left out."""
    return text if len(text) <= most else text[: most - 1] + "…"


def system_reason(error: OSError) -> str:
    """Return why the system refused: a code that has a word for people, else the system's own words."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


class OrglifeError(Exception):
    """What the kit raises: one or more notices, all that were found at once."""

    def __init__(self, *notices: Notice) -> None:
        super().__init__("; ".join(map(str, notices)))
        self.notices = notices


class RefusedError(OrglifeError):
    """The rules say no. The command line leaves with 1."""


class InputError(OrglifeError):
    """The input cannot be used as it stands. The command line leaves with 2."""


class StorageError(OrglifeError):
    """A meeting's own files cannot be read or written. The command line leaves with 2."""


def refuse(code: str, location: Location | None = None, /, **fields: object) -> RefusedError:
    """Return the refusal that one notice makes."""
    return RefusedError(notice(code, location, **fields))


def raise_input(notices: Iterable[Notice]) -> None:
    """Raise one ``InputError`` with every notice, or do nothing when there is none."""
    found = tuple(notices)
    if found:
        raise InputError(*found)
