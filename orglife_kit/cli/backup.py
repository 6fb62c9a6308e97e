"""The verb backup: a copy of the meeting in another place."""

from __future__ import annotations

from pathlib import Path

import click

from orglife_kit.cli.verb import Answer, verb
from orglife_kit.errors import notice
from orglife_kit.i18n import say
from orglife_kit.locale import mark


@verb(
    "backup",
    mark(
        "cli",
        "Copies the meeting into a new or empty folder, or over an earlier backup; the copy opens as a meeting."
        " Sealed ballots and their key are left out.",
    ),
    "orglife backup data/2024 --to /media/usb/2024",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "target",
    metavar="FOLDER",
    required=True,
    type=click.Path(path_type=Path),
    help=mark("cli", "The folder that becomes the backup."),
)
def backup_verb(folder: Path, target: Path) -> Answer:
    """Back a meeting up."""
    from orglife_kit.meeting import open_meeting

    made = open_meeting(folder).backup(target)
    return Answer(
        {"folder": str(made.folder), "files": list(made.files), "ballots_lacking": made.lacking},
        [
            say(
                "cli",
                "Backed up into {folder}: {files}. It lacks {lacking} ballots.",
                folder=str(made.folder),
                files="、".join(made.files),
                lacking=made.lacking,
            )
        ],
        (notice("backup_lacks", number=made.lacking),) if made.lacking else (),
    )


@verb(
    "adopt",
    mark(
        "cli",
        "Goes on with the typed ballots of a meeting whose folder was moved while a rating was open."
        " A copy is told from a moved meeting, and nothing is done to it.",
    ),
    "orglife adopt data/2024",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def adopt_verb(folder: Path) -> Answer:
    """Take a moved meeting's ballots as this folder's."""
    from orglife_kit.meeting import open_meeting

    meeting = open_meeting(folder)
    meeting.ballots.adopt()
    return Answer(
        {"folder": str(meeting.folder)},
        [say("cli", "The ballots that were typed are now those of {folder}.", folder=str(meeting.folder))],
    )
