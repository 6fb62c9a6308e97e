"""A grade set is data: ordered labels, stable codes."""

from __future__ import annotations

import pytest

from orglife_kit.errors import InputError
from orglife_kit.rules.plan.grades import COMMITTEE_GRADE_SET, MEMBERS_GRADE_SET, Grade, GradeSet


def test_the_four_grades_of_the_plan() -> None:
    """C8: 优秀、合格、基本合格、不合格, in this order."""
    assert [grade.label for grade in MEMBERS_GRADE_SET.grades] == ["优秀", "合格", "基本合格", "不合格"]
    assert MEMBERS_GRADE_SET.capped == "EXCELLENT"
    assert MEMBERS_GRADE_SET.tally_codes[-2:] == ("ABSTAIN", "OVERVOTE")
    assert COMMITTEE_GRADE_SET.capped is None


@pytest.mark.parametrize(
    ("codes", "capped", "code"),
    [
        (["A"], None, "grade_set_size"),
        ([str(number) for number in range(10)], None, "grade_set_size"),
        (["A", "A"], None, "grade_twice"),
        (["A", "ABSTAIN"], None, "grade_reserved"),
        (["A", "B"], "C", "grade_capped_unknown"),
    ],
)
def test_a_set_that_cannot_be_is_refused(codes: list[str], capped: str | None, code: str) -> None:
    """Between two and nine different grades, none of them reserved, the capped one among them."""
    with pytest.raises(InputError) as told:
        GradeSet(tuple(Grade(name, f"{name}级") for name in codes), capped)
    assert told.value.notices[0].code == code
