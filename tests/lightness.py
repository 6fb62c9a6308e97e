"""How light the whole chain is (C17): a hand that counts what it clicks and types, beside the same in Word and Excel.

``python -m tests.lightness`` prints the figures; ``test_lightness.py`` keeps the mandatory ones from growing.
Mandatory is what the status misses until it is done, and what is printed; each such act names the clause that
demands it. A field costs a click into it. What a person writes as a sentence is counted apart: it is the same
text in Word. The rest, clicks and keys, is the handling.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CLAUSES = {f"C{number}" for number in range(1, 19)}
KINDS = ("fields", "clicks", "keys", "sentences")


@dataclass
class Hand:
    """Counts the acts of a person at the forms; mandatory and optional apart."""

    mandatory: Counter[str] = field(default_factory=Counter)
    optional: Counter[str] = field(default_factory=Counter)
    demanded: list[tuple[str, str]] = field(default_factory=list)
    by_act: Counter[tuple[str, str]] = field(default_factory=Counter)

    def _count(self, what: str, clause: str, **counts: int) -> None:
        counted = self.mandatory if clause else self.optional
        counted.update(counts)
        if clause:
            self.demanded.append((what, clause))
            self.by_act[clause, what] += counts.get("clicks", 0) + counts.get("keys", 0)

    def write(
        self,
        widget: Any,
        text: Any,
        what: str,
        clause: str = "",
        *,
        sentence: bool = False,
        leave: Callable[[], object] | None = None,
    ) -> None:
        """Fill a field: a click into it, and its keys; a day has the eight digits of it."""
        length = len(text) if isinstance(text, str) else 8
        self._count(what, clause, fields=1, clicks=1, **{"sentences" if sentence else "keys": length})
        if leave is not None:
            leave()
        else:
            widget.value = text

    def choose(self, widget: Any, value: Any, what: str, clause: str = "") -> None:
        """Choose from a list or a row of buttons: one click."""
        self._count(what, clause, clicks=1)
        widget.value = value

    def click(self, act: Callable[[], object], what: str, clause: str = "") -> None:
        """Press a button."""
        self._count(what, clause, clicks=1)
        act()

    def press(self, keys: int, what: str, clause: str = "") -> None:
        """Press keys outside a field, as in the ballot grid."""
        self._count(what, clause, keys=keys)

    def print(self, act: Callable[[], object], what: str, clause: str = "") -> None:
        """Press the button that writes a file and 打印 beside the file, and Enter in the browser's dialog."""
        self._count(what, clause, clicks=2, keys=1)
        act()


def handling(counted: Counter[str]) -> int:
    """Return clicks and keys without the sentences."""
    return counted["clicks"] + counted["keys"]


def walked(folder: Path) -> tuple[Hand, Any]:
    """Return the hand that went through the whole chain in ``folder``, and the meeting it leaves."""
    from tests.project.walk import walk

    os.environ["ORGLIFE_EXPORTS"] = str(folder / "exports")
    os.environ["ORGLIFE_STATE"] = str(folder / "state")
    return walk(folder / "meeting")


def main() -> None:
    """Print the figures of the forms, and those of Word and Excel beside them."""
    from tests.office_way import office_steps

    with tempfile.TemporaryDirectory() as folder:
        hand, meeting = walked(Path(folder))
        steps = office_steps(meeting.record)
    for (clause, what), number in sorted(hand.by_act.items(), key=lambda entry: -entry[1]):
        print(f"{number:6} {clause:4} {what}")
    for name, counted in (("mandatory", hand.mandatory), ("optional", hand.optional)):
        print(name, *(f"{kind} {counted[kind]}" for kind in KINDS), f"handling {handling(counted)}")
    print("\nWord and Excel")
    for step in sorted(steps, key=lambda step: -step.handling):
        print(f"{step.handling:6} {step.clause:4} {step.what}: {step.times} times {step.each}")
    office = sum(step.handling for step in steps)
    share = handling(hand.mandatory) / office
    print(f"handling here {handling(hand.mandatory)}, in Word and Excel {office}: {share:.1%}")


if __name__ == "__main__":
    main()
