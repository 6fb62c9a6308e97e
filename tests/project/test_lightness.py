"""The whole chain stays light (C17): the mandatory acts do not grow, and each names the clause that demands it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from orglife_kit.meeting import Meeting
from orglife_kit.meeting.status import EntryState
from tests.lightness import CLAUSES, KINDS, Hand, handling
from tests.office_way import OfficeStep, office_steps
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


@pytest.mark.parametrize("kind", KINDS)
def test_the_mandatory_count_does_not_grow(walked: tuple[Hand, Meeting], kind: str) -> None:
    """A change that asks for more must say so here, and in the README."""
    hand, _ = walked
    assert hand.mandatory[kind] <= KEPT["mandatory"][kind]
    assert hand.optional[kind] == KEPT["optional"][kind]


@pytest.fixture(scope="module")
def office(walked: tuple[Hand, Meeting]) -> tuple[OfficeStep, ...]:
    """Return the steps of the same year in Word and Excel."""
    return office_steps(walked[1].record)


def test_it_is_a_third_of_the_same_in_word_and_excel(
    walked: tuple[Hand, Meeting], office: tuple[OfficeStep, ...]
) -> None:
    """Clicks and keys of all that is mandatory and printed, without the sentences; both sums as they are kept."""
    here, there = handling(walked[0].mandatory), sum(step.handling for step in office)
    assert (here, there) == (KEPT["handling"]["here"], KEPT["handling"]["office"])
    assert here * 3 <= there
    by_hand_alone = sum(step.handling for step in office if not step.can_be_merged)
    assert here * 3 <= by_hand_alone < there  # for an office that knows the mail merge as well


def test_a_commitment_needs_its_measure_and_its_day(walked: tuple[Hand, Meeting]) -> None:
    """A click to where the measure is written, and one day for all of them: it was 673 keys of 2471."""
    hand, meeting = walked
    commitments = sum(item.is_commitment for item in meeting.record.rectification.items)
    acts = {what: number for (clause, what), number in hand.by_act.items() if clause == "C14"}
    assert acts == {"measure": commitments, "one day for all": 10}


def test_the_office_way_asks_for_the_same(
    walked: tuple[Hand, Meeting], office: tuple[OfficeStep, ...]
) -> None:
    """No step for what the forms do not do, and each is done for somebody or something."""
    hand, _ = walked
    assert {step.clause for step in office} <= {clause for _, clause in hand.demanded} | {"C12"}
    assert all(step.times > 0 and step.each > 0 for step in office)


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_readme_tells_the_figures(readme: str) -> None:
    """As they are kept."""
    text = (ROOT / readme).read_text("utf-8").replace(",", "")
    for part, figures in KEPT.items():
        for kind, figure in figures.items():
            assert f" {figure} " in text or f" {figure};" in text, (part, kind)
