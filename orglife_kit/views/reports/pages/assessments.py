"""评定意见表: every member's opinion, what it rests on, and the feedback; for the deciding organ alone (C9)."""

from __future__ import annotations

from orglife_kit.i18n import say, term
from orglife_kit.rules.assessment.outcomes import Assessment
from orglife_kit.rules.publication.release import Release
from orglife_kit.views.reports.model import Column, Document, Table
from orglife_kit.views.reports.pages.frame import LANDSCAPE, organ_note, release_page
from orglife_kit.views.reports.pages.words import listed


def assessments_page(release: Release, title: str) -> Document:
    """Return the opinions in roster order."""
    columns = (
        Column(say("reports", "Name"), width=12, heads_row=True),
        Column(say("reports", "Grade"), width=10, least=22),
        Column(say("reports", "Opinion"), width=24),
        Column(say("reports", "Direction"), width=19),
        Column(say("reports", "Bases"), width=17),
        Column(say("reports", "Daily conduct"), width=16),
        Column(say("reports", "Told by"), group=say("reports", "Feedback"), width=12),
        Column(say("reports", "Day"), group=say("reports", "Feedback"), width=16),
        Column(say("reports", "The member's remark"), group=say("reports", "Feedback"), width=15),
    )
    rows = tuple(
        (
            line.label,
            *_decided(line.assessment),
            line.conduct,
            *(
                (line.feedback.given_by, line.feedback.date, line.feedback.remark)
                if line.feedback
                else ("",) * 3
            ),
        )
        for line in release.assessments or ()
    )
    return release_page(release, title, (Table(columns, rows), organ_note(release.facts)), page=LANDSCAPE)


def _decided(assessment: Assessment | None) -> tuple[str, str, str, str]:
    """Return the grade, the opinion, 努力方向 and what they rest on."""
    if assessment is None:
        return say("reports", "no outcome yet"), "", "", ""
    bases = listed(term(basis.value) for basis in sorted(assessment.bases))
    return term(assessment.outcome.value), assessment.opinion, assessment.direction, bases
