"""C8, C12: a round opens on the attendance, freezes what it needs, and is closed once or void."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from orglife_kit.errors import InputError, OrglifeError, RefusedError
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.marks import BallotClass, Channel
from orglife_kit.rules.ballots.opening import opening_notices, subjects_of
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.rules.ballots.tally import tallies, tally_of
from orglife_kit.rules.plan.members import Flag
from tests.meeting.building import make_meeting, open_members_round, sign_off, typed_ballots


def code(error: pytest.ExceptionInfo[OrglifeError]) -> list[str]:
    """Return the codes that an error tells."""
    return [told.code for told in error.value.notices]


def leave(*numbers: int) -> list[AttendanceLine]:
    """Return lines of members on leave."""
    return [AttendanceLine(number, Presence.ON_LEAVE, "病假") for number in numbers]


def test_a_round_needs_the_attendance(tmp_path: Path) -> None:
    """Nobody can be counted before the sign-in."""
    meeting = make_meeting(tmp_path)
    with pytest.raises(RefusedError) as told:
        meeting.ballots.open_round("members")
    assert code(told) == ["attendance_missing"]


@pytest.mark.parametrize(
    ("comparison", "on_leave", "opens"),
    [("at_least", 5, True), ("at_least", 6, False), ("more_than", 5, False), ("more_than", 4, True)],
)
def test_half_of_those_who_rate_must_be_present(
    tmp_path: Path, comparison: str, on_leave: int, opens: bool
) -> None:
    """Ten may rate: five present are exactly half."""
    meeting = make_meeting(tmp_path, 10, quorum_comparison=f'"{comparison}"')
    meeting.ballots.take_attendance(leave(*range(1, on_leave + 1)))
    if opens:
        assert meeting.ballots.open_round("members").state is RoundState.OPEN
    else:
        with pytest.raises(RefusedError) as told:
            meeting.ballots.open_round("members")
        assert code(told) == ["quorum_missing"]


def test_a_round_keeps_what_it_froze(tmp_path: Path) -> None:
    """A plan or a flag changed after the opening changes nothing in the open round."""
    meeting = make_meeting(tmp_path, 7)
    open_members_round(meeting)
    plan = meeting.folder / "plan.toml"
    plan.write_text(plan.read_text("utf-8").replace('overvote = "line"', 'overvote = "ballot"'), "utf-8")
    meeting.plan.set_flag(7, Flag.IS_GRADED, holds=False, reason="调出")
    assert meeting.record.plan.settings.overvote == "ballot"
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert latest.round.settings.overvote == "line"
    assert len(latest.round.subjects) == 7


def test_two_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Two of one name stand on the ballot with their roster numbers."""
    meeting = make_meeting(tmp_path, ["王伟", "李雪", "王伟"])
    open_members_round(meeting)
    assert [subject.label for subject in subjects_of(meeting.record, "members")] == [
        "王伟#1",
        "李雪",
        "王伟#3",
    ]


def test_probationary_members_rate_and_are_not_rated(tmp_path: Path) -> None:
    """2 full and 5 probationary: seven may cast a ballot that has two lines."""
    meeting = make_meeting(tmp_path, 2, 5)
    open_members_round(meeting)
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert len(latest.round.subjects) == 2
    assert latest.classes[BallotClass.MEMBERS].entitled == 7
    assert latest.round.cap_base == 2
    assert latest.round.cap_limit == 0


def test_more_received_than_issued_voids_the_round(tmp_path: Path) -> None:
    """The warning comes at the count, the close voids the round, and 重新测评 is the next attempt."""
    meeting = make_meeting(tmp_path, 4)
    open_members_round(meeting)
    for _ in range(3):
        meeting.ballots.cast("members", [1, 1, 1, 1])
    warnings = meeting.ballots.count_paper("members", issued=2, received=3)
    assert [told.code for told in warnings] == ["received_over_issued"]
    meeting.ballots.sign_off("members")
    report = meeting.ballots.close_round("members")
    assert report.state is RoundState.VOID
    assert tallies(meeting.record) == ()
    with pytest.raises(RefusedError) as told:
        tally_of(meeting.record, "members")
    assert code(told) == ["round_void"]
    again = meeting.ballots.open_round("members")
    assert again.round.attempt == 2
    assert typed_ballots(meeting) == ()


