"""Pictures in English: what people recorded stays Chinese, words, units and marks do not."""

from __future__ import annotations

import re

import pytest
from matplotlib.text import Text

from orglife_kit import analysis
from orglife_kit.i18n import choose_language
from orglife_kit.meeting import Meeting
from tests.views.analysis.conftest import PICTURES, TODAY, panel


@pytest.mark.parametrize("name", PICTURES)
def test_english_pictures_have_english_marks(meeting: Meeting, name: str) -> None:
    """What people recorded stays as it is; marks and units are the reader's."""
    choose_language("en")
    try:
        made = panel(analysis.open_year(meeting, "ORGAN", today=TODAY), name)
        said = f"{made.title} {made.words} {made.figure._repr_html_() if made.figure else ''}"
        drawn = [text.get_text() for text in made.figure.findobj(Text)] if made.figure else []
    finally:
        choose_language(None)
    assert [mark for mark in "（）；、：，。" if mark in said or any(mark in words for words in drawn)] == []
    assert not [words for words in drawn if re.match(r"1 (members|items|points)\b", words)]
