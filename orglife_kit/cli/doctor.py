"""The verb doctor: what is left over, weak or missing, and how each is mended."""

from __future__ import annotations

from pathlib import Path

import click

from orglife_kit.cli.verb import Answer, verb
from orglife_kit.errors import notice
from orglife_kit.i18n import say, sentence
from orglife_kit.locale import mark

ROOMS = {
    "residue": mark("cli", "Left of ballots"),
    "missing": mark("cli", "Missing"),
    "weak": mark("cli", "Weak places"),
    "plan": mark("cli", "In the plan"),
}


@verb(
    "doctor",
    mark(
        "cli",
        "Looks for what is left of ballots, weak places and what is missing, and says how to mend each."
        " Leaves with 1 when something of a ballot was left.",
    ),
    "orglife doctor",
    "orglife doctor data/2024",
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
def doctor_verb(folder: Path | None) -> Answer:
    """Examine this machine and a meeting."""
    from orglife_kit.lab import notebooks_folder
    from orglife_kit.meeting.doctor import examine

    found = examine(folder, notebooks_folder())
    lines = []
    for room, words in ROOMS.items():
        inside = [one for one in found if one.room == room]
        if inside:
            lines.append(say("cli", words))
        for one in inside:
            lines += [f"  {sentence(one.says)}", f"    → {sentence(one.mend)}"]
    data = {
        "findings": [
            {
                "room": one.room,
                "code": one.says.code,
                "sentence": sentence(one.says),
                "mend": sentence(one.mend),
            }
            for one in found
        ]
    }
    left = sum(one.room == "residue" for one in found)
    refusal = (notice("doctor_residue", number=left),) if left else ()
    return Answer(data, lines or [say("cli", "Nothing was found.")], refusal=refusal)
