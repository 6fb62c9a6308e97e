"""One feedback slip as HTML and PDF, beside nbconvert's own HTML of the same notebook in the same run."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROUNDS = 15


def seconds(act: Callable[[], object]) -> float:
    """Return the median time of ``act`` once everything is loaded."""
    act()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return median(times)


def main() -> None:
    """Print milliseconds and ratios."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["ORGLIFE_STATE"] = f"{scratch}/state"
        from nbconvert.exporters import HTMLExporter

        from orglife_kit.meeting.sample import make_demo
        from orglife_kit.views.reports.documents import documents
        from orglife_kit.views.reports.notebook import to_notebook
        from orglife_kit.views.reports.write import render_report

        demo = make_demo(Path(scratch) / "demo")
        (entry,) = documents(demo.release("MEMBER", 1))
        stock = HTMLExporter(embed_images=True)
        baseline = seconds(lambda: stock.from_notebook_node(to_notebook(entry.document)))
        print(f"{'nbconvert, stock HTML':28}{baseline * 1000:8.1f} ms   1.0")
        for formats in (("html",), ("pdf",), ("html", "pdf")):
            cost = seconds(lambda formats=formats: render_report(entry.document, formats, entry.owners))
            print(f"{'ours, ' + ' and '.join(formats):28}{cost * 1000:8.1f} ms{cost / baseline:6.1f}")


if __name__ == "__main__":
    main()
