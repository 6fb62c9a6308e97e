"""A branch whose meeting decides reads of no committee: neither on its forms nor in the names of its files."""

from __future__ import annotations

from pathlib import Path

from orglife_kit import forms, reports
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.preparation.findings import committee_aspects
from orglife_kit.rules.rectification.candidates import candidates
from orglife_kit.views.forms.base.parts import inside
from tests.meeting.building import make_meeting
from tests.views.forms.driving import shown


def test_the_ledger_and_the_files_name_the_branch(tmp_path: Path) -> None:
    """The owner of the branch's items, the ballot's file, the tables that can be taken in."""
    for organ, named, other in (
        (DecidingOrgan.MEETING, "党支部", "支部委员会"),
        (DecidingOrgan.COMMITTEE, "支部委员会", ""),
    ):
        meeting = make_meeting(tmp_path / organ, 4)
        meeting.plan.change({"plan.deciding_organ": organ.value})
        meeting.preparation.note_committee_finding(committee_aspects(meeting.record)[0], "窗口少")
        meeting.rectification.take_in(candidates(meeting.record))
        form = forms.rectification(meeting)
        offered = "".join(str(getattr(part, "options", "")) for part in inside(form))
        assert f"{named}：窗口少" in offered
        assert not other or other not in shown(form) + offered
        work = "党支部工作" if organ is DecidingOrgan.MEETING else "支委会工作"
        (ballot,) = reports.print_ballots(meeting, "committee", folder=tmp_path / organ / "out")
        assert ballot.stem == f"民主测评票-{work}"
