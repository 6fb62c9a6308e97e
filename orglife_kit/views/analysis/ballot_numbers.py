"""From the roster to the valid ballots: how many there were at each step, in every rating."""

from __future__ import annotations

from collections.abc import Sequence

from orglife_kit.i18n import say
from orglife_kit.rules.ballots.reconciliation import BallotNumbers
from orglife_kit.rules.publication.release import Release
from orglife_kit.views.analysis.drawing import Bar, Group, bars
from orglife_kit.views.analysis.house_style import FILLS, PALE_GREY
from orglife_kit.views.analysis.panel import Panel
from orglife_kit.views.analysis.words import long_date, nothing, table
from orglife_kit.views.analysis.year import Year
from orglife_kit.views.reports.pages.words import in_turn, round_title

_FILLS = tuple(
    fill for fill in FILLS if fill != PALE_GREY
)  # that one is of members, before there are ballots


def reconciliation(year: Year) -> Panel:
    """Return for each rating how many there were from the roster to the valid ballots."""
    title = say("analysis", "From the roster to the valid ballots")
    latest = _latest(year.release.ballot_numbers or ())
    if not latest:
        return nothing(year, title, year.release.ballot_numbers)
    names = [round_title(entry.rates, entry.ballot_class, 1) for entry in latest]
    attended = _attended(year.release)
    steps = (
        (say("analysis", "May rate"), [entry.entitled for entry in latest]),
        (say("analysis", "Issued"), [entry.issued for entry in latest]),
        (say("analysis", "Received"), [entry.received for entry in latest]),
        (say("analysis", "Valid"), [entry.valid for entry in latest]),
        (say("analysis", "Void"), [entry.void for entry in latest]),
    )
    groups = [Group(label, (Bar(number, str(number), PALE_GREY),)) for label, number in attended]
    groups += [
        Group(
            label,
            tuple(
                Bar(number, f"{number}　{name}", _FILLS[place % len(_FILLS)])
                for place, (number, name) in enumerate(zip(numbers, names, strict=True))
            ),
        )
        for label, numbers in steps[:-1]
    ]
    returned = in_turn(
        say("analysis", "{round}, {valid} of {issued}", round=name, valid=entry.valid, issued=entry.issued)
        for entry, name in zip(latest, names, strict=True)
    )
    seen = say("analysis", "Valid of those issued: {returned}", returned=returned)
    base = say("analysis", "Members, then ballots; rating of {day}", day=long_date(year.release.facts.date))
    columns: dict[str, list[object]] = {
        say("analysis", "Step"): [label for label, _ in (*attended, *steps)],
        **{
            name: [*(number for _, number in attended), *(numbers[place] for _, numbers in steps)]
            for place, name in enumerate(names)
        },
    }
    return Panel(seen, bars(seen, base, groups), table(columns), _void_words(year.release))


def _latest(entries: Sequence[BallotNumbers]) -> list[BallotNumbers]:
    """Return the last attempt of each class of a rating, in the order in which they were."""
    found = {(entry.round_kind, entry.ballot_class): entry for entry in entries}
    return list(found.values())


def _attended(release: Release) -> list[tuple[str, int]]:
    """Return how many members there are, were due and came, as far as the scope is told."""
    found: list[tuple[str, int]] = []
    if release.outcomes is not None:
        found.append((say("analysis", "Roster"), len(release.outcomes)))
    if release.attendance is not None:
        found.append((say("analysis", "Due at the meeting"), release.attendance.due))
        found.append((say("analysis", "Present"), release.attendance.present))
    return found


def _void_words(release: Release) -> str:
    """Return which ratings were void: more ballots came back than were issued."""
    return in_turn(
        say(
            "analysis",
            "{round}: void, {received} came back of {issued} issued",
            round=round_title(entry.rates, entry.ballot_class, entry.attempt),
            received=entry.received,
            issued=entry.issued,
        )
        for entry in release.ballot_numbers or ()
        if entry.is_void_round
    )
