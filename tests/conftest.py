"""Every test has a state folder of its own, so that no key of this user is touched."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the test's own state folder."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("ORGLIFE_STATE", str(folder))
    return folder
