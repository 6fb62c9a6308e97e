"""Files beside the database follow what it names: a publication, an export, a backup (C16)."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit import reports
from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.doctor import examine
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Outcome
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from orglife_kit.views.reports import exporting
from tests.meeting.building import make_meeting

_GRADES = (Outcome.EXCELLENT, Outcome.QUALIFIED, Outcome.QUALIFIED)


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting in which every member has his outcome."""
    made = make_meeting(tmp_path, 7, distribution_to_branch="true")
    made.ballots.take_attendance()
    made.ballots.take_pile("members", [[2] * 7] * 7)
    made.ballots.close_round("members")
    bases = frozenset({Basis.DAILY_CONDUCT})
    made.assessment.assess(
        [
            Assessment(number, _GRADES[number % 3], "完成较好", bases=bases, reason="缺学")
            for number in range(1, 8)
        ],
        cap_reason="一致同意",
    )
    return made


def test_what_is_published_is_what_is_written(
    meeting: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page is made once; the copies that the meeting keeps are the files that were written, byte by byte."""
    rendered, render = [], exporting.render_report
    monkeypatch.setattr(
        exporting, "render_report", lambda document, formats: rendered.append(1) or render(document, formats)
    )
    files = reports.export(
        meeting, "BRANCH", folder=tmp_path / "out", formats=("html",), published_on="2024-03-01"
    )
    assert len(rendered) == len(files)
    (published,) = meeting.record.publication.publications
    kept = meeting.publication.published_files(published.number)
    assert {path.name: path.read_bytes() for path in kept} == {path.name: path.read_bytes() for path in files}


def test_a_refused_publication_writes_nothing(meeting: Meeting, tmp_path: Path) -> None:
    """Neither an exported file, nor a copy, nor that the branch was shown anything."""
    out = tmp_path / "out"
    with pytest.raises(InputError, match="date_impossible"):
        reports.export(meeting, "BRANCH", folder=out, formats=("html",), published_on="2024-02-30")
    assert not out.exists()
    assert meeting.record.publication.shown == ()
    assert meeting.record.publication.publications == ()


@pytest.mark.parametrize("published_on", [None, "2024-03-01"])
def test_an_export_that_cannot_be_written_was_not_shown(
    meeting: Meeting, tmp_path: Path, published_on: str | None
) -> None:
    """The folder is a file: nothing went out, so the distribution may still change."""
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="out_is_a_file"):
        reports.export(
            meeting, "BRANCH", folder=tmp_path / "out", formats=("html",), published_on=published_on
        )
    assert meeting.record.publication.shown == ()
    assert meeting.record.publication.publications == ()
    assert not list((meeting.folder / "published").glob("*"))
    reports.export(meeting, "BRANCH", folder=tmp_path / "exports", formats=("html",))
    assert len(meeting.record.publication.shown) == 1


def test_another_distribution_is_refused_before_a_file_is_written(meeting: Meeting, tmp_path: Path) -> None:
    """The branch was shown another one by another window since the pages were made."""
    before = meeting.publication.release("BRANCH")
    bases = frozenset({Basis.DAILY_CONDUCT})
    other = open_meeting(meeting.folder)
    other.assessment.assess([Assessment(2, Outcome.EXCELLENT, "好", bases=bases)], cap_reason="一人")
    reports.export(other, "BRANCH", folder=tmp_path / "there", formats=("html",))
    handed_out: list[int] = []
    with pytest.raises(RefusedError, match="distribution_shown_another"):
        meeting.publication.note_shown([before], lambda: handed_out.append(1))
    with pytest.raises(RefusedError, match="distribution_shown_another"):
        meeting.publication.publish(
            "BRANCH", {"一.html": b"1"}, "2024-03-01", [before], lambda: handed_out.append(1)
        )
    assert handed_out == []


def test_a_backup_takes_along_what_is_named(meeting: Meeting, tmp_path: Path) -> None:
    """What an act that was taken back has left stays behind, and the doctor names it."""
    meeting.publication.publish("BRANCH", {"留.html": b"1"}, "2024-03-01")
    meeting.publication.publish("PUBLIC", {"撤回.html": b"2"}, "2024-03-02")
    meeting.undo()
    item = RectificationItem(0, Ledger.COMMITTEE, "问题", measure="办法", owner="赵一", immediate=True)
    (number,) = meeting.rectification.take_in([item])
    meeting.rectification.note_progress(number, "做了", "2024-03-01", file=("留.pdf", b"1"))
    meeting.rectification.note_progress(number, "没有做", "2024-03-01", file=("撤回.pdf", b"2"))
    meeting.undo()
    kept = {"evidence/1-留.pdf", "published/1/留.html"}
    made = meeting.backup(tmp_path / "copy")
    copied = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()}
    assert {name for name in copied if "/" in name} == kept == {name for name in made.files if "/" in name}
    named = {
        str(found.says.fields["file"])
        for found in examine(meeting.folder)
        if found.says.code == "doctor_file_left"
    }
    assert {Path(name).name for name in named} == {"1-撤回.pdf", "2"}
    meeting.rectification.remove_item(number)
    meeting.backup(tmp_path / "copy")
    assert not (made.folder / "evidence").exists()
    assert open_meeting(made.folder).record.publication == meeting.record.publication
