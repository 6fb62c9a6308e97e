"""The meeting's time of day on the pages: as it is written, behind the day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from orglife_kit.meeting.release import facts, release
from orglife_kit.rules.ballots.minutes import compose
from orglife_kit.rules.publication.release import MinutesPart
from orglife_kit.views.reports.model import Fields, Paragraph
from orglife_kit.views.reports.pages.minutes import minutes_page
from orglife_kit.views.reports.pages.plan_page import plan_page
from orglife_kit.views.reports.texts import shown_texts
from tests.meeting.building import make_meeting


def test_it_stands_behind_the_day(tmp_path: Path) -> None:
    """In the plan and in the minutes."""
    meeting = make_meeting(tmp_path, 7)
    meeting.plan.change({"meeting.time": "下午2:30"})
    record = meeting.record
    part = MinutesPart(None, compose(record))
    minutes = minutes_page(replace(release(record, "ORGAN"), minutes=part), "会议记录")
    fields = [field.value for block in minutes.blocks if isinstance(block, Fields) for field in block.fields]
    assert any(str(value).endswith("日下午2:30") for value in fields), fields
    texts = list(shown_texts(plan_page(facts(record), record.plan)))
    assert any(text.endswith("日下午2:30") for text in texts), texts


def test_paragraphs_of_a_text_stay_apart(tmp_path: Path) -> None:
    """A text of several lines, as a written plan has it, is as many paragraphs."""
    meeting = make_meeting(tmp_path, 7)
    meeting.plan.change({"plan.leadership": "第一段。\n第二段。"})
    record = meeting.record
    blocks = plan_page(facts(record), record.plan).blocks
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert [text for text in texts if isinstance(text, str) and text.endswith("段。")] == [
        "第一段。",
        "第二段。",
    ]
