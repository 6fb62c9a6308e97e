"""Verb of the rectification stage: what of the ledger is due."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from orglife_kit.cli.verb import Answer, verb
from orglife_kit.i18n import say, term
from orglife_kit.locale import mark


@verb(
    "rectification",
    mark("cli", "Lists the rectification ledger by how near each day is, what is past it first."),
    "orglife rectification data/demo",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def rectification_verb(folder: Path) -> Answer:
    """List the items of each band."""
    from orglife_kit.meeting import open_meeting
    from orglife_kit.rules.rectification.ledger import item_bands

    bands = item_bands(open_meeting(folder).record, datetime.date.today())
    data = [
        {
            "band": band.value,
            "item": item.number,
            "ledger": item.ledger.value,
            "problem": item.problem,
            "measure": item.measure,
            "owner": item.owner,
            "immediate": item.immediate,
            "due": item.due.isoformat() if item.due is not None else "",
            "state": item.state.value,
        }
        for band, items in bands.items()
        for item in items
    ]
    lines = []
    for band, items in bands.items():
        lines.append(say("cli", "{band}: {number}", band=term(band), number=len(items)))
        for item in items:
            lines.append("　".join((f"  {item.due or '—'}", item.owner or "—", item.problem)))
    return Answer({"folder": str(folder), "items": data}, lines or [say("cli", "The ledger is empty.")])
