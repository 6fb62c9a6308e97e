"""评定意见反馈单: what one member is told of his own assessment; no count, no critic's name."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence

from orglife_kit.i18n import say, term
from orglife_kit.rules.assessment.outcomes import Assessment, FollowUp
from orglife_kit.rules.publication.release import ItemLine, Release
from orglife_kit.rules.rectification.items import Origin, RectificationItem
from orglife_kit.views.reports.model import (
    Block,
    Document,
    Fields,
    FormField,
    Heading,
    Paragraph,
    Signature,
)
from orglife_kit.views.reports.pages.findings import member_blocks
from orglife_kit.views.reports.pages.follow_up import agreed_help
from orglife_kit.views.reports.pages.frame import day_line, member_slip
from orglife_kit.views.reports.pages.ledger import agreement, commitments
from orglife_kit.views.reports.pages.roster import detail_fields


def feedback_slip(release: Release, title: str) -> Document:
    """Return one member's slip: what was decided and agreed; what came of it later has a page of its own."""
    assert release.member is not None
    assert release.member.assessment is not None
    assert release.roster is not None
    facts, assessment = release.facts, release.member.assessment
    blocks: list[Block] = [
        Fields(
            (
                FormField(say("reports", "Name"), release.member.label),
                FormField(say("reports", "Year"), facts.year),
                *detail_fields(release.roster[0]),
                FormField(say("reports", "Grade"), term(assessment.outcome.value)),
                FormField(say("reports", "Deciding organ"), term(facts.organ.value)),
            ),
            across=2,
        )
    ]
    one_slip = release.has_one_slip
    blocks += _texts(
        (
            (say("reports", "Opinion"), assessment.opinion),
            (say("reports", "Reason"), assessment.reason),
            (say("reports", "Direction"), assessment.direction),
        ),
        close=one_slip,
    )
    if assessment.follow_up.measure or assessment.follow_up.gap:
        across = 2 if one_slip else 1
        blocks += [
            Heading(say("reports", "Help to improve")),
            *agreed_help(assessment.follow_up, across=across),
        ]
    if one_slip:
        blocks += _findings_and_commitments(release, assessment)
    told = release.feedback
    remark = told.remark if told is not None else ""
    blocks += _texts(((say("reports", "What the member said"), remark),), close=one_slip)
    return member_slip(
        release,
        title,
        blocks,
        Signature(say("reports", "Told by"), told.given_by if told else ""),
        day_line(told.date if told else None),
        Signature(say("reports", "Signature of the member")),
        day_line(),
    )


def _texts(texts: Sequence[tuple[str, str]], *, close: bool) -> list[Block]:
    """Return texts under their heads, those that there are; ``close`` beside them, where a sheet has much to hold."""
    written = [(head, text) for head, text in texts if text]
    if close and written:
        return [Fields(tuple(FormField(head, text) for head, text in written))]
    return [block for head, text in written for block in (Heading(head), Paragraph(text))]


def _findings_and_commitments(release: Release, assessment: Assessment) -> list[Block]:
    """Return what the member found in himself and promised, as it stood on the day of the slip."""
    blocks: list[Block] = []
    for entry in release.member_findings or ():
        blocks += [Heading(say("reports", "Findings of the member")), *member_blocks(entry)]
    day = release.feedback.date if release.feedback is not None else None
    items = [
        _as_known(line, day)
        for line in release.rectification or ()
        if _was_known(line, day) and not _is_agreed_help(line.item, assessment.follow_up)
    ]
    for heading, lines in (
        (say("reports", "Commitments"), [line for line in items if not line.item.is_carried]),
        (say("reports", "Items of earlier years"), [line for line in items if line.item.is_carried]),
    ):
        if lines:
            blocks += [Heading(heading), commitments(list(enumerate(lines, 1)), how_far=False)]
    return [*blocks, agreement()] if release.consents else blocks


def _was_known(line: ItemLine, day: datetime.date | None) -> bool:
    """Return whether an item was there on ``day``, as far as its own day tells; without a slip's day it is."""
    return day is None or line.item.taken_on is None or line.item.taken_on <= day


def _as_known(line: ItemLine, day: datetime.date | None) -> ItemLine:
    """Return an item without the day that was set anew after ``day``: nobody knew it then."""
    later = day is not None and any(again.date > day for again in line.history.reopenings)
    return dataclasses.replace(line, item=dataclasses.replace(line.item, due=None)) if later else line


def _is_agreed_help(item: RectificationItem, agreed: FollowUp) -> bool:
    """Return whether an item says the same as the help that stands on the slip already."""
    said = (agreed.gap, agreed.measure, agreed.review_date)
    return item.origin is Origin.FOLLOW_UP and (item.problem, item.measure, item.due) == said
