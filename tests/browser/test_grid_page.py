"""The grid alone in a bare Chromium with a fake kernel: late answers, refusals, held keys, small screens."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from orglife_kit.views.forms import grid
from orglife_kit.views.forms.grid import BallotGrid
from tests.meeting.building import make_meeting, open_members_round

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(120),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
MEMBERS = 30
WIDGETS = Path(grid.__file__).parent
# The fake kernel answers at once, refuses what `refuse` says, or stays silent; it counts a token once.
FAKE = """
async (facts) => {
  const listeners = [];
  const fake = {
    sent: [], kept: new Map(), silent: false, gone: false, refuse: "",
    get: () => facts,
    on: (name, listener) => listeners.push(listener),
    off: (name, listener) => listeners.splice(listeners.indexOf(listener), 1),
    send(message) {
      if (fake.gone) throw new Error("the kernel is gone");
      fake.sent.push(structuredClone(message));
      if (fake.silent) return;
      setTimeout(() => fake.answer(message));
    },
    answer(message) {
      const { seq, act, token, marks } = message;
      if (fake.refuse) return fake.tell({ seq, ok: false, sentence: fake.refuse });
      if (act === "save" && !fake.kept.has(token)) fake.kept.set(token, marks);
      if (act === "correct") fake.kept.set(token, marks);
      if (act === "withdraw") fake.kept.delete(token);
      const answers = { list: { tokens: [...fake.kept.keys()].sort() }, look: { marks: fake.kept.get(token) } };
      fake.tell({ seq, ok: true, ...(answers[act] ?? { saved: fake.kept.size }) });
    },
    tell: (answer) => listeners.slice().forEach((listener) => listener(answer)),
  };
  const module = await import("/grid.js");
  window.fake = fake;
  window.show = () => {
    window.leave?.();
    const place = document.createElement("div");
    document.body.replaceChildren(place);
    window.leave = module.default.render({ model: fake, el: place });
  };
  window.show();
}
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the grid's own files and says nothing."""

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """Return where the grid's files are served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(WIDGETS)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def facts_of(folder: Path, members: int = MEMBERS) -> dict[str, Any]:
    """Return what the grid of a real meeting tells its page."""
    meeting = make_meeting(folder, members)
    open_members_round(meeting)
    return dict(BallotGrid(meeting).facts)


def opened(context: Any, address: str, facts: dict[str, Any]) -> Any:
    """Return a page that shows the grid and has said hello."""
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}/grid.css")
    page.set_content('<link rel="stylesheet" href="/grid.css"><body></body>')
    page.evaluate(FAKE, facts)
    page.clock.run_for(500)
    page.locator(".orglife-grid").focus()
    return page


@pytest.fixture
def context(chromium: Any) -> Iterator[Any]:
    """Return a browser window of a laptop's size."""
    made = chromium.new_context(viewport={"width": 1366, "height": 768})
    yield made
    made.close()


@pytest.fixture
def page(context: Any, address: str, tmp_path: Path) -> Any:
    """Return the grid of 30 members."""
    return opened(context, address, facts_of(tmp_path))


def told(page: Any) -> Any:
    """Return the line that speaks to the teller."""
    return page.locator(".told")


def enter(page: Any, times: int = 1) -> None:
    """Press Enter and let the fake kernel answer; a second one says yes to a ballot with many blank lines."""
    for _ in range(times):
        page.keyboard.press("Enter")
        page.clock.run_for(10)


def test_a_silent_kernel_gets_the_same_ballot_again(page: Any) -> None:
    """After four seconds the same token and sequence number; the grid is cleared by the answer only."""
    page.evaluate("fake.silent = true")
    page.keyboard.type("12")
    enter(page, 2)
    page.keyboard.type("34")
    page.clock.run_for(4100)
    expect(told(page)).to_contain_text("正在重试")
    expect(page.locator(".line.filled")).to_have_count(2)
    page.evaluate("fake.silent = false")
    page.clock.run_for(4100)
    expect(page.locator(".count")).to_have_text("已保存 1 张")
    sent = page.evaluate("fake.sent.filter((message) => message.act === 'save')")
    assert len(sent) == 3
    assert sent[0] == sent[1] == sent[2]
    expect(page.locator('.choice[aria-pressed="true"]')).to_have_count(2)
    assert page.locator('.choice[aria-pressed="true"]').all_inner_texts() == ["基本合格", "不合格"]


