"""C5: findings are points of one member under an aspect of the plan, and follow their member."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.storage.readers.roster import RosterRow
from tests.meeting.building import make_meeting

EARLY = datetime.date(2024, 1, 2)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of four."""
    return make_meeting(tmp_path, 4)


def test_points_replace_what_was_there(meeting: Meeting) -> None:
    """A second entry of the same member and aspect takes the place of the first; none takes it back."""
    first, second = meeting.member_aspects()[:2]
    meeting.note_findings("赵一", first, ["一", " ", "二 "])
    meeting.note_findings("赵一", second, ["三"])
    meeting.note_findings("赵一", first, ["四"])
    frame = open_meeting(meeting.folder).findings()
    assert list(frame.columns) == ["member", "name", "aspect", "goal", "point"]
    assert set(frame.point) == {"四", "三"}
    meeting.note_findings("赵一", first, [])
    assert list(meeting.findings().point) == ["三"]


def test_an_aspect_that_the_plan_does_not_name_is_refused(meeting: Meeting) -> None:
    """The refusal names the aspects of the plan."""
    with pytest.raises(RefusedError) as told:
        meeting.note_findings("赵一", "别的方面", ["一"])
    assert told.value.notices[0].code == "aspect_unknown"
    assert meeting.finding_records() == ()


def test_an_aspect_that_the_plan_gave_up_is_still_shown(meeting: Meeting) -> None:
    """What was entered under an aspect stays, and can be taken back, after the plan was changed."""
    old = meeting.member_aspects()[0]
    meeting.note_findings("赵一", old, ["一"])
    plan = meeting.folder / "plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8").replace(f'"{old}"', '"新的方面"', 1), encoding="utf-8")
    assert old in meeting.member_aspects()
    assert "新的方面" in meeting.member_aspects()
    meeting.note_findings("赵一", old, [])
    assert old not in meeting.member_aspects()


def test_findings_follow_their_member(meeting: Meeting) -> None:
    """When somebody leaves the roster, the others keep their findings and self-reviews, and his go with him."""
    aspect = meeting.member_aspects()[0]
    for name in ("赵一", "钱一", "孙一"):
        meeting.note_findings(name, aspect, [f"{name}的问题"])
        meeting.record_self_review(name, f"{name}说的")
    meeting.remove_member("钱一")
    meeting.add_member(RosterRow(0, "新来的", "FULL"))
    assert [(one.member, one.point) for one in meeting.finding_records()] == [
        (1, "赵一的问题"),
        (2, "孙一的问题"),
    ]
    assert [(one.member, one.note) for one in meeting.self_reviews()] == [(1, "赵一说的"), (2, "孙一说的")]


def test_the_status_asks_before_the_meeting_and_not_after(meeting: Meeting) -> None:
    """C17: what was not written down by the meeting need not be written down after it."""

    def state() -> str:
        return next(str(entry.state) for entry in meeting.status_entries(EARLY) if entry.clause == "C5")

    assert state() == "missing"
    meeting.take_attendance()
    assert state() == "warning"
    for member in meeting.roster.members:
        meeting.note_findings(member.number, meeting.member_aspects()[0], ["一"])
    assert state() == "done"
