"""Every page that is made of a release, declared once: what it shows, when there is something to show, its builder.

Who may see a page follows from its contents (``rules/publication/scopes.py``). A page is added as one entry of
``PAGES``.
"""

from __future__ import annotations

from collections.abc import Callable

from orglife_kit.errors import refuse
from orglife_kit.frozen import dataclass
from orglife_kit.i18n import say
from orglife_kit.locale import mark
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.publication.release import AssessmentLine, Release
from orglife_kit.rules.publication.scopes import Content, Scope
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.names import scope_in_name
from orglife_kit.views.reports.pages.accounts import accounts_page
from orglife_kit.views.reports.pages.assessments import assessments_page
from orglife_kit.views.reports.pages.attendance import attendance_page
from orglife_kit.views.reports.pages.distribution import distribution_page
from orglife_kit.views.reports.pages.findings import committee_findings_page, member_findings_page
from orglife_kit.views.reports.pages.follow_up import follow_up_page
from orglife_kit.views.reports.pages.ledger import commitment_slip, ledger_page
from orglife_kit.views.reports.pages.meeting_page import meeting_page
from orglife_kit.views.reports.pages.minutes import minutes_page
from orglife_kit.views.reports.pages.plan_page import released_plan
from orglife_kit.views.reports.pages.publications import publications_page, remarks_page
from orglife_kit.views.reports.pages.recount import recount_page
from orglife_kit.views.reports.pages.registration import registration
from orglife_kit.views.reports.pages.roster import roster_page
from orglife_kit.views.reports.pages.slip import feedback_slip
from orglife_kit.views.reports.pages.study import study_page
from orglife_kit.views.reports.pages.summary import tally_summary
from orglife_kit.views.reports.pages.talks import talks_page


@dataclass(frozen=True)
class ReleasePage:
    """One page: its title, the contents it shows (any of them is enough), its builder.

    ``is_filled`` says whether a release holds anything for it; ``elsewhere`` are the scopes for which the same
    stands on another page. The title is also what its file is called.
    """

    title: str
    contents: frozenset[Content]
    build: Callable[[Release, str], Document]
    is_filled: Callable[[Release], object] = lambda _: True
    elsewhere: frozenset[Scope] = frozenset()

    def is_in(self, release: Release) -> bool:
        """Return whether the page is one of those made of ``release``."""
        if release.scope in self.elsewhere or not self.contents & release.contents:
            return False
        return bool(self.is_filled(release))

    @property
    def name(self) -> str:
        """Its title in the reader's language, which is also what its file is called."""
        return say("reports", self.title)

    def document(self, release: Release) -> Document:
        """Return the page as it is made of ``release``."""
        return self.build(release, self.name)


def _shows(*contents: Content) -> frozenset[Content]:
    return frozenset(contents)


def _has_findings(release: Release) -> bool:
    return bool(release.committee_findings or release.suggestions)


def _has_follow_up(release: Release) -> bool:
    """Whether something followed a lower grade; what was agreed with the assessment stands on the member's slip."""
    if release.scope is not Scope.MEMBER:
        return bool(release.follow_ups)
    return any(line.review or line.education or line.steps for line in release.follow_ups or ())


def _has_commitments(release: Release) -> bool:
    """Whether a member promised something; where that is on his feedback slip, whether anything came of it since."""
    lines = release.rectification or ()
    return any(line.has_begun for line in lines) if release.has_one_slip else bool(lines)


def _says_something(line: AssessmentLine) -> bool:
    """Whether something was written of a member beyond what his membership settles."""
    return bool(line.conduct or line.feedback or (line.assessment and line.assessment.opinion))


