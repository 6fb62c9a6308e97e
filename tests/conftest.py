"""Every test has a state folder of its own and begins in Chinese, so that no key and no choice of another is met."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from orglife_kit.i18n import choose_language


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the test's own state folder; the language chosen in a test ends with it."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("ORGLIFE_STATE", str(folder))
    yield folder
    choose_language(None)
