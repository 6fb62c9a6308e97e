"""Which documents each scope receives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orglife_kit.errors import refuse
from orglife_kit.rules.publication import Release, Scope
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.pages.attendance import attendance_page
from orglife_kit.views.reports.pages.distribution import distribution_page
from orglife_kit.views.reports.pages.findings import committee_findings_page, member_findings_page
from orglife_kit.views.reports.pages.meeting_page import meeting_page
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
    if release.tallies is not None and (release.tallies or release.scope is Scope.ORGAN):
        pages.append(tally_summary(release))
    if release.distribution is not None and release.scope is not Scope.BRANCH:
        pages.append(distribution_page(release))
    if release.outcomes is not None:
        pages.append(registration(release))
    if release.attendance is not None and release.scope is Scope.ORGAN:
        pages.append(attendance_page(release))
    return pages


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


def _owners(release: Release) -> dict[str, str]:
    """Return whose each text is that a member wrote or bears."""
    owners: dict[str, str] = {}
    entries = (*(release.outcomes or ()), *((release.member,) if release.member else ()))
    for entry in entries:
        owners[entry.member.name] = entry.label
        if entry.assessment is not None:
            texts = (entry.assessment.opinion, entry.assessment.direction, entry.assessment.reason)
            owners |= {
                text: entry.label for text in (*texts, *vars(entry.assessment.follow_up).values()) if text
            }
    for papers in release.papers or ():
        words = (papers.label, papers.self_review, *(finding.point for finding in papers.findings))
        owners |= {text: papers.label for text in words if text}
    for talk in release.talks or ():
        owners |= {label: label for label in (talk.talker, talk.listener)}
    if release.study is not None:
        owners |= {
            one.label: one.label for session in release.study.sessions for one in session.absences or ()
        }
    for tally in release.tallies or ():
        owners |= {row.subject.label: row.subject.label for row in tally.rows}
    for line in release.exceptions or ():
        owners[line.label] = line.label
    return owners
