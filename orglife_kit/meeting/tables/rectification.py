"""Tables of the rectification stage: the ledger, what came of each item, the accounts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator

from orglife_kit.meeting.recording.entry import row_by_row
from orglife_kit.meeting.recording.history import (
    finished_progress,
    take_progress,
    take_reopening,
    take_verification,
)
from orglife_kit.meeting.recording.rectification import take_items
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
from orglife_kit.meeting.tables.wordings import code_meant, word_key
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import Audience
from orglife_kit.rules.rectification.due import Band, band, days_to_due
from orglife_kit.rules.rectification.items import (
    History,
    ItemState,
    Ledger,
    Origin,
    RectificationItem,
    Satisfaction,
)

_LEDGER = OWN | {Scope.BRANCH, Scope.SUPERVISOR, Scope.PUBLIC}  # of each scope the items that it receives
_HEARD = ORGAN | {Scope.BRANCH, Scope.SUPERVISOR}  # of each the accounts that it heard
_OUTCOME = OWN | {Scope.BRANCH, Scope.SUPERVISOR}


def _rectification(record: MeetingRecord, today: datetime.date) -> Iterator[tuple[Value, ...]]:
    for item in record.rectification.items:
        history = record.rectification.history(item.number)
        satisfaction = history.satisfaction(item.state)
        latest = history.progress[-1] if history.progress else None
        yield (
            *(item.number, item.ledger, item.member, _member_of(record, item)),
            *(item.origin, item.of_year, item.goal, item.problem, item.measure, item.owner),
            *(item.immediate, item.due, item.state),
            *(latest.words if latest else "", latest.date if latest else None, item.taken_on),
            *(band(item, today), days_to_due(item, today), satisfaction, len(history.reopenings)),
            *(item.number in record.publication.chosen, item.member in record.rectification.consents),
        )


def _member_of(record: MeetingRecord, item: RectificationItem) -> str:
    return record.roster.label(item.member) if item.member is not None else ""


def _of_items(
    record: MeetingRecord,
    rows: Callable[[RectificationItem, History], Iterable[tuple[int, tuple[Value, ...]]]],
) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each number with its values, with the item that it is of between them."""
    for item in record.rectification.items:
        for number_, values in rows(item, record.rectification.history(item.number)):
            yield number_, item.number, item.problem, _member_of(record, item), *values


