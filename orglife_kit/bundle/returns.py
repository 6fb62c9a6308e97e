"""The return file: what the supervisor answers to a bundle, 审核意见 or 退回原因, as the branch takes it in."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

from orglife_kit.bundle.reading import file_bytes, named
from orglife_kit.errors import InputError, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.publication.handing import Decision

FORMAT, VERSION = "orglife-return", 1
_MOST = 1 << 16
_SHA = re.compile(r"[0-9a-f]{64}")
_IDENTITY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Return:
    """One answer: to which bundle (its digest and number) of which meeting, what was decided, by whom, when."""

    branch: str
    meeting: str
    year: int
    number: int
    bundle: str
    decision: Decision
    opinion: str
    reviewer: str
    date: datetime.date

    def text(self) -> bytes:
        """Return the file, the same bytes each time."""
        data = {"format": f"{FORMAT}/{VERSION}", **vars(self), "date": self.date.isoformat()}
        return json.dumps(data, ensure_ascii=False, indent=1).encode()


def read_return(path: Path) -> Return:
    """Return what a return file says.

    Raises ``InputError``: ``return_unreadable``, ``return_foreign``, ``return_too_new``, ``return_field``, and those of
    ``file_bytes``.
    """
    with named(path.name):
        return return_in(file_bytes(path))


def return_in(content: bytes) -> Return:
    """Return what the bytes of a return file say; raises as ``read_return``."""
    if len(content) > _MOST:
        raise InputError(notice("return_foreign"))
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError(notice("return_unreadable")) from None
    named_format = data.pop("format", None) if isinstance(data, dict) else None
    found = re.fullmatch(rf"{FORMAT}/(\d{{1,4}})", named_format) if isinstance(named_format, str) else None
    if found is None:
        raise InputError(notice("return_foreign"))
    if int(found[1]) > VERSION:
        raise InputError(notice("return_too_new"))
    texts = ("branch", "meeting", "bundle", "decision", "opinion", "reviewer", "date")
    if set(data) != {*texts, "year", "number"}:
        raise InputError(notice("return_field", name=min(set(data) ^ {*texts, "year", "number"})))
    for name in data:
        _check(name, data[name], isinstance(data[name], str if name in texts else int))
    _check("meeting", data["meeting"], _IDENTITY.fullmatch(data["meeting"]) is not None)
    _check("bundle", data["bundle"], _SHA.fullmatch(data["bundle"]) is not None)
    _check("decision", data["decision"], data["decision"] in set(Decision))
    _check("number", data["number"], 0 < data["number"] < 1_000_000)
    try:
        day = datetime.date.fromisoformat(data["date"])
    except ValueError:
        raise InputError(notice("return_field", name="date")) from None
    return Return(**{**data, "decision": Decision(data["decision"]), "date": day})


def _check(name: str, value: object, fits: bool) -> None:
    if not fits or isinstance(value, bool) or (isinstance(value, str) and len(value) > 5000):
        raise InputError(notice("return_field", name=name))
    if isinstance(value, str) and not _is_text(value):
        raise InputError(notice("return_field", name=name))


def _is_text(value: str) -> bool:
    """Return whether every character can be kept and shown."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return all(character.isprintable() or character == "\n" for character in value)
