"""The notebooks run from top to bottom on the sample and on a new meeting."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from orglife_kit.meeting.sample import make_demo
from tests.meeting.building import make_meeting

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
NAMES = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))


def executed(name: str, folder: Path) -> nbformat.NotebookNode:
    """Return the notebook after its run in ``folder``."""
    shutil.copyfile(NOTEBOOKS / name, folder / name)
    notebook = nbformat.read(folder / name, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    return notebook


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("which", ["demo", "new"])
def test_every_cell_runs(name: str, which: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cell stops, on the whole sample and on a meeting where nothing was done yet; no output names a value."""
    (tmp_path / "exports").mkdir()
    meeting = make_demo(tmp_path / "demo") if which == "demo" else make_meeting(tmp_path / "new", 7)
    monkeypatch.setenv("ORGLIFE_MEETING", str(meeting.folder))
    monkeypatch.setenv("MPLBACKEND", "agg")
    meeting.close()
    notebook = executed(name, tmp_path)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [output for output in outputs if output.output_type in ("error", "stream")] == []
    forms = [
        output for output in outputs if "application/vnd.jupyter.widget-view+json" in output.get("data", {})
    ]
    assert forms
    for output in forms:
        assert output.data["text/plain"].startswith("<")
        assert len(output.data["text/plain"]) < 40
