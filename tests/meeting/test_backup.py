"""A backup opens as the meeting it was made of, lacks what is sealed, and never overwrites other things."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import InputError, StorageError
from orglife_kit.meeting import open_meeting
from orglife_kit.meeting.sample import make_demo
from orglife_kit.verify import verify
from tests.meeting.building import make_meeting, open_members_round, sign_off


def test_a_backup_is_the_same_meeting(tmp_path: Path) -> None:
    """Roster, tally, outcomes and plan are the same, and the recount confirms the copy."""
    meeting = make_demo(tmp_path / "demo")
    made = meeting.backup(tmp_path / "copy")
    copy = open_meeting(made.folder)
    assert made.lacking == 0
    assert copy.tallies() == meeting.tallies()
    assert copy.assessment_records() == meeting.assessment_records()
    assert copy.plan == meeting.plan
    assert verify(made.folder, meeting.tally_record().root).is_consistent


def test_sealed_ballots_stay_behind_and_are_counted(tmp_path: Path) -> None:
    """The copy of an open round has no intake and says how many ballots it lacks; paper is typed again."""
    meeting = make_meeting(tmp_path)
    open_members_round(meeting)
    for _ in range(4):
        meeting.cast("members", [1] * 7)
    meeting.cast("members", [1] * 7, second=True)
    made = meeting.backup(tmp_path / "copy")
    assert made.lacking == 4
    assert sorted(path.name for path in made.folder.iterdir()) == ["backup.json", "meeting.db", "plan.toml"]
    copy = open_meeting(made.folder)
    assert [entry.says.code for entry in copy.status_entries() if entry.clause == "C8"] == ["intake_lost"]
    copy.retype_round("members")
    copy.cast("members", [2] * 7)
    sign_off(copy, 7, 1)
    copy.close_round("members")
    assert copy.tally_record().valid == 1


def test_an_earlier_backup_is_replaced_unless_work_went_on_there(tmp_path: Path) -> None:
    """A second backup into the same folder replaces the first; a copy that was worked in is left alone."""
    meeting = make_meeting(tmp_path)
    meeting.backup(tmp_path / "copy")
    meeting.take_attendance()
    made = meeting.backup(tmp_path / "copy")
    copy = open_meeting(made.folder)
    assert copy.attendance_lines() == meeting.attendance_lines()
    copy.open_round("members")
    with pytest.raises(InputError, match="backup_continued"):
        meeting.backup(tmp_path / "copy")


def test_evidence_goes_along(tmp_path: Path) -> None:
    """Files kept as evidence are in the copy, and only those that are kept now."""
    meeting = make_meeting(tmp_path)
    kept = meeting.folder / "evidence"
    kept.mkdir()
    (kept / "照片.jpg").write_bytes(b"1")
    assert "evidence/照片.jpg" in meeting.backup(tmp_path / "copy").files
    (kept / "照片.jpg").rename(kept / "通知.pdf")
    assert meeting.backup(tmp_path / "copy").files[2:] == ("evidence/通知.pdf",)
    assert [path.name for path in (tmp_path / "copy" / "evidence").iterdir()] == ["通知.pdf"]


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
    meeting.take_attendance()
    early = open_meeting(meeting.backup(tmp_path / "early").folder)
    meeting.open_round("members")
    token = meeting.cast("members", [1] * 7).token
    late = open_meeting(meeting.backup(tmp_path / "late").folder)
    early.open_round("members")
    early.cast("members", [2] * 7)
    late.retype_round("members")
    late.cast("members", [3] * 7)
    for copy in (early, late):
        sign_off(copy, 7, 1)
        copy.close_round("members")
    assert [typed.token for typed in meeting.typed_ballots("members")] == [token]
