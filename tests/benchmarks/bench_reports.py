"""A member's feedback slip as HTML and PDF, beside papermill and stock nbconvert on the same content.

The baseline is how one would do it without us: ``papermill`` runs the notebook and ``jupyter nbconvert`` makes
HTML of it. It makes no PDF, which would cost it a browser or LaTeX besides. CPU time counts, of all processes.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROUNDS, BASELINE_ROUNDS = 15, 3


def cpu(act: Callable[[], object]) -> float:
    """Return the seconds of CPU that ``act`` takes here and in the processes it waits for."""

    def spent() -> float:
        usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return sum(usage.ru_utime + usage.ru_stime for usage in usages)

    started = spent()
    act()
    return spent() - started


def warm(act: Callable[[], object], rounds: int) -> float:
    """Return the median CPU of ``act`` after a first run, which loads what is loaded once."""
    act()
    return median(cpu(act) for _ in range(rounds))


def run(*command: object) -> None:
    """Run a command in this environment, quietly; its failure ends the benchmark."""
    subprocess.run([sys.executable, "-m", *map(str, command)], check=True, capture_output=True)


def main() -> None:
    """Print milliseconds of CPU and ratios."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["ORGLIFE_STATE"] = f"{scratch}/state"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode
        import nbformat

        from orglife_kit.meeting.sample import make_demo
        from orglife_kit.views.reports.documents import documents
        from orglife_kit.views.reports.notebook import to_notebook
        from orglife_kit.views.reports.write import render_report

        folder = Path(scratch)
        demo = make_demo(folder / "demo")
        entry, *_ = documents(demo.publication.release("MEMBER", 1))
        nbformat.write(to_notebook(entry.document), folder / "slip.ipynb")

        def papermill_and_nbconvert() -> None:
            run("papermill", folder / "slip.ipynb", folder / "run.ipynb", "-k", "python3")
            run("nbconvert", "--to", "html", folder / "run.ipynb")

        baseline = warm(papermill_and_nbconvert, BASELINE_ROUNDS)
        print(f"{'papermill and nbconvert, HTML':36}{baseline * 1000:9.1f} ms")
        for formats in (("html",), ("pdf",), ("html", "pdf")):
            cost = warm(lambda formats=formats: render_report(entry.document, formats), ROUNDS)
            print(
                f"{'ours, warm, ' + ' and '.join(formats):36}{cost * 1000:9.1f} ms{baseline / cost:8.1f} × less"
            )
        export = ("orglife_kit", "export", folder / "demo", "--scope", "MEMBER")
        export += ("--member", demo.member(1).name, "--out", folder / "exports")
        first = warm(lambda: run(*export), BASELINE_ROUNDS)
        print(
            f"{'ours, first export of a new process':36}{first * 1000:9.1f} ms{baseline / first:8.1f} × less"
        )


if __name__ == "__main__":
    main()
