"""The notebooks are thin: import, open, show; committed without outputs."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_thin(path: Path) -> None:
    """At most three lines a cell, no definitions, loops or branches, no outputs, no counts."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        assert cell.outputs == []
        assert cell.execution_count is None
        assert len([line for line in cell.source.splitlines() if line.strip()]) <= 3
        for node in ast.walk(ast.parse(cell.source)):
            assert isinstance(
                node,
                ast.Module
                | ast.Import
                | ast.ImportFrom
                | ast.alias
                | ast.Assign
                | ast.Expr
                | ast.Call
                | ast.Name
                | ast.Attribute
                | ast.Constant
                | ast.Load
                | ast.Store
                | ast.keyword,
            ), ast.dump(node)
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}


def test_every_notebook_is_shipped() -> None:
    """The wheel carries each of them by name."""
    project = tomllib.loads((NOTEBOOKS[0].parents[1] / "pyproject.toml").read_text("utf-8"))
    shipped = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {f"notebooks/{path.name}" for path in NOTEBOOKS} <= set(shipped)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path) -> None:
    """Every notebook that is linked is there."""
    for name in re.findall(r"\]\((\w+\.ipynb)\)", path.read_text("utf-8")):
        assert path.with_name(name).is_file()
