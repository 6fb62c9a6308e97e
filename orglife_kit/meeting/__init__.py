"""One branch's meeting: one verb per act, by stage word."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orglife_kit.meeting.making import create_meeting
    from orglife_kit.meeting.meeting import Meeting
    from orglife_kit.meeting.opening import open_meeting

__all__ = ["Meeting", "create_meeting", "open_meeting"]

_HOMES = {"Meeting": "meeting", "create_meeting": "making", "open_meeting": "opening"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
