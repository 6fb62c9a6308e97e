"""A ballot and its marks: one grade for one member, an abstention, or an overvote."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import assert_never

from orglife_kit.errors import refuse
from orglife_kit.frozen import dataclass
from orglife_kit.rules.plan.grades import ABSTAIN, OVERVOTE, GradeSet
from orglife_kit.rules.plan.settings import ManyExcellent, Overvote, Settings

ABSTENTION = 0
OVERVOTED = 255

_SEPARATORS = re.compile(r"[/\\、,，;；+|]+")
_DECIMAL = re.compile(r"(\d)\.0+")  # a spreadsheet's number: 1.0 is 1
_ABSTENTIONS = {"", "0", "弃权", "ABSTAIN", "ABSTENTION", "/", "-", "—"}
_OVERVOTES = {"多选", "OVERVOTE"}


class BallotClass(StrEnum):
    """Whose ballots are counted apart: members, 群众代表, absent members (where the plan counts them)."""

    MEMBERS = "members"
    PUBLIC = "public"
    ABSENT = "absent"

    @classmethod
    def named(cls, ballot_class: str) -> BallotClass:
        """Return the class that ``ballot_class`` names; raises ``RefusedError`` (``class_unknown``)."""
        try:
            return cls(ballot_class)
        except ValueError:
            raise refuse("class_unknown", ballot_class=str(ballot_class)) from None


class Channel(StrEnum):
    """录入方式: how a ballot came in. Whoever asks for a channel must say what holds for each of them."""

    PAPER_FIRST = "paper_first"
    PAPER_SECOND = "paper_second"
    FILE = "file"
    PHONE = "phone"

    @property
    def is_counted(self) -> bool:
        """Whether its ballots are counted; a second typing is only compared with the first."""
        match self:
            case Channel.PAPER_FIRST | Channel.FILE | Channel.PHONE:
                return True
            case Channel.PAPER_SECOND:
                return False
            case _:
                assert_never(self)

    @property
    def is_correctable(self) -> bool:
        """Whether tellers may correct or withdraw its ballots before the sign-off: what lies on paper before them."""
        match self:
            case Channel.PAPER_FIRST | Channel.PAPER_SECOND:
                return True
            case Channel.FILE | Channel.PHONE:
                return False
            case _:
                assert_never(self)


@dataclass(frozen=True)
class Ballot:
    """One ballot: a mark per subject in order. 0 is 弃权, 1… the grade's position, 255 多选."""

    ballot_class: BallotClass
    marks: tuple[int, ...]


def parse_mark(text: str, grade_set: GradeSet) -> int | None:
    """Return the mark that ``text`` means, or ``None`` when it means none.

    A grade's label or code, its position from 1, 弃权, 0 or blank, or two marks ("优秀/合格") = 多选.
    """
    word = _DECIMAL.sub(r"\1", _fold(text))
    if word in _ABSTENTIONS:
        return ABSTENTION
    if word in _OVERVOTES:
        return OVERVOTED
    marks = {_fold(grade.label): position for position, grade in enumerate(grade_set.grades, start=1)}
    marks |= {_fold(grade.code): position for position, grade in enumerate(grade_set.grades, start=1)}
    marks |= {str(position): position for position in range(1, len(grade_set.grades) + 1)}
    if word in marks:
        return marks[word]
    parts = [part for part in _SEPARATORS.split(word) if part]
    if len(parts) < 2 or any(part not in marks for part in parts):
        return None
    return marks[parts[0]] if len({marks[part] for part in parts}) == 1 else OVERVOTED


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def mark_code(mark: int, grade_set: GradeSet) -> str:
    """Return the tally code of a mark: a grade's code, ``ABSTAIN`` or ``OVERVOTE``."""
    if mark == ABSTENTION:
        return ABSTAIN
    return OVERVOTE if mark == OVERVOTED else grade_set.codes[mark - 1]


def is_possible(marks: tuple[int, ...], subjects: int, grade_set: GradeSet) -> bool:
    """Return whether ``marks`` is one known mark for each of ``subjects``."""
    possible = {ABSTENTION, OVERVOTED, *range(1, len(grade_set.grades) + 1)}
    return len(marks) == subjects and set(marks) <= possible


def has_many_excellent(marks: tuple[int, ...], grade_set: GradeSet, limit: int) -> bool:
    """Return whether a ballot gives the capped grade to more members than the cap allows."""
    if grade_set.capped is None:
        return False
    return marks.count(grade_set.codes.index(grade_set.capped) + 1) > limit


def is_valid(marks: tuple[int, ...], grade_set: GradeSet, settings: Settings, limit: int) -> bool:
    """Return whether a whole ballot counts, as the plan's settings say."""
    if settings.overvote is Overvote.BALLOT and OVERVOTED in marks:
        return False
    return settings.many_excellent is ManyExcellent.ACCEPT or not has_many_excellent(marks, grade_set, limit)
