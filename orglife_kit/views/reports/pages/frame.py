"""What stands around the contents of every page: the line under its title, for whom it is, the closing lines."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from orglife_kit.i18n import say
from orglife_kit.rules.publication.release import MeetingFacts, Release
from orglife_kit.views.reports.alike import alike
from orglife_kit.views.reports.geometry import geometry
from orglife_kit.views.reports.model import (
    Block,
    Document,
    Fields,
    Page,
    Paragraph,
    Signature,
    Signatures,
    Spacer,
    Together,
)
from orglife_kit.views.reports.pages.names import with_names
from orglife_kit.views.reports.pages.words import document_language, organ_line, scope_line, year_line

COMPACT = Page(margins="compact")
LANDSCAPE = Page("landscape", "compact")
_SLIP = Page(margins="compact", numbers=False)


def sheet(
    facts: MeetingFacts, title: str, blocks: Sequence[Block], *, page: Page = COMPACT, subtitle: str = ""
) -> Document:
    """Return a page of the branch, made for nobody in particular; without a ``subtitle`` branch and year."""
    made = Document(
        title,
        tuple(_joined(blocks)),
        subtitle=subtitle or year_line(facts),
        language=document_language(),
        page=page,
        author=facts.branch,
        date=facts.date,
        form=title,
    )
    named = with_names(made, facts.namesakes)
    return dataclasses.replace(named, blocks=alike(named.blocks, geometry(page), named.language))


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks, with fields that follow each other as one grid, so that they stand under each other."""
    waiting: Fields | None = None
    for block in blocks:
        if isinstance(block, Fields):
            joins = waiting is not None and waiting.across == block.across
            if waiting is not None and joins and len(waiting.fields) % block.across == 0:
                waiting = Fields((*waiting.fields, *block.fields), block.across)
                continue
        if waiting is not None:
            yield waiting
        waiting = block if isinstance(block, Fields) else None
        if waiting is None:
            yield block
    if waiting is not None:
        yield waiting


def release_page(
    release: Release, title: str, blocks: Sequence[Block], *, page: Page = COMPACT, subtitle: str = ""
) -> Document:
    """Return a page that says for which scope it is; without a ``subtitle`` branch and year."""
    made = sheet(release.facts, title, blocks, page=page, subtitle=subtitle)
    return dataclasses.replace(made, scope_label=scope_line(release.scope, release.facts.organ))


def member_slip(release: Release, title: str, blocks: Sequence[Block], *signatures: Signature) -> Document:
    """Return a slip of one member, with what there is to sign at its end."""
    made = sheet(release.facts, title, (*blocks, signing_lines(*signatures, room=6)), page=_SLIP)
    whose = release.member.label if release.member else ""
    return with_names(dataclasses.replace(made, continued=f"{title}　{whose}"), release.facts.namesakes)


def signing_lines(*signatures: Signature, room: int = 4, note: str = "", across: int = 2) -> Together:
    """Return the tail of a page: lines to sign below ``room`` (millimetres), and a ``note`` under them."""
    blocks: tuple[Block, ...] = (Signatures(signatures, across),)
    if room:
        blocks = (Spacer(room), *blocks)
    return Together((*blocks, Paragraph(note, "note")) if note else blocks)


def day_line(day: datetime.date | None = None) -> Signature:
    """Return the place for the day of a signature: the day where it is known, else left open to be written."""
    return Signature(say("reports", "Day"), day or say("reports", "year – month – day"))


def kept_by(*offices: str) -> Together:
    """Return the tail of a page that the branch keeps: a line for each office, and the day."""
    return signing_lines(*map(Signature, offices), day_line())


def organ_note(facts: MeetingFacts) -> Paragraph:
    """Return the closing line that says who assessed."""
    return Paragraph(organ_line(facts), "note")
