"""The last act can be taken back where nothing depends on it; a ballot never comes back this way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.assessment.outcomes import Assessment, Basis, Draft, Outcome
from orglife_kit.rules.plan.members import Flag
from orglife_kit.storage.readers.roster import RosterRow
from orglife_kit.storage.undo import snapshot
from tests.meeting.building import make_meeting


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of four with something in every table that an act can take back."""
    made = make_meeting(tmp_path, 4)
    made.set_flag("赵一", Flag.CASTS_BALLOT, holds=False, reason="出国")
    made.note_findings("赵一", made.member_aspects()[0], ["一", "二"])
    made.record_self_review("钱一", "说了")
    made.take_attendance()
    made.note_conduct("赵一", "下村")
    return made


def rate(meeting: Meeting) -> None:
    """Hold and close the members' rating."""
    meeting.take_pile("members", [(1, 2, 2, 2)] * 3, tellers=["赵一"], scrutineers=["钱一"])
    meeting.close_round("members")


def kept(meeting: Meeting) -> dict[str, list[Any]]:
    """Return every row of the tables, but those of rounds."""
    return meeting._database.read(snapshot)


ACTS: dict[str, Callable[[Meeting], Any]] = {
    "flag": lambda meeting: meeting.set_flag("钱一", Flag.IS_GRADED, holds=False, reason="调走"),
    "add": lambda meeting: meeting.add_member(RosterRow(0, "新来的", "FULL")),
    "change": lambda meeting: meeting.change_member("赵一", group="二组"),
    "remove": lambda meeting: meeting.remove_member("赵一"),
    "findings": lambda meeting: meeting.note_findings("赵一", meeting.member_aspects()[0], []),
    "self-review": lambda meeting: meeting.record_self_review("赵一"),
    "no self-review": lambda meeting: meeting.remove_self_review("钱一"),
    "attendance": lambda meeting: meeting.take_attendance(),
    "conduct": lambda meeting: meeting.note_conduct("赵一", ""),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_taken_back_whole(meeting: Meeting, act: str) -> None:
    """What an act has changed, in whatever table, is as it was before; a second undo is refused."""
    before = kept(meeting)
    ACTS[act](meeting)
    assert kept(meeting) != before or act == "attendance"
    assert meeting.can_undo
    meeting.undo()
    assert kept(open_meeting(meeting.folder)) == before
    assert not meeting.can_undo
    with pytest.raises(RefusedError, match="nothing_to_undo"):
        meeting.undo()


def test_an_outcome_is_taken_back(meeting: Meeting) -> None:
    """The outcome that was there before comes back; a reason for the cap and the drafts it finished are one act."""
    rate(meeting)
    basis = frozenset({Basis.DAILY_CONDUCT})
    meeting.assess([Assessment(1, Outcome.QUALIFIED, "先前的", bases=basis)])
    meeting.draft_assessment(Draft(1, Outcome.EXCELLENT, "后来的", bases=basis))
    meeting.undo()
    assert meeting.assessment_records()[1].opinion == "先前的"
    for number in (1, 2, 3):
        meeting.draft_assessment(Draft(number, Outcome.EXCELLENT, "好", bases=basis))
    before = kept(meeting)
    meeting.set_cap_reason("三人都完成了急难任务")
    assert len(meeting.assessment_records()) == 3
    meeting.undo()
    assert kept(meeting) == before


def test_no_round_and_no_ballot_is_undone(meeting: Meeting) -> None:
    """Opening, typing, signing off and closing cannot be taken back, and nothing before them either."""
    meeting.open_round("members")
    assert not meeting.can_undo
    meeting.note_conduct("赵一", "二")
    meeting.cast("members", [1, 2, 2, 2])
    meeting.count_paper("members", "members", issued=3, received=1)
    assert not meeting.can_undo
    meeting.sign_off("members", "members")
    meeting.close_round("members")
    assert not meeting.can_undo


def test_nothing_is_undone_over_other_work(meeting: Meeting) -> None:
    """After another process has written, undo is refused and both writings stay."""
    other = open_meeting(meeting.folder)
    meeting.note_conduct("钱一", "这里")
    other.note_conduct("孙一", "那里")
    with pytest.raises(RefusedError, match="undo_too_late"):
        meeting.undo()
    assert {meeting.conduct()[number] for number in (2, 3)} == {"这里", "那里"}


def test_what_is_kept_for_undo_is_never_on_the_disk(meeting: Meeting) -> None:
    """A reopened meeting has nothing to undo, and the folder holds no further file."""
    before = {path.name for path in meeting.folder.iterdir()}
    meeting.note_conduct("钱一", "写错了的一行")
    meeting.undo()
    assert {path.name for path in meeting.folder.iterdir()} == before
    assert not open_meeting(meeting.folder).can_undo
    meeting.close()
    assert "写错了的一行".encode() not in (meeting.folder / "meeting.db").read_bytes()
