"""Imports point down, and every module has its place."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "orglife_kit"
TESTS = ROOT / "tests"


def test_the_contracts_hold() -> None:
    """import-linter finds no import upward and no module without a place."""
    told = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize(
    "statement",
    [
        "import orglife_kit",
        "import orglife_kit.cli.group, orglife_kit.cli.plan, orglife_kit.cli.ballots",
        "from orglife_kit import open_meeting",
        "import orglife_kit.meeting.bundle, orglife_kit.meeting.handing, orglife_kit.cli.bundle",
        "import orglife_kit.rollup.simulate, orglife_kit.cli.simulate, orglife_kit.cli.rollup",
        "import orglife_kit.bundle.reading, orglife_kit.bundle.returns, orglife_kit.bundle.writing",
    ],
)
def test_light_imports_load_nothing_heavy(statement: str) -> None:
    """They are loaded only where they are used: a branch writes, reads and simulates bundles without any of them."""
    heavy = {"pandas", "numpy", "matplotlib", "ipywidgets", "nbconvert", "IPython"}
    heavy |= {"duckdb", "ibis", "pyspark", "pyarrow"}
    told = subprocess.run(
        [sys.executable, "-c", f"import sys\n{statement}\nprint(sorted({heavy} & set(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "[]"


def test_sql_stands_in_the_storage_alone() -> None:
    """No other module executes SQL; verify reads by itself."""
    for path in PACKAGE.rglob("*.py"):
        if "storage" in path.parts or "verify" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in ("execute", "executemany", "executescript"), path


def test_no_module_has_escaped() -> None:
    """A module of more than 400 lines becomes a folder, one of the tests too."""
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
        for folder in (PACKAGE, TESTS)
        for path in folder.rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 400} == {}


@pytest.mark.parametrize("package", ["reports", "forms"])
def test_no_module_takes_the_name_of_a_public_function(package: str) -> None:
    """A module that is imported becomes an attribute of its package, and would stand where the function stood."""
    folder = PACKAGE / "views" / package
    tree = ast.parse((folder / "__init__.py").read_text("utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert functions & {path.stem for path in folder.iterdir() if path.suffix in ("", ".py")} == set()
