"""What follows an assessment: feedback (C9), what became of help and of education, a disposition's steps (C11)."""

from __future__ import annotations

import datetime
from dataclasses import field
from enum import StrEnum

from orglife_kit.errors import Notice, notice
from orglife_kit.frozen import dataclass


@dataclass(frozen=True)
class Feedback:
    """That a member was told his assessment: by whom, when, what he said to it, and which grade he was told.

    Where the grade was corrected since, he has not been told yet.
    """

    member: int
    given_by: str
    date: datetime.date
    remark: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class FollowUpReview:
    """What became of the help to a member rated 基本合格: looked at on a day."""

    member: int
    date: datetime.date
    result: str


@dataclass(frozen=True)
class Education:
    """教育 of a member rated 不合格: from one day to another, how, and what became of it."""

    member: int
    first: datetime.date
    last: datetime.date | None = None
    measure: str = ""
    result: str = ""


class Disposition(StrEnum):
    """组织处置: what the branch started it for."""

    CORRECTION_IN_TIME = "CORRECTION_IN_TIME"
    ADVICE_TO_LEAVE = "ADVICE_TO_LEAVE"
    REMOVAL = "REMOVAL"


@dataclass(frozen=True)
class Vote:
    """表决: members ``entitled`` (应到 with 表决权), those of them ``present``, and how they voted."""

    entitled: int
    present: int
    in_favour: int
    against: int
    abstained: int

    @property
    def adds_up(self) -> bool:
        """Whether the numbers can be those of one vote: everybody present is for, against, or abstains."""
        numbers = (self.present, self.in_favour, self.against, self.abstained)
        votes = self.in_favour + self.against + self.abstained
        return min(numbers) >= 0 and self.entitled > 0 and votes == self.present <= self.entitled

    @property
    def is_quorate(self) -> bool:
        """Whether at least half of those entitled were present (党支部工作条例, art. 11)."""
        return 2 * self.present >= self.entitled

    @property
    def is_passed(self) -> bool:
        """Whether it was passed: more than half of those entitled, not of those present, are for it."""
        return self.is_quorate and 2 * self.in_favour > self.entitled


@dataclass(frozen=True)
class DispositionStep:
    """One step of a disposition that the branch itself started: which, when, by which body.

    ``disposition`` is what it was started for, where that is entered; only a step that is voted on has a ``vote``.
    ``number`` is the kit's own, 0 before it is kept.
    """

    member: int
    step: str
    date: datetime.date
    body: str
    note: str = ""
    disposition: Disposition | None = None
    vote: Vote | None = None
    number: int = field(default=0, compare=False)


def check_feedback(feedback: Feedback, meeting: datetime.date | None, label: str) -> tuple[Notice, ...]:
    """Return a warning for feedback that is dated before the meeting."""
    if meeting is None or feedback.date >= meeting:
        return ()
    return (notice("feedback_before_meeting", member=label, date=feedback.date, day=meeting),)


def check_review(review: FollowUpReview, meeting: datetime.date | None, label: str) -> tuple[Notice, ...]:
    """Return a warning for help that was looked at before the meeting that asked for it."""
    if meeting is None or review.date >= meeting:
        return ()
    return (notice("review_before_meeting", member=label, date=review.date, day=meeting),)


def check_review_date(
    review_date: datetime.date | None, meeting: datetime.date | None, label: str
) -> tuple[Notice, ...]:
    """Return a warning for help that is to be looked at before the meeting that asked for it."""
    if meeting is None or review_date is None or review_date >= meeting:
        return ()
    return (notice("review_date_before_meeting", member=label, date=review_date, day=meeting),)


def check_education(education: Education, label: str) -> tuple[Notice, ...]:
    """Return a warning for education that ends before it begins."""
    if education.last is None or education.last >= education.first:
        return ()
    return (notice("education_days", member=label, first=education.first, last=education.last),)
