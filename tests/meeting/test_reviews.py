"""C6: who has spoken of himself, in speaking order, and who said what to whom; nothing more is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.reviews import next_speakers
from tests.meeting.building import code_of, make_meeting


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of four."""
    return make_meeting(tmp_path, 4)


def test_speaking_order_is_kept(meeting: Meeting) -> None:
    """A note added later does not move the speaker; who is taken back may speak again, at the end."""
    for name in ("孙一", "赵一", "钱一"):
        meeting.reviews.record_self_review(name)
    meeting.reviews.record_self_review("孙一", " 补记 ")
    meeting.reviews.remove_self_review("赵一")
    meeting.reviews.record_self_review("李一")
    meeting.reviews.record_self_review("赵一")
    spoken = meeting.record.reviews.self_reviews
    assert [(review.member, review.note) for review in spoken] == [(3, "补记"), (2, ""), (4, ""), (1, "")]
    frame = meeting.tables.self_reviews()
    assert list(frame.member) == [3, 2, 4, 1]


def test_peer_reviews_are_changed_and_taken_out_by_number(meeting: Meeting) -> None:
    """The number of one that was taken out is not given again."""
    first = meeting.reviews.record_peer_review("赵一", "钱一", "值班交接不清")
    second = meeting.reviews.record_peer_review(3, 4)
    assert meeting.reviews.record_peer_review(3, "赵一", " 通知发得晚 ", number=second) == second
    reviews = meeting.record.reviews.peer_reviews
    assert [(review.critic, review.member, review.note) for review in reviews] == [
        (1, 2, "值班交接不清"),
        (3, 1, "通知发得晚"),
    ]
    meeting.reviews.remove_peer_review(second)
    third = meeting.reviews.record_peer_review(4, 3)
    assert [review.number for review in meeting.record.reviews.peer_reviews] == [first, third]
    assert third not in (first, second)


def test_what_cannot_be_is_refused_and_nothing_is_written(meeting: Meeting) -> None:
    """Of oneself, by or of nobody, in place of what is not there; taking back what was not recorded."""
    reviews = meeting.reviews
    reviews.record_peer_review(1, 2)
    before = meeting.record.reviews
    assert code_of(lambda: reviews.record_peer_review("赵一", 1)) == "review_of_oneself"
    assert code_of(lambda: reviews.record_peer_review(1, 9)) == "member_number_unknown"
    assert code_of(lambda: reviews.record_peer_review("某某", 1)) == "member_unknown"
    assert code_of(lambda: reviews.record_peer_review(1, 2, number=7)) == "peer_review_unknown"
    assert code_of(lambda: reviews.record_peer_review(1, 2, number=-1)) == "peer_review_unknown"
    assert code_of(lambda: reviews.remove_peer_review(7)) == "peer_review_unknown"
    assert code_of(lambda: reviews.record_self_review(0)) == "member_number_unknown"
    assert code_of(lambda: reviews.remove_self_review("赵一")) == "self_review_unknown"
    assert meeting.record.reviews == before


def test_each_act_is_one_step_back(meeting: Meeting) -> None:
    """Recording, changing and taking out alike."""
    meeting.reviews.record_self_review(1)
    number = meeting.reviews.record_peer_review(1, 2, "一")
    for act in (
        lambda: meeting.reviews.record_self_review(2),
        lambda: meeting.reviews.remove_self_review(1),
        lambda: meeting.reviews.record_peer_review(2, 1),
        lambda: meeting.reviews.record_peer_review(1, 3, "二", number=number),
        lambda: meeting.reviews.remove_peer_review(number),
    ):
        before = meeting.record.reviews
        act()
        assert meeting.record.reviews != before
        meeting.undo()
        assert meeting.record.reviews == before


def test_those_on_leave_are_not_waited_for(meeting: Meeting) -> None:
    """Before the sign-in everybody is expected, after it those who are there."""
    assert next_speakers(meeting.record) == (1, 2, 3, 4)
    meeting.ballots.take_attendance(
        [AttendanceLine(2, Presence.ON_LEAVE, "病假"), AttendanceLine(3, Presence.LATE)]
    )
    meeting.reviews.record_self_review(1)
    assert next_speakers(meeting.record) == (3, 4)


def test_the_status_names_who_is_left(meeting: Meeting) -> None:
    """Nothing before the sign-in, then the names, then how many have spoken."""
    assert "C6" not in {entry.clause for entry in meeting.status()}
    meeting.ballots.take_attendance()
    (waiting,) = [entry for entry in meeting.status() if entry.clause == "C6"]
    assert waiting.says.fields["names"] == "赵一、钱一、孙一、李一"
    for number in next_speakers(meeting.record):
        meeting.reviews.record_self_review(number)
    (done,) = [entry for entry in meeting.status() if entry.clause == "C6"]
    assert (done.state, done.says.fields["members"]) == ("done", 4)
