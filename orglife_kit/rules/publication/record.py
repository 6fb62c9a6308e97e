"""公开 (C16): what was chosen, what went out, when and to whom; the remarks received, and what was answered."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from orglife_kit.errors import Notice, beginning, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.publication.handing import HandedBundle, SuperiorOpinion
from orglife_kit.rules.publication.scopes import Scope

TELLS_GRADES = ("inference_everybody", "inference_reader")  # in what is said of an inference


@dataclass(frozen=True)
class PublishedFile:
    """A file that went out: its name and 文件摘要 (SHA-256 in hex)."""

    name: str
    digest: str


@dataclass(frozen=True)
class Published:
    """One publication: its day, its scope, the titles of the documents, the files.

    ``inference`` tells what could be worked out then from it and all before; empty in what an earlier version kept.
    """

    number: int
    date: datetime.date
    scope: Scope
    documents: tuple[str, ...]
    files: tuple[PublishedFile, ...]
    inference: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class ShownDistribution:
    """A distribution that the branch was shown: who had which grade then, by roster number.

    Without ``grades`` it is not known any more whose they were.
    """

    number: int
    grades: Mapping[int, Outcome]


@dataclass(frozen=True)
class Remark:
    """A remark on a publication (its number), and the answer; with its day once it is answered."""

    number: int
    publication: int
    date: datetime.date
    words: str
    answer: str = ""
    answered: datetime.date | None = None


@dataclass(frozen=True)
class PublicationRecord:
    """The publication's part of the record.

    ``chosen`` are the numbers of the items chosen for a wider circle; ``shown`` the distributions
    that the branch was shown. ``bundles`` went up, the last one last; ``opinions`` are the answers.
    """

    chosen: frozenset[int] = frozenset()
    publications: tuple[Published, ...] = ()
    remarks: tuple[Remark, ...] = ()
    shown: tuple[ShownDistribution, ...] = ()
    bundles: tuple[HandedBundle, ...] = ()
    opinions: tuple[SuperiorOpinion, ...] = ()


def check_remark(remark: Remark, publications: Iterable[Published]) -> tuple[Notice, ...]:
    """Return a warning for a remark before what it is on went out, and for an answer before the remark."""
    words, told = beginning(remark.words), []
    published = next(entry.date for entry in publications if entry.number == remark.publication)
    if remark.date < published:
        told.append(notice("remark_before_publication", words=words, date=remark.date, day=published))
    if remark.answered is not None and remark.answered < remark.date:
        told.append(notice("answered_before_remark", words=words, date=remark.answered, day=remark.date))
    return tuple(told)