def test_fewer_received_than_issued_is_valid(tmp_path: Path) -> None:
    """Two of four ballots come back: the round counts."""
    meeting = make_meeting(tmp_path, 4)
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1, 2, 3, 4], [0, 0, 0, 0]], issued=4)
    assert meeting.ballots.close_round("members").state is RoundState.CLOSED
    assert tally_of(meeting.record, "members").valid == 2


def test_a_count_that_does_not_balance_is_named(tmp_path: Path) -> None:
    """Typed and received differ: the sign-off says which pair, and nothing is closed."""
    meeting = make_meeting(tmp_path, 4)
    open_members_round(meeting)
    meeting.ballots.cast("members", [1, 1, 1, 1])
    with pytest.raises(RefusedError) as told:
        sign_off(meeting, 4, 2)
    assert code(told) == ["received_not_taken_in"]
    with pytest.raises(RefusedError) as told:
        meeting.ballots.close_round("members")
    assert code(told) == ["class_not_signed_off"]


def test_more_issued_than_may_rate_is_refused(tmp_path: Path) -> None:
    """Five ballots for four who may rate cannot be."""
    meeting = make_meeting(tmp_path, 4)
    open_members_round(meeting)
    with pytest.raises(RefusedError) as told:
        meeting.ballots.count_paper("members", issued=5)
    assert code(told) == ["issued_over_entitled"]


def test_a_pile_of_another_size_than_the_hand_count_saves_nothing(tmp_path: Path) -> None:
    """The hand count says three, the file has two rows: the round is not even opened."""
    meeting = make_meeting(tmp_path, 3)
    meeting.ballots.take_attendance()
    with pytest.raises(InputError) as told:
        meeting.ballots.take_pile("members", [[1, 1, 1], [1, 1, 1]], received=3)
    assert code(told) == ["received_not_rows"]
    assert meeting.record.ballots.latest("members") is None


def test_a_second_pile_after_sign_off_is_refused(tmp_path: Path) -> None:
    """What was signed off stays."""
    meeting = make_meeting(tmp_path, 3)
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1, 1, 1]])
    with pytest.raises(RefusedError) as told:
        meeting.ballots.take_pile("members", [[2, 2, 2]])
    assert code(told) == ["class_signed_off"]


def test_after_sign_off_no_ballot_changes(tmp_path: Path) -> None:
    """Cast, correct and withdraw are refused once the class is signed off."""
    meeting = make_meeting(tmp_path, 3)
    open_members_round(meeting)
    token = meeting.ballots.cast("members", [1, 1, 1]).token
    sign_off(meeting, 3, 1)
    for act in (
        lambda: meeting.ballots.cast("members", [1, 1, 1]),
        lambda: meeting.ballots.correct_ballot("members", token, [2, 2, 2]),
        lambda: meeting.ballots.withdraw_ballot("members", token),
    ):
        with pytest.raises(RefusedError) as told:
            act()
        assert code(told) == ["class_signed_off"]


def test_a_second_typing_shows_where_it_differs(tmp_path: Path) -> None:
    """张三: 优秀 −1, 合格 +1, signed per member and grade, until the two agree."""
    meeting = make_meeting(tmp_path, 3)
    open_members_round(meeting)
    meeting.ballots.cast("members", [1, 2, 0])
    second = meeting.ballots.cast("members", [2, 2, 0], channel=Channel.PAPER_SECOND)
    meeting.ballots.count_paper("members", issued=3, received=1)
    differences = meeting.ballots.typing_differences("members")
    assert [(found.subject.number, found.code, found.difference) for found in differences] == [
        (1, "EXCELLENT", -1),
        (1, "QUALIFIED", 1),
    ]
    with pytest.raises(RefusedError) as told:
        meeting.ballots.sign_off("members")
    assert code(told) == ["typings_differ"]
    meeting.ballots.correct_ballot("members", second.token, [1, 2, 0])
    assert meeting.ballots.typing_differences("members") == ()
    meeting.ballots.sign_off("members")
    meeting.ballots.close_round("members")
    assert tally_of(meeting.record, "members").valid == 1


def test_a_large_class_of_its_own_has_its_own_box(tmp_path: Path) -> None:
    """Five public representatives: own tally, own root."""
    meeting = make_meeting(tmp_path, 6, public_ballots='"own_class"', public_representatives="5")
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1] * 6] * 6)
    meeting.ballots.take_pile("members", [[2] * 6] * 5, ballot_class="public")
    report = meeting.ballots.close_round("members")
    assert len(set(report.roots.values())) == 2
    assert tally_of(meeting.record, "members").rows[0].counts[:2] == (6, 0)
    assert tally_of(meeting.record, "members", "public").rows[0].counts[:2] == (0, 5)


