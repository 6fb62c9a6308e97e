"""The recount runs without the kit: as a folder copied anywhere, in its place, as one file; and never on the file."""

from __future__ import annotations

import ast
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import zipapp
from pathlib import Path

import pytest

import orglife_kit.verify
from orglife_kit.verify import verify

SOURCE = Path(orglife_kit.verify.__file__).parent


def run(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run Python in ``folder`` and return what it said."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=folder, capture_output=True, text=True, check=False
    )


def test_it_imports_nothing_but_the_standard_library_and_itself() -> None:
    """Nothing of the kit, nothing installed; and none of its modules takes the name of Python's own."""
    for path in SOURCE.glob("*.py"):
        assert path.stem not in sys.stdlib_module_names
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            assert all(name.split(".")[0] in sys.stdlib_module_names for name in names), names


@pytest.mark.parametrize("way", ["in place", "copied", "its main", "one file", "module"])
def test_it_runs_alone(demo: Path, tmp_path: Path, way: str) -> None:
    """Each way, from another folder; the wrong use of it is told too."""
    copied = Path(shutil.copytree(SOURCE, tmp_path / "elsewhere" / "recount"))
    shutil.rmtree(copied / "__pycache__", ignore_errors=True)
    zipapp.create_archive(copied, tmp_path / "recount.pyz")
    alone: dict[str, tuple[object, ...]] = {
        "in place": (SOURCE,),
        "copied": ("-I", "-S", copied),
        "its main": (copied / "__main__.py",),
        "one file": ("-I", "-S", tmp_path / "recount.pyz"),
        "module": ("-m", "orglife_kit.verify"),
    }
    root = verify(demo).boxes[1].root
    found = run(*alone[way], demo, "--lang", "en", "--root", root, folder=tmp_path)
    assert (found.returncode, found.stderr) == (0, "")
    assert "of 2 boxes 1 were compared with the paper" in found.stdout
    assert run(*alone[way], demo, "--root", "0" * 32, folder=tmp_path).returncode == 1
    assert run(*alone[way], tmp_path / "nowhere", folder=tmp_path).returncode == 2
    wrong = run(*alone[way], folder=tmp_path)
    assert wrong.returncode == 2
    assert "usage" in wrong.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a process is ended by SIGKILL")
def test_a_write_that_was_cut_off_is_rolled_back_in_the_copy_alone(demo: Path, tmp_path: Path) -> None:
    """Database and hot journal keep every byte; what the dead process wrote is not seen."""
    writer = """
        import os, signal, sqlite3, sys
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        connection.execute("PRAGMA cache_size=1")
        connection.execute("PRAGMA cache_spill=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE ballots_tally SET number = number + 1")
        connection.execute("UPDATE ballots_mark SET records = zeroblob(200000)")
        os.kill(os.getpid(), signal.SIGKILL)
    """
    died = run("-c", textwrap.dedent(writer), demo / "meeting.db", folder=tmp_path)
    assert died.returncode == -signal.SIGKILL
    files = {path.name: path.read_bytes() for path in demo.iterdir() if path.name.startswith("meeting.db")}
    assert set(files) == {"meeting.db", "meeting.db-journal"}
    for path in (demo, demo / "meeting.db"):
        assert verify(path).is_consistent
    assert {name: (demo / name).read_bytes() for name in files} == files


def test_a_folder_that_can_only_be_read_is_recounted(demo: Path) -> None:
    """Nothing is written beside the meeting, and no copy stays behind."""
    before = set(demo.iterdir())
    (demo / "meeting.db").chmod(0o400)
    demo.chmod(0o500)
    try:
        assert verify(demo).is_consistent
        assert set(demo.iterdir()) == before
    finally:
        demo.chmod(0o700)


def test_a_meeting_that_is_open_elsewhere_is_recounted(demo: Path) -> None:
    """What another program has begun and not kept is not seen."""
    connection = sqlite3.connect(demo / "meeting.db", isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("UPDATE ballots_tally SET number = number + 1")
    assert verify(demo).is_consistent
    connection.execute("ROLLBACK")
    connection.close()
