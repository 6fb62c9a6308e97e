"""What is recorded beside a grade: the rating, what the member took part in, last year's items (C9, C18)."""

from __future__ import annotations

from orglife_kit.i18n import count_heads, day_words, term, words_of
from orglife_kit.rules.assessment.outcomes import Basis
from orglife_kit.rules.assessment.participation import Participation
from orglife_kit.rules.assessment.standing import participations
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import account_line
from orglife_kit.rules.rectification.carried import of_earlier_years
from orglife_kit.views.forms.base import paragraph, paragraphs, table, title
from orglife_kit.views.forms.item_words import became_of

_ = words_of("assessment")


def basis_label(basis: Basis, record: MeetingRecord) -> str:
    """Return what a basis is called, the education by the name that the plan gives it."""
    education = record.plan.theme.education
    if basis is Basis.PARTICIPATION and education:
        return _("Taking part in {education}", education=education)
    return term(basis)


def recorded_of(record: MeetingRecord, number: int) -> str:
    """Return what is recorded of a member: 测评情况, what he took part in, last year's items."""
    (part,) = (entry for entry in participations(record) if entry.member == number)
    lines = paragraphs((*_took_part(part), *_of_last_year(record, number)))
    return title(record.roster.label(number)) + _rated(record, number) + lines


def _rated(record: MeetingRecord, number: int) -> str:
    tally = tally_of(record, RoundKind.MEMBERS)
    counts = next((row.counts for row in tally.rows if row.subject.number == number), None)
    if counts is None:
        return paragraph(_("Not graded: probationary member"))
    labels = count_heads(tally.grade_set)
    return table(labels, [counts], _("Rating, in ballots"))


def _of_last_year(record: MeetingRecord, number: int) -> list[str]:
    """Return last year's items of a member with what became of each (C18)."""
    return [
        _(
            "Item of {year}: {became}",
            year=item.of_year,
            became=became_of(account_line(item, record.rectification.history(item.number))),
        )
        for item in of_earlier_years(record)
        if item.member == number
    ]


def _took_part(part: Participation) -> list[str]:
    """Return what is recorded of a member's taking part, a sentence each."""
    lines = []
    if part.sessions:
        words = _("Study: {studied} of {sessions}", studied=part.studied, sessions=part.sessions)
        if part.made_up:
            words += _(", made up on {days}", days="、".join(map(day_words, part.made_up)))
        if part.to_make_up:
            words += _(", {number} still to make up", number=part.to_make_up)
        lines.append(words)
    if part.talks:
        words = _("Talks: {number}", number=part.talks)
        if part.with_secretary:
            words += _(", the secretary among them")
        lines.append(words)
    presence = term(part.meeting.presence) if part.meeting else "—"
    reason = f"（{part.meeting.reason}）" if part.meeting and part.meeting.reason else ""
    lines.append(_("Meeting: {presence}{reason}", presence=presence, reason=reason))
    return lines
