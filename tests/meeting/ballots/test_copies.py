"""Copies made by hand, meetings that were moved, keys that are elsewhere: nothing acknowledged is ever touched."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from orglife_kit.cli.group import run
from orglife_kit.errors import OrglifeError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.doctor import examine
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.storage import leftovers
from orglife_kit.storage.keys import Key
from tests.meeting.ballots.test_rehearsal import everything
from tests.meeting.building import (
    is_intake_lost,
    make_meeting,
    meeting_of_version,
    open_members_round,
    sign_off,
    typed_ballots,
)


@pytest.fixture
def original(tmp_path: Path) -> Meeting:
    """Return a meeting of four with two ballots in."""
    made = make_meeting(tmp_path / "original", 4)
    open_members_round(made)
    for mark in (1, 2):
        made.ballots.cast("members", [mark] * 4)
    return made


def copied(meeting: Meeting, to: Path) -> Path:
    """Copy a meeting as a file manager does."""
    return Path(shutil.copytree(meeting.folder, to))


def told(meeting: Meeting) -> list[str]:
    """Return what the status says of the members' rating."""
    return [entry.says.code for entry in meeting.status() if entry.clause == "C8"]


def code(act: Callable[[], object]) -> str:
    """Return the code of the error."""
    with pytest.raises(OrglifeError) as error:
        act()
    return error.value.notices[0].code


def finish(meeting: Meeting, ballots: int) -> None:
    """Sign off and close the members' round."""
    sign_off(meeting, 4, ballots)
    meeting.ballots.close_round("members")


def look(meeting: Meeting) -> None:
    """Look at where it stands."""
    meeting.status()
    examine(meeting.folder)


def rehearse(meeting: Meeting) -> None:
    """Practise."""
    meeting.ballots.rehearse()


def type_again(meeting: Meeting) -> None:
    """Type other paper, and close."""
    meeting.ballots.retype_round("members")
    for _ in range(3):
        meeting.ballots.cast("members", [3] * 4)
    finish(meeting, 3)


def open_the_other(meeting: Meeting) -> None:
    """Open and close the rating of the committee."""
    meeting.ballots.take_pile("committee", [[1]] * 2, issued=2)
    meeting.ballots.close_round("committee")


@pytest.mark.parametrize("act", [look, rehearse, type_again, open_the_other])
def test_a_copy_never_touches_the_original(
    original: Meeting, state: Path, tmp_path: Path, act: Callable[[Meeting], None]
) -> None:
    """Whatever is done in it: no byte of the original, and of the keys none that was there."""
    copy = open_meeting(copied(original, tmp_path / "copy"))
    before = everything(original, state)
    assert told(copy) == ["intake_copy"]
    act(copy)
    after = everything(original, state)
    assert {path: digest for path, digest in after.items() if path in before} == before
    finish(original, 2)
    assert tally_of(original.record).rows[0].counts[:3] == (1, 1, 0)


@pytest.mark.parametrize("act", [look, rehearse, open_the_other, lambda meeting: finish(meeting, 2)])
def test_the_original_never_touches_a_copy(
    original: Meeting, tmp_path: Path, act: Callable[[Meeting], None]
) -> None:
    """What is typed in the copy stays, also when the original's round is over."""
    copy = open_meeting(copied(original, tmp_path / "copy"))
    copy.ballots.retype_round("members")
    tokens = {copy.ballots.cast("members", [4] * 4).token for _ in range(3)}
    act(original)
    assert {typed.token for typed in typed_ballots(copy)} == tokens
    finish(copy, 3)
    assert tally_of(copy.record).rows[0].counts[3] == 3


@pytest.mark.parametrize(
    "act",
    [
        lambda meeting: meeting.ballots.cast("members", [1] * 4),
        lambda meeting: meeting.ballots.typed_tokens("members"),
        lambda meeting: meeting.ballots.close_round("members"),
        lambda meeting: meeting.ballots.sign_off("members"),
    ],
)
def test_in_a_copy_every_act_says_where_the_ballots_are(
    original: Meeting, tmp_path: Path, act: Callable[[Meeting], object]
) -> None:
    """Neither lost nor to be adopted: they are typed in the other folder."""
    copy = open_meeting(copied(original, tmp_path / "copy"))
    assert code(lambda: act(copy)) == "intake_copy"
    assert code(copy.ballots.adopt) == "not_moved"
    assert not is_intake_lost(copy)


