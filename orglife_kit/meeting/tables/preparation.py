"""Tables of the preparation stage: study, talks, findings, suggestions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orglife_kit.meeting.pairing import suggested_pairs
from orglife_kit.meeting.tables.declaration import (
    ORGAN,
    OWN,
    TableOfRecord,
    Value,
    code,
    count,
    date,
    member,
    name,
    number,
    text,
    yes_no,
)
from orglife_kit.rules.preparation.findings import Source
from orglife_kit.rules.preparation.study import Absence
from orglife_kit.rules.preparation.talks import talk_coverage
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord

_REPORTED = ORGAN | {Scope.BRANCH, Scope.SUPERVISOR}


def _study(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for study in record.preparation.studies:
        absences = {absence.member: absence for absence in study.absences}
        for entry in record.roster.members:
            absence = absences.get(entry.number, Absence(entry.number))
            attended = entry.number not in absences
            label = record.roster.label(entry.number)
            yield study.date, study.place, entry.number, label, attended, absence.reason, absence.made_up


def _talks(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    label = record.roster.label
    for talk in record.preparation.talks:
        yield (
            *(talk.number, talk.date, talk.place, talk.talker, talk.listener),
            *(label(talk.talker), label(talk.listener), talk.theme, talk.content, talk.suggestion),
        )


def _talk_coverage(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    found = talk_coverage(record)
    for entry in record.roster.members:
        if entry.number != found.secretary:
            yield (
                entry.number,
                record.roster.label(entry.number),
                entry.number not in found.without_secretary,
                entry.number not in found.without_member,
            )


def _suggested_talks(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    label = record.roster.label
    for talker, listener in suggested_pairs(record):
        yield talker, listener, label(talker), label(listener)


def _suggestions(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for suggestion in record.preparation.suggestions:
        yield suggestion.number, suggestion.source, suggestion.words, suggestion.finding


def _committee_findings(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    sorted_into = Counter(suggestion.finding for suggestion in record.preparation.suggestions)
    for finding in record.preparation.committee_findings:
        yield (
            *(finding.number, finding.aspect, finding.goal, finding.source, finding.point, finding.cause),
            sorted_into[finding.number],
        )


def _findings(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for finding in record.preparation.findings:
        label = record.roster.label(finding.member)
        yield finding.number, finding.member, label, finding.aspect, finding.goal, finding.point


STUDY = TableOfRecord(
    "study",
    "集中学习记录",
    "a session and member, by day and in roster order",
    (
        date("date", "学习日期", "日期", "时间", scopes=_REPORTED),
        text("place", "学习地点", "地点", scopes=_REPORTED),
        member(scopes=ORGAN | {Scope.BRANCH}),
        name(scopes=ORGAN | {Scope.BRANCH}),
        yes_no("attended", "参加", "是否参加", "出席", scopes=ORGAN | {Scope.BRANCH}),
        text("reason", "缺席原因", "原因"),
        date("made_up", "补学日期", "补学时间", "补学", may_lack=True, scopes=ORGAN | {Scope.BRANCH}),
    ),
    _study,
    ("date", "member"),
)
TALKS = TableOfRecord(
    "talks",
    "谈心谈话记录",
    "a talk, by day",
    (
        number("talk", "编号"),
        date("date", "日期", "谈话日期", "谈话时间", "时间"),
        text("place", "地点", "谈话地点"),
        member("talker", "谈话人编号"),
        member("listener", "被谈话人编号"),
        name("talker_name", "谈话人", "谈话人姓名"),
        name("listener_name", "被谈话人", "谈话对象", "被谈话人姓名"),
        text("theme", "主题", "类型", "类型/主题", "谈话主题"),
        text("content", "内容", "谈话内容"),
        text("suggestion", "意见建议"),
    ),
    _talks,
    ("talk",),
)
TALK_COVERAGE = TableOfRecord(
    "talk_coverage",
    "谈心谈话覆盖情况",
    "a member but the secretary, in roster order",
    (member(), name(), yes_no("with_secretary", "与书记谈过"), yes_no("with_member", "与其他党员谈过")),
    _talk_coverage,
    ("member",),
    taken_in=False,
)
SUGGESTED_TALKS = TableOfRecord(
    "suggested_talks",
    "建议的谈话结对",
    "a suggested pair; none of it is a record",
    (
        member("talker", "谈话人编号"),
        member("listener", "被谈话人编号"),
        name("talker_name", "谈话人"),
        name("listener_name", "被谈话人"),
    ),
    _suggested_talks,
    ("talker", "listener"),
    taken_in=False,
)
SUGGESTIONS = TableOfRecord(
    "suggestions",
    "意见建议",
    "a suggestion, without a name",
    (
        number("suggestion", "编号"),
        code("source", Source, "来源"),
        text("words", "意见建议", "意见", "建议", "内容"),
        number("finding", "归入问题编号", "归入", may_lack=True),
    ),
    _suggestions,
    ("suggestion",),
)
COMMITTEE_FINDINGS = TableOfRecord(
    "committee_findings",
    "支委会查摆问题清单",
    "a finding of the committee",
    (
        number("finding", "编号", scopes=_REPORTED),
        text("aspect", "方面", "查摆方面", scopes=_REPORTED),
        text("goal", "对照", "对照目标", scopes=_REPORTED),
        code("source", Source, "来源", scopes=_REPORTED),
        text("point", "问题", "查摆的问题", "存在问题", scopes=_REPORTED | {Scope.PUBLIC}),
        text("cause", "原因", "原因分析", "根源", scopes=_REPORTED),
        count("suggestions", "归入的意见", unit="suggestions", scopes=_REPORTED),
    ),
    _committee_findings,
    ("finding",),
)
FINDINGS = TableOfRecord(
    "findings",
    "党员查摆问题清单",
    "a member's point, in roster order",
    (
        number("finding", "编号", scopes=OWN),
        member(scopes=OWN),
        name(scopes=OWN),
        text("aspect", "方面", "查摆方面", scopes=OWN),
        text("goal", "对照", "对照目标", scopes=OWN),
        text("point", "问题", "要点", "查摆的问题", "存在问题", scopes=OWN),
    ),
    _findings,
    ("finding",),
)
TABLES = (STUDY, TALKS, TALK_COVERAGE, SUGGESTED_TALKS, SUGGESTIONS, COMMITTEE_FINDINGS, FINDINGS)
