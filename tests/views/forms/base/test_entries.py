"""What forms are declared with: rows of facts, a list with its chosen entry, what is entered, numbers and names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orglife_kit.meeting import Meeting
from orglife_kit.rules.plan.members import Member
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.reviews import PeerReview
from orglife_kit.views.forms.base import FactRows, Facts, Form, Parts, Row
from orglife_kit.views.forms.base.parts import inside
from tests.meeting.building import make_meeting


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of four full members."""
    return make_meeting(tmp_path, 4)


class Sample(Form):
    """A form with one of each."""

    def _declare(self) -> Parts:
        self.said: list[tuple[int, dict[str, Any]]] = []
        self.critic, self.member = self.name_field("批评人"), self.name_field("批评对象")
        review = {"critic": self.critic, "member": self.member}
        self.enter = self.entering(
            "已说", self.meeting.reviews.record_peer_review, review, stays=(self.critic,)
        )
        self.rows = FactRows(lambda record: record.roster.members, self._row, self._change)
        self.chosen = self.chosen_list("记录", _reviews, rows=4, first=_latest, chooses=True)
        self.number = self.number_field("张数", shows=lambda record: len(record.reviews.peer_reviews) or None)
        self.kept: list[tuple[str, ...]] = []
        self.names = self.names_field("人员", shows=lambda record: ("赵一", "钱一"), keep=self.kept.append)
        self.shut = self.text_field("地点", off=lambda record: record.reviews.peer_reviews)
        yield Row(self.critic, self.member, self.enter)
        yield self.rows
        yield self.chosen
        yield Row(self.number, self.names, self.shut)

    def _row(self, member: Member, fact: Facts) -> Row:
        return Row(self.text_field(member.name, **fact("post")), self.text_field("组", **fact("group")))

    def _change(self, number: int, **changed: Any) -> None:
        self.said.append((number, changed))
        self.meeting.plan.change_member(number, **changed)


def _reviews(record: MeetingRecord) -> list[tuple[str, int]]:
    return [(str(review.number), review.number) for review in record.reviews.peer_reviews]


def _latest(record: MeetingRecord) -> int | None:
    reviews: tuple[PeerReview, ...] = record.reviews.peer_reviews
    return reviews[-1].number if reviews else None


def test_what_was_entered_is_given_by_name_and_taken_out_of_its_fields(meeting: Meeting) -> None:
    """What stays is there for the next entry; what is refused stays in every field."""
    form = Sample(meeting)
    form.critic.value, form.member.value = "赵一", "无此人"
    form.enter.click()
    assert (form.critic.value, form.member.value) == ("赵一", "无此人")
    form.member.value = "钱一"
    form.enter.click()
    assert (form.critic.value, form.member.value) == ("赵一", "")
    assert [(review.critic, review.member) for review in meeting.record.reviews.peer_reviews] == [(1, 2)]


def test_a_fact_is_changed_alone_and_its_row_stays(meeting: Meeting) -> None:
    """The act is given the key of the entry and the one fact; a row that another window took away is gone."""
    form = Sample(meeting)
    row = form.rows[2]
    row.parts[0].value = "组织委员"
    assert form.said == [(2, {"post": "组织委员"})]
    assert form.rows[2] is row
    meeting.plan.change_member(2, group="一组")
    form.refresh()
    assert row.parts[1].value == "一组"
    meeting.plan.remove_member(2)
    form.refresh()
    assert list(form.rows.rows) == [1, 3, 4]
    assert row not in list(inside(form))


def test_one_of_a_list_is_always_chosen(meeting: Meeting) -> None:
    """The first where none was, else the one that was; the one to go to once it is there; after it went the first."""
    form = Sample(meeting)
    assert form.chosen.value is None
    numbers = [meeting.reviews.record_peer_review(1, number) for number in (2, 3)]
    form.refresh()
    assert form.chosen.value == numbers[1]
    form.chosen.value = numbers[0]
    form.refresh()
    assert form.chosen.value == numbers[0]
    added = meeting.reviews.record_peer_review(1, 4)
    form.chosen.go_to(added)
    assert form.chosen.shown == added
    form.refresh()
    assert form.chosen.value == added
    meeting.reviews.remove_peer_review(added)
    form.refresh()
    assert form.chosen.value == numbers[1]


def test_numbers_and_names_are_read_as_people_write_them(meeting: Meeting) -> None:
    """A number in figures or words, or none; names one by one; what is off takes nothing."""
    form = Sample(meeting)
    assert (form.number.value, form.number.whole()) == ("", None)
    form.number.value = "十二"
    assert form.number.whole() == 12
    assert form.names.value == "赵一、钱一"
    form.names.value = "孙一，李一"
    assert form.kept == [("孙一", "李一")]
    assert not form.shut.disabled
    meeting.reviews.record_peer_review(1, 2)
    form.refresh()
    assert form.number.value == "1"
    assert form.shut.disabled
