"""Grade sets are data: ordered labels with stable codes, read from the plan."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from orglife_kit.errors import InputError, notice
from orglife_kit.frozen import dataclass

EXCELLENT = "EXCELLENT"
QUALIFIED = "QUALIFIED"
BASICALLY_QUALIFIED = "BASICALLY_QUALIFIED"
UNQUALIFIED = "UNQUALIFIED"
MEMBER_GRADES = (EXCELLENT, QUALIFIED, BASICALLY_QUALIFIED, UNQUALIFIED)

ABSTAIN = "ABSTAIN"
OVERVOTE = "OVERVOTE"


@dataclass(frozen=True)
class Grade:
    """One grade: the code that is stored and the label that is printed."""

    code: str
    label: str


@dataclass(frozen=True)
class GradeSet:
    """The grades of one kind of round, best first.

    ``capped`` is the code of the grade whose share is limited, or ``None``;
    ``prints_abstention`` says whether the printed ballot has a box for 弃权.
    """

    grades: tuple[Grade, ...]
    capped: str | None = None
    prints_abstention: bool = False

    def __post_init__(self) -> None:
        codes = [grade.code for grade in self.grades]
        labels = [grade.label for grade in self.grades]
        if not 2 <= len(codes) <= 9:
            raise InputError(notice("grade_set_size", number=len(codes)))
        for words in (codes, labels):
            twice = [word for word in words if words.count(word) > 1]
            if twice:
                raise InputError(notice("grade_twice", grade=twice[0]))
        if {ABSTAIN, OVERVOTE} & set(codes):
            raise InputError(notice("grade_reserved", grade=", ".join({ABSTAIN, OVERVOTE} & set(codes))))
        if self.capped is not None and self.capped not in codes:
            raise InputError(notice("grade_capped_unknown", grade=self.capped, known="、".join(codes)))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, best grade first."""
        return tuple(grade.code for grade in self.grades)

    @property
    def tally_codes(self) -> tuple[str, ...]:
        """The codes of a tally row: the grades, then 弃权 and 多选."""
        return (*self.codes, ABSTAIN, OVERVOTE)

    def label(self, code: str) -> str:
        """Return the label of a grade's code."""
        return next(grade.label for grade in self.grades if grade.code == code)


MEMBERS_GRADE_SET = GradeSet(
    tuple(map(Grade, MEMBER_GRADES, ("优秀", "合格", "基本合格", "不合格"))),
    capped=EXCELLENT,
)
COMMITTEE_GRADE_SET = GradeSet(
    tuple(
        map(
            Grade,
            ("GOOD", "FAIRLY_GOOD", "ORDINARY", "POOR"),
            ("好", "较好", "一般", "差"),
        )
    )
)
USUAL_GRADES = (  # the two sets in use for a committee, each label with the code by which years are compared
    *COMMITTEE_GRADE_SET.grades,
    *map(Grade, ("SATISFIED", "FAIRLY_SATISFIED", "NOT_SATISFIED"), ("满意", "基本满意", "不满意")),
)


def relabelled(labels: Sequence[str], kept: Sequence[Grade]) -> tuple[Grade, ...]:
    """Return the grades of a list of labels: one that is kept or reworded keeps its code, a new one gets a new one.

    A label in common use has its own code again, so that years and branches can be compared.
    """
    codes = {grade.label: grade.code for grade in kept}
    taken = {grade.code for grade in kept}
    usual = {grade.label: grade.code for grade in USUAL_GRADES if grade.code not in taken}
    codes = {label: usual[label] for label in labels if label in usual} | codes
    if len(labels) == len(kept):
        reworded = zip(labels, kept, strict=True)
        codes |= {
            label: grade.code for label, grade in reworded if label not in codes and grade.label not in labels
        }
    for label in labels:
        if label not in codes:
            codes[label] = next(
                code for code in (f"GRADE_{number}" for number in count(1)) if code not in taken
            )
            taken.add(codes[label])
    return tuple(Grade(codes[label], label) for label in labels)
