"""What one scope receives: records that are handed over whole; what is not in them no page can show."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from orglife_kit.frozen import dataclass
from orglife_kit.rules.assessment.follow_up import DispositionStep, Education, Feedback, FollowUpReview
from orglife_kit.rules.assessment.outcomes import Assessment, Cap, FollowUp, Outcome
from orglife_kit.rules.ballots.attendance import AttendanceCount, AttendanceLine
from orglife_kit.rules.ballots.corrections import AttendanceCorrection
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead, MinutesLine
from orglife_kit.rules.ballots.minutes_versions import EarlierMinutes
from orglife_kit.rules.ballots.reconciliation import BallotNumbers
from orglife_kit.rules.ballots.recount import RecountOutcome
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.ballots.tally import Tally
from orglife_kit.rules.plan.members import DecidingOrgan, Member, Namesake
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.rules.plan.release import MemberDetails, NotCountedLine
from orglife_kit.rules.preparation.findings import CommitteeFinding
from orglife_kit.rules.preparation.release import (
    MemberFindings,
    StudyRecord,
    SuggestionLine,
    TalkLine,
    TalkNumbers,
)
from orglife_kit.rules.publication.handing import HandedBundle, SuperiorOpinion
from orglife_kit.rules.publication.record import Published, Remark
from orglife_kit.rules.publication.scopes import Content, Scope
from orglife_kit.rules.rectification.accounts import Account
from orglife_kit.rules.rectification.items import History, ItemState, RectificationItem


@dataclass(frozen=True)
class MeetingFacts:
    """What every page says of the meeting it belongs to; texts as in the plan.

    ``time`` is the time of day as it is written; ``namesakes`` are the members whom a page tells apart; ``start``
    is the first day of the preparation that the plan names, else the meeting's own; ``one_slip`` whether the plan
    has a member's findings and commitments on his feedback slip.
    """

    branch: str
    year: int
    title: str
    theme: str
    start: datetime.date
    date: datetime.date
    place: str
    host: str
    recorder: str
    organ: DecidingOrgan
    time: str = ""
    namesakes: tuple[Namesake, ...] = ()
    one_slip: bool = False


@dataclass(frozen=True)
class MemberOutcome:
    """One roster row with its outcome, or ``None`` while there is none.

    ``identity`` is as the scope may see it; ``member`` holds his facts only where it may.
    """

    member: Member
    label: str
    assessment: Assessment | None
    identity: str = ""


@dataclass(frozen=True)
class Distribution:
    """等次分布: members per outcome (adds up to the roster), and the cap. ``None`` counts the undecided."""

    counts: tuple[tuple[Outcome | None, int], ...]
    members: int
    cap: Cap
    cap_reason: str

    @property
    def by_code(self) -> dict[str, int]:
        """The members per code of an outcome, as it is kept of what a scope was shown."""
        return {str(outcome): members for outcome, members in self.counts}


@dataclass(frozen=True)
class LeaveLine:
    """A member who was not there all the time; ``reason`` is empty where the scope may not see it."""

    label: str
    line: AttendanceLine


@dataclass(frozen=True)
class CorrectionLine:
    """A change of the attendance with its reason; without a ``label`` of the 群众代表."""

    label: str
    correction: AttendanceCorrection


@dataclass(frozen=True)
class ItemLine:
    """One item of the ledger: whose, and what was recorded of it, as far as the scope may see it.

    ``chosen`` tells the deciding organ that it is chosen for a wider circle.
    """

    item: RectificationItem
    label: str
    history: History = field(default_factory=History)
    chosen: bool = False

    @property
    def has_begun(self) -> bool:
        """Whether anything was recorded of it since it was taken in."""
        return self.item.is_carried or self.item.state is not ItemState.OPENED or self.history != History()

    @property
    def progress(self) -> str:
        """The words of the last progress."""
        return self.history.progress[-1].words if self.history.progress else ""

    @property
    def satisfaction(self) -> str:
        """What those concerned said of it as it stands."""
        return self.history.satisfaction(self.item.state) or ""


@dataclass(frozen=True)
class AssessmentLine:
    """One member's assessment, if there is one, with what it rests on, and what he said when he was told it."""

    label: str
    assessment: Assessment | None
    conduct: str = ""
    feedback: Feedback | None = None


