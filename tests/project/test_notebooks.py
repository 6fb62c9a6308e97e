"""The notebooks are thin: import, open, show; committed without outputs."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import nbformat
import pytest

from orglife_kit.lab.shipped import code_cells, digests_of_folder, shipped_digests
from orglife_kit.views.forms.base.pages import NAMES

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


def test_the_digests_are_those_of_the_notebooks() -> None:
    """By them JupyterLab knows which notebook it may run by itself; ``make docs`` writes them."""
    assert {name: list(of_cells) for name, of_cells in shipped_digests().items()} == digests_of_folder(
        NOTEBOOKS[0].parent
    )


def test_every_page_has_a_name() -> None:
    """Each notebook has the name that people read, and its first code cell opens the page of that name.

    The one of many branches opens a desk and no meeting.
    """
    assert set(NAMES) == {path.stem for path in NOTEBOOKS}
    for path in NOTEBOOKS:
        if path.stem == "9_rollup":
            assert "desk = open_desk()" in code_cells(path.read_text("utf-8"))[0]
            continue
        assert f'meeting = forms.open_page("{path.stem}")' in code_cells(path.read_text("utf-8"))[0]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_cell_can_be_cut_by_a_key(path: Path) -> None:
    """Each says that it is neither deleted nor edited, for a JupyterLab without the extension too.

    But of the analysis: a copy of it is the place to begin one's own.
    """
    for cell in nbformat.read(path, as_version=4).cells:
        locked = not (cell.metadata.get("deletable", True) or cell.metadata.get("editable", True))
        assert locked == (path.stem != "8_analysis")
