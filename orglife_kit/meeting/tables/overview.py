"""支部概况: one row with the numbers of the meeting, as the supervisor receives them."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.meeting.tables.declaration import ORGAN, TableOfRecord, Value, code, count, date, text
from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.assessment.standing import (
    assessments,
    cap,
    members_to_tell,
    outcome_counts,
    reason_for_going_over,
)
from orglife_kit.rules.ballots.attendance import attendance_count
from orglife_kit.rules.ballots.evening import agenda_items
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.plan.members import DecidingOrgan, Membership
from orglife_kit.rules.preparation.talks import talk_coverage
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord

_UP = ORGAN | {Scope.SUPERVISOR}
_NUMBERS = {
    "members": ("党员人数", "members"),
    "full_members": ("正式党员", "members"),
    "probationary_members": ("预备党员", "members"),
    "cap_base": ("优秀比例基数", "members"),
    "cap_limit": ("可评优秀", "members"),
    "excellent": ("已评优秀", "members"),
    "due": ("应到", "members"),
    "present": ("实到", "members"),
    "on_leave": ("请假", "members"),
    "absent": ("缺席", "members"),
    "not_counted": ("不计入应到", "members"),
    "study_sessions": ("集中学习", "study sessions"),
    "study_absences": ("学习缺席", "absences"),
    "study_made_up": ("已补学", "absences"),
    "talks_due": ("应谈话", "members"),
    "talked_with_secretary": ("与书记谈过", "members"),
    "talked_with_member": ("与其他党员谈过", "members"),
    "graded": ("已定等次", "members"),
    "told": ("已反馈", "members"),
}


def _overview(record: MeetingRecord) -> Iterator[tuple[Value, ...]]:
    plan, numbers = record.plan, _numbers(record)
    comments = (
        entry.note for entry in agenda_items(record) if entry.item.kind is ItemKind.COMMENT and entry.note
    )
    yield (
        *(plan.branch, plan.title, plan.first_day, plan.meeting.date, plan.meeting.place, plan.meeting.host),
        *(plan.meeting.recorder, record.deciding_organ),
        *(numbers[key] for key in _NUMBERS),
        *(reason_for_going_over(record),),
        "\n".join(comments),
    )


def _numbers(record: MeetingRecord) -> dict[str, int]:
    """Return the numbers; 应到 and the rest of the sign-in are 0 before it was taken."""
    memberships = [member.membership for member in record.roster.members]
    attendance, talks, counted = attendance_count(record), talk_coverage(record), cap(record)
    taken = bool(record.ballots.attendance)
    absences = [absence for study in record.preparation.studies for absence in study.absences]
    graded = [number for number, entry in assessments(record).items() if entry.outcome.is_grade]
    return {
        "members": len(memberships),
        "full_members": memberships.count(Membership.FULL),
        "probationary_members": memberships.count(Membership.PROBATIONARY),
        "cap_base": counted.base,
        "cap_limit": counted.limit,
        "excellent": outcome_counts(record)[Outcome.EXCELLENT],
        "due": attendance.due if taken else 0,
        "present": attendance.present if taken else 0,
        "on_leave": attendance.on_leave if taken else 0,
        "absent": attendance.absent if taken else 0,
        "not_counted": len(record.not_counted),
        "study_sessions": len(record.preparation.studies),
        "study_absences": len(absences),
        "study_made_up": sum(absence.made_up is not None for absence in absences),
        "talks_due": talks.due,
        "talked_with_secretary": talks.with_secretary,
        "talked_with_member": talks.with_member,
        "graded": len(graded),
        "told": len(graded) - len(members_to_tell(record)),
    }


OVERVIEW = TableOfRecord(
    "overview",
    "支部概况",
    "the meeting",
    (
        text("branch", "党支部", scopes=_UP),
        text("title", "会议名称", scopes=_UP),
        date("start", "开始日期", may_lack=True, scopes=_UP),
        date("date", "会议日期", may_lack=True, scopes=_UP),
        text("place", "地点", scopes=_UP),
        text("host", "主持人", scopes=_UP),
        text("recorder", "记录人", scopes=_UP),
        code("organ", DecidingOrgan, "评定机构", scopes=_UP),
        *(count(key, head, unit=unit, scopes=_UP) for key, (head, unit) in _NUMBERS.items()),
        text("cap_reason", "超出比例的理由", scopes=_UP),
        text("comment", "督导组点评", scopes=_UP),
    ),
    _overview,
    ("branch",),
    worked_out=True,
)
TABLES = (OVERVIEW,)
