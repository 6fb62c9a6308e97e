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
    Paragraph,
    Signature,
)
from orglife_kit.views.reports.pages.follow_up import agreed_help
from orglife_kit.views.reports.pages.frame import day_line, member_slip
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
    for heading, text in (
        (say("reports", "Opinion"), assessment.opinion),
        (say("reports", "Reason"), assessment.reason),
        (say("reports", "Direction"), assessment.direction),
    ):
        if text:
            blocks += [Heading(heading), Paragraph(text)]
    if assessment.follow_up.measure or assessment.follow_up.gap:
        blocks += [Heading(say("reports", "Help to improve")), *agreed_help(assessment.follow_up)]
    told = release.feedback
    if told is not None and told.remark:
        blocks += [Heading(say("reports", "What the member said")), Paragraph(told.remark)]
    return member_slip(
        release,
        title,
        blocks,
        Signature(say("reports", "Told by"), told.given_by if told else ""),
        day_line(told.date if told else None),
        Signature(say("reports", "Signature of the member")),
        day_line(),
    )
