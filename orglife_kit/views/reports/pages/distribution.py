"""等次分布: how many members have each outcome; it adds up to the roster, and the cap stands beside it."""

from __future__ import annotations

from orglife_kit.i18n import say, term
from orglife_kit.rules.publication.release import Distribution, Release
from orglife_kit.views.reports.model import Block, Chart, Column, Document, Paragraph, Table
from orglife_kit.views.reports.pages.frame import organ_note, release_page
from orglife_kit.views.reports.pages.words import document_language, listed, people


def distribution_page(release: Release, title: str) -> Document:
    """Return the table and the chart of final grades."""
    assert release.distribution is not None
    blocks = (*distribution_blocks(release.distribution), organ_note(release.facts))
    return release_page(release, title, blocks)


def distribution_blocks(distribution: Distribution) -> list[Block]:
    """Return the table, the chart, and what stands beside the cap."""
    shown = [
        (_label(outcome), number) for outcome, number in distribution.counts if outcome is not None or number
    ]
    blocks: list[Block] = [
        Table(
            (
                Column(say("reports", "Outcome"), heads_row=True),
                Column(say("reports", "Members"), "number", "center"),
            ),
            tuple(shown),
            totals=(say("reports", "Members in the roster"), distribution.members),
        ),
        Chart(
            say("reports", "Members per outcome ({number} in the roster)", number=distribution.members),
            tuple(label for label, _ in shown),
            tuple(number for _, number in shown),
            alt=listed(f"{label} {people(number).words}" for label, number in shown),
            unit="" if document_language() == "en" else say("reports", "persons"),  # 1 persons
        ),
        Paragraph(
            say(
                "reports",
                "{limit} members may be graded excellent (base {base}), {given} are.",
                limit=distribution.cap.limit,
                base=distribution.cap.base,
                given=distribution.cap.given,
            )
        ),
    ]
    if distribution.cap.is_over and distribution.cap_reason:
        blocks.append(
            Paragraph(say("reports", "Reason for going over: {reason}", reason=distribution.cap_reason))
        )
    return blocks


def _label(outcome: object) -> str:
    return say("reports", "no outcome yet") if outcome is None else term(str(outcome))
