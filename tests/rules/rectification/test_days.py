"""Which days of an item cannot follow each other (C15)."""

from __future__ import annotations

import datetime

import pytest

from orglife_kit.rules.rectification.accounts import Account, AccountLine, Audience, check_account
from orglife_kit.rules.rectification.days import check_days, check_reopening_day
from orglife_kit.rules.rectification.items import (
    History,
    ItemState,
    Ledger,
    Origin,
    Progress,
    RectificationItem,
    Reopening,
    Satisfaction,
    Verification,
)


def item(state: ItemState, **facts: object) -> RectificationItem:
    """Return an item in a state."""
    return RectificationItem(1, Ledger.COMMITTEE, "窗口午间一人值班", state=state, **facts)  # type: ignore[arg-type]


def day(number: int) -> datetime.date:
    """Return a day of March."""
    return datetime.date(2024, 3, number)


def work(*days: int) -> tuple[Progress, ...]:
    """Return a note of progress for each day."""
    return tuple(Progress(number, 1, day(date), "做了") for number, date in enumerate(days, start=1))


def checked(date: int, said: Satisfaction = Satisfaction.SATISFIED) -> Verification:
    """Return a verification of a day."""
    return Verification(date, 1, day(date), "沈㛃", said)


def criticised(date: int, due: int = 30) -> Reopening:
    """Return a criticism of a day."""
    return Reopening(date, 1, day(date), "沈㛃", "没有改", day(due))


VERIFIED, DONE, UNDER_WAY = ItemState.VERIFIED, ItemState.DONE, ItemState.UNDER_WAY
NOT = Satisfaction.NOT_SATISFIED


@pytest.mark.parametrize(
    ("state", "history", "told"),
    [
        (VERIFIED, History(work(10), (checked(9),)), ["verified_before_work"]),
        (VERIFIED, History(work(10), (checked(10),)), []),
        (VERIFIED, History(work(5, 10), (checked(7),)), ["verified_before_work"]),
        (DONE, History(work(10), (checked(9, NOT),)), ["verified_before_work"]),
        (UNDER_WAY, History(work(10), (checked(9, NOT),), (criticised(12),)), ["verified_before_work"]),
        (UNDER_WAY, History(work(10), (checked(10),), (criticised(9),)), ["reopened_before_work"]),
        (UNDER_WAY, History(work(10, 20), (checked(10, NOT),), (criticised(11),)), []),
        (DONE, History(work(10, 20), (checked(10, NOT),), (criticised(11),)), []),
        (DONE, History(work(8, 10), (checked(9, NOT),), (criticised(11),)), ["work_before_criticism"]),
        (UNDER_WAY, History(work(10), (checked(10),), (criticised(11, 10),)), ["due_before_reopening"]),
        (UNDER_WAY, History(work(10), (checked(10),), (criticised(11, 11),)), []),
        (UNDER_WAY, History(work(10), (), (criticised(10),)), []),
        (DONE, History(work(10), (), (criticised(10),)), []),
        (DONE, History((), (checked(9, NOT),), (criticised(11),)), []),
    ],
)
def test_what_is_told_of_the_days(state: ItemState, history: History, told: list[str]) -> None:
    """A verification before the work, also one that was not satisfied; a criticism before it, a new day before that.

    What belongs to an attempt before the item was reopened may be before later work.
    """
    assert [fault.code for fault in check_days(item(state), history)] == told


def test_a_criticism_is_about_what_was_recorded_before_it() -> None:
    """Asked when it is recorded: the last work and the last verification are what it is about."""
    history = History(work(5, 10), (checked(12, NOT),))
    assert check_reopening_day(item(DONE), history, day(12)) == ()
    (told,) = check_reopening_day(item(DONE), history, day(11))
    assert (told.code, told.fields["day"]) == ("reopened_before_work", day(12))
    assert check_reopening_day(item(DONE), History(), day(1)) == ()
    only_worked = History(work(5, 10))
    assert [fault.code for fault in check_reopening_day(item(DONE), only_worked, day(9))] == [
        "reopened_before_work"
    ]


def test_nothing_is_taken_on_before_it_was_said() -> None:
    """What was said at the meeting; of an item of last year it was another meeting."""
    early = item(ItemState.OPENED, origin=Origin.CRITICISM, taken_on=day(1))
    assert [fault.code for fault in check_days(early, History(), day(2))] == ["taken_on_before_meeting"]
    assert check_days(early, History(), day(1)) == check_days(early, History(), None) == ()
    carried = item(ItemState.OPENED, origin=Origin.CARRIED, taken_on=day(1))
    assert check_days(carried, History(), day(2)) == ()


def test_an_account_reports_what_was_before_it() -> None:
    """The first item that is reported with a later day is named."""
    lines = [
        AccountLine(problem, "改", "赵一", None, True, UNDER_WAY, "", latest=latest)
        for problem, latest in (("甲", day(4)), ("乙", day(6)), ("丙", day(7)), ("丁", None))
    ]
    account = Account(1, Audience.MEMBERS_MEETING, day(5), tuple(lines))
    (told,) = check_account(account)
    assert (told.code, told.fields["problem"]) == ("account_before_work", "乙")
    assert check_account(Account(1, Audience.MEMBERS_MEETING, day(7), tuple(lines))) == ()
