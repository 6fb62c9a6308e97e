"""Reports: what a scope receives, shown in a notebook and written as HTML and PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.views.reports.files import PRINTED, USUAL, Files, printed, shared_folder, target_folder
from orglife_kit.views.reports.printing import (
    print_ballots,
    print_notice,
    print_recount,
    print_sign_in,
    print_strip,
    print_summary,
)
from orglife_kit.views.reports.word_forms import word_forms

if TYPE_CHECKING:
    import datetime

    from orglife_kit.bundle.reading import Bundle
    from orglife_kit.meeting import Meeting
    from orglife_kit.meeting.handing import WrittenBundle
    from orglife_kit.rollup.desk import Desk
    from orglife_kit.rollup.rolled_up import Rollup
    from orglife_kit.views.reports.exporting import Progress
    from orglife_kit.views.reports.model import Document
    from orglife_kit.views.reports.pages_of_branches import Made
    from orglife_kit.views.reports.rollup_charts import Pictures
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


def bundle_registration_rows(
    bundle: Bundle, superior: str
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the heads and the rows of 登记 of a branch that handed in, with ``superior`` as 上级意见.

    The rows are those of the branch, but that the id numbers are empty: no bundle has them.
    """
    from orglife_kit.views.reports.pages.registration_of_bundle import bundle_registration_texts

    return bundle_registration_texts(bundle, superior)


def branch_pages(
    desk: Desk,
    *,
    formats: Sequence[str] = PRINTED,
    folder: Path | str | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Made:
    """Write a page for each branch of a desk that has handed in; raises ``StorageError`` (``export_unwritable``)."""
    from orglife_kit.i18n import say
    from orglife_kit.views.reports.pages_of_branches import write_branch_pages

    standing = desk.standing()
    target = shared_folder(folder) / say("reports", "Pages of the branches")
    branches = (*standing.branches, *standing.unlisted)
    return write_branch_pages(
        branches, target, formats=formats, passphrase=desk.passphrase, progress=progress
    )


def rollup_pictures(
    found: Rollup, listed: Sequence[str] = (), year: int | None = None, as_of: datetime.date | None = None
) -> Pictures:
    """Return what is there in the order of the list, 优秀 used against the limit, and what is due, as pictures.

    The first two are of ``year``, the last one that is collected unless given.
    """
    from orglife_kit.views.reports.rollup_charts import (
        Pictures,
        cap_picture,
        completeness_picture,
        due_picture,
    )

    drawn = (completeness_picture(found, listed, year), cap_picture(found, year), due_picture(found, as_of))
    return Pictures(drawn)


def rollup(
    found: Rollup,
    scope: str = "SUPERVISOR",
    *,
    as_of: str | datetime.date | None = None,
    formats: Sequence[str] = USUAL,
    folder: Path | str | None = None,
) -> Files:
    """Write the roll-up of many branches for the supervisor or for a wider circle (PUBLIC) and return the paths.

    What goes out to PUBLIC is kept beside the collected bundles. Raises ``RefusedError``: ``scope_unknown``,
    ``public_too_few``, ``public_difference``, ``rollup_empty``; ``InputError`` as ``found.totals``, and
    ``collection_busy`` while somebody else collects there or publishes.
    """
    from orglife_kit.errors import refuse
    from orglife_kit.i18n import sentence
    from orglife_kit.rollup.collect.collection import locked
    from orglife_kit.rollup.public.kept import keep_published, published
    from orglife_kit.rollup.public.publication import public_year
    from orglife_kit.rules.publication.scopes import Scope
    from orglife_kit.views.reports.names import scope_in_name
    from orglife_kit.views.reports.pages.rolled_up import public_page, rollup_page
    from orglife_kit.views.reports.write import render_report, write_files

    known = (Scope.SUPERVISOR, Scope.PUBLIC)
    if Scope.named(scope) not in known:
        raise refuse("scope_unknown", scope=scope, known="、".join(known))
    told = found.totals(as_of)
    if not told["years"]:
        raise refuse("rollup_empty")
    target = shared_folder(folder)

    def stem_of(document: Document) -> str:
        return f"{document.title}-{scope_in_name(Scope.named(scope))}"

    if scope == Scope.SUPERVISOR:
        document = rollup_page(told, [(entry.file, sentence(entry.told)) for entry in found.set_aside()])
        return Files(
            write_files(
                target,
                f"{document.title}-{scope_in_name(Scope.named(scope))}",
                render_report(document, formats),
            )
        )
    store, last = found.collection.folder, told["years"][-1]
    with locked(store):  # of two that go out at once the second is measured by the first
        year = public_year(last, published(store))
        document = public_page(year, last, told["as_of"])
        contents = render_report(document, formats)
        keep_published(store, year)
    return Files(write_files(target, stem_of(document), contents))


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


def sources(meeting: Meeting, link: Callable[[str], str]) -> str:
    """Return 出处 as markup: for each clause where it is recorded and what shows it; ``link`` leads to a notebook."""
    import datetime

    from orglife_kit.views.reports.clause_sources import sources_markup

    return sources_markup(meeting.record, datetime.date.today(), link)
