"""组织处置: who may take a step, what must come before it, what a vote means, what is only to be looked at (C11)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

import pytest

from orglife_kit.errors import Notice
from orglife_kit.rules.assessment.disposition import (
    StepKind,
    disposition_faults,
    disposition_warnings,
    step_kind,
    vote_meaning,
    voting_members,
)
from orglife_kit.rules.assessment.follow_up import DispositionStep, Education, Vote
from orglife_kit.rules.assessment.record import AssessmentRecord
from orglife_kit.rules.plan.members import Membership, Roster, usual_flags
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.rules.plan.settings import DISPOSITION_STEPS, CapBase, Settings
from orglife_kit.rules.record import MeetingRecord
from tests.rules.building import PLAN, record_of, roster_of

FIRST = datetime.date(2024, 3, 1)
START, FILING, INQUIRY, VOTING, APPROVAL, TELLING = DISPOSITION_STEPS
PASSED = Vote(9, 8, 6, 1, 1)


def step(name: str, day: int = 0, body: str = "党支部", vote: Vote | None = None) -> DispositionStep:
    """Return a step so many days after the first."""
    return DispositionStep(3, name, FIRST + datetime.timedelta(day), body, vote=vote)


WHOLE = (
    step(START, 0),
    step(FILING, 1, "基层党委"),
    step(INQUIRY, 2),
    step(VOTING, 3, "党员大会", PASSED),
    step(APPROVAL, 4, "基层党委"),
    step(TELLING, 5),
)


def codes(found: Iterable[Notice]) -> list[tuple[str, dict[str, object]]]:
    """Return what was told."""
    return [(told.code, dict(told.fields)) for told in found]


def faults(*steps: DispositionStep) -> list[tuple[str, dict[str, object]]]:
    """Return what refuses these steps."""
    return codes(disposition_faults(steps, DISPOSITION_STEPS))


def record_with(education: Education | None = None, *, members: int = 9) -> MeetingRecord:
    """Return a record of members with 表决权 in which member 3 was educated, or was not."""
    kept = AssessmentRecord(education={} if education is None else {3: education})
    return record_of(roster_of(members), assessment=kept)


def with_steps(steps: tuple[str, ...]) -> Plan:
    """Return the plan with another list of steps."""
    return replace(PLAN, settings=Settings(disposition_steps=steps))


EDUCATED = record_with(Education(3, FIRST, FIRST, "谈话", "没有转变"))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        *zip(
            DISPOSITION_STEPS,
            (
                *(StepKind.START, StepKind.FILING, StepKind.INVESTIGATION),
                *(StepKind.VOTE, StepKind.APPROVAL, StepKind.ANNOUNCEMENT),
            ),
            strict=True,
        ),
        ("报上级党委审查批准", StepKind.APPROVAL),
        ("党委预审", StepKind.FILING),
        ("大会上宣布", StepKind.ANNOUNCEMENT),
        ("召开支部大会", StepKind.VOTE),
        ("上级批准", StepKind.APPROVAL),
        ("送达本人", StepKind.ANNOUNCEMENT),
        ("支委会提出", StepKind.START),
        ("谈心谈话", StepKind.OTHER),
    ],
)
def test_a_step_is_what_its_words_say(words: str, kind: StepKind) -> None:
    """Also in a plan that words its steps otherwise."""
    assert step_kind(words) is kind


def test_a_whole_disposition_is_kept_without_a_word() -> None:
    """Each step in its order, by its body, on its day; also while it is still under way."""
    one_day = [replace(entry, date=FIRST) for entry in WHOLE]
    assert (faults(*one_day), disposition_warnings(EDUCATED, one_day)) == ([], ())
    for number in range(len(WHOLE) + 1):
        assert faults(*WHOLE[:number]) == []
        assert disposition_warnings(EDUCATED, WHOLE[:number]) == ()


@pytest.mark.parametrize(
    ("name", "body"),
    [
        *((FILING, body) for body in ("党总支", "党员大会")),
        *((APPROVAL, body) for body in ("党总支", "党支部", "支委会", "党员大会")),
    ],
)
def test_only_a_committee_above_files_and_approves(name: str, body: str) -> None:
    """A general branch does not; the branch may hand the matter in where the step says to whom."""
    found = faults(*(replace(entry, body=body) if entry.step == name else entry for entry in WHOLE))
    assert found == [("disposition_committee_decides", {"step": name, "body": body})]


@pytest.mark.parametrize("body", ["机关党委", "中共某市委", "党工委", "某党委（党总支报）"])
def test_any_body_that_may_be_a_committee_above_is_believed(body: str) -> None:
    """What it is called elsewhere is not known here."""
    assert faults(*(replace(entry, body=body) if entry.step == APPROVAL else entry for entry in WHOLE)) == []


@pytest.mark.parametrize("body", ["支委会", "支部委员会", "基层党委", "党工委", "党总支"])
def test_only_a_members_meeting_votes(body: str) -> None:
    """党员大会; the branch alone may stand for it."""
    found = faults(*(replace(entry, body=body) if entry.step == VOTING else entry for entry in WHOLE))
    assert found == [("disposition_meeting_decides", {"step": VOTING, "body": body})]
    assert (
        faults(*(replace(entry, body="党支部") if entry.step == VOTING else entry for entry in WHOLE)) == []
    )


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_vote_rests_on_what_comes_before_it(index: int) -> None:
    """启动, 备案, 调查核实: the one that is not recorded is named."""
    kept = [entry for entry in WHOLE[:4] if entry is not WHOLE[index]]
    assert faults(*kept) == [("disposition_needs", {"step": VOTING, "needed": DISPOSITION_STEPS[index]})]


def test_only_what_the_plan_lists_before_the_vote_is_needed() -> None:
    """A plan without 备案 asks for none, and what it lists after the vote is not needed for it."""
    # where the list has no vote, all that it has comes before one
    assert codes(disposition_faults([WHOLE[3]], [START, APPROVAL])) == [
        ("disposition_needs", {"step": VOTING, "needed": START})
    ]
    order = [START, VOTING, INQUIRY, APPROVAL]
    assert codes(disposition_faults([WHOLE[0], WHOLE[3]], order)) == []
    assert codes(disposition_faults([WHOLE[3]], order)) == [
        ("disposition_needs", {"step": VOTING, "needed": START})
    ]


def test_the_filing_is_not_after_the_vote() -> None:
    """The same day will do."""
    late, same = replace(WHOLE[1], date=WHOLE[3].date + datetime.timedelta(1)), WHOLE[3].date
    assert faults(WHOLE[0], replace(WHOLE[1], date=same), *WHOLE[2:4]) == []
    assert faults(WHOLE[0], late, *WHOLE[2:4]) == [
        ("disposition_needs_earlier", {"step": VOTING, "date": same, "needed": FILING, "day": late.date})
    ]


@pytest.mark.parametrize("vote", [None, Vote(9, 8, 4, 3, 1), Vote(9, 4, 4, 0, 0)])
def test_an_approval_rests_on_a_vote_that_passed(vote: Vote | None) -> None:
    """Not counted, not more than half, not half present: all the same."""
    kept = (*WHOLE[:3], replace(WHOLE[3], vote=vote), WHOLE[4])
    assert faults(*kept) == [("disposition_needs_vote", {"step": APPROVAL})]


def test_an_approval_is_not_before_its_vote_and_a_second_vote_will_do() -> None:
    """The first one that passed counts; on the same day is in order."""
    failed = replace(WHOLE[3], vote=Vote(9, 8, 4, 3, 1))
    again = replace(WHOLE[3], date=WHOLE[4].date)
    assert faults(*WHOLE[:3], failed, again, WHOLE[4]) == []
    early = replace(WHOLE[4], date=FIRST)
    assert faults(*WHOLE[:4], early) == [
        (
            "disposition_needs_earlier",
            {"step": APPROVAL, "date": FIRST, "needed": VOTING, "day": WHOLE[3].date},
        )
    ]


def test_what_is_announced_was_approved_before() -> None:
    """Also where the plan's list leaves the approval out; on the same day is in order."""
    assert faults(*WHOLE[:4], WHOLE[5]) == [("disposition_needs", {"step": TELLING, "needed": APPROVAL})]
    early = replace(WHOLE[5], date=FIRST)
    assert faults(*WHOLE[:5], early) == [
        (
            "disposition_needs_earlier",
            {"step": TELLING, "date": FIRST, "needed": APPROVAL, "day": WHOLE[4].date},
        )
    ]
    assert faults(*WHOLE[:5], replace(early, date=WHOLE[4].date)) == []
    without = [name for name in DISPOSITION_STEPS if name != APPROVAL]
    assert codes(disposition_faults((*WHOLE[:4], WHOLE[5]), without)) == [
        ("disposition_needs", {"step": TELLING, "needed": APPROVAL})
    ]


