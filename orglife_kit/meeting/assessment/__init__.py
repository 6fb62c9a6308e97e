"""Acts of the assessment stage: outcomes, what they rest on, and what follows from them."""

from __future__ import annotations

from orglife_kit.meeting.assessment.follow_up import AfterActs

__all__ = ["AssessmentActs"]


class AssessmentActs(AfterActs):
    """What the deciding organ settles, and what follows."""
