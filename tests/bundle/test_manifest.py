"""The manifest is checked by hand, and the JSON Schema that is shipped says the same."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orglife_kit import bundle
from orglife_kit.bundle.manifest import read_manifest
from orglife_kit.errors import InputError
from tests.bundle.making import simple, told

SCHEMA = json.loads((Path(bundle.__file__).parent / "manifest.schema.json").read_text("utf-8"))
CHECKER = jsonschema.Draft202012Validator(SCHEMA)
GOOD = told(simple())
ODD = (
    None,
    True,
    0,
    -1,
    1.5,
    "",
    " ",
    "x",
    "\n",
    [],
    {},
    [1],
    [2, 1],
    "2024-13-01",
    "A" * 64,
    10**7,
    "a" * 32,
)


PASSED = ("2024-13-01", [2, 1])


def is_read(data: object) -> bool:
    """Return whether the reader takes a manifest."""
    try:
        read_manifest(json.dumps(data).encode())
    except InputError:
        return False
    return True


def paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the place of every value."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(found for key, value in inner for found in paths(value, (*path, key)))]


def put(path: tuple[Any, ...], value: object, *, remove: bool = False) -> Any:
    """Return the good manifest with another value at a place, or without it."""
    if not path:
        return value
    data = copy.deepcopy(GOOD)
    at = data
    for key in path[:-1]:
        at = at[key]
    if remove:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return data


def test_the_schema_is_one() -> None:
    """By its own definition, and it takes what is written."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert CHECKER.is_valid(GOOD)
    assert is_read(GOOD)


@pytest.mark.parametrize("path", paths(GOOD), ids=str)
def test_reader_and_schema_refuse_the_same(path: tuple[Any, ...]) -> None:
    """Whatever stands at a place, and where nothing does.

    But for two things that a schema lets pass: a day that no month has, and more than the whole of a cap.
    """
    for value in ODD:
        data = put(path, value)
        assert is_read(data) == CHECKER.is_valid(data) or value in PASSED, value
    if path:
        data = put(path, None, remove=True)
        inside_list = isinstance(path[-1], int)
        assert is_read(data) == CHECKER.is_valid(data)
        # without one of the cap's share's two numbers it is none; without a root or a table it is one
        assert is_read(data) is (inside_list and path[0] != "rules")


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists),
    st.sampled_from(paths(GOOD)),
)
@settings(max_examples=200, deadline=None)
def test_any_value_is_read_or_refused(value: object, path: tuple[Any, ...]) -> None:
    """By an error of the kit's own."""
    assert is_read(put(path, value)) in (True, False)
