"""评定意见反馈单: what one member is told of his own assessment; no count, no critic's name."""

from __future__ import annotations

from orglife_kit.i18n import say, term
from orglife_kit.rules.publication.release import Release
from orglife_kit.views.reports.model import (
    Block,
    Document,
    Fields,
    FormField,
    Heading,
    Page,
    Paragraph,
    Signature,
    Signatures,
    Spacer,
    Together,
)
from orglife_kit.views.reports.pages.follow_up import after_blocks
from orglife_kit.views.reports.pages.words import document_language, year_line


def feedback_slip(release: Release) -> Document:
    """Return one member's slip."""
    assert release.member is not None
    assert release.member.assessment is not None
    facts, assessment = release.facts, release.member.assessment
    blocks: list[Block] = [
        Fields(
            (
                FormField(say("reports", "Name"), release.member.label),
                FormField(say("reports", "Year"), str(facts.year)),
                FormField(say("reports", "Grade"), term(assessment.outcome.value)),
                FormField(say("reports", "Deciding organ"), term(facts.organ.value)),
            ),
            across=2,
        )
    ]
    for title, text in (
        (say("reports", "Opinion"), assessment.opinion),
        (say("reports", "Reason"), assessment.reason),
        (say("reports", "Direction"), assessment.direction),
    ):
        if text:
            blocks += [Heading(title), Paragraph(text)]
    for line in release.after or ():
        helped, failed = say("reports", "Help to improve"), say("reports", "Education and disposition")
        blocks += [Heading(helped if line.follow_up else failed), *after_blocks(line)]
    blocks.append(
        Together(
            (
                Spacer(6),
                Signatures(
                    (
                        Signature(say("reports", "Told by")),
                        Signature(say("reports", "Day")),
                        Signature(say("reports", "Signature of the member")),
                        Signature(say("reports", "Day")),
                    )
                ),
            )
        )
    )
    return Document(
        say("reports", "Feedback slip"),
        tuple(blocks),
        subtitle=year_line(facts),
        language=document_language(),
        page=Page(margins="compact", numbers=False),
    )
