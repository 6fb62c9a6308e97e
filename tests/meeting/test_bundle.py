"""上报包: a function of one record, with what the supervisor may see and nothing else; the answer comes back."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path

import pytest

from orglife_kit.bundle.reading import Bundle, bundle_in, read_bundle
from orglife_kit.bundle.returns import Return
from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.bundle import UPWARD, make_bundle
from orglife_kit.meeting.sample import make_demo
from orglife_kit.meeting.status import EntryState
from orglife_kit.meeting.tables import TABLES
from orglife_kit.meeting.tables.declaration import Kind
from orglife_kit.rules.publication.handing import Decision
from orglife_kit.rules.publication.scopes import Scope
from tests.bundle.making import parts_of
from tests.meeting.building import code_of, make_meeting


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Return the sample's meeting with everything in it."""
    folder = tmp_path_factory.mktemp("bundle")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ORGLIFE_STATE", str(folder / "state"))
        return make_demo(folder / "meeting")


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a small meeting without outcomes."""
    return make_meeting(tmp_path)


def read(meeting: Meeting) -> Bundle:
    """Return the bundle of a meeting as it is read back."""
    return bundle_in(make_bundle(meeting.record).file)


def test_every_table_comes_back_as_it_is_declared(sample: Meeting) -> None:
    """Each value of a column that goes up is what the declared table of the meeting has."""
    found, today = read(sample), datetime.date(2024, 2, 1)
    for table in UPWARD:
        for source in table.sources:
            declared = TABLES[source]
            keys = [column.key for column in declared.columns]
            rows = [dict(zip(keys, row, strict=True)) for row in declared.rows_of(sample.record, today)]
            for row in found.rows(table.name):
                told = {"name"} if source == "assessments" else set()  # of one name: with a number there
                shared = [key for key in keys if key in row and key not in told]
                assert {key: row[key] for key in shared} in [
                    {key: entry[key] for key in shared} for entry in rows
                ]
    assert {"overview", "members", "rounds", "officers", "rectification", "verifications"} <= set(
        found.tables
    )


def test_no_column_goes_up_that_the_supervisor_may_not_see() -> None:
    """Every column is one of the supervisor's, none is an id number, none depends on the day."""
    for table in UPWARD:
        for column in table.columns:
            assert Scope.SUPERVISOR in column.scopes
            assert column.kind is not Kind.ID
            assert column.key not in ("band", "days")


def test_the_same_record_makes_the_same_bytes(sample: Meeting) -> None:
    """However often it is made."""
    assert make_bundle(sample.record).file == make_bundle(sample.record).file


def test_only_the_committees_items_go_up(sample: Meeting) -> None:
    """No member's own item, and nothing of what came of one."""
    own = {item.number for item in sample.record.rectification.items if item.is_personal}
    assert own
    found = read(sample)
    for table in ("rectification", "progress", "verifications", "reopenings"):
        assert own.isdisjoint({row["item"] for row in found.rows(table)})
    assert any(row["of_year"] for row in found.rows("rectification"))


def test_what_only_the_plan_sends_up_does_not_by_itself(tmp_path: Path) -> None:
    """Facts on members, and counts by grade of boxes that are large enough."""
    for facts in (False, True):
        truth = str(facts).lower()
        settings = {"member_facts_to_supervisor": truth, "counts_to_supervisor": truth}
        made = make_meeting(tmp_path / truth, 7, **settings)
        made.plan.change_member(1, gender="女", birth="1985-03-12", post="党支部书记")
        made.ballots.take_attendance()
        made.ballots.take_pile("members", [[1] * 7] * 6, tellers=["钱一"], scrutineers=["孙一"])
        made.ballots.close_round("members")
        found = read(made)
        assert ("gender" in found.tables["members"].keys) is facts
        assert (found.rows("members")[0].get("birth") == "1985-03-12") is facts
        assert bool(found.rows("tally")) is facts


def test_a_text_is_no_formula_in_the_file_and_itself_when_read(tmp_path: Path) -> None:
    """A name or a finding that begins with = is written so that no spreadsheet calculates it."""
    made = make_meeting(tmp_path, ["=HYPERLINK(1)", "王伟"])
    made.preparation.note_committee_finding(
        made.record.plan.preparation.committee_aspects[0], "@SUM(A1)\n第二行"
    )
    content = make_bundle(made.record).file
    assert bundle_in(content).rows("members")[0]["name"] == "=HYPERLINK(1)"
    assert bundle_in(content).rows("committee_findings")[0]["point"] == "@SUM(A1)\n第二行"
    for part in parts_of(content).values():
        cells = (
            cell for row in csv.reader(io.StringIO(part.decode("utf-8-sig"), newline="")) for cell in row
        )
        assert not any(cell.startswith(("=", "@", "+", "-")) for cell in cells)


