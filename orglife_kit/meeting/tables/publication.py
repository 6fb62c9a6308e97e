"""Tables of the publication stage: what went out, and the remarks received."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.meeting.recording.entry import row_by_row
from orglife_kit.meeting.recording.publication import take_remark
from orglife_kit.meeting.tables.declaration import (
    ORGAN,
    TableOfRecord,
    Value,
    code,
    date,
    number,
    text,
    yes_no,
)
from orglife_kit.rules.publication.handing import Decision
from orglife_kit.rules.publication.record import TELLS_GRADES
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord

_UP = ORGAN | {Scope.SUPERVISOR}
_SEEN = ORGAN | {Scope.BRANCH, Scope.SUPERVISOR, Scope.PUBLIC}  # of PUBLIC those on what went out to it


def _publications(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for entry in record.publication.publications:
        told = any(each.code in TELLS_GRADES for each in entry.inference) if entry.inference else None
        for file in entry.files:
            yield entry.number, entry.date, entry.scope, file.name, file.digest, told


def _remarks(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for remark in record.publication.remarks:
        yield remark.number, remark.publication, remark.date, remark.words, remark.answer, remark.answered


def _bundles(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for entry in record.publication.bundles:
        yield entry.number, entry.date, entry.file, entry.digest


def _opinions(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for entry in record.publication.opinions:
        yield entry.number, entry.bundle, entry.decision, entry.opinion, entry.reviewer, entry.date


PUBLICATIONS = TableOfRecord(
    "publications",
    "公开情况",
    "a file that went out",
    (
        number("publication", "编号"),
        date("date", "公开日期", scopes=_SEEN),
        code("scope", Scope, "公开范围", scopes=_SEEN),
        text("file", "文件"),
        text("digest", "文件摘要"),
        yes_no("inferred", "推得出个人等次", blank=None),
    ),
    _publications,
    ("publication", "file"),
)
REMARKS = TableOfRecord(
    "remarks",
    "公开后收到的意见",
    "a remark",
    (
        number("remark", "编号", scopes=_SEEN),
        number("publication", "公开编号", scopes=_SEEN),
        date("date", "日期", "收到日期", "时间", scopes=_SEEN),
        text("words", "意见", "意见内容", "内容", "反映的意见", scopes=_SEEN),
        text("answer", "答复", "答复内容", "办理答复", scopes=_SEEN),
        date("answered", "答复日期", "答复时间", may_lack=True, scopes=_SEEN),
    ),
    _remarks,
    ("remark",),
    row_by_row(take_remark),
    ("date", "words"),
    also=("date", "words"),
    example=({"publication": 1, "date": "2024-02-11", "words": "意见箱的答复最好写上日期"},),
)
BUNDLES = TableOfRecord(
    "bundles",
    "上报情况",
    "a bundle that went up and said something new",
    (
        number("bundle", "上报包编号"),
        date("date", "上报日期"),
        text("file", "文件"),
        text("digest", "文件摘要"),
    ),
    _bundles,
    ("bundle",),
)
OPINIONS = TableOfRecord(
    "opinions",
    "上级意见",
    "an answer of the supervisor",
    (
        number("opinion_number", "编号", scopes=_UP),
        number("bundle", "上报包编号", scopes=_UP),
        code("decision", Decision, "审核结果", scopes=_UP),
        text("opinion", "上级意见", scopes=_UP),
        text("reviewer", "审核人", scopes=_UP),
        date("date", "审核日期", scopes=_UP),
    ),
    _opinions,
    ("opinion_number",),
)
TABLES = (PUBLICATIONS, REMARKS, BUNDLES, OPINIONS)
