"""What is dated before what it follows is told, and kept (C9, C11)."""

from __future__ import annotations

import datetime

import pytest

from orglife_kit.rules.assessment.follow_up import (
    Education,
    Feedback,
    FollowUpReview,
    check_education,
    check_feedback,
    check_review,
)

MEETING = datetime.date(2024, 1, 18)
EARLY = datetime.date(2024, 1, 17)


@pytest.mark.parametrize(("date", "meeting"), [(MEETING, MEETING), (MEETING, EARLY), (EARLY, None)])
def test_on_the_day_or_later_is_in_order(date: datetime.date, meeting: datetime.date | None) -> None:
    """Where the plan names no day, any is."""
    assert check_feedback(Feedback(3, "书记", date), meeting, "张三") == ()
    assert check_review(FollowUpReview(3, date, "有进步"), meeting, "张三") == ()


def test_before_the_meeting_nobody_is_told_or_looked_at() -> None:
    """Each with both days."""
    fields = {"member": "张三", "date": EARLY, "day": MEETING}
    (told,) = check_feedback(Feedback(3, "书记", EARLY), MEETING, "张三")
    assert (told.code, dict(told.fields)) == ("feedback_before_meeting", fields)
    (told,) = check_review(FollowUpReview(3, EARLY, "有进步"), MEETING, "张三")
    assert (told.code, dict(told.fields)) == ("review_before_meeting", fields)


def test_education_ends_after_it_begins() -> None:
    """On one day, or without an end yet, is in order."""
    assert check_education(Education(3, MEETING, MEETING), "张三") == ()
    assert check_education(Education(3, MEETING), "张三") == ()
    (told,) = check_education(Education(3, MEETING, EARLY), "张三")
    assert (told.code, dict(told.fields)) == (
        "education_days",
        {"member": "张三", "first": MEETING, "last": EARLY},
    )
