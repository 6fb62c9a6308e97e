"""计票人、监票人: nobody does both, each round keeps its own, what is strange about a name is told (RULES.md §2)."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.corrections import (
    AttendanceCorrection,
    TouchedPage,
    correction_notices,
    correction_of,
    touched_pages,
)
from orglife_kit.rules.ballots.minutes import Minutes
from orglife_kit.rules.ballots.officers import (
    Officers,
    Proposal,
    check_officers,
    current_rounds,
    named_notices,
    officers_to_open,
    round_notices,
)
from orglife_kit.rules.ballots.record import BallotsRecord
from orglife_kit.rules.ballots.round import RoundKind, RoundState, Subject
from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.record import MeetingRecord
from tests.rules.building import record_of, roster_of
from tests.rules.rounds import round_record

DAY = datetime.date(2024, 1, 18)
TWINS = Roster(
    tuple(
        replace(member, name="王伟" if member.number < 3 else member.name) for member in roster_of(4).members
    )
)


def record_with(**parts: object) -> MeetingRecord:
    """Return a record of four members, two of one name."""
    return record_of(TWINS, ballots=BallotsRecord(**parts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tellers", "scrutineers", "twice"),
    [
        (("党员3",), ("党员4",), ""),
        (("党员3",), ("党 员 3",), "党员3、党 员 3"),
        (("党员3", "党员3"), (), "党员3"),
        (("王伟#1",), ("王伟#2",), ""),
        (("王伟#1",), ("王伟＃1",), "王伟#1、王伟＃1"),
        (("外请甲",), ("外请 甲",), "外请甲、外请 甲"),
    ],
)
def test_nobody_counts_and_watches(
    tellers: tuple[str, ...], scrutineers: tuple[str, ...], twice: str
) -> None:
    """A member is one by his number, whoever else by his name."""
    officers = Officers(tellers, scrutineers)
    assert officers.names == (*tellers, *scrutineers)
    if not twice:
        check_officers(TWINS, officers)
        return
    with pytest.raises(RefusedError) as refused:
        check_officers(TWINS, officers)
    (told,) = refused.value.notices
    assert (told.code, dict(told.fields)) == ("officer_twice", {"name": twice})


def test_who_opens_a_round_is_who_was_named_last() -> None:
    """A void round's own stay for 重新测评, unless others were proposed since; the other kind's are none of it."""
    proposed = Proposal(("孙计",), ("钱监",), "举手", after=0)
    void = round_record(3, state=RoundState.VOID)
    members = RoundKind.MEMBERS
    assert officers_to_open(record_with(proposal=proposed), members) == Officers(("孙计",), ("钱监",), "举手")
    again = record_with(proposal=proposed, rounds=(void,))
    assert officers_to_open(again, members) == Officers(("王计",), ("赵监",))
    assert officers_to_open(again, RoundKind.COMMITTEE).tellers == ("孙计",)
    since = record_with(proposal=replace(proposed, after=3), rounds=(void,))
    assert officers_to_open(since, members).tellers == ("孙计",)
    nobody = replace(void, tellers=(), scrutineers=())
    assert officers_to_open(record_with(proposal=proposed, rounds=(nobody,)), members).tellers == ("孙计",)


def test_what_is_strange_about_a_name_is_told_once() -> None:
    """Nobody's, nearly somebody's, two members', or of one who is not there; a name that is in order is not."""
    lines = (AttendanceLine(3, Presence.ON_LEAVE), AttendanceLine(4, Presence.LATE))
    officers = Officers(("党员4", "外请甲", "王伟", "党员3"), ("外请甲", "党员33"))
    found = named_notices(record_with(attendance=lines), officers)
    assert [(told.code, dict(told.fields)) for told in found] == [
        ("officer_not_on_roster", {"name": "外请甲"}),
        ("officer_ambiguous", {"name": "王伟", "choices": "王伟#1、王伟#2"}),
        ("officer_not_there", {"name": "党员3", "presence": Presence.ON_LEAVE}),
        ("officer_not_on_roster_near", {"name": "党员33", "near": "党员3"}),
    ]
    assert named_notices(record_with(), Officers(("党员3",))) == ()  # before the sign-in nobody is missing


def test_a_round_without_tellers_or_of_its_own_teller_is_told() -> None:
    """Who is the only one rated does not count himself."""
    alone = round_record(1, subjects=[Subject(3, "党员3")], state=RoundState.OPEN)
    own = replace(alone, tellers=("党员3",), scrutineers=("党员4",))
    told = round_notices(record_with(), own)
    assert [(entry.code, dict(entry.fields)) for entry in told] == [
        ("officer_rated_alone", {"name": "党员3"})
    ]
    pair = replace(own, round=replace(own.round, subjects=(Subject(3, "党员3"), Subject(4, "党员4"))))
    assert round_notices(record_with(), pair) == ()
    watching = replace(own, tellers=(), scrutineers=("党员3",))
    assert [entry.code for entry in round_notices(record_with(), watching)] == [
        *("tellers_not_named", "officer_rated_alone")
    ]
    nobody = replace(pair, tellers=(), scrutineers=())
    assert [entry.code for entry in round_notices(record_with(), nobody)] == ["tellers_not_named"]


def test_the_rounds_that_count_are_the_latest_of_each_kind() -> None:
    """Void ones are left out."""
    void, again = round_record(1, state=RoundState.VOID), round_record(3, attempt=2)
    committee, failed = round_record(2, RoundKind.COMMITTEE), round_record(4, RoundKind.COMMITTEE)
    found = current_rounds(record_with(rounds=(void, committee, again)))
    assert [entry.number for entry in found] == [2, 3]
    voided = replace(failed, round=replace(failed.round, state=RoundState.VOID))
    assert [entry.number for entry in current_rounds(record_with(rounds=(committee, voided)))] == []


def test_a_late_change_of_the_attendance_tells_the_pages_it_touches() -> None:
    """Nothing before a rating was opened; frozen minutes stay, the summary only while a rating is open."""
    always = [TouchedPage.ATTENDANCE, TouchedPage.MEETING, TouchedPage.REGISTRATION]
    closed, opened = round_record(1), round_record(2, RoundKind.COMMITTEE, RoundState.OPEN)
    frozen = Minutes({}, {}, frozen=DAY)
    assert correction_notices(record_with(minutes=frozen)) == ()
    record = record_with(rounds=(closed,), minutes=Minutes({}, {}))
    assert touched_pages(record) == (*always, TouchedPage.MINUTES)
    assert [told.code for told in correction_notices(record)] == ["attendance_touches"]
    record = record_with(rounds=(closed, opened), minutes=frozen)
    assert touched_pages(record) == (*always, TouchedPage.SUMMARY)
    told = correction_notices(record)
    assert [entry.code for entry in told] == [
        *("attendance_touches", "attendance_minutes_stay", "attendance_round_stays")
    ]
    assert dict(told[0].fields) == {"pages": touched_pages(record)}
    assert dict(told[1].fields) == {"date": DAY}


def test_why_the_attendance_was_changed_is_the_last_reason() -> None:
    """Of that member; empty where it was not changed."""

    def change(number: int, member: int | None, why: str) -> AttendanceCorrection:
        return AttendanceCorrection(number, DAY, member, None, "", Presence.LATE, "", why)

    record = record_with(
        corrections=(
            change(1, 3, "记错"),
            change(2, 3, "走了"),
            change(4, 3, "又来了"),
            change(3, None, "代表"),
        )
    )
    assert correction_of(record, 3) == "又来了"
    assert correction_of(record, 4) == ""
