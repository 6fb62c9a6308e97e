"""The whole chain stays light (C17): the mandatory acts do not grow, and each names the clause that demands it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from orglife_kit.meeting import Meeting
from orglife_kit.meeting.status import EntryState
from tests.lightness import CLAUSES, Hand
from tests.project.walk import walk

ROOT = Path(__file__).parents[2]
KEPT = tomllib.loads((Path(__file__).parents[1] / "lightness.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hand, Meeting]:
    """Return the hand and the meeting after the whole chain."""
    folder = tmp_path_factory.mktemp("walk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ORGLIFE_EXPORTS", str(folder / "exports"))
        patch.setenv("ORGLIFE_STATE", str(folder / "state"))
        return walk(folder / "meeting")


def test_the_mandatory_acts_are_enough(walked: tuple[Hand, Meeting]) -> None:
    """After them nothing is missing or overdue: what the hand counts as optional is so."""
    _, meeting = walked
    waiting = (EntryState.MISSING, EntryState.OVERDUE)
    assert [str(entry.says) for entry in meeting.status() if entry.state in waiting] == []


def test_every_mandatory_act_names_its_clause(walked: tuple[Hand, Meeting]) -> None:
    """Nothing is asked for that the plan does not ask for."""
    hand, _ = walked
    assert [what for what, clause in hand.demanded if clause not in CLAUSES] == []
    assert {clause for _, clause in hand.demanded} >= {"C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C13"}


@pytest.mark.parametrize("kind", ["fields", "clicks", "keys"])
def test_the_mandatory_count_does_not_grow(walked: tuple[Hand, Meeting], kind: str) -> None:
    """A change that asks for more must say so here, and in the README."""
    hand, _ = walked
    assert hand.mandatory[kind] <= KEPT["mandatory"][kind]
    assert hand.optional[kind] == KEPT["optional"][kind]


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_readme_tells_the_figures(readme: str) -> None:
    """As they are kept."""
    text = (ROOT / readme).read_text("utf-8").replace(",", "")
    for kind in ("fields", "clicks", "keys"):
        for which in ("mandatory", "optional"):
            assert f" {KEPT[which][kind]} " in text, (which, kind)