def test_a_vote_is_counted_where_there_is_one() -> None:
    """At another step it is out of place; one that cannot be is told."""
    assert faults(replace(WHOLE[0], vote=PASSED)) == [("vote_elsewhere", {"step": START})]
    wrong = replace(WHOLE[3], vote=Vote(9, 8, 6, 1, 0))
    assert faults(*WHOLE[:3], wrong) == [("vote_numbers", {"step": VOTING})]


@pytest.mark.parametrize(
    ("vote", "adds_up", "is_quorate", "is_passed"),
    [
        (Vote(9, 8, 6, 1, 1), True, True, True),
        (Vote(9, 9, 9, 0, 0), True, True, True),
        (Vote(10, 5, 5, 0, 0), True, True, False),
        (Vote(10, 6, 6, 0, 0), True, True, True),
        (Vote(9, 4, 4, 0, 0), True, False, False),
        (Vote(9, 5, 5, 0, 0), True, True, True),
        (Vote(9, 8, 6, 1, 0), False, True, True),
        (Vote(9, 10, 8, 1, 1), False, True, True),
        (Vote(9, 8, 9, -1, 0), False, True, True),
        (Vote(9, 8, -1, 9, 0), False, True, False),
        (Vote(9, 8, 6, 3, -1), False, True, True),
        (Vote(0, 0, 0, 0, 0), False, True, False),
        (Vote(9, 0, 0, 0, 0), True, False, False),
    ],
)
def test_a_vote_is_passed_by_more_than_half_of_those_entitled(
    vote: Vote, *, adds_up: bool, is_quorate: bool, is_passed: bool
) -> None:
    """Half of them present; 应到 is the base, not those present (党支部工作条例, art. 11)."""
    assert (vote.adds_up, vote.is_quorate, vote.is_passed) == (adds_up, is_quorate, is_passed)


