"""``manifest.json``: what a bundle is of, what it adds up to, and the digest of each of its parts."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import TypeVar

from orglife_kit.bundle.declared import FORMAT, OLDEST, VERSION
from orglife_kit.errors import InputError, Location, notice
from orglife_kit.frozen import dataclass

MANIFEST = "manifest.json"
UNDECIDED = "UNDECIDED"
OUTCOMES = (
    *("EXCELLENT", "QUALIFIED", "BASICALLY_QUALIFIED", "UNQUALIFIED"),
    *("UNGRADED", "NOT_TAKEN_PART", UNDECIDED),
)
CAP_BASES = ("full_members", "taking_part", "all_members")
ROUNDS = ("members", "committee")
CLASSES = ("members", "public", "absent")
_SHA = re.compile(r"[0-9a-f]{64}")
_IDENTITY = re.compile(r"[0-9a-f]{32}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_MOST = 1_000_000

Read = TypeVar("Read")


@dataclass(frozen=True)
class Rules:
    """The rules of the branch's plan that its numbers rest on."""

    cap_base: str
    cap_share: tuple[int, int]
    smallest_group: int


@dataclass(frozen=True)
class CapNumbers:
    """优秀比例上限: of ``base`` members ``limit`` may be excellent, ``given`` are."""

    base: int
    limit: int
    given: int


@dataclass(frozen=True)
class RootEntry:
    """校验码 of one closed box."""

    round: str
    attempt: int
    box: str
    root: str


