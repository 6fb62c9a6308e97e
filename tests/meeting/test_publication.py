"""Each scope is handed its own rows and nothing else: what it never had, no page of it can show."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.release import served_members
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.preparation.findings import member_aspects
from orglife_kit.rules.publication.release import Release
from orglife_kit.rules.publication.scopes import Scope
from tests.meeting.building import make_meeting


@pytest.fixture
def demo(tmp_path: Path) -> Meeting:
    """Return the sample's whole meeting."""
    return make_demo(tmp_path / "demo")


def held(release: Release) -> set[str]:
    """Return the names of the parts that a release holds."""
    return {name for name, value in vars(release).items() if value is not None} - {
        "scope",
        "facts",
        "contents",
    }


@pytest.mark.parametrize(
    ("scope", "parts"),
    [
        (
            "ORGAN",
            {
                *(
                    "outcomes",
                    "tallies",
                    "ballot_numbers",
                    "distribution",
                    "attendance",
                    "exceptions",
                    "representatives",
                    "corrections",
                    "agenda",
                ),
                *(
                    "study",
                    "comments",
                    "talk_numbers",
                    "talks",
                    "committee_findings",
                    "member_findings",
                    "minutes",
                ),
                *("rectification", "accounts", "follow_ups", "assessments", "recounts", "superior"),
                *("plan", "roster", "not_counted_number", "not_counted", "last_pairs", "suggestions"),
                *("consents", "publications", "remarks", "copied", "bundles", "as_of"),
            },
        ),
        (
            "SUPERVISOR",
            {
                *("outcomes", "ballot_numbers", "distribution", "attendance", "agenda", "study", "comments"),
                *("talk_numbers", "committee_findings", "rectification", "follow_ups", "feedback_numbers"),
                "superior",
                *("plan", "not_counted_number", "accounts", "remarks", "as_of"),
            },
        ),
        (
            "BRANCH",
            {
                *(
                    "ballot_numbers",
                    "attendance",
                    "exceptions",
                    "representatives",
                    "agenda",
                    "study",
                    "comments",
                ),
                *("talk_numbers", "committee_findings", "rectification", "feedback_numbers"),
                *("plan", "not_counted_number", "accounts", "remarks", "as_of"),
            },
        ),
        ("PUBLIC", {"rectification", "remarks", "as_of"}),
    ],
)
def test_a_scope_holds_its_parts_and_no_other(demo: Meeting, scope: str, parts: set[str]) -> None:
    """The table of DESIGN.md §7, as the sample's plan leaves it."""
    demo.preparation.record_talk(1, 2, "2024-01-15")
    assert held(demo.publication.release(scope)) == parts


def test_a_member_receives_only_his_own(demo: Meeting) -> None:
    """A feedback slip knows one member."""
    release = demo.publication.release("MEMBER", "王伟#7")
    own = {"member", "member_findings", "rectification", "follow_ups", "feedback", "roster", "consents"}
    assert held(release) == own
    assert [details.label for details in release.roster or ()] == ["王伟#7"]
    assert release.member is not None
    assert release.member.member.number == 7


def test_the_branch_sees_who_was_on_leave_and_no_reason(demo: Meeting) -> None:
    """Names without reasons; one who came late is not named."""
    branch = demo.publication.release("BRANCH").exceptions or ()
    assert [(line.label, line.line.reason) for line in branch] == [("罗松风", ""), ("谢安歌", "")]
    organ = demo.publication.release("ORGAN").exceptions or ()
    assert [line.line.reason for line in organ] == ["住院治疗", "外地出差", "航班延误"]


def test_id_numbers_are_masked_unless_asked_for(demo: Meeting) -> None:
    """Only the last four characters are legible."""
    masked = demo.publication.release("ORGAN").outcomes or ()
    whole = demo.publication.release("ORGAN", with_ids=True).outcomes or ()
    assert masked[0].identity == "**0001"
    assert whole[0].identity == "示例0001"


@pytest.mark.parametrize(
    ("setting", "scope", "part"),
    [
        ("distribution_to_branch", Scope.BRANCH, "distribution"),
        ("counts_to_supervisor", Scope.SUPERVISOR, "tallies"),
        ("committee_findings_to_public", Scope.PUBLIC, "committee_findings"),
    ],
)
def test_the_plan_may_open_more(demo: Meeting, setting: str, scope: Scope, part: str) -> None:
    """What the plan says is handed over, and only then."""
    assert part not in held(demo.publication.release(scope))
    demo.plan.change({f"settings.{setting}": True})
    assert part in held(demo.publication.release(scope))


def test_a_small_group_is_not_counted_outside_the_organ(tmp_path: Path) -> None:
    """Three graded members: no distribution for the branch even where the plan allows it."""
    meeting = make_meeting(tmp_path, 3, distribution_to_branch="true", counts_to_supervisor="true")
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1, 1, 1]] * 3)
    meeting.ballots.close_round("members")
    assert meeting.publication.release("BRANCH").distribution is None
    assert meeting.publication.release("SUPERVISOR").tallies == ()
    assert len(meeting.publication.release("ORGAN").tallies or ()) == 1


def test_a_plan_with_a_placeholder_goes_nowhere(demo: Meeting) -> None:
    """An official page is not written while the plan holds *** or XX; the error names the place."""
    plan = demo.folder / "plan.toml"
    plan.write_text(plan.read_text("utf-8").replace("星禾镇示例第一党支部", "XX党支部"), "utf-8")
    with pytest.raises(InputError) as told:
        demo.publication.release("ORGAN")
    assert told.value.notices[0].code == "placeholder_left"
    assert {fault.location.field for fault in told.value.notices} == {"plan.branch", "plan.introduction"}


def test_a_member_without_an_outcome_gets_no_slip(tmp_path: Path) -> None:
    """There is nothing to feed back yet; what he found lacking in himself he has from the day it is written."""
    meeting = make_meeting(tmp_path, 3)
    meeting.preparation.note_findings(2, member_aspects(meeting.record)[0], ["没有做笔记"])
    release = meeting.publication.release("MEMBER", 2)
    assert release.member is not None
    assert release.member.assessment is None
    assert [finding.point for finding in (release.member_findings or ())[0].findings] == ["没有做笔记"]
    assert served_members(meeting.record) == ("钱一",)
    with pytest.raises(RefusedError) as told:
        meeting.publication.release("MEMBER", 1)
    assert told.value.notices[0].code == "outcome_missing"
