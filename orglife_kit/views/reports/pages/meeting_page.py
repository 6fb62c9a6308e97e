"""组织生活会和民主评议情况: what the branch, or the supervisor, is told of the meeting."""

from __future__ import annotations

from orglife_kit.i18n import say
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.reconciliation import BallotNumbers
from orglife_kit.rules.publication.release import Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.views.reports.cells import CellValue
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Paragraph,
    Table,
)
from orglife_kit.views.reports.pages.attendance import (
    attendance_fields,
    leave_sentence,
    representatives_sentence,
)
from orglife_kit.views.reports.pages.distribution import distribution_blocks
from orglife_kit.views.reports.pages.frame import kept_by, release_page
from orglife_kit.views.reports.pages.study import study_blocks
from orglife_kit.views.reports.pages.talks import coverage_fields
from orglife_kit.views.reports.pages.words import agenda_list, listed, meeting_fields, round_title


def meeting_page(release: Release, title: str) -> Document:
    """Return the page: agenda, preparation, attendance, the numbers of ballots; final grades only where handed over."""
    blocks: list[Block] = [meeting_fields(release.facts)]
    if release.facts.theme:
        blocks.append(Fields((FormField(say("reports", "Theme"), release.facts.theme),)))
    if release.agenda:
        blocks += [Heading(say("reports", "Agenda")), agenda_list(release.agenda)]
    if release.study is not None and release.study.sessions:
        blocks += [Heading(say("reports", "Study before the meeting")), *study_blocks(release.study)]
    if release.talk_numbers is not None:
        blocks += [Heading(say("reports", "Talks before the meeting")), coverage_fields(release.talk_numbers)]
    if release.attendance is not None:
        fields = attendance_fields(release.attendance, release.not_counted_number)
        blocks += [Heading(say("reports", "Attendance")), fields]
        if release.exceptions:
            blocks.append(Paragraph(leave_sentence(release.exceptions)))
        if release.representatives:
            blocks.append(Paragraph(representatives_sentence(release.representatives)))
    blocks.append(Heading(say("reports", "Ratings")))
    if release.ballot_numbers:
        blocks.append(_numbers(release.ballot_numbers))
        blocks += [Paragraph(words, "note") for words in _officers(release.ballot_numbers)]
    else:
        blocks.append(Paragraph(say("reports", "No rating has been closed yet.")))
    if release.feedback_numbers is not None and release.feedback_numbers.graded:
        numbers = release.feedback_numbers
        words = say(
            "reports",
            "{told} of {graded} graded members were told their assessment.",
            told=numbers.told,
            graded=numbers.graded,
        )
        blocks += [Heading(say("reports", "Feedback")), Paragraph(words)]
    for words in release.comments or ():
        blocks += [Heading(say("reports", "Comment of the supervising group")), Paragraph(words)]
    if release.distribution is not None and release.scope is Scope.BRANCH:
        blocks += [
            Heading(say("reports", "Distribution of grades")),
            *distribution_blocks(release.distribution),
        ]
    return release_page(release, title, [*blocks, *_signed(release)])


def _signed(release: Release) -> list[Block]:
    """Return where is signed what is handed up."""
    if release.scope is not Scope.SUPERVISOR:
        return []
    return [kept_by(say("reports", "Filled in by"), say("reports", "Secretary"))]


def _numbers(numbers: tuple[BallotNumbers, ...]) -> Table:
    unit = say("reports", "ballots (number)")
    columns = (
        Column(say("reports", "Rating"), heads_row=True, width=26),
        Column(say("reports", "May take part (members)"), "number", "center", width=14),
        *(
            Column(label, "number", "center", group=unit, width=11)
            for label in (
                say("reports", "Issued"),
                say("reports", "Received"),
                say("reports", "Valid"),
                say("reports", "Void"),
            )
        ),
    )
    return Table(columns, tuple(_row(entry) for entry in numbers))


def _row(entry: BallotNumbers) -> tuple[CellValue, ...]:
    title = round_title(entry.rates, entry.ballot_class, entry.attempt)
    if entry.is_void_round:
        title = say("reports", "{title} (void, rated again)", title=title)
    counted = ("—", "—") if entry.is_void_round else (entry.valid, entry.void)
    return (title, entry.entitled, entry.issued, entry.received, *counted)


def _officers(numbers: tuple[BallotNumbers, ...]) -> list[str]:
    lines = []
    for entry in numbers:
        if entry.tellers or entry.scrutineers:
            words = say(
                "reports",
                "{title}: tellers {tellers}; scrutineers {scrutineers}",
                title=round_title(entry.rates, BallotClass.MEMBERS, entry.attempt),
                tellers=listed(entry.tellers) or say("reports", "none"),
                scrutineers=listed(entry.scrutineers) or say("reports", "none"),
            )
            lines.append(
                words + (say("reports", "; passed by {way}", way=entry.passed) if entry.passed else "")
            )
    return list(dict.fromkeys(lines))
