"""What is taken in is there, and is taken in once; two windows on one item keep each other's fields (C13)."""

from __future__ import annotations

import datetime
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, RefusedError, StorageError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.preparation.findings import committee_aspects, member_aspects
from orglife_kit.rules.rectification.candidates import candidates, criticisms
from orglife_kit.rules.rectification.items import ItemState, Ledger, Origin, RectificationItem
from orglife_kit.storage.tables.rectification import ITEMS
from tests.meeting.building import make_meeting

COMMITTEES = RectificationItem(0, Ledger.COMMITTEE, "窗口午间一人值班", measure="午间两人在岗", owner="赵一")


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of five with one candidate of each kind that the preparation and the reviews make."""
    made = make_meeting(tmp_path, 5)
    made.preparation.note_committee_finding(committee_aspects(made.record)[0], "讨论时间少")
    made.preparation.note_suggestion("FROM_PUBLIC", "午间多开一个窗口")
    made.preparation.note_findings(2, member_aspects(made.record)[0], ["没有做笔记"])
    made.reviews.record_peer_review(3, 2, "交接单没有签")
    return made


def code(act: object) -> str:
    """Return the code of what an act refuses."""
    with pytest.raises((RefusedError, InputError, StorageError)) as told:
        act()  # type: ignore[operator]
    return told.value.notices[0].code


def test_the_same_is_not_taken_in_twice(meeting: Meeting) -> None:
    """Not by a second window that still shows it, not twice in one entry; then nothing of that entry is kept."""
    offered = candidates(open_meeting(meeting.folder).record)
    meeting.rectification.take_in(offered[:1])
    other = open_meeting(meeting.folder)
    for again in (offered, offered[1:2] * 2):
        assert code(lambda again=again: other.rectification.take_in(again)) == "item_taken_in"
    assert len(meeting.record.rectification.items) == 1
    other.rectification.take_in(offered[1:])
    assert candidates(meeting.record) == ()


@pytest.mark.parametrize(
    "origin", [Origin.COMMITTEE_FINDING, Origin.SUGGESTION, Origin.MEMBER_FINDING, Origin.CRITICISM]
)
def test_what_it_was_made_from_is_gone(meeting: Meeting, origin: Origin) -> None:
    """Removed in another window while the list still shows it: refused, whichever kind it is."""
    waiting = (*candidates(meeting.record), *criticisms(meeting.record))
    (offered,) = (item for item in waiting if item.origin is origin)
    other, number = open_meeting(meeting.folder), offered.origin_number or 0
    removed = {
        Origin.COMMITTEE_FINDING: lambda: other.preparation.remove_committee_finding(number),
        Origin.SUGGESTION: lambda: other.preparation.remove_suggestion(number),
        Origin.MEMBER_FINDING: lambda: other.preparation.note_findings(
            2, member_aspects(other.record)[0], []
        ),
        Origin.CRITICISM: lambda: other.reviews.remove_peer_review(number),
    }
    removed[origin]()
    assert code(lambda: meeting.rectification.take_in([offered])) == "item_source_unknown"
    assert meeting.record.rectification.items == ()


def test_a_source_is_not_lent_to_somebody_else(meeting: Meeting) -> None:
    """What one member found lacking is not another's item, nor the committee's, nor a grade's that nobody has."""
    (finding,) = (item for item in candidates(meeting.record) if item.origin is Origin.MEMBER_FINDING)
    helped = replace(finding, origin=Origin.FOLLOW_UP, origin_number=None)
    for lent in (
        replace(finding, member=3),
        replace(finding, member=None, ledger=Ledger.COMMITTEE),
        helped,
    ):
        assert code(lambda lent=lent: meeting.rectification.take_in([lent])) == "item_source_unknown"


