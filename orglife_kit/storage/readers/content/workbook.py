"""What was found in a workbook: the sheets that were read, and the names of those that were not."""

from __future__ import annotations

from dataclasses import dataclass, field

from orglife_kit.storage.readers.content.grid import Grid


@dataclass
class Workbook:
    """The visible worksheets; ``hidden``, ``unread`` and ``too_large`` are names of others."""

    sheets: list[Grid] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    too_large: list[str] = field(default_factory=list)
    is_workbook: bool = True

    def add(self, sheet: Grid | str) -> None:
        """Keep a sheet, or the name of one that is too large."""
        if isinstance(sheet, Grid):
            self.sheets.append(sheet)
        else:
            self.too_large.append(sheet)
