"""The ledger as a branch keeps it: taken in once, worked on, verified, reopened, accounted for (C13–C15)."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.status import EntryState
from orglife_kit.rules.preparation.findings import committee_aspects, member_aspects
from orglife_kit.rules.rectification.candidates import candidates, criticisms
from orglife_kit.rules.rectification.due import Band, days_to_due
from orglife_kit.rules.rectification.items import ItemState, Ledger, Origin, RectificationItem, Satisfaction
from orglife_kit.rules.rectification.ledger import accounts, item_bands, items_lacking
from orglife_kit.storage import evidence
from tests.meeting.building import make_meeting, meeting_of_version

TODAY = datetime.date(2024, 3, 1)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of five with a secretary, findings, a suggestion and a criticism."""
    made = make_meeting(tmp_path, 5)
    made.plan.change_member(1, post="党支部书记")
    record = made.record
    made.preparation.note_committee_finding(
        committee_aspects(record)[0], "讨论时间少", goal=record.plan.theme.goals[0]
    )
    made.preparation.note_suggestion("FROM_PUBLIC", "午间多开一个窗口")
    made.preparation.note_findings(1, member_aspects(record)[0], ["领读多，讨论少"])
    made.preparation.note_findings(2, member_aspects(record)[0], ["没有做笔记"])
    made.reviews.record_peer_review(3, 2, "交接单没有签")
    made.reviews.record_peer_review(4, 2)
    return made


def codes(act: object) -> list[str]:
    """Return the codes of what an act refuses."""
    with pytest.raises((RefusedError, InputError)) as told:
        act()  # type: ignore[operator]
    return [notice.code for notice in told.value.notices]


def entry(meeting: Meeting, code: str) -> tuple[EntryState, tuple[str, ...]]:
    """Return the state and names of a status entry."""
    (found,) = (told for told in meeting.status(TODAY) if told.says.code == code)
    return found.state, found.names


def take(meeting: Meeting, origin: Origin) -> int:
    """Take the first candidate of an origin in and return its number."""
    offered = candidates(meeting.record)
    (number,) = meeting.rectification.take_in([next(item for item in offered if item.origin is origin)])
    return number


def test_candidates_are_prefilled_and_taken_in_once(meeting: Meeting) -> None:
    """From findings, suggestions and what was said; the secretary's own go to his ledger; 'said' alone is none."""
    offered = candidates(meeting.record)
    assert [(item.origin, item.ledger, item.problem, item.owner) for item in offered] == [
        (Origin.COMMITTEE_FINDING, Ledger.COMMITTEE, "讨论时间少", "赵一"),
        (Origin.SUGGESTION, Ledger.COMMITTEE, "午间多开一个窗口", "赵一"),
        (Origin.MEMBER_FINDING, Ledger.SECRETARY, "领读多，讨论少", "赵一"),
        (Origin.MEMBER_FINDING, Ledger.MEMBER, "没有做笔记", "钱一"),
    ]
    assert all(item.measure == "" and item.due is None for item in offered)
    assert offered[0].goal == meeting.record.plan.theme.goals[0]
    meeting.rectification.take_in(offered)
    assert candidates(meeting.record) == ()
    ledger = open_meeting(meeting.folder).record.rectification.items
    assert [item.ledger for item in ledger] == [
        *(Ledger.SECRETARY, Ledger.COMMITTEE, Ledger.COMMITTEE, Ledger.MEMBER),
    ]
    meeting.rectification.remove_item(ledger[-1].number)
    assert [item.problem for item in candidates(meeting.record)] == ["没有做笔记"]


def test_a_criticism_is_taken_on_by_the_member_himself(meeting: Meeting) -> None:
    """It is no candidate; it goes in with the day on which he chose so, and only then is it his commitment (C14)."""
    (said,) = criticisms(meeting.record)
    assert (said.problem, said.owner) == ("交接单没有签", "钱一")
    assert codes(lambda: meeting.rectification.take_in([said])) == ["criticism_not_chosen"]
    assert meeting.record.rectification.items == ()
    chosen = dataclasses.replace(said, taken_on="2024-01-19")
    (number,) = meeting.rectification.take_in([chosen])
    (item,) = meeting.record.rectification.items
    assert item.taken_on == datetime.date(2024, 1, 19)
    assert item.is_commitment
    assert criticisms(meeting.record) == ()
    assert entry(meeting, "status_commitments_missing")[1] == ("赵一",)
    for taken_back in (None, ""):
        assert codes(lambda: meeting.rectification.change_item(number, taken_on=taken_back)) == [  # noqa: B023
            "criticism_not_chosen"
        ]
    assert meeting.rectification.change_item(number, taken_on="2024-01-20").taken_on is not None
    meeting.rectification.remove_item(number)
    assert entry(meeting, "status_commitments_missing")[1] == ("赵一", "钱一")


