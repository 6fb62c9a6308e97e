"""What of the preparation a scope receives (DESIGN.md §7): names stand as labels, what it may not see is left out."""

from __future__ import annotations

import datetime

from orglife_kit.frozen import dataclass
from orglife_kit.rules.preparation.findings import Finding, Source


@dataclass(frozen=True)
class AbsenceLine:
    """Somebody who missed a study session; ``reason`` is empty where the scope may not see it."""

    label: str
    reason: str
    made_up: datetime.date | None


@dataclass(frozen=True)
class StudyLine:
    """One study session; ``absences`` is ``None`` where the scope receives numbers of members only."""

    date: datetime.date
    place: str
    members: int
    absent: int
    made_up: int
    absences: tuple[AbsenceLine, ...] | None = None

    @property
    def attended(self) -> int:
        """How many members were there."""
        return self.members - self.absent


@dataclass(frozen=True)
class StudyRecord:
    """集中学习记录 (C2): the plan's reading list and every session."""

    reading: tuple[str, ...]
    sessions: tuple[StudyLine, ...]


@dataclass(frozen=True)
class SuggestionLine:
    """A suggestion, without a name, and the point of the committee's finding it was sorted into, if it was."""

    source: Source
    words: str
    point: str


@dataclass(frozen=True)
class TalkNumbers:
    """How far the talks reach, in members: ``due`` are all but the secretary (C3).

    ``with_secretary`` is ``None`` where the roster names no secretary.
    """

    due: int
    with_secretary: int | None
    with_member: int


@dataclass(frozen=True)
class TalkLine:
    """One talk that took place; ``of_secretary`` tells the two kinds that the plan asks for apart."""

    date: datetime.date
    place: str
    talker: str
    listener: str
    of_secretary: bool
    theme: str = ""
    content: str = ""
    suggestion: str = ""


@dataclass(frozen=True)
class MemberFindings:
    """What one member found lacking and a few words of the self-review, as far as either was written down."""

    label: str
    findings: tuple[Finding, ...]
    self_review: str = ""
