"""A folder that somebody else made: nothing outside it is touched, what is odd is left alone and named."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from orglife_kit.errors import StorageError
from orglife_kit.meeting import open_meeting
from orglife_kit.meeting.doctor import examine
from tests.meeting.ballots.test_rehearsal import everything
from tests.meeting.building import make_meeting, meeting_of_version, open_members_round, typed_ballots

pytestmark = pytest.mark.skipif(os.name == "nt", reason="only administrators make links there")
VICTIM = "the user's own letters"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Return a folder of the user's that no meeting has to do with."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("busy.db", "meeting.db", "intake.db", "plan.toml"):
        (folder / name).write_text(VICTIM, "utf-8")
    return folder


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """Return a meeting folder that came from elsewhere."""
    made = make_meeting(tmp_path / "foreign", 4)
    made.close()
    return made.folder


def linked_intake(folder: Path, letters: Path) -> None:
    """The sealed ballots are a link."""
    (folder / "intake.db").symlink_to(letters / "intake.db")


def linked_leaving(folder: Path, letters: Path) -> None:
    """So is what a removal left."""
    (folder / "intake.db.leaving").hardlink_to(letters / "intake.db")


def linked_practice(folder: Path, letters: Path) -> None:
    """What looks like a rehearsal's folder is a link to the letters."""
    (folder / ".rehearsal-0123abcd").symlink_to(letters)


def practice_of_links(folder: Path, letters: Path) -> None:
    """A rehearsal's folder with links in it."""
    inside = folder / ".rehearsal-0123abcd"
    inside.mkdir()
    (inside / "intake.db").symlink_to(letters / "intake.db")
    (inside / "busy.db").hardlink_to(letters / "busy.db")


def practice_with_a_folder(folder: Path, letters: Path) -> None:
    """A rehearsal's folder with a folder in it."""
    shutil.copytree(letters, folder / ".rehearsal-0123abcd" / "inside")


def practice_with_another_file(folder: Path, letters: Path) -> None:
    """A rehearsal's folder with somebody's file in it."""
    (folder / ".rehearsal-0123abcd").mkdir()
    shutil.copy(letters / "plan.toml", folder / ".rehearsal-0123abcd" / "letter.txt")


def practice_of_another_name(folder: Path, letters: Path) -> None:
    """A name that only begins like ours."""
    shutil.copytree(letters, folder / ".rehearsal-of-the-choir")


def a_pipe(folder: Path, letters: Path) -> None:
    """A pipe, which would keep whoever opens it waiting."""
    os.mkfifo(folder / "intake.db")


ODD = [
    *((linked_intake, "intake_left"), (linked_leaving, "intake_left"), (a_pipe, "intake_left")),
    *((linked_practice, "odd_folder"), (practice_of_links, "odd_folder")),
    *((practice_with_a_folder, "odd_folder"), (practice_with_another_file, "odd_folder")),
    (practice_of_another_name, "odd_folder"),
]


@pytest.mark.parametrize(("make", "code"), ODD)
def test_what_is_odd_is_left_alone_and_named(
    foreign: Path, letters: Path, make: Callable[[Path, Path], None], code: str
) -> None:
    """Not a byte of the user's is another one; the meeting opens, status and doctor name it, acts go on."""
    make(foreign, letters)
    meeting = open_meeting(foreign)
    assert code in [entry.says.code for entry in meeting.status()]
    assert code in [found.says.code for found in examine(foreign)]
    meeting.ballots.rehearse()
    meeting.ballots.take_attendance()
    assert {path.read_text("utf-8") for path in letters.iterdir()} == {VICTIM}
    kept = [path for path in foreign.rglob("*") if path.name in ("letter.txt", "inside")]
    assert len(kept) == (make in (practice_with_a_folder, practice_with_another_file))


