"""谈心谈话记录 (C3): who talked with whom, when and where; how far the talks reach, in two numbers."""

from __future__ import annotations

from collections.abc import Sequence

from orglife_kit.i18n import say
from orglife_kit.rules.preparation.release import TalkLine, TalkNumbers
from orglife_kit.rules.publication.release import MeetingFacts, Release
from orglife_kit.views.reports.model import Block, Column, Document, Fields, FormField, Paragraph, Table
from orglife_kit.views.reports.pages.frame import COMPACT, LANDSCAPE, kept_by, release_page, sheet
from orglife_kit.views.reports.pages.words import in_turn, listed, number_column


def talks_page(release: Release, title: str) -> Document:
    """Return the record of the talks as the deciding organ keeps it; what was said only where it was kept."""
    assert release.talks is not None
    assert release.talk_numbers is not None
    notes = [
        (head, name)
        for head, name in (
            (say("reports", "Content"), "content"),
            (say("reports", "Suggestions"), "suggestion"),
        )
        if any(getattr(talk, name) for talk in release.talks)
    ]
    columns = (
        number_column(6),
        Column(say("reports", "Date"), width=15),
        Column(say("reports", "Place"), width=15),
        Column(say("reports", "Talked"), width=17),
        Column(say("reports", "Was talked with"), width=17),
        Column(say("reports", "Kind or theme"), width=24),
        *(Column(head, width=24) for head, _ in notes),
    )
    rows = tuple(
        (
            number,
            talk.date,
            talk.place,
            talk.talker,
            talk.listener,
            _kind(talk),
            *(getattr(talk, name) for _, name in notes),
        )
        for number, talk in enumerate(release.talks, 1)
    )
    blocks: list[Block] = [coverage_fields(release.talk_numbers), Table(columns, rows)]
    if release.last_pairs:
        pairs = in_turn(listed(pair) for pair in release.last_pairs)
        blocks.append(Paragraph(say("reports", "Talked last year: {pairs}", pairs=pairs), "note"))
    blocks.append(kept_by(say("reports", "Recorder"), say("reports", "Secretary")))
    return release_page(release, title, blocks, page=LANDSCAPE if notes else COMPACT)


def suggested_talks_sheet(facts: MeetingFacts, pairs: Sequence[tuple[str, str]]) -> Document:
    """Return the suggested pairing with room to write when and where each talk took place."""
    columns = (
        number_column(6),
        Column(say("reports", "Talked"), width=16),
        Column(say("reports", "Was talked with"), width=16),
        Column(say("reports", "Date"), "blank", width=20),
        Column(say("reports", "Place"), "blank", width=26),
    )
    rows = tuple((number, *pair, "", "") for number, pair in enumerate(pairs, 1))
    words = say("reports", "A suggestion only: filled in as it was once a talk has taken place.")
    blocks = (Paragraph(words, "note"), Table(columns, rows, row_height=8))
    return sheet(facts, say("reports", "Suggested talks"), blocks)


def coverage_fields(numbers: TalkNumbers) -> Fields:
    """Return the two numbers: with how many the secretary has talked, and how many have talked with another."""

    def of(number: int) -> str:
        return say("reports", "{number} of {due} members", number=number, due=numbers.due)

    fields = [FormField(say("reports", "Have talked with another member"), of(numbers.with_member))]
    if numbers.with_secretary is not None:
        fields.insert(
            0, FormField(say("reports", "The secretary has talked with"), of(numbers.with_secretary))
        )
    return Fields(tuple(fields))


def _kind(talk: TalkLine) -> str:
    both = say("reports", "member and member")
    kind = say("reports", "secretary and member") if talk.of_secretary else both
    return in_turn([kind, talk.theme]) if talk.theme else kind
