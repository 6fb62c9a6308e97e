"""The last act can be taken back where nothing depends on it; a ballot never comes back this way."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.errors import RefusedError, StorageError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, Outcome
from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.plan.members import Flag
from orglife_kit.rules.preparation.findings import member_aspects
from orglife_kit.storage import database
from orglife_kit.storage.undo import snapshot
from tests.meeting.building import make_meeting


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of four with something in every table that an act can take back."""
    made = make_meeting(tmp_path, 4)
    made.plan.set_flag("赵一", Flag.CASTS_BALLOT, holds=False, reason="出国")
    made.preparation.note_findings("赵一", member_aspects(made.record)[0], ["一", "二"])
    made.reviews.record_self_review("钱一", "说了")
    made.ballots.take_attendance()
    made.assessment.note_conduct("赵一", "下村")
    return made


def rate(meeting: Meeting) -> None:
    """Hold and close the members' rating."""
    meeting.ballots.take_pile("members", [(1, 2, 2, 2)] * 3, tellers=["赵一"], scrutineers=["钱一"])
    meeting.ballots.close_round("members")


def kept(meeting: Meeting) -> dict[str, list[Any]]:
    """Return every row of the tables, but those of rounds."""
    return meeting._work.database.read(snapshot)


ACTS: dict[str, Callable[[Meeting], Any]] = {
    "flag": lambda meeting: meeting.plan.set_flag("钱一", Flag.IS_GRADED, holds=False, reason="调走"),
    "add": lambda meeting: meeting.plan.add_member("新来的"),
    "change": lambda meeting: meeting.plan.change_member("赵一", group="二组"),
    "remove": lambda meeting: meeting.plan.remove_member("赵一"),
    "findings": lambda meeting: meeting.preparation.note_findings(
        "赵一", member_aspects(meeting.record)[0], []
    ),
    "self-review": lambda meeting: meeting.reviews.record_self_review("赵一"),
    "no self-review": lambda meeting: meeting.reviews.remove_self_review("钱一"),
    "attendance": lambda meeting: meeting.ballots.take_attendance(),
    "conduct": lambda meeting: meeting.assessment.note_conduct("赵一", ""),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_taken_back_whole(meeting: Meeting, act: str) -> None:
    """What an act has changed, in whatever table, is as it was before; a second undo is refused."""
    before = kept(meeting)
    ACTS[act](meeting)
    assert kept(meeting) != before or act == "attendance"
    assert meeting.can_undo
    meeting.undo()
    assert kept(open_meeting(meeting.folder)) == before
    assert not meeting.can_undo
    with pytest.raises(RefusedError, match="nothing_to_undo"):
        meeting.undo()


def test_an_outcome_is_taken_back(meeting: Meeting) -> None:
    """The outcome that was there before comes back; a reason for the cap and the drafts it finished are one act."""
    rate(meeting)
    basis = frozenset({Basis.DAILY_CONDUCT})
    meeting.assessment.assess([Assessment(1, Outcome.QUALIFIED, "先前的", bases=basis)])
    meeting.assessment.draft_assessment(Draft(1, Outcome.EXCELLENT, "后来的", bases=basis))
    meeting.undo()
    assert assessments(meeting.record)[1].opinion == "先前的"
    for number in (1, 2, 3):
        meeting.assessment.draft_assessment(Draft(number, Outcome.EXCELLENT, "好", bases=basis))
    before = kept(meeting)
    meeting.assessment.set_cap_reason("三人都完成了急难任务")
    assert len(assessments(meeting.record)) == 3
    meeting.undo()
    assert kept(meeting) == before


def test_no_round_and_no_ballot_is_undone(meeting: Meeting) -> None:
    """Opening, typing, signing off and closing cannot be taken back, and nothing before them either."""
    meeting.ballots.open_round("members")
    assert not meeting.can_undo
    meeting.assessment.note_conduct("赵一", "二")
    meeting.ballots.cast("members", [1, 2, 2, 2])
    meeting.ballots.count_paper("members", "members", issued=3, received=1)
    assert not meeting.can_undo
    meeting.ballots.sign_off("members", "members")
    meeting.ballots.close_round("members")
    assert not meeting.can_undo


def test_nothing_is_undone_over_other_work(meeting: Meeting) -> None:
    """After another process has written, undo is refused and both writings stay."""
    other = open_meeting(meeting.folder)
    meeting.assessment.note_conduct("钱一", "这里")
    other.assessment.note_conduct("孙一", "那里")
    with pytest.raises(RefusedError, match="undo_too_late"):
        meeting.undo()
    assert {meeting.record.assessment.conduct[number] for number in (2, 3)} == {"这里", "那里"}


def test_what_is_kept_for_undo_is_never_on_the_disk(meeting: Meeting) -> None:
    """A reopened meeting has nothing to undo, and the folder holds no further file."""
    before = {path.name for path in meeting.folder.iterdir()}
    meeting.assessment.note_conduct("钱一", "写错了的一行")
    meeting.undo()
    assert {path.name for path in meeting.folder.iterdir()} == before
    assert not open_meeting(meeting.folder).can_undo
    meeting.close()
    assert "写错了的一行".encode() not in (meeting.folder / "meeting.db").read_bytes()


def test_a_table_that_a_later_schema_adds_is_taken_back_too(meeting: Meeting) -> None:
    """Undo knows its tables from the file: one that nobody told it of follows, with what refers to its rows."""
    database = meeting._work.database
    database.write(
        lambda connection: connection.execute(
            "CREATE TABLE preparation_later (number INTEGER PRIMARY KEY AUTOINCREMENT,"
            " member INTEGER NOT NULL REFERENCES plan_member ON DELETE CASCADE, words TEXT NOT NULL)"
        ).fetchall()
    )
    insert = "INSERT INTO preparation_later (member, words) VALUES (?, ?)"
    database.write(lambda connection: connection.execute(insert, (1, "先前的")).fetchall())
    before = kept(meeting)
    assert before["preparation_later"] == [(1, 1, "先前的")]
    meeting.plan.remove_member(1)
    assert kept(meeting)["preparation_later"] == []
    meeting.undo()
    assert kept(meeting) == before
    database.write(lambda connection: connection.execute(insert, (2, "后来的")).fetchall(), undoable=True)
    meeting.undo()
    assert kept(meeting) == before


def test_a_number_that_was_undone_is_not_given_again(meeting: Meeting) -> None:
    """What named it, a page or a person, would mean somebody else."""
    first = meeting.preparation.note_suggestion("FROM_MEMBERS", "早发材料")
    meeting.undo()
    assert meeting.preparation.note_suggestion("FROM_MEMBERS", "再早些") == first + 1


def test_what_came_right_behind_an_act_is_not_undone(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another window that writes at once after the COMMIT is seen: undo is refused, and its act stays."""
    other, commit = open_meeting(meeting.folder), database.in_transaction

    def committed(connection: sqlite3.Connection, act: Callable[[sqlite3.Connection], Any]) -> Any:
        answer = commit(connection, act)
        monkeypatch.setattr(database, "in_transaction", commit)
        other.assessment.note_conduct("孙一", "那里")
        return answer

    monkeypatch.setattr(database, "in_transaction", committed)
    meeting.assessment.note_conduct("钱一", "这里")
    with pytest.raises(RefusedError, match="undo_too_late"):
        meeting.undo()
    assert {meeting.record.assessment.conduct[number] for number in (2, 3)} == {"这里", "那里"}


@pytest.mark.parametrize("act", ["conduct", "plan"])
def test_an_interrupted_wait_is_not_two_acts(
    meeting: Meeting, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An act whose wait was interrupted is on the disk; undo takes back that one, or none, never the one before."""
    meeting.assessment.note_conduct("钱一", "先前的")
    result = Future.result

    def interrupted(future: Future[Any], timeout: float | None = None) -> Any:
        result(future, timeout)
        raise KeyboardInterrupt

    monkeypatch.setattr(Future, "result", interrupted)
    later: dict[str, Callable[[], object]] = {
        "plan": lambda: meeting._work.database.write(lambda _: None),
        "conduct": lambda: meeting.assessment.note_conduct("孙一", "后来的"),
    }
    with pytest.raises(KeyboardInterrupt):
        later[act]()
    monkeypatch.setattr(Future, "result", result)
    if meeting.can_undo:
        meeting.undo()
    assert meeting.record.assessment.conduct[2] == "先前的"
    assert 3 not in meeting.record.assessment.conduct


@pytest.mark.parametrize("act", ["conduct", "plan"])
def test_an_undo_that_met_a_busy_file_can_be_asked_again(
    meeting: Meeting, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another program holds the file undo is told so; afterwards it does what was asked."""
    title = meeting.record.plan.title
    if act == "plan":
        meeting.plan.change({"plan.title": "另一个题目"})
    else:
        meeting.assessment.note_conduct("钱一", "写错了")
    meeting._work.database._run(
        lambda: meeting._work.database._connection.execute("PRAGMA busy_timeout=10").close()
    )
    holding = sqlite3.connect(meeting.folder / "meeting.db", isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="database_busy"):
        meeting.undo()
    holding.execute("ROLLBACK")
    holding.close()
    assert meeting.can_undo
    meeting.undo()
    assert 2 not in meeting.record.assessment.conduct
    assert meeting.record.plan.title == title
