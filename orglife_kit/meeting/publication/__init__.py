"""Acts of the publication stage: what each scope receives, and what went out."""

from __future__ import annotations

from orglife_kit.meeting.publication.record import RecordActs

__all__ = ["PublicationActs"]


class PublicationActs(RecordActs):
    """What goes out."""
