"""The sample's year after the outcomes: feedback, the ledger with its verification, accounts, publication."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path

from orglife_kit.meeting.meeting import Meeting
from orglife_kit.meeting.sample.stages import rows_of
from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.preparation.talks import secretary_of
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import Audience
from orglife_kit.rules.rectification.candidates import candidates
from orglife_kit.rules.rectification.items import Ledger, Origin, RectificationItem, Satisfaction

Publish = Callable[[Meeting, str, datetime.date], object]  # the meeting, a scope, a day

_LEDGERS = {"支委会": Ledger.COMMITTEE, "书记": Ledger.SECRETARY, "党员": Ledger.MEMBER}
_SATISFACTION = {
    "满意": Satisfaction.SATISFIED,
    "基本满意": Satisfaction.FAIRLY_SATISFIED,
    "不满意": Satisfaction.NOT_SATISFIED,
}
_AT_ONCE = "立行立改"


def tell_members(meeting: Meeting, sample: Path) -> None:
    """Record the feedback to each member, and what became of the help."""
    remarks = {row["姓名"]: row for row in rows_of(sample / "feedback.csv")}
    record, stage = meeting.record, meeting.assessment
    given_by, usual = _leader(record), _later(record, days=4)
    for number, entry in assessments(record).items():
        if entry.outcome.is_grade:
            row = remarks.get(record.roster.label(number), {})
            stage.record_feedback(number, given_by, row.get("日期", usual), row.get("本人意见", ""))
        if entry.outcome is Outcome.BASICALLY_QUALIFIED and entry.follow_up.review_date is not None:
            stage.review_follow_up(number, "上半年学习没有缺席，交接单逐项写清", entry.follow_up.review_date)


def rectify(meeting: Meeting, sample: Path) -> None:
    """Keep the ledger with what came of each item, and the accounts."""
    for row in rows_of(sample / "carried.csv"):
        _work(meeting, _carried(meeting.record, row), row)
    for row in rows_of(sample / "rectification.csv"):
        _work(meeting, _candidate(meeting.record, row), row)
    for row in rows_of(sample / "reopened.csv"):
        number = _number(meeting.record, row["问题"])
        meeting.rectification.reopen_item(
            number, row["批评人"], row["批评内容"], row["新的时限"], row["批评日期"]
        )
        _outcome(meeting, number, row)
    record = meeting.record
    if not record.rectification.items:
        return
    meeting.rectification.record_account(Audience.WORKING_COMMITTEE, _later(record, days=165))
    meeting.rectification.record_account(Audience.MEMBERS_MEETING, _later(record, days=166))


def publish_once(meeting: Meeting, publish: Publish) -> None:
    """Publish to the branch by ``publish``, which makes the pages; a remark comes back and is answered."""
    publish(meeting, "BRANCH", _later(meeting.record, days=18))
    record = meeting.record
    number = record.publication.publications[-1].number
    remark = meeting.publication.note_remark(number, "意见箱的答复最好写上日期", _later(record, days=25))
    answer = "已经写上，从二月起每条答复都有日期"
    meeting.publication.answer_remark(remark, answer, _later(record, days=28))


def _work(meeting: Meeting, item: RectificationItem, row: dict[str, str]) -> None:
    (number,) = meeting.rectification.take_in([item])
    facts: dict[str, object] = {"measure": row["整改措施"]}
    facts |= {"immediate": True} if row["时限"] == _AT_ONCE else {"due": row["时限"]}
    if row.get("责任人"):
        facts["owner"] = row["责任人"]
    meeting.rectification.change_item(number, **facts)
    _outcome(meeting, number, row)


def _outcome(meeting: Meeting, number: int, row: dict[str, str]) -> None:
    if not row["进展"]:
        return
    verified = bool(row["核验人"])
    evidence = row.get("依据", "")
    meeting.rectification.note_progress(
        number, row["进展"], row["进展日期"], evidence=evidence, done=verified
    )
    if verified:
        meeting.rectification.verify_item(
            number,
            row["核验人"],
            _SATISFACTION[row["群众意见"]],
            row["核验日期"],
            note=row.get("说明", ""),
        )


def _carried(record: MeetingRecord, row: dict[str, str]) -> RectificationItem:
    """Return the item that the row carries over from the year before."""
    member = record.member(row["党员"]).number if row["党员"] else None
    return RectificationItem(
        number=0,
        ledger=_LEDGERS[row["台账"]],
        problem=row["问题"],
        member=member,
        origin=Origin.CARRIED,
        carried=f"{record.plan.year - 1}｜{row['问题']}",
        owner=_owner(record, member),
    )


def _candidate(record: MeetingRecord, row: dict[str, str]) -> RectificationItem:
    """Return the candidate that the row means by its problem, whoever's it is; else an item of one's own."""
    member = record.member(row["党员"]).number if row["党员"] else None
    for candidate in candidates(record):
        if candidate.problem == row["问题"] and candidate.member == member:
            return dataclasses.replace(candidate, measure="", due=None)
    return RectificationItem(0, _LEDGERS[row["台账"]], row["问题"], member, owner=_owner(record, member))


def _number(record: MeetingRecord, problem: str) -> int:
    return next(item.number for item in record.rectification.items if item.problem == problem)


def _owner(record: MeetingRecord, member: int | None) -> str:
    return _leader(record) if member is None else record.roster.label(member)


def _leader(record: MeetingRecord) -> str:
    secretary = secretary_of(record.roster)
    return record.plan.meeting.host if secretary is None else record.roster.label(secretary)


def _later(record: MeetingRecord, *, days: int) -> datetime.date:
    return record.plan.meeting.date + datetime.timedelta(days=days)
