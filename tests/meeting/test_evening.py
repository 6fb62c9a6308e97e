"""The evening as a branch records it: agenda, officers, minutes; nothing typed twice (C6, C7, C12)."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.i18n import sentence
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.minutes import MinutesHead
from tests.meeting.building import make_meeting


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of five."""
    return make_meeting(tmp_path, 5)


def code(act: object) -> str:
    """Return the code of what an act refuses."""
    with pytest.raises(RefusedError) as told:
        act()  # type: ignore[operator]
    return told.value.notices[0].code


def texts(meeting: Meeting) -> dict[MinutesHead, str]:
    """Return the minutes as composed, lines joined by a slash."""
    found: dict[MinutesHead, list[str]] = {}
    for line in meeting.minutes_lines():
        found.setdefault(line.head, []).append(sentence(line.says))
    return {head: "/".join(lines) for head, lines in found.items()}


def test_the_agenda_is_the_plans_and_advances(meeting: Meeting) -> None:
    """Items are finished one by one; another plan has other items (C12)."""
    assert meeting.projector_facts().current == 1
    meeting.record_item(1, finished=True)
    meeting.record_item(6, note="会议开得实")
    frame = open_meeting(meeting.folder).agenda()
    assert list(frame.finished) == [True, *[False] * 6]
    assert frame.note[5] == "会议开得实"
    assert meeting.projector_facts().current == 2
    assert code(lambda: meeting.record_item(8, finished=True)) == "item_not_on_agenda"
    meeting.change_plan({"meeting.agenda": ["民主评议党员"]})
    assert list(meeting.agenda().text) == ["民主评议党员"]
    meeting.record_item(1, finished=True)
    assert meeting.projector_facts().current == 0


def test_the_projector_has_agenda_and_numbers_only(meeting: Meeting) -> None:
    """No name, no reason, no count can reach it: its record has no place for them."""
    meeting.take_attendance([AttendanceLine(2, Presence.ON_LEAVE, "住院")])
    meeting.record_item(1, note="不给大家看")
    facts = meeting.projector_facts()
    assert (facts.due, facts.present, facts.on_leave) == (5, 4, 1)
    shown = str(facts)
    assert not any(word in shown for word in ("赵一", "钱一", "住院", "不给大家看"))
    assert set(vars(facts)) == {
        *("title", "date", "place", "agenda", "current", "due", "present", "on_leave"),
    }


def test_officers_are_proposed_and_each_round_has_them(meeting: Meeting) -> None:
    """Passed once, before the ratings; nobody counts and watches."""
    assert code(lambda: meeting.propose_officers(["赵一", "钱一"], ["钱一"])) == "officer_twice"
    meeting.propose_officers(["赵一", "钱一"], ["孙一"], "举手表决")
    meeting.take_attendance()
    for kind in ("committee", "members"):
        meeting.open_round(kind)
        assert meeting.officers(kind) == (("赵一", "钱一"), ("孙一",))
    assert open_meeting(meeting.folder).proposal().passed == "举手表决"


def test_the_minutes_are_made_of_what_is_recorded(meeting: Meeting) -> None:
    """Who was on leave and why, who spoke as the agenda goes, the officers, the hand counts; no count by grade."""
    meeting.take_attendance(
        [AttendanceLine(2, Presence.ON_LEAVE, "住院"), AttendanceLine(3, Presence.LATE, "堵车")]
    )
    meeting.record_self_review(1, "讨论少")
    meeting.record_self_review(3)
    meeting.record_self_review(4)
    meeting.record_peer_review(3, 1, "问得少")
    meeting.record_item(6, note="会议开得实")
    meeting.propose_officers(["赵一"], ["孙一"], "举手表决")
    meeting.take_pile("members", [[1, 2, 2, 2, 2]] * 4, tellers=["赵一"], scrutineers=["孙一"])
    meeting.close_round("members")
    made = texts(meeting)
    assert made[MinutesHead.ATTENDANCE] == "应到 5 人，实到 4 人，请假 1 人，缺席 0 人/孙一，迟到（堵车）"
    assert made[MinutesHead.LEAVE] == "钱一，请假（住院）"
    assert made[MinutesHead.GUESTS] == "督导组"
    assert made[MinutesHead.SPEECHES] == (
        "孙一、李一作了自评/赵一自评：讨论少/孙一对赵一：问得少/督导组对会议召开情况进行点评：会议开得实"
    )
    assert made[MinutesHead.RESOLUTIONS] == (
        "推选计票人赵一，监票人孙一；通过方式：举手表决"
        "/民主测评党员：发出 4 张，收回 4 张，有效 4 张，无效 0 张"
    )
    assert "优秀" not in "".join(made.values())


def test_frozen_minutes_keep_what_was_changed(meeting: Meeting) -> None:
    """Edited, frozen, then closed; what the kit had composed stays beside it."""
    composed = dict.fromkeys(MinutesHead, "原")
    changed = composed | {MinutesHead.SPEECHES: "改"}
    assert meeting.minutes().empty
    meeting.keep_minutes(changed, composed)
    meeting.keep_minutes(changed, composed, frozen="2024-01-19")
    kept = open_meeting(meeting.folder).minutes_record()
    assert kept is not None
    assert (kept.frozen, kept.changed) == ("2024-01-19", (MinutesHead.SPEECHES,))
    assert kept.composed[MinutesHead.SPEECHES] == "原"
    assert list(meeting.minutes().changed) == [False] * 8 + [True, False]
    assert code(lambda: meeting.keep_minutes(composed, composed)) == "minutes_frozen"
    assert not meeting.can_undo
