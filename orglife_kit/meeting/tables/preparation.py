"""Tables of the preparation stage: study, talks, findings, suggestions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orglife_kit.meeting.pairing import suggested_pairs
from orglife_kit.meeting.recording.entry import row_by_row
from orglife_kit.meeting.recording.preparation import (
    take_committee_finding,
    take_finding,
    take_pair,
    take_study,
    take_suggestion,
    take_talk,
)
from orglife_kit.meeting.tables.declaration import (
    ORGAN,
    OWN,
    Across,
    Column,
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
from orglife_kit.rules.preparation.findings import Source, member_aspects
from orglife_kit.rules.preparation.study import Absence
from orglife_kit.rules.preparation.talks import talk_coverage
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord

_REPORTED = ORGAN | {Scope.BRANCH, Scope.SUPERVISOR}
_CHOSEN = _REPORTED | {Scope.PUBLIC}


def _study(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for study in record.preparation.studies:
        absences = {absence.member: absence for absence in study.absences}
        for entry in record.roster.members:
            absence = absences.get(entry.number, Absence(entry.number))
            label = record.roster.label(entry.number)
            yield (
                *(study.number, study.date, study.place, entry.number, label),
                *(entry.number not in absences, absence.reason, absence.made_up),
            )


def _last_pairs(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    label = record.roster.label
    for first, second in sorted(sorted(pair) for pair in record.preparation.last_pairs):
        yield first, second, label(first), label(second)


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
    points = {finding.number: finding.point for finding in record.preparation.committee_findings}
    for suggestion in record.preparation.suggestions:
        point = points[suggestion.finding] if suggestion.finding is not None else ""
        yield suggestion.number, suggestion.source, suggestion.words, suggestion.finding, point


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
        number("study", "学习编号", scopes=_REPORTED),
        date("date", "学习日期", "日期", "时间", "学习时间", scopes=_REPORTED),
        text("place", "学习地点", "地点", scopes=_REPORTED),
        member(scopes=ORGAN | {Scope.BRANCH}),
        name(scopes=ORGAN | {Scope.BRANCH}),
        yes_no(
            *("attended", "参加", "是否参加", "出席", "参加情况", "出席情况"),
            blank=None,
            scopes=ORGAN | {Scope.BRANCH},
        ),
        text("reason", "缺席原因", "原因", "请假原因", "事由"),
        date("made_up", "补学日期", "补学时间", "补学", may_lack=True, scopes=ORGAN | {Scope.BRANCH}),
    ),
    _study,
    ("study", "member"),
    take_study,
    ("member|name", "attended|reason|made_up"),
    also=("date", "member"),
    example=(
        {"date": "2024-01-15", "place": "党员活动室", "name": "张示例", "attended": True},
        {
            "date": "2024-01-15",
            "place": "党员活动室",
            "name": "李示例",
            "attended": False,
            "reason": "外地出差",
            "made_up": "2024-01-17",
        },
    ),
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
        name("talker_name", "谈话人", "谈话人姓名", "谈话发起人", names="talker"),
        name(
            "listener_name", "被谈话人", "谈话对象", "被谈话人姓名", "谈话对象姓名", "对象", names="listener"
        ),
        text("theme", "主题", "类型", "类型/主题", "谈话主题", "谈话类型"),
        text("content", "内容", "谈话内容", "主要内容", "谈话主要内容"),
        text("suggestion", "意见建议", "提出的意见建议", "意见"),
    ),
    _talks,
    ("talk",),
    row_by_row(take_talk),
    ("talker|talker_name", "listener|listener_name", "date"),
    also=("date", "talker", "listener"),
    splits="listener_name",
    example=(
        {
            "date": "2024-01-16",
            "place": "党员活动室",
            "talker_name": "张示例",
            "listener_name": "李示例",
            "theme": "书记与党员",
        },
    ),
)
LAST_PAIRS = TableOfRecord(
    "last_pairs",
    "上年谈话结对",
    "a pair that talked last year, which the suggested pairs avoid",
    (
        member("first", "党员编号"),
        member("second", "另一名编号"),
        name("first_name", "党员", "谈话人", "姓名", names="first"),
        name("second_name", "另一名", "被谈话人", "谈话对象", names="second"),
    ),
    _last_pairs,
    ("first", "second"),
    row_by_row(take_pair),
    ("first|first_name", "second|second_name"),
    example=({"first_name": "张示例", "second_name": "李示例"},),
)
TALK_COVERAGE = TableOfRecord(
    "talk_coverage",
    "谈心谈话覆盖情况",
    "a member but the secretary, in roster order",
    (member(), name(), yes_no("with_secretary", "与书记谈过"), yes_no("with_member", "与其他党员谈过")),
    _talk_coverage,
    ("member",),
    worked_out=True,
)
SUGGESTED_TALKS = TableOfRecord(
    "suggested_talks",
    "建议的谈话结对",
    "a suggested pair; none of it is a record",
    (
        member("talker", "谈话人编号"),
        member("listener", "被谈话人编号"),
        name("talker_name", "谈话人", names="talker"),
        name("listener_name", "被谈话人", names="listener"),
    ),
    _suggested_talks,
    ("talker", "listener"),
    worked_out=True,
)
SUGGESTIONS = TableOfRecord(
    "suggestions",
    "意见建议",
    "a suggestion, without a name",
    (
        number("suggestion", "编号"),
        code("source", Source, "来源", "意见来源", "提出方", "类别"),
        text("words", "意见建议", "意见", "建议", "内容", "意见建议内容", "具体意见建议", "意见和建议"),
        number("finding", "归入问题编号", may_lack=True),
        Column("point", ("归入的问题", "归入", "归入问题"), names="finding"),
    ),
    _suggestions,
    ("suggestion",),
    row_by_row(take_suggestion),
    ("source", "words"),
    also=("words",),
    example=({"source": Source.FROM_PUBLIC, "words": "中午排队时间长，能不能多开一个窗口"},),
)
COMMITTEE_FINDINGS = TableOfRecord(
    "committee_findings",
    "支委会查摆问题清单",
    "a finding of the committee",
    (
        number("finding", "编号", scopes=_REPORTED),
        text("aspect", "方面", "查摆方面", "查摆内容", "对应方面", scopes=_REPORTED),
        text("goal", "对照", "对照目标", "对照内容", scopes=_REPORTED),
        code("source", Source, "来源", "问题来源", scopes=_REPORTED),
        text("point", "问题", "查摆的问题", "存在问题", "问题表现", "存在的问题", "具体问题", scopes=_CHOSEN),
        text("cause", "原因", "原因分析", "根源", "问题根源", "产生原因", scopes=_REPORTED),
        count("suggestions", "归入的意见", unit="suggestions", scopes=_REPORTED),
    ),
    _committee_findings,
    ("finding",),
    row_by_row(take_committee_finding),
    ("aspect", "source", "point"),
    also=("aspect", "point"),
    example=(
        {
            "aspect": "严格组织生活",
            "source": Source.OWN_LOOK,
            "point": "第三季度党课推迟到十月才补上",
            "cause": "讲课人调整后没有改计划",
        },
    ),
    offered_as="党支部查摆问题清单",  # a branch may have no committee
)
FINDINGS = TableOfRecord(
    "findings",
    "党员查摆问题清单",
    "a member's point, in roster order",
    (
        number("finding", "编号", scopes=OWN),
        member(scopes=OWN),
        name(scopes=OWN),
        text("aspect", "方面", "查摆方面", "查摆内容", "对应方面", scopes=OWN),
        text("goal", "对照", "对照目标", "对照内容", scopes=OWN),
        text(
            *("point", "问题", "要点", "查摆的问题", "存在问题", "问题表现", "存在的问题", "具体问题"),
            scopes=OWN,
        ),
    ),
    _findings,
    ("finding",),
    row_by_row(take_finding),
    ("member|name", "aspect", "point"),
    also=("member", "aspect", "point"),
    splits="point",
    across=Across("aspect", "point", member_aspects),
    example=({"name": "李示例", "aspect": "联系服务群众情况", "point": "全年到窗口一线只有三次"},),
)
TABLES = (
    *(STUDY, TALKS, LAST_PAIRS, TALK_COVERAGE, SUGGESTED_TALKS),
    *(SUGGESTIONS, COMMITTEE_FINDINGS, FINDINGS),
)
