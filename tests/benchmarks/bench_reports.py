"""What papers cost, beside how one would make them without us, all in one run; CPU of all processes counts.

HTML and PDF: ``papermill`` runs the notebook of a slip and ``jupyter nbconvert`` makes HTML of it (no PDF, which
would cost it a browser or LaTeX besides). Word: ``python-docx`` fills the same table cell by cell. Excel: ``pandas``
writes the same table through openpyxl.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

ROUNDS, BASELINE_ROUNDS = 5, 3
FORMATS = ("html", "pdf", "xlsx", "docx")
WIDTH = 58


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


def told(words: str, seconds: float, baseline: float | None = None, goal: str = "") -> None:
    """Print a line: what, milliseconds of CPU, how many times less than the baseline, the goal."""
    ratio = f"{baseline / seconds:8.1f} × less" if baseline else " " * 15
    print(f"{words:{WIDTH}}{seconds * 1000:10.1f} ms{ratio}  {goal}")


def main() -> None:
    """Print milliseconds of CPU and ratios."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["ORGLIFE_STATE"] = f"{scratch}/state"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode
        folder = Path(scratch)
        slips(folder)
        large_branch(folder)
        long_notebooks()


def slips(folder: Path) -> None:
    """Print what the slips of a branch of 22 cost."""
    import nbformat

    from orglife_kit.meeting.release import release, served_members
    from orglife_kit.meeting.sample import make_demo
    from orglife_kit.views.reports.documents import documents
    from orglife_kit.views.reports.notebook import to_notebook
    from orglife_kit.views.reports.write import render_report

    demo = make_demo(folder / "demo")
    slip, *_ = documents(release(demo.record, "MEMBER", 1))
    nbformat.write(to_notebook(slip.document), folder / "slip.ipynb")

    def papermill_and_nbconvert() -> None:
        run("papermill", folder / "slip.ipynb", folder / "run.ipynb", "-k", "python3")
        run("nbconvert", "--to", "html", folder / "run.ipynb")

    baseline = warm(papermill_and_nbconvert, BASELINE_ROUNDS)
    told("papermill and nbconvert, HTML of a slip", baseline)
    own = [documents(release(demo.record, "MEMBER", number))[0] for number in served_members(demo.record)]
    for formats in (
        ("html",),
        ("pdf",),
        ("html", "pdf"),
    ):  # another one each time: Typst remembers the same one
        whole = warm(lambda formats=formats: [render_report(one.document, formats) for one in own], ROUNDS)
        goal = {("pdf",): "goal: under 20 ms", ("html", "pdf"): "goal: 150 × less"}.get(formats, "")
        told(f"ours, warm, {' and '.join(formats)} of a slip", whole / len(own), baseline, goal)
    papers = [
        entry.document
        for number in served_members(demo.record)
        for entry in documents(release(demo.record, "MEMBER", number))
    ]
    whole = warm(lambda: [render_report(paper, ("html", "pdf")) for paper in papers], 3)
    told(
        f"ours, HTML and PDF of the branch's {len(papers)} slips",
        whole,
        baseline * len(papers),
        "goal: 150 × less",
    )
    export = ("orglife_kit", "export", folder / "demo", "--scope", "MEMBER")
    export += ("--member", demo.member(1).name, "--out", folder / "exports")
    first = warm(lambda: run(*export), BASELINE_ROUNDS)
    told("ours, first export of a new process, HTML and PDF", first, baseline, "goal: under 1,000 ms")


def large_branch(folder: Path) -> None:
    """Print what the papers of a branch of 100 cost, and one table of it in Word and Excel."""
    from orglife_kit.meeting.release import release
    from orglife_kit.views.reports.cells import spoken
    from orglife_kit.views.reports.documents import documents
    from orglife_kit.views.reports.model import Section, Table
    from orglife_kit.views.reports.write import render_report
    from tests.meeting.large import make_large

    meeting = make_large(folder / "large")
    papers = [entry.document for entry in documents(release(meeting.record, "ORGAN"))]
    registration = max(papers, key=_most_cells)
    table = next(block for block in registration.blocks if isinstance(block, Table))
    rows = [[spoken(value, "zh_CN") for value in row] for row in table.rows if not isinstance(row, Section)]
    heads = [column.header for column in table.columns]
    for name, other in (("docx", python_docx), ("xlsx", pandas_to_excel)):
        baseline = warm(lambda other=other: other(heads, rows), BASELINE_ROUNDS)
        told(f"{other.__name__.replace('_', ' ')}, a table of {len(rows)} rows", baseline)
        cost = warm(lambda name=name: render_report(registration, (name,)), BASELINE_ROUNDS)
        told(f"ours, warm, {name} of {registration.title}", cost, baseline)
    export = ("orglife_kit", "export", meeting.folder, "--scope", "ORGAN", "--format", ",".join(FORMATS))
    whole = warm(lambda: run(*export, "--out", folder / "exports"), BASELINE_ROUNDS)
    told(
        f"ours, {len(papers)} papers of 100 members in four formats, cold", whole, goal="goal: under 4,000 ms"
    )


def long_notebooks() -> None:
    """Print what a cell of a notebook costs, and a row of its table: as much in a long one as in a short one."""
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

    from orglife_kit.views.reports.exporters import OrglifePDFExporter

    def prose(number: int) -> Any:
        words = "Let $x_{%d}$ be\n\n$$\\int f(x_{%d}) dx = \\sum_i a_i$$\n\nand so on."
        return [new_markdown_cell(words % (index, index)) for index in range(number)]

    def rows(number: int) -> Any:
        lines = "".join(
            f"<tr>{''.join(f'<td>{row * one}</td>' for one in range(6))}</tr>" for row in range(number)
        )
        return [
            new_code_cell("", outputs=[new_output("display_data", {"text/html": f"<table>{lines}</table>"})])
        ]

    for words, cells in (("cells with formulas", prose), ("rows of a table", rows)):
        for number in (100, 800):
            book = new_notebook(cells=cells(number))
            spent = cpu(lambda book=book: OrglifePDFExporter().from_notebook_node(book))
            told(f"ours, PDF of a notebook, of {number} {words} each", spent / number)


def _most_cells(paper: Any) -> int:
    """Return how many cells the first table of a paper has."""
    from orglife_kit.views.reports.model import Table

    return max(
        (len(block.columns) * len(block.rows) for block in paper.blocks[:1] if isinstance(block, Table)),
        default=0,
    )


def python_docx(heads: list[str], rows: list[list[str]]) -> None:
    """Fill a table as the manual of python-docx does."""
    import docx

    file = docx.Document()
    table = file.add_table(rows=1, cols=len(heads))
    for cell, words in zip(table.rows[0].cells, heads, strict=True):
        cell.text = words
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    file.save(BytesIO())


def pandas_to_excel(heads: list[str], rows: list[list[str]]) -> None:
    """Write the rows as pandas does."""
    import pandas as pd

    pd.DataFrame(rows, columns=heads).to_excel(BytesIO(), index=False, engine="openpyxl")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
