"""Callbacks raise: ipywidgets would only log what goes wrong in them."""

from __future__ import annotations

from typing import Any

import pytest
from ipywidgets.widgets.widget import CallbackDispatcher


@pytest.fixture(autouse=True)
def raising_callbacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every callback's error reach the test."""

    def call(dispatcher: Any, *arguments: Any, **keywords: Any) -> None:
        for callback in dispatcher.callbacks:
            callback(*arguments, **keywords)

    monkeypatch.setattr(CallbackDispatcher, "__call__", call)