def test_what_an_earlier_version_took_in_unasked_is_told(tmp_path: Path) -> None:
    """It is nobody's commitment until the day of his choice is entered."""
    earlier = open_meeting(meeting_of_version(tmp_path, "version_3"))
    (unasked,) = (item for item in earlier.record.rectification.items if item.origin is Origin.CRITICISM)
    assert not unasked.is_commitment
    assert entry(earlier, "status_criticism_not_chosen")[0] is EntryState.WARNING
    earlier.rectification.change_item(unasked.number, taken_on="2024-01-20")
    assert "status_criticism_not_chosen" not in {told.says.code for told in earlier.status()}
    earlier.close()


def test_nothing_verified_is_not_done(meeting: Meeting) -> None:
    """A ledger with items that are not verified is not finished, whatever else is (C13)."""
    number = take(meeting, Origin.COMMITTEE_FINDING)
    assert entry(meeting, "status_items")[0] is EntryState.WARNING
    meeting.rectification.change_item(number, measure="每次留二十分钟讨论", immediate=True)
    meeting.rectification.note_progress(number, "留了讨论", "2024-02-20", done=True)
    assert entry(meeting, "status_items")[0] is EntryState.WARNING
    meeting.rectification.verify_item(number, "钱一", "SATISFIED", "2024-02-21")
    assert entry(meeting, "status_items")[0] is EntryState.DONE


def test_days_before_what_they_follow_are_told(meeting: Meeting) -> None:
    """A verification before the work, a new day before the criticism: kept, said at once and in the status (C15)."""
    number = take(meeting, Origin.COMMITTEE_FINDING)
    meeting.rectification.change_item(number, measure="每次留二十分钟讨论", immediate=True)
    meeting.rectification.note_progress(number, "留了讨论", "2024-02-20", done=True)
    told = meeting.rectification.verify_item(number, "钱一", "SATISFIED", "2024-02-19")
    assert [warning.code for warning in told] == ["verified_before_work"]
    assert entry(meeting, "verified_before_work")[0] is EntryState.WARNING
    told = meeting.rectification.reopen_item(number, "钱一", "没有改", "2024-02-01", "2024-02-25")
    assert [warning.code for warning in told] == ["verified_before_work", "due_before_reopening"]


def test_the_secretary_does_not_verify_his_own_under_his_post(meeting: Meeting) -> None:
    """The owner is 赵一, whose post is 党支部书记 (C15)."""
    number = take(meeting, Origin.COMMITTEE_FINDING)
    meeting.rectification.change_item(number, measure="每次留二十分钟讨论", immediate=True)
    meeting.rectification.note_progress(number, "留了讨论", "2024-02-20", done=True)
    for name in ("书记", "支部书记", "赵一"):
        assert codes(
            lambda name=name: meeting.rectification.verify_item(number, name, "SATISFIED", "2024-02-21")
        ) == ["verified_by_owner"]


def test_an_item_needs_measure_owner_and_day_before_work(meeting: Meeting) -> None:
    """Told all at once; at once and by a day exclude each other."""
    number = take(meeting, Origin.COMMITTEE_FINDING)
    assert entry(meeting, "status_items_lacking")[0] is EntryState.MISSING
    assert codes(lambda: meeting.rectification.note_progress(number, "改了", "2024-02-01")) == [
        *("item_measure_missing", "item_due_missing"),
    ]
    meeting.rectification.change_item(number, measure="每次留二十分钟讨论", due="2024-03-31")
    assert meeting.rectification.change_item(number, immediate=True).due is None
    assert meeting.rectification.change_item(number, due="2024-03-31").immediate is False
    assert items_lacking(meeting.record) == ()
    assert codes(lambda: meeting.rectification.change_item(number, problem=" ")) == ["problem_empty"]
    assert codes(lambda: meeting.rectification.change_item(number, goal="别的")) == ["goal_unknown"]
    assert codes(lambda: meeting.rectification.change_item(number, due="月底")) == ["date_impossible"]
    assert codes(lambda: meeting.rectification.change_item(99, measure="")) == ["item_unknown"]