def test_a_ballot_sent_before_the_cell_ran_again_is_sent_first(page: Any) -> None:
    """What was sent and not answered cannot be changed under its token: it goes in as it was."""
    page.evaluate("fake.silent = true")
    page.keyboard.type("12")
    enter(page, 2)
    page.evaluate("fake.kept.set(fake.sent.at(-1).token, fake.sent.at(-1).marks)")
    page.evaluate("fake.silent = false; show()")
    page.locator(".orglife-grid").focus()
    page.keyboard.type("4")
    page.clock.run_for(500)
    expect(page.locator(".count")).to_have_text("已保存 1 张")
    expect(page.locator(".line.filled")).to_have_count(1)
    (kept,) = page.evaluate("[...fake.kept.values()]")
    assert kept[:3] == [1, 2, 0]


def test_a_dead_kernel_is_told_and_the_ballot_stays(page: Any) -> None:
    """Sending fails: the line says so at once, nothing is lost, the next try goes through."""
    page.evaluate("fake.gone = true")
    page.keyboard.type("12")
    enter(page, 2)
    expect(told(page)).to_contain_text("正在重试")
    expect(page.locator(".line.filled")).to_have_count(2)
    page.evaluate("fake.gone = false")
    page.clock.run_for(4100)
    expect(page.locator(".count")).to_have_text("已保存 1 张")


def test_a_refused_ballot_stays_with_the_sentence(page: Any) -> None:
    """The sentence is shown, the marks stay, and the same token is tried again."""
    page.evaluate("fake.refuse = '磁盘已满'")
    page.keyboard.type("12")
    enter(page, 2)
    expect(told(page)).to_have_text("磁盘已满")
    expect(page.locator(".line.filled")).to_have_count(2)
    page.evaluate("fake.refuse = ''")
    page.keyboard.type("3")
    enter(page, 2)
    first, second = page.evaluate("fake.sent.filter((message) => message.act === 'save')")
    assert first["token"] == second["token"]
    assert second["marks"][:3] == [1, 2, 3]


def test_enter_twice_or_held_saves_one_ballot(page: Any) -> None:
    """A ballot nobody typed is not saved by a slip of the hand; the words come first."""
    page.keyboard.type("1" * MEMBERS)
    page.keyboard.down("Enter")
    page.clock.run_for(10)
    for _ in range(5):
        page.keyboard.down("Enter")
        page.clock.run_for(10)
    page.keyboard.up("Enter")
    assert page.evaluate("fake.kept.size") == 1
    enter(page)
    assert page.evaluate("fake.kept.size") == 1
    expect(told(page)).to_contain_text(f"还有 {MEMBERS} 人未填")
    enter(page)
    assert page.evaluate("fake.kept.size") == 2


@pytest.mark.parametrize(("typed", "asked"), [(0, True), (1, True), (22, True), (23, False), (29, False)])
def test_a_ballot_with_many_blank_lines_is_asked_about(page: Any, typed: int, asked: bool) -> None:
    """Over a quarter of the lines blank: the first Enter asks, any other key goes on typing, the second saves."""
    page.keyboard.type("1" * typed)
    enter(page)
    assert page.evaluate("fake.kept.size") == (0 if asked else 1)
    if asked:
        expect(told(page)).to_contain_text(f"还有 {MEMBERS - typed} 人未填，票上确实如此吗")
        page.keyboard.type("2")
        enter(page)
        assert page.evaluate("fake.kept.size") == (1 if typed == 22 else 0)
        enter(page)
        assert page.evaluate("[...fake.kept.values()][0]")[typed] == 2