@pytest.mark.parametrize("make", [linked_intake, linked_practice, practice_with_a_folder])
def test_the_verb_goes_on(foreign: Path, letters: Path, make: Callable[[Path, Path], None]) -> None:
    """``orglife status`` leaves with 0 and says it."""
    make(foreign, letters)
    done = subprocess.run(
        [sys.executable, "-m", "orglife_kit", "status", str(foreign), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "intake.db" in done.stdout or ".rehearsal-" in done.stdout
    json.loads(done.stdout)


def renamed(folder: Path, identity: str) -> None:
    """Give a meeting another id, as its maker can."""
    connection = sqlite3.connect(folder / "meeting.db")
    connection.execute("UPDATE plan_meeting SET id = ?", (identity,))
    connection.commit()
    connection.close()


@pytest.mark.parametrize("identity", ["*", "../../x", "", "a" * 64, "%", "[0-9a-f]*"])
def test_an_id_of_another_form_reaches_no_key(
    foreign: Path, state: Path, tmp_path: Path, identity: str
) -> None:
    """A user with an open rating of his own looks at a foreign folder, rehearses there, and rates."""
    own = make_meeting(tmp_path / "own", 4)
    open_members_round(own)
    own.ballots.cast("members", [1] * 4)
    renamed(foreign, identity)
    before = everything(own, state)
    meeting = open_meeting(foreign)
    examine(foreign)
    meeting.ballots.rehearse()
    open_members_round(meeting)
    meeting.ballots.cast("members", [1] * 4)
    after = everything(own, state)
    assert {path: digest for path, digest in after.items() if path in before} == before


@pytest.mark.parametrize("state_of_round", ["open", "closed", "void"])
@pytest.mark.parametrize("intake", ["{identity}-1", ""])
def test_a_folder_that_names_the_users_own_old_key_does_not_reach_it(
    foreign: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, intake: str, state_of_round: str
) -> None:
    """The key of a round that an earlier version left open says nothing of a folder: its own ballots do."""
    own = meeting_of_version(tmp_path, "version_3_open")
    shutil.copytree(own / "state", tmp_path / "state")
    shutil.rmtree(own / "state")
    monkeypatch.setenv("ORGLIFE_STATE", str(tmp_path / "state"))
    (key,) = (tmp_path / "state" / "keys").iterdir()
    identity, kept = key.stem.partition("-")[0], key.read_bytes()
    made = open_meeting(foreign)
    open_members_round(made)
    made.close()
    renamed(foreign, identity)
    connection = sqlite3.connect(foreign / "meeting.db")
    values = (intake.format(identity=identity), state_of_round)
    connection.execute("UPDATE ballots_round SET intake = ?, state = ?", values)
    connection.commit()
    connection.close()
    meeting = open_meeting(foreign)
    examine(foreign)
    if state_of_round == "open":
        for act in (
            lambda: meeting.ballots.cast("members", [1] * 4),
            lambda: meeting.ballots.close_round("members"),
        ):
            with pytest.raises(StorageError, match="intake_lost"):
                act()
    assert key.read_bytes() == kept
    assert len(typed_ballots(open_meeting(own))) == 5


@pytest.mark.parametrize("state_of_round", ["open", "closed", "void"])
def test_a_folder_that_names_the_users_own_intake_reaches_no_key(
    foreign: Path, state: Path, tmp_path: Path, state_of_round: str
) -> None:
    """Its record says that the user's intake is its own, and over: key and ballots stay."""
    own = make_meeting(tmp_path / "own", 4)
    open_members_round(own)
    token = own.ballots.cast("members", [1] * 4).token
    intake = own.record.ballots.rounds[0].intake
    made = open_meeting(foreign)
    open_members_round(made)
    made.close()
    connection = sqlite3.connect(foreign / "meeting.db")
    connection.execute("UPDATE ballots_round SET intake = ?, state = ?", (intake, state_of_round))
    connection.commit()
    connection.close()
    before = everything(own, state)
    open_meeting(foreign).close()
    examine(foreign)
    after = everything(own, state)
    own_files = {path for path in before if intake in path or str(own.folder) in path}
    assert all(after[path] == before[path] for path in own_files)
    assert own.ballots.typed_tokens("members") == (token,)


def test_a_database_that_is_a_link_is_not_opened(foreign: Path, tmp_path: Path) -> None:
    """Neither read nor brought to a newer version: it may be anybody's."""
    shutil.move(foreign / "meeting.db", tmp_path / "elsewhere.db")
    (foreign / "meeting.db").symlink_to(tmp_path / "elsewhere.db")
    with pytest.raises(StorageError, match="database_link"):
        open_meeting(foreign)


def test_files_and_folders_of_ours_are_for_their_owner(tmp_path: Path, state: Path) -> None:
    """0600 and 0700, whatever the umask, from the first moment on, in a backup too."""
    before = os.umask(0)
    try:
        meeting = make_meeting(tmp_path / "own", 4)
        open_members_round(meeting)
        meeting.ballots.cast("members", [1] * 4)
        meeting.plan.change({"meeting.place": "二楼"})
        meeting.publication.publish("BRANCH", {"通报.html": b"x"}, "2024-02-01")
        backup = meeting.backup(tmp_path / "backup").folder
    finally:
        os.umask(before)
    for folder in (meeting.folder, backup, state):
        for path in (folder, *folder.rglob("*")):
            wanted = 0o700 if path.is_dir() else 0o600
            if path != state:  # the test's own folder
                assert stat.S_IMODE(path.stat().st_mode) == wanted, path
