"""One lock around record and intake: what two windows do at once ends as if one came after the other."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from orglife_kit.errors import OrglifeError, RefusedError, StorageError
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.marks import Channel
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.storage import intake_file
from orglife_kit.storage.intake import Intake
from tests.meeting.building import (
    code_of,
    is_intake_lost,
    make_meeting,
    open_members_round,
    sign_off,
    typed_ballots,
)


@pytest.fixture
def windows(tmp_path: Path) -> tuple[Meeting, Meeting]:
    """Return one meeting of four opened twice, its members' round open, both knowing it so."""
    first = make_meeting(tmp_path, 4)
    open_members_round(first)
    second = open_meeting(first.folder)
    assert second.record.ballots.rounds
    return first, second


ACTS: dict[str, Callable[[Meeting, str], object]] = {
    "cast": lambda meeting, _: meeting.ballots.cast("members", [1] * 4),
    "correct": lambda meeting, token: meeting.ballots.correct_ballot("members", token, [2] * 4),
    "withdraw": lambda meeting, token: meeting.ballots.withdraw_ballot("members", token),
    "count": lambda meeting, _: meeting.ballots.count_paper("members", issued=2),
    "sign off": lambda meeting, _: meeting.ballots.sign_off("members"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_after_a_sign_off_elsewhere_nothing_changes(
    windows: tuple[Meeting, Meeting], act: Callable[[Meeting, str], object]
) -> None:
    """The other window decides on what is so now, not on what it showed."""
    first, second = windows
    token = first.ballots.cast("members", [1] * 4).token
    sign_off(first, 4, 1)
    assert code_of(lambda: act(second, token)) == "class_signed_off"
    first.ballots.close_round("members")
    assert tally_of(second.record).rows[0].counts[0] == 1


@pytest.mark.parametrize("act", ["cast", "correct", "withdraw", "count", "sign off"])
def test_after_a_close_elsewhere_every_act_is_refused(windows: tuple[Meeting, Meeting], act: str) -> None:
    """Neither lost nor damaged: the round is closed, and says so."""
    first, second = windows
    token = first.ballots.cast("members", [1] * 4).token
    sign_off(first, 4, 1)
    first.ballots.close_round("members")
    assert code_of(lambda: ACTS[act](second, token)) == "round_closed"
    assert code_of(lambda: second.ballots.typed_tokens("members")) == "round_closed"
    assert second.ballots.saved_ballots("members") == 0
    assert not is_intake_lost(second)


def test_of_two_that_close_the_second_is_refused(windows: tuple[Meeting, Meeting]) -> None:
    """At the same moment from two threads: one report, one refusal, one tally."""
    first, second = windows
    first.ballots.cast("members", [1] * 4)
    sign_off(first, 4, 1)
    told: list[str] = []
    barrier = threading.Barrier(2)

    def close(meeting: Meeting) -> None:
        barrier.wait()
        try:
            told.append(meeting.ballots.close_round("members").state.value)
        except RefusedError as error:
            told.append(error.notices[0].code)

    both = [threading.Thread(target=close, args=(meeting,)) for meeting in windows]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(told) == ["closed", "round_closed"]
    assert tally_of(second.record).valid == 1


def test_a_ballot_acknowledged_during_sign_off_and_close_is_counted(tmp_path: Path) -> None:
    """One window types on while the other signs off and closes: what was acknowledged is in the tally."""
    first = make_meeting(tmp_path, 20)
    open_members_round(first)
    second = open_meeting(first.folder)
    acknowledged: list[str] = []
    refused: list[str] = []

    def type_on() -> None:
        while not refused:
            try:
                acknowledged.append(second.ballots.cast("members", [1] * 20).token)
            except OrglifeError as error:
                refused.append(error.notices[0].code)
            time.sleep(0.02)  # a hand is slower than the lock, which is handed to nobody in turn

    typing = threading.Thread(target=type_on)
    typing.start()
    signed_off = False
    while not signed_off:
        first.ballots.count_paper("members", issued=20, received=first.ballots.saved_ballots("members"))
        with suppress(RefusedError):  # one more came in between
            first.ballots.sign_off("members")
            signed_off = True
    first.ballots.close_round("members")
    typing.join()
    assert refused[0] in ("class_signed_off", "round_closed")
    latest = first.record.ballots.latest("members")
    assert latest is not None
    counts = next(iter(latest.classes.values()))
    assert counts.received == len(acknowledged)
    if latest.state == "closed":
        assert tally_of(first.record).rows[0].counts[0] == len(acknowledged)


def test_two_windows_record_two_members_attendance(windows: tuple[Meeting, Meeting]) -> None:
    """Each changes its member's line and leaves the other's."""
    first, second = windows
    first.ballots.record_attendance(AttendanceLine(1, Presence.LATE, "堵车"), correction="漏记")
    second.ballots.record_attendance(AttendanceLine(2, Presence.ON_LEAVE, "住院"), correction="记错")
    assert [line.presence for line in first.record.ballots.attendance] == [
        *(Presence.LATE, Presence.ON_LEAVE, Presence.PRESENT, Presence.PRESENT),
    ]


def test_officers_and_attendance_of_a_close_are_those_of_its_moment(windows: tuple[Meeting, Meeting]) -> None:
    """What another window changed last is what the root binds."""
    first, second = windows
    first.ballots.cast("members", [1] * 4)
    sign_off(first, 4, 1)
    second.ballots.name_officers("members", ["赵一"], ["孙一"])
    second.ballots.record_attendance(AttendanceLine(4, Presence.ABSENT), correction="没有来")
    first.ballots.close_round("members")
    tally = tally_of(first.record)
    assert tally.present == 3
    latest = first.record.ballots.latest("members")
    assert latest is not None
    assert (latest.tellers, latest.scrutineers) == (("赵一",), ("孙一",))


def test_opening_a_meeting_with_an_open_round_is_cheap(
    windows: tuple[Meeting, Meeting], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left to be done: no transaction is written, the intake is not opened."""
    first, _ = windows

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the intake was opened")

    monkeypatch.setattr(intake_file, "connect", never)
    third = open_meeting(first.folder)
    assert third._work.database.acts == 0
    assert third.version()[-1] == first.version()[-1]


def test_a_copy_made_by_hand_before_the_round_leaves_its_key_alone(tmp_path: Path, state: Path) -> None:
    """It knows nothing of the round; opening it does not destroy what the first needs."""
    meeting = make_meeting(tmp_path, 4)
    meeting.ballots.take_attendance()
    copy = shutil.copytree(meeting.folder, tmp_path / "by hand")
    meeting.ballots.open_round("members")
    token = meeting.ballots.cast("members", [1] * 4).token
    open_meeting(copy).close()
    assert [typed.token for typed in typed_ballots(meeting)] == [token]


def test_typing_anew_that_is_interrupted_can_be_begun_again(
    tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sign-off goes first: the round never has a new intake and the sign-off of the lost one."""
    meeting = make_meeting(tmp_path, 4)
    open_members_round(meeting)
    meeting.ballots.cast("members", [1] * 4)
    sign_off(meeting, 4, 1)
    (key,) = (state / "keys").glob("*.key")
    key.unlink()

    def fail(*_: object) -> None:
        raise OSError("no disk")

    with monkeypatch.context() as patch:
        patch.setattr(Intake, "lay_out", fail)
        with pytest.raises(OSError, match="no disk"):
            meeting.ballots.retype_round("members")
    assert is_intake_lost(meeting)
    meeting.ballots.retype_round("members")
    assert not is_intake_lost(meeting)
    meeting.ballots.cast("members", [2] * 4)
    sign_off(meeting, 4, 1)
    meeting.ballots.close_round("members")
    assert tally_of(meeting.record).rows[0].counts[1] == 1


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda ballots: ballots.cast("members", [1] * 4, token="x"), "token_impossible"),
        (lambda ballots: ballots.cast("members", [1] * 4, token="A" * 32), "token_impossible"),
        (lambda ballots: ballots.cast("members", [1] * 4, token=7), "token_impossible"),
        (lambda ballots: ballots.cast("members", [1] * 4, channel="post"), "channel_unknown"),
        (lambda ballots: ballots.cast("members", [1] * 4, channel=Channel.FILE), "channel_takes_piles"),
        (lambda ballots: ballots.cast("members", None), "marks_impossible"),
        (lambda ballots: ballots.cast("members", "1111"), "marks_impossible"),
        (lambda ballots: ballots.cast("members", [1.0] * 4), "marks_impossible"),
        (lambda ballots: ballots.cast("others", [1] * 4), "round_unknown"),
        (lambda ballots: ballots.cast("committee", [1]), "round_not_open"),
        (lambda ballots: ballots.cast("members", [1] * 4, ballot_class="others"), "class_unknown"),
        (lambda ballots: ballots.correct_ballot("members", "nothing", [1] * 4), "ballot_unknown"),
        (lambda ballots: ballots.withdraw_ballot("members", None), "ballot_unknown"),
        (lambda ballots: ballots.typed_tokens("members", channel="post"), "channel_unknown"),
        (lambda ballots: ballots.saved_ballots("members", "others"), "class_unknown"),
        (lambda ballots: ballots.count_paper("members", issued=1.5), "count_impossible"),
        (
            lambda ballots: ballots.record_attendance(AttendanceLine(9, Presence.LATE)),
            "member_number_unknown",
        ),
        (lambda ballots: ballots.record_attendance(AttendanceLine(1, "ILL")), "presence_unknown"),
        (lambda ballots: ballots.take_attendance([AttendanceLine(1, Presence.LATE)] * 2), "member_twice"),
        (lambda ballots: ballots.keep_minutes({"end": ""}, {}), "minutes_head_unknown"),
        (lambda ballots: ballots.keep_minutes({}, {}, frozen="soon"), "date_impossible"),
    ],
)
def test_what_cannot_be_is_answered_with_its_code(
    windows: tuple[Meeting, Meeting], act: Callable[[object], object], code: str
) -> None:
    """Never an error of Python or of SQLite, and nothing is in afterwards."""
    first, _ = windows
    assert code_of(lambda: act(first.ballots)) == code
    assert typed_ballots(first) == ()


