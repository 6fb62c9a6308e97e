"""Everything shown comes from one record, read in one transaction, and kept until its version changes."""

from __future__ import annotations

import datetime
import sqlite3
import threading
from pathlib import Path

import pytest

from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Outcome
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.storage import tables
from orglife_kit.storage.tables import record as record_reader
from tests.meeting.building import make_meeting


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample of 22 members."""
    meeting = make_demo(tmp_path_factory.mktemp("record") / "demo")
    meeting.close()
    return meeting.folder


def reads(meeting: Meeting) -> int:
    """Return how many read transactions a meeting has made so far."""
    return meeting._work.database.reads


def test_status_and_every_release_make_one_read_transaction(demo_folder: Path) -> None:
    """Each of them in a meeting that was just opened; a second look at an unchanged meeting makes none."""
    asks = [lambda meeting: meeting.status()]
    asks += [
        lambda meeting, scope=scope: meeting.publication.release(scope)
        for scope in Scope
        if scope != "MEMBER"
    ]
    asks += [lambda meeting: meeting.publication.release("MEMBER", 1)]
    for ask in asks:
        meeting = open_meeting(demo_folder)
        meeting._work._kept = None
        before = reads(meeting)
        ask(meeting)
        assert reads(meeting) == before + 1
        ask(meeting)
        assert reads(meeting) == before + 1
        meeting.close()


def test_a_release_holds_one_moment(demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A correction between two tables of the reading is in all of it or in none."""
    meeting, other = open_meeting(demo_folder), open_meeting(demo_folder)
    graded = next(
        number
        for number, entry in meeting.record.assessment.written.items()
        if entry.outcome is Outcome.EXCELLENT
    )
    read_assessment = record_reader.read_assessment
    threads = []

    def correct() -> None:
        entry = Assessment(graded, Outcome.QUALIFIED, "更正", bases=frozenset({Basis.DAILY_CONDUCT}))
        other.assessment.assess([entry])

    def read_late(connection: sqlite3.Connection) -> object:
        threads.append(threading.Thread(target=correct))
        threads[-1].start()
        threads[-1].join(
            0.3
        )  # it waits for this reading to end, or it has written: either way it is not seen
        return read_assessment(connection)

    meeting._work._kept = None
    with monkeypatch.context() as patched:
        patched.setattr(record_reader, "read_assessment", read_late)
        release = meeting.publication.release("ORGAN")
    for thread in threads:
        thread.join()
    assert release.outcomes is not None
    assert release.distribution is not None
    excellent = sum(
        line.assessment is not None and line.assessment.outcome is Outcome.EXCELLENT
        for line in release.outcomes
    )
    assert dict(release.distribution.counts)[Outcome.EXCELLENT] == excellent
    later = meeting.publication.release("ORGAN")
    assert later.distribution is not None
    assert dict(later.distribution.counts)[Outcome.EXCELLENT] == excellent - 1
    meeting.close()
    other.close()


def test_the_record_follows_other_windows_and_the_plan(tmp_path: Path) -> None:
    """Own acts, another connection's, and a plan changed by an editor: each makes another version."""
    meeting = make_meeting(tmp_path)
    other = open_meeting(meeting.folder)
    seen = {meeting.version()}
    assert meeting.record is meeting.record
    meeting.assessment.note_conduct(1, "下村")
    assert meeting.record.assessment.conduct == {1: "下村"}
    seen.add(meeting.version())
    other.assessment.note_conduct(2, "值班")
    assert meeting.record.assessment.conduct == {1: "下村", 2: "值班"}
    seen.add(meeting.version())
    plan = meeting.folder / "plan.toml"
    plan.write_text(plan.read_text("utf-8").replace("党建活动会议室", "二楼会议室"), "utf-8")
    assert meeting.record.plan.meeting.place == "二楼会议室"
    seen.add(meeting.version())
    assert len(seen) == 4
    meeting.close()
    other.close()


def test_a_plan_changed_while_the_record_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record's plan is the one that stands in the file when it is handed out."""
    meeting = make_meeting(tmp_path)
    plan = meeting.folder / "plan.toml"
    read_publication, changed = record_reader.read_publication, []

    def read_late(connection: sqlite3.Connection) -> object:
        if not changed:
            changed.append(True)
            plan.write_text(plan.read_text("utf-8").replace("党建活动会议室", "二楼会议室"), "utf-8")
        return read_publication(connection)

    monkeypatch.setattr(record_reader, "read_publication", read_late)
    meeting._work._kept = None
    assert meeting.record.plan.meeting.place == "二楼会议室"
    meeting.close()


def test_no_number_is_made_from_the_highest_one() -> None:
    """Every new number is SQLite's own: max + 1 would give a removed row's number to somebody else."""
    package = Path(tables.__file__).parents[2]
    guilty = [
        path.name
        for path in package.rglob("*.py")
        if "migrations" not in path.parts and "max(number)" in path.read_text("utf-8")
    ]
    assert guilty == []


def test_the_day_of_today_is_an_argument(demo_folder: Path) -> None:
    """The same record is in time on one day and overdue on another."""
    meeting = open_meeting(demo_folder)
    early = {entry.says.code for entry in meeting.status(datetime.date(2024, 1, 19))}
    late = {entry.says.code for entry in meeting.status(datetime.date(2034, 1, 1))}
    assert "status_items_overdue" in late - early
    meeting.close()
