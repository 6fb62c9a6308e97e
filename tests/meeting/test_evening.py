"""The evening as a branch records it: agenda, officers, minutes; nothing typed twice (C6, C7, C12)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.i18n import sentence
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.evening import agenda_items, projector_facts
from orglife_kit.rules.ballots.minutes import MinutesHead, compose
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
    for line in compose(meeting.record):
        found.setdefault(line.head, []).append(sentence(line.says))
    return {head: "/".join(lines) for head, lines in found.items()}


def test_the_agenda_is_the_plans_and_advances(meeting: Meeting) -> None:
    """Items are finished one by one; another plan has other items (C12)."""
    assert projector_facts(meeting.record).current == 1
    meeting.ballots.record_item(1, finished=True)
    meeting.ballots.record_item(6, note="会议开得实")
    items = agenda_items(open_meeting(meeting.folder).record)
    assert [entry.finished for entry in items] == [True, *[False] * 6]
    assert items[5].note == "会议开得实"
    assert projector_facts(meeting.record).current == 2
    assert code(lambda: meeting.ballots.record_item(8, finished=True)) == "item_not_on_agenda"
    meeting.plan.change({"meeting.agenda": ["民主评议党员"]})
    assert [entry.item.text for entry in agenda_items(meeting.record)] == ["民主评议党员"]
    meeting.ballots.record_item(1, finished=True)
    assert projector_facts(meeting.record).current == 0


def test_the_projector_has_agenda_and_numbers_only(meeting: Meeting) -> None:
    """No name, no reason, no count can reach it: its record has no place for them."""
    meeting.ballots.take_attendance([AttendanceLine(2, Presence.ON_LEAVE, "住院")])
    meeting.ballots.record_item(1, note="不给大家看")
    facts = projector_facts(meeting.record)
    assert (facts.due, facts.present, facts.on_leave) == (5, 4, 1)
    shown = str(facts)
    assert not any(word in shown for word in ("赵一", "钱一", "住院", "不给大家看"))
    assert set(vars(facts)) == {
        *("title", "date", "time", "place", "agenda", "current", "due", "present", "on_leave"),
    }


def test_officers_are_proposed_and_each_round_has_them(meeting: Meeting) -> None:
    """Passed once, before the ratings; nobody counts and watches."""
    assert code(lambda: meeting.ballots.propose_officers(["赵一", "钱一"], ["钱一"])) == "officer_twice"
    meeting.ballots.propose_officers(["赵一", "钱一"], ["孙一"], "举手表决")
    meeting.ballots.take_attendance()
    for kind in ("committee", "members"):
        meeting.ballots.open_round(kind)
        latest = meeting.record.ballots.latest(kind)
        assert latest is not None
        assert (latest.tellers, latest.scrutineers) == (("赵一", "钱一"), ("孙一",))
    assert open_meeting(meeting.folder).record.ballots.proposal.passed == "举手表决"


def test_the_minutes_are_made_of_what_is_recorded(meeting: Meeting) -> None:
    """Who was on leave and why, who spoke as the agenda goes, the officers, the hand counts; no count by grade."""
    meeting.ballots.take_attendance(
        [AttendanceLine(2, Presence.ON_LEAVE, "住院"), AttendanceLine(3, Presence.LATE, "堵车")]
    )
    meeting.reviews.record_self_review(1, "讨论少")
    meeting.reviews.record_self_review(3)
    meeting.reviews.record_self_review(4)
    meeting.reviews.record_peer_review(3, 1, "问得少")
    meeting.ballots.record_item(6, note="会议开得实")
    meeting.ballots.propose_officers(["赵一"], ["孙一"], "举手表决")
    meeting.ballots.take_pile("members", [[1, 2, 2, 2, 2]] * 4, tellers=["赵一"], scrutineers=["孙一"])
    meeting.ballots.close_round("members")
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
    assert meeting.record.ballots.minutes is None
    meeting.ballots.keep_minutes(changed, composed)
    meeting.ballots.keep_minutes(changed, composed, frozen="2024-01-19")
    kept = open_meeting(meeting.folder).record.ballots.minutes
    assert kept is not None
    assert (kept.frozen, kept.changed) == (datetime.date(2024, 1, 19), (MinutesHead.SPEECHES,))
    assert kept.composed[MinutesHead.SPEECHES] == "原"
    assert code(lambda: meeting.ballots.keep_minutes(composed, composed)) == "minutes_frozen"
    assert not meeting.can_undo
