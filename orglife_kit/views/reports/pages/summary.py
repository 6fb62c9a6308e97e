"""民主测评情况汇总表: the frozen tallies, in roster order, with the numbers they balance with."""

from __future__ import annotations

from orglife_kit.i18n import say, term
from orglife_kit.rules.ballots.reconciliation import BallotNumbers
from orglife_kit.rules.ballots.root import root_lines
from orglife_kit.rules.ballots.tally import Tally
from orglife_kit.rules.publication.release import Release
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
    Together,
)
from orglife_kit.views.reports.pages.frame import release_page, signing_lines
from orglife_kit.views.reports.pages.words import ballots, people, round_title


def tally_summary(release: Release, title: str) -> Document:
    """Return the summary of every closed round; void rounds are named with their numbers."""
    blocks: list[Block] = []
    for numbers in release.ballot_numbers or ():
        if numbers.is_void_round:
            blocks.append(_void_round(numbers))
    for tally in release.tallies or ():
        blocks += _tally_blocks(tally)
    if not release.tallies:
        blocks.append(Paragraph(say("reports", "No rating has been closed yet.")))
    officers = next((entry for entry in reversed(release.ballot_numbers or ()) if entry.tellers), None)
    blocks.append(
        signing_lines(
            Signature(say("reports", "Tellers"), persons=officers.tellers if officers else ()),
            Signature(say("reports", "Scrutineers"), persons=officers.scrutineers if officers else ()),
            Signature(say("reports", "Secretary")),
            Signature(say("reports", "Day")),
            note=say("reports", "In roster order. Ballots are one basis of the assessment, not its result."),
        )
    )
    return release_page(release, title, blocks)


def _tally_blocks(tally: Tally) -> list[Block]:
    labels = [*(grade.label for grade in tally.grade_set.grades), term("ABSTAIN"), term("OVERVOTE")]
    unit = say("reports", "ballots (number)")
    columns = (
        Column(say("reports", "No."), "number", width=7),
        Column(say("reports", "Name"), width=22, heads_row=True),
        *(Column(label, "number", "center", group=unit, width=12) for label in labels),
    )
    rows = tuple(
        (str(number), row.subject.label, *map(str, row.counts)) for number, row in enumerate(tally.rows, 1)
    )
    root = root_lines(tally.root)
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
        Heading(round_title(tally.round_kind, tally.ballot_class, tally.attempt)),
        Fields(
            (
                FormField(say("reports", "May take part in the rating"), people(tally.entitled)),
                FormField(say("reports", "Took part"), people(tally.present)),
                FormField(say("reports", "Issued"), ballots(tally.issued)),
                FormField(say("reports", "Received"), ballots(tally.received)),
                FormField(say("reports", "Valid"), ballots(tally.valid)),
                FormField(say("reports", "Void"), ballots(tally.void)),
            ),
            across=2,
        ),
        *_share(tally),
        Table(columns, rows),
        *many,
        Together(
            (
                Paragraph(
                    (Run(say("reports", "Root: {root}", root=" ".join(root[:2])), bold=True),), "centred"
                ),
                Paragraph(" ".join(root[2:]), "centred"),
            )
        ),
    ]


def _share(tally: Tally) -> tuple[Block, ...]:
    """Return how many of the plan's denominator cast a valid ballot, in integers; nothing where nobody could."""
    whole = tally.denominator
    if not whole:
        return ()
    tenths = (1000 * tally.valid + whole // 2) // whole
    words = say(
        "reports",
        "{valid} valid ballots are {percent}% of {whole} ({of})",
        valid=tally.valid,
        percent=f"{tenths // 10}.{tenths % 10}",
        whole=whole,
        of=term(tally.percentage_of.value),
    )
    return (Paragraph(words, "note"),)


def _void_round(numbers: BallotNumbers) -> Paragraph:
    return Paragraph(
        say(
            "reports",
            "{title}: {received} received, {issued} issued; the round was void, its ballots were destroyed uncounted.",
            title=round_title(numbers.round_kind, numbers.ballot_class, numbers.attempt),
            received=numbers.received,
            issued=numbers.issued,
        )
    )
