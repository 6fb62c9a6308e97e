"""Which documents each scope receives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orglife_kit.errors import refuse
from orglife_kit.rules.publication.release import Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.pages.attendance import attendance_page
from orglife_kit.views.reports.pages.distribution import distribution_page
from orglife_kit.views.reports.pages.findings import committee_findings_page, member_findings_page
from orglife_kit.views.reports.pages.follow_up import after_page
from orglife_kit.views.reports.pages.ledger import accounts_page, commitment_slip, ledger_page
from orglife_kit.views.reports.pages.meeting_page import meeting_page
from orglife_kit.views.reports.pages.minutes import minutes_page
from orglife_kit.views.reports.pages.registration import registration
from orglife_kit.views.reports.pages.slip import feedback_slip
from orglife_kit.views.reports.pages.study import study_page
from orglife_kit.views.reports.pages.summary import tally_summary
from orglife_kit.views.reports.pages.talks import talks_page


@dataclass(frozen=True)
class ScopedDocument:
    """One document of a scope: its file's name, and whose each text is (``owners``: text → member)."""

    stem: str
    document: Document
    owners: Mapping[str, str]


def documents(release: Release) -> tuple[ScopedDocument, ...]:
    """Return the documents of one release, in the order in which they are read.

    Raises ``RefusedError`` (``nothing_to_publish``) where the scope receives nothing yet.
    """
    pages = _pages(release)
    if not pages:
        raise refuse("nothing_to_publish", scope=release.scope)
    owners = _owners(release)
    member = f"-{release.member.label}" if release.member else ""
    return tuple(
        ScopedDocument(f"{page.title}-{release.scope.value}{member}", page, owners) for page in pages
    )


def _pages(release: Release) -> list[Document]:
    pages: list[Document] = []
    if release.member is not None and release.member.assessment is not None:
        pages.append(feedback_slip(release))
    if release.scope in (Scope.BRANCH, Scope.SUPERVISOR):
        pages.append(meeting_page(release))
    pages += _preparation_pages(release)
    if release.minutes is not None:
        pages.append(minutes_page(release))
    return [*pages, *_pages_after(release)]


def _preparation_pages(release: Release) -> list[Document]:
    """Return what is kept of the preparation; for branch and supervisor study and talks stand on their page."""
    pages = []
    if release.study is not None and release.study.sessions and release.scope is Scope.ORGAN:
        pages.append(study_page(release))
    if release.talks:
        pages.append(talks_page(release))
    if release.committee_findings:
        pages.append(committee_findings_page(release))
    if release.papers:
        pages.append(member_findings_page(release))
    return pages


def _pages_after(release: Release) -> list[Document]:
    """Return the pages of the ratings, the outcomes and what follows."""
    pages = []
    if release.tallies is not None and (release.tallies or release.scope is Scope.ORGAN):
        pages.append(tally_summary(release))
    if release.distribution is not None and release.scope is not Scope.BRANCH:
        pages.append(distribution_page(release))
    if release.outcomes is not None:
        pages.append(registration(release))
    if release.attendance is not None and release.scope is Scope.ORGAN:
        pages.append(attendance_page(release))
    if release.after and release.scope is not Scope.MEMBER:
        pages.append(after_page(release))
    if release.rectification:
        own = release.scope is Scope.MEMBER
        pages.append(commitment_slip(release) if own else ledger_page(release))
    if release.accounts:
        pages.append(accounts_page(release))
    return pages


def _owners(release: Release) -> dict[str, str]:
    """Return whose each text is that a member wrote or bears."""
    return {text: label for text, label in _texts(release) if text}


def _texts(release: Release) -> Iterator[tuple[str, str]]:
    yield from _texts_of_outcomes(release)
    yield from _texts_of_the_preparation(release)
    for tally in release.tallies or ():
        for row in tally.rows:
            yield row.subject.label, row.subject.label
    for line in release.exceptions or ():
        yield line.label, line.label
    for item in release.rectification or ():
        for text in (item.item.problem, item.item.measure, item.item.owner, item.progress):
            yield text, item.label or item.item.owner


def _texts_of_outcomes(release: Release) -> Iterator[tuple[str, str]]:
    for entry in (*(release.outcomes or ()), *((release.member,) if release.member else ())):
        yield entry.member.name, entry.label
        if entry.assessment is not None:
            assessment = entry.assessment
            own = (assessment.opinion, assessment.direction, assessment.reason)
            for text in (*own, *vars(assessment.follow_up).values()):
                yield text, entry.label


def _texts_of_the_preparation(release: Release) -> Iterator[tuple[str, str]]:
    for talk in release.talks or ():
        yield talk.talker, talk.talker
        yield talk.listener, talk.listener
    for session in release.study.sessions if release.study else ():
        for absence in session.absences or ():
            yield absence.label, absence.label
    for paper in release.papers or ():
        yield paper.label, paper.label
        yield paper.self_review, paper.label
        for finding in paper.findings:
            yield finding.point, paper.label
