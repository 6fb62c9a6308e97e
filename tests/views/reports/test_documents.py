"""The table of pages: who may see one follows from what it shows, and all files of an export from one record."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.release import release
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.plan.settings import Settings
from orglife_kit.rules.preparation.findings import member_aspects
from orglife_kit.rules.publication.scopes import Scope, contents
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views import reports
from orglife_kit.views.reports.documents import PAGES, documents
from tests.meeting.building import make_meeting

# what the plan can open to a scope, is open
MOST = Settings(
    distribution_to_branch=True,
    counts_to_supervisor=True,
    member_facts_to_supervisor=True,
    committee_findings_to_public=True,
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Return the sample's meeting."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ORGLIFE_STATE", str(tmp_path_factory.mktemp("state")))
    made = make_demo(tmp_path_factory.mktemp("demo") / "demo")
    patch.undo()
    return made


@pytest.mark.parametrize(
    ("scope", "titles"),
    [
        (
            Scope.MEMBER,
            [
                "Feedback slip",
                "Findings of the members",
                "Help, education and disposition",
                "Slip of commitments",
            ],
        ),
        (
            Scope.BRANCH,
            [
                "The meeting and the appraisal",
                "Findings of the committee",
                "Rectification ledger",
                "Rectification as reported",
                "Plan",
            ],
        ),
        (
            Scope.ORGAN,
            [
                "Study record",
                "Talk record",
                "Findings of the committee",
                "Findings of the members",
                "Minutes of the meeting",
                "Summary of the rating",
                "Distribution of grades",
                "Opinions on the members",
                "Registration of the appraisal",
                "Attendance at the meeting",
                "Help, education and disposition",
                "Rectification ledger",
                "Rectification as reported",
                "Roster",
                "Plan",
            ],
        ),
        (
            Scope.SUPERVISOR,
            [
                "The meeting and the appraisal",
                "Findings of the committee",
                "Summary of the rating",
                "Distribution of grades",
                "Registration of the appraisal",
                "Help, education and disposition",
                "Rectification ledger",
                "Rectification as reported",
                "Roster",
                "Plan",
            ],
        ),
        (Scope.PUBLIC, ["Findings of the committee", "Measures and progress"]),
    ],
)
def test_a_page_is_for_those_who_may_receive_what_it_shows(
    demo: Meeting, scope: Scope, titles: list[str]
) -> None:
    """Also where a release holds parts that its scope was never to receive: no page is made of them."""
    number = demo.record.roster.numbers[0]
    everything = dataclasses.replace(
        release(demo.record, Scope.ORGAN), member=release(demo.record, Scope.MEMBER, number).member
    )
    handed = dataclasses.replace(everything, scope=scope, contents=contents(scope, MOST))
    assert [page.title for page in PAGES if page.is_in(handed)] == titles


def test_what_may_receive_nothing_has_no_page(demo: Meeting) -> None:
    """A release without contents makes no document, whatever it holds."""
    nothing = dataclasses.replace(release(demo.record, Scope.ORGAN), contents=frozenset())
    with pytest.raises(RefusedError, match="nothing_to_publish"):
        documents(nothing)


@pytest.mark.parametrize(
    "act",
    [
        lambda meeting, folder: reports.preview(meeting, "ORGAN"),
        lambda meeting, folder: reports.export(meeting, "MEMBER", folder=folder, formats=("html",)),
        lambda meeting, folder: reports.publish(meeting, "BRANCH", "2024-02-01", formats=("html",)),
        lambda meeting, folder: reports.distribution_chart(meeting),
        lambda meeting, folder: reports.print_ballots(meeting, folder=folder),
        lambda meeting, folder: reports.print_sign_in(meeting, folder=folder),
        lambda meeting, folder: reports.print_plan(meeting, folder=folder),
        lambda meeting, folder: reports.print_talks(meeting, folder=folder),
        lambda meeting, folder: reports.print_account(meeting, folder=folder),
        lambda meeting, folder: reports.calendar(meeting, folder=folder),
    ],
)
def test_everything_is_made_of_one_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[Meeting, Path], object]
) -> None:
    """The record is taken once: what is changed meanwhile stands in none of the files, or in all."""
    meeting = make_meeting(tmp_path, 7)
    aspect, *_ = member_aspects(meeting.record)
    for name in meeting.record.roster.numbers[:2]:
        meeting.preparation.note_findings(name, aspect, ["学习不够经常"])
    taken: list[MeetingRecord] = []
    kept: property = vars(Meeting)["record"]

    def take(asked: Meeting) -> MeetingRecord:
        taken.append(kept.__get__(asked))
        return taken[-1]

    monkeypatch.setattr(Meeting, "record", property(take))
    act(meeting, tmp_path / "out")
    assert len(taken) == 1
