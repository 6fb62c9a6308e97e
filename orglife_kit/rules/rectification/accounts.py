"""述职时报告整改落实情况 (C13): a dated extract of the committee's and the secretary's items, frozen as given."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import islice

from orglife_kit.errors import Notice, beginning, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.rectification.items import History, ItemState, RectificationItem


class Audience(StrEnum):
    """Before whom the secretary accounts for the rectification."""

    WORKING_COMMITTEE = "WORKING_COMMITTEE"
    MEMBERS_MEETING = "MEMBERS_MEETING"


@dataclass(frozen=True)
class AccountLine:
    """One item as it stood on the day of the account.

    ``year`` is the year in which an item of an earlier one began, else empty; ``satisfaction`` what those concerned
    said of it as it stood then, else empty; ``latest`` the last day of which something was recorded of it.
    """

    problem: str
    measure: str
    owner: str
    due: datetime.date | None
    immediate: bool
    state: ItemState
    progress: str
    year: str = ""
    satisfaction: str = ""
    latest: datetime.date | None = None


@dataclass(frozen=True)
class Account:
    """One account: before whom, on which day, and the items as they stood.

    ``heard_by`` is the name that the plan gives the audience, empty where it gives none.
    """

    number: int
    audience: Audience
    date: datetime.date
    lines: tuple[AccountLine, ...]
    heard_by: str = ""


def account_lines(
    items: Iterable[RectificationItem], histories: Mapping[int, History]
) -> tuple[AccountLine, ...]:
    """Return the lines of an account: the committee's and the secretary's items, with the last progress of each.

    Nobody's own commitments are in it, the secretary's neither (DESIGN.md §7).
    """
    return tuple(
        account_line(item, histories.get(item.number, History())) for item in items if not item.is_personal
    )


def account_line(item: RectificationItem, history: History) -> AccountLine:
    """Return one item with what became of it."""
    return AccountLine(
        item.problem,
        item.measure,
        item.owner,
        item.due,
        item.immediate,
        item.state,
        history.progress[-1].words if history.progress else "",
        item.of_year,
        history.satisfaction(item.state) or "",
        history.latest,
    )


def check_account(account: Account) -> tuple[Notice, ...]:
    """Return a warning for an account that reports what is dated after its own day, with the first such item."""
    later = (
        notice("account_before_work", problem=beginning(line.problem), date=account.date, day=line.latest)
        for line in account.lines
        if line.latest is not None and account.date < line.latest
    )
    return tuple(islice(later, 1))
