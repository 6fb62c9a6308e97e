"""Files that once broke a reader stay read, or told in a sentence (``fuzz.py`` finds more)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.storage.readers import fuzz

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.*"))


@pytest.mark.parametrize("file", CORPUS, ids=[file.name for file in CORPUS])
def test_a_file_that_broke_a_reader(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No reader raises anything but the family of errors."""
    for module in fuzz.PATCHED:
        monkeypatch.setattr(module, "read_sheets", module.read_sheets)  # put back what the fuzz replaces
    assert fuzz.try_file(shutil.copy(file, tmp_path / file.name))


def test_mutations_are_tried_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few of each kind, so that the fuzz itself stays able to run."""
    for module in fuzz.PATCHED:
        monkeypatch.setattr(module, "read_sheets", module.read_sheets)
    files = [(ending, content) for ending, content in fuzz.seeds(tmp_path) if ending != ".xls"]
    for number in range(200):
        ending, content = fuzz.mutation(number, files)
        path = tmp_path / f"mutated{ending}"
        path.write_bytes(content)
        assert fuzz.try_file(path)
