"""The self-reviews, from one speaker to the next."""

from __future__ import annotations

from orglife_kit import forms
from orglife_kit.meeting import Meeting
from tests.views.forms.driving import shown


def test_self_reviews_go_from_one_speaker_to_the_next(meeting: Meeting) -> None:
    """C6: a press a speaker, those on leave are not waited for, a note is optional and can be mended."""
    attendance = forms.attendance(meeting)
    form = forms.self_reviews(meeting)
    attendance.everybody.click()
    attendance.name.value = "钱一"
    attendance.presences[0].click()
    assert "赵一" in shown(form)
    form.spoken.click()
    assert form.members.value == 3
    form.note.value = "说到值班"
    assert meeting.record.reviews.self_reviews[-1].note == "说到值班"
    form.spoken.click()
    assert [review.member for review in meeting.record.reviews.self_reviews] == [1, 3]
    assert next(label for label, _ in form.members.options).startswith("✓")
    assert 2 not in [number for _, number in form.members.options]
    form.members.value = 1
    form.not_spoken.click()
    assert [review.member for review in meeting.record.reviews.self_reviews] == [3]
