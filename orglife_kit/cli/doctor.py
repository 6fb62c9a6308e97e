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
        "Looks for what is left of ballots, weak places and what is missing, and says how to mend each; last,"
        " what overwriting cannot reach."
        " Leaves with 1 when something of a ballot was left.",
    ),
    "orglife doctor",
    "orglife doctor data/2024",
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
def doctor_verb(folder: Path | None) -> Answer:
    """Examine this machine and a meeting."""
    from orglife_kit.lab.work_folder import work_folder
    from orglife_kit.meeting.doctor import examine, limits

    found = examine(folder, work_folder().notebooks)
    lines = []
    for room, words in ROOMS.items():
        inside = [finding for finding in found if finding.room == room]
        if inside:
            lines.append(say("cli", words))
        for finding in inside:
            lines += [f"  {sentence(finding.says)}", f"    → {sentence(finding.mend)}"]
    lines = lines or [say("cli", "Nothing was found.")]
    lines.append(say("cli", "What overwriting cannot reach"))
    lines += [f"  {sentence(limit)}" for limit in limits()]
    data = {
        "beyond": [sentence(limit) for limit in limits()],
        "findings": [
            {
                "room": finding.room,
                "code": finding.says.code,
                "sentence": sentence(finding.says),
                "mend": sentence(finding.mend),
            }
            for finding in found
        ],
    }
    left = sum(finding.room == "residue" for finding in found)
    refusal = (notice("doctor_residue", number=left),) if left else ()
    return Answer(data, lines, refusal=refusal)