@pytest.mark.parametrize("place", ["last", "list"])
def test_a_ballot_withdrawn_by_keyboard_leaves_the_keys_with_the_grid(page: Any, place: str) -> None:
    """The button is gone with what it stood in: the next keys and Enter are the next ballot's, none is lost."""
    page.keyboard.type("1" * MEMBERS)
    enter(page)
    if place == "list":
        page.get_by_role("button", name="查找").focus()
        enter(page)
        assert page.evaluate("document.activeElement.textContent") == "收起"
        page.locator(".typed button").first.focus()
        enter(page)
        page.get_by_role("button", name="撤回", exact=True).focus()
    else:
        page.get_by_role("button", name="撤回上一张").focus()
    enter(page, 2)
    assert page.evaluate("fake.kept.size") == 0
    page.keyboard.type("2" * MEMBERS)
    enter(page)
    assert page.evaluate("[...fake.kept.values()]") == [[2] * MEMBERS]


def test_a_double_click_does_not_withdraw(page: Any) -> None:
    """The question is answered by a click of its own."""
    page.keyboard.type("1" * MEMBERS)
    enter(page)
    withdraw = page.get_by_role("button", name="撤回上一张")
    withdraw.dblclick()
    page.clock.run_for(10)
    assert page.evaluate("fake.kept.size") == 1
    page.get_by_role("button", name="确认撤回").click()
    page.clock.run_for(10)
    assert page.evaluate("fake.kept.size") == 0


def test_a_correction_keeps_the_ballot_on_the_desk(page: Any) -> None:
    """Half a ballot typed, the last one corrected or left as it was: the half is there again."""
    page.keyboard.type("1" * MEMBERS)
    enter(page)
    page.keyboard.type("444")
    page.get_by_role("button", name="改上一张").click()
    page.keyboard.type("2")
    enter(page)
    expect(told(page)).to_have_text("已改正")
    expect(page.locator(".echo-head")).to_contain_text("已改正")
    expect(page.locator(".line.filled")).to_have_count(3)
    assert page.evaluate("[...fake.kept.values()][0].slice(0, 2)") == [2, 1]
    enter(page, 2)
    assert sorted(page.evaluate("[...fake.kept.values()].map((marks) => marks[0])")) == [2, 4]


def test_keys_after_the_list_belong_to_the_ballot(page: Any) -> None:
    """A click on the list leaves the keyboard with the grid; Enter saves and does not press the button."""
    page.keyboard.type("1")
    enter(page, 2)
    page.get_by_role("button", name="查找").click()
    page.clock.run_for(10)
    expect(page.locator(".typed li")).to_have_count(1)
    page.keyboard.type("23")
    enter(page, 2)
    expect(page.locator(".count")).to_have_text("已保存 2 张")
    page.get_by_role("button", name="查找").click()
    page.clock.run_for(10)
    row = page.locator(".typed li").first
    for shown in (page.locator(".typed li").last, row):
        shown.get_by_role("button").first.click()
        page.clock.run_for(10)
        expect(page.locator(".typed code")).to_have_count(1)
    row.get_by_role("button").last.click()
    assert page.evaluate("fake.kept.size") == 2
    row.get_by_role("button").last.click()
    page.clock.run_for(10)
    assert page.evaluate("fake.kept.size") == 1


def test_nothing_is_written_to_the_browser(page: Any) -> None:
    """No storage, no history, no console: a ballot is in the page's memory only."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.keyboard.type("1" * MEMBERS)
    enter(page)
    assert page.evaluate("[localStorage.length, sessionStorage.length, history.length]") == [0, 0, 2]
    assert page.evaluate("history.state") is None
    assert heard == []


def test_thirty_members_fit_on_a_laptop(page: Any) -> None:
    """On 1366×768 every line, the words and the save button stand on one screen."""
    assert page.locator(".save").bounding_box()["y"] + 44 <= 768
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0


def test_fingers_find_every_button(chromium: Any, address: str, tmp_path: Path) -> None:
    """On a touch screen no button is smaller than 44 pixels."""
    context = chromium.new_context(viewport={"width": 820, "height": 1180}, has_touch=True, is_mobile=True)
    page = opened(context, address, facts_of(tmp_path))
    sizes = page.evaluate(
        "Array.from(document.querySelectorAll('.orglife-grid button'), (made) => made.getBoundingClientRect())"
        ".map((box) => Math.round(Math.min(box.width, box.height)))"
    )
    assert len(sizes) > 5 * MEMBERS
    assert min(sizes) >= 44
    context.close()
