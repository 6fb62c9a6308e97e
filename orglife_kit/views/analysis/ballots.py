"""Both ratings: the marks of a whole box over the grades, how much the ballots agree. No names."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from orglife_kit.frozen import dataclass
from orglife_kit.i18n import say, term
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import Rated, RoundKind
from orglife_kit.rules.ballots.tally import Tally
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.publication.release import Release
from orglife_kit.views.analysis.drawing import Bar, Group, bars
from orglife_kit.views.analysis.house_style import CROSSED, SOLID, STRIPED, UPRIGHT
from orglife_kit.views.analysis.panel import Panel
from orglife_kit.views.analysis.words import (
    members_words,
    nothing,
    percent,
    table,
    too_few_ballots,
    too_few_members,
)
from orglife_kit.views.analysis.year import Year
from orglife_kit.views.reports.pages.words import in_turn, listed, round_title

_FILLS = (SOLID, STRIPED, UPRIGHT, CROSSED)


def marks(year: Year) -> Panel:
    """Return the marks of the whole box over the grades: members, 群众代表 beside them, and last year's."""
    title = say("analysis", "The marks of all ballots over the grades")
    return _compared(year, title, RoundKind.MEMBERS, say("analysis", "marks"))


def committee_marks(year: Year) -> Panel:
    """Return the rating of the committee's (or the branch's) work over its grades, beside last year's."""
    rates = next(
        (
            entry.rates
            for entry in year.release.ballot_numbers or ()
            if entry.round_kind is RoundKind.COMMITTEE
        ),
        Rated.BRANCH_WORK if year.release.facts.organ is DecidingOrgan.MEETING else Rated.COMMITTEE,
    )
    title = round_title(rates, BallotClass.MEMBERS, 1)
    return _compared(year, title, RoundKind.COMMITTEE, say("analysis", "ballots"))


@dataclass(frozen=True)
class _Box:
    """One box of a year: its name, and its tally where it may be shown and is not too small."""

    name: str
    valid: int
    smallest: int
    tally: Tally | None


def _boxes(
    release: Release, smallest: int, kind: RoundKind, classes: Sequence[BallotClass] = tuple(BallotClass)
) -> Iterator[_Box]:
    """Yield the latest box of each class of a rating; a scope is told how many ballots are in one it is not shown.

    A class that was too small for a box of its own lies in the members' box, which is named after it too.
    """
    tallies = {
        (tally.ballot_class, tally.attempt): tally
        for tally in release.tallies or ()
        if tally.round_kind is kind
    }
    latest = {
        numbers.ballot_class: numbers
        for numbers in release.ballot_numbers or ()
        if numbers.round_kind is kind
    }
    if any(numbers.is_void_round for numbers in latest.values()):
        return
    inside = [  # the members' box
        ballot_class
        for ballot_class, numbers in latest.items()
        if ballot_class is BallotClass.MEMBERS
        or ((ballot_class, numbers.attempt) not in tallies and numbers.entitled < smallest)
    ]
    for ballot_class in classes:
        if ballot_class not in latest or (ballot_class in inside and ballot_class is not BallotClass.MEMBERS):
            continue
        held = inside if ballot_class is BallotClass.MEMBERS else [ballot_class]
        valid = sum(latest[each].valid for each in held)
        ballots = listed(term(each.value) for each in held)
        name = say("analysis", "{ballots}, {year}", ballots=ballots, year=release.facts.year)
        tally = tallies.get((ballot_class, latest[ballot_class].attempt))
        yield _Box(name, valid, smallest, tally if valid >= smallest else None)


