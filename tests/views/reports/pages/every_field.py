"""Every field of a record, one at a time: changed in a copy of the record, to see which tables and pages change."""

from __future__ import annotations

import dataclasses
import datetime
import sys
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import NoneType
from typing import Any

from orglife_kit.errors import RefusedError
from orglife_kit.meeting.release import release
from orglife_kit.meeting.tables import TABLES
from orglife_kit.rules.assessment.follow_up import Vote
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead
from orglife_kit.rules.plan.settings import OtherBallots
from orglife_kit.rules.publication.handing import Decision, HandedBundle, SuperiorOpinion
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import Origin
from orglife_kit.views.reports.documents import documents
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.pages.words import long_date

CANARY = "金丝雀飞"
DAY = datetime.date(2031, 5, 6)
TODAY = datetime.date(2024, 3, 1)
Path = tuple[object, ...]  # names of fields, positions and keys, from the record down


@dataclass(frozen=True)
class Leaf:
    """One value of a record: where it stands, the field it is of, its value, and the type that is declared."""

    path: Path
    field: str  # Class.field
    value: object
    declared: Any

    @property
    def is_day(self) -> bool:
        """Whether it holds a day."""
        return datetime.date in (self.declared, *typing.get_args(self.declared))

    def is_read_in(self, documents: tuple[Document, ...]) -> bool:
        """Return whether the changed value stands in documents: a day as a value of its own, or in words."""
        words = (repr(DAY), long_date(DAY)) if self.is_day else (CANARY,)
        said = str(documents)
        return any(word in said for word in words)


def classes_of(declared: Any, found: dict[type, dict[str, Any]] | None = None) -> dict[type, dict[str, Any]]:
    """Return every record class that a type can hold, with the types of its fields."""
    found = {} if found is None else found
    for argument in typing.get_args(declared):
        classes_of(argument, found)
    if dataclasses.is_dataclass(declared) and isinstance(declared, type) and declared not in found:
        hints = typing.get_type_hints(declared, vars(sys.modules[declared.__module__]))
        found[declared] = {field.name: hints[field.name] for field in dataclasses.fields(declared)}
        for hint in found[declared].values():
            classes_of(hint, found)
    return found


def filled(record: MeetingRecord) -> MeetingRecord:
    """Return a record whose parts that no act of the sample fills hold something too."""
    step = record.assessment.dispositions[6][0]
    voted = dataclasses.replace(step, vote=Vote(6, 6, 4, 1, 1))
    items = tuple(
        dataclasses.replace(item, immediate=False, due=TODAY)
        if item.number in record.publication.chosen
        else item
        for item in record.rectification.items
    )
    return dataclasses.replace(
        record,
        preparation=dataclasses.replace(record.preparation, last_pairs=frozenset({frozenset({1, 3})})),
        assessment=dataclasses.replace(record.assessment, dispositions={6: (voted,)}),
        rectification=dataclasses.replace(record.rectification, items=items),
        publication=dataclasses.replace(
            record.publication,
            bundles=(HandedBundle(1, TODAY, "上报包.zip", "a" * 64, "b" * 64),),
            opinions=(SuperiorOpinion(1, 1, Decision.ACCEPTED, "同意", "组织员", TODAY),),
        ),
    )


def with_minutes(record: MeetingRecord) -> MeetingRecord:
    """Return a record whose minutes are kept."""
    texts = {head: head.value for head in MinutesHead}
    kept = Minutes(texts, dict(texts), datetime.date(2024, 1, 20))
    return dataclasses.replace(record, ballots=dataclasses.replace(record.ballots, minutes=kept))


def before_rounds(record: MeetingRecord) -> MeetingRecord:
    """Return a record in which no round is opened yet: then those who are proposed are the officers."""
    ballots = dataclasses.replace(record.ballots, rounds=(), copied={}, recounts=())
    return dataclasses.replace(record, ballots=ballots)


def leaves(record: MeetingRecord) -> Iterator[Leaf]:
    """Yield every value that a record holds, whole sets of numbers as one.

    Not what can hold nothing: what a round froze, the day of what has to be done at once, the help for a member who
    is not rated 基本合格, the choice of a criticism that is none.
    """
    for leaf in _leaves(record, (), "", MeetingRecord):
        if leaf.value is None and classes_of(leaf.declared):
            continue  # a whole part that is not there
        holder = at(record, leaf.path[:-1])
        frozen = leaf.path[:2] == ("ballots", "rounds") and leaf.path[3] == "round"
        at_once = leaf.field.endswith(".due") and getattr(holder, "immediate", False)
        no_help = leaf.field.startswith("FollowUp.") and not holder.gap
        no_criticism = leaf.field.endswith(".taken_on") and holder.began_as is not Origin.CRITICISM
        if not (frozen or at_once or no_help or no_criticism):
            yield leaf