def test_a_small_class_goes_into_the_members_box(tmp_path: Path) -> None:
    """Four public representatives are told before the opening, and counted with the members."""
    meeting = make_meeting(tmp_path, 6, public_ballots='"own_class"', public_representatives="4")
    meeting.ballots.take_attendance()
    assert [told.code for told in opening_notices(meeting.record, "members")] == ["class_below_smallest"]
    meeting.ballots.take_pile("members", [[1] * 6] * 6)
    meeting.ballots.take_pile("members", [[2] * 6] * 4, ballot_class="public")
    meeting.ballots.close_round("members")
    assert tally_of(meeting.record, "members").rows[0].counts[:2] == (6, 4)
    with pytest.raises(RefusedError) as told:
        tally_of(meeting.record, "members", "public")
    assert code(told) == ["class_in_members_box"]


def test_a_lost_key_lets_the_paper_be_typed_again(tmp_path: Path, state: Path) -> None:
    """When the key is gone the round is laid out anew; while it is there, it is not."""
    meeting = make_meeting(tmp_path, 3)
    open_members_round(meeting)
    meeting.ballots.cast("members", [1, 1, 1])
    with pytest.raises(RefusedError) as refused:
        meeting.ballots.retype_round("members")
    assert code(refused) == ["intake_not_lost"]
    (key,) = (state / "keys").glob("*.key")
    key.unlink()
    with pytest.raises(OrglifeError) as told:
        meeting.ballots.cast("members", [1, 1, 1])
    assert code(told) == ["intake_lost"]
    meeting.ballots.retype_round("members")
    assert meeting.ballots.saved_ballots("members") == 0
    assert meeting.ballots.cast("members", [2, 2, 2]).saved == 1


def closed_counts(meeting: Meeting) -> list[tuple[int, ...]]:
    """Return the counts of the members' tally."""
    return [row.counts for row in tally_of(meeting.record, "members").rows]


def test_a_sheet_cannot_be_put_together_again(tmp_path: Path) -> None:
    """After the close each member's records are sorted by themselves: no order links two marks."""
    meeting = make_meeting(tmp_path, 4)
    meeting.ballots.take_attendance()
    sheets = [[1, 1, 1, 1], [2, 2, 2, 2], [3, 3, 3, 3], [4, 4, 4, 4]]
    meeting.ballots.take_pile("members", sheets)
    meeting.ballots.close_round("members")
    connection = sqlite3.connect(meeting.folder / "meeting.db")
    blobs = connection.execute("SELECT records FROM ballots_mark ORDER BY member").fetchall()
    connection.close()
    for (records,) in blobs:
        each = [records[start : start + 38] for start in range(0, len(records), 38)]
        assert each == sorted(each)
    nonces = {records[start + 6 : start + 38] for (records,) in blobs for start in range(0, 152, 38)}
    assert len(nonces) == 16
    assert closed_counts(meeting) == [(1, 1, 1, 1, 0, 0)] * 4


@pytest.mark.parametrize("damage", ["garbage", "empty", "half", "slot", "gone"])
def test_a_damaged_intake_lets_the_paper_be_typed_again(tmp_path: Path, damage: str) -> None:
    """However intake.db was damaged: the status says so, a backup can be made, and typing begins anew."""
    meeting = make_meeting(tmp_path, 3)
    open_members_round(meeting)
    meeting.ballots.cast("members", [1, 1, 1])
    path = meeting.folder / "intake.db"
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    elif damage == "slot":
        connection = sqlite3.connect(path)
        connection.execute("UPDATE intake SET sealed = x'00'")
        connection.commit()
        connection.close()
    else:
        path.write_bytes(
            {"garbage": b"garbage" * 999, "empty": b"", "half": content[: len(content) // 2]}[damage]
        )
    assert [entry.says.code for entry in meeting.status() if entry.clause == "C8"] == ["intake_lost"]
    assert meeting.backup(tmp_path / "copy").lacking == 0
    meeting.ballots.retype_round("members")
    meeting.ballots.cast("members", [2, 2, 2])
    assert [typed.ballot.marks for typed in typed_ballots(meeting)] == [(2, 2, 2)]