@pytest.mark.parametrize(
    ("vote", "code"),
    [
        (PASSED, "vote_passed"),
        (Vote(9, 8, 4, 3, 1), "vote_failed"),
        (Vote(9, 4, 4, 0, 0), "vote_not_quorate"),
    ],
)
def test_what_a_vote_means_is_said_with_its_numbers(vote: Vote, code: str) -> None:
    """Passed, failed, or too few there."""
    fields = {"entitled": 9, "present": vote.present, "in_favour": vote.in_favour}
    assert codes([vote_meaning(vote)]) == [(code, fields)]


def test_who_votes_has_the_right_and_counts_in_due() -> None:
    """Neither a probationary member nor one approved as not counted."""
    whole = roster_of(9, probationary=[9])
    away = replace(whole.members[0], flags=usual_flags(Membership.FULL, CapBase.FULL_MEMBERS, counted=False))
    assert voting_members(Roster((away, *whole.members[1:]))) == 7


def test_what_should_be_looked_at_is_told_and_kept() -> None:
    """Education without a result, a step that the plan has not, one out of its order, a vote without its count."""
    assert disposition_warnings(record_with(), ()) == ()
    unlisted, early = step("谈心谈话", 9), replace(WHOLE[2], date=FIRST - datetime.timedelta(1))
    found = disposition_warnings(record_with(), (*WHOLE[:2], early, unlisted, replace(WHOLE[3], vote=None)))
    assert codes(found) == [
        ("disposition_without_education", {"member": "党员3"}),
        ("disposition_step_unlisted", {"step": "谈心谈话"}),
        ("disposition_out_of_order", {"step": INQUIRY, "date": early.date, "before": FILING}),
        ("vote_not_counted", {"step": VOTING}),
    ]
    unfinished = record_with(Education(3, FIRST))
    assert codes(disposition_warnings(unfinished, WHOLE[:1])) == [
        ("disposition_without_education", {"member": "党员3"})
    ]


