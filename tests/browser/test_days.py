"""Days typed on the keyboard of a person: handed over once, understood as they are written."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from orglife_kit.meeting import Meeting, open_meeting
from tests.browser.conftest import Lab

pytestmark = [pytest.mark.browser, pytest.mark.timeout(200)]


def test_a_typed_day_is_handed_over_once_and_as_it_was_meant(
    lab: Lab, context: Any, meeting: Meeting
) -> None:
    """No year 2, 20 or 202 is kept meanwhile: one step takes the day back; a day that is none is told."""
    before = meeting.record.plan.meeting.date
    page = context.new_page()
    lab.open(page, "1_plan")
    page.get_by_role("tab", name="会议", exact=True).click()
    day = page.get_by_label("开会日期", exact=True)

    def types(text: str) -> None:
        day.focus()
        page.keyboard.press("Home")
        page.keyboard.type(text)
        page.get_by_label("地点", exact=True).focus()

    for text, meant in (("20240108", "2024-01-08"), ("2024.1.9", "2024-01-09")):
        types(text)
        expect(day).to_have_value(meant)
        expect(page.get_by_text("已保存", exact=True)).to_be_visible()
        assert str(meeting.record.plan.meeting.date) == meant
        page.get_by_role("button", name="撤销上一步").locator("visible=true").click()
        expect(page.get_by_text("已撤销")).to_be_visible()
        assert meeting.record.plan.meeting.date == before
    day.focus()
    page.keyboard.press("Home")
    page.keyboard.press("Backspace")  # a day without its month
    page.get_by_label("地点", exact=True).focus()
    expect(page.get_by_text("没有填完整")).to_be_visible()
    assert meeting.record.plan.meeting.date == before


def test_a_day_half_cleared_stays_what_it_was(lab: Lab, context: Any, meeting: Meeting) -> None:
    """Where no day is needed too; the sentence that it was not taken goes with the fault."""
    meeting.preparation.take_study("2024-01-10")
    (session,) = meeting.record.preparation.studies
    meeting.preparation.record_absence(session.number, 2, reason="出差", made_up="2024-01-20")
    page = context.new_page()
    lab.open(page, "2_preparation")
    day = page.get_by_label("补学日期", exact=True)
    day.focus()
    page.keyboard.press("Home")
    page.keyboard.press("Backspace")
    page.get_by_label("姓名", exact=True).focus()
    told = page.get_by_text("没有填完整")
    expect(told).to_be_visible()

    def made_up() -> list[str]:
        (session,) = open_meeting(meeting.folder).record.preparation.studies
        return [str(absence.made_up) for absence in session.absences]

    assert made_up() == ["2024-01-20"]
    meeting.preparation.record_absence(session.number, 2, reason="出差", made_up="2024-01-21")
    expect(day).to_have_value("2024-01-21")
    expect(told).to_have_count(0)
    assert made_up() == ["2024-01-21"]
