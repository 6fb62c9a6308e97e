"""The doctor finds what is left over, weak or missing, and says for each how it is mended."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from importlib import metadata
from pathlib import Path

import pytest

from orglife_kit.i18n import sentence
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.doctor import examine
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from orglife_kit.storage.state import state_folder
from tests.meeting.building import make_meeting, open_members_round


@pytest.fixture(autouse=True)
def own_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let this user's own history out of it."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    return tmp_path / "ipython"


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting whose members' round is open with one ballot in."""
    made = make_meeting(tmp_path / "own", 5, keeping_years="90")
    open_members_round(made)
    made.ballots.cast("members", [1, 1, 1, 1, 1])
    return made


def codes(folder: Path | None, notebooks: Path | None = None) -> list[str]:
    """Return what is found; every finding has its two sentences."""
    found = examine(folder, [notebooks] if notebooks else ())
    assert all(sentence(entry.says) and sentence(entry.mend) for entry in found)
    return [entry.says.code for entry in found]


def test_an_open_meeting_in_order_has_no_finding(meeting: Meeting) -> None:
    """Key and intake belong to the open round; the folder is its owner's alone."""
    assert codes(meeting.folder) == []


def test_what_a_close_left_is_destroyed_by_looking(meeting: Meeting) -> None:
    """A key that is left of a closed round is finished off when the meeting is opened."""
    (key,) = (state_folder() / "keys").glob("*.key")
    kept = key.read_bytes()
    meeting.ballots.count_paper("members", issued=5, received=1)
    meeting.ballots.sign_off("members")
    meeting.ballots.close_round("members")
    key.write_bytes(kept)
    assert codes(meeting.folder) == []
    assert not key.exists()


def test_a_key_of_no_round_is_named(meeting: Meeting) -> None:
    """A key that belongs to no open round of this meeting."""
    stray = state_folder() / "keys" / f"{meeting.record.identity}-9.key"
    stray.write_bytes(bytes(32))
    assert codes(meeting.folder) == ["doctor_key_left"]


def test_lost_ballots_are_named(meeting: Meeting) -> None:
    """Without the key the paper is typed again."""
    shutil.rmtree(state_folder() / "keys")
    assert codes(meeting.folder) == ["doctor_intake_lost"]


def test_a_synced_folder_is_named(tmp_path: Path) -> None:
    """By the names of the usual services."""
    meeting = make_meeting(tmp_path / "OneDrive - 单位", 3, keeping_years="90")
    assert codes(meeting.folder) == ["doctor_meeting_synced"]


def test_a_folder_that_others_can_read_is_named(meeting: Meeting) -> None:
    """On systems that know rights."""
    meeting.folder.chmod(0o755)
    assert codes(meeting.folder) == ["doctor_folder_open"]


def test_a_keeping_time_that_has_passed_is_named(tmp_path: Path) -> None:
    """The sample was held in January 2024 and is kept for three years; one year has passed."""
    meeting = make_meeting(tmp_path / "own", 3, keeping_years="1")
    assert codes(meeting.folder) == ["doctor_kept_long"]


def test_a_placeholder_is_named(meeting: Meeting) -> None:
    """With its place in the plan."""
    plan = meeting.folder / "plan.toml"
    plan.write_text(plan.read_text("utf-8").replace('place = "党建活动会议室"', 'place = "***"'), "utf-8")
    assert codes(meeting.folder) == ["field_not_filled"]


def test_notebooks_that_keep_something_are_named(tmp_path: Path) -> None:
    """Checkpoints, and saved widget state; a clean notebook is not."""
    clean = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    state = {"metadata": {"widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}}}}}
    (tmp_path / ".ipynb_checkpoints").mkdir()
    for name, content in (
        ("clean.ipynb", clean),
        ("forms.ipynb", clean | state),
        (".ipynb_checkpoints/clean-checkpoint.ipynb", clean),
    ):
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    (tmp_path / "broken.ipynb").write_text("{", encoding="utf-8")
    assert codes(None, tmp_path) == ["doctor_checkpoint", "doctor_forms_kept"]


def test_ballots_typed_into_code_are_named(own_history: Path) -> None:
    """IPython keeps what was typed."""
    folder = own_history / "profile_default"
    folder.mkdir(parents=True)
    connection = sqlite3.connect(folder / "history.sqlite")
    connection.execute("CREATE TABLE history (source TEXT)")
    connection.execute("INSERT INTO history VALUES ('meeting.tally()')")
    connection.commit()
    assert codes(None) == []
    connection.execute("INSERT INTO history VALUES ('meeting.ballots.cast(\"members\", [1, 2])')")
    connection.commit()
    connection.close()
    assert codes(None) == ["doctor_history"]


def test_the_sample_is_clean_but_for_its_age(tmp_path: Path) -> None:
    """A whole meeting leaves nothing of its ballots."""
    demo = make_demo(tmp_path / "demo")
    assert set(codes(demo.folder)) <= {"doctor_kept_long"}


def test_a_package_that_is_missing_or_too_old_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that brings it; what only the developers use is not asked for."""
    asked = ["no-such-package>=1", "click>=99", "jinja2", 'no-such-tool; extra == "dev"']
    monkeypatch.setattr("orglife_kit.meeting.doctor.metadata.requires", lambda _: asked)
    missing, old = examine(None)
    assert "no-such-package>=1" in sentence(missing.says)
    assert f'{sys.executable} -m pip install "no-such-package>=1"' in sentence(missing.mend)
    assert metadata.version("click") in sentence(old.says)
    assert "click>=99" in sentence(old.mend)


def test_a_jupyter_without_the_save_hook_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A JupyterLab started in another way would keep what a form shows."""
    monkeypatch.setattr("jupyter_core.paths.jupyter_config_path", lambda: [str(tmp_path)])
    assert codes(None) == ["doctor_hook"]
    (tmp_path / "jupyter_server_config.d").mkdir()
    shutil.copy(
        Path(__file__).parents[2] / "orglife_kit/jupyter_server_config.json",
        tmp_path / "jupyter_server_config.d/orglife_kit.json",
    )
    assert codes(None) == []


def test_files_of_what_was_taken_back_are_named(meeting: Meeting) -> None:
    """Evidence of an item that was removed, pages of a publication that was undone; what is in use is not named."""
    kept, gone = meeting.rectification.take_in(
        [RectificationItem(0, Ledger.COMMITTEE, text, measure="改", owner="赵一") for text in ("甲", "乙")]
    )
    for number in (kept, gone):
        meeting.rectification.change_item(number, immediate=True)
        meeting.rectification.note_progress(number, "做了", "2024-03-01", file=("图.txt", b"1"))
    meeting.rectification.remove_item(gone)
    meeting.publication.publish("BRANCH", {"整改台账-支部.pdf": b"1"}, "2024-03-01")
    meeting.publication.publish("BRANCH", {"整改台账-支部.pdf": b"2"}, "2024-03-02")
    meeting.undo()
    left = [entry.says.fields["file"] for entry in examine(meeting.folder)]
    assert left == [
        str(meeting.folder / "evidence" / f"{gone}-图.txt"),
        str(meeting.folder / "published" / "2"),
    ]