def test_a_copy_made_before_any_round_is_a_meeting_of_its_own(tmp_path: Path) -> None:
    """Both are opened, typed and closed; neither meets the other's ballots."""
    first = make_meeting(tmp_path / "first", 4)
    first.ballots.take_attendance()
    second = open_meeting(copied(first, tmp_path / "second"))
    for mark, meeting in enumerate((first, second), start=1):
        meeting.ballots.open_round("members")
        meeting.ballots.cast("members", [mark] * 4)
    look(first)
    for place, meeting in enumerate((second, first)):
        finish(meeting, 1)
        assert tally_of(meeting.record).rows[0].counts[1 - place] == 1


def test_a_meeting_that_was_moved_is_adopted_when_asked(original: Meeting, tmp_path: Path) -> None:
    """Opened at its new place it says where it was; after the answer everything goes on."""
    original.close()
    moved = open_meeting(shutil.move(original.folder, tmp_path / "moved"))
    assert told(moved) == ["intake_moved"]
    assert code(lambda: moved.ballots.cast("members", [1] * 4)) == "intake_moved"
    moved.ballots.adopt()
    assert moved.ballots.cast("members", [3] * 4).saved == 3
    finish(moved, 3)
    assert tally_of(moved.record).rows[0].counts[:3] == (1, 1, 1)
    assert examine(None) == () or all("key" not in found.says.code for found in examine(None))


def test_the_command_adopts_a_moved_meeting_and_no_copy(original: Meeting, tmp_path: Path) -> None:
    """``orglife adopt`` refuses a copy, and lets a moved meeting go on."""
    original.close()
    copy = copied(original, tmp_path / "copy")
    assert run(["adopt", str(copy)]) == 1
    moved = shutil.move(original.folder, tmp_path / "moved")
    shutil.rmtree(copy)
    assert run(["status", str(moved)]) == 0
    assert run(["adopt", str(moved)]) == 0
    assert len(typed_ballots(open_meeting(moved))) == 2


