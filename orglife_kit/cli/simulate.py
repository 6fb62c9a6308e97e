"""The verb ``simulate``: bundles of branches that do not exist."""

from __future__ import annotations

from pathlib import Path

import click

from orglife_kit.cli.verb import Answer, verb
from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say
from orglife_kit.locale import mark

_ALL = "all"


@verb(
    "simulate",
    mark(
        "cli", "Writes bundles of branches that do not exist, and the list of them, to try the roll-up with."
    ),
    "orglife simulate data/trial --branches 20 --seed 1",
    "orglife simulate data/trial --branches 20 --seed 1 --odd all",
    "orglife simulate data/trial --branches 20 --seed 1 --odd over_cap,missing,newer --years 2",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--branches", required=True, type=int, help=mark("cli", "How many branches."))
@click.option(
    "--seed", required=True, type=int, help=mark("cli", "The same number makes the same files again.")
)
@click.option(
    "--odd", default="", help=mark("cli", "Odd cases with a comma, or all; one branch in forty for each.")
)
@click.option("--year", type=int, default=2024, help=mark("cli", "The year of the appraisal."))
@click.option("--years", type=int, default=1, help=mark("cli", "How many years up to it."))
def simulate_verb(folder: Path, branches: int, seed: int, odd: str, year: int, years: int) -> Answer:
    """Write the bundles."""
    from orglife_kit.rollup.simulate import simulate
    from orglife_kit.rollup.simulate.odd import Odd

    named = [part.strip() for part in odd.split(",") if part.strip()]
    known = [case.value for case in Odd]
    unknown = [name for name in named if name not in (*known, _ALL)]
    if unknown:
        raise InputError(notice("simulate_odd", name=unknown[0], known=", ".join((_ALL, *known))))
    cases = tuple(Odd) if _ALL in named else tuple(map(Odd, named))
    made = simulate(folder, branches, seed, odd=cases, year=year, years=years)
    words = say(
        "cli",
        "{branches} branches, {members} members, {files} bundles in {folder}; all of it is made up.",
        branches=made.branches,
        members=made.members,
        files=made.files,
        folder=folder,
    )
    return Answer({"folder": str(folder), **vars(made)}, [words, *map(_case, made.odd.items())])


def _case(drawn: tuple[str, int]) -> str:
    name, number = drawn
    return say("cli", "{case}: {number} branches", case=name, number=number)
