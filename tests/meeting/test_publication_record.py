"""What went out is a dated record; remarks are noted and answered (C16)."""

from __future__ import annotations

import datetime
import hashlib
import sqlite3
from pathlib import Path

import pytest

from orglife_kit import forms, reports
from orglife_kit.errors import RefusedError, StorageError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.status import EntryState
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from tests.meeting.building import make_meeting


@pytest.fixture
def meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """Return a meeting with two items of the committee, one of them with a measure."""
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(tmp_path / "exports"))
    made = make_meeting(tmp_path, 5)
    made.take_in(
        [
            RectificationItem(0, Ledger.COMMITTEE, "窗口午间一人值班", measure="午间两人在岗", owner="赵一"),
            RectificationItem(0, Ledger.COMMITTEE, "纪要整理晚"),
        ]
    )
    return made


def code(act: object) -> str:
    """Return the code of what an act refuses."""
    with pytest.raises((RefusedError, StorageError)) as told:
        act()  # type: ignore[operator]
    return told.value.notices[0].code


def states(meeting: Meeting) -> dict[str, EntryState]:
    """Return the state of each entry by its code."""
    return {entry.says.code: entry.state for entry in meeting.status_entries()}


def test_items_are_chosen_one_by_one(meeting: Meeting) -> None:
    """One without a measure has nothing to show; the choice can be taken back."""
    first, second = (item.number for item in meeting.rectification_items())
    meeting.choose_item(first)
    assert meeting.chosen_items() == {first}
    assert code(lambda: meeting.choose_item(second)) == "item_measure_missing"
    assert code(lambda: meeting.choose_item(99)) == "item_unknown"
    meeting.choose_item(first, chosen=False)
    assert meeting.chosen_items() == frozenset()


def test_a_publication_is_a_dated_record_of_its_files(meeting: Meeting) -> None:
    """Names and digests of what went out, and the files themselves; a later one leaves them as they are."""
    name = "整改台账-BRANCH.pdf"
    assert states(meeting)["status_published_missing"] is EntryState.MISSING
    number = meeting.publish("BRANCH", {name: b"12"}, "2024-03-01")
    assert states(meeting)["status_published"] is EntryState.DONE
    meeting.publish("BRANCH", {name: b"34"}, "2024-03-02")
    frame = open_meeting(meeting.folder).publications()
    assert frame.to_dict("records")[0] == {
        "publication": number,
        "date": "2024-03-01",
        "scope": "BRANCH",
        "file": name,
        "digest": hashlib.sha256(b"12").hexdigest(),
    }
    kept = [meeting.published_files(one)[0].read_bytes() for one in (number, number + 1)]
    assert kept == [b"12", b"34"]
    assert code(lambda: meeting.published_files(99)) == "publication_unknown"
    assert code(lambda: meeting.publish("BRANCH", {}, "2024-03-01")) == "nothing_to_publish"


def test_a_publication_is_recorded_with_its_files_or_not_at_all(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that takes the files and then not the record leaves neither, and the next one is whole."""

    def full(*_: object) -> int:
        raise sqlite3.OperationalError("disk full")

    with monkeypatch.context() as forced:
        forced.setattr("orglife_kit.storage.publication_rows.add_publication", full)
        assert code(lambda: meeting.publish("BRANCH", {"一.pdf": b"1"}, "2024-03-01")) == "database_failed"
    assert meeting.publication_records() == ()
    assert list((meeting.folder / "published").iterdir()) == []
    (meeting.folder / "published" / "1").mkdir()  # left by one that was undone
    (meeting.folder / "published" / "1" / "旧.pdf").write_bytes(b"0")
    number = meeting.publish("BRANCH", {"一.pdf": b"1"}, "2024-03-01")
    assert [path.name for path in (meeting.folder / "published" / str(number)).iterdir()] == ["一.pdf"]


def test_remarks_are_noted_and_answered(meeting: Meeting) -> None:
    """The status waits for the answer; nothing empty is kept."""
    number = meeting.publish("PUBLIC", {"整改措施和落实情况-PUBLIC.pdf": b"1"}, "2024-03-01")
    remark = meeting.note_remark(number, "午间还是一个人", "2024-03-08")
    assert states(meeting)["status_remarks_waiting"] is EntryState.MISSING
    assert code(lambda: meeting.answer_remark(remark, " ", "2024-03-10")) == "answer_empty"
    meeting.answer_remark(remark, "三月起两人", "2024-03-10")
    assert "status_remarks_waiting" not in states(meeting)
    (row,) = meeting.remarks().to_dict("records")
    assert (row["words"], row["answer"], row["answered"]) == ("午间还是一个人", "三月起两人", "2024-03-10")
    assert code(lambda: meeting.note_remark(99, "话", "2024-03-08")) == "publication_unknown"
    assert code(lambda: meeting.note_remark(number, "", "2024-03-08")) == "remark_empty"
    assert code(lambda: meeting.answer_remark(99, "话", "2024-03-08")) == "remark_unknown"


def test_one_tick_changes_one_item(meeting: Meeting) -> None:
    """What was chosen before stays chosen; one undo takes back one tick; another form shows the same."""
    first, second = (item.number for item in meeting.rectification_items())
    meeting.change_item(second, measure="三天内整理")
    form, other = (forms.publication(meeting, reports) for _ in range(2))
    for box in form.items.values():
        box.value = True
    assert meeting.chosen_items() == {first, second}
    assert [box.value for box in other.items.values()] == [True, True]
    form.items[first].value = False
    assert meeting.chosen_items() == {second}
    meeting.undo()
    assert meeting.chosen_items() == {first, second}


def test_the_form_publishes_what_it_shows(meeting: Meeting, tmp_path: Path) -> None:
    """Chosen in the list, looked at, written and recorded; a remark is answered where it stands."""
    form = forms.publication(meeting, reports)
    form.scope.value = "PUBLIC"
    assert [box.description for box in form.items.values()] == ["午间两人在岗（窗口午间一人值班）"]
    (box,) = form.items.values()
    box.value = True
    form.look()
    assert "午间两人在岗" in form.page.value
    assert "窗口午间" not in form.page.value
    form.publish()
    (record,) = meeting.publication_records()
    assert record.date == datetime.date.today().isoformat()
    assert [file.name for file in record.files] == [
        *("整改措施和落实情况-PUBLIC.html", "整改措施和落实情况-PUBLIC.pdf"),
    ]
    written, kept = tmp_path / "exports", meeting.folder / "published" / str(record.number)
    for file in record.files:
        assert (written / file.name).read_bytes() == (kept / file.name).read_bytes()
        assert hashlib.sha256((kept / file.name).read_bytes()).hexdigest() == file.digest
    remarks = forms.remarks(meeting)
    remarks.words.value = "午间还是一个人"
    remarks.note()
    remarks.answers.children[0].children[1].value = "三月起两人"
    assert meeting.remark_records()[0].answer == "三月起两人"
