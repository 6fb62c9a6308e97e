"""Items of the ledger: what they lack, who verifies them, how near their day is (C13–C15)."""

from __future__ import annotations

import datetime

import pytest

from orglife_kit.rules.rectification.due import Band, band, days_to_due
from orglife_kit.rules.rectification.items import (
    History,
    ItemState,
    Ledger,
    RectificationItem,
    Reopening,
    Satisfaction,
    Verification,
    lacking,
)

TODAY = datetime.date(2024, 3, 1)


def item(**facts: object) -> RectificationItem:
    """Return an item with a problem."""
    return RectificationItem(1, Ledger.COMMITTEE, "窗口午间一人值班", **facts)  # type: ignore[arg-type]


def test_measure_owner_and_day_are_needed() -> None:
    """C13: 措施、责任分工、时限; what can be done at once needs no day."""
    assert [told.code for told in lacking(item())] == [
        *("item_measure_missing", "item_owner_missing", "item_due_missing"),
    ]
    assert lacking(item(measure="调整排班", owner="林知远", immediate=True)) == ()
    assert lacking(item(measure="调整排班", owner="林知远", due=datetime.date(2024, 3, 31))) == ()


@pytest.mark.parametrize(
    ("due", "days", "expected"),
    [
        ("2024-02-29", -1, Band.PAST_DUE),
        ("2024-03-01", 0, Band.WITHIN_WEEK),
        ("2024-03-08", 7, Band.WITHIN_WEEK),
        ("2024-03-09", 8, Band.WITHIN_MONTH),
        ("2024-03-31", 30, Band.WITHIN_MONTH),
        ("2024-04-01", 31, Band.LATER),
        ("", None, Band.NO_DATE),
    ],
)
def test_bands_count_whole_days(due: str, days: int | None, expected: Band) -> None:
    """The very day is not past; seven and thirty days belong to the nearer band."""
    entry = item(due=datetime.date.fromisoformat(due) if due else None)
    assert days_to_due(entry, TODAY) == days
    assert band(entry, TODAY) is expected


def test_what_is_done_is_no_longer_late() -> None:
    """It waits to be verified, then it is closed, whatever its day was."""
    assert band(item(due=datetime.date(2024, 1, 1), state=ItemState.DONE), TODAY) is Band.TO_VERIFY
    assert band(item(due=datetime.date(2024, 1, 1), state=ItemState.VERIFIED), TODAY) is Band.CLOSED
    assert band(item(immediate=True), TODAY) is Band.IMMEDIATE


@pytest.mark.parametrize("state", list(ItemState))
def test_what_was_said_before_it_was_reopened_is_not_said_of_what_is_done_since(state: ItemState) -> None:
    """Neither that people were satisfied nor that they were not, until somebody looks at the new work."""
    checked = Verification(1, 1, TODAY, "钱一", Satisfaction.SATISFIED)
    reopened = Reopening(1, 1, TODAY, "群众", "没有改", TODAY)
    again = Verification(2, 1, TODAY + datetime.timedelta(1), "钱一", Satisfaction.NOT_SATISFIED)
    assert History(verifications=(checked,)).satisfaction(state) is Satisfaction.SATISFIED
    after = History(verifications=(checked,), reopenings=(reopened,)).satisfaction(state)
    assert after is (Satisfaction.SATISFIED if state is ItemState.VERIFIED else None)
    looked_at = History(verifications=(checked, again), reopenings=(reopened,))
    assert looked_at.satisfaction(state) is Satisfaction.NOT_SATISFIED
    assert History().satisfaction(state) is None


def test_dissatisfaction_waits_for_criticism() -> None:
    """Until the item is reopened after it."""
    not_satisfied = Verification(1, 1, datetime.date(2024, 3, 2), "沈㛃", Satisfaction.NOT_SATISFIED)
    assert History((), (not_satisfied,)).waits_for_criticism
    again = Reopening(1, 1, datetime.date(2024, 3, 2), "沈㛃", "只改了排班表", datetime.date(2024, 4, 1))
    assert not History((), (not_satisfied,), (again,)).waits_for_criticism
    satisfied = Verification(2, 1, datetime.date(2024, 4, 2), "沈㛃", Satisfaction.SATISFIED)
    assert not History((), (not_satisfied, satisfied), ()).waits_for_criticism
