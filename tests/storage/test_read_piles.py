"""The file that a pile was read from is named until it is gone; nothing of its content is kept."""

from __future__ import annotations

from pathlib import Path

from orglife_kit.storage.read_piles import piles_left, record_pile
from orglife_kit.storage.state import state_folder


def test_a_pile_is_named_while_its_file_is_there(tmp_path: Path) -> None:
    """By its meeting only, once, and no longer when it was destroyed; the path is all that is kept."""
    path = tmp_path / "测评票.csv"
    path.write_text("赵一,钱一\n优秀,合格\n", encoding="utf-8")
    record_pile("a" * 32, path)
    record_pile("a" * 32, path)
    assert piles_left("a" * 32) == (path,)
    assert piles_left("b" * 32) == ()
    kept = (state_folder() / "piles.json").read_text("utf-8")
    assert kept.count("测评票.csv") == 1
    assert "优秀" not in kept
    path.unlink()
    assert piles_left("a" * 32) == ()


def test_a_damaged_note_stops_nothing(tmp_path: Path) -> None:
    """What cannot be read counts as nothing, and a new path is kept all the same."""
    (state_folder() / "piles.json").write_text('{"a": 1, "b"', encoding="utf-8")
    path = tmp_path / "票.csv"
    path.write_text("1", encoding="utf-8")
    record_pile("a", path)
    assert piles_left("a") == (path,)
