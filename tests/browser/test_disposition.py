"""组织处置 on the card of a member graded 不合格: by keyboard, step after step, with the vote and what it means."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from orglife_kit.i18n import day_words
from orglife_kit.meeting import open_meeting
from orglife_kit.rules.assessment.follow_up import Vote
from tests.browser.conftest import Lab
from tests.browser.test_accessible import faults
from tests.browser.test_keyboard import Hands
from tests.browser.test_three_sizes import FAULTS, SIZES
from tests.meeting.building import make_meeting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
STEPS = (
    ("党支部启动", "支部委员会", "2024-03-01"),
    ("报基层党委预先备案", "街道党工委", "2024-03-08"),
    ("调查核实", "支部委员会", "2024-03-15"),
)


def test_the_steps_are_kept_by_keyboard(chromium: Any, tmp_path: Path) -> None:
    """Each step with its day and body; a vote that does not add up is told at its button; nothing is cut."""
    meeting = make_meeting(tmp_path / "data", 7)
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[2] * 7])
    meeting.ballots.close_round("members")
    facts = {"outcome": "UNQUALIFIED", "opinion": "工作失职，经提醒不改。", "reason": "全年缺勤四十天"}
    meeting.assessment.change_draft(3, bases={"DAILY_CONDUCT": True}, **facts)
    running = Lab(meeting.folder, tmp_path / "jupyter")
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page = context.new_page()
    hands = Hands(page)
    try:
        running.open(page, "5_assessment")
        form = page.locator(".orglife-form", has=page.get_by_role("heading", name="帮助改进、教育、组织处置"))
        form.get_by_label("教育，起", exact=True).focus()
        page.locator(":focus").fill("2024-02-01")  # the order in which a day is typed is the browser's
        hands.go_to("止")
        page.locator(":focus").fill("2024-02-29")
        hands.write("方式", "支部书记谈话两次")
        for step, body, day in STEPS:
            _enter(hands, form, step, body, day)
            hands.press("保存这一步")
            expect(form.get_by_text(f"{written(day)}　{step}　{body}")).to_be_visible()
        _enter(hands, form, "党员大会表决", "党员大会", "2024-03-20")
        hands.write("实到", "7")
        hands.write("赞成", "5")
        hands.write("反对", "1")
        hands.press("保存这一步")
        expect(form.locator(".bad[role=status]")).to_be_visible()
        assert len(open_meeting(meeting.folder).record.assessment.dispositions[3]) == len(STEPS)
        hands.write("弃权", "1", "Shift+Tab")
        hands.press("保存这一步")
        expect(form.get_by_text("2024年3月20日　党员大会表决　党员大会")).to_be_visible()
        expect(form.locator(".bad[role=status]")).to_have_count(0)
        assert faults(page) == []
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(200)
            assert page.evaluate(FAULTS) == [], width
    finally:
        context.close()
        running.stop()
    kept = open_meeting(meeting.folder).record.assessment
    assert kept.education[3].measure == "支部书记谈话两次"
    assert kept.dispositions[3][-1].vote == Vote(7, 7, 5, 1, 1)


def written(day: str) -> str:
    """Return a day as the form's lines have it."""
    return day_words(datetime.date.fromisoformat(day))


def _enter(hands: Hands, form: Any, step: str, body: str, day: str) -> None:
    """Write a step into the fields of the card, from its first on."""
    form.get_by_label("步骤", exact=True).focus()
    hands.page.keyboard.type(step)
    hands.go_to("日期")
    hands.page.locator(":focus").fill(day)
    hands.write("作出的组织", body)