def test_an_item_outlives_what_it_was_made_from(meeting: Meeting) -> None:
    """The finding goes, the item stays and says no longer which; the next finding's number is another one."""
    meeting.rectification.take_in(candidates(meeting.record))
    aspect = committee_aspects(meeting.record)[0]
    (finding,) = meeting.record.preparation.committee_findings
    meeting.preparation.remove_committee_finding(finding.number)
    (left,) = (item for item in meeting.record.rectification.items if item.origin is Origin.COMMITTEE_FINDING)
    assert left.origin_number is None
    number = meeting.preparation.note_committee_finding(aspect, "纪要整理晚")
    assert number != finding.number
    assert [item.problem for item in candidates(meeting.record)] == ["纪要整理晚"]


def test_one_carried_on_is_taken_in_once(meeting: Meeting) -> None:
    """By the item of last year that it goes on with, though it is the same member's as another one."""
    carried = [
        RectificationItem(0, Ledger.MEMBER, "交接不清", 2, Origin.CARRIED, carried=f"2023｜{number}")
        for number in (4, 7)
    ]
    meeting.rectification.take_in(carried)
    assert code(lambda: meeting.rectification.take_in(carried[1:])) == "item_taken_in"


def test_an_item_begins_at_the_beginning(meeting: Meeting) -> None:
    """Nothing is taken in as verified, and its number is the kit's own."""
    (number,) = meeting.rectification.take_in([replace(COMMITTEES, number=70, state=ItemState.VERIFIED)])
    (item,) = meeting.record.rectification.items
    assert (item.number, item.state) == (number, ItemState.OPENED)
    assert number != 70


def test_two_windows_change_two_fields_of_one_item(meeting: Meeting) -> None:
    """One sets the owner, the other the measure, each on what it shows: both are kept."""
    (number,) = meeting.rectification.take_in([replace(COMMITTEES, measure="", owner="")])
    other = open_meeting(meeting.folder)
    assert [window.record.rectification.items[0].owner for window in (meeting, other)] == ["", ""]
    meeting.rectification.change_item(number, owner="钱一")
    changed = other.rectification.change_item(number, measure="午间两人在岗", due=datetime.date(2024, 3, 31))
    assert (changed.owner, changed.measure) == ("钱一", "午间两人在岗")
    for window in (meeting, other, open_meeting(meeting.folder)):
        (item,) = window.record.rectification.items
        assert (item.owner, item.measure, item.due) == ("钱一", "午间两人在岗", datetime.date(2024, 3, 31))


def test_a_goal_that_the_plan_no_longer_names_hinders_nothing_else(meeting: Meeting) -> None:
    """It was named when it was chosen; the measure can still be written."""
    goal = meeting.record.plan.theme.goals[0]
    (number,) = meeting.rectification.take_in([replace(COMMITTEES, goal=goal)])
    meeting.plan.change({"theme.goals": ["另一个目标"]})
    assert meeting.rectification.change_item(number, measure="三天内整理").goal == goal
    assert code(lambda: meeting.rectification.change_item(number, goal="别的")) == "goal_unknown"


@pytest.mark.parametrize(
    ("facts", "refused"),
    [
        ({"state": "VERIFIED"}, "item_fact_unknown"),
        ({"number": 9}, "item_fact_unknown"),
        ({"due": "月底"}, "date_impossible"),
        ({"problem": None}, "problem_empty"),
    ],
)
def test_what_is_no_fact_of_an_item_is_told(meeting: Meeting, facts: dict[str, object], refused: str) -> None:
    """Nothing is changed then; a state is reached by its own act alone."""
    (number,) = meeting.rectification.take_in([COMMITTEES])
    before = meeting.record.rectification.items
    assert code(lambda: meeting.rectification.change_item(number, **facts)) == refused
    assert meeting.record.rectification.items == before


