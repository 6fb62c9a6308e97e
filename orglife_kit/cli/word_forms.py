"""The verb forms: forms for Word that people without the kit fill in, and that record takes in again."""

from __future__ import annotations

from pathlib import Path

import click

from orglife_kit.cli.publication import out_option
from orglife_kit.cli.verb import Answer, verb
from orglife_kit.i18n import say
from orglife_kit.locale import mark
from orglife_kit.meeting.word_forms import FORM_KINDS


@verb(
    "forms",
    mark(
        "cli",
        "Writes forms for Word, locked but for what is asked: findings of a member, assessment of a member, "
        "rectification of an owner. Nobody has to use them; record takes in what comes back, as Word or LibreOffice "
        "saved it. WPS has not been tried.",
    ),
    "orglife forms data/2024 findings",
    "orglife forms data/2024 findings --member 张三",
    "orglife forms data/2024 rectification --owner 张三",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("name", metavar="|".join(FORM_KINDS), type=click.Choice(tuple(FORM_KINDS)))
@click.option(
    *("--member", "--owner", "whose"),
    help=mark("cli", "Only the form of this member, or of this owner as the ledger names him."),
)
@out_option
def forms_verb(folder: Path, name: str, whose: str | None, out: Path | None) -> Answer:
    """Write forms for Word."""
    from orglife_kit.meeting import open_meeting
    from orglife_kit.views import reports

    files = reports.word_forms(open_meeting(folder), name, whose, folder=out)
    lines = [say("cli", "Written: {file}", file=str(path)) for path in files]
    return Answer({"files": list(map(str, files))}, lines)
