"""Values that are none: of nobody, of no day, no text, no list; what each act is tried with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from orglife_kit.meeting import Meeting

Act = Callable[[Meeting, Any], object]
DAY = "2024-01-16"
Wrong = dict[str, tuple[tuple[Any, ...], Act]]

NOBODY = (0, -1, 99, 10**20, "无此人", "", "赵一#99")
NO_NUMBER = (0, -1, 99, 10**20)
NO_DAY = ("", "2024-02-30", "昨天", "2024-13-01")
NO_TEXT = (None, 0, 1.5, b"x", ["x"], "\ud800", "a\x00b")
NO_LIST = (None, "赵一", 1, b"x")
NO_TRUTH = (None, "x", "", 2, [True])
