"""A value of a cell that gets into a sentence reads there as on a page."""

from __future__ import annotations

import datetime

import pytest

from orglife_kit.views.reports.cells import CellValue, Count, Identifier, Share, spoken


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Count(22), "22"),
        (Count(22, "22 人"), "22 人"),
        (Share(1, 3), "33.3%"),
        (Identifier("010203"), "010203"),
    ],
)
def test_a_value_in_a_sentence_is_its_words(value: CellValue, text: str) -> None:
    """Never how it is kept."""
    assert f"{value}" == text
    assert spoken(value, "zh_CN") == text


def test_a_day_has_no_words_of_its_own() -> None:
    """It is said in the reader's language."""
    assert spoken(datetime.date(2024, 1, 18), "en") != spoken(datetime.date(2024, 1, 18), "zh_CN")
