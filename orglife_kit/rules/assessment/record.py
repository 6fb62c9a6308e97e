"""What is kept of the assessment: what the deciding organ wrote, and what followed (C9–C11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from orglife_kit.frozen import dataclass
from orglife_kit.rules.assessment.follow_up import DispositionStep, Education, Feedback, FollowUpReview
from orglife_kit.rules.assessment.outcomes import Assessment, Draft


@dataclass(frozen=True)
class AssessmentRecord:
    """The assessment's part of the record, each mapping by roster number.

    ``written`` are finished assessments as they were written, ``conduct`` the optional lines of 日常表现,
    ``told`` the feedback that was given (also of a grade that was corrected since).
    """

    written: Mapping[int, Assessment] = field(default_factory=dict)
    drafts: Mapping[int, Draft] = field(default_factory=dict)
    cap_reason: str = ""
    conduct: Mapping[int, str] = field(default_factory=dict)
    told: Mapping[int, Feedback] = field(default_factory=dict)
    follow_up_reviews: Mapping[int, FollowUpReview] = field(default_factory=dict)
    education: Mapping[int, Education] = field(default_factory=dict)
    dispositions: Mapping[int, tuple[DispositionStep, ...]] = field(default_factory=dict)
