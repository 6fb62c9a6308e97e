"""A backup opens as the meeting it was made of, lacks what is sealed, and never overwrites other things."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import InputError, StorageError
from orglife_kit.meeting import open_meeting
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.ballots.marks import Channel
from orglife_kit.rules.ballots.tally import tallies, tally_of
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from orglife_kit.storage import backup
from orglife_kit.verify import verify
from tests.meeting.building import make_meeting, open_members_round, sign_off, typed_ballots


@pytest.mark.slow
def test_a_backup_is_the_same_meeting(tmp_path: Path) -> None:
    """Roster, tally, outcomes and plan are the same, and the recount confirms the copy."""
    meeting = make_demo(tmp_path / "demo")
    made = meeting.backup(tmp_path / "copy")
    copy = open_meeting(made.folder)
    assert made.lacking == 0
    assert tallies(copy.record) == tallies(meeting.record)
    assert copy.record.assessment == meeting.record.assessment
    assert copy.record.plan == meeting.record.plan
    assert verify(made.folder, tally_of(meeting.record).root).is_consistent


def test_sealed_ballots_stay_behind_and_are_counted(tmp_path: Path) -> None:
    """The copy of an open round has no intake, says how many ballots it lacks and where; paper can be typed."""
    meeting = make_meeting(tmp_path)
    open_members_round(meeting)
    for _ in range(4):
        meeting.ballots.cast("members", [1] * 7)
    meeting.ballots.cast("members", [1] * 7, channel=Channel.PAPER_SECOND)
    made = meeting.backup(tmp_path / "copy")
    assert made.lacking == 4
    assert sorted(path.name for path in made.folder.iterdir()) == ["backup.json", "meeting.db", "plan.toml"]
    copy = open_meeting(made.folder)
    assert [entry.says.code for entry in copy.status() if entry.clause == "C8"] == ["intake_copy"]
    copy.ballots.retype_round("members")
    copy.ballots.cast("members", [2] * 7)
    sign_off(copy, 7, 1)
    copy.ballots.close_round("members")
    assert tally_of(copy.record).valid == 1


def test_an_earlier_backup_is_replaced_unless_work_went_on_there(tmp_path: Path) -> None:
    """A second backup into the same folder replaces the first; a copy that was worked in is left alone."""
    meeting = make_meeting(tmp_path)
    meeting.backup(tmp_path / "copy")
    meeting.ballots.take_attendance()
    made = meeting.backup(tmp_path / "copy")
    copy = open_meeting(made.folder)
    assert copy.record.ballots.attendance == meeting.record.ballots.attendance
    copy.ballots.open_round("members")
    with pytest.raises(InputError, match="backup_continued"):
        meeting.backup(tmp_path / "copy")


def test_evidence_goes_along(tmp_path: Path) -> None:
    """Files kept as evidence are in the copy, and only those that are kept now."""
    meeting = make_meeting(tmp_path)
    note, wanted = (
        meeting.rectification.note_progress,
        {"measure": "两人值班", "owner": "赵一", "immediate": True},
    )
    first, second = meeting.rectification.take_in(
        RectificationItem(0, Ledger.COMMITTEE, problem, **wanted) for problem in ("窗口少", "通知晚")
    )
    note(first, "做了", "2024-03-01", file=("照片.jpg", b"1"))
    assert f"evidence/{first}-照片.jpg" in meeting.backup(tmp_path / "copy").files
    note(second, "做了", "2024-03-01", file=("通知.pdf", b"1"))
    meeting.rectification.remove_item(first)
    assert meeting.backup(tmp_path / "copy").files[2:] == (f"evidence/{second}-通知.pdf",)
    assert [path.name for path in (tmp_path / "copy" / "evidence").iterdir()] == [f"{second}-通知.pdf"]


def test_other_things_are_never_overwritten(tmp_path: Path) -> None:
    """A folder with something else, another meeting's backup, a file and the meeting itself are refused."""
    meeting, other = make_meeting(tmp_path / "a"), make_meeting(tmp_path / "b")
    other.backup(tmp_path / "other")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("x")
    for folder, code in (
        (tmp_path / "full", "backup_folder_used"),
        (tmp_path / "full" / "letter.txt", "backup_folder_used"),
        (other.folder, "backup_folder_used"),
        (tmp_path / "other", "backup_continued"),
        (meeting.folder, "backup_in_meeting"),
        (meeting.folder / "inside", "backup_in_meeting"),
    ):
        with pytest.raises(InputError, match=code):
            meeting.backup(folder)
    with pytest.raises(StorageError, match="folder_unusable"):
        meeting.backup(tmp_path / "full" / "letter.txt" / "below")


def test_a_copy_on_the_same_machine_never_destroys_the_ballots_of_the_first(tmp_path: Path) -> None:
    """Rounds opened, typed again and closed in a backup leave the original's sealed ballots readable."""
    meeting = make_meeting(tmp_path)
    meeting.ballots.take_attendance()
    early = open_meeting(meeting.backup(tmp_path / "early").folder)
    meeting.ballots.open_round("members")
    token = meeting.ballots.cast("members", [1] * 7).token
    late = open_meeting(meeting.backup(tmp_path / "late").folder)
    early.ballots.open_round("members")
    early.ballots.cast("members", [2] * 7)
    late.ballots.retype_round("members")
    late.ballots.cast("members", [3] * 7)
    for copy in (early, late):
        sign_off(copy, 7, 1)
        copy.ballots.close_round("members")
    assert [typed.token for typed in typed_ballots(meeting)] == [token]


def test_what_another_window_is_writing_is_left_out_and_nothing_half_stays(tmp_path: Path) -> None:
    """A file that is not whole yet is not copied; the copy has no file beside those that it names."""
    meeting = make_meeting(tmp_path)
    meeting.publication.publish("BRANCH", {"通报.html": b"1"}, "2024-03-01")
    for name in ("evidence/.1-照片.jpg.new", "published/.new-1/a.html", "published/2/通报.html"):
        path = meeting.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"1")
    for _ in range(2):
        made = meeting.backup(tmp_path / "copy")
        assert made.files == ("plan.toml", "meeting.db", "published/1/通报.html")
        there = [
            path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()
        ]
        assert sorted(there) == sorted([*made.files, "backup.json"])


def test_a_backup_that_cannot_be_written_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails in the middle: the error says so, no half file stays, the earlier copy still opens."""
    meeting = make_meeting(tmp_path)
    meeting.backup(tmp_path / "copy")
    before = sorted(path.name for path in (tmp_path / "copy").iterdir())
    meeting.ballots.take_attendance()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "put_in_place", fail)
        with pytest.raises(StorageError, match="folder_unusable"):
            meeting.backup(tmp_path / "copy")
    assert sorted(path.name for path in (tmp_path / "copy").iterdir()) == before
    copy = open_meeting(tmp_path / "copy")
    assert copy.record.ballots.attendance == ()
    copy.close()
    assert meeting.backup(tmp_path / "copy").lacking == 0
