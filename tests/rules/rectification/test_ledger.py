"""整改台账: its order, its bands, what an account reports, and what one year leaves to the next (C7, C13, C18)."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import Account, Audience, account_line
from orglife_kit.rules.rectification.carried import items_left, of_earlier_years, of_this_year
from orglife_kit.rules.rectification.due import Band
from orglife_kit.rules.rectification.items import (
    History,
    ItemState,
    Ledger,
    Origin,
    Progress,
    RectificationItem,
    Satisfaction,
    Verification,
    check_item,
    without_criticism,
)
from orglife_kit.rules.rectification.ledger import (
    account_extract,
    accounts,
    heard_by,
    in_ledger_order,
    item_bands,
    item_of,
    items_lacking,
    open_item_of,
)
from orglife_kit.rules.rectification.record import RectificationRecord
from tests.rules.building import PLAN, record_of, roster_of

TODAY = datetime.date(2024, 3, 1)


def item(
    number: int, ledger: Ledger = Ledger.COMMITTEE, member: int | None = None, **facts: object
) -> RectificationItem:
    """Return an item that lacks nothing."""
    kept = RectificationItem(number, ledger, f"问题{number}", member, measure="改", owner="李雪", due=TODAY)
    return replace(kept, **facts)  # type: ignore[arg-type]


def record_with(*items: RectificationItem, **parts: object) -> MeetingRecord:
    """Return a record with these items in the ledger."""
    kept = RectificationRecord(items=items, **parts)  # type: ignore[arg-type]
    return record_of(roster_of((7, 2, 5)), rectification=kept)


def code_of(refused: pytest.ExceptionInfo[RefusedError]) -> tuple[str, dict[str, object]]:
    """Return the one code that was told, with its fields."""
    (told,) = refused.value.notices
    return told.code, dict(told.fields)


def test_the_ledger_goes_from_secretary_to_committee_to_members() -> None:
    """Members by their place in the roster, not by number; those of one kind by number."""
    items = [
        *(item(1, Ledger.MEMBER, 5), item(2, Ledger.MEMBER, 7), item(3, Ledger.MEMBER, 2)),
        *(item(5), item(4), item(6, Ledger.SECRETARY, 7), item(7, Ledger.MEMBER, 7)),
    ]
    ordered = in_ledger_order(items, roster_of((7, 2, 5)))
    assert [entry.number for entry in ordered] == [6, 4, 5, 2, 7, 3, 1]


def test_an_item_is_found_by_its_number() -> None:
    """One that is not there is told by its number; a verified one is open no more, told by its beginning."""
    closed = item(2, state=ItemState.VERIFIED, problem="窗口午间没有人值班" * 9)
    record = record_with(item(1), closed)
    assert item_of(record, 2) is closed
    assert open_item_of(record, 1).number == 1
    with pytest.raises(RefusedError) as refused:
        open_item_of(record, 3)
    assert code_of(refused) == ("item_unknown", {"number": 3})
    with pytest.raises(RefusedError) as refused:
        open_item_of(record, 2)
    code, fields = code_of(refused)
    assert code == "item_verified"
    assert str(fields["problem"]).startswith("窗口午间没有人值班")


def test_only_open_items_lack_anything() -> None:
    """What is verified asks for nothing."""
    bare = item(1, measure="")
    assert items_lacking(record_with(bare, item(2), item(3, measure="", state=ItemState.VERIFIED))) == (bare,)


def test_bands_stand_nearest_first_and_hold_something() -> None:
    """Within one in the ledger's order."""
    items = [item(1, due=None), item(2), item(3, due=datetime.date(2024, 2, 1)), item(4)]
    found = item_bands(record_with(*items), TODAY)
    assert [(name, [entry.number for entry in entries]) for name, entries in found.items()] == [
        (Band.PAST_DUE, [3]),
        (Band.WITHIN_WEEK, [2, 4]),
        (Band.NO_DATE, [1]),
    ]


def history(*words: str, satisfied: Satisfaction | None = None) -> History:
    """Return what was recorded of an item."""
    progress = tuple(Progress(number, 1, TODAY, text) for number, text in enumerate(words, 1))
    if satisfied is None:
        return History(progress)
    first = Verification(1, 1, TODAY, "王监", Satisfaction.NOT_SATISFIED)
    return History(progress, (first, first, Verification(2, 1, TODAY, "王监", satisfied)))


def test_an_account_reports_what_became_of_each_item_and_nobodys_own() -> None:
    """The last progress, the last word of those concerned, and the year of one carried over; an empty history too."""
    own = item(2, Ledger.SECRETARY, 7, origin=Origin.MEMBER_FINDING)
    carried = item(3, origin=Origin.CARRIED, carried="2022｜12", state=ItemState.VERIFIED)
    histories = {3: history("先做", "再做", "后做", satisfied=Satisfaction.SATISFIED)}
    record = record_with(own, item(1), item(4, Ledger.MEMBER, 5), carried, histories=histories)
    first, second = account_extract(record)
    assert (first.problem, first.measure, first.owner, first.due, first.immediate) == (
        *("问题1", "改", "李雪", TODAY, False),
    )
    assert (first.state, first.progress, first.year, first.satisfaction) == (ItemState.OPENED, "", "", "")
    assert (second.state, second.progress, second.year, second.satisfaction) == (
        *(ItemState.VERIFIED, "后做", "2022", "SATISFIED"),
    )
    assert account_line(item(1), History()).satisfaction == ""
    assert (first.latest, second.latest) == (None, TODAY)


