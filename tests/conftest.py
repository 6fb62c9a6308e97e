"""Every test has a state folder of its own and begins in Chinese, so that no key and no choice of another is met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from orglife_kit.i18n import choose_language

_PLAIN = re.compile(r"[\w .,+-]*", re.ASCII)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Return the argument's name for a text that a command line cannot name, numbered by pytest; else its own."""
    return argname if isinstance(val, str) and not _PLAIN.fullmatch(val) else None


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the test's own state folder; the language chosen in a test ends with it."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("ORGLIFE_STATE", str(folder))
    yield folder
    choose_language(None)