def test_what_the_rules_ask_for_and_the_list_leaves_out_is_told() -> None:
    """Named once a step is taken; what the plan's list has under other words is there."""
    short = replace(EDUCATED, plan=with_steps(("支部调查核实并提出", "召开支部大会")))
    assert disposition_warnings(short, ()) == ()
    taken = [step("支部调查核实并提出")]
    assert codes(disposition_warnings(short, taken)) == [
        ("disposition_list_lacks", {"steps": f"{FILING}、{APPROVAL}"})
    ]


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        (START, "机关党委", "disposition_branch_starts"),
        (START, "党总支", "disposition_branch_starts"),
        (START, "支委会", ""),
        (FILING, "上级组织", "disposition_body_unclear"),
        (APPROVAL, "上级组织", "disposition_body_unclear"),
        (VOTING, "全体同志", "disposition_body_unclear"),
        (INQUIRY, "上级组织", ""),
    ],
)
def test_a_body_that_says_nothing_is_told(name: str, body: str, code: str) -> None:
    """And one that does not start it; which body it is elsewhere is not known here."""
    steps = [replace(entry, body=body) if entry.step == name else entry for entry in WHOLE]
    found = codes(disposition_warnings(EDUCATED, steps))
    assert found == ([(code, {"step": name, "body": body})] if code else [])


def test_only_a_vote_is_held_again() -> None:
    """Any other step that stands twice is told, once, and its days may be in any order."""
    again = replace(WHOLE[2], date=WHOLE[2].date + datetime.timedelta(1))
    found = disposition_warnings(EDUCATED, (*WHOLE[:2], again, WHOLE[2], again))
    assert codes(found) == [("disposition_step_twice", {"step": INQUIRY})]
    failed = replace(WHOLE[3], vote=Vote(9, 8, 4, 3, 1))
    held_again = (*WHOLE[:3], failed, WHOLE[3])
    assert [code for code, _ in codes(disposition_warnings(EDUCATED, held_again))] == ["vote_failed"]


def test_no_step_is_before_the_meeting_or_before_education_ended() -> None:
    """The earliest one is named with both days; on the day itself is in order."""
    meeting = EDUCATED.plan.meeting.date
    assert meeting is not None
    early, later = step(START), step(INQUIRY, 1)
    early = replace(early, date=meeting - datetime.timedelta(1))
    before = record_with(Education(3, early.date, early.date, "谈话", "没有转变"))
    assert codes(disposition_warnings(before, [later, early])) == [
        (
            "disposition_before_meeting",
            {"member": "党员3", "step": START, "date": early.date, "day": meeting},
        )
    ]
    on_day = record_with(Education(3, meeting, meeting, "谈话", "没有转变"))
    assert disposition_warnings(on_day, [replace(early, date=meeting)]) == ()
    undated = replace(before, plan=replace(before.plan, meeting=replace(before.plan.meeting, date=None)))
    assert disposition_warnings(undated, [early]) == ()
    for education in (
        Education(3, meeting, FIRST, "谈话", "没有转变"),
        Education(3, FIRST, None, "谈话", "没有"),
    ):
        first = replace(early, date=FIRST - datetime.timedelta(1))
        assert codes(disposition_warnings(record_with(education), [first])) == [
            (
                "disposition_before_education",
                {"member": "党员3", "step": START, "date": first.date, "day": FIRST},
            )
        ]


def test_a_vote_that_failed_or_counts_others_is_told() -> None:
    """With what it means; 应到 is compared with the roster."""
    failed = replace(WHOLE[3], vote=Vote(10, 8, 4, 3, 1))
    assert codes(disposition_warnings(EDUCATED, (*WHOLE[:3], failed, step(TELLING, 9)))) == [
        ("vote_failed", {"entitled": 10, "present": 8, "in_favour": 4}),
        ("vote_entitled_differs", {"entitled": 10, "due": 9}),
    ]
