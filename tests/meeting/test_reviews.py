"""C6: who has spoken of himself, in speaking order; nothing more is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from tests.meeting.building import make_meeting


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of four."""
    return make_meeting(tmp_path, 4)


def test_speaking_order_is_kept(meeting: Meeting) -> None:
    """A note added later does not move the speaker; who is taken back may speak again, at the end."""
    for name in ("孙一", "赵一", "钱一"):
        meeting.record_self_review(name)
    meeting.record_self_review("孙一", "补记")
    meeting.remove_self_review("赵一")
    meeting.record_self_review("赵一")
    assert [review.member for review in meeting.self_reviews()] == [3, 2, 1]
    frame = meeting.reviews()
    assert list(frame.columns) == ["member", "name", "place", "note"]
    assert list(frame.place) == [3, 2, 1, 0]
    assert frame.note[2] == "补记"


def test_those_on_leave_are_not_waited_for(meeting: Meeting) -> None:
    """Before the sign-in everybody is expected, after it those who are there."""
    assert meeting.next_speakers() == (1, 2, 3, 4)
    meeting.take_attendance([AttendanceLine(2, Presence.ON_LEAVE, "病假"), AttendanceLine(3, Presence.LATE)])
    meeting.record_self_review(1)
    assert meeting.next_speakers() == (3, 4)


def test_the_status_names_who_is_left(meeting: Meeting) -> None:
    """Nothing before the sign-in, then the names, then how many have spoken."""
    assert "C6" not in {entry.clause for entry in meeting.status_entries()}
    meeting.take_attendance()
    (waiting,) = [entry for entry in meeting.status_entries() if entry.clause == "C6"]
    assert waiting.says.fields["names"] == "赵一、钱一、孙一、李一"
    for number in meeting.next_speakers():
        meeting.record_self_review(number)
    (done,) = [entry for entry in meeting.status_entries() if entry.clause == "C6"]
    assert (done.state, done.says.fields["members"]) == ("done", 4)
