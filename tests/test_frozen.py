"""The records' own ``dataclass`` does what the standard one does for a frozen class."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import pytest

from orglife_kit import frozen


@frozen.dataclass(frozen=True)
class Ours:
    """A record of ours."""

    number: int
    name: str = "无名"
    identity: str = dataclasses.field(default="", repr=False, compare=False)
    notes: dict[str, int] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("below zero")

    @cached_property
    def double(self) -> int:
        """Kept after it was asked for."""
        return self.number * 2


@frozen.dataclass(frozen=True, eq=False)
class ByIdentity:
    """A record that is equal to itself alone."""

    number: int


@frozen.dataclass(frozen=True)
class Point:
    """A record that can be a key."""

    x: int
    y: int = 0


@dataclasses.dataclass(frozen=True)
class StandardPoint:
    """The same by the standard library."""

    x: int
    y: int = 0


def test_a_record_never_changes() -> None:
    """No field is set again, none is removed, no other name is given a value."""
    point = Point(1)
    acts: list[Callable[[], None]] = [
        lambda: setattr(point, "x", 2),
        lambda: setattr(point, "y", 0),
        lambda: setattr(point, "z", 3),
        lambda: delattr(point, "x"),
    ]
    for act in acts:
        with pytest.raises(dataclasses.FrozenInstanceError):
            act()
    assert point == Point(1, 0)


def test_equal_records_are_equal_and_one_key() -> None:
    """As those of the standard library are; another class is never equal."""
    assert Point(1, 2) == Point(1, 2) != Point(2, 1)
    assert hash(Point(1, 2)) == hash(Point(1, 2)) == hash(StandardPoint(1, 2))
    assert Point(1, 2) != StandardPoint(1, 2)
    assert {Point(1): "a"}[Point(1)] == "a"
    with pytest.raises(TypeError, match="unhashable"):
        hash(Ours(1))
    assert ByIdentity(1) != ByIdentity(1)
    assert len({ByIdentity(1), ByIdentity(1)}) == 2


def test_it_is_shown_with_its_fields() -> None:
    """As one of the standard library is; what a field says of itself holds."""
    assert "1101" not in repr(Ours(1, identity="1101"))
    assert Ours(1, identity="1101") == Ours(1)
    assert repr(Point(1, 2)) == repr(StandardPoint(1, 2)).removeprefix("Standard")


def test_it_is_a_dataclass_to_the_standard_library() -> None:
    """Fields, replace, asdict, match, defaults, checks at the making, copies."""
    record = Ours(1, notes={"a": 1})
    assert [entry.name for entry in dataclasses.fields(record)] == ["number", "name", "identity", "notes"]
    assert dataclasses.replace(record, name="林").name == "林"
    assert dataclasses.asdict(record) == {"number": 1, "name": "无名", "identity": "", "notes": {"a": 1}}
    assert Ours(1).notes is not Ours(1).notes
    assert record.double == 2 == record.double
    assert pickle.loads(pickle.dumps(record)) == record == copy.deepcopy(record)
    with pytest.raises(ValueError, match="below zero"):
        dataclasses.replace(record, number=-1)
    match Point(3, 4):
        case Point(x, y):
            assert (x, y) == (3, 4)


def test_one_that_may_change_is_refused() -> None:
    """It would not be what a reader expects of it."""
    with pytest.raises(TypeError, match=r"dataclasses\.dataclass"):
        frozen.dataclass(frozen=False)


def test_every_frozen_record_of_the_package_is_made_by_it() -> None:
    """But those of the recount, which imports nothing of the kit, and of modules that also have records that change."""
    package = Path(frozen.__file__).parent
    standard = []
    for path in sorted(package.rglob("*.py")):
        text = path.read_text("utf-8")
        changing = re.search(r"^@dataclass(\(.*frozen=False.*\))?$", text, re.MULTILINE)
        if path.parent.name != "verify" and "@dataclass(frozen=True" in text and not changing:
            standard += (
                [] if "from orglife_kit.frozen import dataclass" in text else [path.relative_to(package)]
            )
    assert not standard
