"""A meeting is made from two files or not at all, and found again where it was chosen."""

from __future__ import annotations

import datetime
import errno
import shutil
from pathlib import Path

import pytest

from orglife_kit import forms
from orglife_kit.errors import InputError, StorageError
from orglife_kit.i18n import sentences
from orglife_kit.meeting import create_meeting, open_meeting
from orglife_kit.meeting.making import keep_meeting, read_meeting
from orglife_kit.meeting.opening import choose_meeting
from orglife_kit.rules.plan.plan import Preparation, Theme, check_plan
from orglife_kit.storage.shipped import sample_folder
from tests.meeting.building import make_meeting, plan_text


def test_faults_of_both_files_come_together(tmp_path: Path) -> None:
    """A plan with two faults and a roster with one: three sentences, and no folder."""
    plan, roster = tmp_path / "plan.toml", tmp_path / "roster.csv"
    text = plan_text(keeping_years="0").replace("smallest_group = 5", "smalest_group = 5")
    plan.write_text(text, encoding="utf-8")
    roster.write_text("姓名,党员类别\n张三,正式\n李四,群众\n", encoding="utf-8")
    with pytest.raises(InputError) as told:
        create_meeting(tmp_path / "meeting", plan, roster)
    assert {entry.code for entry in told.value.notices} == {
        "keeping_years_range",
        "plan_key_near",
        "membership_unknown",
    }
    assert not (tmp_path / "meeting").exists()


def test_without_a_plan_a_blank_one_is_made(tmp_path: Path) -> None:
    """It says nothing of the sample's own, keeps its comments, and is told as blank with each place to fill in."""
    roster = tmp_path / "roster.csv"
    roster.write_text("姓名,党员类别\n张三,正式\n李四,正式\n王五,正式\n", encoding="utf-8")
    reading = read_meeting(tmp_path / "made", roster=roster, today=datetime.date(2027, 1, 20))
    assert [entry.code for entry in reading.notices] == ["plan_blank"]
    meeting = keep_meeting(tmp_path / "made", reading)
    plan = meeting.record.plan
    assert (plan.year, plan.meeting.date) == (2026, datetime.date(2027, 1, 20))
    assert plan.theme == Theme()
    assert plan.preparation == Preparation()
    text = (meeting.folder / "plan.toml").read_text("utf-8")
    for words in ("星禾", "主题教育", "2023"):
        assert words not in text
    assert plan.agenda_texts
    assert not set(",;") & set("".join(plan.agenda_texts)), "it is printed as it stands"
    assert "# 优秀比例一般不超过。" in text
    told = [
        entry.location.field
        for entry in check_plan(meeting.record.plan, meeting.record.roster)
        if entry.code == "field_not_filled"
    ]
    assert told == ["plan.branch", "meeting.place"]


@pytest.mark.parametrize("existing", [False, True])
def test_on_a_full_disk_nothing_is_left_of_a_new_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, existing: bool
) -> None:
    """Not the folder, not half a plan; what was in the folder before is still there, and a second try is whole."""
    folder, sample = tmp_path / "made", sample_folder()
    if existing:
        folder.mkdir()
        (folder / "plan.toml").write_text("mine", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as forced:
        forced.setattr("orglife_kit.meeting.making.start_meeting", full)
        with pytest.raises(StorageError) as told:
            create_meeting(folder, sample / "plan.toml", sample / "roster.csv")
    assert sentences(told.value) == f"无法写入 {folder}：磁盘已满"
    if existing:
        assert [path.name for path in folder.iterdir()] == ["plan.toml"]
        assert (folder / "plan.toml").read_text("utf-8") == "mine"
    else:
        assert not folder.exists()
    assert len(create_meeting(folder, sample / "plan.toml", sample / "roster.csv").record.roster) == 22
    assert {path.name for path in folder.iterdir()} == {"plan.toml", "meeting.db"}


def test_a_meeting_is_not_overwritten(tmp_path: Path) -> None:
    """A folder that holds a meeting keeps it."""
    meeting = make_meeting(tmp_path)
    sample = sample_folder()
    with pytest.raises(StorageError) as told:
        create_meeting(meeting.folder, sample / "plan.toml", sample / "roster.csv")
    assert told.value.notices[0].code == "meeting_exists"
    assert len(open_meeting(meeting.folder).record.roster) == 7


def test_a_folder_without_a_meeting_says_so(tmp_path: Path) -> None:
    """An empty folder is told as such."""
    with pytest.raises(StorageError) as told:
        open_meeting(tmp_path)
    assert told.value.notices[0].code == "meeting_missing"


def test_the_chosen_meeting_is_opened_when_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The meeting chosen last, else the one the environment names."""
    first, second = make_meeting(tmp_path / "one"), make_meeting(tmp_path / "two")
    monkeypatch.setenv("ORGLIFE_MEETING", str(first.folder))
    assert open_meeting().folder == first.folder
    choose_meeting(second.folder)
    assert open_meeting().folder == second.folder


def test_a_folder_that_vanishes_is_told_by_every_act(tmp_path: Path) -> None:
    """While the meeting is open: no folder comes back into being, and a plan that alone is gone is told as such."""
    meeting = make_meeting(tmp_path)
    form = forms.attendance(meeting)
    plan = meeting.folder / "plan.toml"
    kept = plan.read_bytes()
    plan.unlink()
    form.follow()
    assert "plan.toml" in form.told.value
    assert "Error" not in form.told.value
    with pytest.raises(InputError) as missing:
        meeting.ballots.take_attendance()
    assert missing.value.notices[0].code == "file_unreadable"
    plan.write_bytes(kept)
    meeting.ballots.take_attendance()
    shutil.rmtree(meeting.folder)
    acts = (
        meeting.ballots.take_attendance,
        lambda: meeting.plan.change({"meeting.place": "甲"}),
        lambda: meeting.publication.release("BRANCH"),
        lambda: meeting.preparation.note_findings(1, "方面", ["问题"]),
        lambda: meeting.backup(tmp_path / "backup"),
        meeting.undo,
    )
    for act in acts:
        with pytest.raises(StorageError) as told:
            act()
        assert told.value.notices[0].code == "folder_vanished"
    with pytest.raises(StorageError):
        meeting.publication.publish("BRANCH", {"整改台账.pdf": b"1"}, "2024-03-01")
    assert not meeting.folder.exists()
    assert not (tmp_path / "backup").exists()
