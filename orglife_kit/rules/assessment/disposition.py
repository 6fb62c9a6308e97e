"""组织处置 (C11): which body may take a step, what must come before it, what a vote means.

Sources: 不合格党员组织处置办法 (2024) for steps and bodies, 党支部工作条例（试行）, art. 11, for the vote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, notice
from orglife_kit.rules.assessment.bodies import Body, body_kind
from orglife_kit.rules.assessment.follow_up import DispositionStep, Vote
from orglife_kit.rules.plan.members import Flag, Roster
from orglife_kit.rules.plan.settings import DISPOSITION_STEPS

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord


class StepKind(StrEnum):
    """What a step of the plan's list is, read from its words."""

    FILING = "FILING"
    ANNOUNCEMENT = "ANNOUNCEMENT"
    VOTE = "VOTE"
    APPROVAL = "APPROVAL"
    INVESTIGATION = "INVESTIGATION"
    START = "START"
    OTHER = "OTHER"


_WORDS = {  # in the order in which they decide: 报党委预审 is no approval, 在大会上宣布 is no vote
    StepKind.FILING: re.compile("备案|预审|审查(?!批准)"),
    StepKind.ANNOUNCEMENT: re.compile("宣布|送达|通报"),
    StepKind.VOTE: re.compile("表决|大会|讨论决定"),
    StepKind.APPROVAL: re.compile("审批|批准|批复"),
    StepKind.INVESTIGATION: re.compile("调查|核实"),
    StepKind.START: re.compile("启动|提出"),
}
_BEFORE_THE_VOTE = (StepKind.START, StepKind.FILING, StepKind.INVESTIGATION)
_BY_THE_RULES = (*_BEFORE_THE_VOTE, StepKind.VOTE, StepKind.APPROVAL)
_NOT_THE_COMMITTEE = (Body.GENERAL_BRANCH, Body.MEETING, Body.BRANCH_COMMITTEE, Body.BRANCH)
_MAY_NOT = {
    StepKind.FILING: _NOT_THE_COMMITTEE,
    StepKind.APPROVAL: _NOT_THE_COMMITTEE,
    StepKind.VOTE: (Body.COMMITTEE, Body.GENERAL_BRANCH, Body.BRANCH_COMMITTEE),
}


def step_kind(step: str) -> StepKind:
    """Return what a step is, by its words."""
    return next((kind for kind, words in _WORDS.items() if words.search(step)), StepKind.OTHER)


def step_kinds(step: str) -> frozenset[StepKind]:
    """Return everything that a step does: 支部调查核实并提出 is an investigation and the start."""
    return frozenset(kind for kind in _BEFORE_THE_VOTE if _WORDS[kind].search(step)) | {step_kind(step)}


def voting_members(roster: Roster) -> int:
    """Return 表决应到: the members with 表决权 who count in 应到."""
    return sum(member.has(Flag.COUNTS_IN_DUE) for member in roster.having(Flag.HAS_VOTING_RIGHT))


def disposition_faults(steps: Sequence[DispositionStep], order: Sequence[str]) -> tuple[Notice, ...]:
    """Return why steps cannot be kept so: a body that may not decide, a vote that cannot be, what must come before.

    ``order`` are the steps of the plan: before a vote comes what stands there before it.
    """
    found: list[Notice] = []
    for step in steps:
        for fault in (*_body_faults(step), *_vote_faults(step), *_missing_before(step, steps, order)):
            if fault not in found:  # a step that the list has for two things is missing once
                found.append(fault)
    return tuple(found)


def disposition_warnings(record: MeetingRecord, steps: Sequence[DispositionStep]) -> tuple[Notice, ...]:
    """Return what should be looked at in one member's steps; the rules leave it to the branch."""
    order, found = record.plan.settings.disposition_steps, list[Notice]()
    for told in (
        *_without_education(record, steps),
        *_not_by_the_rules(steps, order),
        *_out_of_order(steps, order),
        *_votes_told(record, steps),
    ):
        if told not in found:  # what is so of two votes is said once
            found.append(told)
    return tuple(found)


def vote_meaning(vote: Vote) -> Notice:
    """Return what a vote's count means."""
    code = "vote_passed" if vote.is_passed else "vote_failed" if vote.is_quorate else "vote_not_quorate"
    return notice(code, entitled=vote.entitled, present=vote.present, in_favour=vote.in_favour)


def _body_faults(step: DispositionStep) -> Iterator[Notice]:
    kind, body = step_kind(step.step), body_kind(step.body)
    files = kind is StepKind.FILING and body in (Body.BRANCH, Body.BRANCH_COMMITTEE)
    if files and body_kind(step.step) is Body.COMMITTEE:
        return  # 报基层党委备案, by the branch: the committee is named in the step
    if body in _MAY_NOT.get(kind, ()):
        code = "disposition_meeting_decides" if kind is StepKind.VOTE else "disposition_committee_decides"
        yield notice(code, step=step.step, body=step.body)


