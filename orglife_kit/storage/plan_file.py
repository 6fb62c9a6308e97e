"""plan.toml: read whole, every fault told at once with its line; changed in place, its comments kept."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from orglife_kit.errors import (
    InputError,
    Location,
    Notice,
    StorageError,
    beginning,
    notice,
    raise_input,
    system_reason,
)
from orglife_kit.rules.plan.agenda import agenda_entries
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.plan.plan import DAYS, NEEDED, Plan
from orglife_kit.rules.written import is_of_our_time
from orglife_kit.storage.files import write_whole
from orglife_kit.storage.plan_tables.persons import PERSON_KEYS, NamedPersons, persons_of
from orglife_kit.storage.plan_tables.plan import plan_of
from orglife_kit.storage.shipped import sample_folder

_LARGEST = 1_000_000
_TITLE = "{year}年度组织生活会和民主评议党员工作方案"
_TO_FILL_IN = "***"
_OF_LAST_YEAR = 3  # a meeting in January to March is the year before's
_COMMON = ("committee_name", "host", "participants", "agenda")  # said so in any branch's plan
_AGENDA = "meeting.agenda"
_WIDE = str.maketrans(",;", "，；")  # the sample is a plan of another branch, word for word
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def read_plan(path: Path) -> Plan:
    """Return the plan in ``path``; raises as ``read_bytes`` and ``plan_in``."""
    return plan_in(read_bytes(path), path.name)


def plan_in(content: bytes, file: str) -> Plan:
    """Return the plan that the ``content`` of a ``file`` makes.

    Raises ``InputError`` with every fault found: unknown keys with a suggestion, values that cannot be,
    contradictions; each with the file and the line.
    """
    text = text_in(content, file)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(_unreadable(str(error), text, file)) from error
    plan, faults = plan_of(tables)
    if faults or plan is None:
        lines = key_lines(text)
        located = [_located(fault, file, lines) for fault in faults]
        raise InputError(*sorted(located, key=lambda fault: fault.location.line or 0))
    return plan


def _unreadable(error: str, text: str, file: str) -> Notice:
    """Return what is wrong with a text that is no TOML: its line, and in which way such a file is written."""
    lines, found = text.splitlines(), _AT_LINE.search(error)
    number = int(found.group(1)) if found else len(lines)
    while number > 1 and not lines[number - 1].strip():
        number -= 1  # what is not ended is missed at the end of the file
    location, line = Location(file=file, line=number), lines[number - 1].strip() if lines else ""
    value = line.partition("=")[2].partition("#")[0].strip()
    if "date" in error and value:
        return notice("date_impossible", location, text=value)
    return notice("plan_syntax", location, text=beginning(line, 40))


def persons_in(text: str) -> NamedPersons:
    """Return what a plan of an earlier version says of persons; the plan itself was read without a fault."""
    return persons_of(tomllib.loads(text))


def without_persons(text: str) -> str:
    """Return the text of a plan without what it says of persons: that is kept in the meeting's database.

    The comment right above such a key goes too: it told how to fill it in.
    """
    import tomlkit
    from tomlkit.items import Comment, Null, Table

    document = tomlkit.parse(text)
    settings = document.get("settings", {})
    for key in PERSON_KEYS:
        if key not in settings:
            continue
        body = settings.value.body if isinstance(settings, Table) else []
        index = next(
            (index for index, (name, _) in enumerate(body) if name is not None and name.key == key), 0
        )
        while index > 0 and isinstance(body[index - 1][1], Comment):
            index -= 1
            body[index] = None, Null()  # what follows keeps its index, by which tomlkit finds it
        settings.pop(key)
    return tomlkit.dumps(document)


def blank_plan(today: datetime.date, organ: DecidingOrgan) -> tuple[str, Plan]:
    """Return the text of a plan to fill in, held ``today``, and the plan it makes.

    It is the sample's without a word of the sample's own: its comments, agenda, grades and open rules stay. Where the
    deciding ``organ`` is no committee the agenda speaks of none.
    """
    year = _year_of(today)
    text, changes = _emptied(_COMMON, "." if organ is DecidingOrgan.COMMITTEE else "small")
    agenda = tomllib.loads(text)["meeting"]["agenda"]
    changes[_AGENDA] = [item | {"text": item["text"].translate(_WIDE)} for item in agenda]
    changes |= {"plan.title": _TITLE.format(year=year), "plan.year": year, "plan.branch": _TO_FILL_IN}
    return changed_plan(text, changes | {"meeting.date": today, "meeting.place": _TO_FILL_IN})


def plan_with(values: Mapping[str, object], today: datetime.date) -> tuple[str, Plan]:
    """Return the text of a plan that says ``values`` (by dotted keys) and nothing besides, and the plan it makes.

    Its year, where they name none, is that of a meeting held ``today``; comments, grades and open rules are the
    sample's.
    """
    text, changes = _emptied(("committee_name",))
    return _changed(text, changes | {"plan.year": _year_of(today)} | dict(values))


def _year_of(today: datetime.date) -> int:
    return today.year if today.month > _OF_LAST_YEAR else today.year - 1


def _emptied(kept: Collection[str], sample: str = ".") -> tuple[str, dict[str, object]]:
    """Return the text of a sample's plan, and the changes that empty it but for the keys that are ``kept``."""
    text = read_text(sample_folder() / sample / "plan.toml")
    tables = tomllib.loads(text)
    changes: dict[str, object] = {
        f"{table}.{key}": [] if isinstance(value, list) else ""
        for table in ("plan", "theme", "preparation", "meeting")
        for key, value in tables[table].items()
        if key not in kept
    }
    return text, changes


