"""组织处置: its order, the bodies that may decide, the vote with its own count (C11; RULES.md §2)."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.i18n import sentence
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.assessment.disposition import StepKind, step_kind, vote_meaning
from orglife_kit.rules.assessment.follow_up import Disposition, DispositionStep, Vote
from orglife_kit.rules.plan.settings import DISPOSITION_STEPS
from tests.meeting.assessment.test_follow_up import meeting  # noqa: F401 - the fixture

START, FILING, INVESTIGATION, VOTE, APPROVAL, ANNOUNCEMENT = DISPOSITION_STEPS
BODIES = ("党支部", "镇党委", "党支部", "党支部党员大会", "镇党委", "党支部")
PASSED = Vote(3, 3, 2, 1, 0)  # of three full members


def steps(number: int, vote: Vote | None = PASSED) -> list[DispositionStep]:
    """Return the first ``number`` steps of the plan's list, a day after the other."""
    made = [
        DispositionStep(3, step, datetime.date(2024, 9, day), body)
        for day, (step, body) in enumerate(zip(DISPOSITION_STEPS, BODIES, strict=True), start=1)
    ]
    made[3] = replace(made[3], disposition=Disposition.CORRECTION_IN_TIME, vote=vote)
    return made[:number]


def refused(meeting: Meeting, kept: list[DispositionStep]) -> list[str]:  # noqa: F811
    """Return the codes of why steps are refused; then nothing of them is kept."""
    before = meeting.record.assessment.dispositions
    with pytest.raises(RefusedError) as told:
        meeting.assessment.record_disposition(3, kept)
    assert meeting.record.assessment.dispositions == before
    return [fault.code for fault in told.value.notices]


def warned(meeting: Meeting, kept: list[DispositionStep]) -> set[str]:  # noqa: F811
    """Return the codes of what is said of steps that are kept."""
    return {told.code for told in meeting.assessment.record_disposition(3, kept)}


@pytest.fixture
def educated(meeting: Meeting) -> Meeting:  # noqa: F811
    """Return the meeting with the education of the unqualified member."""
    meeting.assessment.record_education(3, "2024-02-01", last="2024-07-31", result="没有改正")
    return meeting


def test_the_whole_way_is_kept(educated: Meeting) -> None:
    """Every step with its day, body, disposition and vote, read back as it was entered."""
    for number in range(1, 7):
        assert warned(educated, steps(number)) == set()
    kept = open_meeting(educated.folder).record.assessment.dispositions[3]
    assert list(kept) == steps(6)


def test_what_a_step_is_follows_from_its_words() -> None:
    """Those of another plan too; what says nothing is any other step."""
    assert [step_kind(step) for step in ("支部提出", "党委审查", "大会讨论表决", "党委审批", "谈话")] == [
        *(StepKind.START, StepKind.FILING, StepKind.VOTE, StepKind.APPROVAL, StepKind.OTHER),
    ]


@pytest.mark.parametrize(
    ("position", "body", "code"),
    [
        (4, "党总支", "disposition_committee_decides"),
        (4, "水务局党总支委员会", "disposition_committee_decides"),
        (4, "党支部", "disposition_committee_decides"),
        (4, "支部党员大会", "disposition_committee_decides"),
        (1, "党总支", "disposition_committee_decides"),
        (3, "支委会", "disposition_meeting_decides"),
        (3, "党支部委员会", "disposition_meeting_decides"),
        (3, "党总支", "disposition_meeting_decides"),
        (3, "镇党委", "disposition_meeting_decides"),
        (3, "党总支党员大会", "disposition_meeting_decides"),
        (4, "县直机关党委第三党总支", "disposition_committee_decides"),
        (4, "机关党委第一党支部", "disposition_committee_decides"),
    ],
)
def test_a_body_that_may_not_decide_is_refused(
    educated: Meeting, position: int, body: str, code: str
) -> None:
    """A general branch approves nothing, a branch's committee votes on nothing; the sentence names the source."""
    kept = steps(position + 1)
    kept[position] = replace(kept[position], body=body)
    assert code in refused(educated, kept)
    with pytest.raises(RefusedError) as told:
        educated.assessment.record_disposition(3, kept)
    assert "不合格党员组织处置办法" in sentence(told.value.notices[0])


@pytest.mark.parametrize(
    "body", ["镇党委", "县委直属机关工委", "水务局党委（经党总支报送）", "中共星禾镇委员会", "县委"]
)
def test_the_committee_approves_whatever_it_is_called(educated: Meeting, body: str) -> None:
    """党委 and 工委 by whatever name."""
    kept = steps(5)
    kept[4] = replace(kept[4], body=body)
    assert warned(educated, kept) == set()


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_what_must_come_before_the_vote(educated: Meeting, missing: int) -> None:
    """Started, filed beforehand, investigated: without one of them the vote is refused."""
    kept = steps(4)
    del kept[missing]
    assert refused(educated, kept) == ["disposition_needs"]