def _vote_faults(step: DispositionStep) -> Iterator[Notice]:
    if step.vote is None:
        return
    if step_kind(step.step) is not StepKind.VOTE:
        yield notice("vote_elsewhere", step=step.step)
    elif not step.vote.adds_up:
        yield notice("vote_numbers", step=step.step)


def _missing_before(
    step: DispositionStep, steps: Sequence[DispositionStep], order: Sequence[str]
) -> Iterator[Notice]:
    """Yield what a vote, an approval or an announcement rests on and is not recorded, or is dated after it."""
    kind = step_kind(step.step)
    if kind is StepKind.VOTE:
        before = _names(order[: _position(order, StepKind.VOTE)])
        needed = {wanted: name for wanted, name in before.items() if wanted in _BEFORE_THE_VOTE}
        for wanted, name in needed.items():
            taken = [other for other in steps if wanted in step_kinds(other.step)]
            yield from _needed(step, taken, notice("disposition_needs", step=step.step, needed=name))
    elif kind is StepKind.APPROVAL:
        passed = [other for other in steps if other.vote is not None and other.vote.is_passed]
        yield from _needed(step, passed, notice("disposition_needs_vote", step=step.step))
    elif kind is StepKind.ANNOUNCEMENT:
        name = {**_names(DISPOSITION_STEPS), **_names(order)}[StepKind.APPROVAL]
        approved = [other for other in steps if step_kind(other.step) is StepKind.APPROVAL]
        yield from _needed(step, approved, notice("disposition_needs", step=step.step, needed=name))


def _needed(step: DispositionStep, taken: Sequence[DispositionStep], missing: Notice) -> Iterator[Notice]:
    """Yield ``missing`` where nothing that a step rests on was ``taken``, else that all of it is dated later."""
    if not taken:
        yield missing
        return
    first = min(taken, key=lambda other: other.date)
    if first.date > step.date:
        yield notice(
            "disposition_needs_earlier", step=step.step, date=step.date, needed=first.step, day=first.date
        )


def _names(order: Iterable[str]) -> Mapping[StepKind, str]:
    """Return what each kind of step is called in a list, the first that is of it."""
    names: dict[StepKind, str] = {}
    for name in order:
        for kind in step_kinds(name):
            names.setdefault(kind, name)
    return names


def _position(order: Sequence[str], kind: StepKind) -> int:
    """Return where the first step of a kind stands; behind all of them where there is none."""
    return next((index for index, name in enumerate(order) if step_kind(name) is kind), len(order))


def _not_by_the_rules(steps: Sequence[DispositionStep], order: Sequence[str]) -> Iterator[Notice]:
    """Yield steps that the plan's list leaves out though the rules ask for them, and bodies that say nothing."""
    if not steps:
        return
    lacking = [kind for kind in _BY_THE_RULES if kind not in _names(order)]
    names = "、".join(_names(DISPOSITION_STEPS)[kind] for kind in lacking)
    if names:
        yield notice("disposition_list_lacks", steps=names)
    for step in steps:
        kind, body = step_kind(step.step), body_kind(step.body)
        if kind is StepKind.START and body in (Body.COMMITTEE, Body.GENERAL_BRANCH):
            yield notice("disposition_branch_starts", step=step.step, body=step.body)
        elif kind in _MAY_NOT and body is Body.OTHER:
            yield notice("disposition_body_unclear", step=step.step, body=step.body)


def _out_of_order(steps: Iterable[DispositionStep], order: Sequence[str]) -> Iterator[Notice]:
    """Yield each step that is dated before one that comes earlier in the plan's order, is not in it, or stands twice.

    A vote may be held again.
    """
    kept = tuple(steps)
    yield from (
        notice("disposition_step_unlisted", step=step.step) for step in kept if step.step not in order
    )
    listed = [step for step in kept if step.step in order]
    for earlier, later in pairwise(sorted(listed, key=lambda step: (order.index(step.step), step.date))):
        if later.date < earlier.date:
            yield notice("disposition_out_of_order", step=later.step, date=later.date, before=earlier.step)
    for name, times in Counter(step.step for step in kept).items():
        if times > 1 and step_kind(name) is not StepKind.VOTE:
            yield notice("disposition_step_twice", step=name)


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
    """Yield that the member was not educated first, that a step was taken before the meeting, or before that ended."""
    if not steps:
        return
    label, first = record.roster.label(steps[0].member), min(steps, key=lambda step: step.date)
    education, held = record.assessment.education.get(steps[0].member), record.plan.meeting.date
    if education is None or not education.result:
        yield notice("disposition_without_education", member=label)
    if held is not None and first.date < held:
        yield notice("disposition_before_meeting", member=label, step=first.step, date=first.date, day=held)
    if education is not None and first.date < (education.last or education.first):
        day = education.last or education.first
        yield notice("disposition_before_education", member=label, step=first.step, date=first.date, day=day)