def test_a_bundle_is_handed_up_once_and_again_only_when_it_says_something_else(
    meeting: Meeting, tmp_path: Path
) -> None:
    """Its number goes up with its content; the same content has the same number and the same bytes."""
    first = meeting.publication.bundle(tmp_path / "a.zip", date="2024-02-01")
    again = meeting.publication.bundle(tmp_path / "b.zip", date="2024-02-02")
    assert (first.number, again.number) == (1, 1)
    assert first.digest == again.digest
    assert len(meeting.record.publication.bundles) == 1
    meeting.plan.change_member(1, group="第一党小组")  # it does not go up
    assert meeting.publication.bundle(tmp_path / "a.zip").number == 1
    meeting.preparation.take_study("2024-01-15")
    assert meeting.publication.bundle(tmp_path / "a.zip").number == 2
    assert read_bundle(tmp_path / "a.zip").manifest.number == 2
    assert not meeting.can_undo


def test_it_tells_who_has_no_outcome_yet(meeting: Meeting, tmp_path: Path) -> None:
    """A bundle can go up before the end, and says so."""
    written = meeting.publication.bundle(tmp_path / "a.zip")
    assert [notice.code for notice in written.warnings] == ["bundle_undecided"]
    assert read_bundle(tmp_path / "a.zip").manifest.outcomes["UNDECIDED"] == 7


def test_no_other_file_is_written_over(meeting: Meeting, tmp_path: Path) -> None:
    """What somebody put there stays, and nothing is recorded."""
    (tmp_path / "a.zip").write_bytes(b"mine")
    with pytest.raises(InputError):
        meeting.publication.bundle(tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_bytes() == b"mine"
    assert meeting.record.publication.bundles == ()


def test_a_passphrase_seals_it(meeting: Meeting, tmp_path: Path) -> None:
    """The note's digest is that of the file as it goes out, the record's that of the bundle itself."""
    written = meeting.publication.bundle(tmp_path / "a.age", passphrase="一二三四五六七八九十")
    found = read_bundle(tmp_path / "a.age", "一二三四五六七八九十")
    assert found.digest == meeting.record.publication.bundles[0].digest != written.digest
    assert code_of(lambda: meeting.publication.bundle(tmp_path / "b", passphrase="短")) == "passphrase_short"


def answer(asking: Meeting, folder: Path, decision: Decision, **changes: object) -> Path:
    """Return a return file to the bundle that went up last."""
    latest = asking.record.publication.bundles[-1]
    facts = {
        "branch": asking.record.plan.branch,
        "meeting": asking.record.identity,
        "year": asking.record.plan.year,
        "number": latest.number,
        "bundle": latest.digest,
        "decision": decision,
        "opinion": "同意所评等次",
        "reviewer": "李审核",
        "date": datetime.date(2024, 3, 1),
    }
    path = folder / "answer.json"
    path.write_bytes(Return(**(facts | changes)).text())  # type: ignore[arg-type]
    return path


def standing(meeting: Meeting) -> dict[str, EntryState]:
    """Return what the status says of the bundle."""
    return {
        entry.says.code: entry.state
        for entry in meeting.status()
        if entry.says.code.startswith("status_bundle")
    }


def test_the_answer_shows_in_the_status_and_in_the_registration(meeting: Meeting, tmp_path: Path) -> None:
    """Sent back: to be done again; accepted: 上级意见 stands in 登记, until something else goes up."""
    meeting.publication.bundle(tmp_path / "a.zip")
    assert standing(meeting) == {"status_bundle_up": EntryState.DONE}
    meeting.publication.take_return(answer(meeting, tmp_path, Decision.SENT_BACK, opinion="请补结果"))
    assert standing(meeting) == {"status_bundle_sent_back": EntryState.MISSING}
    assert meeting.publication.release("ORGAN").superior.accepted == ""
    meeting.preparation.take_study("2024-01-15")
    meeting.publication.bundle(tmp_path / "a.zip")
    assert standing(meeting) == {"status_bundle_up": EntryState.DONE}
    for _ in range(2):  # taken in twice it is kept once
        meeting.publication.take_return(answer(meeting, tmp_path, Decision.ACCEPTED))
    assert standing(meeting) == {"status_bundle_accepted": EntryState.DONE}
    assert meeting.publication.release("ORGAN").superior.accepted == "同意所评等次"
    assert [entry.decision for entry in meeting.record.publication.opinions] == ["SENT_BACK", "ACCEPTED"]
    assert list(meeting.tables.opinions()["opinion"]) == ["请补结果", "同意所评等次"]


def test_an_answer_to_another_is_refused(meeting: Meeting, tmp_path: Path) -> None:
    """To another meeting, or to a bundle that never went up in this form."""
    meeting.publication.bundle(tmp_path / "a.zip")
    for changes, code in (
        ({"meeting": "0" * 32}, "return_other_meeting"),
        ({"number": 2}, "return_bundle_unknown"),
        ({"bundle": "0" * 64}, "return_bundle_unknown"),
    ):
        path = answer(meeting, tmp_path, Decision.ACCEPTED, **changes)
        with pytest.raises(RefusedError) as refused:
            meeting.publication.take_return(path)
        assert refused.value.notices[0].code == code
    assert meeting.record.publication.opinions == ()
