"""A number as the sheet shows it (FACTS.md, Bad input)."""

from __future__ import annotations

import pytest

from orglife_kit.storage.readers.content.number_format import number_cell, number_format


@pytest.mark.parametrize(
    ("code", "kept", "shown"),
    [
        *(("0000000", "122", "0000122"), ('"学"0000', "122", "学0122"), ("000-000", "1234", "001-234")),
        *(("0000;-0000", "7", "0007"), ("[Red]0000", "7", "0007"), ("000000", "1234567", "1234567")),
        *(("0", "3", "3"), ("General", "3", "3"), ("0.00", "2024.1", "2024.10"), ("0.0", "2.55", "2.55")),
        *(("0%", "0.5", "50%"), ("0.0%", "0.256", "25.6%"), ("#,##0", "1200", "1200"), ("000", "-7", "-7")),
        *(("yyyy-mm-dd", "45292", "2024-01-01"), ('yyyy"年"m"月"d"日"', "45292", "2024-01-01")),
        *(
            ('yyyy"年"m"月"', "45292", "2024-01"),
            ("yyyy.mm", "45292", "2024-01"),
            ("h:mm", "0.5", "12:00:00"),
        ),
        *(("yyyy.mm", "45300", "2024-01-09"), ("yyyy/m/d h:mm", "45292.5", "2024-01-01 12:00:00")),
        *(
            ("[h]:mm", "30.5", "30.5"),
            ("yyyy-mm-dd", "99999999", "99999999"),
            ("yyyy-mm-dd", "59", "1900-02-28"),
        ),
        *(("yyyy-mm-dd", "-1", "-1"), ("0000", "nan", "nan"), ("0000", "1e400", "inf"), ('"', "5", "5")),
    ],
)
def test_what_a_format_shows(code: str, kept: str, shown: str) -> None:
    """Zeros, words, shares, days, months; what a format says nothing of stays the number."""
    assert number_cell(kept, number_format(176, code)).text == shown


def test_what_is_known_of_a_number() -> None:
    """One that lost its end, one whose last zero may be gone, one that is not as it is kept."""
    general = number_format(0, None)
    assert number_cell("330106198003120011", general).is_lost
    assert number_cell("2024.1", general).is_rounded
    assert not number_cell("2024.1", number_format(2, None)).is_rounded
    assert number_cell("7", number_format(176, "000")).is_mended
    assert not number_cell("0.30000000000000004", general).is_mended
    assert number_cell("0.30000000000000004", general).text == "0.3"


def test_days_counted_from_1904() -> None:
    """Workbooks of old Macs begin there."""
    assert number_cell("43830", number_format(14, None), from_1904=True).text == "2024-01-01"
