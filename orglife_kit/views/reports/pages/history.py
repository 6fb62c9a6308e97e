"""整改过程: progress with its evidence, verification, criticism and reopening of each item (C13, C15)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from orglife_kit.i18n import say, term
from orglife_kit.rules.publication.release import ItemLine
from orglife_kit.views.reports.model import Block, Column, Heading, Table
from orglife_kit.views.reports.pages.words import in_turn, long_date, number_column

_Row = tuple[datetime.date, str, str, str]  # day, what, words, evidence or who


def history_blocks(lines: Iterable[tuple[int, ItemLine]]) -> list[Block]:
    """Return what was recorded of items, by their number on the page and by day; nothing where nothing was."""
    rows = tuple(
        (number, day, what, words, shown)
        for number, line in lines
        for day, what, words, shown in sorted(_rows(line), key=lambda row: row[0])
    )
    if not rows:
        return []
    columns = (
        number_column(6),
        Column(say("reports", "Date"), width=16),
        Column(say("reports", "What was recorded"), width=12, heads_row=True),
        Column(say("reports", "Words"), width=40),
        Column(say("reports", "Evidence, or by whom"), width=26),
    )
    return [Heading(say("reports", "Course of the rectification")), Table(columns, rows)]


def _rows(line: ItemLine) -> Iterator[_Row]:
    if line.item.taken_on is not None:
        yield line.item.taken_on, say("reports", "taken on"), say("reports", "by the member's own choice"), ""
    for progress in line.history.progress:
        evidence = progress.evidence.removeprefix("evidence/")
        yield progress.date, say("reports", "progress"), progress.words, evidence
    for check in line.history.verifications:
        said = term(check.satisfaction)
        words = in_turn([said, check.note]) if check.note else said
        yield check.date, say("reports", "verification"), words, check.verified_by
    for again in line.history.reopenings:
        words = say("reports", "{said}; new day {due}", said=again.said, due=long_date(again.due))
        yield again.date, say("reports", "criticised and reopened"), words, again.criticised_by