def _leaves(value: object, path: Path, field: str, declared: Any) -> Iterator[Leaf]:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        hints = classes_of(type(value))[type(value)]
        for name, hint in hints.items():
            here = f"{type(value).__name__}.{name}"
            yield from _leaves(getattr(value, name), (*path, name), here, hint)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key), field, _inner(declared))
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            yield from _leaves(inner, (*path, position), field, _inner(declared))
    else:
        yield Leaf(path, field, value, declared)


def _inner(declared: Any) -> Any:
    arguments = [argument for argument in typing.get_args(declared) if argument is not Ellipsis]
    return arguments[-1] if arguments else declared


def changed(record: MeetingRecord, leaf: Leaf) -> MeetingRecord:
    """Return the record with another value in one place: a canary for a text, a day of its own for a day."""
    if leaf.field in ("Settings.public_ballots", "Settings.public_representatives"):  # only both at once
        several = {"public_ballots": OtherBallots.OWN_CLASS, "public_representatives": 2}
        new: object = dataclasses.replace(record.plan.settings, **several)  # type: ignore[arg-type]
        made = _replaced(record, leaf.path[:-1], new)
    else:
        made = _replaced(record, leaf.path, _other(leaf))
    assert isinstance(made, MeetingRecord)
    return made


def with_text(record: MeetingRecord, leaf: Leaf, text: str) -> MeetingRecord:
    """Return the record with ``text`` behind what stands in one place."""
    made = _replaced(record, leaf.path, f"{leaf.value}{text}")
    assert isinstance(made, MeetingRecord)
    return made


def _other(leaf: Leaf) -> object:
    value, kinds = leaf.value, {leaf.declared, *typing.get_args(leaf.declared)} - {NoneType}
    if value is None:
        kind = next(kind for kind in kinds if isinstance(kind, type))
        return DAY if kind is datetime.date else next(iter(kind)) if issubclass(kind, StrEnum) else 1
    if isinstance(value, StrEnum):
        codes = list(type(value))
        return codes[(codes.index(value) + 1) % len(codes)]
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return f"{value}{CANARY}"
    if isinstance(value, datetime.date):
        return DAY
    if isinstance(value, frozenset):
        return value ^ _member_of(value)
    assert isinstance(value, int)
    return value + 1


def _member_of(value: frozenset[Any]) -> frozenset[Any]:
    return frozenset([next(iter(value))]) if value else frozenset([1])


def _replaced(value: object, path: Path, new: object) -> object:
    if not path:
        return new
    head, *rest = path
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        inner = _replaced(getattr(value, str(head)), tuple(rest), new)
        return dataclasses.replace(value, **{str(head): inner})
    if isinstance(value, Mapping):
        return {**value, head: _replaced(value[head], tuple(rest), new)}
    assert isinstance(value, tuple)
    assert isinstance(head, int)
    return (*value[:head], _replaced(value[head], tuple(rest), new), *value[head + 1 :])


def at(record: object, path: Path) -> Any:
    """Return what stands at a path."""
    for part in path:
        record = getattr(record, part) if isinstance(part, str) and hasattr(record, part) else record[part]  # type: ignore[index]
    return record


def columns_of(record: MeetingRecord) -> dict[tuple[str, str], list[object]]:
    """Return what stands in every column of every table."""
    found = {}
    for name, table in TABLES.items():
        rows = table.rows_of(record, TODAY)
        for position, column in enumerate(table.columns):
            found[name, column.key] = [row[position] for row in rows]
    return found


def pages_of(record: MeetingRecord, members: Mapping[str, int]) -> dict[str, tuple[Document, ...]]:
    """Return the documents of every scope, and of each of the members under his key."""
    found = {}
    for scope in Scope:
        for key, member in members.items() if scope is Scope.MEMBER else [(scope.value, None)]:
            try:
                made = documents(release(record, scope, member))
            except RefusedError:
                made = ()
            # the day that stands among a file's properties is no part of the page
            found[key] = tuple(dataclasses.replace(entry.document, date=None) for entry in made)
    return found