def changed_plan(text: str, changes: Mapping[str, object]) -> tuple[str, Plan]:
    """Return the text of a plan with values changed, its comments and layout kept, and the plan it makes.

    ``changes`` has dotted keys (``meeting.place``); a value is a text, a whole number, true or false, a
    date, a list of texts or a list of tables. Items of the agenda keep their identity. Raises ``InputError`` with
    everything that cannot be, and where one empties what no plan can be without.
    """
    raise_input(
        notice("plan_key_missing", Location(field=key), key=key.rpartition(".")[2])
        for key in NEEDED
        if key in changes and changes[key] in ("", None)
    )
    return _changed(text, changes)


def _changed(text: str, changes: Mapping[str, object]) -> tuple[str, Plan]:
    import tomlkit

    document = tomlkit.parse(text)
    for path, value in changes.items():
        *tables, key = path.split(".")
        table: MutableMapping[str, Any] = document
        for name in tables:
            table = table.setdefault(name, tomlkit.table())
        table[key] = _item(_agenda(text, value) if path == _AGENDA else value)
    changed = tomlkit.dumps(document)
    plan, faults = plan_of(tomllib.loads(changed))
    faults += _mistyped(changes)
    if faults or plan is None:
        raise InputError(*faults)
    return changed, plan


def _mistyped(changes: Mapping[str, object]) -> Iterator[Notice]:
    """Yield what is wrong with days of a year that nobody means; one that a plan has already stays."""
    for key in (key for key in DAYS if key in changes):
        value = str(changes[key])
        try:
            day = datetime.date.fromisoformat(value)
        except ValueError:
            continue  # empty, or told as no day
        if not is_of_our_time(day):
            yield notice("plan_not_date", Location(field=key), key=key.rpartition(".")[2], value=value)


def _agenda(text: str, value: object) -> object:
    """Return a list of items as it is written in place of the agenda in ``text``."""
    if not isinstance(value, list):
        return value
    before, _ = plan_of(tomllib.loads(text))
    return agenda_entries(value, before.meeting.agenda if before is not None else ())


def _item(value: object) -> Any:
    import tomlkit

    if not isinstance(value, list):
        return tomlkit.item(value)
    items = tomlkit.array()
    for entry in value:
        if isinstance(entry, dict):
            table = tomlkit.inline_table()
            table.update(entry)
            items.append(table)
        else:
            items.append(entry)
    return items.multiline(len(value) > 1)


def write_plan(path: Path, content: bytes) -> None:
    """Put ``content`` in the plan's place, whole or not at all; raises ``StorageError``."""
    try:
        write_whole(path, content, mode=0o600)
    except OSError as error:
        raise StorageError(notice("folder_unusable", file=str(path), detail=system_reason(error))) from error


def read_bytes(path: Path) -> bytes:
    """Return the content of a plan's file; raises ``InputError`` when it cannot be read or is too large."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(notice("file_unreadable", file=str(path), detail=system_reason(error))) from error
    if len(content) > _LARGEST:
        raise InputError(notice("plan_too_large", Location(file=path.name)))
    return content


def text_in(content: bytes, file: str) -> str:
    """Return the text of a plan's ``content``; raises ``InputError`` (``plan_encoding``)."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise InputError(notice("plan_encoding", Location(file=file))) from error


def read_text(path: Path) -> str:
    """Return the text of the plan in ``path``; raises as ``read_bytes`` and ``text_in``."""
    return text_in(read_bytes(path), path.name)


def key_lines(text: str) -> dict[str, int]:
    """Return the line of every key, by its dotted path with positions in lists (``grades.committee.grades.0``).

    A key stands on the first line after the longest beginning of the text that can be read without it.
    """
    lines = text.split("\n")
    found: dict[str, int] = {}
    read = 0
    for length in range(1, len(lines) + 1):
        try:
            tables = tomllib.loads("\n".join(lines[:length]))
        except tomllib.TOMLDecodeError:
            continue
        for path in _paths(tables, ""):
            found.setdefault(path, read + 1)
        read = length
    return found


def _paths(value: Any, inside: str) -> list[str]:
    found = [inside] if inside else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        found += _paths(item, f"{inside}.{key}" if inside else str(key))
    return found


def _located(fault: Notice, file: str, lines: dict[str, int]) -> Notice:
    path = fault.location.field or ""
    while path and path not in lines:
        path = path.rpartition(".")[0]
    return Notice(
        fault.code, fault.fields, Location(file=file, line=lines.get(path), field=fault.location.field)
    )
