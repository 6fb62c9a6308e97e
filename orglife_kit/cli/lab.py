"""The verb lab: JupyterLab on this machine, opened where the meeting stands."""

from __future__ import annotations

from pathlib import Path

import click

from orglife_kit.cli.verb import Answer, as_json, verb
from orglife_kit.locale import mark


@verb(
    "lab",
    mark("cli", "Opens JupyterLab on this machine (127.0.0.1) at the start page of a meeting, in Chinese."),
    "orglife lab data/2024",
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--no-browser", is_flag=True, help=mark("cli", "Do not open a browser; print the address."))
def lab_verb(folder: Path | None, no_browser: bool) -> Answer:
    """Open JupyterLab and stay until it ends."""
    from orglife_kit.lab import open_lab

    open_lab(folder, browser=not no_browser, as_json=as_json())
    return Answer(None)
