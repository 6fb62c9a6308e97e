"""How light the whole chain is (C17): a hand that counts what it writes, clicks, chooses and types.

``python -m tests.lightness`` prints the figures; ``test_lightness.py`` keeps the mandatory ones from growing.
Mandatory is what the status misses until it is done; each such act names the clause that demands it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

CLAUSES = {f"C{number}" for number in range(1, 19)}


@dataclass
class Hand:
    """Counts the acts of a person at the forms: fields written, clicks, keys; mandatory and optional apart."""

    mandatory: Counter[str] = field(default_factory=Counter)
    optional: Counter[str] = field(default_factory=Counter)
    demanded: list[tuple[str, str]] = field(default_factory=list)

    def _count(self, kind: str, what: str, clause: str, keys: int = 0) -> None:
        counted = self.mandatory if clause else self.optional
        counted[kind] += 1
        counted["keys"] += keys
        if clause:
            self.demanded.append((what, clause))

    def write(self, widget: Any, text: Any, what: str, clause: str = "") -> None:
        """Fill a field; a text costs its keys, a day the eight digits of it."""
        self._count("fields", what, clause, len(text) if isinstance(text, str) else 8)
        widget.value = text

    def choose(self, widget: Any, value: Any, what: str, clause: str = "") -> None:
        """Choose from a list or a row of buttons: one click."""
        self._count("clicks", what, clause)
        widget.value = value

    def click(self, act: Callable[[], object], what: str, clause: str = "") -> None:
        """Press a button."""
        self._count("clicks", what, clause)
        act()

    def press(self, keys: int, what: str, clause: str = "") -> None:
        """Press keys outside a field, as in the ballot grid."""
        counted = self.mandatory if clause else self.optional
        counted["keys"] += keys
        if clause:
            self.demanded.append((what, clause))
