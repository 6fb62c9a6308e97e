"""A page for each branch: one that fails stops no other, and what was interrupted goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from orglife_kit.bundle.reading import Bundle
from orglife_kit.i18n import sentence
from orglife_kit.rollup.desk import open_desk
from orglife_kit.rollup.simulate import simulate
from orglife_kit.views.reports import pages_of_branches
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.pages_of_branches import write_branch_pages


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """Return a folder of six branches."""
    simulate(tmp_path / "handed", 6, 3)
    return tmp_path / "handed"


def test_each_branch_has_its_page(handed: Path, tmp_path: Path) -> None:
    """With its name, its members and the digest of its bundle; numbered as in the list."""
    standing = open_desk(handed).standing()
    seen: list[tuple[int, int]] = []
    made = write_branch_pages(
        standing.branches, tmp_path / "out", jobs=1, progress=lambda done, all_: seen.append((done, all_))
    )
    assert (len(made.files), made.kept, made.failed) == (6, 0, ())
    assert seen[-1] == (6, 6)
    first = standing.branches[0]
    assert made.files[0].name == f"0001-{first.name}.pdf"
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(made.files[0]).pages)
    assert first.name in text
    assert first.bundle is not None
    assert first.bundle.digest[:16] in text


def test_what_stands_there_is_kept_and_a_new_bundle_gets_a_new_page(handed: Path, tmp_path: Path) -> None:
    """Interrupted, or called again: only what is missing or of another bundle is made."""
    desk = open_desk(handed)
    write_branch_pages(desk.standing().branches[:3], tmp_path / "out", jobs=1)
    made = write_branch_pages(desk.standing().branches, tmp_path / "out", jobs=1)
    assert (len(made.files), made.kept) == (6, 3)
    simulate(tmp_path / "again", 1, 4)
    for path in (tmp_path / "again").glob("*.zip"):
        (handed / path.name).write_bytes(path.read_bytes())
    assert write_branch_pages(desk.standing().branches, tmp_path / "out", jobs=1).kept == 5


def test_one_that_fails_stops_no_other(handed: Path, tmp_path: Path) -> None:
    """The file went in between: that one is told."""
    standing = open_desk(handed).standing()
    gone = standing.branches[2].bundle
    assert gone is not None
    gone.path.unlink()
    made = write_branch_pages(standing.branches, tmp_path / "out", jobs=1)
    assert len(made.files) == 5
    ((stem, notices),) = made.failed
    assert stem.startswith("0003-")
    assert [told.code for told in notices] == ["bundle_unreadable"]


@pytest.mark.slow
def test_in_two_processes(handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same files as in one."""
    standing = open_desk(handed).standing()
    monkeypatch.setattr(pages_of_branches, "_CHUNK", 2)
    one = write_branch_pages(standing.branches, tmp_path / "one", jobs=1)
    two = write_branch_pages(standing.branches, tmp_path / "two", jobs=2)
    assert [path.read_bytes() for path in one.files] == [path.read_bytes() for path in two.files]


def test_a_fault_of_ours_in_one_page_stops_no_other(
    handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told with its kind, and the other pages are there."""
    from orglife_kit.views.reports.pages import branch

    standing = open_desk(handed).standing()
    whole = branch.branch_page

    def faulty(bundle: Bundle) -> Document:
        if bundle.manifest.branch == standing.branches[1].name:
            raise KeyError("column")
        return whole(bundle)

    monkeypatch.setattr(branch, "branch_page", faulty)
    made = write_branch_pages(standing.branches, tmp_path / "out", jobs=1)
    assert len(made.files) == 5
    ((stem, notices),) = made.failed
    assert stem.startswith("0002-")
    assert sentence(notices[0]).endswith("KeyError: 'column'")


ENDED = """
import os, signal, sys
from pathlib import Path
from orglife_kit.rollup.desk import open_desk
from orglife_kit.views.reports import pages_of_branches
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.pages import branch

whole = branch.branch_page
def ended(bundle):
    if bundle.manifest.branch == os.environ["ENDED"]:
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(bundle)
branch.branch_page = ended  # in each process: spawn imports this file there
pages_of_branches._CHUNK = 2

if __name__ == "__main__":
    standing = open_desk(Path(sys.argv[1])).standing()
    made = pages_of_branches.write_branch_pages(standing.branches, Path(sys.argv[2]), jobs=2)
    print(len(made.files), *(f"{stem} {notices[0].code}" for stem, notices in made.failed))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_a_process_that_the_system_ends_stops_no_other(handed: Path, tmp_path: Path) -> None:
    """Only the page at which it ended is not there, and is told."""
    third = open_desk(handed).standing().branches[2].name
    script = tmp_path / "ended.py"
    script.write_text(ENDED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(handed), str(tmp_path / "out")],
        env=os.environ | {"ENDED": third},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.stdout.split() == ["5", f"0003-{third}", "page_process_ended"], done.stderr