def test_a_key_under_another_user_is_elsewhere(
    original: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not lost. Typed again there, the old intake is set aside, and its key is not touched."""
    with monkeypatch.context() as patch:
        patch.setenv("ORGLIFE_STATE", str(tmp_path / "other user"))
        other = open_meeting(original.folder)
        assert told(other) == ["intake_elsewhere"]
        assert not is_intake_lost(other)
        assert code(lambda: other.ballots.cast("members", [1] * 4)) == "intake_elsewhere"
        assert "doctor_elsewhere_mend" in [found.mend.code for found in examine(original.folder)]
    assert original.ballots.cast("members", [1] * 4).saved == 3
    with monkeypatch.context() as patch:
        patch.setenv("ORGLIFE_STATE", str(tmp_path / "other user"))
        other.ballots.retype_round("members")
        other.ballots.cast("members", [4] * 4)
    assert told(open_meeting(original.folder)) == ["intake_elsewhere"]
    with monkeypatch.context() as patch:
        patch.setenv("ORGLIFE_STATE", str(tmp_path / "other user"))
        finish(other, 1)
        assert list((tmp_path / "other user" / "keys").iterdir()) == []
    assert list(original.folder.glob("intake*")) == []
    open_meeting(original.folder)


def test_what_was_set_aside_goes_at_the_close(original: Meeting, state: Path) -> None:
    """A key lost and typed again: the old ciphertext stays until the close, then nothing is left."""
    (key,) = (state / "keys").glob("*.key")
    key.unlink()
    original.ballots.retype_round("members")
    original.ballots.cast("members", [1] * 4)
    open_meeting(original.folder).close()
    finish(original, 1)
    assert list((state / "keys").iterdir()) == []
    assert list(original.folder.glob("intake*")) == []


def test_a_restored_backups_old_key_is_named(original: Meeting, tmp_path: Path) -> None:
    """The original is gone, its backup is typed again and closed: the doctor names the key that stayed."""
    backup = open_meeting(original.backup(tmp_path / "backup").folder)
    old = Key(original.record.ballots.rounds[0].intake)
    original.close()
    shutil.rmtree(original.folder)
    assert told(backup) == ["intake_lost"]
    backup.ballots.retype_round("members")
    backup.ballots.cast("members", [1] * 4)
    finish(backup, 1)
    strays = [found.says.fields["file"] for found in examine(None) if found.says.code == "doctor_key_stray"]
    assert strays == [str(old.path)]


def refusing(*_: object, **__: object) -> None:
    """Fail as a file does that may not be changed."""
    raise PermissionError(13, "Permission denied")


def test_a_key_that_cannot_be_removed_does_not_stop_the_close(
    original: Meeting, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The round is closed, the report and the status say what is left, the next opening finishes it."""
    sign_off(original, 4, 2)
    with monkeypatch.context() as patch:
        patch.setattr(Key, "empty", refusing)
        patch.setattr(Key, "remove", refusing)
        report = original.ballots.close_round("members")
        assert [note.code for note in report.notices] == ["key_left"]
        assert told(original)[-1] == "key_left"
        again = open_meeting(original.folder)
        assert told(again) == ["status_round_closed", "key_left"] or "key_left" in told(again)
        assert "key_left" in [found.says.code for found in examine(original.folder)]
    assert list((state / "keys").glob("*.key"))
    assert "key_left" not in told(open_meeting(original.folder))
    assert list((state / "keys").iterdir()) == []


def test_an_intake_that_cannot_be_removed_does_not_stop_the_close(
    original: Meeting, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its key is emptied all the same; the next opening finishes it."""
    sign_off(original, 4, 2)
    (key,) = (state / "keys").glob("*.key")
    before = key.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(leftovers, "_destroy_ballots", refusing)
        report = original.ballots.close_round("members")
    assert [note.code for note in report.notices] == ["intake_left"]
    assert key.read_bytes() != before
    open_meeting(original.folder)
    assert list((state / "keys").iterdir()) == []
    assert list(original.folder.glob("intake*")) == []


def test_a_copy_of_an_earlier_versions_open_round_belongs_to_who_writes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its key says nothing of a folder: looking claims nothing, the first ballot does, and the other is told."""
    first = meeting_of_version(tmp_path, "version_3_open")
    shutil.copytree(first / "state", tmp_path / "state")
    shutil.rmtree(first / "state")
    monkeypatch.setenv("ORGLIFE_STATE", str(tmp_path / "state"))
    copy = open_meeting(shutil.copytree(first, tmp_path / "copy"))
    assert told(copy) == ["status_round_open"]
    meeting = open_meeting(first)
    meeting.ballots.cast("members", [1] * 5)
    assert told(copy) == ["intake_copy"]
    copy.ballots.retype_round("members")
    copy.ballots.cast("members", [1] * 5)
    sign_off(copy, 7, 1)
    copy.ballots.close_round("members")
    sign_off(meeting, 7, 6)
    meeting.ballots.close_round("members")
    assert tally_of(meeting.record).valid == 6
    assert list((tmp_path / "state" / "keys").iterdir()) == []


def test_a_closed_copy_of_an_earlier_version_leaves_the_originals_old_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy closed on another computer comes back beside the original: opening it destroys nothing."""
    first = meeting_of_version(tmp_path, "version_3_open")
    shutil.copytree(first / "state", tmp_path / "state")
    shutil.rmtree(first / "state")
    copy = open_meeting(shutil.copytree(first, tmp_path / "copy"))
    copy.ballots.retype_round("members")
    copy.ballots.cast("members", [1] * 5)
    sign_off(copy, 7, 1)
    copy.ballots.close_round("members")
    copy.close()
    monkeypatch.setenv("ORGLIFE_STATE", str(tmp_path / "state"))
    look(open_meeting(tmp_path / "copy"))
    assert len(typed_ballots(open_meeting(first))) == 5
