"""Acts of the preparation stage: study, talks, findings, suggestions."""

from __future__ import annotations

from orglife_kit.meeting.preparation.findings import FindingActs
from orglife_kit.meeting.preparation.study import StudyActs
from orglife_kit.meeting.preparation.talks import TalkActs

__all__ = ["PreparationActs"]


class PreparationActs(StudyActs, TalkActs, FindingActs):
    """What is prepared before the meeting."""
