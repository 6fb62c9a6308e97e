"""What went out is a dated record; remarks are noted and answered (C16)."""

from __future__ import annotations

import datetime
import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from orglife_kit import forms, reports
from orglife_kit.errors import InputError, RefusedError, StorageError, notice
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.release import release
from orglife_kit.meeting.status import EntryState
from orglife_kit.rules.publication.record import Published, PublishedFile, Remark
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.rectification.items import Ledger, Origin, RectificationItem
from orglife_kit.storage.tables.publication import PUBLICATIONS
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button


@pytest.fixture
def meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """Return a meeting with two items of the committee, one of them with a measure."""
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(tmp_path / "exports"))
    made = make_meeting(tmp_path, 5)
    made.rectification.take_in(
        [
            RectificationItem(0, Ledger.COMMITTEE, "窗口午间一人值班", measure="午间两人在岗", owner="赵一"),
            RectificationItem(0, Ledger.COMMITTEE, "纪要整理晚"),
        ]
    )
    return made


def code(act: object) -> str:
    """Return the code of what an act refuses."""
    with pytest.raises((InputError, RefusedError, StorageError)) as told:
        act()  # type: ignore[operator]
    return told.value.notices[0].code


def states(meeting: Meeting) -> dict[str, EntryState]:
    """Return the state of each entry by its code."""
    return {entry.says.code: entry.state for entry in meeting.status()}


def test_items_are_chosen_one_by_one(meeting: Meeting) -> None:
    """One without a measure has nothing to show; the choice can be taken back."""
    first, second = (item.number for item in meeting.record.rectification.items)
    meeting.publication.choose_item(first)
    assert meeting.record.publication.chosen == {first}
    assert code(lambda: meeting.publication.choose_item(second)) == "item_measure_missing"
    assert code(lambda: meeting.publication.choose_item(99)) == "item_unknown"
    meeting.publication.choose_item(first, chosen=False)
    assert meeting.record.publication.chosen == frozenset()


def test_a_publication_is_a_dated_record_of_its_files(meeting: Meeting) -> None:
    """Names and digests of what went out, and the files themselves; a later one leaves them as they are."""
    name = "整改台账-支部.pdf"
    assert states(meeting)["status_published_missing"] is EntryState.MISSING
    number = meeting.publication.publish("BRANCH", {name: b"12"}, "2024-03-01")
    assert states(meeting)["status_published"] is EntryState.DONE
    meeting.publication.publish("BRANCH", {name: b"34"}, "2024-03-02")
    first, second = open_meeting(meeting.folder).record.publication.publications
    assert first == Published(
        number,
        datetime.date(2024, 3, 1),
        Scope.BRANCH,
        ("整改台账-支部",),
        (PublishedFile(name, hashlib.sha256(b"12").hexdigest()),),
        (notice("inference_none"),),
    )
    kept = [meeting.publication.published_files(entry.number)[0].read_bytes() for entry in (first, second)]
    assert kept == [b"12", b"34"]
    assert code(lambda: meeting.publication.published_files(99)) == "publication_unknown"
    assert code(lambda: meeting.publication.publish("BRANCH", {}, "2024-03-01")) == "nothing_to_publish"


