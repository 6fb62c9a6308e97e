"""The verb template: workbooks to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from orglife_kit.cli.verb import Answer, codes, verb
from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say
from orglife_kit.locale import mark
from orglife_kit.meeting.uploads import TEMPLATES
from orglife_kit.rules.ballots.round import RoundKind


@verb(
    "template",
    mark(
        "cli",
        "Writes a workbook to fill in, with drop-downs and an example: a table that record takes in, or the ballots.",
    ),
    "orglife template roster roster.xlsx",
    "orglife template talks talks.xlsx --for data/2024",
    "orglife template sheets ballots.xlsx --for data/2024 --round members",
)
@click.argument("kind", metavar="NAME", type=click.Choice(TEMPLATES))
@click.argument("out", metavar="OUT.xlsx", type=click.Path(path_type=Path))
@click.option(
    "--for",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=mark("cli", "The meeting whose names can be chosen in it; the ballots (sheets) need one."),
)
@click.option(
    "--round",
    "round_kind",
    type=click.Choice(codes(RoundKind)),
    default=RoundKind.MEMBERS.value,
    help=mark("cli", "Which rating: of the members, or of the committee's work."),
)
def template_verb(kind: str, out: Path, folder: Path | None, round_kind: str) -> Answer:
    """Write a template."""
    from orglife_kit.meeting import open_meeting
    from orglife_kit.meeting.uploads import write_template
    from orglife_kit.rules.ballots.planned import check_planned

    if out.suffix.lower() != ".xlsx":
        raise InputError(notice("template_suffix", file=str(out)))
    record = open_meeting(folder).record if folder is not None else None
    if kind == "sheets" and record is not None:
        check_planned(record, RoundKind.named(round_kind))
    write_template(kind, out, record, round_kind)
    return Answer({"files": [str(out)]}, [say("cli", "Written: {file}", file=str(out))])
