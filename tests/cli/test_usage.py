"""Help, wrong use and faults: a sentence, an exit code, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from orglife_kit.cli.group import VERBS


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["statu"], 2, "是否为 status"),
        (["status"], 2, "缺少 DIR"),
        (["status", "nowhere"], 2, "没有会议"),
        (["tally", "nowhere", "--rond", "members"], 2, "--round"),
        (["tally", "nowhere", "--round", "all"], 2, "members, committee"),
        (["attend", "nowhere"], 2, "--all"),
        (["attend", "nowhere", "signed.xlsx"], 2, "多写了“signed.xlsx”"),
        (["new", "x", "--plan", "no.toml", "--roster", "no.csv"], 2, "no.csv"),
        (["export", "nowhere", "--scope", "ORGAN", "--format", "odt"], 2, "html, pdf, xlsx, docx"),
        (["verify", "nowhere"], 2, "没有会议"),
    ],
)
def test_wrong_use_is_a_sentence(orglife: Any, arguments: list[str], code: int, words: str) -> None:
    """Wrong use leaves with 2 and a sentence that says what and where."""
    told = orglife(*arguments)
    assert told.code == code
    assert words in told.err
    assert told.out == ""


def test_errors_as_json(orglife: Any) -> None:
    """With --json the errors are one object on stdout, and the sentence still on stderr."""
    told = orglife("status", "nowhere", "--json")
    assert told.code == 2
    assert told.json["errors"][0]["code"] == "meeting_missing"


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_verb_has_help_with_an_example(orglife: Any, verb: str, language: str) -> None:
    """Help in both languages ends with a line to type."""
    told = orglife(verb, "--help", "--lang", language)
    assert told.code == 0
    assert f"orglife {verb}" in told.out.splitlines()[-1]
    assert ("示例" if language == "zh_CN" else "Examples") in told.out
    assert any("\u4e00" <= letter <= "\u9fff" for letter in told.out.split("Examples")[0]) == (
        language == "zh_CN"
    )


def test_an_unexpected_fault_is_a_sentence(orglife: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the kit itself leaves with 2 and says how to see more."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("orglife_kit.meeting.open_meeting", broken)
    told = orglife("status", "nowhere")
    assert told.code == 2
    assert "ORGLIFE_DEBUG" in told.err


def test_the_module_is_the_command() -> None:
    """``python -m orglife_kit`` answers as ``orglife`` does, in a pipe too."""
    told = subprocess.run(
        [sys.executable, "-m", "orglife_kit", "--help"], capture_output=True, text=True, check=True
    )
    assert "orglife" in told.stdout
