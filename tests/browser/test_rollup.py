"""A week of a supervisor in the browser, and the registration copied row by row with the keyboard."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.meeting.sample import make_demo
from orglife_kit.rollup.desk import open_desk
from orglife_kit.rollup.desk.standing import State
from orglife_kit.rollup.simulate import simulate
from orglife_kit.rollup.simulate.branch import simulated_branch
from orglife_kit.rollup.simulate.odd import Odd
from tests.browser.conftest import Lab

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of twenty branches with odd cases."""
    folder = tmp_path_factory.mktemp("desk") / "handed"
    simulate(folder, 20, 2, odd=tuple(Odd))
    return folder


@pytest.fixture(scope="module")
def running(handed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Return a JupyterLab with the sample's meeting and the folder of the branches."""
    scratch = tmp_path_factory.mktemp("lab")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ORGLIFE_STATE", str(scratch / "state"))
        patch.setenv("ORGLIFE_DESK", str(handed))
        patch.setenv("ORGLIFE_EXPORTS", str(scratch / "exports"))
        make_demo(scratch / "meeting").close()
        lab = Lab(scratch / "meeting", scratch / "jupyter")
        yield lab
        lab.process.terminate()
        lab.process.wait()


def picture(page: Any, name: str) -> None:
    """Keep a picture of the page where somebody asked for it."""
    folder = os.environ.get("ORGLIFE_PICTURES")
    if folder:
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def test_a_week_of_a_supervisor(running: Lab, chromium: Any, handed: Path) -> None:
    """The list is there, a branch is sent back, another accepted, the rest at once, and all of it added up."""
    page = chromium.new_page(viewport={"width": 1280, "height": 1400})
    running.open(page, "9_rollup")
    branches = page.get_by_label("支部（按名单顺序）", exact=True)
    branches.wait_for()
    picture(page, "desk")
    branches.select_option(label="● 2　云岭镇第1党支部　需改正")
    page.get_by_text("超出优秀比例且未写理由").wait_for()
    page.get_by_label("审核意见或退回原因").fill("请写明超比例的理由")
    page.get_by_label("审核人").fill("李审核")
    page.get_by_role("button", name="退回", exact=True).click()
    page.get_by_text("回执文件，请交给支部").wait_for()
    picture(page, "sent-back")
    numbers = open_desk(handed).standing().numbers
    assert numbers["sent_back"] == 1
    again = simulated_branch(2, 1, 2024, None).put_right()
    (handed / "再报.zip").write_bytes(again.bundle())  # handed up again while the page is open
    page.get_by_text("对第 1 号：").wait_for()
    states = [entry.state for entry in open_desk(handed).standing().branches]
    branches.select_option(index=states.index(State.MISSING))
    page.get_by_text("还没有上报。").wait_for()
    page.get_by_role("button", name=re.compile("没有问题的")).click()
    page.get_by_role("button", name=re.compile("再按一次")).click()
    page.get_by_text(re.compile(r"已审核同意 \d+ 个支部")).wait_for()
    page.get_by_role("button", name="汇总", exact=True).click()
    page.get_by_text(re.compile(r"计入 \d+ 个上报包")).wait_for(timeout=60_000)
    page.locator("figure svg").nth(2).wait_for()
    picture(page, "added-up")
    page.close()


def test_the_registration_of_accepted_branches_is_copied(running: Lab, chromium: Any, handed: Path) -> None:
    """Seven rows by the key, another branch, and back: it stands where it stopped, opened again too."""
    desk = open_desk(handed)
    waiting = [entry for entry in desk.standing().branches if entry.state is State.ARRIVED]
    for entry in waiting[:2]:
        desk.decide(entry.name, "ACCEPTED", "同意", "李审核")
    accepted = [entry for entry in desk.standing().branches if entry.state is State.ACCEPTED]
    first = next(entry for entry in accepted if entry.bundle and entry.bundle.manifest.members > 7)
    assert first.bundle is not None
    all_ = first.bundle.manifest.members
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    running.open(page, "9_rollup")
    branches = page.get_by_label("已审核同意的支部")
    branches.select_option(index=accepted.index(first))
    copier = page.locator(".orglife-copier")
    copier.get_by_text(f"已抄 0/{all_}").wait_for()
    for number in range(1, 8):
        copier.focus()
        page.keyboard.press("c")
        copier.get_by_text(f"已抄 {number}/{all_}").wait_for()
    assert len(page.evaluate("navigator.clipboard.readText()").split("\t")) == 9
    picture(page, "registration-of-a-branch")
    other = next(place for place, entry in enumerate(accepted) if entry.name != first.name)
    branches.select_option(index=other)
    copier.get_by_text("已抄 0/").wait_for()
    branches.select_option(index=accepted.index(first))
    copier.get_by_text(f"8 / {all_}").wait_for()
    running.open(page, "9_rollup")
    assert f"{first.name}　7/{all_}" in " ".join(branches.locator("option").all_inner_texts())
    context.close()


def test_the_registration_is_copied_with_a_key(running: Lab, chromium: Any) -> None:
    """C copies the row for pasting and goes on; opened again it stands where it stopped."""
    context = chromium.new_context(viewport={"width": 1280, "height": 1400})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    running.open(page, "7_publication")
    copier = page.locator(".orglife-copier")
    copier.get_by_text("已抄 0/22").wait_for()
    copier.focus()
    page.keyboard.press("c")
    copier.get_by_text("已抄 1/22").wait_for()
    row = page.evaluate("navigator.clipboard.readText()")
    assert row.startswith("林知远\t")
    assert len(row.split("\t")) == 9
    page.keyboard.press("c")
    copier.get_by_text("已抄 2/22").wait_for()
    picture(page, "registration")
    running.open(page, "7_publication")
    copier = page.locator(".orglife-copier")
    copier.get_by_text("已抄 2/22").wait_for()
    copier.get_by_text("3 / 22").wait_for()
    context.close()