@pytest.mark.parametrize("late", [0, 1, 2])
def test_what_comes_before_the_vote_is_dated_so(educated: Meeting, late: int) -> None:
    """Started, filed or investigated after the vote is refused; other days out of order are only told."""
    kept = steps(4)
    kept[late] = replace(kept[late], date=datetime.date(2024, 9, 30))
    assert refused(educated, kept) == ["disposition_needs_earlier"]
    kept = steps(4)
    kept[2] = replace(kept[2], date=datetime.date(2024, 9, 1))
    assert warned(educated, kept) == {"disposition_out_of_order"}


@pytest.mark.parametrize("vote", [None, Vote(3, 3, 1, 1, 1), Vote(3, 1, 1, 0, 0)])
def test_an_approval_needs_a_vote_that_was_passed(educated: Meeting, vote: Vote | None) -> None:
    """Counted and passed; what is announced was approved."""
    assert refused(educated, steps(5, vote)) == ["disposition_needs_vote"]
    kept = steps(6)
    del kept[4]
    assert refused(educated, kept) == ["disposition_needs"]
    kept = steps(5)
    kept[4] = replace(kept[4], date=datetime.date(2024, 9, 3))
    assert refused(educated, kept) == ["disposition_needs_earlier"]


@pytest.mark.parametrize(
    ("vote", "meaning"),
    [
        (Vote(10, 8, 6, 1, 1), "vote_passed"),
        (Vote(10, 8, 5, 2, 1), "vote_failed"),  # exactly half of those entitled
        (Vote(10, 5, 5, 0, 0), "vote_failed"),  # all present, and half of those entitled
        (Vote(9, 5, 5, 0, 0), "vote_passed"),
        (Vote(10, 4, 4, 0, 0), "vote_not_quorate"),
        (Vote(9, 4, 4, 0, 0), "vote_not_quorate"),
    ],
)
def test_what_a_vote_means(vote: Vote, meaning: str) -> None:
    """At least half present; more than half of those entitled, not of those present, are for it (art. 11)."""
    assert vote_meaning(vote).code == meaning
    assert "第十一条" in sentence(vote_meaning(vote))


@pytest.mark.parametrize(
    "vote",
    [
        Vote(3, 4, 2, 1, 1),
        Vote(3, 3, 2, 2, 0),
        Vote(3, 3, 1, 1, 0),
        Vote(0, 0, 0, 0, 0),
        Vote(3, 1, 2, -1, 0),
    ],
)
def test_numbers_that_are_no_vote_are_refused(educated: Meeting, vote: Vote) -> None:
    """Those for, against and abstaining are those present, who are not more than those entitled."""
    assert refused(educated, steps(4, vote)) == ["vote_numbers"]


def test_a_count_belongs_to_the_vote(educated: Meeting) -> None:
    """No other step has one."""
    kept = steps(1)
    kept[0] = replace(kept[0], vote=PASSED)
    assert refused(educated, kept) == ["vote_elsewhere"]


def test_what_the_rules_leave_to_the_branch_is_told(educated: Meeting) -> None:
    """A vote without its count, not passed, or of other members than the roster has; a step of one's own."""
    assert warned(educated, steps(4, None)) == {"vote_not_counted"}
    assert warned(educated, steps(4, Vote(3, 3, 1, 2, 0))) == {"vote_failed"}
    assert warned(educated, steps(4, Vote(5, 3, 3, 0, 0))) == {"vote_entitled_differs"}
    own = DispositionStep(3, "与本人谈话", datetime.date(2024, 9, 1), "党支部")
    assert warned(educated, [own]) == {"disposition_step_unlisted"}
    assert {told.says.code for told in educated.status()} >= {"disposition_step_unlisted"}


@pytest.mark.parametrize(
    ("position", "body", "code"),
    [
        (0, "镇党委", "disposition_branch_starts"),
        (0, "党总支", "disposition_branch_starts"),
        (1, "局党组", "disposition_body_unclear"),
        (1, "镇党委组织办", "disposition_body_unclear"),
        (3, "全体党员", "disposition_body_unclear"),
        (4, "县纪委", "disposition_body_unclear"),
    ],
)
def test_a_body_that_the_rules_do_not_name_is_told(
    educated: Meeting, position: int, body: str, code: str
) -> None:
    """The branch starts it; who can be meant by a name that says nothing is left to the branch, with the source."""
    kept = steps(position + 1)
    kept[position] = replace(kept[position], body=body)
    (told,) = educated.assessment.record_disposition(3, kept)
    assert told.code == code
    assert "不合格党员组织处置办法" in sentence(told)


