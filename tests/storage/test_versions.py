"""One meeting of every version before this one is kept here, opens, and has all that its own code saw in it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.marks import OVERVOTED, Channel
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.verify import verify
from tests.meeting.building import VERSIONS, is_intake_lost, meeting_of_version, sign_off, typed_ballots
from tests.storage.arrived import ARRIVED

RELEASED = 3  # versions before the one of this package
ALL = (*(f"version_{number}" for number in range(1, RELEASED + 1)), "version_3_open")
OF_THE_FILE = {"schema_version", "tables", "boxes", "verified_consistent"}
OTHERWISE = {
    "told",
    "chosen_without_item",
    "shown_to_branch",
}  # follows from others, or was left behind on purpose
OF_THE_INTAKE = {"ballots", "saved_ballots"}
UNORDERED = {"must_talk", "last_pairs", "consents", "findings", "talks", "talk_notes"}


def expected(version: str) -> dict[str, Any]:
    """Return what the code of the time saw."""
    kept: dict[str, Any] = json.loads((VERSIONS / version / "expected.json").read_text("utf-8"))
    return kept


def opened(folder: Path, version: str) -> Meeting:
    """Open a copy of the kept meeting, with its keys."""
    meeting = meeting_of_version(folder, version)
    state = meeting / "state"
    if state.is_dir():
        shutil.copytree(state, folder / "state", dirs_exist_ok=True)
        shutil.rmtree(state)
    return open_meeting(meeting)


@pytest.fixture(scope="module")
def arrived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Meeting]]:
    """Return each kept meeting as it opens now."""
    patch = pytest.MonkeyPatch()
    meetings = {}
    for version in ALL:
        folder = tmp_path_factory.mktemp(version)
        patch.setenv("ORGLIFE_STATE", str(folder / "state"))
        meetings[version] = opened(folder, version)
    patch.undo()
    yield meetings
    for meeting in meetings.values():
        meeting.close()


def in_words(value: object, name: str) -> Any:
    """Return a value as JSON has it, in an order of its own where it has none."""
    plain = json.loads(json.dumps(value))
    return sorted(plain, key=json.dumps) if name in UNORDERED else plain


@pytest.mark.parametrize(
    ("version", "name"), [(version, name) for version in ALL for name in ARRIVED if name in expected(version)]
)
def test_what_was_kept_arrives(arrived: dict[str, Meeting], version: str, name: str) -> None:
    """Every fact of the meeting is as the code of its time saw it."""
    wanted = expected(version)
    found = in_words(ARRIVED[name](arrived[version].record), name)
    before = in_words(wanted[name], name)
    if name == "chosen":
        before = [number for number in before if number not in wanted["chosen_without_item"]]
    if name == "attendance":
        before |= not_counted_now(before, wanted.get("not_counted", ()))
    if name == "items":
        before = without_gone_origins(before, found)
    assert found == before


def not_counted_now(before: dict[str, list[str]], approved: Iterable[list[str]]) -> dict[str, list[str]]:
    """Return the lines of those who were approved as not counted and not there: they are nobody's leave or absence."""
    away = ("ON_LEAVE", "ABSENT")
    return {label: ["NOT_COUNTED", before[label][1]] for label, *_ in approved if before[label][0] in away}