def test_from_opened_to_verified(meeting: Meeting) -> None:
    """Progress, done, verified by another; then it is closed to changes (C13, C15)."""
    number = take(meeting, Origin.COMMITTEE_FINDING)
    meeting.rectification.change_item(number, measure="每次留二十分钟讨论", due="2024-02-29")
    assert entry(meeting, "status_items_overdue") == (EntryState.OVERDUE, ("赵一",))
    meeting.rectification.note_progress(number, "二月学习留了讨论", "2024-02-20")
    assert codes(lambda: meeting.rectification.verify_item(number, "钱一", "SATISFIED", "2024-02-21")) == [
        "item_not_done"
    ]
    meeting.rectification.note_progress(
        number, "学习计划加了讨论题", "2024-02-28", evidence="见 2 月学习记录", done=True
    )
    assert entry(meeting, "status_items_to_verify")[0] is EntryState.MISSING
    assert codes(lambda: meeting.rectification.verify_item(number, "赵一", "SATISFIED", "2024-03-01")) == [
        "verified_by_owner"
    ]
    meeting.rectification.verify_item(number, "钱一", "FAIRLY_SATISFIED", "2024-03-01", note="再看一个月")
    assert set(item_bands(meeting.record, TODAY)) == {Band.CLOSED}
    assert codes(lambda: meeting.rectification.change_item(number, measure="别的")) == ["item_verified"]
    (item,) = meeting.record.rectification.items
    assert (item.state, days_to_due(item, TODAY)) == (ItemState.VERIFIED, -1)
    (verification,) = meeting.record.rectification.history(number).verifications
    assert (verification.satisfaction, verification.note) == (Satisfaction.FAIRLY_SATISFIED, "再看一个月")
    meeting.undo()
    assert set(item_bands(meeting.record, TODAY)) == {Band.TO_VERIFY}


def test_what_was_to_be_done_at_once_is_named_until_it_is_done(meeting: Meeting) -> None:
    """能改的马上改 has no day of its own: from the day after the meeting it is a warning (C13)."""
    number = take(meeting, Origin.SUGGESTION)
    meeting.rectification.change_item(number, measure="调整排班", immediate=True)
    assert entry(meeting, "status_items_at_once")[0] is EntryState.WARNING
    held = meeting.record.plan.meeting.date
    assert "status_items_at_once" not in {told.says.code for told in meeting.status(held)}
    meeting.rectification.note_progress(number, "换了排班表", "2024-02-01", done=True)
    assert "status_items_at_once" not in {told.says.code for told in meeting.status()}


def test_a_perfunctory_item_is_criticised_and_reopened(meeting: Meeting) -> None:
    """Not satisfied: not verified, until who criticised, what was said and a new day are kept (C15)."""
    number = take(meeting, Origin.SUGGESTION)
    meeting.rectification.change_item(number, measure="调整排班", immediate=True)
    assert codes(
        lambda: meeting.rectification.reopen_item(number, "沈一", "没有改", "2024-04-01", "2024-03-01")
    ) == ["item_not_done"]
    meeting.rectification.note_progress(number, "换了排班表", "2024-02-01", done=True)
    meeting.rectification.verify_item(number, "钱一", "NOT_SATISFIED", "2024-02-20", note="中午还是一个人")
    assert entry(meeting, "status_items_not_satisfied")[0] is EntryState.MISSING
    assert codes(
        lambda: meeting.rectification.reopen_item(number, " ", "没有改", "2024-04-01", "2024-03-01")
    ) == ["critic_missing"]
    assert codes(
        lambda: meeting.rectification.reopen_item(number, "钱一", "", "2024-04-01", "2024-03-01")
    ) == ["criticism_empty"]
    meeting.rectification.reopen_item(number, "钱一", "只改了表，没有加人", "2024-04-01", "2024-02-21")
    (item,) = meeting.record.rectification.items
    assert (item.state, item.due, item.immediate) == ("UNDER_WAY", datetime.date(2024, 4, 1), False)
    history = meeting.record.rectification.history(number)
    assert history.reopenings[0].said == "只改了表，没有加人"
    assert not history.waits_for_criticism
    assert len(history.reopenings) == 1