def test_codes_and_numbers_that_there_are_not(meeting: Meeting) -> None:
    """Answered by name, never by an error of the machine."""
    (number,) = meeting.rectification.take_in([replace(COMMITTEES, immediate=True)])
    acts = meeting.rectification
    acts.note_progress(number, "换了排班表", "2024-02-01", done=True)
    strange = replace(COMMITTEES, ledger="BRANCH")  # type: ignore[arg-type]
    assert code(lambda: acts.take_in([strange])) == "ledger_unknown"
    strange = replace(COMMITTEES, origin="RUMOUR")  # type: ignore[arg-type]
    assert code(lambda: acts.take_in([strange])) == "origin_unknown"
    assert code(lambda: acts.take_in([replace(COMMITTEES, member=99)])) == "member_number_unknown"
    assert code(lambda: acts.verify_item(number, "钱一", "VERY", "2024-02-02")) == "satisfaction_unknown"
    assert code(lambda: acts.record_account("PARENTS", "2024-02-02")) == "audience_unknown"
    assert code(lambda: acts.remove_item(99)) == "item_unknown"
    assert code(lambda: acts.consent(99)) == "member_number_unknown"


def test_what_is_removed_takes_its_history_along(meeting: Meeting) -> None:
    """And one undo brings all of it back."""
    (number,) = meeting.rectification.take_in([replace(COMMITTEES, immediate=True)])
    meeting.rectification.note_progress(number, "换了排班表", "2024-02-01", done=True)
    before = meeting.record.rectification
    meeting.rectification.remove_item(number)
    assert meeting.record.rectification.histories == {}
    meeting.undo()
    assert meeting.record.rectification == before


def test_a_refused_progress_leaves_no_file(meeting: Meeting) -> None:
    """Neither one that the rules refuse, nor one that the disk refuses after its file was written."""
    (number,) = meeting.rectification.take_in([COMMITTEES])
    file = ("排班表.xlsx", b"12")
    folder = meeting.folder / "evidence"

    def note(day: str = "2024-02-01") -> None:
        meeting.rectification.note_progress(number, "换了排班表", day, file=file)

    assert code(note) == "item_due_missing"
    meeting.rectification.change_item(number, immediate=True)
    assert code(lambda: note("二月")) == "date_impossible"
    assert not folder.exists()
    with pytest.MonkeyPatch.context() as forced:

        def full(*_: object, **__: object) -> int:
            raise sqlite3.OperationalError("disk full")

        forced.setattr(type(ITEMS), "change", full)
        assert code(note) == "database_failed"
    assert list(folder.iterdir()) == []
    assert meeting.record.rectification.histories == {}
    note()
    assert [path.name for path in folder.iterdir()] == [f"{number}-排班表.xlsx"]


@pytest.mark.parametrize("ledger", [Ledger.COMMITTEE, Ledger.SECRETARY])
def test_a_members_item_stands_in_no_other_ledger(meeting: Meeting, ledger: Ledger) -> None:
    """Of one's own wording or carried on: the branch would read it as the committee's; the secretary has his own."""
    meeting.plan.change_member(1, post="党支部书记")
    item = RectificationItem(0, ledger, "交接不清", 5, measure="逐项写清", owner="周一")
    assert code(lambda: meeting.rectification.take_in([item])) == "item_ledger_other"
    if ledger is Ledger.COMMITTEE:
        carried = replace(item, origin=Origin.CARRIED, carried="2023｜4")
        assert code(lambda: meeting.rectification.take_in([carried])) == "item_ledger_other"
    else:
        meeting.rectification.take_in([replace(item, member=1)])
    meeting.rectification.take_in([replace(item, ledger=Ledger.MEMBER)])


def test_a_source_that_is_gone_is_not_said_to_be_taken_in(meeting: Meeting) -> None:
    """The item that was made of it stays; what names the source again is told that it is gone."""
    offered = candidates(meeting.record)[0]
    meeting.rectification.take_in([offered])
    meeting.preparation.remove_committee_finding(offered.origin_number or 0)
    for again in (offered, replace(offered, origin_number=None)):
        assert code(lambda again=again: meeting.rectification.take_in([again])) == "item_source_unknown"
