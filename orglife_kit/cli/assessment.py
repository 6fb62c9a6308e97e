"""The verb of the assessment stage: assess."""

from __future__ import annotations

from pathlib import Path

import click

from orglife_kit.cli.verb import Answer, verb
from orglife_kit.errors import Notice
from orglife_kit.i18n import say
from orglife_kit.locale import mark


@verb(
    "assess",
    mark(
        "cli",
        "Takes the deciding organ's outcomes and opinions from a file; all faults at once, or all kept.",
    ),
    "orglife assess data/2024 --file assessments.xlsx",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--file",
    required=True,
    type=click.Path(path_type=Path),
    help=mark("cli", "One row per member: outcome, opinion, basis: .xlsx, .xls or .csv."),
)
@click.option("--cap-reason", help=mark("cli", "Why more are graded excellent than the cap allows."))
def assess_verb(folder: Path, file: Path, cap_reason: str | None) -> Answer:
    """Keep outcomes and opinions."""
    from orglife_kit.meeting import open_meeting
    from orglife_kit.meeting.uploads import read_assessments
    from orglife_kit.rules.assessment.standing import cap, outcome_counts

    meeting = open_meeting(folder)
    not_read: list[Notice] = []
    assessments = read_assessments(meeting.record, file, not_read)
    meeting.assessment.assess(assessments, cap_reason=cap_reason)
    record = meeting.record
    count, lacking = cap(record), outcome_counts(record)[None]
    return Answer(
        {
            "assessed": len(assessments),
            "without_outcome": lacking,
            "cap": {"base": count.base, "limit": count.limit, "given": count.given},
        },
        [
            say("assessment", "{number} assessments kept.", number=len(assessments)),
            say("assessment", "{limit} may be excellent, {given} are.", limit=count.limit, given=count.given),
            *(
                [say("assessment", "{number} members have no outcome yet.", number=lacking)]
                if lacking
                else [say("assessment", "Every member has an outcome.")]
            ),
        ],
        tuple(not_read) or None,
    )
