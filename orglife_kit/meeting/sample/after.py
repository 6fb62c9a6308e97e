"""The sample's year after the outcomes: feedback, the ledger with its verification, accounts, publication."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path

from orglife_kit.meeting.meeting import Meeting
from orglife_kit.meeting.sample.stages import rows_of
from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.preparation.talks import secretary_of
from orglife_kit.rules.rectification.accounts import Audience
from orglife_kit.rules.rectification.items import Ledger, Origin, RectificationItem, Satisfaction

Publish = Callable[[Meeting, str, str], object]  # the meeting, a scope, a day (ISO)

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
    label, secretary = meeting.roster.label, secretary_of(meeting.roster)
    given_by = label(secretary) if secretary else meeting.plan.meeting.host
    usual = _later(meeting, days=4)
    for number, entry in meeting.assessment_records().items():
        if entry.outcome.is_grade:
            row = remarks.get(label(number), {})
            meeting.record_feedback(number, given_by, row.get("日期", usual), row.get("本人意见", ""))
        if entry.outcome is Outcome.BASICALLY_QUALIFIED:
            day = entry.follow_up.review_date
            meeting.review_follow_up(number, "上半年学习没有缺席，交接单逐项写清", day)


def rectify(meeting: Meeting, sample: Path) -> None:
    """Keep the ledger with what came of each item, and the accounts."""
    for row in rows_of(sample / "carried.csv"):
        member = meeting.member(row["党员"]).number if row["党员"] else None
        owner = meeting.roster.label(member) if member else _leader(meeting)
        ledger = _LEDGERS[row["台账"]]
        key = f"{meeting.plan.year - 1}｜{row['问题']}"
        item = RectificationItem(0, ledger, row["问题"], member, Origin.CARRIED, key, owner=owner)
        _work(meeting, item, row)
    for row in rows_of(sample / "rectification.csv"):
        _work(meeting, _candidate(meeting, row), row)
    for row in rows_of(sample / "reopened.csv"):
        number = _number(meeting, row["问题"])
        meeting.reopen_item(number, row["批评人"], row["批评内容"], row["新的时限"], row["批评日期"])
        _outcome(meeting, number, row)
    if not meeting.rectification_items():
        return
    meeting.record_account(Audience.WORKING_COMMITTEE, _later(meeting, days=165))
    meeting.record_account(Audience.MEMBERS_MEETING, _later(meeting, days=166))


def publish_once(meeting: Meeting, publish: Publish) -> None:
    """Publish to the branch by ``publish``, which makes the pages; a remark comes back and is answered."""
    publish(meeting, "BRANCH", _later(meeting, days=18))
    out = meeting.publication_records()[-1].number
    remark = meeting.note_remark(out, "意见箱的答复最好写上日期", _later(meeting, days=25))
    meeting.answer_remark(remark, "已经写上，从二月起每条答复都有日期", _later(meeting, days=28))


def _work(meeting: Meeting, item: RectificationItem, row: dict[str, str]) -> None:
    (number,) = meeting.take_in([item])
    facts: dict[str, object] = {"measure": row["整改措施"]}
    facts |= {"immediate": True} if row["时限"] == _AT_ONCE else {"due": row["时限"]}
    if row.get("责任人"):
        facts["owner"] = row["责任人"]
    meeting.change_item(number, **facts)
    _outcome(meeting, number, row)


def _outcome(meeting: Meeting, number: int, row: dict[str, str]) -> None:
    if not row["进展"]:
        return
    verified = bool(row["核验人"])
    evidence = row.get("依据", "")
    meeting.note_progress(number, row["进展"], row["进展日期"], evidence=evidence, done=verified)
    if verified:
        meeting.verify_item(
            number,
            row["核验人"],
            _SATISFACTION[row["群众意见"]],
            row["核验日期"],
            note=row.get("说明", ""),
        )


def _candidate(meeting: Meeting, row: dict[str, str]) -> RectificationItem:
    """Return the candidate that the row means by its problem, whoever's it is; else an item of one's own."""
    member = meeting.member(row["党员"]).number if row["党员"] else None
    for one in meeting.item_candidates():
        if one.problem == row["问题"] and one.member == member:
            return dataclasses.replace(one, measure="", due="")
    owner = meeting.roster.label(member) if member else _leader(meeting)
    return RectificationItem(0, _LEDGERS[row["台账"]], row["问题"], member, owner=owner)


def _number(meeting: Meeting, problem: str) -> int:
    return next(item.number for item in meeting.rectification_items() if item.problem == problem)


def _leader(meeting: Meeting) -> str:
    secretary = secretary_of(meeting.roster)
    return meeting.roster.label(secretary) if secretary else meeting.plan.meeting.host


def _later(meeting: Meeting, *, days: int) -> str:
    held = datetime.date.fromisoformat(meeting.plan.meeting.date)
    return (held + datetime.timedelta(days=days)).isoformat()
