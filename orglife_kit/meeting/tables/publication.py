"""Tables of the publication stage: what went out, and the remarks received."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.meeting.recording.entry import row_by_row
from orglife_kit.meeting.recording.publication import take_remark
from orglife_kit.meeting.tables.declaration import ORGAN, TableOfRecord, Value, code, date, number, text
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord

_SEEN = ORGAN | {Scope.BRANCH, Scope.SUPERVISOR, Scope.PUBLIC}  # of PUBLIC those on what went out to it


def _publications(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for entry in record.publication.publications:
        for file in entry.files:
            yield entry.number, entry.date, entry.scope, file.name, file.digest


def _remarks(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for remark in record.publication.remarks:
        yield remark.number, remark.publication, remark.date, remark.words, remark.answer, remark.answered


PUBLICATIONS = TableOfRecord(
    "publications",
    "公开情况",
    "a file that went out",
    (
        number("publication", "编号"),
        date("date", "公开日期"),
        code("scope", Scope, "公开范围"),
        text("file", "文件"),
        text("digest", "文件摘要"),
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
TABLES = (PUBLICATIONS, REMARKS)
