"""Verbs of the plan stage: demo, new, status."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orglife_kit.cli.verb import Answer, verb
from orglife_kit.errors import refuse
from orglife_kit.i18n import branch_name, say, sentence, term
from orglife_kit.locale import mark

if TYPE_CHECKING:
    from orglife_kit.meeting.uploads import RosterReading

_SHOWN_ROWS = 5


@verb(
    "demo",
    mark("cli", "Makes a complete worked meeting from the shipped sample. Names are invented."),
    "orglife demo data/demo",
    "orglife demo data/demo-small --small",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--small",
    is_flag=True,
    help=mark("cli", "A branch of five full and two probationary members, without a committee."),
)
def demo_verb(folder: Path, small: bool) -> Answer:
    """Make a sample's whole year in a folder."""
    from orglife_kit.meeting.sample import make_demo
    from orglife_kit.views import reports

    meeting = make_demo(folder, small=small, publish=reports.publish, compose=sentence)
    record = meeting.record
    branch, members = record.plan.branch, len(record.roster)
    return Answer(
        {"folder": str(meeting.folder), "branch": branch, "members": members},
        [
            say(
                "cli",
                "Made: {folder}, the meeting of {branch} ({members} members, invented names).",
                folder=str(folder),
                branch=branch,
                members=members,
            ),
            say("cli", "Next: {command}", command=f"orglife status {folder}"),
        ],
    )


@verb(
    "new",
    mark("cli", "Makes a new meeting from a plan and a roster. What was read is shown before it is kept."),
    "orglife new data/2024 --plan plan.toml --roster roster.xlsx",
    "orglife new data/2025 --from data/2024",
    "orglife new data/2025 --roster roster.xlsx --notice notice.docx",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--plan",
    type=click.Path(path_type=Path),
    help=mark("cli", "The plan, plan.toml; a blank one unless given."),
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    help=mark("cli", "The roster: .xlsx, .xls or .csv."),
)
@click.option(
    "--from",
    "last_year",
    type=click.Path(path_type=Path),
    help=mark(
        "cli",
        "Last year's meeting: its roster, settings and plan unless others are given, its pairs and open items.",
    ),
)
@click.option(
    "--notice",
    type=click.Path(path_type=Path),
    help=mark(
        "cli",
        "A written plan or notice, .docx or .txt: what is found in it is shown beside its sentence and asked about.",
    ),
)
@click.option("--yes", is_flag=True, help=mark("cli", "Keep it without asking."))
def new_verb(
    folder: Path,
    plan: Path | None,
    roster: Path | None,
    last_year: Path | None,
    notice: Path | None,
    yes: bool,
) -> Answer:
    """Show what was read of a plan and a roster, then keep it."""
    from orglife_kit.cli.written import accepted, found_data, found_lines
    from orglife_kit.meeting.making import keep_meeting, read_meeting
    from orglife_kit.meeting.next_year import gone_members
    from orglife_kit.rules.plan.plan import check_plan

    reading = read_meeting(folder, plan, roster, last_year=last_year, notice=notice)
    found = reading.written.found if reading.written else ()
    shown = [*found_lines(found), *_reading_lines(reading.roster)]
    if found and not yes:
        shown = _reading_lines(reading.roster)
        reading = reading.with_only(accepted(found))
    if sys.stdin.isatty() and sys.stdout.isatty() and not yes:
        for line in shown:
            click.echo(line)
        shown = []
        if not click.confirm(say("cli", "Keep this?"), default=True):
            raise refuse("new_declined")
    meeting = keep_meeting(folder, reading)
    record = meeting.record
    not_found = {told.location for told in reading.notices if told.code == "written_not_found"}
    return Answer(
        {
            "folder": str(meeting.folder),
            "branch": record.plan.branch,
            "members": len(record.roster),
            "full": record.roster.full_members,
            "carried": len(record.rectification.items),
            "roster": _reading_data(reading.roster),
            **({"found": found_data(found, reading.written)} if reading.written else {}),
        },
        [
            *shown,
            say("cli", "Kept in {folder}.", folder=str(folder)),
            say("cli", "Next: {command}", command=f"orglife status {folder}"),
        ],
        (
            *reading.roster.warnings,
            *reading.notices,
            *(gone_members(record.roster, reading.last) if reading.last else ()),
            *(
                told
                for told in check_plan(record.plan, record.roster)
                if told.code != "field_empty" or told.location not in not_found
            ),
        ),
    )


@verb(
    "status",
    mark("cli", "Shows where the meeting stands, stage by stage: done, missing, warnings."),
    "orglife status data/demo",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def status_verb(folder: Path) -> Answer:
    """Show every stage at one look."""
    from orglife_kit.meeting import open_meeting

    meeting = open_meeting(folder)
    record = meeting.record
    entries, plan = meeting.status(record=record), record.plan
    data = [
        {
            "stage": entry.stage,
            "state": entry.state.value,
            "clause": entry.clause,
            "notebook": entry.notebook,
            "code": entry.says.code,
            "sentence": sentence(entry.says),
            "names": list(entry.names),
        }
        for entry in entries
    ]
    waiting = next((entry for entry in data if entry["state"] in ("overdue", "missing")), None)
    return Answer(
        {
            "folder": str(meeting.folder),
            "branch": plan.branch,
            "year": plan.year,
            "entries": data,
            "next": waiting,
        },
        [
            say("cli", "{branch}, {year}", branch=branch_name(plan.branch), year=plan.year),
            *(f"  {term(entry.stage)}　{term(entry.state)}　{sentence(entry.says)}" for entry in entries),
        ],
    )


def _reading_lines(reading: RosterReading) -> list[str]:
    data = _reading_data(reading)
    lines = [say("cli", "Read from {file}: {members} members.", file=data["file"], members=data["members"])]
    if reading.head_row:  # last year's roster comes from no file
        lines += _how_read(reading)
    for row in reading.rows[:_SHOWN_ROWS]:
        facts = (row.name, term(row.membership), row.gender, row.ethnicity, row.group, row.post)
        lines.append("    " + "　".join(fact for fact in facts if fact))
    if len(reading.rows) > _SHOWN_ROWS:
        lines.append("    " + say("cli", "… and {number} more", number=len(reading.rows) - _SHOWN_ROWS))
    return lines


def _how_read(reading: RosterReading) -> list[str]:
    columns = "、".join(str(header) for header in reading.columns.values())
    where = (
        say("cli", "  sheet: {sheet}", sheet=reading.sheet)
        if reading.sheet
        else say("cli", "  character encoding: {encoding}", encoding=reading.encoding or "")
    )
    return [
        where,
        say("cli", "  columns recognised: {columns}", columns=columns),
        say("cli", "  headings in row {row}", row=reading.head_row),
        *("  " + sentence(guess) for guess in reading.guesses),
    ]


def _reading_data(reading: RosterReading) -> dict[str, object]:
    return {
        "file": reading.file,
        "sheet": reading.sheet,
        "encoding": reading.encoding,
        "columns": dict(reading.columns),
        "members": len(reading.rows),
    }
