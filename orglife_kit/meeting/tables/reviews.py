"""Tables of the reviews stage: who has spoken of himself, and who said what to whom."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.meeting.recording.entry import row_by_row
from orglife_kit.meeting.recording.reviews import take_peer_review, take_self_review
from orglife_kit.meeting.tables.declaration import (
    ORGAN,
    OWN,
    TableOfRecord,
    Value,
    member,
    name,
    number,
    text,
)
from orglife_kit.rules.record import MeetingRecord


def _self_reviews(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for position, review in enumerate(record.reviews.self_reviews, start=1):
        yield review.member, record.roster.label(review.member), position, review.note


def _peer_reviews(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    label = record.roster.label
    for review in record.reviews.peer_reviews:
        yield (
            *(review.number, review.critic, review.member),
            *(label(review.critic), label(review.member), review.note),
        )


SELF_REVIEWS = TableOfRecord(
    "self_reviews",
    "个人自评",
    "a member who has spoken, in speaking order",
    (
        member(scopes=OWN),
        name("name", "姓名", "党员姓名", "党员", "发言人", scopes=OWN),
        number("position", "发言次序", scopes=ORGAN, derived=True),
        text("note", "要点", "记录要点", "自评要点", "自评内容", "发言要点", "内容", scopes=OWN),
    ),
    _self_reviews,
    ("member",),
    row_by_row(take_self_review),
    ("member|name",),
    example=({"name": "张示例", "note": "讲了学习笔记中断三个月，准备每周补一次"},),
)
PEER_REVIEWS = TableOfRecord(
    "peer_reviews",
    "党员互评",
    "a peer review, in the order in which they were said",
    (
        number("review", "编号"),
        member("critic", "批评人编号"),
        member("member", "批评对象编号"),
        name("critic_name", "批评人", "发言人", "提出人", "批评者", names="critic"),
        name("member_name", "批评对象", "被批评人", "被评议人", "对象", names="member"),
        text("note", "内容", "批评意见", "批评内容", "要点", "意见"),
    ),
    _peer_reviews,
    ("review",),
    row_by_row(take_peer_review),
    ("critic|critic_name", "member|member_name"),
    example=({"critic_name": "张示例", "member_name": "李示例", "note": "催材料时要先说清用途"},),
)
TABLES = (SELF_REVIEWS, PEER_REVIEWS)
