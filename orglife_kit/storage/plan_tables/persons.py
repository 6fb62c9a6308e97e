"""What a plan of an earlier version says of persons; the database keeps it now."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.members import NotCountedReason
from orglife_kit.storage.plan_tables.table import Table


@dataclass(frozen=True)
class NamedNotCounted:
    """An approved absence as a plan of an earlier version names it."""

    member: str
    reason: NotCountedReason
    approved_by: str
    date: datetime.date


@dataclass(frozen=True)
class NamedPersons:
    """What a plan of an earlier version says of persons, by their names: must-talk members, approved absences."""

    must_talk: tuple[str, ...] = ()
    not_counted: tuple[NamedNotCounted, ...] = ()


PERSON_KEYS = ("must_talk", "not_counted")


def persons_of(tables: Mapping[str, Any]) -> NamedPersons:
    """Return what ``tables``, which make a plan without a fault, say of persons."""
    return take_persons(Table(tables.get("settings"), "settings", []))


def names_persons(tables: Mapping[str, Any]) -> bool:
    """Return whether ``tables`` still say something of persons."""
    settings = tables.get("settings")
    return isinstance(settings, dict) and any(settings.get(key) for key in PERSON_KEYS)


def take_persons(table: Table) -> NamedPersons:
    """Return what the ``settings`` say of persons."""
    must_talk, entries = table.texts("must_talk"), table.take("not_counted")
    found = []
    for position, entry in enumerate(entries if isinstance(entries, list) else []):
        row = Table(entry, f"{table.path}.not_counted.{position}", table.faults)
        reason = row.choice("reason", NotCountedReason.AWAY)
        if "reason" not in row.values:
            row.fault("reason", "plan_key_missing")
        found.append(
            NamedNotCounted(
                member=row.text("member", required=True),
                reason=reason,
                approved_by=row.text("approved_by", required=True),
                date=row.needed_date("date"),
            )
        )
        row.finish()
    if entries is not None and not isinstance(entries, list):
        table.fault("not_counted", "plan_not_list")
    return NamedPersons(must_talk, tuple(found))
