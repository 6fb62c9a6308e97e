"""C5: findings are points of one member under an aspect of the plan; each keeps its number and follows its member."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.preparation.findings import Finding, member_aspects
from tests.meeting.building import code_of, make_meeting

EARLY = datetime.date(2024, 1, 2)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of four."""
    return make_meeting(tmp_path, 4)


def aspects(meeting: Meeting) -> tuple[str, ...]:
    """Return the aspects under which members find."""
    return member_aspects(meeting.record)


def findings(meeting: Meeting) -> tuple[Finding, ...]:
    """Return the members' findings."""
    return meeting.record.preparation.findings


def points(meeting: Meeting) -> list[tuple[int, str]]:
    """Return the number and the words of each finding."""
    return [(finding.number, finding.point) for finding in findings(meeting)]


def test_points_replace_what_was_there(meeting: Meeting) -> None:
    """A second entry of the same member and aspect takes the place of the first; none takes it back."""
    first, second = aspects(meeting)[:2]
    note = meeting.preparation.note_findings
    note("赵一", first, ["一", " ", "二 "])
    note("赵一", second, ["三"])
    note("赵一", first, ["四"])
    again = open_meeting(meeting.folder)
    assert {point for _, point in points(again)} == {"四", "三"}
    again.close()
    note("赵一", first, [])
    assert [point for _, point in points(meeting)] == ["三"]


def test_a_point_keeps_its_number_while_it_is_the_same(meeting: Meeting) -> None:
    """Moved, or only reworded; a new one gets a number that no point ever had."""
    aspect = aspects(meeting)[0]
    meeting.preparation.note_findings(2, aspect, ["没有做笔记", "党课缺了两次", "结对户没有去"])
    assert points(meeting) == [(1, "没有做笔记"), (2, "党课缺了两次"), (3, "结对户没有去")]
    meeting.preparation.note_findings(2, aspect, ["党课缺了三次", "没有做笔记"])
    assert points(meeting) == [(2, "党课缺了三次"), (1, "没有做笔记")]
    meeting.preparation.note_findings(2, aspect, ["没有做笔记", "补学晚了一周"])
    assert points(meeting) == [(1, "没有做笔记"), (4, "补学晚了一周")]
    meeting.undo()
    assert points(meeting) == [(2, "党课缺了三次"), (1, "没有做笔记")]
    meeting.preparation.note_findings(3, aspect, ["没有做笔记"])
    assert points(meeting)[-1][0] > 4


def test_a_point_can_point_to_the_theme(meeting: Meeting) -> None:
    """It keeps its goal while it is the same point, and its aspect's other points change."""
    aspect, goal = aspects(meeting)[0], meeting.record.plan.theme.problem_areas[0]
    meeting.preparation.note_findings(2, aspect, ["没有做笔记", "党课缺了两次"])
    number = findings(meeting)[1].number
    meeting.preparation.point_finding(number, goal)
    meeting.preparation.note_findings(2, aspect, ["党课缺了三次", "补学晚"])
    assert [finding.goal for finding in findings(meeting)] == [goal, ""]
    assert code_of(lambda: meeting.preparation.point_finding(number, "别的")) == "goal_unknown"
    assert code_of(lambda: meeting.preparation.point_finding(99, goal)) == "finding_unknown"
    meeting.preparation.point_finding(number, "")
    assert [finding.goal for finding in findings(meeting)] == ["", ""]


def test_an_item_of_the_ledger_follows_its_point(meeting: Meeting) -> None:
    """Reworded, the point is not offered again; taken out, the item stays and points to nothing."""
    from orglife_kit.rules.rectification.candidates import candidates

    aspect = aspects(meeting)[0]
    meeting.preparation.note_findings(2, aspect, ["党课缺了两次"])
    (candidate,) = candidates(meeting.record)
    (number,) = meeting.rectification.take_in([candidate])
    meeting.preparation.note_findings(2, aspect, ["党课缺了三次"])
    assert candidates(meeting.record) == ()
    meeting.preparation.note_findings(2, aspect, ["结对户没有去"])
    (item,) = meeting.record.rectification.items
    assert (item.number, item.origin_number) == (number, None)
    assert [candidate.problem for candidate in candidates(meeting.record)] == ["结对户没有去"]


def test_an_aspect_that_the_plan_does_not_name_is_refused(meeting: Meeting) -> None:
    """The refusal names the aspects of the plan."""
    with pytest.raises(RefusedError) as told:
        meeting.preparation.note_findings("赵一", "别的方面", ["一"])
    (notice,) = told.value.notices
    assert (notice.code, notice.fields["known"]) == ("aspect_unknown", "、".join(aspects(meeting)))
    assert code_of(lambda: meeting.preparation.note_findings(9, aspects(meeting)[0], ["一"])) == (
        "member_number_unknown"
    )
    assert findings(meeting) == ()


def test_an_aspect_that_the_plan_gave_up_is_still_shown(meeting: Meeting) -> None:
    """What was entered under an aspect stays, and can be taken back, after the plan was changed."""
    old, *others = aspects(meeting)
    meeting.preparation.note_findings("赵一", old, ["一"])
    meeting.plan.change({"preparation.member_aspects": ["新的方面", *others]})
    assert {old, "新的方面"} <= set(aspects(meeting))
    meeting.preparation.note_findings("赵一", old, [])
    assert old not in aspects(meeting)


def test_findings_follow_their_member(meeting: Meeting) -> None:
    """When somebody leaves the roster, the others keep their findings and self-reviews, and his go with him."""
    aspect = aspects(meeting)[0]
    for name in ("赵一", "钱一", "孙一"):
        meeting.preparation.note_findings(name, aspect, [f"{name}的问题"])
        meeting.reviews.record_self_review(name, f"{name}说的")
    meeting.plan.remove_member("钱一")
    meeting.plan.add_member("新来的")
    record = meeting.record
    assert [(finding.member, finding.point) for finding in record.preparation.findings] == [
        (1, "赵一的问题"),
        (3, "孙一的问题"),
    ]
    assert [(review.member, review.note) for review in record.reviews.self_reviews] == [
        (1, "赵一说的"),
        (3, "孙一说的"),
    ]


def test_the_status_asks_before_the_meeting_and_not_after(meeting: Meeting) -> None:
    """C17: what was not written down by the meeting need not be written down after it."""

    def state() -> str:
        return next(str(entry.state) for entry in meeting.status(EARLY) if entry.clause == "C5")

    assert state() == "missing"
    meeting.ballots.take_attendance()
    assert state() == "warning"
    for number in meeting.record.roster.numbers:
        meeting.preparation.note_findings(number, aspects(meeting)[0], ["一"])
    assert state() == "done"
