"""The verb recount: members drawn by dice are counted again from the sealed paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orglife_kit.cli.publication import out_option, written_lines
from orglife_kit.cli.verb import Answer, codes, verb
from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say
from orglife_kit.locale import mark
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.recount import closed_box
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.plan.members import names_in

if TYPE_CHECKING:
    from orglife_kit.meeting import Meeting
    from orglife_kit.rules.ballots.tally import Tally


@verb(
    "recount",
    mark(
        "cli",
        "Counts members drawn by dice again from the sealed paper: prints the sheet, takes the numbers, tells equal or"
        " not. Without an option it says how to throw.",
    ),
    "orglife recount data/2024",
    "orglife recount data/2024 --members 3,7,12,15,20",
    "orglife recount data/2024 --enter recount.csv --counted-by ZHANG --watched-by LI",
    "orglife recount data/2024 --copied",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--members",
    help=mark("cli", "Who was drawn: numbers as they stand on the ballot, or names, with commas between."),
)
@click.option(
    "--enter",
    type=click.Path(path_type=Path),
    help=mark(
        "cli", "The numbers counted: one row per member, one column per grade, abstention and overvote."
    ),
)
@click.option("--counted-by", default="", help=mark("cli", "Who counted again; signs the sheet."))
@click.option("--watched-by", default="", help=mark("cli", "Who watched; signs the sheet."))
@click.option(
    "--copied",
    is_flag=True,
    help=mark("cli", "Record that the roots stand on the sealed paper; then a recount says how it differs."),
)
@click.option(
    "--round",
    "kind",
    type=click.Choice(codes(RoundKind)),
    default=RoundKind.MEMBERS.value,
    help=mark("cli", "Which rating: of the members, or of the committee's work."),
)
@click.option(
    "--class",
    "ballot_class",
    type=click.Choice(codes(BallotClass)),
    default=BallotClass.MEMBERS.value,
    help=mark("cli", "Whose ballots: members, public representatives, absent members."),
)
@out_option
def recount_verb(
    folder: Path,
    members: str | None,
    enter: Path | None,
    counted_by: str,
    watched_by: str,
    copied: bool,
    kind: str,
    ballot_class: str,
    out: Path | None,
) -> Answer:
    """Draw, take the numbers, or record that the roots are copied."""
    from orglife_kit.meeting import open_meeting

    if (members is not None) + (enter is not None) + copied > 1:
        raise InputError(notice("recount_one_at_a_time"))
    meeting = open_meeting(folder)
    if copied:
        meeting.ballots.confirm_copied(kind)
        return Answer(
            {"round": kind, "copied": True}, [say("ballots", "Recorded: the roots are on the paper.")]
        )
    _, tally = closed_box(meeting.record, kind, ballot_class)
    if members is not None:
        return _draw(meeting, tally, members, out)
    if enter is not None:
        return _enter(meeting, tally, enter, (counted_by, watched_by))
    return _how(tally)


def _how(tally: Tally) -> Answer:
    from orglife_kit.views.reports.pages.recount import dice_words

    rows = [(position, row.subject.label) for position, row in enumerate(tally.rows, 1)]
    return Answer(
        {"subjects": [{"no": position, "name": label} for position, label in rows]},
        [
            dice_words(len(rows)),
            *(f"  {position}　{label}" for position, label in rows),
            say("cli", "Next: {command}", command="orglife recount DIR --members …"),
        ],
    )


def _draw(meeting: Meeting, tally: Tally, members: str, out: Path | None) -> Answer:
    from orglife_kit.views import reports
    from orglife_kit.views.reports.pages.recount import found_words

    drawn = meeting.ballots.draw_recount(
        tally.round_kind, _named(tally, names_in(members)), tally.ballot_class
    )
    files = reports.print_recount(meeting, tally.round_kind, tally.ballot_class, folder=out)
    names = [row.subject.label for row in tally.rows if row.subject.number in drawn.drawn]
    return Answer(
        {"drawn": names, "before_copy": drawn.before_copy, "files": [str(file) for file in files]},
        [
            say("ballots", "Drawn: {names}.", names="、".join(names)),
            found_words(len(tally.rows), len(names)),
            *written_lines(files),
        ],
    )


def _named(tally: Tally, named: Sequence[str]) -> list[str | int]:
    """Return what was typed as names; a number is the line on the ballot."""
    labels = {str(position): row.subject.label for position, row in enumerate(tally.rows, 1)}
    return [labels.get(text, text) for text in named]


def _enter(meeting: Meeting, tally: Tally, file: Path, signed: tuple[str, str]) -> Answer:
    from orglife_kit.meeting.uploads import read_recount
    from orglife_kit.views.reports.pages.recount import outcome_words

    kind, ballot_class = tally.round_kind, tally.ballot_class
    counts = read_recount(meeting.record, kind, ballot_class, file)
    outcome = meeting.ballots.enter_recount(
        kind, counts, ballot_class, counted_by=signed[0], watched_by=signed[1]
    )
    data: dict[str, object] = {
        "equal": outcome.is_equal,
        "drawn": [subject.label for subject in outcome.drawn],
        "of": outcome.subjects,
        "before_copy": outcome.recount.before_copy,
    }
    if outcome.differences is not None:
        data["differences"] = [
            {"name": each.subject.label, "code": each.code, "tally": each.tallied, "paper": each.counted}
            for each in outcome.differences
        ]
    refusal = () if outcome.is_equal else (notice("recount_not_equal"),)
    return Answer(data, outcome_words(outcome), refusal=refusal)
