"""A file that somebody filled in is never written over (DESIGN.md §2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import InputError
from orglife_kit.storage.state import state_folder
from orglife_kit.storage.written_files import may_replace, record_written, refuse_to_overwrite


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the records apart."""
    monkeypatch.setenv("ORGLIFE_STATE", str(tmp_path / "state"))


def test_only_the_verb_that_wrote_a_file_may_write_it_again(tmp_path: Path) -> None:
    """And only while nobody changed it."""
    path = tmp_path / "a.xlsx"
    assert may_replace(path, "template")
    path.write_bytes(b"1")
    assert not may_replace(path, "template")
    record_written(path, "template")
    assert may_replace(path, "template")
    assert not may_replace(path, "export")
    path.write_bytes(b"2")
    assert not may_replace(path, "template")
    with pytest.raises(InputError) as told:
        refuse_to_overwrite(path, "template")
    assert [one.code for one in told.value.notices] == ["file_exists"]


def test_a_file_is_known_by_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under another way of naming it too; a copy elsewhere is another file, and one that is gone is forgotten."""
    monkeypatch.chdir(tmp_path)
    Path("a.xlsx").write_bytes(b"1")
    record_written(Path("a.xlsx"), "template")
    assert may_replace(tmp_path / "a.xlsx", "template")
    (tmp_path / "b.xlsx").write_bytes(b"1")
    assert not may_replace(tmp_path / "b.xlsx", "template")
    (tmp_path / "a.xlsx").unlink()
    record_written(Path("b.xlsx"), "template")
    assert "a.xlsx" not in (state_folder() / "written.json").read_text(encoding="utf-8")


def test_a_record_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    """Then nothing is written over."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"1")
    record_written(path, "template")
    (state_folder() / "written.json").write_text("[", encoding="utf-8")
    assert not may_replace(path, "template")
    assert not may_replace(tmp_path, "template")
