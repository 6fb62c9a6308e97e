"""Two tellers type the same paper: either may be first, what differs is shown without becoming a count."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.marks import BallotClass, Channel
from orglife_kit.rules.ballots.tally import tally_of
from tests.meeting.building import code_of, make_meeting, open_members_round, typed_ballots


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of six with the members' round open and all six ballots counted by hand."""
    made = make_meeting(tmp_path, 6)
    open_members_round(made)
    made.ballots.count_paper("members", issued=6, received=6)
    return made


FIRST = [
    [1, 1, 2, 3, 4, 0],
    [1, 2, 2, 3, 4, 0],
    [1, 1, 3, 3, 4, 0],
    [2, 1, 2, 3, 4, 0],
    *[[1, 1, 2, 3, 4, 0]] * 2,
]


def typed(meeting: Meeting, ballots: list[list[int]], channel: Channel) -> list[str]:
    """Type ballots; return their tokens."""
    return [meeting.ballots.cast("members", marks, channel=channel).token for marks in ballots]


def shown(meeting: Meeting) -> list[tuple[int, str, int]]:
    """Return what the comparison shows."""
    found = meeting.ballots.typing_differences("members")
    return [(entry.subject.number, entry.code, entry.difference) for entry in found]


def test_blank_ballots_as_a_second_typing_tell_no_count(meeting: Meeting) -> None:
    """All names, and of no name how many of which grade it got."""
    typed(meeting, FIRST, Channel.PAPER_FIRST)
    typed(meeting, [[0] * 6] * 6, Channel.PAPER_SECOND)
    assert shown(meeting) == [(number, "", 0) for number in (1, 2, 3, 4, 5)]


@pytest.mark.parametrize("guess", range(1, 5))
def test_the_same_grade_for_all_tells_no_count(meeting: Meeting, guess: int) -> None:
    """Where more than two marks of a member differ his name alone is shown."""
    typed(meeting, FIRST, Channel.PAPER_FIRST)
    typed(meeting, [[guess] * 6] * 6, Channel.PAPER_SECOND)
    for number in range(6):
        differing = sum(marks[number] != guess for marks in FIRST)
        entries = [entry for entry in shown(meeting) if entry[0] == number + 1]
        assert (entries == [(number + 1, "", 0)]) is (differing > 2)


def test_one_ballot_alone_tells_nothing_before_the_paper_is_all_in(meeting: Meeting) -> None:
    """One typed twice, of six received: the name alone, or every ballot could be read off as it comes."""
    typed(meeting, [[1] * 6], Channel.PAPER_FIRST)
    typed(meeting, [[0, 1, 1, 1, 1, 1]], Channel.PAPER_SECOND)
    assert shown(meeting) == [(1, "", 0)]


def test_the_hand_count_must_be_there(tmp_path: Path) -> None:
    """Nothing is signed before the paper was counted."""
    meeting = make_meeting(tmp_path, 6)
    open_members_round(meeting)
    typed(meeting, [[1] * 6], Channel.PAPER_FIRST)
    typed(meeting, [[0, 1, 1, 1, 1, 1]], Channel.PAPER_SECOND)
    assert shown(meeting) == [(1, "", 0)]


def test_up_to_two_marks_are_signed(meeting: Meeting) -> None:
    """Both complete, two slips of the hand for one member: which grades, one more and one less."""
    typed(meeting, FIRST, Channel.PAPER_FIRST)
    again = [marks[:] for marks in FIRST]
    again[0][0], again[1][0] = 2, 3
    typed(meeting, again, Channel.PAPER_SECOND)
    assert shown(meeting) == [(1, "EXCELLENT", -2), (1, "QUALIFIED", 1), (1, "BASICALLY_QUALIFIED", 1)]


def test_either_teller_may_type_first(meeting: Meeting) -> None:
    """The second typing is there before the first; a slip of either is corrected, and the paper's marks are counted."""
    wrong = [marks[:] for marks in FIRST]
    wrong[0][0] = 4
    tokens = typed(meeting, wrong, Channel.PAPER_SECOND)
    assert code_of(lambda: meeting.ballots.typing_differences("members")) == "typings_unequal"
    typed(meeting, FIRST, Channel.PAPER_FIRST)
    assert code_of(lambda: meeting.ballots.sign_off("members")) == "typings_differ"
    meeting.ballots.correct_ballot("members", tokens[0], FIRST[0])
    meeting.ballots.sign_off("members")
    meeting.ballots.close_round("members")
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    counts = latest.classes[BallotClass.MEMBERS]
    assert (counts.typings, counts.corrections) == (2, 1)
    assert tally_of(meeting.record).rows[0].counts[:2] == (5, 1)


def test_nothing_is_signed_off_while_only_one_has_typed(meeting: Meeting) -> None:
    """Neither of the two counts by itself once both were begun."""
    typed(meeting, FIRST, Channel.PAPER_FIRST)
    (token,) = typed(meeting, FIRST[:1], Channel.PAPER_SECOND)
    assert code_of(lambda: meeting.ballots.sign_off("members")) == "typings_unequal"
    meeting.ballots.withdraw_ballot("members", token)  # begun by mistake, and taken back
    meeting.ballots.sign_off("members")
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert latest.classes[BallotClass.MEMBERS].typings == 1


def test_marks_that_stand_on_other_ballots_are_told(meeting: Meeting) -> None:
    """Each member's marks agree, but two ballots were mixed up: what is judged on a whole ballot would differ."""
    typed(meeting, FIRST, Channel.PAPER_FIRST)
    mixed = [marks[:] for marks in FIRST]
    mixed[1][0], mixed[3][0] = mixed[3][0], mixed[1][0]
    typed(meeting, mixed, Channel.PAPER_SECOND)
    assert code_of(lambda: meeting.ballots.typing_differences("members")) == "typings_differ_on_ballots"
    assert code_of(lambda: meeting.ballots.sign_off("members")) == "typings_differ_on_ballots"


def test_ballots_are_looked_at_one_by_one(meeting: Meeting) -> None:
    """The list gives tokens alone; one ballot is shown to whoever corrects it, none after the sign-off."""
    tokens = typed(meeting, FIRST, Channel.PAPER_FIRST)
    assert meeting.ballots.typed_tokens("members") == tuple(sorted(tokens))
    assert meeting.ballots.typed_ballot("members", tokens[2]).ballot.marks == tuple(FIRST[2])
    assert len(typed_ballots(meeting)) == 6
    phone = meeting.ballots.cast("members", [1] * 6, channel=Channel.PHONE).token
    assert code_of(lambda: meeting.ballots.typed_ballot("members", phone)) == "ballot_not_correctable"
    meeting.ballots.count_paper("members", received=7)
    meeting.ballots.sign_off("members")
    assert code_of(lambda: meeting.ballots.typed_ballot("members", tokens[2])) == "class_signed_off"
