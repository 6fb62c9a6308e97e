"""Reports: what a scope receives, shown in a notebook and written as HTML and PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.views.reports.desk_reports import (
    branch_pages,
    bundle_registration_rows,
    rollup,
    rollup_pictures,
)
from orglife_kit.views.reports.files import USUAL, Files, target_folder
from orglife_kit.views.reports.printing import (
    print_account,
    print_ballots,
    print_notice,
    print_plan,
    print_recount,
    print_sign_in,
    print_strip,
    print_summary,
    print_talks,
)
from orglife_kit.views.reports.word_forms import word_forms

if TYPE_CHECKING:
    import datetime

    from orglife_kit.meeting import Meeting
    from orglife_kit.meeting.handing import WrittenBundle
    from orglife_kit.views.reports.exporting import Progress
    from orglife_kit.views.reports.showing import Preview

__all__ = [
    "branch_pages",
    "bundle",
    "bundle_registration_rows",
    "calendar",
    "distribution_chart",
    "export",
    "export_names",
    "handover",
    "preview",
    "print_account",
    "print_ballots",
    "print_notice",
    "print_plan",
    "print_recount",
    "print_sign_in",
    "print_strip",
    "print_summary",
    "print_talks",
    "publish",
    "registration_rows",
    "rollup",
    "rollup_pictures",
    "sources",
    "word_forms",
]


def preview(meeting: Meeting, scope: str, member: str | int | None = None) -> Preview:
    """Return what ``scope`` would receive, for a notebook to show; exporting the notebook gives the same.

    Raises as ``meeting.publication.release``.
    """
    from orglife_kit.meeting.release import release
    from orglife_kit.views.reports.documents import documents
    from orglife_kit.views.reports.showing import Preview

    return Preview(tuple(entry.document for entry in documents(release(meeting.record, scope, member))))


def export(
    meeting: Meeting,
    scope: str,
    member: str | int | None = None,
    *,
    formats: Sequence[str] = USUAL,
    folder: Path | str | None = None,
    with_ids: bool = False,
    published_on: str | datetime.date | None = None,
    one_file: bool = False,
    paper: str = "A4",
    progress: Progress | None = None,
) -> Files:
    """Write the documents of ``scope`` into ``folder`` and return the paths, as 汇总表-支委会.pdf.

    Formats are ``html``, ``pdf``, ``xlsx``, ``docx``. Without a ``folder`` into the meeting's own in the nearest
    ``exports``. With ``published_on`` it is recorded as by ``publish`` that these very files went out on that day;
    where that is refused none is written. MEMBER without a ``member`` writes for everybody who has anything of his own.
    ``one_file`` binds all of it as one file with cover and contents; ``paper`` is ``A4``, ``A5`` or ``two-up``;
    ``progress`` is told the name of each document before it is made. Nothing is written when one of the documents
    cannot be. Raises as ``release`` and ``note_shown`` of ``meeting.publication``, and ``write_files``.
    """
    from orglife_kit.views.reports.exporting import Wanted, rendered
    from orglife_kit.views.reports.write import write_files

    wanted = Wanted(tuple(formats), with_ids, one_file, paper)
    made = rendered(meeting.record, scope, member, wanted, progress)
    target = target_folder(meeting, folder)
    written: list[Path] = []

    def hand_out() -> None:
        for stem, content in made.contents.items():
            written.extend(write_files(target, stem, content))

    if published_on is None:
        meeting.publication.note_shown(made.releases, hand_out)
    else:
        meeting.publication.publish(scope, made.named, published_on, made.releases, hand_out)
    return Files(written)


def export_names(
    meeting: Meeting,
    scope: str,
    member: str | int | None = None,
    *,
    formats: Sequence[str] = USUAL,
    with_ids: bool = False,
    one_file: bool = False,
    paper: str = "A4",
) -> tuple[str, ...]:
    """Return the names of the files that ``export`` would write now; nothing is written or recorded.

    Raises as ``release`` of ``meeting.publication``.
    """
    from orglife_kit.views.reports.exporting import Wanted, file_names

    return file_names(meeting.record, scope, member, Wanted(tuple(formats), with_ids, one_file, paper))


def publish(
    meeting: Meeting,
    scope: str,
    date: str | datetime.date,
    member: str | int | None = None,
    *,
    formats: Sequence[str] = USUAL,
    with_ids: bool = False,
) -> Files:
    """Record that what ``export`` writes now went out on ``date``; return the copies that the meeting keeps.

    Raises as ``release`` and ``publish`` of ``meeting.publication``.
    """
    from orglife_kit.views.reports.exporting import Wanted, rendered

    made = rendered(meeting.record, scope, member, Wanted(tuple(formats), with_ids))
    number = meeting.publication.publish(scope, made.named, date, made.releases)
    return Files(meeting.publication.published_files(number))


def distribution_chart(meeting: Meeting) -> Preview:
    """Return the distribution of final grades as table and chart, as the deciding organ sees it."""
    from orglife_kit.meeting.release import release
    from orglife_kit.views.reports.documents import DISTRIBUTION
    from orglife_kit.views.reports.showing import Preview

    return Preview((DISTRIBUTION.document(release(meeting.record, "ORGAN")),))


def calendar(meeting: Meeting, *, folder: Path | str | None = None) -> Files:
    """Write the plan's stages and the due days of open items as a calendar file and return its path."""
    from orglife_kit.i18n import say, term
    from orglife_kit.meeting.calendar import calendar_days, calendar_file
    from orglife_kit.views.reports.write import write_files

    record = meeting.record
    words = {day.what: term(day.what) for day in calendar_days(record)}
    title = say("reports", "{branch}, {year}", branch=record.plan.branch, year=record.plan.year)
    content = {"ics": calendar_file(record, words, title)}
    return Files(write_files(target_folder(meeting, folder), say("reports", "Calendar"), content))


