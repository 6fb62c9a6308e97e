"""A year is run from files only, as the README tells it, in both languages."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from orglife_kit.cli.group import run
from orglife_kit.meeting import open_meeting
from orglife_kit.storage.shipped import sample_folder

ROOT = Path(__file__).parents[2]


def lines(readme: str) -> list[str]:
    """Return what is typed in the chapter of the year from files."""
    text = (ROOT / readme).read_text("utf-8")
    chapter = re.search(r"(?s)## (?:A year from files only|只用文件办一年)\n(.*?)\n## ", text)
    assert chapter is not None
    (block,) = re.findall(r"```\n(.*?)```", chapter[1], re.DOTALL)
    return block.splitlines()


def test_both_languages_tell_the_same_year() -> None:
    """Line by line."""
    assert lines("README.md") == lines("README.zh.md")


def test_the_year_of_the_readme_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line leaves with 0, and the meeting holds the sample's year at the end."""
    shutil.copytree(sample_folder(), tmp_path / "data" / "sample")
    monkeypatch.chdir(tmp_path)
    for line in lines("README.md"):
        assert run(shlex.split(line)[1:]) == 0, line
    record = open_meeting(tmp_path / "data" / "try").record
    assert len(record.preparation.talks) == 32
    assert len(record.rectification.items) == 31
    assert record.ballots.latest("members") is not None
    assert len(record.assessment.told) == 19
