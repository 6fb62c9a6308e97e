"""orglife_kit: the organizational life meeting and the democratic appraisal of a Party branch."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orglife_kit.errors import InputError, OrglifeError, RefusedError, StorageError
    from orglife_kit.meeting import Meeting, create_meeting, open_meeting
    from orglife_kit.rollup.desk import open_desk
    from orglife_kit.rollup.rolled_up import open_rollup
    from orglife_kit.views import analysis, forms, reports

__version__ = "0.1.0"
__all__ = [
    "InputError",
    "Meeting",
    "OrglifeError",
    "RefusedError",
    "StorageError",
    "analysis",
    "create_meeting",
    "forms",
    "open_desk",
    "open_meeting",
    "open_rollup",
    "reports",
]

_HOMES = {
    "InputError": "orglife_kit.errors",
    "Meeting": "orglife_kit.meeting",
    "OrglifeError": "orglife_kit.errors",
    "RefusedError": "orglife_kit.errors",
    "StorageError": "orglife_kit.errors",
    "create_meeting": "orglife_kit.meeting",
    "open_desk": "orglife_kit.rollup.desk",
    "open_meeting": "orglife_kit.meeting",
    "open_rollup": "orglife_kit.rollup.rolled_up",
    "analysis": "orglife_kit.views",
    "reports": "orglife_kit.views",
    "forms": "orglife_kit.views",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(_HOMES[name])
    if name in ("analysis", "reports", "forms"):
        return import_module(f"{_HOMES[name]}.{name}")
    return getattr(home, name)


def __dir__() -> list[str]:
    return sorted(__all__)
