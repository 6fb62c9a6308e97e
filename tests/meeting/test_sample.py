"""The samples are a believable year: whole, untidy where years are, and made of nothing but ordinary acts."""

from __future__ import annotations

import csv
import datetime
import hashlib
from collections import Counter
from pathlib import Path

import pytest

from orglife_kit import reports
from orglife_kit.i18n import sentence
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.sample import ASSESSED, AT_MEETING, BEFORE, LEDGER, REMARKS, make_demo
from orglife_kit.meeting.status import EntryState
from orglife_kit.meeting.tables import TABLES
from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.assessment.standing import members_rated
from orglife_kit.rules.ballots.attendance import Presence
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.rectification.due import Band
from orglife_kit.rules.rectification.items import Origin
from orglife_kit.rules.rectification.ledger import item_bands
from orglife_kit.storage.shipped import sample_folder


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Return the sample of 22 members."""
    return make_demo(tmp_path_factory.mktemp("sample") / "demo", publish=reports.publish, compose=sentence)


def test_the_year_has_what_years_have(demo: Meeting) -> None:
    """Two of one name, rare characters, leave and late, 基本合格, overdue and reopened items, last year's."""
    record = demo.record
    names = [member.name for member in record.roster.members]
    assert (len(names), len(names) - record.roster.full_members) == (22, 2)
    assert Counter(names)["王伟"] == 2
    assert any(character in "".join(names) for character in "㛃祎堃镕珺")
    assert {Presence.ON_LEAVE, Presence.LATE} <= {line.presence for line in record.ballots.attendance}
    assert members_rated(record, Outcome.BASICALLY_QUALIFIED)
    histories = record.rectification.histories.values()
    assert sum(len(history.reopenings) for history in histories) == 1
    assert Band.PAST_DUE in item_bands(record, datetime.date.today())
    assert {Origin.CARRIED, Origin.COMMITTEE_FINDING, Origin.MEMBER_FINDING, Origin.SUGGESTION} <= {
        item.origin for item in record.rectification.items
    }


def test_every_stage_is_filled(demo: Meeting) -> None:
    """Nothing is missing, in either sample; what is overdue is the sample's own."""
    entries = demo.status()
    assert {entry.stage for entry in entries} == {
        *("plan", "preparation", "reviews", "ballots", "assessment", "rectification", "publication"),
    }
    assert [str(entry.says) for entry in entries if entry.state is EntryState.MISSING] == []


def test_every_table_is_filled(demo: Meeting) -> None:
    """The demo shows every table, its minutes too; nobody of it is not counted, educated or disposed of."""
    empty = {name for name in TABLES if not len(getattr(demo.tables, name)())}
    late = {"attendance_corrections", "representatives", "earlier_minutes", "bundles", "opinions", "recounts"}
    assert empty == {"not_counted", "education", "dispositions", "suggested_talks"} | late


def test_the_files_of_the_sample_change_nothing_a_second_time(demo: Meeting) -> None:
    """Each file, taken in again as the office has it, is what is recorded already."""
    for name in {*BEFORE, *AT_MEETING, *ASSESSED, *LEDGER, *REMARKS} - {"rectification"}:
        reading = demo.tables.take_in(name.removesuffix("_2"), sample_folder() / f"{name}.csv")
        assert [row.words() for row in reading.changes] == [], name


def test_what_went_out_is_kept_with_its_remark(demo: Meeting) -> None:
    """The sample's publication has real pages, whose digests the record names (C16)."""
    (publication,) = demo.record.publication.publications
    assert publication.scope is Scope.BRANCH
    kept = demo.publication.published_files(publication.number)
    assert {path.suffix for path in kept} == {".html", ".pdf"}
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in kept]
    assert digests == [file.digest for file in publication.files]
    (remark,) = demo.record.publication.remarks
    assert remark.answer


def test_a_small_branch_has_no_committee(tmp_path: Path) -> None:
    """Five full and two probationary members: the members' meeting assesses."""
    small = make_demo(tmp_path / "small", small=True, publish=reports.publish)
    record = small.record
    assert (record.roster.full_members, len(record.roster)) == (5, 7)
    assert record.deciding_organ is DecidingOrgan.MEETING
    assert [str(entry.says) for entry in small.status() if entry.state is EntryState.MISSING] == []


def test_no_text_of_the_samples_is_boiler_plate() -> None:
    """C17: what people wrote in the samples says what happened, as the hints would ask of anybody."""
    from orglife_kit.rules.preparation.hints import hints

    for sample in (sample_folder(), sample_folder() / "small"):
        points = [row["要点"] for row in rows_of(sample / "findings.csv")]
        points += [row["问题"] for row in rows_of(sample / "committee_findings.csv")]
        told = {point: [hint.code for hint in hints(point)] for point in points}
        assert {point: codes for point, codes in told.items() if "hint_general" in codes} == {}


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a sample's file by their heads."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
