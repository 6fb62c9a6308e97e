"""C8: whatever way ballots come in, the tally is what a plain count of them gives."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.marks import OVERVOTED
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.verify import verify
from tests.meeting.building import make_meeting, open_members_round, sign_off

CODES = ("ABSTAIN", "EXCELLENT", "QUALIFIED", "BASICALLY_QUALIFIED", "UNQUALIFIED")
MARKS = st.sampled_from([0, 1, 1, 2, 2, 3, 4, OVERVOTED])


@st.composite
def rounds(draw: st.DrawFn) -> tuple[int, int, list[list[int]], bool, bool]:
    """Draw full and probationary members, ballots, and the settings for overvotes and many excellent."""
    full = draw(st.integers(3, 9))
    probationary = draw(st.integers(0, 3))
    ballot = st.lists(MARKS, min_size=full, max_size=full)
    ballots = draw(st.lists(ballot, max_size=full + probationary))
    return full, probationary, ballots, draw(st.booleans()), draw(st.booleans())


def plain_count(ballots: list[list[int]], subjects: int) -> list[dict[str, int]]:
    """Count marks one by one, with nothing of the package."""
    counts = [dict.fromkeys((*CODES, "OVERVOTE"), 0) for _ in range(subjects)]
    for ballot in ballots:
        for subject, mark in enumerate(ballot):
            counts[subject]["OVERVOTE" if mark == OVERVOTED else CODES[mark]] += 1
    return counts


def plainly_valid(ballot: list[int], limit: int, *, void_overvotes: bool, void_many: bool) -> bool:
    """Say whether a ballot counts, from the words of the plan."""
    if void_overvotes and OVERVOTED in ballot:
        return False
    return not (void_many and ballot.count(1) > limit)


def tallied(meeting: Meeting) -> list[dict[str, int]]:
    """Return the closed members' tally by code."""
    tally = tally_of(meeting.record, "members")
    return [dict(zip(tally.grade_set.tally_codes, row.counts, strict=True)) for row in tally.rows]


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rounds(), st.booleans())
def test_the_tally_is_a_plain_count(drawn: tuple[int, int, list[list[int]], bool, bool], typed: bool) -> None:
    """Typed one by one or read as a pile, through intake, close and reopening, every count is the plain one."""
    full, probationary, ballots, void_overvotes, void_many = drawn
    with TemporaryDirectory() as folder:
        meeting = make_meeting(
            Path(folder),
            full,
            probationary,
            overvote='"ballot"' if void_overvotes else '"line"',
            many_excellent='"void"' if void_many else '"accept"',
        )
        meeting.ballots.take_attendance()
        if typed:
            open_members_round(meeting)
            for ballot in ballots:
                meeting.ballots.cast("members", ballot)
            sign_off(meeting, full + probationary, len(ballots))
        else:
            meeting.ballots.take_pile("members", ballots, issued=full + probationary)
        meeting.ballots.close_round("members")
        meeting.close()
        again = open_meeting(Path(folder) / "meeting")
        valid = [
            ballot
            for ballot in ballots
            if plainly_valid(ballot, full // 3, void_overvotes=void_overvotes, void_many=void_many)
        ]
        tally = tally_of(again.record, "members")
        assert tallied(again) == plain_count(valid, full)
        assert (tally.received, tally.valid, tally.void) == (
            len(ballots),
            len(valid),
            len(ballots) - len(valid),
        )
        assert tally.many_excellent == sum(ballot.count(1) > full // 3 for ballot in ballots)
        assert not verify(again.folder, tally.root).faults
        again.close()


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_corrections_and_withdrawals_leave_what_is_in(data: st.DataObject) -> None:
    """After any mixture of typing, correcting and withdrawing, the tally counts just what is still in."""
    subjects = 4
    ballot = st.lists(MARKS, min_size=subjects, max_size=subjects)
    with TemporaryDirectory() as folder:
        meeting = make_meeting(Path(folder), subjects, 4)
        open_members_round(meeting)
        kept: dict[str, list[int]] = {}
        for _ in range(data.draw(st.integers(0, 12))):
            act = data.draw(st.sampled_from(["cast", "cast", "correct", "withdraw", "repeat"]))
            if act == "cast" and len(kept) < subjects + 4:
                marks = data.draw(ballot)
                kept[meeting.ballots.cast("members", marks).token] = marks
            elif kept:
                token = data.draw(st.sampled_from(sorted(kept, key=list(kept).index)))
                if act == "correct":
                    kept[token] = data.draw(ballot)
                    meeting.ballots.correct_ballot("members", token, kept[token])
                elif act == "withdraw":
                    meeting.ballots.withdraw_ballot("members", token)
                    del kept[token]
                else:
                    assert meeting.ballots.cast("members", kept[token], token=token).saved == len(kept)
        sign_off(meeting, subjects + 4, len(kept))
        meeting.ballots.close_round("members")
        assert tallied(meeting) == plain_count(list(kept.values()), subjects)
        meeting.close()
