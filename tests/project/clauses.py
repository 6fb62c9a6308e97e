"""The clauses of the plan, C1 to C18: where each is entered, its check, its output, its tests and its mutation.

``python -m tests.project.clauses`` prints them (``make clauses``). Each stands in ``tests/clauses/C01.toml`` … as

    clause = "C3"
    words = "谈心谈话"
    places = ["2_preparation: forms.talks(meeting)"]   # notebook: the cell, or a verb of the command line
    checks = ["status_talks_missing"]                    # codes of sentences
    outputs = ["谈心谈话记录, ORGAN"]                      # a document and who receives it, a table, a verb
    tests = ["tests/meeting/test_talks.py::test_who_is_missing"]

    [mutation]                                           # a small change that turns ``test`` red
    file = "orglife_kit/rules/preparation/talks.py"
    before = "if talker == secretary"
    after = "if talker != secretary"
    test = "tests/meeting/test_talks.py::test_who_is_missing"
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "clauses"
CLAUSES = tuple(f"C{number}" for number in range(1, 19))


@dataclass(frozen=True)
class Mutation:
    """A small change of one file: ``before`` stands there once, ``after`` takes its place, ``test`` turns red."""

    file: str
    before: str
    after: str
    test: str


@dataclass(frozen=True)
class Clause:
    """One clause of the plan, and where the product keeps it."""

    clause: str
    words: str
    places: tuple[str, ...]
    checks: tuple[str, ...]
    outputs: tuple[str, ...]
    tests: tuple[str, ...]
    mutation: Mutation


def clauses() -> tuple[Clause, ...]:
    """Return every clause that is written down, in order."""
    found = []
    for path in sorted(FOLDER.glob("C*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        mutation = Mutation(**table.pop("mutation"))
        lists = {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
        found.append(Clause(**lists, mutation=mutation))
    return tuple(found)


def main() -> None:
    """Print every clause."""
    for clause in clauses():
        print(f"{clause.clause}  {clause.words}")
        for head, lines in (
            ("entered", clause.places),
            ("checked", clause.checks),
            ("output", clause.outputs),
            ("tests", clause.tests),
        ):
            for position, line in enumerate(lines):
                print(f"    {head if position == 0 else '':9}{line}")
        change = clause.mutation
        print(f"    mutation {change.file}: {change.before!r} → {change.after!r}")
        print(f"             turns red {change.test}\n")


if __name__ == "__main__":
    main()
