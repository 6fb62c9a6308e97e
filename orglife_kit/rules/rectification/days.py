"""Days of the rectification that cannot follow each other: each is told, none is refused (C13–C15)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from orglife_kit.errors import Notice, beginning, notice
from orglife_kit.rules.rectification.items import History, ItemState, RectificationItem


def check_days(
    item: RectificationItem, history: History, meeting: datetime.date | None = None
) -> tuple[Notice, ...]:
    """Return what of an item is dated before what it follows, as far as the record tells what came first.

    A verification and a criticism follow some work; of a finished item the last verification follows all of it, and
    some of it the last criticism. What was said at the ``meeting`` is not taken on before it.
    """
    problem = beginning(item.problem)
    return (
        *_before_the_work(problem, item, history),
        *(
            notice("due_before_reopening", problem=problem, date=again.date, due=again.due)
            for again in history.reopenings
            if again.due < again.date
        ),
        *_before_the_criticism(problem, item, history),
        *_taken_on_early(problem, item, meeting),
    )


def check_reopening_day(item: RectificationItem, history: History, date: datetime.date) -> tuple[Notice, ...]:
    """Return a warning for a criticism dated before what is recorded of the item so far, which it is about."""
    day = History(history.progress, history.verifications).latest
    if day is None or day <= date:
        return ()
    return (_reopened_early(beginning(item.problem), date, day),)


def _before_the_work(problem: str, item: RectificationItem, history: History) -> Iterator[Notice]:
    worked = [progress.date for progress in history.progress]
    if not worked:
        return
    is_looked_at = item.state is ItemState.VERIFIED or history.waits_for_criticism
    for verification in history.verifications:
        is_last = verification is history.verifications[-1]
        day = max(worked) if is_last and is_looked_at else min(worked)
        if verification.date < day:
            yield notice("verified_before_work", problem=problem, date=verification.date, day=day)
    for again in history.reopenings:
        if again.date < min(worked):
            yield _reopened_early(problem, again.date, min(worked))


def _before_the_criticism(problem: str, item: RectificationItem, history: History) -> Iterator[Notice]:
    if item.state not in (ItemState.DONE, ItemState.VERIFIED) or not history.reopenings:
        return
    criticised = max(again.date for again in history.reopenings)
    finished = max((progress.date for progress in history.progress), default=criticised)
    if finished < criticised:
        yield notice("work_before_criticism", problem=problem, date=finished, day=criticised)


def _taken_on_early(problem: str, item: RectificationItem, meeting: datetime.date | None) -> Iterator[Notice]:
    if item.taken_on is not None and meeting is not None and not item.is_carried and item.taken_on < meeting:
        yield notice("taken_on_before_meeting", problem=problem, date=item.taken_on, day=meeting)


def _reopened_early(problem: str, date: datetime.date, day: datetime.date) -> Notice:
    return notice("reopened_before_work", problem=problem, date=date, day=day)
