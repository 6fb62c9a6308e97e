"""组织处置 (C11): which body may take a step, what must come before it, what a vote means.

Sources: 不合格党员组织处置办法 (2024) for steps and bodies, 党支部工作条例（试行）, art. 11, for the vote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, notice
from orglife_kit.rules.assessment.follow_up import DispositionStep, Vote
from orglife_kit.rules.plan.members import Flag, Roster

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord


class StepKind(StrEnum):
    """What a step of the plan's list is, read from its words."""

    FILING = "FILING"
    VOTE = "VOTE"
    APPROVAL = "APPROVAL"
    INVESTIGATION = "INVESTIGATION"
    ANNOUNCEMENT = "ANNOUNCEMENT"
    START = "START"
    OTHER = "OTHER"


_WORDS = {  # in the order in which they decide: 报党委预审 is no approval
    StepKind.FILING: re.compile("备案|预审|审查"),
    StepKind.VOTE: re.compile("表决|大会"),
    StepKind.APPROVAL: re.compile("审批|批准"),
    StepKind.INVESTIGATION: re.compile("调查|核实"),
    StepKind.ANNOUNCEMENT: re.compile("宣布|送达"),
    StepKind.START: re.compile("启动|提出"),
}
_BEFORE_THE_VOTE = (StepKind.START, StepKind.FILING, StepKind.INVESTIGATION)
_COMMITTEE = re.compile("党委|工委")
_BELOW_COMMITTEE = re.compile("总支|支部|支委|小组|大会")
_NO_MEETING = re.compile("支委|委员会|党委|工委|总支|小组")


def step_kind(step: str) -> StepKind:
    """Return what a step is, by its words."""
    return next((kind for kind, words in _WORDS.items() if words.search(step)), StepKind.OTHER)


def voting_members(roster: Roster) -> int:
    """Return 表决应到: the members with 表决权 who count in 应到."""
    return sum(member.has(Flag.COUNTS_IN_DUE) for member in roster.having(Flag.HAS_VOTING_RIGHT))


def disposition_faults(steps: Sequence[DispositionStep], order: Sequence[str]) -> tuple[Notice, ...]:
    """Return why steps cannot be kept so: a body that may not decide, a vote that cannot be, what must come before."""
    return tuple(fault for step in steps for fault in (*_body_faults(step), *_vote_faults(step))) + tuple(
        _missing_before(steps, order)
    )


def disposition_warnings(record: MeetingRecord, steps: Sequence[DispositionStep]) -> tuple[Notice, ...]:
    """Return what should be looked at in one member's steps; the rules leave it to the branch."""
    order = record.plan.settings.disposition_steps
    return (*_without_education(record, steps), *_out_of_order(steps, order), *_votes_told(record, steps))


def vote_meaning(vote: Vote) -> Notice:
    """Return what a vote's count means."""
    code = "vote_passed" if vote.is_passed else "vote_failed" if vote.is_quorate else "vote_not_quorate"
    return notice(code, entitled=vote.entitled, present=vote.present, in_favour=vote.in_favour)


def _body_faults(step: DispositionStep) -> Iterator[Notice]:
    kind = step_kind(step.step)
    may_not = {
        StepKind.FILING: not _COMMITTEE.search(step.body) and _BELOW_COMMITTEE.search(step.body),
        StepKind.APPROVAL: not _COMMITTEE.search(step.body) and _BELOW_COMMITTEE.search(step.body),
        StepKind.VOTE: "大会" not in step.body and _NO_MEETING.search(step.body),
    }
    code = "disposition_meeting_decides" if kind is StepKind.VOTE else "disposition_committee_decides"
    if may_not.get(kind):
        yield notice(code, step=step.step, body=step.body)


def _vote_faults(step: DispositionStep) -> Iterator[Notice]:
    if step.vote is None:
        return
    if step_kind(step.step) is not StepKind.VOTE:
        yield notice("vote_elsewhere", step=step.step)
    elif not step.vote.adds_up:
        yield notice("vote_numbers", step=step.step)


def _missing_before(steps: Sequence[DispositionStep], order: Sequence[str]) -> Iterator[Notice]:
    """Yield what a vote, an approval and an announcement rest on and is not recorded, or is dated after them."""
    first: dict[StepKind, DispositionStep] = {}
    for step in steps:
        first.setdefault(step_kind(step.step), step)
    vote, approval = first.get(StepKind.VOTE), first.get(StepKind.APPROVAL)
    if vote is not None:
        for name in order[: _position(order, StepKind.VOTE)]:
            kind = step_kind(name)
            if kind in _BEFORE_THE_VOTE and kind not in first:
                yield notice("disposition_needs", step=vote.step, needed=name)
        filing = first.get(StepKind.FILING)
        if filing is not None and filing.date > vote.date:
            yield _dated_late(vote, filing)
    if approval is not None:
        voted = [step for step in steps if step.vote is not None and step.vote.is_passed]
        if not voted:
            yield notice("disposition_needs_vote", step=approval.step)
        elif voted[0].date > approval.date:
            yield _dated_late(approval, voted[0])
    announcement = first.get(StepKind.ANNOUNCEMENT)
    if announcement is not None:
        name = next((name for name in order if step_kind(name) is StepKind.APPROVAL), "")
        if approval is None and name:
            yield notice("disposition_needs", step=announcement.step, needed=name)
        elif approval is not None and approval.date > announcement.date:
            yield _dated_late(announcement, approval)


def _position(order: Sequence[str], kind: StepKind) -> int:
    return next((index for index, name in enumerate(order) if step_kind(name) is kind), 0)


def _dated_late(step: DispositionStep, needed: DispositionStep) -> Notice:
    return notice(
        "disposition_needs_earlier", step=step.step, date=step.date, needed=needed.step, day=needed.date
    )


def _out_of_order(steps: Iterable[DispositionStep], order: Sequence[str]) -> Iterator[Notice]:
    """Yield each step that is dated before one that comes earlier in the plan's order, or is not in it."""
    kept = tuple(steps)
    yield from (
        notice("disposition_step_unlisted", step=step.step) for step in kept if step.step not in order
    )
    listed = [step for step in kept if step.step in order]
    for earlier, later in pairwise(sorted(listed, key=lambda step: order.index(step.step))):
        if later.date < earlier.date:
            yield notice("disposition_out_of_order", step=later.step, date=later.date, before=earlier.step)


def _votes_told(record: MeetingRecord, steps: Iterable[DispositionStep]) -> Iterator[Notice]:
    due = voting_members(record.roster)
    for step in steps:
        if step_kind(step.step) is not StepKind.VOTE:
            continue
        if step.vote is None:
            yield notice("vote_not_counted", step=step.step)
            continue
        if not step.vote.is_passed:
            yield vote_meaning(step.vote)
        if step.vote.entitled != due:
            yield notice("vote_entitled_differs", entitled=step.vote.entitled, due=due)


def _without_education(record: MeetingRecord, steps: Sequence[DispositionStep]) -> Iterator[Notice]:
    if not steps:
        return
    education = record.assessment.education.get(steps[0].member)
    if education is None or not education.result:
        yield notice("disposition_without_education", member=record.roster.label(steps[0].member))
