"""A number, a share and a list are understood however an office writes them."""

from __future__ import annotations

import pytest

from orglife_kit.rules.written import lines_in, share_in, whole_in


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("1/3", (1, 3)),
        (" １／３ ", (1, 3)),
        ("30%", (3, 10)),
        ("33.3％", (333, 1000)),
        ("0.3", (3, 10)),
        (".25", (1, 4)),
        ("三分之一", (1, 3)),
        ("百分之三十", (3, 10)),
        ("百分之二十五", (1, 4)),
        ("三成", (3, 10)),
        ("十十成", None),
        ("十十分之一", None),
        ("三分之十十", None),
        ("", None),
        ("三分", None),
        ("三分之", None),
        ("30", None),
        ("去年", None),
    ],
)
def test_a_share(text: str, share: tuple[int, int] | None) -> None:
    """Two whole numbers; what is no share is nothing."""
    assert share_in(text) == share


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("15", 15),
        ("１５", 15),
        ("15 人", 15),
        ("十五", 15),
        ("十", 10),
        ("二十", 20),
        ("一百零三张", 103),
        ("一百二十", 120),
        ("二〇二四年", 2024),
        ("两名", 2),
        ("三百〇五", 305),
        ("一百零十", 110),
        ("一百一十二", 112),
        ("三百二", None),
        ("百", 100),
        ("一百百", None),
        ("二十二三", None),
        ("二三十", None),
        ("二零十", None),
        ("", None),
        ("几张", None),
        ("1.5", None),
        ("-3", None),
        ("十十", None),
    ],
)
def test_a_whole_number(text: str, number: int | None) -> None:
    """In figures or words, with or without what is counted."""
    assert whole_in(text) == number


def test_a_list_on_one_line() -> None:
    """、 and ； part it; a title stays whole; several lines are parted by themselves."""
    assert lines_in("理论学习、政治素质；能力本领") == ["理论学习", "政治素质", "能力本领"]
    assert lines_in("《甲、乙》、《丙》") == ["《甲、乙》", "《丙》"]
    assert lines_in("一行、有顿号\n\n 又一行 ") == ["一行、有顿号", "又一行"]
    assert lines_in(" ") == []