def without_gone_origins(before: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the items without what they were made of, where that is gone; a point that was replaced is."""
    gone = {item["number"]: item["origin_key"] for item in found if item["origin_key"] is None}
    assert all(
        item["origin"] in ("COMMITTEE_FINDING", "MEMBER_FINDING") for item in before if item["number"] in gone
    )
    return [item | {"origin_key": None} if item["number"] in gone else item for item in before]


def test_what_an_item_was_made_of_is_gone_only_where_it_is(tmp_path: Path) -> None:
    """Of 39 items two were made of what is no more: committee finding 7, and a point that was replaced."""
    found = ARRIVED["items"](opened(tmp_path, "version_3").record)
    gone = {item["number"]: item["origin"] for item in found if item["origin_key"] is None}
    assert len(gone) == 2
    assert gone[34] == "COMMITTEE_FINDING"
    assert set(gone.values()) == {"COMMITTEE_FINDING", "MEMBER_FINDING"}


@pytest.mark.parametrize("version", ALL)
def test_nothing_that_was_seen_is_left_out(version: str) -> None:
    """Every entry of the list is compared, here or in a test of its own."""
    assert expected(version).keys() - ARRIVED.keys() <= OF_THE_FILE | OTHERWISE | OF_THE_INTAKE


@pytest.mark.parametrize("version", ALL)
def test_every_table_arrives_with_its_rows(arrived: dict[str, Meeting], version: str) -> None:
    """No table of the old file is empty now that had rows, and none has fewer but by a choice without an item."""
    wanted = expected(version)
    connection = sqlite3.connect(arrived[version].folder / "meeting.db")
    kept = {
        name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in wanted["tables"]
    }
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    lost = {"publication_choice": len(wanted.get("chosen_without_item", ()))}
    assert kept == {name: number - lost.get(name, 0) for name, number in wanted["tables"].items()}
    assert broken == []


@pytest.mark.parametrize("version", ALL)
def test_the_recount_is_what_it_was(arrived: dict[str, Meeting], version: str) -> None:
    """The same boxes, marks and roots, consistent where they were."""
    wanted = expected(version)
    found = verify(arrived[version].folder)
    boxes = [[box.kind, box.attempt, box.ballot_class, box.marks, box.root] for box in found.boxes]
    assert boxes == wanted["boxes"]
    assert found.is_consistent is wanted["verified_consistent"]
    assert found.faults == []


def plain_count(ballots: list[list[int]]) -> list[tuple[int, ...]]:
    """Count the marks one by one: grades from 1, then 0, then 255."""
    columns = (Counter(column) for column in zip(*ballots, strict=True))
    return [tuple(column[mark] for mark in (1, 2, 3, 4, 0, OVERVOTED)) for column in columns]


def test_an_open_round_of_an_earlier_version_goes_on_and_closes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its ballots are read with its old key, more are typed, it is signed off, closed, and the key destroyed."""
    monkeypatch.setenv("ORGLIFE_STATE", str(tmp_path / "state"))
    meeting = opened(tmp_path, "version_3_open")
    wanted = [marks for marks, ballot_class, typing in expected("version_3_open")["ballots"]]
    typed = typed_ballots(meeting)
    assert sorted(list(entry.ballot.marks) for entry in typed) == wanted
    assert {entry.channel for entry in typed} == {Channel.PAPER_FIRST}
    assert meeting.ballots.saved_ballots("members") == len(wanted)
    meeting.ballots.correct_ballot("members", typed[0].token, [3] * 5)
    meeting.ballots.cast("members", [4] * 5)
    ballots = [[3] * 5, [4] * 5, *(list(entry.ballot.marks) for entry in typed[1:])]
    sign_off(meeting, 7, 6)
    report = meeting.ballots.close_round("members")
    assert [row.counts for row in tally_of(meeting.record).rows] == plain_count(ballots)
    assert verify(meeting.folder, next(iter(report.roots.values()))).is_consistent
    assert list((tmp_path / "state" / "keys").iterdir()) == []
    assert list(meeting.folder.glob("intake*")) == []


def test_an_open_round_whose_key_was_left_behind_is_typed_again(tmp_path: Path) -> None:
    """The folder came without the state: the ballots are told to be lost, and the paper is typed again."""
    meeting = open_meeting(meeting_of_version(tmp_path, "version_3_open"))
    assert is_intake_lost(meeting)
    meeting.ballots.retype_round("members")
    assert meeting.ballots.cast("members", [1] * 5).saved == 1


def test_a_new_row_has_a_number_that_nothing_ever_had(tmp_path: Path) -> None:
    """Also above the numbers that only a choice or an origin remembers: 39 was removed, it is not given again."""
    meeting = opened(tmp_path, "version_3")
    connection = sqlite3.connect(meeting.folder / "meeting.db")
    numbered = dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
    connection.close()
    wanted = expected("version_3")
    assert numbered["rectification_item"] >= max(wanted["chosen"])
    assert numbered["plan_member"] == len(wanted["roster"])
    assert numbered["ballots_round"] == len(wanted["rounds"])