DISTRIBUTION = ReleasePage(
    mark("reports", "Distribution of grades"),
    _shows(Content.DISTRIBUTION),
    distribution_page,
    lambda release: release.distribution is not None,
    elsewhere=frozenset({Scope.BRANCH}),  # on the page of the meeting
)
PAGES = (  # in the order in which they are read
    ReleasePage(
        mark("reports", "Feedback slip"),
        _shows(Content.OWN_OUTCOME),
        feedback_slip,
        lambda release: release.member is not None and release.member.assessment is not None,
    ),
    ReleasePage(
        mark("reports", "The meeting and the appraisal"),
        _shows(Content.AGENDA),
        meeting_page,
        elsewhere=frozenset({Scope.ORGAN}),  # in the minutes
    ),
    ReleasePage(
        mark("reports", "Study record"),
        _shows(Content.STUDY),
        study_page,
        lambda release: release.study is not None and release.study.sessions,
        elsewhere=frozenset({Scope.BRANCH, Scope.SUPERVISOR}),  # on the page of the meeting
    ),
    ReleasePage(
        mark("reports", "Talk record"),
        _shows(Content.TALKS),
        talks_page,
        lambda release: release.talks,
    ),
    ReleasePage(
        mark("reports", "Findings of the committee"),
        _shows(Content.COMMITTEE_FINDINGS),
        committee_findings_page,
        lambda release: _has_findings(release) and release.facts.organ is DecidingOrgan.COMMITTEE,
    ),
    ReleasePage(
        mark("reports", "Findings of the branch"),
        _shows(Content.COMMITTEE_FINDINGS),
        committee_findings_page,
        lambda release: _has_findings(release) and release.facts.organ is DecidingOrgan.MEETING,
    ),
    ReleasePage(
        mark("reports", "Findings of the members"),
        _shows(Content.MEMBER_FINDINGS, Content.OWN_FINDINGS),
        member_findings_page,
        lambda release: release.member_findings and not release.has_one_slip,
    ),
    ReleasePage(
        mark("reports", "Minutes of the meeting"),
        _shows(Content.MINUTES),
        minutes_page,
        lambda release: release.minutes is not None,
    ),
    ReleasePage(
        mark("reports", "Summary of the rating"),
        _shows(Content.TALLIES),
        tally_summary,
        lambda release: release.tallies or release.scope is Scope.ORGAN,
    ),
    ReleasePage(
        mark("reports", "Recount sheet"),
        _shows(Content.TALLIES),
        recount_page,
        lambda release: release.recounts,
    ),
    DISTRIBUTION,
    ReleasePage(
        mark("reports", "Opinions on the members"),
        _shows(Content.ASSESSMENTS),
        assessments_page,
        lambda release: any(map(_says_something, release.assessments or ())),
    ),
    ReleasePage(mark("reports", "Registration of the appraisal"), _shows(Content.OUTCOMES), registration),
    ReleasePage(mark("reports", "Attendance at the meeting"), _shows(Content.LEAVE_REASONS), attendance_page),
    ReleasePage(
        mark("reports", "Help, education and disposition"),
        _shows(Content.FOLLOW_UP, Content.DISPOSITION),
        follow_up_page,
        _has_follow_up,
    ),
    ReleasePage(
        mark("reports", "Slip of commitments"),
        _shows(Content.OWN_RECTIFICATION),
        commitment_slip,
        _has_commitments,
    ),
    ReleasePage(
        mark("reports", "Rectification ledger"),
        _shows(Content.RECTIFICATION, Content.COMMITTEE_RECTIFICATION, Content.AGREED_COMMITMENTS),
        ledger_page,
        lambda release: release.rectification,
    ),
    ReleasePage(
        mark("reports", "Measures and progress"),
        _shows(Content.CHOSEN_RECTIFICATION),
        ledger_page,
        lambda release: release.rectification,
    ),
    ReleasePage(
        mark("reports", "Rectification as reported"),
        _shows(Content.RECTIFICATION, Content.HEARD_ACCOUNTS),
        accounts_page,
        lambda release: release.accounts,
    ),
    ReleasePage(
        mark("reports", "What went out, and remarks on it"),
        _shows(Content.PUBLICATIONS),
        publications_page,
        lambda release: release.publications or release.bundles,
    ),
    ReleasePage(
        mark("reports", "Remarks and answers"),
        _shows(Content.REMARKS, Content.PUBLIC_REMARKS),
        remarks_page,
        lambda release: release.remarks,
        elsewhere=frozenset({Scope.ORGAN}),  # beside what went out
    ),
    ReleasePage(
        mark("reports", "Roster"),
        _shows(Content.MEMBER_FACTS),
        roster_page,
        lambda release: release.roster,
        elsewhere=frozenset({Scope.MEMBER}),  # on his feedback slip
    ),
    ReleasePage(
        mark("reports", "Plan"),
        _shows(Content.PLAN),
        released_plan,
        lambda release: release.plan is not None,
    ),
)


@dataclass(frozen=True)
class ScopedDocument:
    """One document of a scope, and what its file is called: document, scope, member."""

    stem: str
    document: Document


def documents(release: Release) -> tuple[ScopedDocument, ...]:
    """Return the documents of one release, in the order in which they are read.

    Raises ``RefusedError`` (``nothing_to_publish``) where the scope receives nothing yet.
    """
    made = tuple((page.name, page.document(release)) for page in PAGES if page.is_in(release))
    if not made:
        raise refuse("nothing_to_publish", scope=release.scope)
    member = f"-{release.member.label}" if release.member else ""
    scope = scope_in_name(release.scope, release.facts.organ)
    return tuple(ScopedDocument(f"{name}-{scope}{member}", document) for name, document in made)
