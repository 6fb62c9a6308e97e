"""A pile from a file is one act: what is refused leaves no round, no ballot, no key; what fails takes itself back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.errors import OrglifeError, RefusedError, StorageError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.marks import Ballot, BallotClass, Channel
from orglife_kit.rules.ballots.opening import subjects_of
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.storage import database
from orglife_kit.storage.intake import Intake
from orglife_kit.storage.intake_file import IntakeFile
from orglife_kit.storage.state import state_folder
from tests.meeting.ballots.test_rehearsal import everything
from tests.meeting.building import make_meeting, sign_off

PILE = [[1, 2, 3, 4], [2, 2, 2, 2]]


def taken(meeting: Meeting, pile: Sequence[Sequence[int]] = PILE, **counted: Any) -> None:
    """Take a pile of the members' round."""
    meeting.ballots.take_pile("members", pile, **counted)


def before_the_attendance(meeting: Meeting) -> None:
    """Leave the meeting as it was made."""


def attended(meeting: Meeting) -> None:
    """Everybody is present."""
    meeting.ballots.take_attendance()


def too_few(meeting: Meeting) -> None:
    """One of four is present."""
    leave = [AttendanceLine(number, Presence.ON_LEAVE, "病假") for number in (1, 2, 3)]
    meeting.ballots.take_attendance(leave)


def typed(meeting: Meeting) -> None:
    """One ballot was typed by hand."""
    attended(meeting)
    meeting.ballots.open_round("members")
    meeting.ballots.cast("members", [1] * 4)


def signed(meeting: Meeting) -> None:
    """A pile was taken."""
    attended(meeting)
    taken(meeting)


def closed(meeting: Meeting) -> None:
    """The round is over."""
    signed(meeting)
    meeting.ballots.close_round("members")


@pytest.mark.parametrize(
    ("before", "wrong", "code"),
    [
        (attended, {"issued": 999}, "issued_over_entitled"),
        (attended, {"issued": -1}, "count_negative"),
        (attended, {"issued": "all"}, "count_impossible"),
        (attended, {"issued": 10**30}, "count_impossible"),
        (attended, {"received": 3}, "received_not_rows"),
        (attended, {"pile": [[1] * 4, [9] * 4]}, "marks_impossible"),
        (attended, {"pile": [[1] * 3]}, "marks_impossible"),
        (attended, {"pile": [None]}, "marks_impossible"),
        (attended, {"pile": [["1"] * 4]}, "marks_impossible"),
        (attended, {"ballot_class": "nobody"}, "class_unknown"),
        (attended, {"ballot_class": "public"}, "class_unknown"),
        (before_the_attendance, {}, "attendance_missing"),
        (too_few, {}, "quorum_missing"),
        (typed, {}, "pile_over_typed"),
        (typed, {"issued": 999}, "issued_over_entitled"),
        (signed, {}, "class_signed_off"),
        (closed, {}, "round_closed"),
    ],
)
def test_a_refused_pile_changes_no_byte(
    tmp_path: Path, state: Path, before: Callable[[Meeting], None], wrong: dict[str, Any], code: str
) -> None:
    """Whatever is wrong with it: no round is opened, nothing lies in the intake, no key is made."""
    meeting = make_meeting(tmp_path, 4)
    before(meeting)
    kept = everything(meeting, state)
    with pytest.raises(OrglifeError) as told:
        taken(meeting, **wrong)
    assert told.value.notices[0].code == code
    assert everything(meeting, state) == kept


def remains(meeting: Meeting, state: Path) -> list[str]:
    """Return what an intake leaves."""
    return [path.name for path in (*meeting.folder.glob("intake*"), *(state / "keys").glob("*"))]


def test_a_pile_that_cannot_be_sealed_takes_its_round_back(
    tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The intake fails after it was laid out: no round is open, no intake and no key is there."""
    meeting = make_meeting(tmp_path, 4)
    attended(meeting)

    def fail(*_: object) -> None:
        raise OSError("no disk")

    with monkeypatch.context() as patch:
        patch.setattr(Intake, "put_pile", fail)
        with pytest.raises(OSError, match="no disk"):
            taken(meeting)
    assert meeting.record.ballots.rounds == ()
    assert remains(meeting, state) == []
    taken(meeting)
    meeting.ballots.close_round("members")
    assert tally_of(meeting.record).valid == 2


def fail_to_commit(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the next transaction of ``meeting.db`` fail when all is written but its commit; intakes are not met."""
    plain, failed = database.in_transaction, []

    def failing(connection: sqlite3.Connection, act: Callable[[sqlite3.Connection], Any]) -> Any:
        if failed:
            return plain(connection, act)
        failed.append(folder)
        connection.execute("BEGIN IMMEDIATE")
        try:
            act(connection)
        finally:
            connection.execute("ROLLBACK")
        raise sqlite3.OperationalError("database or disk is full")

    patch.setattr(database, "in_transaction", failing)


@pytest.mark.parametrize("act", [taken, lambda meeting: meeting.ballots.open_round("members")])
def test_a_round_whose_commit_fails_leaves_nothing(
    tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[Meeting], object]
) -> None:
    """The intake was on the disk already when the meeting's own write failed: it is destroyed."""
    meeting = make_meeting(tmp_path, 4)
    attended(meeting)
    with monkeypatch.context() as patch:
        fail_to_commit(patch, meeting.folder)
        with pytest.raises(StorageError, match="database_failed"):
            act(meeting)
    assert meeting.record.ballots.rounds == ()
    assert remains(meeting, state) == []
    act(meeting)