def _compared(year: Year, title: str, kind: RoundKind, unit: str) -> Panel:
    """Return the boxes that are large enough beside each other, where they have the same grades."""
    boxes = list(_boxes(year.release, year.smallest, kind))
    if year.previous is not None:
        boxes += _boxes(year.previous, year.previous_smallest, kind, (BallotClass.MEMBERS,))
    if year.release.tallies is None or not boxes:
        return nothing(year, title, year.release.tallies)
    shown = [(box.name, box.tally) for box in boxes if box.tally is not None]
    if not shown:
        most = max(boxes, key=lambda box: box.valid)
        return too_few_ballots(title, most.valid, most.smallest)
    first = shown[0][1].grade_set
    same = [(name, tally) for name, tally in shown if tally.grade_set.codes == first.codes]
    sums = {name: _sums(tally) for name, tally in same}
    heads = [*(grade.label for grade in first.grades), *(term(code) for code in first.tally_codes[-2:])]
    kept = [
        place
        for place in range(len(heads))
        if place < len(first.grades) or any(each[place] for each in sums.values())
    ]
    groups = [
        Group(
            heads[place],
            tuple(
                Bar(
                    percent(counts[place], sum(counts)),
                    say(
                        "analysis",
                        "{share} ({number}) {name}",
                        share=_share(counts[place], sum(counts)),
                        number=counts[place],
                        name=name,
                    ),
                    _FILLS[number % len(_FILLS)],
                )
                for number, (name, counts) in enumerate(sums.items())
            ),
        )
        for place in kept
    ]
    counts = next(iter(sums.values()))
    shares = listed(f"{heads[place]}\N{NO-BREAK SPACE}{_share(counts[place], sum(counts))}" for place in kept)
    seen = say("analysis", "{title}: {shares}", title=title, shares=shares)
    if len(sums) > 1:
        seen = say(
            "analysis", "{title} ({name}): {shares}", title=title, name=next(iter(sums)), shares=shares
        )
    base = in_turn(
        say(
            "analysis",
            "{name}: {number} {unit}, {valid} valid ballots",
            name=name,
            number=sum(each),
            unit=unit,
            valid=tally.valid,
        )
        for (name, each), (_, tally) in zip(sums.items(), same, strict=True)
    )
    numbers = table(
        {
            say("analysis", "Grade"): [heads[place] for place in kept],
            **{name: [each[place] for place in kept] for name, each in sums.items()},
        }
    )
    return Panel(seen, bars(seen, base, groups, most=100), numbers, _left_out(boxes, sums))


def _left_out(boxes: Iterable[_Box], shown: Container[str]) -> str:
    """Return which boxes are not drawn, and why."""
    told = [
        say("analysis", "Not drawn: {name}, it has other grades", name=box.name)
        if box.tally is not None
        else say(
            "analysis",
            "Not drawn: {name}, {valid} ballots are fewer than {smallest}",
            name=box.name,
            valid=box.valid,
            smallest=box.smallest,
        )
        for box in boxes
        if box.name not in shown
    ]
    return in_turn(told)


def _share(part: int, whole: int) -> str:
    """Return a share in whole hundredths; what is less than one of them is not none."""
    share = percent(part, whole)
    return "<1%" if part and not share else f"{share}%"


def _sums(tally: Tally) -> list[int]:
    return [sum(row.counts[place] for row in tally.rows) for place in range(len(tally.grade_set.tally_codes))]


def agreement(year: Year) -> Panel:
    """Return how much the ballots agree on a member, as numbers of members; no name, no order by it."""
    title = say("analysis", "How far the ballots agree")
    boxes = tuple(_boxes(year.release, year.smallest, RoundKind.MEMBERS, (BallotClass.MEMBERS,)))
    if year.release.tallies is None or not boxes:
        return nothing(year, title, year.release.tallies)
    tally = boxes[0].tally
    if tally is None:
        return too_few_ballots(title, boxes[0].valid, year.smallest)
    if len(tally.rows) < year.smallest:
        return too_few_members(title, len(tally.rows), year.smallest)
    bands = (
        (say("analysis", "all the same"), 1, 1),
        (say("analysis", "nine tenths and more"), 9, 10),
        (say("analysis", "two thirds and more"), 2, 3),
        (say("analysis", "more than half"), 1, 2),
        (say("analysis", "half or fewer"), 0, 1),
    )
    counted = [0] * len(bands)
    for row in tally.rows:
        most = max(row.counts[: len(tally.grade_set.grades)])
        for place, (_, part, whole) in enumerate(bands):
            reached = (
                most * whole > part * tally.valid
                if (part, whole) == (1, 2)
                else most * whole >= part * tally.valid
            )
            if reached:
                counted[place] += 1
                break
    title = say(
        "analysis",
        "How far the ballots agree: on {number} of {members} members two thirds and more say the same",
        number=sum(counted[:3]),
        members=len(tally.rows),
    )
    base = say(
        "analysis",
        "Base: {members} members rated on {valid} valid ballots; no names",
        members=len(tally.rows),
        valid=tally.valid,
    )
    groups = [
        Group(label, (Bar(number, members_words(number)),))
        for (label, _, _), number in zip(bands, counted, strict=True)
    ]
    numbers = table(
        {
            say("analysis", "The same mark on"): [label for label, _, _ in bands],
            say("analysis", "Members"): counted,
        }
    )
    return Panel(title, bars(title, base, groups), numbers)