@dataclass(frozen=True)
class RemarkLine:
    """A remark with its answer, and the publication that it is on."""

    publication: Published
    remark: Remark


@dataclass(frozen=True)
class FeedbackNumbers:
    """How many members have a grade to be told, and how many of them were told it."""

    graded: int
    told: int


@dataclass(frozen=True)
class FollowUpLine:
    """What followed one member's lower grade: the help that was agreed, and what became of it."""

    label: str
    follow_up: FollowUp | None = None
    review: FollowUpReview | None = None
    education: Education | None = None
    steps: tuple[DispositionStep, ...] = ()


@dataclass(frozen=True)
class MinutesPart:
    """The minutes: as kept, and the lines that the record makes, which stand where nothing else is kept.

    Of the ``outdated`` parts the record says otherwise since; ``earlier`` are versions that were taken back.
    """

    kept: Minutes | None
    lines: tuple[MinutesLine, ...] = ()
    outdated: tuple[MinutesHead, ...] = ()
    earlier: tuple[EarlierMinutes, ...] = ()


@dataclass(frozen=True)
class SuperiorPart:
    """上级意见: every answer to a bundle, and the one that 登记 has."""

    opinions: tuple[SuperiorOpinion, ...]
    accepted: str


@dataclass(frozen=True)
class Release:
    """Everything one scope receives, and nothing else: a part that is ``None`` was never handed over.

    ``contents`` is what the scope may receive, from which its pages follow; ``member`` the roster row of a
    MEMBER release, ``feedback`` that he was told his assessment; ``as_of`` the day of the ledger; ``consents`` are
    the labels of those who agree that the branch sees their commitments, ``last_pairs`` of those who talked with
    each other last year.
    """

    scope: Scope
    facts: MeetingFacts
    contents: frozenset[Content] = frozenset()
    plan: Plan | None = None
    roster: tuple[MemberDetails, ...] | None = None
    member: MemberOutcome | None = None
    outcomes: tuple[MemberOutcome, ...] | None = None
    tallies: tuple[Tally, ...] | None = None
    copied: Mapping[tuple[RoundKind, int], datetime.date] | None = None
    recounts: tuple[RecountOutcome, ...] | None = None
    ballot_numbers: tuple[BallotNumbers, ...] | None = None
    distribution: Distribution | None = None
    attendance: AttendanceCount | None = None
    exceptions: tuple[LeaveLine, ...] | None = None
    representatives: tuple[str, ...] | None = None
    corrections: tuple[CorrectionLine, ...] | None = None
    not_counted_number: int | None = None
    not_counted: tuple[NotCountedLine, ...] | None = None
    agenda: tuple[str, ...] | None = None
    study: StudyRecord | None = None
    comments: tuple[str, ...] | None = None
    talk_numbers: TalkNumbers | None = None
    talks: tuple[TalkLine, ...] | None = None
    last_pairs: tuple[tuple[str, str], ...] | None = None
    suggestions: tuple[SuggestionLine, ...] | None = None
    committee_findings: tuple[CommitteeFinding, ...] | None = None
    member_findings: tuple[MemberFindings, ...] | None = None
    minutes: MinutesPart | None = None
    rectification: tuple[ItemLine, ...] | None = None
    as_of: datetime.date | None = None
    consents: tuple[str, ...] | None = None
    accounts: tuple[Account, ...] | None = None
    follow_ups: tuple[FollowUpLine, ...] | None = None
    assessments: tuple[AssessmentLine, ...] | None = None
    feedback: Feedback | None = None
    feedback_numbers: FeedbackNumbers | None = None
    superior: SuperiorPart | None = None
    publications: tuple[Published, ...] | None = None
    bundles: tuple[HandedBundle, ...] | None = None
    remarks: tuple[RemarkLine, ...] | None = None

    @property
    def has_one_slip(self) -> bool:
        """Whether a member's findings and commitments stand on his feedback slip: the plan says so and he gets one."""
        return self.facts.one_slip and self.member is not None and self.member.assessment is not None