def _progress(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    def rows(item: RectificationItem, history: History) -> Iterator[tuple[int, tuple[Value, ...]]]:
        finished = finished_progress(item, history)
        for entry in history.progress:
            done = entry.number in finished
            yield entry.number, (entry.date, entry.words, entry.evidence, done)

    return _of_items(record, rows)


def _verifications(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    def rows(_: RectificationItem, history: History) -> Iterator[tuple[int, tuple[Value, ...]]]:
        for entry in history.verifications:
            yield entry.number, (entry.date, entry.verified_by, entry.satisfaction, entry.note)

    return _of_items(record, rows)


def _reopenings(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    def rows(_: RectificationItem, history: History) -> Iterator[tuple[int, tuple[Value, ...]]]:
        for entry in history.reopenings:
            yield entry.number, (entry.date, entry.criticised_by, entry.said, entry.due)

    return _of_items(record, rows)


def _accounts(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for account in record.rectification.accounts:
        for line in account.lines:
            yield (
                *(account.number, account.audience, account.date, line.problem, line.measure, line.owner),
                *(line.due, line.immediate, line.state, line.progress, line.year),
                Satisfaction(line.satisfaction) if line.satisfaction else None,
            )


def _mend_item(texts: dict[str, str]) -> None:
    """Put 立行立改 from the days into its own column, and a state written where progress stands into the state."""
    if word_key(texts.get("due", "")) in _AT_ONCE:
        texts["due"], texts["immediate"] = "", "是"
    state = code_meant(ItemState, texts.get("progress", "")) if texts.get("progress") else None
    if state is not None and not texts.get("state"):
        texts["state"], texts["progress"] = texts["progress"], ""


_AT_ONCE = ("立行立改", "立即整改", "即知即改", "立整立改", "马上整改")
_ITEM = (
    number("item", "整改事项编号", scopes=_OUTCOME),
    Column("problem", ("问题", "存在问题", "整改事项", "问题表现"), scopes=_OUTCOME, names="item"),
    text("name", "党员", "姓名", scopes=OWN, derived=True),
)
_PROBLEM = "中午窗口常常只有一个人值班"

RECTIFICATION = TableOfRecord(
    "rectification",
    "整改台账",
    "an item, in the ledger's order",
    (
        number("item", "编号", scopes=_LEDGER),
        code("ledger", Ledger, "责任主体", "台账", "主体", "层级", may_lack=True, scopes=_OUTCOME),
        member(may_lack=True, scopes=OWN),
        name(scopes=OWN),
        code("origin", Origin, "由来", "来源", "问题来源", may_lack=True, scopes=OWN),
        text("of_year", "起始年度", scopes=_OUTCOME, derived=True),
        text("goal", "对照", "对照目标", scopes=_OUTCOME),
        text(
            *("problem", "问题", "存在问题", "查摆问题", "查摆的问题", "问题表现", "存在的问题", "整改事项"),
            scopes=_OUTCOME,
        ),
        text("measure", "整改措施", "措施", "具体措施", "整改举措", scopes=_LEDGER),
        text("owner", "责任人", "整改责任人", "责任领导", "牵头人", "负责人", scopes=_OUTCOME),
        yes_no("immediate", "立行立改", "是否立行立改", scopes=_LEDGER),
        date(
            *("due", "整改时限", "时限", "完成时限", "整改期限", "期限", "计划完成时间", "完成期限"),
            may_lack=True,
            scopes=_LEDGER,
        ),
        code(
            *("state", ItemState, "状态", "整改状态", "完成状态", "是否完成", "是否整改完成"),
            may_lack=True,
            scopes=_LEDGER,
        ),
        text(
            *("progress", "整改进展", "进展", "进展情况", "整改情况", "整改落实情况", "落实情况", "完成情况"),
            scopes=_LEDGER,
        ),
        date("progressed", "进展日期", "完成日期", "完成时间", may_lack=True, scopes=_LEDGER),
        date("taken_on", "本人选定日期", may_lack=True, scopes=OWN),
        code("band", Band, "期限情况", scopes=_OUTCOME, derived=True),
        Column("days", ("剩余天数",), Kind.COUNT, "days", may_lack=True, scopes=_OUTCOME, derived=True),
        code("satisfaction", Satisfaction, "满意度", may_lack=True, scopes=_OUTCOME, derived=True),
        Column("reopened", ("重新整改次数",), Kind.COUNT, "times", scopes=_OUTCOME, derived=True),
        yes_no("chosen", "选入公开", derived=True),
        yes_no("consent", "本人同意支部看到承诺", scopes=OWN, derived=True),
    ),
    _rectification,
    ("item",),
    take_items,
    ("problem",),
    also=("problem", "member"),
    mend=_mend_item,
    of_day=True,
    example=(
        {
            "ledger": Ledger.COMMITTEE,
            "problem": _PROBLEM,
            "measure": "午间十二点到一点两人在岗",
            "owner": "张示例",
            "due": "2024-03-31",
        },
        {
            "ledger": Ledger.MEMBER,
            "name": "李示例",
            "problem": "学习笔记只记到九月",
            "measure": "每周记一次",
            "owner": "李示例",
            "immediate": True,
        },
    ),
)
PROGRESS = TableOfRecord(
    "progress",
    "整改进展",
    "a note of progress, by item",
    (
        number("progress", "编号", scopes=_OUTCOME),
        *_ITEM,
        date("date", "进展日期", "日期", "时间", scopes=_LEDGER),
        text("words", "进展", "落实情况", "整改进展", "进展情况", "完成情况", "整改落实情况", scopes=_LEDGER),
        text("evidence", "佐证", "依据", "佐证材料", scopes=_OUTCOME),
        yes_no("done", "整改完成", "是否完成", "完成", "已完成", scopes=_OUTCOME),
    ),
    _progress,
    ("progress",),
    row_by_row(take_progress, follows=True),
    ("item|problem", "date", "words"),
    also=("item", "date", "words"),
    example=(
        {"problem": _PROBLEM, "date": "2024-02-20", "words": "新排班表当天起用", "evidence": "2 月排班表"},
    ),
)
VERIFICATIONS = TableOfRecord(
    "verifications",
    "整改核验",
    "a verification, by item",
    (
        number("verification", "编号", scopes=_OUTCOME),
        *_ITEM,
        date("date", "核验日期", "日期", "验收日期", "核验时间", "时间", scopes=_OUTCOME),
        text("verified_by", "核验人", "验收人", "核实人", scopes=OWN | {Scope.SUPERVISOR}),
        code("satisfaction", Satisfaction, "满意度", "群众意见", "群众满意度", "评价", scopes=_OUTCOME),
        text("note", "说明", "核验情况", "核验意见", scopes=OWN | {Scope.SUPERVISOR}),
    ),
    _verifications,
    ("verification",),
    row_by_row(take_verification, follows=True),
    ("item|problem", "date", "verified_by", "satisfaction"),
    also=("item", "date"),
    example=(
        {
            "problem": _PROBLEM,
            "date": "2024-03-29",
            "verified_by": "李示例",
            "satisfaction": Satisfaction.SATISFIED,
        },
    ),
)
REOPENINGS = TableOfRecord(
    "reopenings",
    "批评纠正",
    "a reopening, by item",
    (
        number("reopening", "编号", scopes=_OUTCOME),
        *_ITEM,
        date("date", "批评日期", "日期", "时间", scopes=_OUTCOME),
        text("criticised_by", "批评人", "提出人", scopes=OWN | {Scope.SUPERVISOR}),
        text("said", "批评内容", "批评意见", "内容", scopes=_OUTCOME),
        date("due", "新的时限", "整改时限", "时限", scopes=_OUTCOME),
    ),
    _reopenings,
    ("reopening",),
    row_by_row(take_reopening, follows=True),
    ("item|problem", "date", "criticised_by", "said", "due"),
    also=("item", "date"),
    example=(
        {
            "problem": _PROBLEM,
            "date": "2024-03-29",
            "criticised_by": "李示例",
            "said": "只排了一周的班，不能算完成",
            "due": "2024-05-31",
        },
    ),
)
ACCOUNTS = TableOfRecord(
    "accounts",
    "整改落实情况述职",
    "an item as an account reported it",
    (
        number("account", "编号", scopes=_HEARD),
        code("audience", Audience, "听取方", scopes=_HEARD),
        date("date", "日期", scopes=_HEARD),
        text("problem", "问题", scopes=_HEARD),
        text("measure", "整改措施", scopes=_HEARD),
        text("owner", "责任人", scopes=_HEARD),
        date("due", "整改时限", may_lack=True, scopes=_HEARD),
        yes_no("immediate", "立行立改", scopes=_HEARD),
        code("state", ItemState, "状态", scopes=_HEARD),
        text("progress", "进展", scopes=_HEARD),
        text("year", "起始年度", scopes=_HEARD),
        code("satisfaction", Satisfaction, "满意度", may_lack=True, scopes=_HEARD),
    ),
    _accounts,
    ("account", "problem"),
)
TABLES = (RECTIFICATION, PROGRESS, VERIFICATIONS, REOPENINGS, ACCOUNTS)
