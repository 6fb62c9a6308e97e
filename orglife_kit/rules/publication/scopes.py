"""Who gets what: the five scopes, and the content that each may hold (DESIGN.md §7)."""

from __future__ import annotations

from enum import StrEnum

from orglife_kit.errors import refuse
from orglife_kit.rules.plan.settings import Settings


class Scope(StrEnum):
    """公开范围: one member, the branch, the deciding organ, the supervisor, a wider circle."""

    MEMBER = "MEMBER"
    BRANCH = "BRANCH"
    ORGAN = "ORGAN"
    SUPERVISOR = "SUPERVISOR"
    PUBLIC = "PUBLIC"

    @classmethod
    def named(cls, scope: str) -> Scope:
        """Return the scope that ``scope`` names; raises ``RefusedError`` (``scope_unknown``)."""
        try:
            return cls(scope)
        except ValueError:
            raise refuse("scope_unknown", scope=str(scope), known="、".join(cls)) from None


class Content(StrEnum):
    """One row of the table of contents: what a scope may or may not receive."""

    PLAN = "plan"
    OWN_OUTCOME = "own_outcome"
    OUTCOMES = "outcomes"
    TALLIES = "tallies"
    DISTRIBUTION = "distribution"
    BALLOT_NUMBERS = "ballot_numbers"
    ATTENDANCE_NUMBERS = "attendance_numbers"
    LEAVE_NAMES = "leave_names"
    LEAVE_REASONS = "leave_reasons"
    NOT_COUNTED = "not_counted"
    AGENDA = "agenda"
    STUDY = "study"
    COMMENT = "comment"
    TALK_COVERAGE = "talk_coverage"
    TALKS = "talks"
    SUGGESTIONS = "suggestions"
    COMMITTEE_FINDINGS = "committee_findings"
    OWN_FINDINGS = "own_findings"
    MEMBER_FINDINGS = "member_findings"
    AGREED_COMMITMENTS = "agreed_commitments"
    PEER_REVIEWS = "peer_reviews"
    MINUTES = "minutes"
    OWN_RECTIFICATION = "own_rectification"
    COMMITTEE_RECTIFICATION = "committee_rectification"
    RECTIFICATION = "rectification"
    CHOSEN_RECTIFICATION = "chosen_rectification"
    HEARD_ACCOUNTS = "heard_accounts"
    ASSESSMENTS = "assessments"
    FEEDBACK_NUMBERS = "feedback_numbers"
    FOLLOW_UP = "follow_up"
    DISPOSITION = "disposition"
    PUBLICATIONS = "publications"
    REMARKS = "remarks"
    PUBLIC_REMARKS = "public_remarks"
    IDENTITIES = "identities"
    MEMBER_FACTS = "member_facts"
    SUPERIOR_OPINIONS = "superior_opinions"


_MEMBER = frozenset(
    {
        Content.OWN_OUTCOME,
        Content.OWN_FINDINGS,
        Content.OWN_RECTIFICATION,
        Content.FOLLOW_UP,
        Content.DISPOSITION,
        Content.MEMBER_FACTS,
    }
)
_ORGAN = frozenset(
    {
        Content.PLAN,
        Content.NOT_COUNTED,
        Content.SUGGESTIONS,
        Content.PUBLICATIONS,
        Content.REMARKS,
        Content.OUTCOMES,
        Content.TALLIES,
        Content.DISTRIBUTION,
        Content.BALLOT_NUMBERS,
        Content.ATTENDANCE_NUMBERS,
        Content.LEAVE_NAMES,
        Content.LEAVE_REASONS,
        Content.AGENDA,
        Content.STUDY,
        Content.COMMENT,
        Content.TALK_COVERAGE,
        Content.TALKS,
        Content.COMMITTEE_FINDINGS,
        Content.MEMBER_FINDINGS,
        Content.PEER_REVIEWS,
        Content.MINUTES,
        Content.RECTIFICATION,
        Content.ASSESSMENTS,
        Content.FOLLOW_UP,
        Content.DISPOSITION,
        Content.IDENTITIES,
        Content.MEMBER_FACTS,
        Content.SUPERIOR_OPINIONS,
    }
)
_SUPERVISOR = frozenset(
    {
        Content.PLAN,
        Content.HEARD_ACCOUNTS,
        Content.REMARKS,
        Content.OUTCOMES,
        Content.DISTRIBUTION,
        Content.BALLOT_NUMBERS,
        Content.ATTENDANCE_NUMBERS,
        Content.AGENDA,
        Content.STUDY,
        Content.COMMENT,
        Content.TALK_COVERAGE,
        Content.COMMITTEE_FINDINGS,
        Content.COMMITTEE_RECTIFICATION,
        Content.FEEDBACK_NUMBERS,
        Content.FOLLOW_UP,
        Content.DISPOSITION,
        Content.IDENTITIES,
        Content.SUPERIOR_OPINIONS,
    }
)
_BRANCH = frozenset(
    {
        Content.PLAN,
        Content.HEARD_ACCOUNTS,
        Content.REMARKS,
        Content.BALLOT_NUMBERS,
        Content.ATTENDANCE_NUMBERS,
        Content.LEAVE_NAMES,
        Content.AGENDA,
        Content.STUDY,
        Content.COMMENT,
        Content.TALK_COVERAGE,
        Content.COMMITTEE_FINDINGS,
        Content.AGREED_COMMITMENTS,
        Content.COMMITTEE_RECTIFICATION,
        Content.FEEDBACK_NUMBERS,
    }
)
_PUBLIC = frozenset({Content.CHOSEN_RECTIFICATION, Content.PUBLIC_REMARKS})


def contents(scope: Scope, settings: Settings) -> frozenset[Content]:
    """Return what ``scope`` receives under the plan's settings."""
    if scope is Scope.MEMBER:
        return _MEMBER
    if scope is Scope.ORGAN:
        return _ORGAN
    if scope is Scope.SUPERVISOR:
        tallies = {Content.TALLIES} if settings.counts_to_supervisor else frozenset()
        facts = {Content.MEMBER_FACTS} if settings.member_facts_to_supervisor else frozenset()
        return _SUPERVISOR | tallies | facts
    if scope is Scope.BRANCH:
        return _BRANCH | ({Content.DISTRIBUTION} if settings.distribution_to_branch else frozenset())
    return _PUBLIC | ({Content.COMMITTEE_FINDINGS} if settings.committee_findings_to_public else frozenset())


def masked(identity: str) -> str:
    """Return an id number with only its last four characters legible; a short one is hidden whole."""
    if len(identity) <= 4:
        return "*" * len(identity)
    return "*" * (len(identity) - 4) + identity[-4:]


def is_masked(identity: str) -> bool:
    """Return whether a text is an id number as ``masked`` shows it, not the number itself."""
    return identity.startswith("*")


def shows_tally(scope: Scope, valid: int, settings: Settings) -> bool:
    """Return whether a box of ``valid`` ballots may be counted in this scope (suppression)."""
    return scope is Scope.ORGAN or valid >= settings.smallest_group
