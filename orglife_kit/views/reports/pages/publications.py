"""公开情况和意见答复: what went out, and the remarks on it with their answers (C16)."""

from __future__ import annotations

from orglife_kit.i18n import say, sentence, term
from orglife_kit.rules.publication.handing import HandedBundle
from orglife_kit.rules.publication.record import Published
from orglife_kit.rules.publication.release import Release, RemarkLine
from orglife_kit.views.reports.cells import ABOVE, CellValue, Identifier
from orglife_kit.views.reports.model import Block, Column, Document, Heading, ListBlock, Table
from orglife_kit.views.reports.pages.frame import LANDSCAPE, release_page
from orglife_kit.views.reports.pages.words import in_turn, long_date, number_column


def publications_page(release: Release, title: str) -> Document:
    """Return what went out with the digests of its files, and every remark with its answer."""
    blocks: list[Block] = [_publications(release.publications)] if release.publications else []
    blocks += _inferences(release.publications or ())
    if release.bundles:
        blocks += [Heading(say("reports", "Bundles that went up")), _bundles(release.bundles)]
    if release.remarks:
        blocks += [Heading(say("reports", "Remarks and answers")), _remarks(release.remarks)]
    return release_page(release, title, blocks, page=LANDSCAPE)


def remarks_page(release: Release, title: str) -> Document:
    """Return the remarks that a scope receives, each with its answer."""
    return release_page(release, title, (_remarks(release.remarks or ()),), page=LANDSCAPE)


def _publications(entries: tuple[Published, ...]) -> Table:
    columns = (
        number_column(5),
        Column(say("reports", "Date"), width=12),
        Column(say("reports", "To whom"), width=12, heads_row=True),
        Column(say("reports", "File"), width=30),
        Column(say("reports", "Digest of the file"), width=41),
    )
    rows = tuple(
        (*_once(place, number, entry.date, term(entry.scope)), file.name, Identifier(file.digest))
        for number, entry in enumerate(entries, 1)
        for place, file in enumerate(entry.files)
    )
    return Table(columns, rows)


def _once(place: int, *values: CellValue) -> tuple[CellValue, ...]:
    """Return what the files of one publication have in common, beside the first of them only."""
    return values if place == 0 else (ABOVE,) * len(values)


def _inferences(entries: tuple[Published, ...]) -> list[Block]:
    """Return what could be worked out from each publication and all before it, as it was told then."""
    items = tuple(
        say("reports", "No. {number}: {told}", number=number, told=in_turn(map(sentence, entry.inference)))
        for number, entry in enumerate(entries, 1)
        if entry.inference
    )
    return (
        [Heading(say("reports", "What could be worked out of single members")), ListBlock(items)]
        if items
        else []
    )


def _bundles(entries: tuple[HandedBundle, ...]) -> Table:
    columns = (
        number_column(5),
        Column(say("reports", "Date"), width=12),
        Column(say("reports", "File"), width=42, heads_row=True),
        Column(say("reports", "Digest of the file"), width=41),
    )
    rows = tuple(
        (number, entry.date, entry.file, Identifier(entry.digest)) for number, entry in enumerate(entries, 1)
    )
    return Table(columns, rows)


def _remarks(lines: tuple[RemarkLine, ...]) -> Table:
    columns = (
        number_column(5),
        Column(say("reports", "Received on"), width=13),
        Column(say("reports", "Remark on"), width=20),
        Column(say("reports", "Remark"), width=26, heads_row=True),
        Column(say("reports", "Answer"), width=26),
        Column(say("reports", "Answered on"), width=13),
    )
    rows = tuple(
        (
            number,
            line.remark.date,
            _about(line.publication),
            line.remark.words,
            line.remark.answer,
            line.remark.answered,
        )
        for number, line in enumerate(lines, 1)
    )
    return Table(columns, rows)


def _about(entry: Published) -> str:
    return say("reports", "{scope}, {date}", scope=term(entry.scope), date=long_date(entry.date))
