"""整改台账, 整改承诺单, 整改落实情况: the ledger for each scope (C13–C16; RULES.md §4)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby

from orglife_kit.i18n import say, term
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.publication.release import ItemLine, Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.rectification.items import ItemState, Ledger, RectificationItem
from orglife_kit.views.reports.cells import ABOVE, CellValue, Count
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Paragraph,
    Row,
    Section,
    Signature,
    Table,
)
from orglife_kit.views.reports.pages.frame import LANDSCAPE, day_line, kept_by, member_slip, release_page
from orglife_kit.views.reports.pages.history import history_blocks
from orglife_kit.views.reports.pages.words import listed, long_date, number_column, state_words


def ledger_page(release: Release, title: str) -> Document:
    """Return the ledger in the columns of the form, last year's items apart, then what was recorded of each.

    The secretary's items come first, then the committee's, then each member's. A wider circle sees measures and
    progress only (C16).
    """
    order, wider = tuple(Ledger), release.scope is Scope.PUBLIC
    lines = sorted(
        release.rectification or (), key=lambda line: (line.item.is_carried, order.index(line.item.ledger))
    )
    numbered = list(enumerate(lines, start=1))
    here = [(number, line) for number, line in numbered if not line.item.is_carried]
    earlier = [(number, line) for number, line in numbered if line.item.is_carried]
    blocks: list[Block] = [] if wider else [_totals(release, lines)]
    if here or not earlier:
        blocks += [Heading(say("reports", "Items of this year"))] if earlier else []
        blocks.append(_items(release, here))
    if earlier:
        blocks += [Heading(say("reports", "Items of earlier years")), _items(release, earlier)]
    if not wider:
        blocks += history_blocks(numbered)
    blocks += _choices(release, numbered)
    if release.scope in (Scope.ORGAN, Scope.SUPERVISOR):
        blocks.append(
            kept_by(say("reports", "Filled in by"), say("reports", "First responsible (secretary)"))
        )
    return release_page(release, title, blocks, page=LANDSCAPE)


def _totals(release: Release, lines: Sequence[ItemLine]) -> Fields:
    """Return as of which day the ledger is, how many items it has, how many are closed and past their day."""
    closed = sum(line.item.state is ItemState.VERIFIED for line in lines)
    fields = (
        (say("reports", "As of"), release.as_of),
        (say("reports", "Items"), _number(len(lines))),
        (say("reports", "Verified and closed"), _number(closed)),
        (say("reports", "Past their day"), _number(sum(_is_late(release, line) for line in lines))),
    )
    return Fields(tuple(FormField(label, value) for label, value in fields), across=4)


def _number(items: int) -> Count:
    one = say("reports", "1 item")
    return Count(items, one if items == 1 else say("reports", "{number} items", number=items))


def _is_late(release: Release, line: ItemLine) -> bool:
    """Return whether an item that is still to be done is past its day when the page is made."""
    item, as_of = line.item, release.as_of
    to_do = item.state in (ItemState.OPENED, ItemState.UNDER_WAY)
    return to_do and item.due is not None and as_of is not None and item.due < as_of


def _choices(release: Release, numbered: Sequence[tuple[int, ItemLine]]) -> list[Block]:
    """Return what the deciding organ keeps beside the ledger: what is chosen for a wider circle, who agrees to what."""
    chosen = listed(str(number) for number, line in numbered if line.chosen)
    told = [say("reports", "Chosen for a wider circle: {numbers}", numbers=chosen)] if chosen else []
    if release.consents:
        names = listed(release.consents)
        told.append(say("reports", "Agree that the branch sees their commitments: {names}", names=names))
    return [Paragraph(words, "note") for words in told]


def _items(release: Release, lines: Sequence[tuple[int, ItemLine]]) -> Table:
    wider = release.scope is Scope.PUBLIC
    by_name = any(line.item.ledger is Ledger.MEMBER and line.label for _, line in lines)
    checks = [line.history.verifications[-1] for _, line in lines if line.history.verifications]
    named = any(check.verified_by for check in checks)
    columns = [
        number_column(14),
        *([Column(say("reports", "Member"), width=26)] if by_name else []),
        *([] if wider else [Column(say("reports", "Problem"), width=56)]),
        Column(say("reports", "Rectification measure"), width=60, heads_row=True),
        Column(say("reports", "Day due"), width=34),
        *([] if wider else [Column(say("reports", "Responsible"), width=26)]),
        Column(say("reports", "How far"), width=52),
        *_closed_columns(dated=bool(checks), named=named, wider=wider),
    ]
    several = len({line.item.ledger for _, line in lines}) > 1
    rows: list[Row] = []
    for ledger, group in groupby(lines, key=lambda numbered: numbered[1].item.ledger):
        rows += [Section(_ledger_word(ledger, release.facts.organ))] if several else []
        before: str | None = None
        for number, line in group:
            label = line.label if ledger is Ledger.MEMBER else ""
            name: CellValue = ABOVE if label and label == before else label
            before = label
            rows.append(
                (
                    number,
                    *((name,) if by_name else ()),
                    *(() if wider else (_of_theme(line.item, line.item.problem),)),
                    line.item.measure,
                    due_words(line.item.immediate, line.item.due),
                    *(() if wider else (line.item.owner,)),
                    _how_far(release, line),
                    *_closed(line)[: 2 if named else 0 if wider and not checks else 1],
                )
            )
    return Table(tuple(columns), tuple(rows))


def _closed_columns(*, dated: bool, named: bool, wider: bool) -> list[Column]:
    """Return the columns of 销号; a wider circle, which has no day of it, reads it in how far the item is."""
    day = 34 if dated else 24
    if not named:
        return [] if wider and not dated else [Column(say("reports", "Day of closing"), width=day)]
    group = say("reports", "Closed")
    return [
        Column(say("reports", "Day"), group=group, width=day),
        Column(say("reports", "Verified by"), group=group, width=26),
    ]


def _ledger_word(ledger: Ledger, organ: DecidingOrgan) -> str:
    if ledger is Ledger.SECRETARY:
        return say("reports", "The secretary's items")
    if ledger is Ledger.MEMBER:
        return say("reports", "The members' commitments")
    if organ is DecidingOrgan.COMMITTEE:
        return say("reports", "The committee's items")
    return say("reports", "The branch's items")


def _how_far(release: Release, line: ItemLine) -> str:
    """Return how far an item is; that it is past its day is told to those who supervise it, not to a wider circle."""
    wider = release.scope is Scope.PUBLIC
    words = _progress(line, with_day=wider)
    late = not wider and _is_late(release, line)
    return say("reports", "past its day; {state}", state=words) if late else words


def _closed(line: ItemLine) -> tuple[CellValue, str]:
    """Return when an item was closed and who verified it, as far as the scope may know."""
    if line.item.state is not ItemState.VERIFIED:
        return "", ""
    if not line.history.verifications:
        return say("reports", "closed"), ""
    last = line.history.verifications[-1]
    return last.date, last.verified_by


def commitment_slip(release: Release, title: str) -> Document:
    """Return one member's commitments, to sign (C14), how far each is, and what became of last year's."""
    assert release.member is not None
    whose = Fields(
        (
            FormField(say("reports", "Name"), release.member.label),
            FormField(say("reports", "Year"), release.facts.year),
        ),
        across=2,
    )
    numbered = list(enumerate(release.rectification or (), start=1))
    here = [(number, line) for number, line in numbered if not line.item.is_carried]
    earlier = [(number, line) for number, line in numbered if line.item.is_carried]
    blocks: list[Block] = [whose]
    if here:
        blocks.append(commitments(here, how_far=any(line.has_begun for _, line in here)))
    if earlier:
        blocks += [Heading(say("reports", "Items of earlier years")), commitments(earlier, how_far=True)]
    if release.consents:
        blocks.append(agreement())
    signatures = Signature(say("reports", "Signature of the member")), day_line()
    return member_slip(release, title, [*blocks, *history_blocks(numbered)], *signatures)


def agreement() -> Paragraph:
    """Return the line by which a member agrees that the branch sees his commitments."""
    return Paragraph(say("reports", "I agree that the branch sees these commitments."), "note")


def commitments(lines: Sequence[tuple[int, ItemLine]], *, how_far: bool) -> Table:
    """Return items by their numbers, each with measure, day and who is responsible, and how far each is."""
    columns = (
        number_column(6),
        Column(say("reports", "Problem"), width=30, heads_row=True),
        Column(say("reports", "Rectification measure"), width=34),
        Column(say("reports", "Day due"), width=16),
        Column(say("reports", "Responsible"), width=12),
        *((Column(say("reports", "How far"), width=22),) if how_far else ()),
    )
    rows = tuple(
        (
            *(number, _of_theme(line.item, line.item.problem), line.item.measure),
            *(due_words(line.item.immediate, line.item.due), line.item.owner),
            *((_progress(line),) if how_far else ()),
        )
        for number, line in lines
    )
    return Table(columns, rows)


def dated(problem: str, year: str) -> str:
    """Return a problem with the year in which it began, where that is an earlier one."""
    return problem + say("reports", " ({year})", year=year) if year else problem


def _of_theme(item: RectificationItem, problem: str) -> str:
    words = dated(problem, item.of_year)
    return words + say("reports", " (theme: {goal})", goal=item.goal) if item.goal else words


def due_words(immediate: bool, due: datetime.date | None) -> str | datetime.date | None:
    """Return by when an item is due: at once, or by its day."""
    return term("IMMEDIATE") if immediate else due


def _progress(line: ItemLine, *, with_day: bool = False) -> str:
    """Return how far an item is; ``with_day`` where its course does not stand below."""
    progress = line.progress
    if progress and with_day:
        day = long_date(line.history.progress[-1].date)
        progress = say("reports", "{progress} ({date})", progress=progress, date=day)
    return state_words(line.item.state.value, progress, line.satisfaction)
