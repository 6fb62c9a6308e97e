"""Tables of the plan stage: the roster, and who is not counted."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.meeting.tables.declaration import (
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
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord

_NAMES = OWN | {Scope.SUPERVISOR}
_FLAG_HEADS = {
    Flag.COUNTS_IN_CAP_BASE: "计入基数",
    Flag.COUNTS_IN_DUE: "计入应到",
    Flag.IS_GRADED: "评定等次",
    Flag.CASTS_BALLOT: "参加测评",
    Flag.HAS_VOTING_RIGHT: "有表决权",
}


def _roster(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for entry in record.roster.members:
        yield (
            *(entry.number, entry.position, entry.name, entry.membership, entry.gender, entry.ethnicity),
            *(entry.birth, entry.joined, entry.group, entry.post, entry.identity, entry.must_talk),
            *(entry.has(flag) for flag in Flag),
        )


def _not_counted(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for number_ in record.roster.in_order(record.not_counted):
        entry = record.not_counted[number_]
        yield number_, record.roster.label(number_), entry.reason, entry.approved_by, entry.date


ROSTER = TableOfRecord(
    "roster",
    "党员名册",
    "a member, in roster order",
    (
        member(scopes=_NAMES),
        number("position", "序号"),
        name(scopes=_NAMES),
        code("membership", Membership, "党员类别", scopes=_NAMES),
        text("gender", "性别", scopes=OWN),
        text("ethnicity", "民族", scopes=OWN),
        text("birth", "出生日期", scopes=OWN),
        text("joined", "入党日期", scopes=OWN),
        text("group", "党小组", scopes=OWN),
        text("post", "党内职务", scopes=OWN),
        Column("identity", ("学工号/身份证号",), Kind.ID, scopes=OWN),
        yes_no("must_talk", "重点谈话对象"),
        *(yes_no(flag.value, head) for flag, head in _FLAG_HEADS.items()),
    ),
    _roster,
    ("member",),
)
NOT_COUNTED = TableOfRecord(
    "not_counted",
    "不计入应到的党员",
    "a member approved as not counted, in roster order",
    (
        member(),
        name(),
        code("reason", NotCountedReason, "原因", "事由"),
        text("approved_by", "批准机关", "批准单位"),
        date("date", "批准日期", "日期"),
    ),
    _not_counted,
    ("member",),
)
TABLES = (ROSTER, NOT_COUNTED)
