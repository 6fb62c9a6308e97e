"""The list of branches as an office keeps it: a workbook or text with a column of their names."""

from __future__ import annotations

import re
from pathlib import Path

from orglife_kit.errors import InputError, Notice, notice, raise_input
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.members import name_key
from orglife_kit.storage.readers.columns import Heading, find_heads, is_empty, is_footer
from orglife_kit.storage.readers.upload import read_sheets

NAMES = ("支部名单", "党支部名单", "支部名册", "党组织名单", "branches")
SUFFIXES = (".xlsx", ".xls", ".et", ".ods", ".csv")
MOST_BRANCHES = 20_000
_NUMBER = re.compile(r"(\d{1,6})(?:\.0+)?\s*[人名]?")
_HEADINGS = (
    Heading(
        "name",
        (
            *("党支部", "党支部名称", "支部名称", "支部", "党组织名称", "党组织", "组织名称", "名称"),
            "branch",
        ),
        required=True,
    ),
    Heading("members", ("党员人数", "党员数", "党员总数", "人数", "党员", "members")),
    Heading("contact", ("联系人", "书记", "党支部书记", "支部书记", "负责人", "contact")),
)


@dataclass(frozen=True)
class ListedBranch:
    """A branch of the list; ``position`` is its place there, from 1, ``members`` how many it should have."""

    position: int
    name: str
    members: int | None = None
    contact: str = ""

    @property
    def key(self) -> str:
        """What names are compared by: one width, no spaces."""
        return name_key(self.name)


def find_list(folder: Path) -> Path:
    """Return the list in a folder: one that is called so, else the only workbook or text there.

    Raises ``InputError`` (``branch_list_missing``, ``branch_list_unclear``).
    """
    found = sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~")) and path.is_file()
    )
    called = [path for path in found if path.stem in NAMES]
    if len(called or found) > 1:
        raise InputError(
            notice("branch_list_unclear", names="、".join(path.name for path in (called or found)[:5]))
        )
    if not found:
        raise InputError(notice("branch_list_missing", folder=str(folder), name=f"{NAMES[0]}.xlsx"))
    return (called or found)[0]


def read_branch_list(path: Path) -> tuple[ListedBranch, ...]:
    """Return the branches of a list in its order; raises ``InputError`` with every fault and its place."""
    table = find_heads(read_sheets(path), _HEADINGS, shown=True, most=MOST_BRANCHES)
    faults: list[Notice] = []
    found: list[ListedBranch] = []
    first: dict[str, int] = {}
    for row in table.rows():
        name = " ".join(table.cell(row, "name").split())
        if is_empty(row) or not name or (is_footer(row) and not table.cell(row, "members")):
            continue
        number = _NUMBER.fullmatch(table.cell(row, "members").strip())
        branch = ListedBranch(
            len(found) + 1, name, int(number[1]) if number else None, table.cell(row, "contact")
        )
        if branch.key in first:
            where = table.location(row, "name")
            faults.append(notice("branch_twice", where, name=name, row=first[branch.key]))
        first.setdefault(branch.key, row.number)
        found.append(branch)
    if not found:
        faults.append(
            notice("branch_list_empty", table.location(next(iter(table.rows()), table.sheet.rows[0])))
        )
    raise_input(faults)
    return tuple(found)
