"""The verb ``rollup``: many bundles added up, exactly."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from orglife_kit.cli.bundle import passphrase_in, passphrase_option
from orglife_kit.cli.verb import Answer, verb
from orglife_kit.errors import refuse
from orglife_kit.i18n import say, term
from orglife_kit.locale import mark

if TYPE_CHECKING:
    from orglife_kit.rollup.rolled_up import Rollup


@verb(
    "rollup",
    mark(
        "cli",
        "Adds up bundles, or a folder into which they were collected. No branch is compared with another.",
    ),
    "orglife rollup data/handed-up",
    "orglife rollup data/handed-up --collect data/collected --json",
    "orglife rollup data/collected --out exports --format html,pdf",
    "orglife rollup data/collected --engine spark --master spark://host:7077",
)
@click.argument("paths", metavar="FILES-or-DIR", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    help=mark("cli", "What computes: DuckDB on this machine, or Spark where that is not enough."),
)
@click.option(
    "--master", default="local[*]", help=mark("cli", "The address of a Spark cluster; else this machine.")
)
@click.option(
    "--collect",
    "store",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=mark(
        "cli", "Collect the bundles into this folder as Parquet; what is there already is not read again."
    ),
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=mark("cli", "Write it as pages into this folder."),
)
@click.option(
    "--scope",
    type=click.Choice(["SUPERVISOR", "PUBLIC"]),
    default="SUPERVISOR",
    help=mark(
        "cli", "Whom the pages are for: the supervisor, exact; or a wider circle, small groups hidden."
    ),
)
@click.option(
    "--format", "formats", default="html,pdf", help=mark("cli", "html, pdf, xlsx, docx; several with commas.")
)
@click.option("--today", help=mark("cli", "The day for what is overdue, as 2024-03-31; today unless given."))
@passphrase_option
def rollup_verb(
    paths: tuple[Path, ...],
    engine: str,
    master: str,
    store: Path | None,
    out: Path | None,
    scope: str,
    formats: str,
    today: str | None,
    passphrase_file: Path | None,
) -> Answer:
    """Add up the bundles."""
    from orglife_kit.rollup.collect.collection import is_collection
    from orglife_kit.rollup.rolled_up import rolled_up

    if scope == "PUBLIC" and out is not None and store is None and not is_collection(paths[0]):
        raise refuse("public_needs_store")
    passphrase = passphrase_in(passphrase_file)
    with rolled_up(
        paths, engine=engine, master=master, store=store, passphrase=passphrase, progress=_progress
    ) as found:
        data = found.totals(today)
        aside = tuple(entry.told for entry in found.set_aside())
        files = _files(found, scope, out, formats, today) if out is not None and data["years"] else ()
    if not data["bundles"]["counted"]:
        refusal = refuse("rollup_empty").notices
        return Answer(data, (), warnings=aside, refusal=refusal)
    written = {"files": list(map(str, files))} if files else {}
    return Answer(data | written, [*_lines(data), *map(str, files)], warnings=aside)


def _files(found: Rollup, scope: str, folder: Path, formats: str, today: str | None) -> Iterable[Path]:
    from orglife_kit.cli.publication import named_formats
    from orglife_kit.views import reports

    return reports.rollup(found, scope, as_of=today, formats=named_formats(formats), folder=folder)


def _progress(done: int, all_: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{done}/{all_}", nl=done == all_, err=True)


def _lines(data: Mapping[str, Any]) -> Iterator[str]:
    bundles = data["bundles"]
    yield say(
        "cli",
        "{counted} bundles count, {left_out} are left out, {set_aside} are set aside; as of {day}",
        counted=bundles["counted"],
        left_out=len(bundles["left_out"]),
        set_aside=len(bundles["set_aside"]),
        day=data["as_of"],
    )
    for year in data["years"]:
        yield from _year_lines(year)


def _year_lines(year: Mapping[str, Any]) -> Iterator[str]:
    yield say(
        "cli",
        "{year}: {branches} branches, {members} members",
        **{name: year[name] for name in ("year", "branches", "members")},
    )
    outcomes = (f"{term(name)} {number}" for name, number in year["outcomes"].items() if number)
    yield "  " + "，".join(outcomes)
    cap = year["cap"]
    yield "  " + say(
        "cli",
        "may be excellent {cap_limit} (base {cap_base}), are {excellent}; over the cap {branches_over} branches,"
        " {without_reason} of them without a reason",
        **{
            name: cap[name]
            for name in ("cap_limit", "cap_base", "excellent", "branches_over", "without_reason")
        },
    )
    attendance, items = year["attendance"], year["rectification"]
    yield "  " + say(
        "cli", "due {due}, present {present}, on leave {on_leave}, absent {absent}", **attendance
    )
    due = items["due"]
    yield "  " + say(
        "cli",
        "items {items}: past their day {past}, due in 7 days {week}, in 30 {month}, in 90 {quarter};"
        " carried over {carried}",
        items=items["items"],
        past=due["PAST_DUE"],
        week=due["WITHIN_7"],
        month=due["WITHIN_30"],
        quarter=due["WITHIN_90"],
        carried=items["carried_over"]["items"],
    )
