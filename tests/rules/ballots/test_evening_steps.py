"""会议当天的步骤: in the order of the agenda, the officers before the first rating; where the meeting is (C12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.evening import AgendaNote
from orglife_kit.rules.ballots.evening_steps import evening_steps, step_now
from orglife_kit.rules.ballots.officers import Proposal
from orglife_kit.rules.ballots.record import BallotsRecord
from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind
from orglife_kit.rules.record import MeetingRecord
from tests.rules.building import PLAN, record_of, roster_of

OPENING = AgendaItem("宣读纪律；", id="a")
RATING = AgendaItem("民主评议", ItemKind.MEMBERS_RATING, id="r")
PRESENT = tuple(AttendanceLine(number, Presence.PRESENT) for number in (1, 2, 3))


def record_with(
    agenda: Iterable[AgendaItem], finished: Iterable[AgendaItem] = (), **parts: Any
) -> MeetingRecord:
    """Return a record with this agenda, of which some items are finished."""
    plan = replace(PLAN, meeting=replace(PLAN.meeting, agenda=tuple(agenda)))
    notes = {item.id: AgendaNote(item.id, item.text, item.kind, finished=True) for item in finished}
    return record_of(roster_of(3), plan, ballots=BallotsRecord(notes=notes, **parts))


def keys(record: MeetingRecord) -> list[str]:
    """Return what names the steps, in their order."""
    return [step.key for step in evening_steps(record)]


def test_the_steps_follow_the_agenda() -> None:
    """Officers before the first rating; a meeting whose items say nothing has its rating as a step of its own."""
    assert keys(record_with([OPENING, RATING])) == [
        *("prepare", "sign_in", "item-a", "officers", "item-r", "end"),
    ]
    assert keys(record_with([RATING, OPENING])) == [
        *("prepare", "sign_in", "officers", "item-r", "item-a", "end"),
    ]
    assert keys(record_with([OPENING])) == [
        "prepare",
        "sign_in",
        "item-a",
        "officers",
        "round-members",
        "end",
    ]
    reviews = replace(OPENING, kind=ItemKind.REVIEWS)
    assert keys(record_with([reviews])) == ["prepare", "sign_in", "item-a", "end"]


def test_what_is_done_is_known() -> None:
    """By what is recorded: the sign-in, finished items, proposed officers; the end once every item is finished."""
    record = record_with([OPENING, RATING], [OPENING], attendance=PRESENT)
    assert [step.is_done for step in evening_steps(record)] == [True, True, True, False, False, False]
    over = record_with([OPENING, RATING], [OPENING, RATING], attendance=PRESENT)
    assert evening_steps(over)[-1].is_done
    assert not evening_steps(record_with([]))[-1].is_done


def test_the_meeting_is_where_something_is_to_come() -> None:
    """Before the sign-in at the beginning; no rating without tellers; at the end when all is done."""
    agenda = [OPENING, RATING]
    assert step_now(record_with(agenda)).key == "prepare"
    assert step_now(record_with(agenda, attendance=PRESENT)).key == "item-a"
    assert step_now(record_with(agenda, [OPENING], attendance=PRESENT)).key == "officers"
    named = Proposal(("党员1", "党员2"), ("党员3",))
    assert step_now(record_with(agenda, [OPENING], attendance=PRESENT, proposal=named)).key == "item-r"
    assert step_now(record_with(agenda, agenda, attendance=PRESENT)).key == "end"
    assert step_now(record_with([OPENING], [OPENING], attendance=PRESENT)).key == "officers"
    assert (
        step_now(record_with([OPENING], [OPENING], attendance=PRESENT, proposal=named)).key == "round-members"
    )
