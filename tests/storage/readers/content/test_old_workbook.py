"""The old binary form (.xls): what it cannot tell is said."""

from __future__ import annotations

from pathlib import Path

from orglife_kit.storage.readers.roster import read_roster

DATA = Path(__file__).parents[1] / "data"


def test_zeros_that_the_file_does_not_tell_are_named() -> None:
    """A number shown as 0000122 comes as 122: the organizer is asked to look."""
    reading = read_roster(DATA / "zeros_not_told.xls")
    assert [(row.name, row.birth, row.identity) for row in reading.rows] == [
        *(("甲示例", "1980-03-12", "122"), ("乙示例", "1980-03-12", "123")),
    ]
    assert [(one.code, one.fields.get("rows")) for one in reading.guesses] == [
        ("identity_zeros_unknown", "2–3")
    ]
    assert [one.code for one in reading.warnings] == ["sheets_hidden", "hidden_not_told"]
