"""What is printed by a button: plan, notice, talks, ballots, sign-in sheet, strip, summary, recount sheet, accounts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.views.reports.files import PRINTED, PRINTED_NOTICE, Files, printed

if TYPE_CHECKING:
    from orglife_kit.meeting import Meeting


def print_ballots(
    meeting: Meeting,
    kind: str = "members",
    *,
    folder: Path | str | None = None,
    copies: int = 1,
    formats: Sequence[str] = PRINTED,
    paper: str = "A4",
) -> Files:
    """Write ``copies`` of the ballot of a round as one file and return its path.

    Raises ``InputError`` (``copies_impossible``), ``RefusedError`` (``round_unknown``, ``round_not_on_agenda``).
    """
    from orglife_kit.errors import InputError, notice
    from orglife_kit.meeting.release import facts
    from orglife_kit.rules.assessment.standing import cap
    from orglife_kit.rules.ballots.opening import grade_set_of, subjects_of
    from orglife_kit.rules.ballots.planned import check_planned, rated_of
    from orglife_kit.rules.ballots.round import RoundKind
    from orglife_kit.views.reports.names import rated_in_name
    from orglife_kit.views.reports.pages.ballot_paper import ballot_paper

    if not 1 <= copies <= 1000:
        raise InputError(notice("copies_impossible", number=copies))
    record, rated = meeting.record, RoundKind.named(kind)
    check_planned(record, rated)
    document = ballot_paper(
        facts(record),
        rated,
        subjects_of(record, rated),
        grade_set_of(record, rated),
        record.plan.settings,
        cap(record).limit,
        copies,
    )
    return printed(
        meeting,
        document,
        f"{document.title}-{rated_in_name(rated_of(record, rated))}",
        folder,
        formats,
        paper,
    )


def print_sign_in(
    meeting: Meeting, *, folder: Path | str | None = None, formats: Sequence[str] = PRINTED
) -> Files:
    """Write the sign-in sheet and return its path."""
    from orglife_kit.i18n import say
    from orglife_kit.meeting.release import facts
    from orglife_kit.rules.ballots.attendance import attendance_count
    from orglife_kit.rules.plan.members import Flag
    from orglife_kit.views.reports.pages.paper import sign_in_sheet

    record = meeting.record
    label, signed = record.roster.label, record.ballots.representatives
    labels = [label(number) for number in record.roster.numbers]
    without = say("reports", "Not counted")
    remarks = {
        label(member.number): without
        for member in record.roster.members
        if not member.has(Flag.COUNTS_IN_DUE)
    }
    blank = ("",) * (record.plan.settings.public_representatives - len(signed))
    due = attendance_count(record).due
    document = sign_in_sheet(facts(record), labels, due, remarks, (*signed, *blank))
    return printed(meeting, document, document.title, folder, formats)


def print_strip(
    meeting: Meeting, *, folder: Path | str | None = None, formats: Sequence[str] = PRINTED
) -> Files:
    """Write the strip with every root and return its path.

    Raises ``RefusedError`` (``nothing_closed``) where no rating is closed yet.
    """
    from orglife_kit.errors import refuse
    from orglife_kit.meeting.release import facts
    from orglife_kit.views.reports.pages.strip import sealing_strip

    record = meeting.record
    if not any(entry.boxes for entry in record.ballots.rounds):
        raise refuse("nothing_closed")
    document = sealing_strip(facts(record), record.ballots.rounds)
    return printed(meeting, document, document.title, folder, formats)


def print_summary(
    meeting: Meeting, *, folder: Path | str | None = None, formats: Sequence[str] = PRINTED
) -> Files:
    """Write the summary of the closed ratings, to be signed, and return its path.

    Raises ``RefusedError`` (``nothing_closed``) where no rating is closed yet.
    """
    from orglife_kit.errors import refuse
    from orglife_kit.i18n import say
    from orglife_kit.meeting.release import release
    from orglife_kit.views.reports.pages.summary import tally_summary

    record = meeting.record
    if not any(entry.boxes for entry in record.ballots.rounds):
        raise refuse("nothing_closed")
    document = tally_summary(release(record, "ORGAN"), say("reports", "Summary of the rating"))
    return printed(meeting, document, document.title, folder, formats)


def print_notice(
    meeting: Meeting, *, folder: Path | str | None = None, formats: Sequence[str] = PRINTED_NOTICE
) -> Files:
    """Write the notice of the meeting, made from the plan, as HTML and PDF and return the paths.

    Raises ``InputError`` (``field_not_filled``, ``placeholder_left``) while the plan still holds ``***`` or XX.
    """
    import datetime

    from orglife_kit.meeting.release import facts
    from orglife_kit.views.reports.pages.notice import notice_page

    record = meeting.record
    document = notice_page(facts(record), record.plan, datetime.date.today())
    return printed(meeting, document, document.title, folder, formats)


def print_recount(
    meeting: Meeting,
    kind: str = "members",
    ballot_class: str = "members",
    *,
    folder: Path | str | None = None,
    formats: Sequence[str] = PRINTED,
) -> Files:
    """Write the sheet of those who are drawn to be counted again and return its path.

    Raises ``RefusedError`` (``recount_nobody_drawn``).
    """
    from orglife_kit.errors import refuse
    from orglife_kit.i18n import term
    from orglife_kit.meeting.release import facts
    from orglife_kit.rules.ballots.recount import closed_box, waiting_recount
    from orglife_kit.views.reports.names import rated_in_name
    from orglife_kit.views.reports.pages.recount import recount_sheet

    record = meeting.record
    entry, tally = closed_box(record, kind, ballot_class)
    recount = waiting_recount(record, entry.number, tally.ballot_class)
    if recount is None:
        raise refuse("recount_nobody_drawn")
    document = recount_sheet(facts(record), tally, recount.drawn)
    stem = f"{document.title}-{rated_in_name(tally.rates)}-{term(tally.ballot_class.value)}"
    return printed(meeting, document, stem, folder, formats)


def print_plan(
    meeting: Meeting, *, folder: Path | str | None = None, formats: Sequence[str] = PRINTED
) -> Files:
    """Write the plan as an official page and return its path.

    Raises ``InputError`` (``field_not_filled``, ``placeholder_left``) while it still holds ``***`` or XX.
    """
    from orglife_kit.meeting.release import facts
    from orglife_kit.views.reports.pages.plan_page import plan_page

    record = meeting.record
    document = plan_page(facts(record), record.plan)
    return printed(meeting, document, document.title, folder, formats)


def print_account(
    meeting: Meeting,
    number: int | None = None,
    *,
    folder: Path | str | None = None,
    formats: Sequence[str] = PRINTED,
) -> Files:
    """Write an account of the rectification as it was given, by its number, and return its path.

    Without a ``number`` what an account given now covers, as it is recorded. Raises ``RefusedError``
    (``account_unknown``).
    """
    from orglife_kit.meeting.entries import numbered
    from orglife_kit.meeting.release import facts, release
    from orglife_kit.rules.rectification.ledger import account_extract, accounts
    from orglife_kit.views.reports.pages.accounts import account_outline, account_sheet

    record = meeting.record
    if number is None:
        document = account_outline(release(record, "BRANCH"), account_extract(record))
        return printed(meeting, document, document.title, folder, formats)
    account = numbered(accounts(record), number, "account_unknown")
    document = account_sheet(facts(record), account)
    return printed(
        meeting, document, f"{document.title}-{account.number}-{account.date.isoformat()}", folder, formats
    )


def print_talks(
    meeting: Meeting, *, folder: Path | str | None = None, formats: Sequence[str] = PRINTED
) -> Files:
    """Write the suggested pairing of the talks and return its path; nothing of it is recorded.

    Raises ``RefusedError`` (``talks_complete``) where nobody is left to talk with.
    """
    from orglife_kit.errors import refuse
    from orglife_kit.meeting.pairing import suggested_pairs
    from orglife_kit.meeting.release import facts
    from orglife_kit.views.reports.pages.talks import suggested_talks_sheet

    record = meeting.record
    label = record.roster.label
    pairs = [(label(talker), label(listener)) for talker, listener in suggested_pairs(record)]
    if not pairs:
        raise refuse("talks_complete")
    document = suggested_talks_sheet(facts(record), pairs)
    return printed(meeting, document, document.title, folder, formats)