def test_a_publication_is_recorded_with_its_files_or_not_at_all(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that takes the files and then not the record leaves neither, and the next one is whole."""

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("disk full")

    with monkeypatch.context() as forced:
        forced.setattr(type(PUBLICATIONS), "add", full)
        assert (
            code(lambda: meeting.publication.publish("BRANCH", {"一.pdf": b"1"}, "2024-03-01"))
            == "database_failed"
        )
    assert meeting.record.publication.publications == ()
    assert list((meeting.folder / "published").iterdir()) == []
    (meeting.folder / "published" / "1").mkdir()  # left by one that was undone
    (meeting.folder / "published" / "1" / "旧.pdf").write_bytes(b"0")
    number = meeting.publication.publish("BRANCH", {"一.pdf": b"1"}, "2024-03-01")
    assert [path.name for path in (meeting.folder / "published" / str(number)).iterdir()] == ["一.pdf"]


def test_a_members_own_is_never_chosen(meeting: Meeting) -> None:
    """Not a commitment, nor the secretary's own; what he takes on as first responsible may be."""
    meeting.plan.change_member(1, post="党支部书记")
    own = RectificationItem(0, Ledger.MEMBER, "交接不清", 2, measure="逐项写清", owner="钱一")
    carried = replace(own, ledger=Ledger.SECRETARY, member=1, origin=Origin.CARRIED, carried="2023｜4")
    responsible = RectificationItem(0, Ledger.SECRETARY, "台账更新慢", 1, measure="每月更新", owner="赵一")
    numbers = meeting.rectification.take_in([own, carried, responsible])
    for number in numbers[:2]:
        assert code(lambda number=number: meeting.publication.choose_item(number)) == "item_personal"
    meeting.publication.choose_item(numbers[2])
    assert meeting.record.publication.chosen == {numbers[2]}


def test_a_choice_goes_with_its_item(meeting: Meeting) -> None:
    """Chosen, taken out, a member's own taken in: it has another number, is not chosen, and PUBLIC holds none."""
    first = meeting.record.rectification.items[0].number
    meeting.publication.choose_item(first)
    last = max(item.number for item in meeting.record.rectification.items)
    (newest,) = meeting.rectification.take_in(
        [RectificationItem(0, Ledger.COMMITTEE, "窗口没有指示牌", measure="装指示牌", owner="赵一")]
    )
    meeting.publication.choose_item(newest)
    for number in (first, newest):
        meeting.rectification.remove_item(number)
    assert meeting.record.publication.chosen == frozenset()
    own = RectificationItem(0, Ledger.MEMBER, "交接不清", 2, measure="逐项写清", owner="钱一")
    (number,) = meeting.rectification.take_in([own])
    assert number > newest > last
    assert meeting.record.publication.chosen == frozenset()
    assert meeting.publication.release("PUBLIC").rectification == ()


def test_the_public_holds_no_personal_item_whatever_was_chosen(meeting: Meeting) -> None:
    """A record in which a member's own is chosen all the same, as an earlier version could keep it."""
    own = RectificationItem(0, Ledger.MEMBER, "交接不清", 2, measure="逐项写清", owner="钱一")
    meeting.rectification.take_in([own])
    record = meeting.record
    everything = frozenset(item.number for item in record.rectification.items)
    record = replace(record, publication=replace(record.publication, chosen=everything))
    shown = release(record, "PUBLIC").rectification or ()
    kept = {item.number: item.problem for item in record.rectification.items}
    assert [kept[line.item.number] for line in shown] == ["窗口午间一人值班"]  # 纪要整理晚 has no measure
    assert {line.item.problem for line in shown} == {""}  # measures and progress alone go out (C16)


def test_what_has_no_measure_any_more_does_not_go_out(meeting: Meeting) -> None:
    """The problem is not shown to a wider circle, so an empty line would be; with a measure it is there again."""
    first = meeting.record.rectification.items[0]
    meeting.publication.choose_item(first.number)
    meeting.rectification.change_item(first.number, measure="")
    assert meeting.publication.release("PUBLIC").rectification == ()
    meeting.rectification.change_item(first.number, measure="两人值班")
    (line,) = meeting.publication.release("PUBLIC").rectification or ()
    assert line.item.measure == "两人值班"


def test_two_windows_choose_and_take_out_at_once(meeting: Meeting) -> None:
    """The second sees that it is gone; no choice is left of it."""
    first = meeting.record.rectification.items[0].number
    other = open_meeting(meeting.folder)
    assert other.record.rectification.items[0].number == first
    meeting.rectification.remove_item(first)
    assert code(lambda: other.publication.choose_item(first)) == "item_unknown"
    assert other.record.publication.chosen == frozenset()


@pytest.mark.parametrize("name", ["", "..", "../台账.pdf", "页/台账.pdf", "台账\x00.pdf"])
def test_a_name_that_is_none_of_a_file_is_told(meeting: Meeting, name: str) -> None:
    """Nothing is written outside the publication's folder, and nothing is recorded."""
    files = {"台账.pdf": b"1", name: b"2"}
    assert code(lambda: meeting.publication.publish("BRANCH", files, "2024-03-01")) == "file_name_impossible"
    assert meeting.record.publication.publications == ()
    assert not (meeting.folder / "published").exists()


def test_scopes_and_days_that_there_are_not(meeting: Meeting) -> None:
    """Told by name; nothing is recorded and no file is left."""
    files = {"台账.pdf": b"1"}
    assert code(lambda: meeting.publication.publish("EVERYBODY", files, "2024-03-01")) == "scope_unknown"
    assert code(lambda: meeting.publication.publish("BRANCH", files, "三月")) == "date_impossible"
    assert code(lambda: meeting.publication.release("EVERYBODY")) == "scope_unknown"
    assert not (meeting.folder / "published").exists()


def test_a_publication_that_was_undone_gives_its_number_to_no_other(meeting: Meeting) -> None:
    """What lies in its folder is no publication; the next one has a folder of its own."""
    number = meeting.publication.publish("BRANCH", {"一.pdf": b"1"}, "2024-03-01")
    meeting.undo()
    assert code(lambda: meeting.publication.published_files(number)) == "publication_unknown"
    again = meeting.publication.publish("BRANCH", {"二.pdf": b"2"}, "2024-03-01")
    assert again > number
    assert [path.read_bytes() for path in meeting.publication.published_files(again)] == [b"2"]


def test_remarks_are_noted_and_answered(meeting: Meeting) -> None:
    """The status waits for the answer; nothing empty is kept."""
    number = meeting.publication.publish("PUBLIC", {"整改措施和落实情况-一定范围.pdf": b"1"}, "2024-03-01")
    remark = meeting.publication.note_remark(number, "午间还是一个人", "2024-03-08")
    assert states(meeting)["status_remarks_waiting"] is EntryState.MISSING
    assert code(lambda: meeting.publication.answer_remark(remark, " ", "2024-03-10")) == "answer_empty"
    meeting.publication.answer_remark(remark, "三月起两人", "2024-03-10")
    assert "status_remarks_waiting" not in states(meeting)
    (kept,) = meeting.record.publication.remarks
    assert kept == Remark(
        *(remark, number, datetime.date(2024, 3, 8), "午间还是一个人"),
        *("三月起两人", datetime.date(2024, 3, 10)),
    )
    assert code(lambda: meeting.publication.note_remark(99, "话", "2024-03-08")) == "publication_unknown"
    assert code(lambda: meeting.publication.note_remark(number, "", "2024-03-08")) == "remark_empty"
    assert code(lambda: meeting.publication.answer_remark(99, "话", "2024-03-08")) == "remark_unknown"


def test_one_tick_changes_one_item(meeting: Meeting) -> None:
    """What was chosen before stays chosen; one undo takes back one tick; another form shows the same."""
    first, second = (item.number for item in meeting.record.rectification.items)
    meeting.rectification.change_item(second, measure="三天内整理")
    form, other = (forms.publication(meeting, reports) for _ in range(2))
    form.scope.value = other.scope.value = "PUBLIC"
    for box in form.items.rows.values():
        box.value = True
    assert meeting.record.publication.chosen == {first, second}
    assert [box.value for box in other.items.rows.values()] == [True, True]
    form.items[first].value = False
    assert meeting.record.publication.chosen == {second}
    meeting.undo()
    assert meeting.record.publication.chosen == {first, second}


def test_the_form_publishes_what_it_shows(meeting: Meeting, tmp_path: Path) -> None:
    """Chosen in the list, looked at, written and recorded; a remark is answered where it stands."""
    form = forms.publication(meeting, reports)
    form.scope.value = "PUBLIC"
    assert [box.description for box in form.items.rows.values()] == ["午间两人在岗（窗口午间一人值班）"]
    (box,) = form.items.rows.values()
    box.value = True
    form.look()
    assert "午间两人在岗" in form.page.value
    assert "窗口午间" not in form.page.value
    form.run(form.publish)
    (record,) = meeting.record.publication.publications
    assert record.date == datetime.date.today()
    assert [file.name for file in record.files] == [
        *("整改措施和落实情况-一定范围.html", "整改措施和落实情况-一定范围.pdf"),
    ]
    written, kept = (
        tmp_path / "exports" / meeting.folder.name,
        meeting.folder / "published" / str(record.number),
    )
    for file in record.files:
        assert (written / file.name).read_bytes() == (kept / file.name).read_bytes()
        assert hashlib.sha256((kept / file.name).read_bytes()).hexdigest() == file.digest
    remarks = forms.remarks(meeting)
    remarks.words.value = "午间还是一个人"
    button(remarks, "记下").click()
    remarks.answers.parts[0].parts[1].value = "三月起两人"
    assert meeting.record.publication.remarks[0].answer == "三月起两人"


def test_a_publication_that_cannot_be_kept_leaves_no_file(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the disk fails at the last step, when the files have their place already."""

    def full(connection: sqlite3.Connection, act: Callable[[sqlite3.Connection], object]) -> object:
        connection.execute("BEGIN IMMEDIATE")
        act(connection)
        connection.execute("ROLLBACK")
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patched:
        patched.setattr("orglife_kit.storage.database.in_transaction", full)
        assert (
            code(lambda: meeting.publication.publish("BRANCH", {"一.pdf": b"1"}, "2024-03-01"))
            == "database_failed"
        )
    assert list((meeting.folder / "published").iterdir()) == []
    assert meeting.record.publication.publications == ()
