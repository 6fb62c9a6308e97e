"""复点表: the members whom dice drew, counted again by hand from the sealed paper."""

from __future__ import annotations

from collections.abc import Sequence

from orglife_kit.i18n import count_heads, say
from orglife_kit.rules.ballots.recount import SIDES, CountDifference, RecountOutcome, dice_for, percent_found
from orglife_kit.rules.ballots.tally import Tally
from orglife_kit.rules.publication.release import MeetingFacts, Release
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Row,
    Signature,
    Table,
)
from orglife_kit.views.reports.pages.frame import day_line, release_page, sheet, signing_lines
from orglife_kit.views.reports.pages.words import ballots, box_title, document_language, listed, number_column


def recount_sheet(facts: MeetingFacts, tally: Tally, drawn: Sequence[int]) -> Document:
    """Return the empty sheet for those who were ``drawn``; nothing of the tally stands on it."""
    names = [
        (position, row.subject.label)
        for position, row in enumerate(tally.rows, 1)
        if row.subject.number in drawn
    ]
    rows: tuple[Row, ...] = tuple(
        (position, label, *[""] * (len(count_heads(tally.grade_set)) + 1)) for position, label in names
    )
    steps = ListBlock(
        (
            say(
                "reports",
                "Draw first, then count; nobody looks at the tally before. {dice}",
                dice=dice_words(len(tally.rows)),
            ),
            say(
                "reports",
                "Open the sealed ballots in front of the scrutineer; count each member on every valid ballot.",
            ),
            say(
                "reports",
                "Each line adds up to the valid ballots: {valid}. A line left blank is an abstention, two marks on a"
                " line an overvote.",
                valid=ballots(tally.valid).words,
            ),
            say("reports", "Seal the ballots again; enter this sheet: orglife recount FOLDER --enter FILE."),
        ),
        ordered=True,
    )
    return sheet(
        facts,
        say("reports", "Recount sheet"),
        (
            Heading(box_title(tally.rates, tally.ballot_class, tally.attempt)),
            steps,
            _table(tally, rows, kind="blank"),
            Paragraph(found_words(len(tally.rows), len(drawn)), "note"),
            signing_lines(
                Signature(say("reports", "Counted by")),
                Signature(say("reports", "Watched by")),
                day_line(),
            ),
        ),
    )


def recount_page(release: Release, title: str) -> Document:
    """Return every recount whose numbers have come, with what it showed."""
    blocks: list[Block] = []
    for outcome in release.recounts or ():
        blocks += _outcome_blocks(outcome)
    return release_page(release, title, blocks)


def _outcome_blocks(outcome: RecountOutcome) -> list[Block]:
    tally, recount = outcome.tally, outcome.recount
    rows: tuple[Row, ...] = tuple(
        (
            position,
            row.subject.label,
            *(recount.counts[row.subject.number][code] for code in tally.grade_set.tally_codes),
            tally.valid,
        )
        for position, row in enumerate(tally.rows, 1)
        if row.subject.number in recount.counts
    )
    shown: tuple[Block, ...] = () if outcome.differences is None else (_table(tally, rows, kind="number"),)
    return [
        Heading(box_title(tally.rates, tally.ballot_class, tally.attempt)),
        *(Paragraph(words) for words in outcome_words(outcome)),
        *shown,
        signing_lines(
            Signature(say("reports", "Counted by"), recount.counted_by),
            Signature(say("reports", "Watched by"), recount.watched_by),
            Signature(say("reports", "Day"), recount.date),
        ),
    ]


def outcome_words(outcome: RecountOutcome) -> list[str]:
    """Return what a recount showed in sentences."""
    names = listed(subject.label for subject in outcome.drawn)
    lines = [say("reports", "Counted again from the paper: {names}.", names=names)]
    if outcome.is_equal:
        lines.append(say("reports", "Equal: the paper and the tally hold the same numbers."))
    else:
        lines.append(say("reports", "NOT equal: the paper and the tally hold different numbers."))
    if outcome.differences is None:
        lines.append(
            say(
                "reports",
                "How they differ is told once the root is on the paper; till then it is asked once.",
            )
        )
    lines += [_difference(outcome.tally, difference) for difference in outcome.differences or ()]
    lines.append(found_words(outcome.subjects, len(outcome.drawn)))
    return lines


def _difference(tally: Tally, difference: CountDifference) -> str:
    return say(
        "reports",
        "{name}, {grade}: {tallied} in the tally, {counted} on the paper",
        name=difference.subject.label,
        grade=dict(zip(tally.grade_set.tally_codes, count_heads(tally.grade_set), strict=True))[
            difference.code
        ],
        tallied=difference.tallied,
        counted=difference.counted,
    )


def found_words(subjects: int, drawn: int) -> str:
    """Return what a recount of so many can have found, in words; it never claims more than the numbers."""
    if drawn == subjects:
        return say("reports", "All {subjects} counted: whatever was altered is found.", subjects=subjects)
    return say(
        "reports",
        "{drawn} of {subjects} counted: {drawn} altered are found with {many}%, a single one with {single}%; drawn by"
        " dice alone, else it says nothing.",
        drawn=drawn,
        subjects=subjects,
        many=percent_found(subjects, drawn, drawn),
        single=percent_found(subjects, drawn, 1),
    )


def dice_words(subjects: int) -> str:
    """Return how one of ``subjects`` is drawn by dice, each as likely as any other, in words."""
    dice = dice_for(subjects)
    if subjects == 1:
        return say("reports", "There is one to count: nothing is drawn.")
    if dice.number == 1:
        lines = [say("reports", "Throw one die and read it.")]
    else:
        formula = _formula(dice.number)
        lines = [
            say(
                "reports",
                "Throw {number} dice of different colours: {formula}.",
                number=dice.number,
                formula=formula,
            )
        ]
    if dice.highest < dice.throws:
        lines.append(say("reports", "Over {highest}: throw again.", highest=dice.highest))
    if dice.highest > subjects:
        lines.append(
            say("reports", "Over {subjects}: take away {subjects} until it is not.", subjects=subjects)
        )
    lines.append(
        say("reports", "That is the number on the ballot; whoever was drawn already is not drawn again.")
    )
    return (" " if document_language() == "en" else "").join(lines)


def _formula(dice: int) -> str:
    """Return how several dice are read as one number from 1 on."""
    ahead = [
        say("reports", "(die {number} − 1) × {weight}", number=number, weight=SIDES ** (dice - number))
        for number in range(1, dice)
    ]
    return " + ".join([*ahead, say("reports", "die {number}", number=dice)])


def _table(tally: Tally, rows: tuple[Row, ...], *, kind: str) -> Table:
    of_count = "blank" if kind == "blank" else "number"
    return Table(
        (
            number_column(7),
            Column(say("reports", "Name"), width=22, heads_row=True),
            *(Column(label, of_count, "center", width=12) for label in count_heads(tally.grade_set)),  # type: ignore[arg-type]
            Column(say("reports", "Together"), of_count, "center", width=10),  # type: ignore[arg-type]
        ),
        rows,
        row_height=9 if kind == "blank" else 0,
    )
