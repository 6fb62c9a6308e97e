"""Files as offices make them, for the tests."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from orglife_kit.rules.plan.members import Member, Membership, Roster, usual_flags
from orglife_kit.rules.plan.settings import CapBase


def workbook(path: Path, rows: Sequence[Sequence[Any]], *others: Sequence[Sequence[Any]]) -> Path:
    """Write a workbook with one worksheet, or more."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "yyyy/m/d"})
    for table in (rows, *others):
        sheet = book.add_worksheet()
        for number, row in enumerate(table):
            for place, cell in enumerate(row):
                if hasattr(cell, "year"):
                    sheet.write_datetime(number, place, cell, day)
                elif cell is not None:
                    sheet.write(number, place, cell)
    book.close()
    return path


def text_file(
    path: Path, rows: Sequence[Sequence[Any]], encoding: str = "utf-8", delimiter: str = ","
) -> Path:
    """Write a text file."""
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows(rows)
    path.write_bytes(target.getvalue().encode(encoding))
    return path


def roster(*names: str, probationary: Sequence[str] = ()) -> Roster:
    """Return a roster of those names, full members unless named otherwise."""
    members = []
    for number, name in enumerate(names, 1):
        kind = Membership.PROBATIONARY if name in probationary else Membership.FULL
        flags = usual_flags(kind, CapBase.FULL_MEMBERS)
        members.append(Member(number, number, name, kind, flags, identity=f"N{number}"))
    return Roster(tuple(members))
