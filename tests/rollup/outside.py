"""What goes out to a wider circle, attacked by tools that are no part of the project: acro, and HiGHS through scipy.

Run by hand, in two environments, because acro holds pandas back::

    python -m tests.rollup.outside write DIR published.json     # here: of a folder of collected bundles
    python tests/rollup/outside.py attack published.json        # where acro and scipy are installed

The attack asks acro which cells are below the threshold, and HiGHS, for each of them, the least and the greatest number
that all margins and shown cells allow.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def write(store: str, target: str) -> None:
    """Write each table that would go out: its numbers, and what is hidden."""
    from orglife_kit.rollup.public.publication import public_year
    from orglife_kit.rollup.rolled_up import open_rollup

    with open_rollup(store) as found:
        year = public_year(found.totals("2025-05-01")["years"][-1])
    tables = [{"numbers": table.numbers, "hidden": sorted(table.hidden)} for table in year.tables]
    Path(target).write_text(json.dumps({"smallest": year.smallest, "tables": tables}), encoding="utf-8")


def attack(path: str) -> None:
    """Print for each table what acro would hide, and how closely each small cell can be worked out."""
    told = json.loads(Path(path).read_text(encoding="utf-8"))
    smallest = told["smallest"]
    for number, table in enumerate(told["tables"], 1):
        numbers, hidden = table["numbers"], {tuple(cell) for cell in table["hidden"]}
        small = {(r, c) for r, line in enumerate(numbers) for c, n in enumerate(line) if n < smallest}
        by_acro = acro_small(numbers, smallest)
        assert by_acro <= hidden, sorted(by_acro - hidden)
        ranges = {cell: bounds(numbers, hidden, cell) for cell in sorted(small)}
        assert all(most >= smallest - 1e-6 and most - least > 0.5 for least, most in ranges.values()), ranges
        width = min((most - least for least, most in ranges.values()), default=0)
        print(
            f"table {number}: {len(hidden)} hidden, {len(small)} small, {len(by_acro)} by acro,",
            f"{width:.0f}",
        )


def acro_small(numbers: list[list[int]], smallest: int) -> set[tuple[int, int]]:
    """Return the cells that acro suppresses for being below the threshold; it knows no empty cell."""
    import acro
    import pandas

    rows = [(r, c) for r, line in enumerate(numbers) for c, n in enumerate(line) for _ in range(n)]
    frame = pandas.DataFrame(rows, columns=["outcome", "group"])
    session = acro.ACRO(suppress=True)
    session.sdc_checks.risk_appetite["safe_threshold"] = smallest
    made = session.crosstab(frame["outcome"], frame["group"])
    return {
        (r, c)
        for r, line in enumerate(numbers)
        for c, n in enumerate(line)
        if n and pandas.isna(made.loc[r, c])
    }


def bounds(
    numbers: list[list[int]], hidden: set[tuple[int, int]], cell: tuple[int, int]
) -> tuple[float, float]:
    """Return the least and the greatest that a hidden cell can be, by linear programming."""
    from scipy.optimize import linprog

    cells = sorted(hidden)
    equations: list[list[int]] = []
    sums: list[int] = []
    for axis, length in ((0, len(numbers)), (1, len(numbers[0]))):
        for line in range(length):
            inside = [int(other[axis] == line) for other in cells]
            if any(inside):
                equations.append(inside)
                sums.append(sum(numbers[r][c] for r, c in cells if (r, c)[axis] == line))
    goal: list[Any] = [int(other == cell) for other in cells]
    least = linprog(goal, A_eq=equations, b_eq=sums, bounds=(0, None), method="highs")
    most = linprog([-n for n in goal], A_eq=equations, b_eq=sums, bounds=(0, None), method="highs")
    return least.fun, -most.fun


if __name__ == "__main__":
    {"write": write, "attack": attack}[sys.argv[1]](*sys.argv[2:])
