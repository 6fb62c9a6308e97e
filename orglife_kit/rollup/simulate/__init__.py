"""Bundles of branches that do not exist, for trying things out and for measuring; docs/ROLLUP.md tells what is drawn.

A branch depends on the seed, its number and the year alone: the same arguments make the same files, in any order.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from orglife_kit.errors import InputError, StorageError, notice, system_reason
from orglife_kit.frozen import dataclass
from orglife_kit.rollup.simulate.branch import simulated_branch
from orglife_kit.rollup.simulate.odd import Odd, odd_of, spoiled

LIST_FILE = "支部名单.csv"
MOST_BRANCHES = 10_000_000
_IN_A_FOLDER = 1000  # files; above that each thousand gets a folder of its own


@dataclass(frozen=True)
class Simulated:
    """What was written: branches, files, members, and how many branches each odd case was drawn for."""

    branches: int
    files: int
    members: int
    odd: dict[str, int]


def simulate(
    folder: Path,
    branches: int,
    seed: int,
    *,
    odd: Collection[Odd] = (),
    year: int = 2024,
    years: int = 1,
    progress: Callable[[int], object] = lambda done: None,
) -> Simulated:
    """Write the bundles of ``branches`` and the list of them into ``folder``, which is new or empty.

    With more ``years`` each branch has one for every year up to ``year``. Raises ``InputError``
    (``simulate_number``, ``simulate_folder_used``), ``StorageError`` (``export_unwritable``).
    """
    if not 1 <= branches <= MOST_BRANCHES or not 1 <= years <= 20 or not 1950 <= year <= 2900:
        raise InputError(notice("simulate_number", most=MOST_BRANCHES))
    files = members = 0
    drawn = dict.fromkeys(map(str, Odd), 0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InputError(notice("simulate_folder_used", folder=str(folder)))
        with (folder / LIST_FILE).open("w", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["序号", "党支部", "党员人数", "联系人"])
            for index in range(branches):
                case = odd_of(index, odd)
                if case is not None:
                    drawn[case] += 1
                target = folder if branches <= _IN_A_FOLDER else folder / f"{index // _IN_A_FOLDER:05d}"
                target.mkdir(exist_ok=True)
                made = simulated_branch(seed, index, year, case)
                for name, content in _files(seed, index, year, years, case):
                    (target / name).write_bytes(content)
                    files += 1
                members += made.members
                if case is not Odd.UNLISTED:
                    listed = made.members + 2 if case is Odd.ROSTER_DIFFERS else made.members
                    rows.writerow([index + 1, made.name, listed, made.contact])
                progress(index + 1)
    except OSError as error:
        detail = system_reason(error)
        raise StorageError(notice("export_unwritable", file=str(folder), detail=detail)) from error
    return Simulated(branches, files, members, {case: number for case, number in drawn.items() if number})


def _files(seed: int, index: int, year: int, years: int, case: Odd | None) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one branch; of an odd one as its case has them, also none or two of a year."""
    for of_year in range(year - years + 1, year + 1):
        made = simulated_branch(seed, index, of_year, case)
        ending = f"-{of_year}" if years > 1 else ""
        for name, content in spoiled(made, case):
            yield f"{made.name}{ending}{name}.zip", content
