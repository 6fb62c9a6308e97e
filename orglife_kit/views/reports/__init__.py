"""Reports: what a scope receives, shown in a notebook and written as HTML and PDF."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orglife_kit.meeting import Meeting
    from orglife_kit.rules.publication.release import Release
    from orglife_kit.views.reports.showing import Preview

__all__ = [
    "calendar",
    "distribution_chart",
    "export",
    "preview",
    "print_ballots",
    "print_plan",
    "print_sign_in",
    "print_talks",
    "publish",
]
FORMATS = ("html", "pdf")
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
    found = (folder / "exports" for folder in (here, *here.parents))
    return next((folder for folder in found if folder.is_dir()), here / "exports")


def preview(meeting: Meeting, scope: str, member: str | int | None = None) -> Preview:
    """Return what ``scope`` would receive, for a notebook to show; exporting the notebook gives the same.

    Raises as ``Meeting.release``.
    """
    from orglife_kit.views.reports.documents import documents
    from orglife_kit.views.reports.showing import Preview

    return Preview(tuple(entry.document for entry in documents(meeting.release(scope, member))))


def export(
    meeting: Meeting,
    scope: str,
    member: str | int | None = None,
    *,
    formats: Sequence[str] = FORMATS,
    folder: Path | str | None = None,
    with_ids: bool = False,
) -> Files:
    """Write the documents of ``scope`` into ``folder`` and return the paths, ``DOCUMENT-SCOPE[-MEMBER].ext``.

    Without a ``folder`` into the nearest ``exports``.
    MEMBER without a ``member`` writes for everybody who has anything of his own. Nothing is written when one
    of the documents cannot be. Raises as ``Meeting.release`` and ``write_files``.
    """
    from orglife_kit.views.reports.write import write_files

    target = exports_folder() if folder is None else Path(folder)
    rendered, releases = _rendered(meeting, scope, member, formats, with_ids=with_ids)
    written = Files(path for stem, content in rendered.items() for path in write_files(target, stem, content))
    meeting.note_shown(releases)
    return written


def publish(
    meeting: Meeting,
    scope: str,
    date: str,
    member: str | int | None = None,
    *,
    formats: Sequence[str] = FORMATS,
    with_ids: bool = False,
) -> Files:
    """Record that what ``export`` writes now went out on ``date`` (ISO); return the copies that the meeting keeps.

    Raises as ``Meeting.release`` and ``Meeting.publish``.
    """
    from orglife_kit.views.reports.write import safe_stem

    rendered, releases = _rendered(meeting, scope, member, formats, with_ids=with_ids)
    files = {
        f"{safe_stem(stem)}.{extension}": content
        for stem, contents in rendered.items()
        for extension, content in contents.items()
    }
    number = meeting.publish(scope, files, date)
    meeting.note_shown(releases)
    return Files(meeting.published_files(number))


def _rendered(
    meeting: Meeting, scope: str, member: str | int | None, formats: Sequence[str], *, with_ids: bool
) -> tuple[dict[str, dict[str, bytes]], list[Release]]:
    """Return the content of each document of a scope by its stem and format, and what it was made from.

    Of MEMBER without a member everybody's.
    """
    from orglife_kit.errors import refuse
    from orglife_kit.rules.publication.scopes import Scope
    from orglife_kit.views.reports.documents import documents
    from orglife_kit.views.reports.write import render_report

    named: Sequence[str | int | None] = [member]
    if Scope(scope) is Scope.MEMBER and member is None:
        named = meeting.served_members()
        if not named:
            raise refuse("nobody_has_outcome")
    releases = [meeting.release(scope, name, with_ids=with_ids) for name in named]
    found = [entry for release in releases for entry in documents(release)]
    rendered = {entry.stem: render_report(entry.document, formats, entry.owners) for entry in found}
    return rendered, releases


def distribution_chart(meeting: Meeting) -> Preview:
    """Return the distribution of final grades as table and chart, as the deciding organ sees it."""
    from orglife_kit.views.reports.pages.distribution import distribution_page
    from orglife_kit.views.reports.showing import Preview

    return Preview((distribution_page(meeting.release("ORGAN")),))


def print_ballots(
    meeting: Meeting, kind: str = "members", *, folder: Path | str | None = None, copies: int = 1
) -> Files:
    """Write ``copies`` of the ballot of a round as one PDF and return its path."""
    from orglife_kit.errors import InputError, notice
    from orglife_kit.rules.ballots.round import RoundKind
    from orglife_kit.views.reports.pages.paper import ballot_paper

    if not 1 <= copies <= 1000:
        raise InputError(notice("copies_impossible", number=copies))
    subjects = meeting.subjects(kind)
    document = ballot_paper(
        meeting.facts(),
        RoundKind(kind),
        subjects,
        meeting.grade_set(kind),
        meeting.plan.settings,
        meeting.cap().limit,
        copies,
    )
    return _print(document, f"{document.title}-{kind}", {one.label: one.label for one in subjects}, folder)


def print_sign_in(meeting: Meeting, *, folder: Path | str | None = None) -> Files:
    """Write the sign-in sheet as a PDF and return its path."""
    from orglife_kit.views.reports.pages.paper import sign_in_sheet

    roster = meeting.roster
    labels = [roster.label(member.number) for member in roster.members]
    document = sign_in_sheet(meeting.facts(), labels, meeting.attendance_count().due)
    return _print(document, document.title, {label: label for label in labels}, folder)


def calendar(meeting: Meeting, *, folder: Path | str | None = None) -> Files:
    """Write the plan's stages and the due days of open items as a calendar file and return its path."""
    from orglife_kit.i18n import say, term
    from orglife_kit.meeting.calendar import calendar_file
    from orglife_kit.views.reports.write import write_files

    words = {day.what: term(day.what) for day in meeting.calendar_days()}
    plan = meeting.plan
    title = say("reports", "{branch}, {year}", branch=plan.branch, year=plan.year)
    target = exports_folder() if folder is None else Path(folder)
    stem = say("reports", "Calendar")
    return Files(write_files(target, stem, {"ics": calendar_file(meeting, words, title)}))


def print_plan(meeting: Meeting, *, folder: Path | str | None = None) -> Files:
    """Write the plan as an official page and return its path.

    Raises ``InputError`` (``field_not_filled``, ``placeholder_left``) while it still holds ``***`` or XX.
    """
    from orglife_kit.views.reports.pages.plan_page import plan_page

    document = plan_page(meeting.facts(), meeting.plan)
    return _print(document, document.title, {}, folder)


def print_talks(meeting: Meeting, *, folder: Path | str | None = None) -> Files:
    """Write the suggested pairing of the talks as a PDF and return its path; nothing of it is recorded.

    Raises ``RefusedError`` (``talks_complete``) where nobody is left to talk with.
    """
    from orglife_kit.errors import refuse
    from orglife_kit.views.reports.pages.talks import suggested_talks_sheet

    label = meeting.roster.label
    pairs = [(label(one), label(other)) for one, other in meeting.suggested_pairs()]
    if not pairs:
        raise refuse("talks_complete")
    document = suggested_talks_sheet(meeting.facts(), pairs)
    owners = {one: one for pair in pairs for one in pair}
    return _print(document, document.title, owners, folder)


def _print(document: object, stem: str, owners: dict[str, str], folder: Path | str | None) -> Files:
    from orglife_kit.views.reports.model import Document
    from orglife_kit.views.reports.write import render_report, write_files

    assert isinstance(document, Document)
    target = exports_folder() if folder is None else Path(folder)
    return Files(write_files(target, stem, render_report(document, ("pdf",), owners)))
