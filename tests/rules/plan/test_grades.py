"""A grade set is data: ordered labels, stable codes."""

from __future__ import annotations

import pytest

from orglife_kit.errors import InputError
from orglife_kit.rules.plan.grades import COMMITTEE_GRADE_SET, MEMBERS_GRADE_SET, Grade, GradeSet, relabelled


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


KEPT = COMMITTEE_GRADE_SET.grades  # 好, 较好, 一般, 差


def codes(*labels: str) -> list[str]:
    """Return the codes of these labels, written over the usual ones."""
    return [grade.code for grade in relabelled(labels, KEPT)]


def test_a_label_keeps_its_code_wherever_it_stands() -> None:
    """Taken out or moved, the others stay what they are."""
    assert codes("好", "一般", "差") == ["GOOD", "ORDINARY", "POOR"]
    assert codes("差", "一般", "较好", "好") == ["POOR", "ORDINARY", "FAIRLY_GOOD", "GOOD"]


def test_a_reworded_label_keeps_the_code_of_its_place() -> None:
    """Where as many labels stand as before; another number of them is no rewording."""
    assert codes("好", "比较好", "一般", "差") == ["GOOD", "FAIRLY_GOOD", "ORDINARY", "POOR"]
    assert codes("好", "比较好", "差") == ["GOOD", "GRADE_1", "POOR"]


def test_labels_in_common_use_have_their_own_codes() -> None:
    """So that years and branches can be compared; new words get new codes, each another one."""
    assert codes("满意", "基本满意", "不满意") == ["SATISFIED", "FAIRLY_SATISFIED", "NOT_SATISFIED"]
    made = relabelled(("甲", "乙"), (Grade("GRADE_1", "丙"), Grade("A", "丁"), Grade("B", "戊")))
    assert [grade.code for grade in made] == ["GRADE_2", "GRADE_3"]
