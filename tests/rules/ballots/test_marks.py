"""What a cell of a paper ballot means, and when a whole ballot counts (C8)."""

from __future__ import annotations

import pytest

from orglife_kit.rules.ballots.marks import (
    ABSTENTION,
    OVERVOTED,
    Channel,
    has_many_excellent,
    is_possible,
    is_valid,
    mark_code,
    parse_mark,
)
from orglife_kit.rules.plan.grades import COMMITTEE_GRADE_SET, MEMBERS_GRADE_SET
from orglife_kit.rules.plan.settings import ManyExcellent, Overvote, Settings


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        *(("优秀", 1), ("合格", 2), ("基本合格", 3), ("不合格", 4)),
        *(
            ("EXCELLENT", 1),
            ("basically_qualified", 3),
            ("1", 1),
            ("４", 4),
            ("2.0", 2),
            ("0.0", ABSTENTION),
            ("1.5", None),
            (" 合 格 ", 2),
        ),
        *(("", ABSTENTION), ("0", ABSTENTION), ("弃权", ABSTENTION), ("—", ABSTENTION)),
        *(("Abstain", ABSTENTION), ("ABSTENTION", ABSTENTION), ("Overvote", OVERVOTED)),
        *(("优秀/合格", OVERVOTED), ("1、2", OVERVOTED), ("优秀,不合格", OVERVOTED), ("多选", OVERVOTED)),
        *(("优秀/优秀", 1), ("优秀/1", 1)),
        *(("5", None), ("良好", None), ("优", None), ("优秀/良好", None), ("=1+1", None)),
    ],
)
def test_a_cell_is_read_as_people_write_it(text: str, mark: int | None) -> None:
    """Labels, codes, places, blanks and two marks; anything else is no mark."""
    assert parse_mark(text, MEMBERS_GRADE_SET) == mark


def test_the_committees_own_grades() -> None:
    """Another set has other words and the same places."""
    assert parse_mark("较好", COMMITTEE_GRADE_SET) == 2
    assert parse_mark("优秀", COMMITTEE_GRADE_SET) is None


def test_codes_of_a_tally() -> None:
    """0 is ABSTAIN, 255 OVERVOTE, the rest the grade's code."""
    assert [mark_code(mark, MEMBERS_GRADE_SET) for mark in (0, 1, 4, 255)] == [
        *("ABSTAIN", "EXCELLENT", "UNQUALIFIED", "OVERVOTE"),
    ]


def test_a_possible_ballot_has_one_known_mark_a_line() -> None:
    """Neither too few, nor too many, nor an unknown one."""
    assert is_possible((0, 1, 4, 255), 4, MEMBERS_GRADE_SET)
    assert is_possible((0, 1, 2, 3, 4, 255), 6, MEMBERS_GRADE_SET)  # every mark there is
    assert not is_possible((0, 1, 4), 4, MEMBERS_GRADE_SET)
    assert not is_possible((0, 1, 4, 5), 4, MEMBERS_GRADE_SET)


@pytest.mark.parametrize(
    ("marks", "overvote", "many", "valid"),
    [
        ((0, 0, 0), Overvote.LINE, ManyExcellent.ACCEPT, True),
        ((1, 1, 1), Overvote.LINE, ManyExcellent.ACCEPT, True),
        ((1, 1, 1), Overvote.LINE, ManyExcellent.VOID, False),
        ((1, 2, 2), Overvote.LINE, ManyExcellent.VOID, True),
        ((255, 1, 1), Overvote.LINE, ManyExcellent.ACCEPT, True),
        ((255, 1, 1), Overvote.BALLOT, ManyExcellent.ACCEPT, False),
    ],
)
def test_a_whole_ballot_counts_as_the_plan_says(
    marks: tuple[int, ...], overvote: Overvote, many: ManyExcellent, valid: bool
) -> None:
    """An empty ballot is valid; all 优秀 (limit 1 of 3) and overvotes follow the settings."""
    settings = Settings(overvote=overvote, many_excellent=many)
    assert is_valid(marks, MEMBERS_GRADE_SET, settings, limit=1) is valid


def test_many_excellent_is_more_than_the_cap() -> None:
    """Exactly the cap is not too many; a set without a capped grade knows none."""
    assert not has_many_excellent((1, 1, 2), MEMBERS_GRADE_SET, 2)
    assert has_many_excellent((1, 1, 1), MEMBERS_GRADE_SET, 2)
    assert not has_many_excellent((1, 1, 1), COMMITTEE_GRADE_SET, 0)


def test_each_channel_says_whether_it_is_counted_and_can_be_corrected() -> None:
    """A second typing is compared and not counted; what lies on paper before the tellers can be corrected."""
    said = {channel: (channel.is_counted, channel.is_correctable) for channel in Channel}
    assert said == {
        Channel.PAPER_FIRST: (True, True),
        Channel.PAPER_SECOND: (False, True),
        Channel.FILE: (True, False),
        Channel.PHONE: (True, False),
    }
