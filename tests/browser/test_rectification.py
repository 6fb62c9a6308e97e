"""The ledger by keyboard alone, from what was found to a verified item (C13, C15)."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from orglife_kit.meeting import open_meeting
from orglife_kit.rules.preparation.findings import committee_aspects
from orglife_kit.rules.rectification.candidates import candidates
from orglife_kit.rules.rectification.items import ItemState, Satisfaction
from tests.browser.conftest import KERNEL, Lab
from tests.browser.test_keyboard import Hands
from tests.meeting.building import make_meeting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(200),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
FIELD = ".orglife-form select"
SLOW_FIELDS = """
import time, ipywidgets
take = ipywidgets.Combobox.set_state
ipywidgets.Combobox.set_state = lambda field, state: (time.sleep(1), take(field, state))[1]
"""


def test_from_a_finding_to_a_verified_item_by_keyboard(chromium: Any, tmp_path: Path) -> None:
    """Taken in, done at once, verified by another: no mouse, and each field is kept."""
    meeting = make_meeting(tmp_path, 5)
    meeting.plan.change_member(1, post="书记")
    for point in ("午间窗口一人值班", "意见箱答复慢"):
        meeting.preparation.note_committee_finding(committee_aspects(meeting.record)[0], point)
    running = Lab(meeting.folder, tmp_path / "jupyter")
    page = chromium.new_page(viewport={"width": 1366, "height": 768})
    hands = Hands(page)
    try:
        running.open(page, "6_rectification")
        page.locator(FIELD).first.wait_for(state="attached")
        page.locator(".jp-Notebook").focus()
        hands.go_to("可列入")
        page.keyboard.press("ArrowDown")
        hands.press("列入台账")
        hands.hears("已列入 1 项")
        hands.write("整改措施", "午间两人在岗")
        hands.go_to("立行立改")
        page.keyboard.press("Space")
        hands.write("进展", "新排班表当天起用")
        hands.press("整改完成")
        hands.hears("已保存")
        hands.go_to("核验人", "Shift+Tab")
        page.evaluate(f"code => {KERNEL}.requestExecute({{code}}).done", SLOW_FIELDS)
        hands.write("核验人", "钱一", "Shift+Tab")  # and no button overtakes it
        hands.go_to("群众意见")
        page.keyboard.press("ArrowDown")
        hands.press("核验")
        page.get_by_role("heading", name="已销号").wait_for()
    finally:
        page.close()
        running.stop()
    kept = open_meeting(meeting.folder)
    (item,) = kept.record.rectification.items
    assert (item.problem, item.measure, item.owner) == ("午间窗口一人值班", "午间两人在岗", "赵一")
    assert item.state is ItemState.VERIFIED
    (check,) = kept.record.rectification.history(item.number).verifications
    assert (check.verified_by, check.satisfaction) == ("钱一", Satisfaction.SATISFIED)


def test_a_large_file_is_kept_and_a_larger_one_told(chromium: Any, tmp_path: Path) -> None:
    """A scan of fifteen megabytes arrives whole; one that is too large is a sentence, and the kernel is still there."""
    meeting = make_meeting(tmp_path, 5)
    meeting.preparation.note_committee_finding(committee_aspects(meeting.record)[0], "午间窗口一人值班")
    (number,) = meeting.rectification.take_in(candidates(meeting.record))
    meeting.rectification.change_item(number, measure="午间两人在岗", owner="赵一", immediate=True)
    scans = {name: tmp_path / f"{name}.pdf" for name in ("large", "larger")}
    scans["large"].write_bytes(os.urandom(15_000_000))
    scans["larger"].write_bytes(bytes(25_000_000))
    running = Lab(meeting.folder, tmp_path / "jupyter")
    page = chromium.new_page(viewport={"width": 1366, "height": 768})
    told = page.locator("[role=status]:visible")
    try:
        running.open(page, "6_rectification")
        page.locator(FIELD).first.wait_for(state="attached")
        for name, words in (("larger", "20 MB"), ("large", "已保存")):
            with page.expect_file_chooser() as chosen:
                page.get_by_role("button", name=re.compile(r"^\W*文件(：|$)")).click()
            chosen.value.set_files(scans[name])
            page.get_by_role("button", name=f"文件：{scans[name].name}").wait_for()
            page.get_by_label("进展", exact=True).fill("新排班表当天起用")
            page.get_by_role("button", name="记进展").click()
            expect(told.filter(has_text=words).first).to_be_visible()
    finally:
        page.close()
        running.stop()
    (progress,) = open_meeting(meeting.folder).record.rectification.histories[number].progress
    assert (meeting.folder / progress.evidence).read_bytes() == scans["large"].read_bytes()