def bundle(
    meeting: Meeting, *, passphrase: str | None = None, folder: Path | str | None = None
) -> WrittenBundle:
    """Write what goes up to the supervisor into ``folder``, the meeting's own in ``exports`` unless given.

    Raises as ``meeting.publication.bundle``.
    """
    from orglife_kit.i18n import say
    from orglife_kit.meeting.release import facts
    from orglife_kit.views.reports.write import safe_stem

    told = facts(meeting.record)
    stem = safe_stem(say("reports", "Bundle") + f"-{told.branch}-{told.year}")
    path = target_folder(meeting, folder) / f"{stem}.{'zip' if passphrase is None else 'age'}"
    return meeting.publication.bundle(path, passphrase=passphrase)


def handover(
    meeting: Meeting,
    written: WrittenBundle,
    *,
    folder: Path | str | None = None,
    formats: Sequence[str] = ("pdf",),
) -> Files:
    """Write the hand-over note of a bundle (交接单) and return the paths; raises as ``write_files``."""
    from orglife_kit.meeting.release import facts
    from orglife_kit.views.reports.pages.handover import HandedFile, handover_note
    from orglife_kit.views.reports.write import render_report, write_files

    record = meeting.record
    handed = HandedFile(
        written.path.name, written.digest, written.number, len(record.roster), written.is_sealed
    )
    document = handover_note(facts(record), handed)
    stem = f"{document.title}-{written.path.stem}"
    return Files(write_files(target_folder(meeting, folder), stem, render_report(document, formats)))


def registration_rows(
    meeting: Meeting, *, with_ids: bool = False
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the heads and the rows of 登记 as texts, as the deciding organ types them into the upper system.

    Raises as ``meeting.publication.release``.
    """
    from orglife_kit.views.reports.pages.registration import registration_texts

    return registration_texts(meeting.publication.release("ORGAN", with_ids=with_ids))


def sources(meeting: Meeting, link: Callable[[str], str]) -> str:
    """Return 出处 as markup: for each clause where it is recorded and what shows it; ``link`` leads to a notebook."""
    import datetime

    from orglife_kit.views.reports.clause_sources import sources_markup

    return sources_markup(meeting.record, datetime.date.today(), link)
