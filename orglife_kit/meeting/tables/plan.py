"""Tables of the plan stage: the roster, and who is not counted."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from orglife_kit.meeting.recording.entry import row_by_row
from orglife_kit.meeting.recording.plan import take_member, take_not_counted
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
from orglife_kit.rules.plan.members import Flag, Membership, NotCountedReason
from orglife_kit.rules.publication.scopes import Content, Scope
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.readers import roster as roster_file
from orglife_kit.storage.readers.dates import past_date
from orglife_kit.storage.readers.roster import clean_name

_NAMES = OWN | {Scope.SUPERVISOR}
_FACTS = Content.MEMBER_FACTS
_FLAG_HEADS = {
    Flag.COUNTS_IN_CAP_BASE: "计入基数",
    Flag.COUNTS_IN_DUE: "计入应到",
    Flag.IS_GRADED: "评定等次",
    Flag.CASTS_BALLOT: "参加测评",
    Flag.HAS_VOTING_RIGHT: "有表决权",
}
_HEADS = {heading.name: heading.wordings for heading in roster_file.HEADINGS}


def _heads(key: str, *first: str) -> tuple[str, ...]:
    """Return the heads of a column of the roster: ours, then those that the reader of rosters knows."""
    return tuple(dict.fromkeys((*first, *_HEADS[key])))


def _roster(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for entry in record.roster.members:
        reasons = (record.flag_reasons.get((entry.number, flag), "") for flag in Flag)
        yield (
            *(entry.number, entry.position, entry.name, entry.membership, entry.gender, entry.ethnicity),
            *(entry.birth, entry.joined, entry.group, entry.post, entry.identity, entry.must_talk),
            *(entry.has(flag) for flag in Flag),
            "；".join(dict.fromkeys(filter(None, reasons))),
        )


def _not_counted(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for entry in record.members_not_counted:
        label = record.roster.label(entry.member)
        yield entry.member, label, entry.reason, entry.approved_by, entry.date


def _mend_member(texts: dict[str, str]) -> None:
    """Put a name and days as the reader of rosters does: 张 三 is 张三, 1980.3 a month."""
    if "name" in texts:
        texts["name"] = clean_name(texts["name"])
    today = datetime.date.today()
    for key in {"birth", "joined"} & texts.keys():
        texts[key], _ = past_date(texts[key], today)


ROSTER = TableOfRecord(
    "roster",
    "党员名册",
    "a member, in roster order",
    (
        member(scopes=_NAMES),
        number("position", "序号", scopes=_NAMES, derived=True),
        text("name", *_heads("name", "姓名"), scopes=_NAMES),
        code("membership", Membership, *_heads("membership", "党员类别"), scopes=_NAMES),
        text("gender", *_heads("gender", "性别"), scopes=_NAMES, content=_FACTS),
        text("ethnicity", *_heads("ethnicity", "民族"), scopes=_NAMES, content=_FACTS),
        text("birth", *_heads("birth", "出生日期"), scopes=_NAMES, content=_FACTS),
        text("joined", *_heads("joined", "入党日期"), scopes=_NAMES, content=_FACTS),
        text("group", *_heads("group", "党小组"), scopes=_NAMES, content=_FACTS),
        text("post", *_heads("post", "党内职务"), scopes=_NAMES, content=_FACTS),
        Column("identity", _heads("identity"), Kind.ID, scopes=ORGAN | {Scope.SUPERVISOR}),
        yes_no("must_talk", "重点谈话对象", "重点谈话"),
        *(yes_no(flag.value, head, blank=None) for flag, head in _FLAG_HEADS.items()),
        text("flag_reason", "改动说明"),
    ),
    _roster,
    ("member",),
    row_by_row(take_member, follows=True),
    ("name", "membership"),
    mend=_mend_member,
    unasked=("member", "must_talk", *_FLAG_HEADS, "flag_reason"),
    example=(
        {
            "name": "张示例",
            "membership": Membership.FULL,
            "gender": "男",
            "ethnicity": "汉族",
            "birth": "1985-03-12",
            "joined": "2010-07-01",
            "group": "第一党小组",
            "post": "党支部书记",
            "identity": "示例001",
        },
        {
            "name": "李示例",
            "membership": Membership.PROBATIONARY,
            "gender": "女",
            "ethnicity": "回族",
            "birth": "1999-11-02",
            "joined": "2023-06-30",
            "group": "第二党小组",
            "identity": "示例002",
        },
    ),
)
NOT_COUNTED = TableOfRecord(
    "not_counted",
    "不计入应到的党员",
    "a member approved as not counted, in roster order",
    (
        member(),
        name(),
        code("reason", NotCountedReason, "原因", "事由", "不计入原因"),
        text("approved_by", "批准机关", "批准单位", "批准党组织"),
        date("date", "批准日期", "日期", "批准时间"),
    ),
    _not_counted,
    ("member",),
    row_by_row(take_not_counted),
    ("member|name", "reason", "date"),
    example=(
        {
            "name": "张示例",
            "reason": NotCountedReason.LONG_BEDRIDDEN,
            "approved_by": "示例街道党工委",
            "date": "2024-01-08",
        },
    ),
)
TABLES = (ROSTER, NOT_COUNTED)
