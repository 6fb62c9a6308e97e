"""Tables of the assessment stage: outcomes, their distribution, what members took part in, what followed."""

from __future__ import annotations

from collections.abc import Iterator

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
    text,
    yes_no,
)
from orglife_kit.rules.assessment.outcomes import Draft, Outcome
from orglife_kit.rules.assessment.standing import (
    assessments,
    feedback_given,
    members_rated,
    outcome_counts,
    participations,
)
from orglife_kit.rules.ballots.attendance import Presence
from orglife_kit.rules.plan.members import Membership
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord

_UPWARD = OWN | {Scope.SUPERVISOR}


def _assessments(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    decided = assessments(record)
    for number in record.roster.numbers:
        entry, person = decided.get(number, Draft(number)), record.roster.member(number)
        follow_up = entry.follow_up
        yield (
            *(number, record.roster.label(number), person.membership, entry.outcome),
            *(entry.opinion, entry.direction, " ".join(sorted(entry.bases)), entry.reason),
            *(follow_up.gap, follow_up.helper, follow_up.measure, follow_up.review_date),
            record.assessment.conduct.get(number, ""),
        )


def _distribution(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for outcome, members in outcome_counts(record).items():
        yield outcome if outcome is not None else "UNDECIDED", members


def _participation(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for part in participations(record):
        yield (
            *(part.member, record.roster.label(part.member), part.sessions, part.studied),
            *(" ".join(day.isoformat() for day in part.made_up), part.to_make_up, part.talks),
            *(part.with_secretary, part.meeting.presence if part.meeting is not None else None),
        )


def _feedback(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    told = feedback_given(record)
    for number in record.roster.in_order(told):
        feedback = told[number]
        yield number, record.roster.label(number), feedback.given_by, feedback.date, feedback.remark


def _follow_ups(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    decided, reviews = assessments(record), record.assessment.follow_up_reviews
    for number in record.roster.in_order(members_rated(record, Outcome.BASICALLY_QUALIFIED)):
        follow_up, review = decided[number].follow_up, reviews.get(number)
        yield (
            *(number, record.roster.label(number), follow_up.gap, follow_up.helper, follow_up.measure),
            *(follow_up.review_date, review.date if review else None, review.result if review else ""),
        )


def _education(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for number in record.roster.in_order(record.assessment.education):
        entry = record.assessment.education[number]
        yield number, record.roster.label(number), entry.first, entry.last, entry.measure, entry.result


def _dispositions(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    for number in record.roster.in_order(record.assessment.dispositions):
        for step in record.assessment.dispositions[number]:
            yield number, record.roster.label(number), step.step, step.date, step.body, step.note


ASSESSMENTS = TableOfRecord(
    "assessments",
    "评定意见",
    "a member, in roster order",
    (
        member(scopes=_UPWARD),
        name(scopes=_UPWARD),
        code("membership", Membership, "党员类别", scopes=_UPWARD, derived=True),
        code("outcome", Outcome, "评定等次", "评议结果", "等次", may_lack=True, scopes=_UPWARD),
        text("opinion", "评定意见", scopes=_UPWARD),
        text("direction", "努力方向", scopes=_UPWARD),
        text("bases", "评定依据", "依据"),
        text("reason", "评议原因", "原因", scopes=_UPWARD),
        text("gap", "差距", "问题差距", scopes=_UPWARD),
        text("helper", "帮助人", scopes=_UPWARD),
        text("measure", "帮助措施", "措施", scopes=_UPWARD),
        date("review_date", "复查日期", "复查时间", may_lack=True, scopes=_UPWARD),
        text("conduct", "日常表现"),
    ),
    _assessments,
    ("member",),
)
DISTRIBUTION = TableOfRecord(
    "distribution",
    "等次分布",
    "an outcome; the members add up to the roster",
    (
        text("outcome", "评议结果", scopes=ORGAN | {Scope.SUPERVISOR}),
        count("members", "人数", unit="members", scopes=ORGAN | {Scope.SUPERVISOR}),
    ),
    _distribution,
    ("outcome",),
    taken_in=False,
)
PARTICIPATION = TableOfRecord(
    "participation",
    "参加教育情况",
    "a member, in roster order",
    (
        member(),
        name(),
        count("sessions", "集中学习", unit="study sessions"),
        count("studied", "参加学习", unit="study sessions"),
        text("made_up", "补学日期"),
        count("to_make_up", "待补学", unit="study sessions"),
        count("talks", "谈心谈话", unit="talks"),
        yes_no("with_secretary", "与书记谈过"),
        code("meeting", Presence, "出席情况", may_lack=True),
    ),
    _participation,
    ("member",),
    taken_in=False,
)
FEEDBACK = TableOfRecord(
    "feedback",
    "评定意见反馈",
    "a member who was told the grade he has, in roster order",
    (
        member(scopes=OWN),
        name(scopes=OWN),
        text("given_by", "反馈人", scopes=OWN),
        date("date", "反馈日期", "日期", scopes=OWN),
        text("remark", "本人意见", scopes=OWN),
    ),
    _feedback,
    ("member",),
)
FOLLOW_UPS = TableOfRecord(
    "follow_ups",
    "帮助改进情况",
    "a member rated 基本合格, in roster order",
    (
        member(scopes=_UPWARD),
        name(scopes=_UPWARD),
        text("gap", "差距", "问题差距", scopes=_UPWARD),
        text("helper", "帮助人", scopes=_UPWARD),
        text("measure", "帮助措施", "措施", scopes=_UPWARD),
        date("review_date", "复查日期", may_lack=True, scopes=_UPWARD),
        date("reviewed", "实际复查日期", may_lack=True, scopes=_UPWARD),
        text("result", "改进情况", "结果", scopes=_UPWARD),
    ),
    _follow_ups,
    ("member",),
)
EDUCATION = TableOfRecord(
    "education",
    "不合格党员教育情况",
    "a member whose education is recorded, in roster order",
    (
        member(scopes=_UPWARD),
        name(scopes=_UPWARD),
        date("first", "开始日期", "起", scopes=_UPWARD),
        date("last", "结束日期", "止", may_lack=True, scopes=_UPWARD),
        text("measure", "教育方式", "措施", scopes=_UPWARD),
        text("result", "教育结果", "结果", scopes=_UPWARD),
    ),
    _education,
    ("member",),
)
DISPOSITIONS = TableOfRecord(
    "dispositions",
    "组织处置情况",
    "a step of a disposition, by member in roster order",
    (
        member(scopes=_UPWARD),
        name(scopes=_UPWARD),
        text("step", "步骤", "环节", scopes=_UPWARD),
        date("date", "日期", scopes=_UPWARD),
        text("body", "办理组织", "机关", scopes=_UPWARD),
        text("note", "说明", scopes=_UPWARD),
    ),
    _dispositions,
    ("member", "step"),
)
TABLES = (ASSESSMENTS, DISTRIBUTION, PARTICIPATION, FEEDBACK, FOLLOW_UPS, EDUCATION, DISPOSITIONS)
