"""How well written plans are read.

``python -m tests.project.plan_reading`` prints per plan what is right, missed and invented.
"""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orglife_kit.rules.plan.reading import FoundField, read_written_plan

FOLDER = Path(__file__).parents[1] / "rules" / "plan" / "written"
# written before the rules were looked at with them, one folder after the other
HELD_OUT = (
    FOLDER / "held_out",
    FOLDER / "held_out_2",
    FOLDER / "held_out_3",
    FOLDER / "held_out_4",
    FOLDER / "held_out_5",
    FOLDER / "held_out_6",
    FOLDER / "held_out_7",
    FOLDER / "held_out_8",
    FOLDER / "held_out_9",
    FOLDER / "held_out_10",
    FOLDER / "held_out_11",
    FOLDER / "held_out_12",
    FOLDER / "held_out_13",
    FOLDER / "held_out_14",
    FOLDER / "held_out_15",
    FOLDER / "held_out_16",
    FOLDER / "held_out_17",
    FOLDER / "held_out_18",
    FOLDER / "held_out_19",
)


@dataclass(frozen=True)
class Measure:
    """What came of one plan: the keys read right, missed, read wrong, and those that it does not say."""

    right: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    invented: tuple[str, ...]


def found_fields(text: str) -> dict[str, FoundField]:
    """Return what is found in a written plan, by key."""
    return {field.key: field for field in read_written_plan(text)}


def found_values(text: str) -> dict[str, object]:
    """Return the values found in a written plan, by key."""
    return {key: field.value for key, field in found_fields(text).items()}


def expected(path: Path) -> dict[str, Any]:
    """Return what a plan says, by dotted keys."""
    tables = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    return {f"{table}.{key}": value for table, values in tables.items() for key, value in values.items()}


def is_same(value: object, wanted: object) -> bool:
    """Return whether a value is the one wanted; a wanted text with … in it names its beginning and its end."""
    if isinstance(wanted, list):
        return isinstance(value, tuple) and len(value) == len(wanted) and all(map(is_same, value, wanted))
    if isinstance(wanted, str) and "…" in wanted:
        first, _, last = wanted.partition("…")
        return isinstance(value, str) and value.startswith(first) and value.endswith(last)
    return value == wanted and isinstance(value, datetime.date) == isinstance(wanted, datetime.date)


def measure(text: str, wanted: dict[str, Any]) -> Measure:
    """Return what came of reading a plan of which is known what it says."""
    found = found_values(text)
    both = found.keys() & wanted.keys()
    right = {key for key in both if is_same(found[key], wanted[key])}
    return Measure(
        tuple(sorted(right)),
        tuple(sorted(wanted.keys() - found.keys())),
        tuple(sorted(both - right)),
        tuple(sorted(found.keys() - wanted.keys())),
    )


def plans(folder: Path) -> list[Path]:
    """Return the written plans in a folder."""
    return sorted(folder.glob("*.txt"))


def main() -> None:
    """Print the measure of each plan, and of those held out together."""
    for folder in (FOLDER, *HELD_OUT):
        fields = right = invented = 0
        for path in plans(folder):
            wanted = expected(path)
            told = measure(path.read_text("utf-8"), wanted)
            fields, right, invented = (
                fields + len(wanted),
                right + len(told.right),
                invented + len(told.invented) + len(told.wrong),
            )
            print(f"{path.stem}: {len(told.right)} of {len(wanted)} right")
            for words, keys in (("missed", told.missed), ("wrong", told.wrong), ("invented", told.invented)):
                if keys:
                    print(f"  {words}: {', '.join(keys)}")
        share = f"{100 * right / fields:.0f} %" if fields else "none"
        print(f"{folder.name}: {right} of {fields} fields ({share}), {invented} wrong or invented\n")


if __name__ == "__main__":
    main()
