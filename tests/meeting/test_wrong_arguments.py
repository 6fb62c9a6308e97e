"""Every public act answers wrong arguments with an error of the kit's own, and writes nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.errors import OrglifeError, RefusedError
from orglife_kit.i18n import sentences
from orglife_kit.meeting import Meeting
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from tests.meeting.building import make_meeting
from tests.meeting.wrong_arguments import (
    assessment,
    ballots,
    plan,
    preparation,
    publication,
    rectification,
    reviews,
    whole_meeting,
)

WRONG = {
    f"{stage.__name__.rpartition('.')[2]}: {act}": tried
    for stage in (whole_meeting, plan, preparation, reviews, ballots, assessment, rectification, publication)
    for act, tried in stage.WRONG.items()
}


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting with an open round and one row of everything."""
    made = make_meeting(tmp_path, 7)
    made.preparation.take_study("2024-01-15")
    made.preparation.record_talk("赵一", "钱一", "2024-01-16")
    finding = made.preparation.note_committee_finding("严格组织生活", "会前准备不细")
    made.preparation.sort_suggestion(made.preparation.note_suggestion("FROM_MEMBERS", "早发材料"), finding)
    made.reviews.record_peer_review("赵一", "钱一", "直说")
    made.rectification.take_in([RectificationItem(0, Ledger.COMMITTEE, "会前准备不细")])
    made.ballots.take_attendance()
    made.ballots.open_round("members")
    return made


def every_row(meeting: Meeting) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the meeting's file, and of the intake what a teller sees."""

    def look(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}

    rows = meeting._work.database.read(look)
    rows["intake"] = [(meeting.ballots.saved_ballots("members"),)]
    rows["plan.toml"] = [((meeting.folder / "plan.toml").read_bytes(),)]
    return rows


@pytest.mark.parametrize("act", WRONG)
def test_wrong_arguments_are_answered_and_nothing_is_written(meeting: Meeting, act: str) -> None:
    """No IndexError, no ValueError, no constraint of the database: a sentence, and every row as it was."""
    arguments, call = WRONG[act]
    before = every_row(meeting)
    for argument in arguments:
        with pytest.raises(OrglifeError) as told:
            call(meeting, argument)
        assert sentences(told.value)
        assert "FOREIGN KEY" not in sentences(told.value)
        assert every_row(meeting) == before, argument


def test_number_zero_is_not_the_last_member(meeting: Meeting) -> None:
    """Numbers name members; they are no places in a list."""
    with pytest.raises(RefusedError, match="member_number_unknown"):
        meeting.member(0)
    assert meeting.member(7).name == meeting.record.roster.members[-1].name


def test_a_pile_with_impossible_numbers_leaves_no_open_round(tmp_path: Path) -> None:
    """Neither an open round, nor a key, nor a ballot in an intake (today's ``--issued 999``)."""
    made = make_meeting(tmp_path, 7)
    made.ballots.take_attendance()
    for numbers in ({"issued": 999}, {"issued": -1}, {"received": 3}, {"ballot_class": "public"}):
        with pytest.raises(OrglifeError):
            made.ballots.take_pile("members", [[1] * 7], **numbers)
        assert made.record.ballots.rounds == ()
        assert {path.name for path in made.folder.iterdir()} == {"plan.toml", "meeting.db"}
    made.ballots.take_pile("members", [[1] * 7], issued=7)
    assert made.record.ballots.rounds[0].number == 1
    made.close()
