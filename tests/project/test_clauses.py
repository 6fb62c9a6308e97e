"""Every clause of the plan has its place, check, output and tests, and its tests notice when it breaks."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from orglife_kit.cli.group import VERBS
from orglife_kit.locale.messages import MESSAGES
from orglife_kit.meeting.tables import TABLES
from tests.project.clauses import CLAUSES, ROOT, Clause, clauses

KNOWN = clauses()


def cells(notebook: str) -> list[str]:
    """Return the sources of a notebook's code cells."""
    read = nbformat.read(ROOT / "notebooks" / f"{notebook}.ipynb", as_version=4)
    return [cell.source for cell in read.cells if cell.cell_type == "code"]


def has_test(name: str) -> bool:
    """Return whether a test of that name stands in its file."""
    path, _, function = name.partition("::")
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == function for node in tree.body)


def test_every_clause_is_there() -> None:
    """C1 to C18, each once, in order."""
    assert tuple(clause.clause for clause in KNOWN) == CLAUSES


@pytest.mark.parametrize("clause", KNOWN, ids=lambda clause: clause.clause)
def test_what_a_clause_names_is_there(clause: Clause) -> None:
    """Its cells stand in their notebooks, its verbs, tables and sentences exist, its tests are tests."""
    assert clause.words
    assert clause.places
    assert clause.checks
    assert clause.outputs
    for position in clause.places:
        where, _, cell = position.partition(": ")
        if where == "orglife":
            assert cell.split()[0] in VERBS, position
        else:
            assert any(cell in source for source in cells(where)), position
    for output in clause.outputs:
        assert set(re.findall(r"\.(\w+)\(\)", output)) <= set(TABLES), output
        verb = re.match(r"(?:.*, )?orglife (\w+)", output)
        assert verb is None or verb[1] in VERBS, output
    for check in clause.checks:
        assert check in MESSAGES
    for test in (*clause.tests, clause.mutation.test):
        assert has_test(test), test
    text = (ROOT / clause.mutation.file).read_text("utf-8")
    assert text.count(clause.mutation.before) == 1
    assert clause.mutation.after not in ("", clause.mutation.before)


def outcome(folder: Path, test: str) -> int:
    """Return pytest's exit code for one test of the copy in ``folder``."""
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", test],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    return told.returncode


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("clause", KNOWN, ids=lambda clause: clause.clause)
def test_a_mutation_is_noticed(clause: Clause, tmp_path: Path) -> None:
    """The clause's test passes on a copy as it is and fails once the small change is made."""
    change = clause.mutation
    for name in ("orglife_kit", "tests", "data/sample", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert outcome(tmp_path, change.test) == 0
    path = tmp_path / change.file
    path.write_text(path.read_text("utf-8").replace(change.before, change.after), encoding="utf-8")
    assert outcome(tmp_path, change.test) == 1
