"""The verb sources: 出处, for whoever asks where a clause of the plan is recorded and what shows it."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import click

from orglife_kit.cli.verb import Answer, verb
from orglife_kit.locale import mark


@verb(
    "sources",
    mark(
        "cli",
        "Tells for each clause of the plan where it is recorded, what shows it, and where no rule was found. "
        "A view for whoever asks; nothing is kept or filed.",
    ),
    "orglife sources data/2024",
    "orglife sources data/2024 --json",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def sources_verb(folder: Path) -> Answer:
    """Show where each clause is recorded and what shows it."""
    from orglife_kit.meeting import open_meeting
    from orglife_kit.views.reports.clause_sources import clause_sources, source_lines

    meeting = open_meeting(folder)
    record = meeting.record
    found = clause_sources(record, datetime.date.today())
    data = {
        "folder": str(meeting.folder),
        "branch": record.plan.branch,
        "year": record.plan.year,
        "clauses": [dataclasses.asdict(entry) for entry in found],
    }
    return Answer(data, [line for entry in found for line in source_lines(entry)])
