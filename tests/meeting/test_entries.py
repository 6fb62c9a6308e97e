"""What was entered is taken as what it stands for, also where it comes out of a DataFrame."""

from __future__ import annotations

import datetime
from pathlib import Path

import pandas
import pytest

from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting.entries import day_of
from tests.meeting.building import make_meeting


@pytest.mark.parametrize("entered", ["", "2024-02-30", b"2024-01-15", 20240115, None, pandas.NaT])
def test_what_is_no_day_is_told(entered: object) -> None:
    """Nothing that is no day is kept as one: pandas' NaT would be a date without a day."""
    with pytest.raises(InputError) as told:
        day_of(entered)  # type: ignore[arg-type]
    assert told.value.notices[0].code == "date_impossible"


@pytest.mark.parametrize(
    "entered", ["2024-01-15", datetime.date(2024, 1, 15), pandas.Timestamp("2024-01-15 19:00")]
)
def test_a_day_is_a_text_a_date_or_a_time_of_that_day(entered: str | datetime.date) -> None:
    """What comes out of a DataFrame is a day like any other."""
    assert day_of(entered) == datetime.date(2024, 1, 15)


def test_numbers_of_a_table_are_taken_by_every_act(tmp_path: Path) -> None:
    """The numbers in ``meeting.tables`` are those of a DataFrame, no whole numbers of Python's own."""
    meeting = make_meeting(tmp_path, 5)
    meeting.preparation.record_talk("赵一", "钱一", "2024-01-15")
    talks = meeting.tables.talks()
    row = talks.iloc[0]
    assert not isinstance(row["talk"], int)
    assert meeting.member(row["talker"]).name == "赵一"
    meeting.preparation.change_talk(row["talk"], listener=row["listener"], place="活动室")
    meeting.reviews.record_peer_review(row["talker"], row["listener"])
    meeting.preparation.remove_talk(row["talk"])
    assert meeting.record.preparation.talks == ()


@pytest.mark.parametrize("entered", [None, 1.5, float("nan"), b"x", [1]])
def test_what_is_no_number_of_a_member_is_refused(tmp_path: Path, entered: object) -> None:
    """It is told as a number that nobody has, not as a fault of the program."""
    meeting = make_meeting(tmp_path, 5)
    with pytest.raises(RefusedError) as told:
        meeting.member(entered)  # type: ignore[arg-type]
    assert told.value.notices[0].code == "member_number_unknown"
