"""Showing the grid and taking a key, for 30 and 100 members, beside a plain table of the same buttons."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDGETS = Path(__file__).parents[2] / "orglife_kit" / "views" / "widgets"
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


def main() -> None:
    """Print milliseconds and the ratio to the plain table."""
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
        page.add_style_tag(content=(WIDGETS / "grid.css").read_text("utf-8"))
        for members in (30, 100):
            facts = {
                "key": "k",
                "title": "党员",
                "subjects": [f"党员{number}" for number in range(members)],
                "grades": ["优秀", "合格", "基本合格", "不合格"],
                "words": words,
            }
            source = (WIDGETS / "grid.js").read_text("utf-8")
            cost = page.evaluate(MEASURE, [source, json.loads(json.dumps(facts)), ROUNDS])
            print(
                f"{members:4} members: shown in {cost['grid']:6.1f} ms, a key takes {cost['key']:.2f} ms;"
                f" a plain table {cost['table']:6.1f} ms; ratio {cost['grid'] / cost['table']:.1f}"
            )
        browser.close()


if __name__ == "__main__":
    main()
