"""The grid for 30 and 100 members: on the page beside a plain table of the same buttons, in the kernel beside
one row of ``ToggleButtons`` for each member, the way of ipywidgets.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import ipywidgets
from playwright.sync_api import sync_playwright

FORMS = Path(__file__).parents[2] / "orglife_kit" / "views" / "forms"
ROUNDS = 9
MEASURE = """
async ([source, facts, rounds]) => {
  const module = await import("data:text/javascript;base64," + btoa(unescape(encodeURIComponent(source))));
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const shown = async (build) => {
    const times = [];
    for (let round = 0; round < rounds; round += 1) {
      const place = document.createElement("div");
      document.body.replaceChildren(place);
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const started = performance.now();
      build(place);
      place.getBoundingClientRect();
      times.push(performance.now() - started);
    }
    return median(times);
  };
  const model = { get: () => facts, on() {}, off() {}, send() {} };
  const grid = await shown((place) => module.default.render({ model, el: place }));
  const box = document.querySelector(".orglife-grid");
  const keys = [];
  for (let count = 0; count < facts.subjects.length; count += 1) {
    const started = performance.now();
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "2", code: "Digit2", bubbles: true }));
    box.getBoundingClientRect();
    keys.push(performance.now() - started);
  }
  const cells = facts.grades.map((one) => `<td><button>${one}</button></td>`).join("");
  const row = (name) => `<tr><td>${name}</td>${cells}</tr>`;
  const table = await shown((place) => { place.innerHTML = `<table>${facts.subjects.map(row).join("")}</table>`; });
  return { grid, table, key: median(keys) };
}
"""


def in_kernel(build: Callable[[], list[ipywidgets.Widget]]) -> tuple[float, int]:
    """Return the milliseconds that ``build`` takes and the bytes of state that its widgets send to the page."""
    build()
    made: list[ipywidgets.Widget] = []
    ipywidgets.Widget.on_widget_constructed(made.append)
    times, sent = [], 0
    for _ in range(ROUNDS):
        made.clear()
        started = time.perf_counter()
        build()
        times.append((time.perf_counter() - started) * 1000)
        states = [{**widget.get_state(), "_esm": "", "_css": ""} for widget in made]  # the script comes once
        sent = sum(len(json.dumps(state, default=str)) for state in states)
        for widget in made:
            widget.close()
    ipywidgets.Widget.on_widget_constructed(None)
    return median(times), sent


def kernel_costs() -> None:
    """Print what opening the grid costs the kernel, beside the rows of ``ToggleButtons``."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["ORGLIFE_STATE"] = f"{scratch}/state"
        from orglife_kit.meeting.sample import make_demo
        from orglife_kit.views.forms.grid import BallotGrid

        demo = make_demo(Path(scratch) / "demo")
        facts = BallotGrid(demo).facts
        rows = [(name, facts["grades"]) for name in facts["subjects"]]
        ours, ours_sent = in_kernel(lambda: [BallotGrid(demo)])
        toggles, sent = in_kernel(
            lambda: [ipywidgets.ToggleButtons(description=name, options=grades) for name, grades in rows]
        )
        print(
            f"{len(rows):4} members in the kernel: {ours:6.1f} ms, {ours_sent} bytes; ToggleButtons"
            f" {toggles:6.1f} ms, {sent} bytes; {toggles / ours:.1f} × less time, {sent / ours_sent:.1f} × fewer"
        )


def main() -> None:
    """Print milliseconds and the ratios."""
    kernel_costs()
    path = next(
        found for found in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if found
    )
    words = dict.fromkeys(
        (
            *("keys", "abstain", "overvote", "save", "clear", "saving", "saved_so_far", "saved_as"),
            *("blank_lines", "ready", "full", "leave_again", "cleared", "late", "correcting", "correct_how"),
            *(
                "corrected",
                "change_last",
                "withdraw_last",
                "change",
                "withdraw",
                "withdraw_sure",
                "withdrawn",
            ),
            *("list", "list_close", "list_note"),
        ),
        "词",
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.add_style_tag(content=(FORMS / "grid.css").read_text("utf-8"))
        for members in (30, 100):
            facts = {
                "key": "k",
                "title": "党员",
                "subjects": [f"党员{number}" for number in range(members)],
                "grades": ["优秀", "合格", "基本合格", "不合格"],
                "words": words,
            }
            source = (FORMS / "grid.js").read_text("utf-8")
            cost = page.evaluate(MEASURE, [source, json.loads(json.dumps(facts)), ROUNDS])
            print(
                f"{members:4} members: shown in {cost['grid']:6.1f} ms, a key takes {cost['key']:.2f} ms;"
                f" a plain table {cost['table']:6.1f} ms; ratio {cost['grid'] / cost['table']:.1f}"
            )
        browser.close()


if __name__ == "__main__":
    main()
