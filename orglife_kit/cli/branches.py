"""The verb ``branches``: a supervisor's list, what came, the answers, the pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orglife_kit.cli.bundle import passphrase_in, passphrase_option
from orglife_kit.cli.verb import Answer, verb
from orglife_kit.i18n import say, sentence, term
from orglife_kit.locale import mark
from orglife_kit.rules.publication.handing import Decision

if TYPE_CHECKING:
    from orglife_kit.errors import Notice
    from orglife_kit.rollup.desk import Desk
    from orglife_kit.rollup.desk.standing import BranchStanding, DeskStanding
    from orglife_kit.views.reports.pages_of_branches import Made


@verb(
    "branches",
    mark("cli", "Shows which branches of a list have handed in, checks their bundles, and answers them."),
    "orglife branches data/handed-up",
    "orglife branches data/handed-up --accept 第一党支部 --opinion 同意 --reviewer 李审核",
    'orglife branches data/handed-up --send-back 第二党支部 --opinion "请补签到" --reviewer 李审核',
    "orglife branches data/handed-up --pages exports/branches",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--list",
    "list_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=mark("cli", "The list of branches (xlsx, csv); else the one that lies in DIR."),
)
@click.option("--year", type=int, help=mark("cli", "The year; else that of most bundles."))
@click.option("--accept", metavar="BRANCH", help=mark("cli", "Accept the bundle of a branch."))
@click.option("--send-back", metavar="BRANCH", help=mark("cli", "Send the bundle of a branch back."))
@click.option(
    "--accept-all",
    is_flag=True,
    help=mark("cli", "Accept every bundle that waits and in which nothing is wrong."),
)
@click.option("--opinion", default="", help=mark("cli", "The opinion, or why it is sent back."))
@click.option("--reviewer", default="", help=mark("cli", "Who reviewed it."))
@click.option(
    "--pages",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=mark("cli", "Write a page for each branch into this folder."),
)
@click.option(
    "--format", "formats", default="pdf", help=mark("cli", "html, pdf, xlsx, docx; several with commas.")
)
@passphrase_option
def branches_verb(
    folder: Path,
    list_file: Path | None,
    year: int | None,
    accept: str | None,
    send_back: str | None,
    accept_all: bool,
    opinion: str,
    reviewer: str,
    pages: Path | None,
    formats: str,
    passphrase_file: Path | None,
) -> Answer:
    """Show, check and answer."""
    from orglife_kit.rollup.desk import open_desk

    if sum((accept is not None, send_back is not None, accept_all)) > 1:
        raise click.UsageError(say("cli", "Give one of --accept, --send-back and --accept-all."))
    desk = open_desk(folder, list_file=list_file, year=year, passphrase=passphrase_in(passphrase_file))
    written = list(_answered(desk, accept, send_back, opinion, reviewer, accept_all=accept_all))
    standing = desk.standing()
    data = _data(standing)
    lines = list(_lines(standing))
    if written:
        data["answers"] = list(map(str, written))
        lines += [say("cli", "Return files, to be handed to the branches:"), *map(str, written)]
    failed: tuple[Notice, ...] = ()
    if pages is not None:
        made = _pages(desk, standing, pages, formats)
        failed = tuple(told for _, notices in made.failed for told in notices)
        data["pages"] = {"files": list(map(str, made.files)), "kept": made.kept, "failed": len(made.failed)}
        lines.append(
            say(
                "cli",
                "Pages: {number} in {folder}, {kept} of them were there; {failed} could not be made",
                number=len(made.files),
                folder=pages,
                kept=made.kept,
                failed=len(made.failed),
            )
        )
    warnings = (*(told for _, told in standing.unreadable), *standing.warnings, *failed)
    return Answer(data, lines, warnings=warnings)


def _answered(
    desk: Desk, accept: str | None, send_back: str | None, opinion: str, reviewer: str, *, accept_all: bool
) -> Iterator[Path]:
    if accept_all:
        yield from (path for _, path in desk.accept_all(opinion, reviewer))
    elif accept is not None:
        yield desk.decide(accept, Decision.ACCEPTED, opinion, reviewer)
    elif send_back is not None:
        yield desk.decide(send_back, Decision.SENT_BACK, opinion, reviewer)


def _pages(desk: Desk, standing: DeskStanding, folder: Path, formats: str) -> Made:
    from orglife_kit.cli.publication import named_formats
    from orglife_kit.views.reports.pages_of_branches import write_branch_pages

    return write_branch_pages(
        standing.all_branches,
        folder,
        formats=named_formats(formats),
        passphrase=desk.passphrase,
        progress=_progress,
    )


def _progress(done: int, all_: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done}/{all_}", nl=done == all_, err=True)


def _data(standing: DeskStanding) -> dict[str, object]:
    return {
        "year": standing.year,
        "numbers": standing.numbers,
        "branches": list(map(_branch_data, standing.branches)),
        "unlisted": list(map(_branch_data, standing.unlisted)),
        "unreadable": [
            {"file": file, "code": told.code, "sentence": sentence(told)}
            for file, told in standing.unreadable
        ],
    }


def _branch_data(branch: BranchStanding) -> dict[str, object]:
    last = branch.answers[-1] if branch.answers else None
    return {
        "position": branch.listed.position if branch.listed is not None else None,
        "branch": branch.name,
        "state": branch.state.value.removeprefix("BUNDLE_"),
        "file": branch.bundle.file if branch.bundle is not None else None,
        "number": branch.bundle.manifest.number if branch.bundle is not None else None,
        "checks": [
            {"weight": check.weight.value, "code": check.says.code, "sentence": sentence(check.says)}
            for check in branch.checks
        ],
        "opinion": last.opinion if last is not None else None,
        "replaced": [bundle.file for bundle in branch.replaced],
        "earlier": [
            {"number": answer.number, "decision": answer.decision.value, "opinion": answer.opinion}
            for answer in branch.earlier
        ],
    }


def _lines(standing: DeskStanding) -> Iterator[str]:
    yield numbers_line(standing)
    for branch in standing.all_branches:
        yield f"{branch.place}\t{branch.name}\t{term(branch.state.value)}"
        for check in branch.checks:
            yield f"\t{term(check.weight.value)}\t{sentence(check.says)}"


def numbers_line(standing: DeskStanding) -> str:
    """Return 应交, 已交, 退回 and 未交 as a sentence."""
    return say(
        "cli",
        "{year}: due {due}, handed in {arrived} (reviewed {accepted}), sent back {sent_back}, not handed in {missing}",
        year=standing.year,
        **standing.numbers,
    )
