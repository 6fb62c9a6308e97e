"""会议通知: when and where the meeting is, who takes part, what is on the agenda, what comes before it (C12)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from orglife_kit.i18n import say
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.plan.plan import Period, Plan
from orglife_kit.rules.publication.release import MeetingFacts
from orglife_kit.views.reports.model import (
    Block,
    Closing,
    Document,
    Fields,
    FormField,
    Heading,
    ListBlock,
    Paragraph,
)
from orglife_kit.views.reports.pages.frame import sheet
from orglife_kit.views.reports.pages.words import agenda_list, from_to, long_date, moment, persons


def notice_page(facts: MeetingFacts, plan: Plan, today: datetime.date) -> Document:
    """Return the notice of ``today``; what the plan does not say is left out."""
    meeting, settings = plan.meeting, plan.settings
    invited = settings.public_representatives if any(map(settings.public_cast_in, RoundKind)) else 0
    blocks: list[Block] = [
        Paragraph(say("reports", "To all members:")),
        Paragraph(
            say(
                "reports",
                "The branch holds its organizational life meeting of {year} with the democratic appraisal of members"
                " on {when} at {place}. Please be there in time.",
                year=facts.year,
                when=moment(facts.date, facts.time),
                place=facts.place,
            )
        ),
    ]
    fields = (
        (say("reports", "Theme"), facts.theme),
        (say("reports", "Date"), moment(facts.date, facts.time)),
        (say("reports", "Place"), facts.place),
        (say("reports", "Host"), facts.host),
        (say("reports", "Participants"), meeting.participants),
        (say("reports", "Public representatives (sitting in)"), persons(invited) if invited else ""),
        (say("reports", "Guided by"), meeting.guide),
        (say("reports", "Commented on by"), meeting.supervising_group),
    )
    blocks.append(Fields(tuple(FormField(label, text) for label, text in fields if text)))
    if plan.agenda_texts:
        blocks += [Heading(say("reports", "Agenda")), agenda_list(plan.agenda_texts)]
    before = tuple(_before(plan))
    if before:
        blocks += [Heading(say("reports", "Before the meeting")), ListBlock(before, ordered=True)]
    words = say(
        "reports",
        "Who cannot come asks {host} for leave before the meeting, with the reason.",
        host=facts.host,
    )
    blocks += [Paragraph(words), Closing(facts.branch, today)]
    return sheet(facts, say("reports", "Notice of the meeting"), blocks)


def _before(plan: Plan) -> Iterator[str]:
    """Yield what comes before the meeting, each with its days."""
    preparation = plan.preparation
    for name, days in (
        (say("reports", "Study session"), long_date(preparation.study_date)),
        (say("reports", "Talks"), _days(preparation.talks)),
        (say("reports", "Findings"), _days(preparation.findings)),
    ):
        if days:
            yield say("reports", "{name}: {days}", name=name, days=days)


def _days(period: Period) -> str:
    first, last = period.first, period.last
    if first is None or last is None or first == last:
        return long_date(first or last)
    return from_to(first, last)
