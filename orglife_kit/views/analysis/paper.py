"""The analysis on paper, by the same exporter as any notebook; and a notebook of one's own to begin from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orglife_kit.i18n import say
from orglife_kit.views.reports.files import Files, target_folder

if TYPE_CHECKING:
    from orglife_kit.meeting import Meeting
    from orglife_kit.views.analysis.year import Year

SECTIONS = (  # the order of the year, of the notebook and of the paper
    ("timeline",),
    ("talk_coverage", "attendance", "committee_findings", "member_findings"),
    ("reconciliation", "marks", "agreement", "committee_marks"),
    ("outcomes",),
    ("ledger", "burn_up", "days_to_verified", "satisfaction", "carried_over"),
)


def export(meeting: Meeting, scope: str = "ORGAN", *, folder: Path | str | None = None) -> Files:
    """Write the whole analysis as PDF and return its path; without a ``folder`` beside the meeting's other files.

    What it shows the branch is kept, as of any file for the branch. Raises as ``open_year``, ``note_shown`` of
    ``meeting.publication`` and ``write_files``.
    """
    from orglife_kit.views.analysis.year import open_year
    from orglife_kit.views.reports.exporters import OrglifePDFExporter
    from orglife_kit.views.reports.write import write_files

    year = open_year(meeting, scope)
    content, _ = OrglifePDFExporter().from_notebook_node(_filled(year))
    stem = say("analysis", "Analysis {year}", year=year.release.facts.year)
    target, written = target_folder(meeting, folder), list[Path]()

    def hand_out() -> None:
        written.extend(write_files(target, stem, {"pdf": content}))

    meeting.publication.note_shown((year.release,), hand_out)
    return Files(written)


def own_notebook(meeting: Meeting, scope: str = "ORGAN", *, folder: Path | str | None = None) -> Files:
    """Write a notebook that holds every picture as a line of code, to change and add to; return its path.

    Without a ``folder`` it lies here, beside the notebook that asks for it. One that is there already stays as it is.
    Raises ``StorageError`` (``export_unwritable``).
    """
    from orglife_kit.views.reports.write import write_files

    target = Path.cwd() if folder is None else target_folder(meeting, folder)
    stem = say("analysis", "My analysis")
    free = next(
        name for number in count(1) if not (target / f"{(name := _numbered(stem, number))}.ipynb").exists()
    )
    return Files(write_files(target, free, {"ipynb": _as_json(_to_begin_with(meeting, scope))}))


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"


def _filled(year: Year) -> Any:
    """Return a notebook with the outputs of every picture."""
    from orglife_kit.views import analysis

    title = say("analysis", "Analysis {year}", year=year.release.facts.year)
    cells: list[dict[str, Any]] = [_text(f"# {title}\n\n{year.scope_words}")]
    for words, names in zip(_headings(), SECTIONS, strict=True):
        cells.append(_text(f"## {words}"))
        for name in names:
            bundles = getattr(analysis, name)(year).bundles()
            outputs = [{"output_type": "display_data", "data": data, "metadata": {}} for data in bundles]
            cells.append(_code(f"analysis.{name}(year)", outputs))
    return _notebook(cells)


def _to_begin_with(meeting: Meeting, scope: str) -> Any:
    opening = (
        "from orglife_kit import analysis, open_meeting\n\n"
        f"meeting = open_meeting({str(meeting.folder.resolve())!r})\n"
        f"year = analysis.open_year(meeting, {scope!r})\nyear"
    )
    title = say("analysis", "My analysis")
    cells = [_text(f"# {title}\n\n{_how_to_begin()}"), _code(opening)]
    for words, names in zip(_headings(), SECTIONS, strict=True):
        cells += [_text(f"## {words}"), *(_code(f"analysis.{name}(year)") for name in names)]
    cells += [
        _text("## " + say("analysis", "Of your own")),
        _code("panel = analysis.outcomes(year)\npanel.table"),
        _code('panel.figure.axes[0].set_title("")\npanel.figure'),
        _code(
            'talks = meeting.tables.talks()\ntalks.groupby(talks.date.dt.date).size().reset_index(name="talks")'
        ),
        _code("analysis.sortable(talks)"),
    ]
    return _notebook(cells)


def _headings() -> Iterator[str]:
    yield say("analysis", "The year")
    yield say("analysis", "Preparation")
    yield say("analysis", "Ratings")
    yield say("analysis", "Outcomes")
    yield say("analysis", "Rectification")


def _how_to_begin() -> str:
    return say(
        "analysis",
        "Each line shows a picture with its numbers. `panel.table` is a `DataFrame`, `panel.figure` a figure of"
        " `matplotlib`; `meeting.tables.` and `Tab` lists the tables. As another scope sees it:"
        ' `analysis.open_year(meeting, "BRANCH")`.'
        " On paper: the menu File, Save and Export Notebook As; or"
        " `jupyter nbconvert --to orglife_pdf --execute` and the name of the notebook.",
    )


def _text(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def _code(source: str, outputs: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "metadata": {},
        "execution_count": None,
        "source": source,
        "outputs": outputs or [],
    }


def _notebook(cells: list[dict[str, Any]]) -> Any:
    import nbformat

    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return nbformat.from_dict(
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
            "cells": [{**cell, "id": str(number)} for number, cell in enumerate(cells)],
        }
    )


def _as_json(notebook: Any) -> bytes:
    import nbformat

    return str(nbformat.writes(notebook)).encode("utf-8")
