"""Tables of the reviews stage: who has spoken of himself, and who said what to whom."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.meeting.tables.declaration import (
    ORGAN,
    OWN,
    Column,
    Kind,
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
        name(scopes=OWN),
        Column("position", ("发言次序",), Kind.NUMBER, scopes=ORGAN, derived=True),
        text("note", "要点", "记录要点", "内容", scopes=OWN),
    ),
    _self_reviews,
    ("member",),
)
PEER_REVIEWS = TableOfRecord(
    "peer_reviews",
    "党员互评",
    "a peer review, in the order in which they were said",
    (
        number("review", "编号"),
        member("critic", "批评人编号"),
        member("member", "批评对象编号"),
        name("critic_name", "批评人", "发言人"),
        name("member_name", "批评对象", "被批评人"),
        text("note", "内容", "批评意见", "要点"),
    ),
    _peer_reviews,
    ("review",),
)
TABLES = (SELF_REVIEWS, PEER_REVIEWS)