def test_evidence_is_kept_in_the_meetings_folder(meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a safe name, beside one of the same name; nothing is recorded of a file that cannot be kept."""
    number = take(meeting, Origin.SUGGESTION)
    meeting.rectification.change_item(number, measure="调整排班", immediate=True)
    for _ in range(2):
        meeting.rectification.note_progress(number, "排班表", "2024-02-01", file=("../排班:表.xlsx", b"12"))
    kept = [progress.evidence for progress in meeting.record.rectification.history(number).progress]
    assert kept == [f"evidence/{number}-排班_表.xlsx", f"evidence/{number}-排班_表-2.xlsx"]
    assert (meeting.folder / kept[1]).read_bytes() == b"12"
    monkeypatch.setattr(evidence, "LARGEST", 1)
    assert codes(
        lambda: meeting.rectification.note_progress(number, "图", "2024-02-01", file=("a.png", b"12"))
    ) == ["evidence_too_large"]
    assert codes(
        lambda: meeting.rectification.note_progress(number, "图", "2024-02-01", file=("a.png", b""))
    ) == ["evidence_empty"]
    assert len(meeting.record.rectification.history(number).progress) == 2


def test_an_account_is_frozen_as_it_was_given(meeting: Meeting) -> None:
    """The committee's items of that day; no member's commitments are in it, the secretary's neither (C13)."""
    assert codes(lambda: meeting.rectification.record_account("MEMBERS_MEETING", "2024-02-01")) == [
        "account_empty"
    ]
    number = take(meeting, Origin.COMMITTEE_FINDING)
    meeting.rectification.take_in([item for item in candidates(meeting.record) if item.is_personal])
    assert meeting.record.rectification.items[0].ledger is Ledger.SECRETARY
    meeting.rectification.record_account("MEMBERS_MEETING", "2024-02-01")
    meeting.rectification.change_item(number, measure="改了以后的措施")
    (account,) = accounts(open_meeting(meeting.folder).record)
    assert [(line.problem, line.measure) for line in account.lines] == [("讨论时间少", "")]
    told = [told for told in meeting.status(TODAY) if told.says.code.startswith("status_account")]
    states = [entry.state for entry in told]
    assert sorted(states) == [EntryState.DONE, EntryState.MISSING]


def test_a_member_of_one_s_own_wording(meeting: Meeting) -> None:
    """An item needs its problem and, for a commitment, its member; consent is the member's own."""
    own = RectificationItem(0, Ledger.MEMBER, "每月走访一次", 4, owner="李一")
    meeting.rectification.take_in([own])
    assert codes(lambda: meeting.rectification.take_in([dataclasses.replace(own, problem="")])) == [
        "problem_empty"
    ]
    assert codes(lambda: meeting.rectification.take_in([dataclasses.replace(own, member=None)])) == [
        "item_member_missing"
    ]
    meeting.rectification.consent("李一")
    assert meeting.record.rectification.consents == {4}
    meeting.rectification.consent("李一", agrees=False)
    assert meeting.record.rectification.consents == frozenset()
    assert entry(meeting, "status_commitments_missing") == (EntryState.MISSING, ("赵一", "钱一"))


def test_a_removed_member_takes_his_items_along(meeting: Meeting) -> None:
    """With what was recorded of them; the others keep theirs."""
    items = [
        RectificationItem(0, Ledger.MEMBER, "问题", position, measure="改", owner="本人", immediate=True)
        for position in (2, 4)
    ]
    first, second = meeting.rectification.take_in(items)
    for number in (first, second):
        meeting.rectification.note_progress(number, "做了", "2024-02-01", done=True)
        meeting.rectification.verify_item(number, "赵一", "SATISFIED", "2024-02-02")
    meeting.plan.remove_member(2)
    (left,) = meeting.record.rectification.items
    assert (left.number, left.member) == (second, 4)
    assert set(meeting.record.rectification.histories) == {second}


def test_a_commitment_needs_its_measure_and_its_day_alone(meeting: Meeting) -> None:
    """Past its day it is named, never as overdue; what became of it and who looked are not demanded (C14, C17)."""
    number = take(meeting, Origin.MEMBER_FINDING)
    assert entry(meeting, "status_items_lacking")[0] is EntryState.MISSING
    meeting.rectification.change_item(number, measure="每次都记")
    assert meeting.rectification.set_missing_days("2024-02-01") == 1
    waiting = (EntryState.MISSING, EntryState.OVERDUE)

    def demanded() -> set[str]:
        ours = ("status_items", "status_commitments_due")
        states = {told.says.code: told.state for told in meeting.status(TODAY)}
        return {code for code, state in states.items() if code.startswith(ours) and state in waiting}

    assert entry(meeting, "status_commitments_due")[0] is EntryState.WARNING
    assert demanded() == set()
    meeting.rectification.note_progress(number, "二月都记了", "2024-02-20", done=True)
    assert demanded() == set()


def test_a_day_for_all_leaves_those_that_have_one(meeting: Meeting) -> None:
    """What is to be done at once has none and gets none."""
    first, second, third, *_ = meeting.rectification.take_in(candidates(meeting.record))
    meeting.rectification.change_item(first, due="2024-04-01")
    meeting.rectification.change_item(second, immediate=True)
    left = len(meeting.record.rectification.items) - 2
    assert meeting.rectification.set_missing_days("2024-05-01") == left
    days = {item.number: item.due for item in meeting.record.rectification.items}
    assert (days[first], days[second]) == (datetime.date(2024, 4, 1), None)
    assert days[third] == datetime.date(2024, 5, 1)
    assert meeting.rectification.set_missing_days("2024-06-01") == 0
    assert codes(lambda: meeting.rectification.set_missing_days("月底")) == ["date_impossible"]
