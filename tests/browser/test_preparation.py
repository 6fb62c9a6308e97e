"""2_preparation in a real browser, by keyboard: study, a talk, a suggestion, a finding with its gentle hint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.preparation.findings import committee_aspects, member_aspects
from tests.browser.conftest import Lab
from tests.browser.test_accessible import faults
from tests.browser.test_keyboard import Hands
from tests.meeting.building import make_meeting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
GENERAL = "写具体些：什么时候、几次、哪件事"
COMPOSE = """(field, [kind, text]) => {
  field.value = text;
  if (kind === "compositionend") field.dispatchEvent(new CompositionEvent(kind));
  else field.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true}));
}"""

DROPPED = """(text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], "谈话.csv", {type: "text/csv"}));
  return data;
}"""
GOES = """([target, data]) => ["dragover", "drop"].map((kind) =>
  !target.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true})))"""


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Return a meeting of twenty-two whose first member is the secretary."""
    made = make_meeting(tmp_path_factory.mktemp("preparation"), 22)
    made.plan.change_member(1, post="党支部书记")
    return made


@pytest.fixture(scope="module")
def page(chromium: Any, meeting: Meeting, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return a page with the notebook run."""
    running = Lab(meeting.folder, tmp_path_factory.mktemp("jupyter"))
    context = chromium.new_context(viewport={"width": 1366, "height": 1000})
    opened = context.new_page()
    running.open(opened, "2_preparation")
    expect(opened.locator(".orglife-form")).to_have_count(4)
    yield opened
    context.close()
    running.stop()


def stands(meeting: Meeting) -> Meeting:
    """Return the meeting as another window would read it."""
    return open_meeting(meeting.folder)


def test_a_hint_comes_while_writing_and_goes_when_the_field_is_left(page: Any, meeting: Meeting) -> None:
    """Not for an input method's fragments; nothing is kept before the field is left, and of the hint nothing ever."""
    form = page.locator(".orglife-form").nth(3)
    field = form.get_by_label(member_aspects(meeting.record)[0], exact=True)
    hint = form.locator(".hint").first
    field.focus()
    field.evaluate(COMPOSE, ["input", "理论学习不够深入"])
    page.wait_for_timeout(1200)
    expect(hint).to_have_text("")
    field.evaluate(COMPOSE, ["compositionend", "理论学习不够深入"])
    expect(hint).to_have_text(GENERAL)
    assert stands(meeting).record.preparation.findings == ()
    field.fill("")
    page.keyboard.type("理论学习不够深入，两篇笔记没有写完")
    expect(hint).to_have_text("")
    page.keyboard.press("Control+a")
    page.keyboard.type("宗旨意识不强，有差距")
    expect(hint).to_have_text(GENERAL)
    page.keyboard.press("Tab")
    expect(hint).to_have_text("")
    expect(form.locator(".good")).to_have_text("已保存")
    assert [entry.point for entry in stands(meeting).record.preparation.findings] == ["宗旨意识不强，有差距"]
    assert GENERAL not in page.evaluate(
        "JSON.stringify(window.jupyterapp.shell.currentWidget.context.model.toJSON())"
    )


def test_study_and_a_talk_by_keyboard(page: Any, meeting: Meeting) -> None:
    """One key fills in everybody; a suggested pair is two keys and one more to record it."""
    hands = Hands(page)
    page.get_by_role("button", name="全体参加").focus()
    page.keyboard.press("Enter")
    hands.hears("全体参加")
    hands.write("姓名", "孙一")
    hands.press("缺席")
    hands.hears("孙一")
    hands.write("孙一", "值班")
    page.keyboard.press("Tab")
    expect(page.locator("[role=status]:visible").first).to_have_text("已保存")
    (session,) = stands(meeting).record.preparation.studies
    assert [(entry.member, entry.reason) for entry in session.absences] == [(3, "值班")]

    form = page.locator(".orglife-form").nth(1)
    form.get_by_label("建议").focus()
    page.keyboard.press("ArrowDown")
    expect(form.get_by_label("被谈话人", exact=True)).to_have_value("钱一")
    assert stands(meeting).record.preparation.talks == ()
    form.get_by_role("button", name="记录这次谈话").focus()
    page.keyboard.press("Enter")
    expect(form.locator(".good, .bad").filter(has_text="赵一、钱一").first).to_be_visible()
    assert [sorted(entry.pair) for entry in stands(meeting).record.preparation.talks] == [[1, 2]]


def test_a_file_that_is_dropped_on_the_form_is_shown_kept_and_taken_back(page: Any, meeting: Meeting) -> None:
    """What it changes stands there before it is kept; the page stays where it is; one step takes it back."""
    form = page.locator(".orglife-form").nth(1)
    before = stands(meeting).record.preparation.talks
    dropped = page.evaluate_handle(DROPPED, "日期,谈话人,被谈话人,地点\n2024-01-16,孙一,李一,走廊\n")
    form.dispatch_event("dragover", {"dataTransfer": dropped})
    form.dispatch_event("drop", {"dataTransfer": dropped})
    expect(form.get_by_role("cell", name="走廊")).to_be_visible()
    assert stands(meeting).record.preparation.talks == before
    expect(form.get_by_role("button", name="保存读入的内容")).to_be_in_viewport()
    form.get_by_role("button", name="保存读入的内容").click()
    expect(form.get_by_text("已保存：新增 1，改动 0")).to_be_visible()
    assert [talk.place for talk in stands(meeting).record.preparation.talks if talk not in before] == ["走廊"]
    form.get_by_role("button", name="撤销上一步").last.click()
    expect(form.get_by_text("已撤销上一步")).to_be_visible()
    assert stands(meeting).record.preparation.talks == before


def test_a_file_that_is_dropped_beside_the_forms_is_not_opened(page: Any, meeting: Meeting) -> None:
    """The browser would show it in place of the page; what stands on the page stays."""
    before = stands(meeting).record
    dropped = page.evaluate_handle(DROPPED, "日期,谈话人\n")
    for place in ("h1", "nav", ".jp-NotebookPanel"):
        target = page.locator(place).first.element_handle()
        assert page.evaluate(GOES, [target, dropped]) == [True, True], place
    assert stands(meeting).record == before


def test_a_suggestion_becomes_a_finding_by_keyboard(page: Any, meeting: Meeting) -> None:
    """Noted with Enter on the button, sorted by the arrow keys."""
    form = page.locator(".orglife-form").nth(2)
    form.get_by_label("意见建议", exact=True).focus()
    page.keyboard.type("午间多开一个窗口")
    Hands(page).press("记下")
    expect(form.get_by_text("党员意见：午间多开一个窗口")).to_be_visible()
    form.get_by_label("归入").focus()
    page.keyboard.press("ArrowDown")
    expect(form.get_by_label("问题", exact=True)).to_have_value("午间多开一个窗口")
    (finding,) = stands(meeting).record.preparation.committee_findings
    assert finding.aspect == committee_aspects(meeting.record)[0]


def test_who_is_chosen_can_be_read_while_the_list_has_the_focus(page: Any) -> None:
    """A browser paints the chosen entry of a focused list white, on our light ground."""
    chosen = page.locator(".orglife-members select").last
    chosen.focus()
    colour = "select => getComputedStyle(select.selectedOptions[0]).webkitTextFillColor"
    assert chosen.evaluate(colour) != "rgb(255, 255, 255)"


def test_axe_finds_nothing_on_forms_with_entries(page: Any) -> None:
    """Every field of what was entered has its name."""
    assert faults(page) == []
