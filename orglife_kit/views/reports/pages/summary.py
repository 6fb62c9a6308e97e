"""民主测评情况汇总表: the frozen tallies, in roster order, with the numbers they balance with."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.i18n import count_heads, say, term
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.reconciliation import BallotNumbers
from orglife_kit.rules.ballots.root import root_lines
from orglife_kit.rules.ballots.round import Rated
from orglife_kit.rules.ballots.tally import Tally
from orglife_kit.rules.plan.settings import PercentageOf
from orglife_kit.rules.publication.release import Release
from orglife_kit.views.reports.cells import Share, Strong, spoken
from orglife_kit.views.reports.model import (
    Block,
    Code,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Paragraph,
    Row,
    Signature,
    Table,
    Together,
)
from orglife_kit.views.reports.pages.frame import day_line, release_page, signing_lines
from orglife_kit.views.reports.pages.words import (
    ballots,
    document_language,
    listed,
    long_date,
    number_column,
    persons,
    round_title,
    when,
)


def tally_summary(release: Release, title: str) -> Document:
    """Return the summary of every closed round; void rounds are named with their numbers."""
    facts = release.facts
    of_meeting = (
        FormField(say("reports", "Day of the rating"), when(facts)),
        FormField(say("reports", "Place"), facts.place),
    )
    blocks: list[Block] = [Fields(of_meeting, across=2)]
    for numbers in release.ballot_numbers or ():
        if numbers.is_void_round:
            blocks.append(_void_round(numbers))
    for tally in release.tallies or ():
        blocks += _tally_blocks(tally, tuple(_also_in_box(release, tally)))
        day = (release.copied or {}).get((tally.round_kind, tally.attempt))
        if day is not None:
            words = say("reports", "The root was put on the paper on {date}.", date=long_date(day))
            blocks.append(Paragraph(words, "note"))
    if not release.tallies:
        blocks.append(Paragraph(say("reports", "No rating has been closed yet.")))
    blocks.append(
        signing_lines(
            *_officers_sign(release),
            Signature(say("reports", "Secretary")),
            day_line(),
            note=say("reports", "In roster order. Ballots are one basis of the assessment, not its result."),
        )
    )
    return release_page(release, title, blocks)


def _officers_of(release: Release, tally: Tally) -> BallotNumbers | None:
    """Return the numbers of the round of a tally: they say who counted and who watched it."""
    round_of = (tally.round_kind, tally.attempt)
    numbers = release.ballot_numbers or ()
    return next((entry for entry in numbers if (entry.round_kind, entry.attempt) == round_of), None)


def _officers_sign(release: Release) -> list[Signature]:
    """Return where tellers and scrutineers sign: once, or for each round where they are not the same."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for tally in release.tallies or ():
        entry = _officers_of(release, tally)
        if entry is not None:
            title = round_title(entry.rates, BallotClass.MEMBERS, entry.attempt)
            found.setdefault((entry.tellers, entry.scrutineers), []).append(title)
    signatures = []
    for (tellers, scrutineers), titles in found.items() or [(((), ()), [""])]:
        before = listed(dict.fromkeys(titles)) if len(found) > 1 else ""
        for label, names in (
            (say("reports", "Tellers"), tellers),
            (say("reports", "Scrutineers"), scrutineers),
        ):
            of_round = say("reports", "{title}: {label}", title=before, label=label) if before else label
            signatures.append(Signature(of_round, persons=names))
    return signatures


def _also_in_box(release: Release, tally: Tally) -> Iterator[Paragraph]:
    """Yield what the numbers of a box hold of classes that have no box of their own."""
    for entry in release.ballot_numbers or ():
        of_round = (entry.round_kind, entry.attempt) == (tally.round_kind, tally.attempt)
        if of_round and entry.box is tally.ballot_class and entry.ballot_class is not entry.box:
            words = say(
                "reports",
                "Ballots of {ballot_class} are among them: {entitled} may take part, {issued} issued, "
                "{received} received.",
                ballot_class=term(entry.ballot_class.value),
                entitled=spoken(persons(entry.entitled), document_language()),
                issued=spoken(ballots(entry.issued), document_language()),
                received=spoken(ballots(entry.received), document_language()),
            )
            yield Paragraph(words, "note")


def _tally_blocks(tally: Tally, also: tuple[Block, ...]) -> list[Block]:
    labels = count_heads(tally.grade_set)
    unit = say("reports", "ballots (number)")
    rated = say("reports", "Name") if tally.rates is Rated.MEMBERS else say("reports", "Rated")
    columns = (
        number_column(7, least=12),
        Column(rated, width=33, heads_row=True),
        *(Column(label, "number", "center", group=unit, width=12) for label in labels),
        Column(say("reports", "Together"), "number", "center", group=unit, width=11),
    )
    rows: tuple[Row, ...] = tuple(
        (number, row.subject.label, *row.counts, Strong(sum(row.counts)))
        for number, row in enumerate(tally.rows, 1)
    )
    lines = root_lines(tally.root)
    root = f"{' '.join(lines[:2])}\n{' '.join(lines[2:])}"
    many: tuple[Block, ...] = ()
    if tally.grade_set.capped is not None:
        words = say(
            "reports",
            "Ballots with more {grade} marks than may be given ({limit}): {number}",
            grade=tally.grade_set.label(tally.grade_set.capped),
            limit=tally.cap_limit,
            number=tally.many_excellent,
        )
        many = (Paragraph(words, "note"),)
    return [
        Heading(round_title(tally.rates, tally.ballot_class, tally.attempt)),
        Fields(
            (
                FormField(say("reports", "May take part in the rating"), persons(tally.entitled)),
                FormField(say("reports", "Took part"), persons(tally.present)),
                FormField(say("reports", "Issued"), ballots(tally.issued)),
                FormField(say("reports", "Received"), ballots(tally.received)),
                FormField(say("reports", "Valid"), ballots(tally.valid)),
                FormField(say("reports", "Void"), ballots(tally.void)),
            ),
            across=2,
        ),
        *also,
        *_share(tally),
        Table(columns, rows),
        Paragraph(
            say("reports", "Each line adds up to the valid ballots ({valid}).", valid=tally.valid), "note"
        ),
        *many,
        Together((Paragraph(say("reports", "Root"), "label"), Code(root))),
    ]


def _share(tally: Tally) -> tuple[Block, ...]:
    """Return how many of the plan's denominator cast a valid ballot, in integers; nothing where nobody could.

    Nor where the valid ballots themselves are that: all of them are all of them.
    """
    whole = tally.denominator
    if not whole or tally.percentage_of is PercentageOf.VALID:
        return ()
    numbers = {
        "valid": tally.valid,
        "percent": spoken(Share(tally.valid, whole), document_language()),
        "whole": whole,
    }
    words = {
        PercentageOf.ENTITLED: say(
            "reports",
            "{valid} valid ballots are {percent} of those who may take part in the rating ({whole} members).",
            **numbers,
        ),
        PercentageOf.RECEIVED: say(
            "reports", "{valid} valid ballots are {percent} of the ballots received ({whole}).", **numbers
        ),
    }[tally.percentage_of]
    return (Paragraph(words, "note"),)


def _void_round(numbers: BallotNumbers) -> Paragraph:
    return Paragraph(
        say(
            "reports",
            "{title}: {received} received, {issued} issued; the round was void, its ballots were destroyed uncounted.",
            title=round_title(numbers.rates, numbers.ballot_class, numbers.attempt),
            received=numbers.received,
            issued=numbers.issued,
        )
    )
