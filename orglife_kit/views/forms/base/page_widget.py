"""What a widget of ours is to a notebook that is saved: a name without a value, and the mark that it is ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import anywidget


class NameOnly:
    """Its text form is its name alone: a notebook that is saved keeps that text, and nothing of the meeting."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


def marked(bundle: Any) -> Any:
    """Return what a notebook is given to show, marked in its metadata as ours: the save hook goes by that."""
    if bundle is None:
        return None
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
    return data, {**metadata, "orglife_kit": {"form": True}}


class PageWidget(NameOnly, anywidget.AnyWidget):
    """A widget whose page is JavaScript beside its module; ``heard`` is called with each message of that page."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(**facts)
        self.on_msg(lambda _widget, message, buffers: self.heard(message, buffers))

    def _repr_mimebundle_(self, **wanted: Any) -> Any:
        return marked(super()._repr_mimebundle_(**wanted))

    def heard(self, message: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        """Do what the page asks in ``message``; a page that only shows asks nothing."""
