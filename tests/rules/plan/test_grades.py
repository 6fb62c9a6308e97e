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


def test_nine_grades_are_possible_and_what_is_wrong_is_named() -> None:
    """The largest set; the grade that stands twice, the reserved one, the capped one with what there is."""
    nine = GradeSet(tuple(Grade(str(number), f"{number}级") for number in range(9)), "8")
    assert nine.codes[-1] == "8"
    named = {}
    for codes, capped in ((["A", "B", "A"], None), (["A", "ABSTAIN", "B"], None), (["A", "B"], "C")):
        with pytest.raises(InputError) as told:
            GradeSet(tuple(Grade(name, f"{name}级") for name in codes), capped)
        named[told.value.notices[0].code] = dict(told.value.notices[0].fields)
    assert named == {
        "grade_twice": {"grade": "A"},
        "grade_reserved": {"grade": "ABSTAIN"},
        "grade_capped_unknown": {"grade": "C", "known": "A、B"},
    }


def test_a_set_without_a_capped_grade_is_one() -> None:
    """The committee's has none."""
    assert GradeSet((Grade("A", "好"), Grade("B", "差"))).capped is None
