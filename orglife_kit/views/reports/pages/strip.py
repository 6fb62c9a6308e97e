"""封条: every root whole, with how many boxes and attempts there are, to be put to the sealed paper."""

from __future__ import annotations

from collections.abc import Sequence

from orglife_kit.i18n import say, term
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.record import RoundRecord
from orglife_kit.rules.ballots.root import root_lines
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.rules.publication.release import MeetingFacts
from orglife_kit.views.reports.model import (
    Block,
    Code,
    Columns,
    Document,
    Fields,
    FormField,
    Heading,
    Page,
    Paragraph,
    Signature,
    Signatures,
    Together,
)
from orglife_kit.views.reports.pages.frame import day_line, sheet
from orglife_kit.views.reports.pages.words import listed, round_title, when

_PAGE = Page(margins="compact")


def sealing_strip(facts: MeetingFacts, rounds: Sequence[RoundRecord]) -> Document:
    """Return the strip of every round that was closed or void; no count by grade stands on it."""
    closed = [entry for entry in rounds if entry.state is RoundState.CLOSED]
    boxes = sum(len(entry.boxes) for entry in closed)
    ended = [entry for entry in rounds if entry.state is not RoundState.OPEN]
    blocks: list[Block] = [
        Fields(
            (
                FormField(say("reports", "Day of the meeting"), when(facts)),
                FormField(say("reports", "Boxes"), boxes),
                FormField(say("reports", "Ratings closed or void"), len(ended)),
            ),
            across=2,
        )
    ]
    for entry in ended:
        blocks += _round(entry)
    blocks += [
        Paragraph(
            say(
                "reports",
                "This strip is put to the sealed ballots before the tally is opened. Who copies by hand copies at least"
                " the first two lines of each root (32 characters); one reads aloud, one compares, and both sign.",
            ),
            "note",
        ),
        Paragraph(
            say("reports", 'To check a copy: orglife verify FOLDER --root "…", once for each box.'), "note"
        ),
        Signatures(
            (
                Signature(say("reports", "Teller")),
                Signature(say("reports", "Scrutineer")),
                Signature(say("reports", "Secretary")),
                day_line(),
            ),
            across=2,
            seal=say("reports", "Seal of the branch"),
        ),
    ]
    return sheet(facts, say("reports", "Strip"), blocks, page=_PAGE)


def _round(entry: RoundRecord) -> list[Block]:
    title = round_title(entry.round.rates, BallotClass.MEMBERS, entry.round.attempt)
    if entry.state is RoundState.VOID:
        return [
            Paragraph(say("reports", "{title}: void, its ballots were destroyed uncounted.", title=title))
        ]
    boxes = [
        (
            Paragraph(say("reports", "Box of {ballot_class}", ballot_class=term(name.value)), "label"),
            Code("\n".join(root_lines(box.root)), large=True),
        )
        for name, box in entry.boxes.items()
    ]
    officers = Fields(
        (
            FormField(say("reports", "Tellers"), listed(entry.tellers)),
            FormField(say("reports", "Scrutineers"), listed(entry.scrutineers)),
        ),
        across=2,
    )
    pairs = [
        Columns((*boxes[start : start + 2], *[()] * (2 - len(boxes[start : start + 2]))))
        for start in range(0, len(boxes), 2)
    ]
    return [Together((Heading(title), *pairs, officers))]