def test_the_branch_may_be_named_for_what_it_files(educated: Meeting) -> None:
    """报基层党委预先备案 is done by the branch; the step itself names the committee."""
    kept = steps(2)
    kept[1] = replace(kept[1], body="党支部")
    assert warned(educated, kept) == set()
    kept[1] = replace(kept[1], step="预先备案")
    assert refused(educated, kept) == ["disposition_committee_decides"]


def test_a_vote_is_held_again(educated: Meeting) -> None:
    """Not passed, then passed: both are kept by their numbers, and the approval rests on the second."""
    first, again = steps(4, Vote(3, 3, 1, 2, 0)), steps(5)[3:]
    again = [replace(step, date=datetime.date(2024, 10, day)) for day, step in enumerate(again, start=8)]
    assert warned(educated, [*first, *again]) == {"vote_failed"}
    kept = educated.record.assessment.dispositions[3]
    assert [step.vote.in_favour for step in kept if step.vote] == [1, 2]
    assert len({step.number for step in kept}) == 6
    early = [*first, replace(again[1], date=datetime.date(2024, 10, 7)), again[0]]
    assert refused(educated, early) == ["disposition_needs_earlier"]
    twice = [*steps(3), replace(steps(3)[2], date=datetime.date(2024, 9, 20))]
    assert warned(educated, twice) == {"disposition_step_twice"}


def test_a_list_of_ones_own_is_measured_by_the_rules(educated: Meeting) -> None:
    """A step that does two things counts as both; what the list leaves out is told."""
    own = ["支部调查核实并提出", "报党委预审", "大会表决", "党委批准", "在大会上宣布"]
    educated.plan.change({"settings.disposition_steps": own})
    bodies = ("党支部", "镇党委", "党员大会", "镇党委", "党支部")
    kept = [
        DispositionStep(3, step, datetime.date(2024, 9, day), body, vote=PASSED if day == 3 else None)
        for day, (step, body) in enumerate(zip(own, bodies, strict=True), start=1)
    ]
    assert warned(educated, kept) == set()
    assert refused(educated, kept[1:3]) == ["disposition_needs"]
    assert refused(educated, [*kept[:3], kept[4]]) == ["disposition_needs"]
    educated.plan.change({"settings.disposition_steps": [own[0], own[2], own[3]]})
    (told,) = educated.assessment.record_disposition(3, kept[:1])
    assert (told.code, told.fields["steps"]) == ("disposition_list_lacks", FILING)


def test_what_is_wrong_already_can_be_mended(educated: Meeting) -> None:
    """Steps kept under another list are told as wrong; others are added and taken out, but nothing wrong anew."""
    full = educated.record.plan.settings.disposition_steps
    educated.plan.change({"settings.disposition_steps": [START, INVESTIGATION, VOTE, APPROVAL]})
    kept = steps(5)
    del kept[1]
    educated.assessment.record_disposition(3, kept)
    educated.plan.change({"settings.disposition_steps": list(full)})
    assert "disposition_needs" in {told.says.code for told in educated.status()}
    told = educated.assessment.remove_step(3, kept[-1])
    assert [entry.code for entry in told] == ["disposition_needs"]
    with pytest.raises(RefusedError) as refusal:
        educated.assessment.add_step(3, replace(steps(5)[4], body="党总支"))
    assert [fault.code for fault in refusal.value.notices] == ["disposition_committee_decides"]
    with pytest.raises(RefusedError):
        educated.assessment.remove_step(3, kept[0])
    assert educated.assessment.add_step(3, steps(2)[1]) == ()
    assert "disposition_needs" not in {entry.says.code for entry in educated.status()}


def test_a_step_before_what_it_follows_is_told(educated: Meeting) -> None:
    """Before the meeting that rated him, before his education ended."""
    early = replace(steps(1)[0], date=datetime.date(2024, 1, 10))
    assert warned(educated, [early]) == {"disposition_before_meeting", "disposition_before_education"}


def test_education_comes_first(meeting: Meeting) -> None:  # noqa: F811
    """经教育仍不改正的: without its outcome a disposition is told of (C11)."""
    assert warned(meeting, steps(1)) == {"disposition_without_education"}


def test_a_disposition_that_there_is_not(educated: Meeting) -> None:
    """限期改正, 劝其退党, 除名, and nothing else."""
    strange = replace(steps(1)[0], disposition="WARNING")  # type: ignore[arg-type]
    assert refused(educated, [strange]) == ["disposition_code_unknown"]
