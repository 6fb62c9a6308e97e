"""What a bundle of each format version holds: its tables and columns, kept as ``format_N.json`` beside this module.

A version's file is frozen: it is never changed, and what goes up otherwise is a new version (``make bundle-format``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

from orglife_kit.frozen import dataclass

FORMAT = "orglife-bundle"
FOLDER = Path(__file__).parent
VERSION = max(int(path.stem.partition("_")[2]) for path in FOLDER.glob("format_*.json"))  # of what is written
OLDEST = 1  # of what can still be read


class CellKind(StrEnum):
    """What a column holds; the words are those of the declared tables."""

    TEXT = "text"
    COUNT = "count"
    NUMBER = "number"
    MEMBER = "member"
    DATE = "date"
    CODE = "code"
    YES_NO = "yes/no"


@dataclass(frozen=True)
class BundleColumn:
    """One column: its key, its Chinese head, what it holds, the word of each code.

    ``may_lack`` tells that a cell may be empty; an ``optional`` column is there only where the plan sends it up.
    """

    key: str
    head: str
    kind: CellKind
    words: Mapping[str, str]
    may_lack: bool
    optional: bool

    @cached_property
    def codes(self) -> Mapping[str, str | None]:
        """The code of each word; where one may lack, an empty cell is none."""
        found: dict[str, str | None] = {word: code for code, word in self.words.items()}
        return found | {"": None} if self.may_lack else found


@dataclass(frozen=True)
class BundleTable:
    """One table, which is one file of the bundle; a table without rows is left out."""

    name: str
    title: str
    row_is: str
    columns: tuple[BundleColumn, ...]

    @property
    def file(self) -> str:
        """The name of its file inside the bundle."""
        return f"{self.name}.csv"

    @cached_property
    def by_head(self) -> Mapping[str, BundleColumn]:
        """The columns by their heads."""
        return {column.head: column for column in self.columns}


@cache
def bundle_tables(version: int = VERSION) -> Mapping[str, BundleTable]:
    """Return the tables of a format version by their names."""
    text = (FOLDER / f"format_{version}.json").read_text(encoding="utf-8")
    return {
        table["table"]: BundleTable(
            table["table"],
            table["title"],
            table["row_is"],
            tuple(
                BundleColumn(
                    column["key"],
                    column["head"],
                    CellKind(column["kind"]),
                    column.get("words", {}),
                    column.get("may_lack", False),
                    column.get("optional", False),
                )
                for column in table["columns"]
            ),
        )
        for table in json.loads(text)["tables"]
    }
