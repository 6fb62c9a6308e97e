"""The two READMEs say the same, and what they tell to type works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from orglife_kit.cli.group import VERBS
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.sample import make_demo

ROOT = Path(__file__).parents[2]
READMES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh.md")}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Meeting]:
    """Return the demo meeting."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ORGLIFE_STATE", str(tmp_path_factory.mktemp("state")))
        made = make_demo(tmp_path_factory.mktemp("demo") / "demo")
        yield made
        made.close()


def blocks(text: str, language: str) -> list[list[str]]:
    """Return the lines of every block of code in a language, without their comments and without empty lines."""
    found = re.findall(rf"```{language}\n(.*?)```", re.sub(r"(?m)^ {3}", "", text), re.DOTALL)
    return [[line for row in block.splitlines() if (line := re.sub(r"\s*#.*", "", row))] for block in found]


@pytest.mark.parametrize("readme", READMES)
def test_what_is_told_for_analysis_works(demo: Meeting, readme: str) -> None:
    """Line by line, on the demo."""
    (lines,) = blocks(READMES[readme], "python")
    names = {"meeting": demo}
    run = [line for line in lines if "open_meeting" not in line]
    assert len(run) == len(lines) - 2
    for line in run:
        exec(line, names)


def test_both_tell_the_same() -> None:
    """The same headings in number, the same code, the same links and figures."""
    english, chinese = READMES.values()
    assert blocks(english, "python") == blocks(chinese, "python")
    for pattern in (r"(?m)^#+ ", r"\]\((?!README)[^)]+\)", r"`orglife [^`]*`|`make \w+`", r"(?m)^[1-7]\. "):
        assert len(re.findall(pattern, english)) == len(re.findall(pattern, chinese)), pattern
    assert set(re.findall(r"\]\((?!README)([^)]+)\)", english)) == set(
        re.findall(r"\]\((?!README)([^)]+)\)", chinese)
    )


@pytest.mark.parametrize("readme", READMES)
def test_what_is_linked_and_typed_is_there(readme: str) -> None:
    """Files, verbs of the command line, targets of the Makefile."""
    text = READMES[readme]
    for name in re.findall(r"\]\(([\w./]+)\)", text):
        assert (ROOT / name).exists(), name
    verbs = set(re.findall(r"(?m)(?:^ *|`)orglife ([a-z]+)", text))
    assert verbs
    assert verbs <= set(VERBS)
    targets = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`?make ([\w-]+)`", text):
        assert re.search(rf"(?m)^{target}:", targets), target
