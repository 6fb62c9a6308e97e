"""上报: which bundles went up, and what the supervisor answered to each (上级意见)."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from orglife_kit.frozen import dataclass

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord


class Decision(StrEnum):
    """What became of a bundle: accepted, or sent back to be put right."""

    ACCEPTED = "ACCEPTED"
    SENT_BACK = "SENT_BACK"


@dataclass(frozen=True)
class HandedBundle:
    """A bundle that went up: the day, the name of its file, and digests in hex.

    ``content`` tells whether the next one says anything else, whatever number it has; ``digest`` is the 文件摘要 of the
    bundle before any passphrase, by which an answer names it.
    """

    number: int
    date: datetime.date
    file: str
    content: str
    digest: str


@dataclass(frozen=True)
class SuperiorOpinion:
    """上级意见 on one bundle (its number): what was decided, in which words, by whom, when."""

    number: int
    bundle: int
    decision: Decision
    opinion: str
    reviewer: str
    date: datetime.date


def latest_bundle(record: MeetingRecord) -> HandedBundle | None:
    """Return the bundle that went up last."""
    return record.publication.bundles[-1] if record.publication.bundles else None


def latest_opinion(record: MeetingRecord) -> SuperiorOpinion | None:
    """Return what was last answered to the bundle that went up last, ``None`` while there is no answer."""
    latest = latest_bundle(record)
    answers = [entry for entry in record.publication.opinions if latest and entry.bundle == latest.number]
    return answers[-1] if answers else None


def accepted_opinion(record: MeetingRecord) -> str:
    """Return 上级意见 as it stands in 登记: of the bundle that went up last, once it is accepted."""
    latest = latest_opinion(record)
    return latest.opinion if latest is not None and latest.decision is Decision.ACCEPTED else ""
