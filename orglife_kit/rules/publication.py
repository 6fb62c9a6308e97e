"""Who gets what: the five scopes, and the content that each may hold (DESIGN.md §6)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from orglife_kit.rules.assessment.outcomes import Assessment, Cap, Outcome
from orglife_kit.rules.ballots.attendance import AttendanceCount, AttendanceLine
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.ballots.tally import Tally
from orglife_kit.rules.plan.members import DecidingOrgan, Member
from orglife_kit.rules.plan.settings import Settings
from orglife_kit.rules.preparation.findings import CommitteeFinding
from orglife_kit.rules.preparation.release import MemberPapers, StudyRecord, TalkLine, TalkNumbers


class Scope(StrEnum):
    """公开范围: one member, the branch, the deciding organ, the supervisor, a wider circle."""

    MEMBER = "MEMBER"
    BRANCH = "BRANCH"
    ORGAN = "ORGAN"
    SUPERVISOR = "SUPERVISOR"
    PUBLIC = "PUBLIC"


class Content(StrEnum):
    """One row of the table of contents: what a scope may or may not receive."""

    OWN_OUTCOME = "own_outcome"
    OUTCOMES = "outcomes"
    TALLIES = "tallies"
    DISTRIBUTION = "distribution"
    BALLOT_NUMBERS = "ballot_numbers"
    ATTENDANCE_NUMBERS = "attendance_numbers"
    LEAVE_NAMES = "leave_names"
    LEAVE_REASONS = "leave_reasons"
    AGENDA = "agenda"
    STUDY = "study"
    COMMENT = "comment"
    TALK_COVERAGE = "talk_coverage"
    TALKS = "talks"
    COMMITTEE_FINDINGS = "committee_findings"
    OWN_PAPERS = "own_papers"
    MEMBER_PAPERS = "member_papers"
    AGREED_COMMITMENTS = "agreed_commitments"
    PEER_REVIEWS = "peer_reviews"
    MINUTES = "minutes"
    OWN_RECTIFICATION = "own_rectification"
    COMMITTEE_RECTIFICATION = "committee_rectification"
    RECTIFICATION = "rectification"
    CHOSEN_RECTIFICATION = "chosen_rectification"
    FOLLOW_UP = "follow_up"
    DISPOSITION = "disposition"
    IDENTITIES = "identities"


_MEMBER = frozenset(
    {
        Content.OWN_OUTCOME,
        Content.OWN_PAPERS,
        Content.OWN_RECTIFICATION,
        Content.FOLLOW_UP,
        Content.DISPOSITION,
    }
)
_ORGAN = frozenset(
    {
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
        Content.MEMBER_PAPERS,
        Content.PEER_REVIEWS,
        Content.MINUTES,
        Content.RECTIFICATION,
        Content.FOLLOW_UP,
        Content.DISPOSITION,
        Content.IDENTITIES,
    }
)
_SUPERVISOR = frozenset(
    {
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
        Content.FOLLOW_UP,
        Content.DISPOSITION,
        Content.IDENTITIES,
    }
)
_BRANCH = frozenset(
    {
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
    }
)
_PUBLIC = frozenset({Content.CHOSEN_RECTIFICATION})


def contents(scope: Scope, settings: Settings) -> frozenset[Content]:
    """Return what ``scope`` receives under the plan's settings."""
    if scope is Scope.MEMBER:
        return _MEMBER
    if scope is Scope.ORGAN:
        return _ORGAN
    if scope is Scope.SUPERVISOR:
        return _SUPERVISOR | ({Content.TALLIES} if settings.counts_to_supervisor else frozenset())
    if scope is Scope.BRANCH:
        return _BRANCH | ({Content.DISTRIBUTION} if settings.distribution_to_branch else frozenset())
    return _PUBLIC | ({Content.COMMITTEE_FINDINGS} if settings.committee_findings_to_public else frozenset())


@dataclass(frozen=True)
class MeetingFacts:
    """What every page says of the meeting it belongs to; texts as in the plan, dates ISO.

    ``start`` is the first day of the preparation that the plan names, else the meeting's own.
    """

    branch: str
    year: int
    title: str
    theme: str
    start: str
    date: str
    place: str
    host: str
    recorder: str
    organ: DecidingOrgan


@dataclass(frozen=True)
class MemberOutcome:
    """One roster row with its outcome, or ``None`` while there is none. ``identity`` as the scope may see it."""

    member: Member
    label: str
    assessment: Assessment | None
    identity: str = ""


@dataclass(frozen=True)
class BallotNumbers:
    """One class of a round: the hand counts and the officers; numbers of ballots, no count by grade."""

    round_kind: RoundKind
    attempt: int
    ballot_class: BallotClass
    entitled: int
    issued: int
    received: int
    valid: int
    void: int
    is_void_round: bool
    tellers: tuple[str, ...]
    scrutineers: tuple[str, ...]


@dataclass(frozen=True)
class Distribution:
    """等次分布: members per outcome (adds up to the roster), and the cap. ``None`` counts the undecided."""

    counts: tuple[tuple[Outcome | None, int], ...]
    members: int
    cap: Cap
    cap_reason: str


@dataclass(frozen=True)
class LeaveLine:
    """A member who was not there all the time; ``reason`` is empty where the scope may not see it."""

    label: str
    line: AttendanceLine


@dataclass(frozen=True)
class Release:
    """Everything one scope receives, and nothing else: a part that is ``None`` was never handed over.

    ``member`` is the roster row of a MEMBER release.
    """

    scope: Scope
    facts: MeetingFacts
    member: MemberOutcome | None = None
    outcomes: tuple[MemberOutcome, ...] | None = None
    tallies: tuple[Tally, ...] | None = None
    ballot_numbers: tuple[BallotNumbers, ...] | None = None
    distribution: Distribution | None = None
    attendance: AttendanceCount | None = None
    exceptions: tuple[LeaveLine, ...] | None = None
    agenda: tuple[str, ...] | None = None
    study: StudyRecord | None = None
    talk_numbers: TalkNumbers | None = None
    talks: tuple[TalkLine, ...] | None = None
    committee_findings: tuple[CommitteeFinding, ...] | None = None
    papers: tuple[MemberPapers, ...] | None = None


def masked(identity: str) -> str:
    """Return an id number with only its last four characters legible; a short one is hidden whole."""
    if len(identity) <= 4:
        return "*" * len(identity)
    return "*" * (len(identity) - 4) + identity[-4:]


def shows_distribution(scope: Scope, graded: int, settings: Settings) -> bool:
    """Return whether final grades of ``graded`` members may be counted in this scope (suppression)."""
    return scope not in (Scope.BRANCH, Scope.PUBLIC) or graded >= settings.smallest_group


def shows_tally(scope: Scope, valid: int, settings: Settings) -> bool:
    """Return whether a box of ``valid`` ballots may be counted in this scope (suppression)."""
    return scope is Scope.ORGAN or valid >= settings.smallest_group
