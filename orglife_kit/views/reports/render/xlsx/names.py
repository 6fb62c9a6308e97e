"""Names of worksheets: at most 31 characters, none that Excel refuses, none twice."""

from __future__ import annotations

import re

_LONGEST = 31
_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


class SheetNames:
    """The names of one workbook."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str, ending: str = "") -> str:
        """Return ``wanted`` with ``ending`` as a name that is free from here on no more."""
        plain = _REFUSED.sub(" ", wanted).strip().strip("'").strip() or "1"
        number = 1
        while True:
            tail = ending if number == 1 else f"{ending} {number}"
            name = f"{plain[: _LONGEST - len(tail)].rstrip()}{tail}"
            if name.casefold() not in self._taken and name.casefold() != "history":
                self._taken.add(name.casefold())
                return name
            number += 1
