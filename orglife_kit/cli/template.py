"""The verb template: workbooks to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from orglife_kit.cli.verb import Answer, verb
from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say
from orglife_kit.locale import mark

if TYPE_CHECKING:
    from orglife_kit.storage.template_file import Template

_KINDS = ["roster", "attendance", "sheets", "assessments"]


@verb(
    "template",
    mark(
        "cli",
        "Writes a workbook to fill in, with drop-downs and an example: roster, attendance, ballots, outcomes.",
    ),
    "orglife template roster roster.xlsx",
    "orglife template sheets ballots.xlsx --for data/2024 --round members",
)
@click.argument("kind", metavar="|".join(_KINDS), type=click.Choice(_KINDS))
@click.argument("out", metavar="OUT.xlsx", type=click.Path(path_type=Path))
@click.option(
    "--for",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=mark("cli", "The meeting whose names are filled in; all but the roster need one."),
)
@click.option(
    "--round",
    "round_kind",
    type=click.Choice(["members", "committee"]),
    default="members",
    help=mark("cli", "Which rating: of the members, or of the committee's work."),
)
def template_verb(kind: str, out: Path, folder: Path | None, round_kind: str) -> Answer:
    """Write a template."""
    from orglife_kit.storage.template_file import write_template
    from orglife_kit.storage.written_files import record_written, refuse_to_overwrite

    if out.suffix.lower() != ".xlsx":
        raise InputError(notice("template_suffix", file=str(out)))
    refuse_to_overwrite(out, "template")
    write_template(_template(kind, folder, round_kind), out)
    record_written(out, "template")
    return Answer({"files": [str(out)]}, [say("cli", "Written: {file}", file=str(out))])


def _template(kind: str, folder: Path | None, round_kind: str) -> Template:
    from orglife_kit.meeting import open_meeting
    from orglife_kit.storage import template_file

    if kind == "roster":
        return template_file.roster_template()
    if folder is None:
        raise InputError(notice("template_needs_meeting"))
    meeting = open_meeting(folder)
    if kind == "attendance":
        return template_file.attendance_template(meeting.roster)
    if kind == "assessments":
        return template_file.assessments_template(meeting.roster)
    return template_file.sheets_template(meeting.subjects(round_kind), meeting.grade_set(round_kind))
