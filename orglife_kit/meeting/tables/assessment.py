"""Tables of the assessment stage: outcomes, their distribution, what members took part in, what followed."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.meeting.recording.assessment import (
    take_assessments,
    take_education,
    take_feedback,
    take_follow_up,
    take_steps,
)
from orglife_kit.meeting.recording.entry import row_by_row
from orglife_kit.meeting.tables.codes import CountedOutcome
from orglife_kit.meeting.tables.declaration import (
    ORGAN,
    OWN,
    Column,
    Kind,
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
from orglife_kit.rules.assessment.follow_up import Disposition
from orglife_kit.rules.assessment.outcomes import Basis, Draft, Outcome
from orglife_kit.rules.assessment.standing import (
    assessments,
    feedback_given,
    members_rated,
    outcome_counts,
    participations,
    reason_for_going_over,
)
from orglife_kit.rules.ballots.attendance import Presence
from orglife_kit.rules.plan.members import Flag, Membership
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
        reason = reason_for_going_over(record) if outcome is Outcome.EXCELLENT else ""
        yield CountedOutcome(outcome or CountedOutcome.UNDECIDED), members, reason


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
            vote = step.vote
            yield (
                *(step.number, number, record.roster.label(number), step.disposition),
                *(step.step, step.date, step.body, step.note),
                *(getattr(vote, name) if vote is not None else None for name in _VOTE_HEADS),
            )


_VOTE_HEADS = {
    "entitled": ("应到有表决权人数", "应到人数", "应到", "有表决权人数"),
    "present": ("实到有表决权人数", "实到人数", "实到", "到会人数", "到会"),
    "in_favour": ("赞成", "赞成票", "同意"),
    "against": ("反对", "反对票", "不同意"),
    "abstained": ("弃权", "弃权票"),
}
ASSESSMENTS = TableOfRecord(
    "assessments",
    "评定意见",
    "a member, in roster order",
    (
        member(scopes=_UPWARD),
        name(scopes=_UPWARD),
        code("membership", Membership, "党员类别", scopes=_UPWARD, derived=True),
        code(
            "outcome",
            Outcome,
            "评议结果",
            "评定等次",
            "评议等次",
            "等次",
            "评定结果",
            "grade",
            may_lack=True,
            scopes=_UPWARD,
        ),
        text("opinion", "评定意见", "评议意见", "意见", scopes=_UPWARD),
        text("direction", "努力方向", "今后努力方向", "改进方向", scopes=_UPWARD),
        code("bases", Basis, "评定依据", "依据", "basis", may_lack=True, several=True),
        text("reason", "评议原因", "理由", "原因", scopes=_UPWARD),
        text("gap", "差距", "问题差距", scopes=_UPWARD),
        text("helper", "帮助人", "帮助责任人", "联系人", scopes=_UPWARD),
        text("measure", "帮助措施", "改进措施", "措施", scopes=_UPWARD),
        date("review_date", "复查日期", "复查时间", may_lack=True, scopes=_UPWARD),
        text("conduct", "日常表现"),
    ),
    _assessments,
    ("member",),
    take_assessments,
    ("member|name", "outcome"),
    says=("opinion", "direction", "bases", "reason", "conduct"),
    prefilled=lambda record: (member.number for member in record.roster.having(Flag.IS_GRADED)),
    example=(
        {
            "name": "张示例",
            "outcome": Outcome.QUALIFIED,
            "opinion": "按期完成工作，参加学习。",
            "direction": "多谈具体意见",
            "bases": "DAILY_CONDUCT PARTICIPATION",
        },
        {
            "name": "李示例",
            "outcome": Outcome.BASICALLY_QUALIFIED,
            "opinion": "学习缺席两次，经提醒补学。",
            "direction": "按时参加学习",
            "bases": "DAILY_CONDUCT RATING",
            "reason": "学习缺席两次",
            "gap": "学习不按时",
            "helper": "张示例",
            "measure": "每月谈一次",
            "review_date": "2024-07-18",
        },
    ),
)
DISTRIBUTION = TableOfRecord(
    "distribution",
    "等次分布",
    "an outcome; the members add up to the roster",
    (
        code("outcome", CountedOutcome, "评议结果", scopes=ORGAN | {Scope.SUPERVISOR}),
        count("members", "人数", unit="members", scopes=ORGAN | {Scope.SUPERVISOR}),
        text("cap_reason", "超出比例的理由", scopes=ORGAN | {Scope.SUPERVISOR}),
    ),
    _distribution,
    ("outcome",),
    worked_out=True,
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
    worked_out=True,
)
FEEDBACK = TableOfRecord(
    "feedback",
    "评定意见反馈",
    "a member who was told the grade he has, in roster order",
    (
        member(scopes=OWN),
        name(scopes=OWN),
        text("given_by", "反馈人", "谈话人", scopes=OWN),
        date("date", "反馈日期", "日期", "反馈时间", "时间", scopes=OWN),
        text("remark", "本人意见", "意见", "党员本人意见", scopes=OWN),
    ),
    _feedback,
    ("member",),
    row_by_row(take_feedback),
    ("member|name", "given_by", "date"),
    example=({"name": "李示例", "given_by": "张示例", "date": "2024-01-22", "remark": "同意"},),
)
FOLLOW_UPS = TableOfRecord(
    "follow_ups",
    "帮助改进情况",
    "a member rated 基本合格, in roster order",
    (
        member(scopes=_UPWARD),
        name(scopes=_UPWARD),
        text("gap", "差距", "问题差距", scopes=_UPWARD, derived=True),
        text("helper", "帮助人", scopes=_UPWARD, derived=True),
        text("measure", "帮助措施", "措施", scopes=_UPWARD, derived=True),
        date("review_date", "复查日期", may_lack=True, scopes=_UPWARD, derived=True),
        date("reviewed", "实际复查日期", "实际复查时间", "复查时间", may_lack=True, scopes=_UPWARD),
        text("result", "改进情况", "结果", "复查结果", "改进结果", scopes=_UPWARD),
    ),
    _follow_ups,
    ("member",),
    row_by_row(take_follow_up),
    ("member|name", "reviewed", "result"),
    example=({"name": "李示例", "reviewed": "2024-07-18", "result": "上半年学习没有缺席"},),
)
EDUCATION = TableOfRecord(
    "education",
    "不合格党员教育情况",
    "a member whose education is recorded, in roster order",
    (
        member(scopes=_UPWARD),
        name(scopes=_UPWARD),
        date("first", "开始日期", "起", "开始时间", scopes=_UPWARD),
        date("last", "结束日期", "止", "结束时间", may_lack=True, scopes=_UPWARD),
        text("measure", "教育方式", "措施", "教育措施", scopes=_UPWARD),
        text("result", "教育结果", "结果", scopes=_UPWARD),
    ),
    _education,
    ("member",),
    row_by_row(take_education),
    ("member|name", "first"),
    example=(
        {"name": "李示例", "first": "2024-02-01", "last": "2024-07-31", "measure": "支部书记每月谈话一次"},
    ),
)
DISPOSITIONS = TableOfRecord(
    "dispositions",
    "组织处置情况",
    "a step of a disposition, by member in roster order",
    (
        Column("step_number", ("编号",), Kind.NUMBER, scopes=_UPWARD),
        member(scopes=_UPWARD),
        name(scopes=_UPWARD),
        code("disposition", Disposition, "处置方式", "组织处置", may_lack=True, scopes=_UPWARD),
        text("step", "步骤", "环节", "程序", scopes=_UPWARD),
        date("date", "日期", "办理日期", "时间", scopes=_UPWARD),
        text(
            "body", "办理组织", "机关", "办理机关", "决定机关", "决定组织", "作出决定的组织", scopes=_UPWARD
        ),
        text("note", "说明", scopes=_UPWARD),
        *(
            Column(key, heads, Kind.COUNT, "members", may_lack=True, scopes=_UPWARD)
            for key, heads in _VOTE_HEADS.items()
        ),
    ),
    _dispositions,
    ("step_number",),
    take_steps,
    ("member|name", "step", "date"),
    also=("member", "step", "date"),
    example=(
        {"name": "李示例", "step": "调查核实", "date": "2024-09-02", "body": "示例党支部"},
        {
            "name": "李示例",
            "disposition": Disposition.CORRECTION_IN_TIME,
            "step": "党员大会表决",
            "date": "2024-09-10",
            "body": "示例党支部党员大会",
            "entitled": 10,
            "present": 8,
            "in_favour": 7,
            "against": 0,
            "abstained": 1,
        },
    ),
)
TABLES = (ASSESSMENTS, DISTRIBUTION, PARTICIPATION, FEEDBACK, FOLLOW_UPS, EDUCATION, DISPOSITIONS)
