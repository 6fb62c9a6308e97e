"""How many may be excellent is read where a plan gives the share of members, in its own words."""

from __future__ import annotations

import pytest

from orglife_kit.rules.written import share_in
from tests.project.plan_reading import found_fields, found_values

HEAD = "甲镇机关党支部2024年度组织生活会方案\n一、民主评议党员\n"
KEY = "settings.cap_share"


@pytest.mark.parametrize(
    ("sentence", "share", "told"),
    [
        ("评定为“优秀”的党员比例一般不超过党员总数的三分之一。", (1, 3), "三分之一"),
        ("优秀等次的比例不得超过正式党员人数的30%。", (3, 10), "30%"),
        ("优秀等次人数原则上不超过参加评议党员的百分之二十五。", (1, 4), "百分之二十五"),
        ("评为“优秀”等次的，比例控制在２０％以内。", (1, 5), "２０％"),
        ("“优秀”党员名额不多于三成。", (3, 10), "三成"),
        ("优秀比例一般不超过1/3。", (1, 3), "1/3"),
    ],
)
def test_the_share_is_found(sentence: str, share: tuple[int, int], told: str) -> None:
    """As it is written, which the plan understands; beside its sentence."""
    field = found_fields(f"{HEAD}支部委员会确定等次。{sentence}")[KEY]
    assert (field.value, share_in(told), field.sentence) == (told, share, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "先进基层党组织和优秀党支部不超过30%。",
        "优秀党务工作者不超过10%。",
        "优秀党员的比例不低于10%。",
        "评为优秀的一般不超过6人。",
        "年度考核优秀的干部不超过20%。",
        "优秀等次不超过三分之一。镇直单位优秀等次不超过30%。",
        "优秀等次的比例按上级规定控制。",
    ],
)
def test_no_share_of_members_is_none(sentence: str) -> None:
    """That of branches or officials, a number of people, a lower bound, two that differ, none at all."""
    assert KEY not in found_values(f"{HEAD}{sentence}")
