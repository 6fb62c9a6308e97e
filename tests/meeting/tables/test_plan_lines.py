"""The plan as a table: each key of plan.toml once, under the words that its form has."""

from __future__ import annotations

from pathlib import Path

from orglife_kit.i18n import choose_language, say
from orglife_kit.locale.plan_words import PLAN_WORDS
from orglife_kit.meeting.tables import plan_lines
from tests.meeting.building import make_meeting

_OF_PERSONS = {"settings.must_talk", "settings.not_counted"}  # kept in the database, in tables of their own


def test_a_key_is_called_as_in_the_form() -> None:
    """The words are those on the screen."""
    choose_language("zh_CN")
    told = {key: say("plan", words) for key, words in PLAN_WORDS.items() if key not in _OF_PERSONS}
    assert told == plan_lines.PLAN_WORDS


def test_what_the_plan_says_is_a_line_of_it(tmp_path: Path) -> None:
    """A list has a line for each of its values; a setting stands in the table of the settings."""
    meeting = make_meeting(tmp_path, 3)
    meeting.plan.change({"plan.documents": ["《甲》", "《乙》"], "settings.keeping_years": 5})
    plan = meeting.tables.plan()
    documents = plan[plan.key == "plan.documents"]
    assert [*documents.position] == [1, 2]
    assert [*documents.text] == ["《甲》", "《乙》"]
    settings = meeting.tables.settings().set_index("key").text
    assert settings["settings.keeping_years"] == "5"
    assert settings["settings.cap_share"] == "1/3"
    assert not set(plan.key) & set(settings.index)