def test_a_ballot_of_a_phone_is_counted_and_cannot_be_corrected(windows: tuple[Meeting, Meeting]) -> None:
    """It came from no paper here; typed ballots beside it can be."""
    first, _ = windows
    phone = first.ballots.cast("members", [1] * 4, channel=Channel.PHONE)
    paper = first.ballots.cast("members", [1] * 4)
    assert (phone.saved, paper.saved) == (1, 1)
    refusal = code_of(lambda: first.ballots.correct_ballot("members", phone.token, [2] * 4))
    assert refusal == "ballot_not_correctable"
    assert code_of(lambda: first.ballots.withdraw_ballot("members", phone.token)) == "ballot_not_correctable"
    first.ballots.correct_ballot("members", paper.token, [2] * 4)
    sign_off(first, 4, 2)
    first.ballots.close_round("members")
    assert tally_of(first.record).rows[0].counts[:2] == (1, 1)


def test_reading_waits_for_no_lost_file(windows: tuple[Meeting, Meeting], state: Path) -> None:
    """A key that is gone is told by every act that needs it, and typing again is offered."""
    first, second = windows
    (key,) = (state / "keys").glob("*.key")
    key.unlink()
    for act in (
        lambda: second.ballots.cast("members", [1] * 4),
        lambda: second.ballots.typed_tokens("members"),
    ):
        with pytest.raises(StorageError, match="intake_lost"):
            act()
    record = first.record
    assert is_intake_lost(first)
    assert first.ballots.counted_ballots(record) == 0
