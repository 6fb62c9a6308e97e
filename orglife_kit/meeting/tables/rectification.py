"""Tables of the rectification stage: the ledger, what came of each item, the accounts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from orglife_kit.meeting.tables.declaration import (
    ORGAN,
    OWN,
    Column,
    Kind,
    TableOfRecord,
    Value,
    code,
    date,
    member,
    name,
    number,
    text,
    yes_no,
)
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import Audience
from orglife_kit.rules.rectification.due import Band, band, days_to_due
from orglife_kit.rules.rectification.items import ItemState, Ledger, Origin, Satisfaction

_LEDGER = OWN | {Scope.BRANCH, Scope.SUPERVISOR, Scope.PUBLIC}  # of each scope the items that it receives
_OUTCOME = OWN | {Scope.BRANCH, Scope.SUPERVISOR}


def _rectification(record: MeetingRecord, today: datetime.date) -> Iterator[tuple[Value, ...]]:
    for item in record.rectification.items:
        history = record.rectification.history(item.number)
        last = history.verifications[-1].satisfaction if history.verifications else None
        yield (
            *(item.number, item.ledger, item.member),
            record.roster.label(item.member) if item.member is not None else "",
            *(item.origin, item.goal, item.problem, item.measure, item.owner),
            *(item.immediate, item.due, item.state, band(item, today), days_to_due(item, today)),
            *(last, len(history.reopenings)),
        )


def _progress(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for item in record.rectification.items:
        for entry in record.rectification.history(item.number).progress:
            yield entry.number, item.number, item.problem, entry.date, entry.words, entry.evidence


def _verifications(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for item in record.rectification.items:
        for entry in record.rectification.history(item.number).verifications:
            yield (
                *(entry.number, item.number, item.problem, entry.date),
                *(entry.verified_by, entry.satisfaction, entry.note),
            )


def _reopenings(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for item in record.rectification.items:
        for entry in record.rectification.history(item.number).reopenings:
            yield (
                *(entry.number, item.number, item.problem, entry.date),
                *(entry.criticised_by, entry.said, entry.due),
            )


def _accounts(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for account in record.rectification.accounts:
        for line in account.lines:
            yield (
                *(account.number, account.audience, account.date, line.problem, line.measure, line.owner),
                *(line.due, line.immediate, line.state, line.progress),
            )


_ITEM = (
    number("item", "整改事项编号", scopes=_OUTCOME),
    text("problem", "问题", scopes=_OUTCOME, derived=True),
)

RECTIFICATION = TableOfRecord(
    "rectification",
    "整改台账",
    "an item, in the ledger's order",
    (
        number("item", "编号", "序号", scopes=_LEDGER),
        code("ledger", Ledger, "责任主体", scopes=_OUTCOME),
        member(may_lack=True, scopes=OWN),
        name(scopes=OWN),
        code("origin", Origin, "由来", scopes=OWN),
        text("goal", "对照", scopes=_OUTCOME),
        text("problem", "问题", "存在问题", scopes=_LEDGER),
        text("measure", "整改措施", "措施", scopes=_LEDGER),
        text("owner", "责任人", scopes=_OUTCOME),
        yes_no("immediate", "立行立改", scopes=_LEDGER),
        date("due", "整改时限", "时限", "完成时限", may_lack=True, scopes=_LEDGER),
        code("state", ItemState, "状态", "完成情况", scopes=_LEDGER),
        code("band", Band, "期限情况", scopes=_OUTCOME, derived=True),
        Column("days", ("剩余天数",), Kind.COUNT, "days", may_lack=True, scopes=_OUTCOME, derived=True),
        code("satisfaction", Satisfaction, "满意度", may_lack=True, scopes=_OUTCOME, derived=True),
        Column("reopened", ("重新整改次数",), Kind.COUNT, "times", scopes=ORGAN, derived=True),
    ),
    _rectification,
    ("item",),
    of_day=True,
)
PROGRESS = TableOfRecord(
    "progress",
    "整改进展",
    "a note of progress, by item",
    (
        number("progress", "编号", scopes=_OUTCOME),
        *_ITEM,
        date("date", "日期", scopes=_OUTCOME),
        text("words", "进展", "落实情况", scopes=_OUTCOME),
        text("evidence", "佐证", "依据", scopes=OWN),
    ),
    _progress,
    ("progress",),
)
VERIFICATIONS = TableOfRecord(
    "verifications",
    "整改核验",
    "a verification, by item",
    (
        number("verification", "编号", scopes=_OUTCOME),
        *_ITEM,
        date("date", "核验日期", "日期", scopes=_OUTCOME),
        text("verified_by", "核验人", scopes=OWN | {Scope.SUPERVISOR}),
        code("satisfaction", Satisfaction, "满意度", "群众意见", scopes=_OUTCOME),
        text("note", "说明", scopes=OWN),
    ),
    _verifications,
    ("verification",),
)
REOPENINGS = TableOfRecord(
    "reopenings",
    "批评纠正",
    "a reopening, by item",
    (
        number("reopening", "编号", scopes=OWN | {Scope.SUPERVISOR}),
        *_ITEM,
        date("date", "批评日期", "日期", scopes=OWN | {Scope.SUPERVISOR}),
        text("criticised_by", "批评人", scopes=OWN),
        text("said", "批评内容", scopes=OWN),
        date("due", "新的时限", scopes=OWN | {Scope.SUPERVISOR}),
    ),
    _reopenings,
    ("reopening",),
)
ACCOUNTS = TableOfRecord(
    "accounts",
    "整改落实情况述职",
    "an item as an account reported it",
    (
        number("account", "编号"),
        code("audience", Audience, "听取方"),
        date("date", "日期"),
        text("problem", "问题"),
        text("measure", "整改措施"),
        text("owner", "责任人"),
        date("due", "整改时限", may_lack=True),
        yes_no("immediate", "立行立改"),
        code("state", ItemState, "状态"),
        text("progress", "进展"),
    ),
    _accounts,
    ("account", "problem"),
    taken_in=False,
)
TABLES = (RECTIFICATION, PROGRESS, VERIFICATIONS, REOPENINGS, ACCOUNTS)
