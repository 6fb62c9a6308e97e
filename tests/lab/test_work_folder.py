"""The work folder is laid out once, renewed where nobody changed it, and never by what somebody wrote."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from orglife_kit.errors import StorageError
from orglife_kit.lab import work_folder as module
from orglife_kit.lab.shipped import checkout, code_cells, is_as_shipped, shipped_digests, shipped_folder
from orglife_kit.lab.work_folder import WorkFolder, lay_out, restore, work_folder


@pytest.fixture
def work(tmp_path: Path) -> WorkFolder:
    """Return a work folder that is no checkout, laid out."""
    made = work_folder(tmp_path)
    lay_out(made)
    return made


def test_a_checkout_is_the_work_folder_and_keeps_its_notebooks() -> None:
    """The copies lie apart from the notebooks that git keeps, and git passes over them."""
    root = checkout()
    assert root == Path(__file__).parents[2]
    made = work_folder()
    assert made == WorkFolder(root, root / "work" / "notebooks")
    assert made.copy_of("notebooks/0_start.ipynb") == made.copies / "0_start.ipynb"
    if (root / ".git").exists():
        for path in ("work/notebooks/0_start.ipynb", "notebooks/own.ipynb"):
            ignored = ["git", "-C", str(root), "check-ignore", "-q", path]
            assert subprocess.run(ignored, check=False).returncode == 0, path


def test_without_a_checkout_it_is_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the package was installed."""
    monkeypatch.setattr(module, "checkout", lambda: None)
    monkeypatch.chdir(tmp_path)
    assert work_folder() == WorkFolder(tmp_path, tmp_path / "notebooks")


def test_three_folders_and_every_notebook(work: WorkFolder) -> None:
    """All notebooks as they were shipped; nothing else is seen."""
    assert {path.name for path in work.root.iterdir()} == {"notebooks", "data", "exports"}
    assert {path.stem for path in work.copies.glob("*.ipynb")} == set(shipped_digests())
    for path in work.copies.glob("*.ipynb"):
        assert is_as_shipped(path.stem, code_cells(path.read_text("utf-8")))


def test_what_somebody_wrote_stays(work: WorkFolder) -> None:
    """A notebook whose code was changed is left as it is; one with a text of ours from before is renewed."""
    changed, older = work.copies / "1_plan.ipynb", work.copies / "2_preparation.ipynb"
    for path, kind in ((changed, "code"), (older, "markdown")):
        notebook = json.loads(path.read_text("utf-8"))
        next(cell for cell in notebook["cells"] if cell["cell_type"] == kind)["source"] = ["x = 1"]
        path.write_text(json.dumps(notebook), encoding="utf-8")
    (work.copies / "3_reviews.ipynb").write_text("my own notes", encoding="utf-8")
    (work.copies / "4_ballots.ipynb").unlink()
    lay_out(work)
    assert code_cells(changed.read_text("utf-8"))[0] == "x = 1"
    assert older.read_bytes() == (shipped_folder() / older.name).read_bytes()
    assert (work.copies / "3_reviews.ipynb").read_text("utf-8") == "my own notes"
    assert (work.copies / "4_ballots.ipynb").is_file()


def test_a_copy_of_an_earlier_version_is_renewed(work: WorkFolder) -> None:
    """One that was laid out with other code, and was not changed since."""
    copy, record = work.copies / "1_plan.ipynb", work.copies / ".laid_out.json"
    notebook = json.loads(copy.read_text("utf-8"))
    next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")["source"] = ["earlier"]
    copy.write_text(json.dumps(notebook), encoding="utf-8")
    laid_out = json.loads(record.read_text("utf-8"))
    laid_out["1_plan"] = list(module.digests(code_cells(copy.read_text("utf-8"))))
    record.write_text(json.dumps(laid_out), encoding="utf-8")
    lay_out(work)
    assert is_as_shipped("1_plan", code_cells(copy.read_text("utf-8")))


@pytest.mark.parametrize(
    "path", ["notebooks/own.ipynb", "0_start.ipynb", "data/0_start.ipynb", "notebooks", ""]
)
def test_only_our_notebooks_have_copies(work: WorkFolder, path: str) -> None:
    """Everything else is what its path says."""
    assert work.copy_of(path) is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file that stands where a folder must be: one sentence names it."""
    (tmp_path / "data").write_text("", encoding="utf-8")
    with pytest.raises(StorageError) as told:
        lay_out(work_folder(tmp_path))
    assert told.value.notices[0].code == "folder_unusable"


@pytest.mark.parametrize("change", ["letter", "order", "less", "more", "space"])
def test_a_change_of_a_letter_is_a_change(change: str) -> None:
    """Every code cell counts, in its order, to the last space."""
    cells = code_cells((shipped_folder() / "2_preparation.ipynb").read_text("utf-8"))
    assert is_as_shipped("2_preparation", cells)
    other = {
        "letter": [cells[0].replace("meeting", "meetinq"), *cells[1:]],
        "order": [cells[0], *reversed(cells[1:])],
        "less": cells[:-1],
        "more": [*cells, ""],
        "space": [cells[0] + " ", *cells[1:]],
    }[change]
    assert not is_as_shipped("2_preparation", other)
    assert not is_as_shipped("3_reviews", cells)


def test_a_changed_notebook_is_put_back_and_kept_beside(work: WorkFolder) -> None:
    """Each time under a name of its own, byte for byte; from then on it is renewed like the others."""
    changed = work.copies / "1_plan.ipynb"
    kept = []
    for number in (1, 2):
        mine = f"changed {number}".encode()
        changed.write_bytes(mine)
        kept.append(restore(work, "1_plan", "改动过的-方案"))
        assert kept[-1].read_bytes() == mine
        assert is_as_shipped("1_plan", code_cells(changed.read_text("utf-8")))
    assert [path.name for path in kept] == ["改动过的-方案.ipynb", "改动过的-方案-2.ipynb"]
    assert {path.parent for path in kept} == {work.root / "notebooks"}


def test_a_notebook_that_cannot_be_kept_is_not_put_back(work: WorkFolder) -> None:
    """Told in a sentence; what was changed stays where it is."""
    with pytest.raises(StorageError) as raised:
        restore(work, "1_plan", "no/folder")
    assert raised.value.notices[0].code == "folder_unusable"
    assert (work.copies / "1_plan.ipynb").is_file()
