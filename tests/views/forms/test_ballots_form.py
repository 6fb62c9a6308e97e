"""One rating from its opening to its tally; before the close no count is shown."""

from __future__ import annotations

from typing import Any

from orglife_kit import forms
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.marks import Channel
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.views.forms.base.parts import inside, path_to
from orglife_kit.views.forms.grid import BallotGrid
from tests.meeting.building import typed_ballots
from tests.views.forms.driving import button, find, shown


def test_a_rating_from_opening_to_tally(meeting: Meeting) -> None:
    """Opened, officers, counted, typed, signed off, closed; the tally only after the root was copied."""
    form = forms.ballots(meeting)
    assert button(form, "开始测评") is None
    meeting.ballots.take_attendance()
    form.refresh()
    form.open.click()
    form.tellers.value, form.scrutineers.value = "孙一、李一", "周一 吴一"
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert (latest.tellers, latest.scrutineers) == (("孙一", "李一"), ("周一", "吴一"))
    desk = form.desks[0]
    assert desk.issued.value == "8"
    grid = find(desk, BallotGrid)
    for number in range(3):
        grid.answer({"seq": number, "act": "save", "token": f"{number:032x}", "marks": [1, 2, 0, 0, 0, 0, 4]})
    desk.received.value = "2"
    button(desk, "核对确认").click()
    button(desk, "是，核对确认").click()
    assert "两数不符" in desk.told.value
    desk.received.value = "3"
    button(desk, "核对确认").click()
    button(desk, "是，核对确认").click()
    form.close_round.click()
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert latest.state is RoundState.CLOSED
    closed = next(part for part in inside(form) if hasattr(part, "copied"))
    assert closed.tally.value == ""
    root = tally_of(meeting.record, "members").root
    assert root[:4] in shown(closed)
    closed.copied.click()
    assert '<td>赵一</td><td class="figure">3</td>' in closed.tally.value


def test_a_void_round_is_rated_again(meeting: Meeting) -> None:
    """More received than issued: the sentence, and the button that opens the next attempt."""
    meeting.ballots.take_attendance()
    form = forms.ballots(meeting)
    form.open.click()
    desk = form.desks[0]
    for _number in range(3):
        meeting.ballots.cast("members", [1] * 7)
    desk.issued.value, desk.received.value = "2", "3"
    assert "重新测评" in desk.told.value
    button(desk, "核对确认").click()
    button(desk, "是，核对确认").click()
    form.close_round.click()
    assert "重新测评" in shown(form)
    form.open.click()
    latest = meeting.record.ballots.latest("members")
    assert latest is not None
    assert (latest.round.attempt, latest.state) == (2, RoundState.OPEN)


def test_two_typings_are_compared_per_member(meeting: Meeting) -> None:
    """The differences are signed and per member and grade."""
    meeting.ballots.take_attendance()
    form = forms.ballots(meeting)
    form.open.click()
    desk = form.desks[0]
    meeting.ballots.cast("members", [1, 1, 1, 1, 1, 1, 1])
    desk.typing.value = Channel.PAPER_SECOND
    meeting.ballots.cast("members", [2, 1, 1, 1, 1, 1, 1], channel=Channel.PAPER_SECOND)
    desk.compare()
    assert "<td>赵一</td><td></td><td></td>" in desk.compared.value  # not before the paper was counted
    desk.received.value = "1"
    desk.compare()
    assert "<td>赵一</td><td>优秀</td><td>-1</td>" in desk.compared.value
    assert "<td>赵一</td><td>合格</td><td>+1</td>" in desk.compared.value


def test_before_the_close_no_form_shows_a_count_by_grade(meeting: Meeting) -> None:
    """While the round is open no part of the desk holds a table."""
    meeting.ballots.take_attendance()
    form = forms.ballots(meeting)
    form.open.click()
    meeting.ballots.cast("members", [1] * 7)
    form.refresh()
    shown: list[str] = []

    def collect(part: Any) -> None:
        shown.append(str(getattr(part, "value", "")))
        for child in getattr(part, "children", ()):
            collect(child)

    collect(form)
    assert not any("<table" in text for text in shown)


def test_lost_ballots_are_told_and_typed_again(meeting: Meeting) -> None:
    """Where the sealed ballots can no longer be read, the form says so and offers to begin anew."""
    meeting.ballots.take_attendance()
    meeting.ballots.open_round("members")
    (meeting.folder / "intake.db").unlink()
    form = forms.ballots(meeting)
    assert path_to(form, form.again)
    form.again.button.click()
    form.again.question.yes.click()
    assert not path_to(form, form.again)
    assert typed_ballots(meeting) == ()
