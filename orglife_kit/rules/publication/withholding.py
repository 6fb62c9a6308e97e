"""Which final grades the branch is told as numbers, and why it is told none (DESIGN.md §7)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from orglife_kit.frozen import dataclass
from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.publication.inference import Inference, differing, inferences
from orglife_kit.rules.publication.scopes import Content, Scope, contents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orglife_kit.rules.publication.inference import Grades
    from orglife_kit.rules.record import MeetingRecord


class Withheld(StrEnum):
    """Why a distribution is not shown."""

    UNDECIDED = "UNDECIDED"
    TOO_FEW = "TOO_FEW"
    DIFFERENCE = "DIFFERENCE"
    INFERENCE = "INFERENCE"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True)
class Withholding:
    """Why the branch is shown no distribution, and what it could work out from it.

    ``members`` are how many have no outcome yet, or have a grade, or make the difference from an earlier one.
    """

    reason: Withheld
    members: int
    inferences: tuple[Inference, ...] = ()


def grades_given(record: MeetingRecord) -> dict[int, Outcome]:
    """Return the grades as they stand, by roster number; who has another outcome has none."""
    return {number: entry.outcome for number, entry in assessments(record).items() if entry.outcome.is_grade}


def withholding(grades: Grades, undecided: int, shown: Sequence[Grades], smallest: int) -> Withholding | None:
    """Return why ``grades`` are not counted for the branch, which was ``shown`` others before; ``None`` if they are.

    Not while somebody is ``undecided``: two pages of a count that still grows would tell, one taken from the other,
    the grade of whoever was decided in between. Not where fewer than ``smallest`` have a grade, or are what makes the
    difference from an earlier count; and not where anybody could work out the grade of another.
    """
    if grades in shown:
        return None
    if undecided:
        return Withholding(Withheld.UNDECIDED, undecided)
    if len(grades) < smallest:
        return Withholding(Withheld.TOO_FEW, len(grades))
    difference = min((differing(grades, earlier) for earlier in shown), default=smallest)
    if difference < smallest:
        return Withholding(Withheld.DIFFERENCE, difference)
    found = inferences([*shown, grades])
    return Withholding(Withheld.INFERENCE, len(grades), found) if found else None


def shown_grades(record: MeetingRecord) -> tuple[Grades, ...]:
    """Return the grades in each distribution that the branch was shown, as far as it is known whose they were."""
    return tuple(entry.grades for entry in record.publication.shown if entry.grades)


def branch_withholding(record: MeetingRecord) -> Withholding | None:
    """Return why the branch is not shown the distribution as it stands, ``None`` where nothing is against it."""
    shown = shown_grades(record)
    if len(shown) < len(record.publication.shown):
        return Withholding(Withheld.UNKNOWN, 0)
    undecided = len(record.roster) - len(assessments(record))
    return withholding(grades_given(record), undecided, shown, record.plan.settings.smallest_group)


def branch_inferences(record: MeetingRecord, scope: Scope) -> tuple[Inference, ...]:
    """Return what readers of ``scope`` can work out from its pages now and from all that the branch was shown."""
    shown = shown_grades(record)
    held = Content.DISTRIBUTION in contents(scope, record.plan.settings)
    if held and scope is Scope.BRANCH and branch_withholding(record) is None:
        return inferences((*shown, grades_given(record)))
    return inferences(shown)
