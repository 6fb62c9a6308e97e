"""Where the files of the reports go, what they are as an answer, and how one document is written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orglife_kit.meeting import Meeting
    from orglife_kit.views.reports.model import Document

USUAL = ("html", "pdf")  # the formats that are written unless others are asked for
PRINTED = ("pdf",)
PRINTED_NOTICE = ("html", "pdf")
EXPORTS_VARIABLE = "ORGLIFE_EXPORTS"


class Files(tuple[Path, ...]):
    """The files that were written, as a list in a notebook."""

    def _repr_html_(self) -> str:
        from html import escape

        return "<ul>" + "".join(f"<li>{escape(str(path))}</li>" for path in self) + "</ul>"


def exports_folder() -> Path:
    """Return what ``ORGLIFE_EXPORTS`` names, else the nearest ``exports``, here or above, else one to be made here."""
    named = os.environ.get(EXPORTS_VARIABLE)
    if named:
        return Path(named)
    here = Path.cwd()
    above = (folder / "exports" for folder in (here, *here.parents))
    return next((folder for folder in above if folder.is_dir()), here / "exports")


def shared_folder(folder: Path | str | None) -> Path:
    """Return the folder that was named, else ``exports_folder``: for what is of no single meeting."""
    from orglife_kit.meeting.entries import path_of

    return exports_folder() if folder is None else path_of(folder)


def target_folder(meeting: Meeting, folder: Path | str | None) -> Path:
    """Return the folder that was named, else the meeting's own in ``exports_folder``.

    No meeting writes over what another one has written into a folder that was named.
    """
    if folder is None:
        return meeting.exports_in(exports_folder())
    return meeting.exports_into(shared_folder(folder))


def printed(
    meeting: Meeting,
    document: Document,
    stem: str,
    folder: Path | str | None,
    formats: Sequence[str],
    paper: str = "A4",
) -> Files:
    """Write one document of a meeting in its formats and return the paths."""
    from orglife_kit.views.reports.exporting import Wanted, on_paper
    from orglife_kit.views.reports.write import render_report, write_files

    wanted = Wanted(tuple(formats), paper=paper)
    content = render_report(on_paper(document, wanted.paper), wanted.formats)
    return Files(write_files(target_folder(meeting, folder), stem, content))
