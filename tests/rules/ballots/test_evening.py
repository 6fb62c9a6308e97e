"""会议当天: how far the agenda is, what is kept of its items, and what 投屏 may show (C12)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

import pytest

from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.evening import (
    AgendaNote,
    agenda_items,
    comments,
    current_position,
    notes_apart,
    projector_facts,
)
from orglife_kit.rules.ballots.record import BallotsRecord
from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind
from orglife_kit.rules.record import MeetingRecord
from tests.rules.building import PLAN, record_of, roster_of

OPENING, COMMENT = AgendaItem("宣读纪律；", id="a"), AgendaItem("上级讲话。", ItemKind.COMMENT, id="c")
RATING = AgendaItem("民主评议", ItemKind.MEMBERS_RATING, id="r")


def record_with(
    agenda: Iterable[AgendaItem], notes: Iterable[AgendaNote] = (), **parts: object
) -> MeetingRecord:
    """Return a record with this agenda and what is kept of it."""
    plan = replace(PLAN, meeting=replace(PLAN.meeting, agenda=tuple(agenda), time="14:30"))
    kept = BallotsRecord(notes={note.item: note for note in notes}, **parts)  # type: ignore[arg-type]
    return record_of(roster_of(3), plan, ballots=kept)


def test_a_note_follows_its_item_wherever_it_stands() -> None:
    """By its identity; one without a note has an empty one."""
    note = AgendaNote("r", "民主评议", ItemKind.MEMBERS_RATING, finished=True, note="顺利")
    first, second, third = agenda_items(record_with([COMMENT, OPENING, RATING], [note]))
    assert [entry.position for entry in (first, second, third)] == [1, 2, 3]
    assert [entry.identity for entry in (first, second, third)] == ["c", "a", "r"]
    assert (third.note, third.finished) == ("顺利", True)
    assert second.kept == AgendaNote("a", "宣读纪律；", ItemKind.OTHER)
    assert (second.note, second.finished, first.takes_comment, second.takes_comment) == (
        "",
        False,
        True,
        False,
    )


def test_a_note_and_a_comment_never_become_each_other() -> None:
    """What was written while the item was for something else stands apart, for the deciding organ alone."""
    private = AgendaNote("c", "上级讲话。", ItemKind.OTHER, note="内部意见")
    public = AgendaNote("a", "宣读纪律；", ItemKind.COMMENT, comment="点评一句")
    record = record_with([COMMENT, OPENING], [private, public])
    first, second = agenda_items(record)
    assert (first.note, first.apart) == ("", "内部意见")
    assert (second.note, second.apart) == ("", "点评一句")
    assert comments(record) == ()
    said = replace(private, comment="肯定成绩")
    assert comments(record_with([COMMENT, OPENING], [said, public])) == ("肯定成绩",)


def test_a_reworded_item_is_known_by_what_it_is_for() -> None:
    """Where it is the only one of its kind and one note is left over; what belongs to nothing stands apart."""
    note = AgendaNote("old", "测评党员", ItemKind.MEMBERS_RATING, note="顺利")
    other = AgendaNote("gone", "读书", ItemKind.OTHER, note="读了")
    empty = AgendaNote("empty", "散会", ItemKind.OTHER, finished=True)
    spoken = AgendaNote("said", "领导讲话", ItemKind.CLOSING, comment="讲得好")
    record = record_with([OPENING, RATING], [note, other, empty, spoken])
    assert [entry.note for entry in agenda_items(record)] == ["", "顺利"]
    assert notes_apart(record) == (other, spoken)
    twice = record_with([RATING, replace(RATING, id="r2")], [note])
    assert [entry.note for entry in agenda_items(twice)] == ["", ""]
    assert notes_apart(twice) == (note,)
    two_left = record_with([RATING], [note, replace(note, item="older", note="不顺利")])
    assert [entry.note for entry in agenda_items(two_left)] == [""]
    own = replace(note, item="r", note="自己的")
    assert [entry.note for entry in agenda_items(record_with([RATING], [note, own]))] == ["自己的"]
    plain = record_with([OPENING], [replace(other, kind=ItemKind.OTHER)])
    assert [entry.note for entry in agenda_items(plain)] == [""]  # of those without a form any may be meant


def test_the_first_item_that_is_not_finished_is_the_current_one() -> None:
    """0 once all are."""
    done = [AgendaNote(item.id, item.text, item.kind, finished=True) for item in (OPENING, RATING)]
    agenda = [OPENING, COMMENT, RATING]
    assert current_position(agenda_items(record_with(agenda))) == 1
    assert current_position(agenda_items(record_with(agenda, done))) == 2
    assert current_position(agenda_items(record_with([OPENING, RATING], done))) == 0


def test_the_projector_shows_agenda_and_three_numbers() -> None:
    """No numbers before the sign-in; items without what ends them."""
    record = record_with([OPENING, COMMENT], [AgendaNote("a", "宣读纪律；", finished=True)])
    found = projector_facts(record)
    assert (found.title, found.date, found.place) == ("方案", datetime.date(2024, 1, 18), "会议室")
    assert found.time == record.plan.meeting.time == "14:30"
    assert (found.agenda, found.current) == (("宣读纪律", "上级讲话"), 2)
    assert (found.due, found.present, found.on_leave) == (None, None, None)
    lines = tuple(map(AttendanceLine, (1, 2, 3), (Presence.LATE, Presence.ON_LEAVE, Presence.ABSENT)))
    found = projector_facts(record_with([OPENING], attendance=lines))
    assert (found.due, found.present, found.on_leave) == (3, 1, 1)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("2025年度组织生活会工作方案", "2025年度组织生活会"),
        ("组织生活会和民主评议党员实施方案", "组织生活会和民主评议党员"),
        ("组织生活会安排", "组织生活会"),
        ("方案", "方案"),
    ],
)
def test_the_projector_is_headed_by_the_meeting(title: str, shown: str) -> None:
    """What is held is the meeting, not its plan."""
    record = record_with([OPENING])
    titled = replace(record, plan=replace(record.plan, title=title))
    assert projector_facts(titled).title == shown
