"""Small branches and small boxes: what is too few to be shown is told as too few, in every scope (DESIGN.md §7)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from orglife_kit import analysis
from orglife_kit.meeting import Meeting
from orglife_kit.views.analysis.panel import Panel
from tests.meeting.building import make_meeting

TODAY = datetime.date(2024, 6, 1)
COUNTED = ("marks", "committee_marks", "agreement")
OWN_CLASS = {"public_ballots": '"own_class"'}


def rated(meeting: Meeting, representatives: int = 0) -> Meeting:
    """Return the meeting with both ratings closed: all members there, each grade used."""
    members = len(meeting.record.roster)
    meeting.ballots.take_attendance()
    meeting.ballots.sign_in_representatives(f"代表{number}" for number in range(representatives))
    subjects = {"members": members, "committee": 1}
    for kind, number in subjects.items():
        ballots = [[1 + (row + column) % 4 for column in range(number)] for row in range(members)]
        meeting.ballots.take_pile(kind, ballots)
        if representatives:
            meeting.ballots.take_pile(kind, [[2] * number] * representatives, ballot_class="public")
        meeting.ballots.close_round(kind)
        meeting.ballots.confirm_copied(kind)
    return meeting


def panel(meeting: Meeting, name: str, scope: str = "ORGAN", previous: Path | None = None) -> Panel:
    """Return one picture of a meeting as a scope sees it."""
    made = getattr(analysis, name)(analysis.open_year(meeting, scope, previous=previous, today=TODAY))
    assert isinstance(made, Panel)
    return made


def columns(found: Panel) -> Sequence[str]:
    """Return the heads of the numbers under a picture."""
    assert found.table is not None
    return list(found.table.columns)


@pytest.mark.parametrize("members", [1, 2, 3, 4])
def test_fewer_than_five_ballots_are_never_counted_out(tmp_path: Path, members: int) -> None:
    """Neither for the deciding organ nor for a supervisor whom the plan shows counts; how many there were is told."""
    meeting = rated(make_meeting(tmp_path, members, counts_to_supervisor="true"))
    for scope in ("ORGAN", "SUPERVISOR"):
        for name in COUNTED:
            found = panel(meeting, name, scope)
            assert (found.figure, found.table) == (None, None)
            assert f"只有 {members}" in found.words
        assert panel(meeting, "reconciliation", scope).figure is not None


def test_five_ballots_are_enough(tmp_path: Path) -> None:
    """The smallest size itself is shown."""
    meeting = rated(make_meeting(tmp_path, 5))
    assert all(panel(meeting, name).figure is not None for name in COUNTED)


def test_representatives_stand_beside_members(tmp_path: Path) -> None:
    """Six are a box of their own, drawn and counted beside the members' in both ratings."""
    meeting = rated(make_meeting(tmp_path, 7, **OWN_CLASS, public_representatives="6"), 6)
    for name in ("marks", "committee_marks"):
        assert columns(panel(meeting, name)) == ["等次", "2023 年度党员", "2023 年度群众代表"]
    table = panel(meeting, "marks").table
    assert table is not None
    assert [table[head].sum() for head in columns(panel(meeting, "marks"))[1:]] == [49, 42]
    assert len(columns(panel(meeting, "reconciliation"))) == 5


def test_few_representatives_are_nowhere_apart(tmp_path: Path) -> None:
    """Three cast theirs into the members' box: no number of theirs stands alone."""
    meeting = rated(make_meeting(tmp_path, 7, **OWN_CLASS, public_representatives="3"), 3)
    for name, marks in (("marks", 70), ("committee_marks", 10)):
        found = panel(meeting, name)
        assert columns(found) == ["等次", "2023 年度党员、群众代表"]
        assert found.table is not None
        assert found.table.iloc[:, 1].sum() == marks
        assert not found.words


def test_no_year_before(tmp_path: Path) -> None:
    """Without one the pictures have this year alone, and the page says where it is named."""
    meeting = rated(make_meeting(tmp_path, 7))
    assert columns(panel(meeting, "marks")) == ["等次", "2023 年度党员"]
    assert "没有上年度可对照" in analysis.open_year(meeting)._repr_html_()


def test_a_small_year_before_is_not_drawn(tmp_path: Path) -> None:
    """Four ballots of last year are too few, and so are seven where last year's plan asked for ten."""
    now = rated(make_meeting(tmp_path / "now", 7))
    for name, members, smallest in (("few", 4, "5"), ("stricter", 7, "10")):
        before = rated(make_meeting(tmp_path / name, members, year="2022", smallest_group=smallest))
        found = panel(now, "marks", previous=before.folder)
        assert columns(found) == ["等次", "2023 年度党员"]
        assert f"2022 年度党员只有 {members} 张，不到 {smallest} 张" in found.words


def test_last_year_stands_beside_this_one(tmp_path: Path) -> None:
    """With its own year, and left as it is."""
    now = rated(make_meeting(tmp_path / "now", 7))
    before = rated(make_meeting(tmp_path / "before", 6, year="2022"))
    version = before.version()
    for name in ("marks", "committee_marks"):
        assert columns(panel(now, name, previous=before.folder)) == ["等次", "2023 年度党员", "2022 年度党员"]
    assert before.version() == version


def test_other_grades_last_year_are_not_compared(tmp_path: Path) -> None:
    """Where the committee was rated by other grades, that is said, and nothing is put under heads that are not its."""
    now = rated(make_meeting(tmp_path / "now", 7))
    before = make_meeting(tmp_path / "before", 7, year="2022")
    plan = before.folder / "plan.toml"
    plan.write_text(plan.read_text("utf-8").replace('"FAIRLY_GOOD"', '"SATISFACTORY"'), encoding="utf-8")
    found = panel(now, "committee_marks", previous=rated(before).folder)
    assert columns(found) == ["等次", "2023 年度党员"]
    assert "等次不同" in found.words


def test_a_void_rating_is_told_and_the_repeated_one_counted(tmp_path: Path) -> None:
    """More came back than were issued: void; the numbers are those of the one that was rated again."""
    meeting = make_meeting(tmp_path, 7)
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1] * 7] * 7, issued=6)
    meeting.ballots.close_round("members")
    void = panel(meeting, "reconciliation")
    assert "作废" in void.words
    assert panel(meeting, "marks").figure is None
    meeting.ballots.take_pile("members", [[2] * 7] * 7)
    meeting.ballots.close_round("members")
    meeting.ballots.confirm_copied("members")
    found = panel(meeting, "reconciliation")
    assert "作废" in found.words
    assert found.table is not None
    assert list(found.table.iloc[-3:, 1]) == [7, 7, 0]
    assert panel(meeting, "marks").figure is not None


def test_everybody_abstains_on_one(tmp_path: Path) -> None:
    """Ballots without a grade agree on none."""
    meeting = make_meeting(tmp_path, 7)
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[0, 1, 1, 1, 2, 2, 2]] * 7)
    meeting.ballots.close_round("members")
    meeting.ballots.confirm_copied("members")
    table = panel(meeting, "agreement").table
    assert table is not None
    assert list(table["人数"]) == [6, 0, 0, 0, 1]