def test_a_pile_left_in_an_open_round_is_not_counted(tmp_path: Path) -> None:
    """What an interrupted pile left in a round that was open before is no ballot; its class is typed by hand."""
    meeting = make_meeting(tmp_path, 4)
    attended(meeting)
    opened = meeting.ballots.open_round("members")
    left = Intake(IntakeFile(meeting.folder), opened.intake, opened.number, 4)
    left.put_pile(BallotClass.MEMBERS, [Ballot(BallotClass.MEMBERS, (1, 1, 1, 1))] * 3)
    left.file.close()
    assert meeting.backup(tmp_path / "copy").lacking == 0
    meeting.ballots.cast("members", [2, 2, 2, 2])
    sign_off(meeting, 4, 1)
    assert meeting.ballots.saved_ballots("members", channel=Channel.FILE) == 0
    meeting.ballots.close_round("members")
    assert [row.counts[:2] for row in tally_of(meeting.record).rows] == [(0, 1)] * 4


def test_a_pile_keeps_the_officers_who_were_proposed(tmp_path: Path) -> None:
    """Who was passed counts and watches, unless the pile names others; nobody at all is told."""
    meeting = make_meeting(tmp_path, 4)
    attended(meeting)
    meeting.ballots.propose_officers(["赵一"], ["孙一"])
    assert meeting.ballots.take_pile("members", PILE, tellers=["钱一"]) == ()
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert (latest.tellers, latest.scrutineers) == (("钱一",), ("孙一",))
    other = make_meeting(tmp_path / "other", 4)
    attended(other)
    assert [told.code for told in other.ballots.take_pile("members", PILE)] == ["tellers_not_named"]


def test_more_in_the_pile_than_issued_is_told_and_voids_the_round(tmp_path: Path, state: Path) -> None:
    """Two came back of one issued: a warning at once, void at the close, nothing kept of the ballots."""
    meeting = make_meeting(tmp_path, 4)
    attended(meeting)
    warnings = meeting.ballots.take_pile("members", PILE, issued=1, tellers=["赵一"])
    assert [told.code for told in warnings] == ["received_over_issued"]
    assert meeting.ballots.close_round("members").state == "void"
    assert remains(open_meeting(meeting.folder), state) == []


def test_a_pile_that_was_read_for_another_roster_is_refused(tmp_path: Path) -> None:
    """Another window takes one out and adds one: the same number of lines, each mark somebody else's."""
    meeting = make_meeting(tmp_path, 7)
    meeting.ballots.take_attendance()
    read_for = [subject.number for subject in subjects_of(meeting.record, "members")]
    other = open_meeting(meeting.folder)
    other.plan.remove_member(1)
    other.plan.add_member("新来的")
    other.ballots.take_attendance()
    with pytest.raises(RefusedError, match="pile_of_others"):
        meeting.ballots.take_pile("members", [[1] * 7], subjects=read_for)
    assert meeting.record.ballots.rounds == ()
    now = [subject.number for subject in subjects_of(meeting.record, "members")]
    meeting.ballots.take_pile("members", [[1] * 7], subjects=now)
    other.close()


def test_a_pile_that_begins_again_is_one_act(tmp_path: Path) -> None:
    """A refused one leaves the open round, its sign-offs and the intake that was set aside as they were."""
    meeting = make_meeting(tmp_path, 7)
    meeting.ballots.take_attendance()
    with pytest.raises(RefusedError, match="round_not_open"):
        meeting.ballots.take_pile("members", [[1] * 7], again=True)
    meeting.ballots.open_round("members")
    meeting.ballots.cast("members", [1] * 7)
    with pytest.raises(RefusedError, match="intake_not_lost"):
        meeting.ballots.take_pile("members", [[1] * 7], again=True)
    for key in (state_folder() / "keys").glob("*.key"):
        key.unlink()
    again = open_meeting(meeting.folder)
    before = {path.name: path.read_bytes() for path in meeting.folder.iterdir()}
    for wrong in (
        {"issued": 999},
        {"received": 7},
        {"ballot_class": "public"},
        {"tellers": ["赵一", "赵一"]},
    ):
        with pytest.raises(OrglifeError):
            again.ballots.take_pile("members", [[1] * 7], again=True, **wrong)
        assert {path.name: path.read_bytes() for path in meeting.folder.iterdir()} == before, wrong
    again.ballots.take_pile("members", [[1] * 7, [2] * 7], again=True)
    assert again.ballots.close_round("members").reconciliations[0].valid == 2
    again.close()


@pytest.mark.parametrize(
    "names", [(["赵一"], ["赵一"]), (["赵一", "赵 一"], ["钱一"]), (["赵一"], ["钱一", "钱一"])]
)
def test_nobody_counts_and_watches_or_is_named_twice(
    tmp_path: Path, names: tuple[list[str], list[str]]
) -> None:
    """Whichever way the officers come in."""
    meeting = make_meeting(tmp_path, 7)
    meeting.ballots.take_attendance()
    tellers, scrutineers = names
    with pytest.raises(RefusedError, match="officer_twice"):
        meeting.ballots.propose_officers(tellers, scrutineers)
    with pytest.raises(RefusedError, match="officer_twice"):
        meeting.ballots.take_pile("members", [[1] * 7], tellers=tellers, scrutineers=scrutineers)
    assert meeting.record.ballots.rounds == ()
    meeting.ballots.open_round("members")
    with pytest.raises(RefusedError, match="officer_twice"):
        meeting.ballots.name_officers("members", tellers, scrutineers)
