"""Both ratings: from the roster to the valid ballots, the marks of a whole box, how much ballots agree. No names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orglife_kit.i18n import say, term
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.reconciliation import BallotNumbers
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.ballots.tally import Tally
from orglife_kit.rules.publication.release import Release
from orglife_kit.views.analysis.drawing import Bar, Group, bars
from orglife_kit.views.analysis.house_style import CROSSED, DOTTED, PALE_GREY, SOLID, STRIPED
from orglife_kit.views.analysis.panel import Panel
from orglife_kit.views.analysis.words import long_date, nothing, percent, table, too_few
from orglife_kit.views.analysis.year import Year
from orglife_kit.views.reports.pages.words import round_title

_FILLS = (SOLID, STRIPED, DOTTED, CROSSED)


def reconciliation(year: Year) -> Panel:
    """Return for each rating how many there were from the roster to the valid ballots."""
    title = say("analysis", "From the roster to the valid ballots")
    latest = _latest(year.release.ballot_numbers or ())
    if not latest:
        return nothing(title)
    names = {id(entry): round_title(entry.rates, entry.ballot_class, 1) for entry in latest}
    attended = _attended(year.release)
    steps = (
        (say("analysis", "May rate"), [entry.entitled for entry in latest]),
        (say("analysis", "Issued"), [entry.issued for entry in latest]),
        (say("analysis", "Received"), [entry.received for entry in latest]),
        (say("analysis", "Valid"), [entry.valid for entry in latest]),
    )
    groups = [Group(label, (Bar(number, str(number), PALE_GREY),)) for label, number in attended]
    groups += [
        Group(
            label,
            tuple(
                Bar(number, f"{number}　{names[id(entry)]}", _FILLS[place % len(_FILLS)])
                for place, (number, entry) in enumerate(zip(numbers, latest, strict=True))
            ),
        )
        for label, numbers in steps
    ]
    returned = "；".join(
        say("analysis", "{round}, {valid} of {issued}", round=name, valid=entry.valid, issued=entry.issued)
        for entry, name in zip(latest, names.values(), strict=True)
    )
    seen = say("analysis", "Valid of those issued: {returned}", returned=returned)
    base = say("analysis", "Members, then ballots; rating of {day}", day=long_date(year.release.facts.date))
    columns: dict[str, list[object]] = {
        say("analysis", "Step"): [label for label, _ in (*attended, *steps)],
        **{
            name: [*(number for _, number in attended), *(numbers[place] for _, numbers in steps)]
            for place, name in enumerate(names.values())
        },
    }
    return Panel(seen, bars(seen, base, groups), table(columns))


def _latest(entries: Sequence[BallotNumbers]) -> list[BallotNumbers]:
    """Return the last attempt of each class of a rating, in the order in which they were."""
    found = {(entry.round_kind, entry.ballot_class): entry for entry in entries}
    return list(found.values())


def _attended(release: Release) -> list[tuple[str, int]]:
    """Return how many members there are, were due and came, as far as the scope is told."""
    found = []
    if release.outcomes is not None:
        found.append((say("analysis", "Roster"), len(release.outcomes)))
    if release.attendance is not None:
        found.append((say("analysis", "Due at the meeting"), release.attendance.due))
        found.append((say("analysis", "Present"), release.attendance.present))
    return found


def marks(year: Year) -> Panel:
    """Return the marks of the whole box over the grades: members, 群众代表 beside them, and last year's."""
    title = say("analysis", "The marks of all ballots over the grades")
    boxes = [
        *_boxes(year.release, RoundKind.MEMBERS, year.release.facts.year),
        *_boxes(year.previous, RoundKind.MEMBERS, None, (BallotClass.MEMBERS,)),
    ]
    return _compared(year, title, boxes, say("analysis", "marks"))


def committee_marks(year: Year) -> Panel:
    """Return the rating of the committee's (or the branch's) work over its grades, beside last year's."""
    title = say("analysis", "The rating of the committee's work over its grades")
    boxes = [
        *_boxes(year.release, RoundKind.COMMITTEE, year.release.facts.year),
        *_boxes(year.previous, RoundKind.COMMITTEE, None, (BallotClass.MEMBERS,)),
    ]
    return _compared(year, title, boxes, say("analysis", "ballots"))


def _boxes(
    release: Release | None,
    kind: RoundKind,
    year: int | None,
    classes: Sequence[BallotClass] = tuple(BallotClass),
) -> Iterator[tuple[str, Tally]]:
    if release is None:
        return
    latest = {tally.ballot_class: tally for tally in release.tallies or () if tally.round_kind is kind}
    shown = year if year is not None else release.facts.year
    for ballot_class in classes:
        if ballot_class in latest:
            yield f"{shown} {term(ballot_class.value)}", latest[ballot_class]


def _compared(year: Year, title: str, boxes: Sequence[tuple[str, Tally]], unit: str) -> Panel:
    """Return the boxes that are large enough beside each other, where they have the same grades."""
    if not boxes:
        return nothing(title)
    shown = [(name, tally) for name, tally in boxes if tally.valid >= year.smallest]
    if not shown:
        return too_few(title, max(tally.valid for _, tally in boxes), year.smallest)
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
                    f"{_share(counts[place], sum(counts))}（{counts[place]}）{name}",
                    _FILLS[number % len(_FILLS)],
                )
                for number, (name, counts) in enumerate(sums.items())
            ),
        )
        for place in kept
    ]
    counts = next(iter(sums.values()))
    place = max(range(len(counts)), key=counts.__getitem__)
    seen = say(
        "analysis",
        "{title}: most say {grade}, {share}%",
        title=title,
        grade=heads[place],
        share=percent(counts[place], sum(counts)),
    )
    base = "；".join(
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
    left_out = [name for name, _ in boxes if name not in sums]
    words = (
        say("analysis", "Not drawn, too few ballots or other grades: {names}", names="、".join(left_out))
        if left_out
        else ""
    )
    return Panel(seen, bars(seen, base, groups, most=100), numbers, words)


def _share(part: int, whole: int) -> str:
    """Return a share in whole hundredths; what is less than one of them is not none."""
    share = percent(part, whole)
    return "<1%" if part and not share else f"{share}%"


def _sums(tally: Tally) -> list[int]:
    return [sum(row.counts[place] for row in tally.rows) for place in range(len(tally.grade_set.tally_codes))]


def agreement(year: Year) -> Panel:
    """Return how much the ballots agree on a member, as numbers of members; no name, no order by it."""
    title = say("analysis", "How far the ballots agree")
    boxes = [tally for _, tally in _boxes(year.release, RoundKind.MEMBERS, None, (BallotClass.MEMBERS,))]
    if not boxes:
        return nothing(title)
    (tally,) = boxes
    if min(tally.valid, len(tally.rows)) < year.smallest:
        return too_few(title, min(tally.valid, len(tally.rows)), year.smallest)
    bands = (
        (say("analysis", "all the same"), 1, 1),
        (say("analysis", "nine tenths and more"), 9, 10),
        (say("analysis", "two thirds and more"), 2, 3),
        (say("analysis", "more than half"), 1, 2),
        (say("analysis", "half or fewer"), 0, 1),
    )
    counted = [0] * len(bands)
    for row in tally.rows:
        most = max(row.counts)
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
        Group(label, (Bar(number, say("analysis", "{number} members", number=number)),))
        for (label, _, _), number in zip(bands, counted, strict=True)
    ]
    numbers = table(
        {
            say("analysis", "The same mark on"): [label for label, _, _ in bands],
            say("analysis", "Members"): counted,
        }
    )
    return Panel(title, bars(title, base, groups), numbers)