def test_an_account_is_heard_by_whom_the_plan_names() -> None:
    """The members' meeting has no other name."""
    given = tuple(Account(number, audience, TODAY, ()) for number, audience in enumerate(Audience, 1))
    record = record_with(accounts=given)
    named = replace(record, plan=replace(PLAN, accounts_to="机关党委"))
    assert [entry.heard_by for entry in accounts(named)] == ["机关党委", ""]
    assert [entry.number for entry in accounts(named)] == [1, 2]
    assert heard_by(record, Audience.WORKING_COMMITTEE) == ""


def test_a_year_leaves_all_its_items_but_what_came_to_it_closed() -> None:
    """Each is known by the year and number in which it began, and keeps theme, state and what it was made from."""
    done = item(1, origin=Origin.SUGGESTION, origin_number=4, goal="以学铸魂", state=ItemState.VERIFIED)
    still = item(2, origin=Origin.CARRIED, carried="2021｜9", first_origin=Origin.CRITICISM)
    closed = item(3, origin=Origin.CARRIED, carried="2021｜8", state=ItemState.VERIFIED)
    told = replace(closed, number=5, carried="2021｜7", came_closed=True)
    nameless = item(4, origin=Origin.CARRIED)
    twin = item(6, origin=Origin.CARRIED, carried="2023｜1")  # of another plan of the same year
    kept = history("做了")
    record = record_with(done, still, closed, told, nameless, twin, histories={1: kept})
    left = items_left(record)
    assert [entry.history for entry in left] == [kept, *[History()] * 4]
    assert [entry.item for entry in left] == [
        replace(
            done,
            origin=Origin.CARRIED,
            origin_number=None,
            carried="2023｜1｜2023",
            first_origin=Origin.SUGGESTION,
            came_closed=True,
        ),
        still,
        replace(closed, came_closed=True),
        replace(nameless, carried="2023｜4"),
        twin,
    ]
    assert of_this_year(record) == (done,)
    assert of_earlier_years(record) == (still, closed, told, nameless, twin)


@pytest.mark.parametrize(
    ("ledger", "member", "origin", "first", "is_personal"),
    [
        (Ledger.MEMBER, 2, Origin.OWN, None, True),
        (Ledger.SECRETARY, 7, Origin.MEMBER_FINDING, None, True),
        (Ledger.SECRETARY, 7, Origin.OWN, None, False),
        (Ledger.SECRETARY, None, Origin.COMMITTEE_FINDING, None, False),
        (Ledger.SECRETARY, 7, Origin.CARRIED, Origin.OWN, False),
        (Ledger.SECRETARY, 7, Origin.CARRIED, Origin.CRITICISM, True),
        (Ledger.COMMITTEE, None, Origin.SUGGESTION, None, False),
    ],
)
def test_what_is_a_members_own_stays_so(
    ledger: Ledger, member: int | None, origin: Origin, first: Origin | None, *, is_personal: bool
) -> None:
    """The secretary's as well; in the next year by what it was made from. A wider circle may see no such item."""
    entry = item(1, ledger, member, origin=origin, first_origin=first)
    assert entry.is_personal is is_personal
    assert entry.can_be_chosen is (not is_personal and origin is not Origin.CARRIED)
    assert not replace(entry, measure="").can_be_chosen


@pytest.mark.parametrize(
    ("origin", "taken_on", "is_commitment"),
    [
        (Origin.MEMBER_FINDING, None, True),
        (Origin.OWN, None, True),
        (Origin.CRITICISM, None, False),
        (Origin.CRITICISM, TODAY, True),
        (Origin.FOLLOW_UP, None, False),
        (Origin.CARRIED, None, False),
    ],
)
def test_what_a_member_promises_this_year_is_his_own_choice(
    origin: Origin, taken_on: datetime.date | None, *, is_commitment: bool
) -> None:
    """Not what his grade asked for, nor last year's, nor what was said of him without his word."""
    entry = item(1, Ledger.MEMBER, 2, origin=origin, taken_on=taken_on)
    assert entry.is_commitment is is_commitment
    assert not item(1).is_commitment  # the committee's is nobody's commitment


def test_what_was_promised_in_an_earlier_year_is_no_more_demanded_than_then() -> None:
    """A carried commitment stays one; the help that a grade asked for does not become one."""
    carried = item(1, Ledger.MEMBER, 2, origin=Origin.CARRIED)
    assert carried.is_promised
    assert not carried.is_commitment
    for first, promised in (
        (Origin.MEMBER_FINDING, True),
        (Origin.FOLLOW_UP, False),
        (Origin.CRITICISM, False),
    ):
        assert replace(carried, first_origin=first).is_promised is promised
    assert replace(carried, first_origin=Origin.CRITICISM, taken_on=TODAY).is_promised
    assert not item(1, origin=Origin.CARRIED).is_promised


def test_the_branch_is_not_told_what_was_said_of_a_member() -> None:
    """In no year; every other problem stays."""
    said = item(1, Ledger.MEMBER, 2, origin=Origin.CRITICISM)
    assert without_criticism(said).problem == ""
    assert (
        without_criticism(replace(said, origin=Origin.CARRIED, first_origin=Origin.CRITICISM)).problem == ""
    )
    assert without_criticism(item(1)).problem == "问题1"


def test_an_item_has_a_problem_and_a_members_has_the_member() -> None:
    """What cannot be kept is told."""
    check_item(item(1))
    check_item(item(1, Ledger.MEMBER, 2))
    with pytest.raises(RefusedError) as refused:
        check_item(item(1, problem=" 　"))
    assert code_of(refused) == ("problem_empty", {})
    with pytest.raises(RefusedError) as refused:
        check_item(item(1, Ledger.MEMBER))
    assert code_of(refused) == ("item_member_missing", {})
