"""Verbs of the publication stage: print and export."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from orglife_kit.cli.verb import Answer, codes, verb
from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.i18n import say, sentence
from orglife_kit.locale import mark
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.publication.scopes import Scope

_FORMATS = ("html", "pdf", "xlsx", "docx")
_PAPERS = ("A4", "A5", "two-up")
_PATIENCE = 1.0  # seconds between two names of documents while they are made
out_option = click.option(
    "--out",
    type=click.Path(path_type=Path),
    help=mark("cli", "The folder to write into; the meeting's own in exports/ unless given."),
)
_paper = click.option(
    "--paper",
    type=click.Choice(_PAPERS),
    default="A4",
    help=mark("cli", "A4, A5, or two pages of A5 beside each other on a sheet of A4."),
)


_PRINTED = ("ballots", "signin", "talks", "plan", "notice", "strip", "summary", "account")


@verb(
    "print",
    mark(
        "cli",
        "Writes what is printed: plan, notice of the meeting, ballots, sign-in sheet, suggested talks, strip of roots,"
        " summary to sign, accounts.",
    ),
    "orglife print data/2024 notice",
    "orglife print data/2024 ballots --round members --copies 20",
    "orglife print data/2024 signin",
    "orglife print data/2024 talks",
    "orglife print data/2024 strip",
    "orglife print data/2024 summary",
    "orglife print data/2024 plan",
    "orglife print data/2024 account --number 1",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("what", metavar="|".join(_PRINTED), type=click.Choice(_PRINTED))
@click.option(
    "--round",
    "kind",
    type=click.Choice(codes(RoundKind)),
    default=RoundKind.MEMBERS.value,
    help=mark("cli", "Which rating: of the members, or of the committee's work."),
)
@click.option("--copies", type=int, default=1, help=mark("cli", "How many ballots the file holds."))
@click.option(
    "--format",
    "formats",
    help=mark("cli", "html, pdf, xlsx, docx; several with commas. PDF unless given, the notice also HTML."),
)
@click.option(
    "--number",
    type=int,
    help=mark("cli", "Which account that was given; unless named, what one given now covers."),
)
@_paper
@out_option
def print_verb(
    folder: Path,
    what: str,
    kind: str,
    copies: int,
    formats: str | None,
    number: int | None,
    paper: str,
    out: Path | None,
) -> Answer:
    """Write one of the printed sheets."""
    from orglife_kit.meeting import open_meeting
    from orglife_kit.views import reports
    from orglife_kit.views.reports.files import PRINTED, PRINTED_NOTICE

    usual = PRINTED_NOTICE if what == "notice" else PRINTED
    named = usual if formats is None else named_formats(formats)
    meeting = open_meeting(folder)
    if what == "ballots":
        files = reports.print_ballots(meeting, kind, folder=out, copies=copies, formats=named, paper=paper)
        return _written(files)
    if what == "account":
        return _written(reports.print_account(meeting, number, folder=out, formats=named))
    printed = {
        "signin": reports.print_sign_in,
        "talks": reports.print_talks,
        "plan": reports.print_plan,
        "notice": reports.print_notice,
        "strip": reports.print_strip,
        "summary": reports.print_summary,
    }
    return _written(printed[what](meeting, folder=out, formats=named))


@verb(
    "calendar",
    mark("cli", "Writes the stages of the plan and the days of open items as a calendar file (.ics)."),
    "orglife calendar data/2024 --out exports",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@out_option
def calendar_verb(folder: Path, out: Path | None) -> Answer:
    """Write the calendar file."""
    from orglife_kit.meeting import open_meeting
    from orglife_kit.views import reports

    return _written(reports.calendar(open_meeting(folder), folder=out))


@verb(
    "export",
    mark("cli", "Writes the pages of one scope; each scope receives its own rows and nothing else."),
    "orglife export data/2024 --scope ORGAN",
    "orglife export data/2024 --scope MEMBER --member 张三 --format pdf",
    "orglife export data/2024 --scope ORGAN --format docx,xlsx",
    "orglife export data/2024 --scope ORGAN --format pdf --one-file",
    "orglife export data/2024 --scope MEMBER --format pdf --one-file --paper two-up",
    "orglife export data/2024 --scope BRANCH --dry-run",
    "orglife export data/2024 --scope BRANCH --publish",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--scope",
    required=True,
    type=click.Choice(codes(Scope)),
    help=mark("cli", "Whom the pages are for: member, branch, deciding organ, supervisor, a wider circle."),
)
@click.option("--member", help=mark("cli", "One member's name (MEMBER); every member unless given."))
@click.option(
    "--format", "formats", default="html,pdf", help=mark("cli", "html, pdf, xlsx, docx; several with commas.")
)
@click.option(
    "--one-file", is_flag=True, help=mark("cli", "Bind everything as one file, with cover and contents.")
)
@_paper
@click.option("--with-ids", is_flag=True, help=mark("cli", "Show id numbers whole in the registration form."))
@click.option(
    "--publish",
    is_flag=True,
    help=mark("cli", "Record the files as published today; the meeting keeps a copy."),
)
@click.option(
    "--dry-run",
    is_flag=True,
    help=mark(
        "cli", "Say what would be written, and what could be worked out from it; write and record nothing."
    ),
)
@out_option
def export_verb(
    folder: Path,
    scope: str,
    member: str | None,
    formats: str,
    one_file: bool,
    paper: str,
    with_ids: bool,
    publish: bool,
    dry_run: bool,
    out: Path | None,
) -> Answer:
    """Write and list the files of one scope."""
    from orglife_kit.meeting import open_meeting
    from orglife_kit.views import reports

    if member is not None and scope != Scope.MEMBER:
        raise InputError(notice("export_member_scope", scope=scope))
    named = named_formats(formats)
    meeting = open_meeting(folder)
    inferred = meeting.publication.inference(scope)
    if dry_run:
        names = reports.export_names(
            meeting, scope, member, formats=named, with_ids=with_ids, one_file=one_file, paper=paper
        )
        lines = [say("cli", "Would be written: {number} files", number=len(names)), *names]
        return _with_inference({"files": list(names)}, lines, inferred)
    files = reports.export(
        meeting,
        scope,
        member,
        formats=named,
        folder=out,
        with_ids=with_ids,
        published_on=datetime.date.today() if publish else None,
        one_file=one_file,
        paper=paper,
        progress=_progress(),
    )
    return _with_inference(_files_data(files), written_lines(files), inferred)


def _with_inference(data: Mapping[str, object], lines: Iterable[str], inferred: Iterable[Notice]) -> Answer:
    """Return an answer that says too what can be worked out from the pages and all before."""
    told = list(map(sentence, inferred))
    return Answer({**data, "inference": told}, [*lines, *told])


def _progress() -> Callable[[str], None]:
    """Return what names the document that is being made, once a second: what takes less says nothing."""
    told = time.monotonic()

    def tell(title: str) -> None:
        nonlocal told
        if time.monotonic() - told > _PATIENCE:
            click.echo(say("cli", "Making: {title}", title=title), err=True)
            told = time.monotonic()

    return tell


def named_formats(text: str) -> tuple[str, ...]:
    """Return the formats that a text names; raises ``InputError`` (``format_unknown``)."""
    named = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [name for name in named if name not in _FORMATS]
    if unknown or not named:
        raise InputError(notice("format_unknown", name=", ".join(unknown), known=", ".join(_FORMATS)))
    return named


def _written(files: Iterable[Path]) -> Answer:
    written = list(files)
    return Answer(_files_data(written), written_lines(written))


def _files_data(files: Iterable[Path]) -> dict[str, object]:
    return {"files": list(map(str, files))}


def written_lines(files: Iterable[Path]) -> list[str]:
    """Return how many files were written into which folder, and the name of each."""
    by_folder: dict[Path, list[str]] = {}
    for file in files:
        by_folder.setdefault(file.parent, []).append(file.name)
    return [line for folder, names in by_folder.items() for line in (_heading(folder, len(names)), *names)]


def _heading(folder: Path, number: int) -> str:
    return say("cli", "{number} files in {folder}:", number=number, folder=str(folder.resolve()))