@dataclass(frozen=True)
class Part:
    """One CSV file of the bundle: its table, rows under the head, bytes, SHA-256."""

    table: str
    file: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a bundle says of itself; ``number`` counts the bundles of this meeting that differ, from 1.

    ``meeting`` is the meeting's random id, ``date`` the day of the meeting, ``outcomes`` the members of each
    outcome, which add up to ``members``.
    """

    branch: str
    meeting: str
    year: int
    date: datetime.date
    number: int
    members: int
    outcomes: Mapping[str, int]
    cap: CapNumbers
    rules: Rules
    roots: tuple[RootEntry, ...] = ()
    tables: tuple[Part, ...] = ()
    version: int = VERSION

    def text(self) -> bytes:
        """Return the file, the same bytes each time."""
        data = {"format": f"{FORMAT}/{self.version}", **asdict(self), "date": self.date.isoformat()}
        del data["version"]
        return json.dumps(data, ensure_ascii=False, indent=1).encode()


def read_manifest(content: bytes) -> Manifest:
    """Return what ``manifest.json`` says.

    Raises ``InputError``: ``bundle_manifest_unreadable``, ``bundle_foreign`` for another format, ``bundle_too_new`` and
    ``bundle_too_old``, ``bundle_manifest_field`` for a field that is missing, unknown or impossible.
    """
    try:
        data = json.loads(content.decode("utf-8"), object_pairs_hook=_distinct, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise InputError(notice("bundle_manifest_unreadable")) from None
    version = _version(data)
    fields = _Fields(data, "")
    found = Manifest(
        version=version,
        branch=fields.take("branch", _words),
        meeting=fields.take("meeting", _matching(_IDENTITY)),
        year=fields.take("year", _whole(1900, 2999)),
        date=fields.take("date", _day),
        number=fields.take("number", _whole(1, _MOST)),
        members=fields.take("members", _whole(0, _MOST)),
        outcomes=_outcomes(fields.inner("outcomes")),
        cap=_cap(fields.inner("cap")),
        rules=_rules(fields.inner("rules")),
        roots=tuple(map(_root, fields.each("roots"))),
        tables=tuple(map(_part, fields.each("tables"))),
    )
    fields.take("format", lambda value: value)
    fields.finish()
    return found


def _version(data: object) -> int:
    named = data.get("format") if isinstance(data, dict) else None
    found = re.fullmatch(rf"{FORMAT}/(\d{{1,4}})", named) if isinstance(named, str) else None
    if found is None:
        raise InputError(notice("bundle_foreign"))
    version = int(found[1])
    if version > VERSION:
        raise InputError(notice("bundle_too_new", version=version, known=VERSION))
    if version < OLDEST:
        raise InputError(notice("bundle_too_old", version=version, known=OLDEST))
    return version


class _Fields:
    """The fields of one object, taken one by one; what is left over is a fault."""

    def __init__(self, data: object, path: str) -> None:
        self._path = path
        if not isinstance(data, dict):
            raise _fault(path or MANIFEST)
        self._left: dict[str, object] = dict(data)

    def take(self, name: str, read: Callable[[object], Read]) -> Read:
        try:
            return read(self._left.pop(name))
        except (KeyError, ValueError, TypeError):
            raise _fault(self._path + name) from None

    def inner(self, name: str) -> _Fields:
        return _Fields(self._left.pop(name, None), f"{self._path}{name}.")

    def each(self, name: str) -> Iterable[_Fields]:
        found = self._left.pop(name, None)
        if not isinstance(found, list) or len(found) > 1000:
            raise _fault(self._path + name)
        return (_Fields(entry, f"{self._path}{name}.{place}.") for place, entry in enumerate(found))

    def finish(self) -> None:
        if self._left:
            raise _fault(self._path + min(self._left))


def _fault(path: str) -> InputError:
    return InputError(notice("bundle_manifest_field", Location(file=MANIFEST), name=path.strip(".")))


def _outcomes(fields: _Fields) -> dict[str, int]:
    found = {name: fields.take(name, _whole(0, _MOST)) for name in OUTCOMES}
    fields.finish()
    return found


def _cap(fields: _Fields) -> CapNumbers:
    found = CapNumbers(*(fields.take(name, _whole(0, _MOST)) for name in ("base", "limit", "given")))
    fields.finish()
    return found


def _rules(fields: _Fields) -> Rules:
    found = Rules(
        fields.take("cap_base", _one_of(CAP_BASES)),
        fields.take("cap_share", _share),
        fields.take("smallest_group", _whole(3, 10)),
    )
    fields.finish()
    return found


def _root(fields: _Fields) -> RootEntry:
    found = RootEntry(
        fields.take("round", _one_of(ROUNDS)),
        fields.take("attempt", _whole(1, _MOST)),
        fields.take("box", _one_of(CLASSES)),
        fields.take("root", _matching(_SHA)),
    )
    fields.finish()
    return found


def _part(fields: _Fields) -> Part:
    found = Part(
        fields.take("table", _matching(re.compile(r"[a-z_]{1,40}"))),
        fields.take("file", _matching(re.compile(r"[a-z_]{1,40}\.csv"))),
        fields.take("rows", _whole(1, _MOST)),
        fields.take("bytes", _whole(1, 1 << 30)),
        fields.take("sha256", _matching(_SHA)),
    )
    fields.finish()
    return found


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refused(_: str) -> object:
    raise ValueError


def _whole(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError
        return value

    return read


def _one_of(known: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in known:
            raise ValueError
        return str(value)

    return read


def _matching(pattern: re.Pattern[str]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or pattern.fullmatch(value) is None:
            raise ValueError
        return value

    return read


def _words(value: object) -> str:
    if (
        not isinstance(value, str)
        or not 0 < len(value.strip()) <= len(value) <= 200
        or _CONTROL.search(value)
    ):
        raise ValueError
    value.encode()  # a lone surrogate is no text
    return value


def _day(value: object) -> datetime.date:
    if not isinstance(value, str) or _DAY.fullmatch(value) is None:
        raise ValueError
    return datetime.date.fromisoformat(value)


def _share(value: object) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError
    part, whole = (_whole(1, _MOST)(number) for number in value)
    if part > whole:
        raise ValueError
    return part, whole
