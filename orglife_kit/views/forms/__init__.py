"""Forms for a notebook: each is one call, ``forms.ballots(meeting)``; running the cell again restores it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipywidgets import Widget

    from orglife_kit.meeting import Meeting
    from orglife_kit.rollup.desk import Desk
    from orglife_kit.views.forms.analysis_form import AnalysisPages
    from orglife_kit.views.forms.desk_form import DeskPages
    from orglife_kit.views.forms.desk_registration_form import BundleRegistration
    from orglife_kit.views.forms.hand_up_form import HandUpPages
    from orglife_kit.views.forms.plan_form import PlanPrinting
    from orglife_kit.views.forms.printing import Printing
    from orglife_kit.views.forms.publication_form import PublicationPages
    from orglife_kit.views.forms.registration_form import RegistrationPages
    from orglife_kit.views.forms.rolled_up_form import RollupPages
    from orglife_kit.views.forms.start_form import Sources
    from orglife_kit.views.forms.word_forms import WordPrinting

__all__ = [
    "accounts",
    "analysis",
    "assessment",
    "attendance",
    "ballots",
    "branches",
    "committee_findings",
    "evening",
    "feedback",
    "findings",
    "follow_up",
    "hand_up",
    "minutes",
    "open_page",
    "peer_reviews",
    "plan",
    "projector",
    "publication",
    "rectification",
    "registered",
    "registration",
    "remarks",
    "rolled_up",
    "roster",
    "self_reviews",
    "start",
    "study",
    "talks",
]


def open_page(name: str) -> Meeting:
    """Return the meeting that the page ``name`` (``"2_preparation"``) is of: the one that is chosen.

    The page goes on to watch which meeting that is. Where it cannot be opened the page says why and offers the
    others, and the run ends here with ``StorageError``.
    """
    from orglife_kit.views.forms.meeting_watch import open_page

    return open_page(name)


def analysis(meeting: Meeting, pages: AnalysisPages) -> Widget:
    """Return buttons for the analysis on paper and a notebook to begin from; ``pages`` is ``orglife_kit.analysis``."""
    from orglife_kit.views.forms.analysis_form import AnalysisForm

    return AnalysisForm(meeting, pages).headed("8_analysis")


def start(meeting: Meeting, sources: Sources | None = None) -> Widget:
    """Return where the meeting stands and what comes next; another meeting can be chosen or made.

    ``reports.sources`` as ``sources`` adds 出处: for each clause of the plan where it is recorded and what shows it.
    """
    from orglife_kit.views.forms.start_form import StartForm

    return StartForm(meeting, sources).headed("0_start")


def plan(meeting: Meeting, printing: PlanPrinting | None = None) -> Widget:
    """Return the plan: filled in, checked, seen whole; printed where ``printing`` is ``orglife_kit.reports``."""
    from orglife_kit.views.forms.plan_form import PlanForm

    return PlanForm(meeting, printing).headed("1_plan")


def roster(meeting: Meeting) -> Widget:
    """Return the roster: facts and the five flags of each member, until a round is opened."""
    from orglife_kit.views.forms.roster_form import RosterForm

    return RosterForm(meeting)


def study(meeting: Meeting) -> Widget:
    """Return the study sessions: all present filled in, only the absent and their make-up are entered."""
    from orglife_kit.views.forms.study_form import StudyForm

    return StudyForm(meeting).headed("2_preparation")


def talks(meeting: Meeting, printing: Callable[..., Iterable[Path]] | None = None) -> Widget:
    """Return the talks: entering one, who is missing, a suggested pairing, who has talked with whom.

    ``reports.print_talks`` as ``printing`` adds a button that prints the pairing.
    """
    from orglife_kit.views.forms.talks_form import TalksForm

    return TalksForm(meeting, printing)


def committee_findings(meeting: Meeting) -> Widget:
    """Return the suggestions and the committee's findings under the plan's aspects."""
    from orglife_kit.views.forms.committee_form import CommitteeForm

    return CommitteeForm(meeting)


def findings(meeting: Meeting, printing: WordPrinting | None = None) -> Widget:
    """Return the members' findings: one member after the other, short points under the plan's aspects.

    ``reports.word_forms`` as ``printing`` adds a button that writes forms for Word.
    """
    from orglife_kit.views.forms.findings_form import FindingsForm

    return FindingsForm(meeting, printing)


def self_reviews(meeting: Meeting) -> Widget:
    """Return the round of self-reviews: who speaks, who is next, who is left; a note is optional."""
    from orglife_kit.views.forms.self_review_form import SelfReviewForm

    return SelfReviewForm(meeting).headed("3_reviews")


def attendance(meeting: Meeting) -> Widget:
    """Return the sign-in: all present filled in, only the exceptions are entered."""
    from orglife_kit.views.forms.attendance_form import AttendanceForm

    return AttendanceForm(meeting)


def evening(meeting: Meeting, printing: Printing) -> Widget:
    """Return the meeting evening, step by step along the plan's agenda; ``printing`` is ``orglife_kit.reports``."""
    from orglife_kit.views.forms.evening_form import EveningForm

    return EveningForm(meeting, printing).headed("4_ballots")


def projector(meeting: Meeting) -> Widget:
    """Return what the room sees: the agenda and three numbers of members, nothing else."""
    from orglife_kit.views.forms.projector_form import ProjectorForm

    return ProjectorForm(meeting)


def minutes(meeting: Meeting) -> Widget:
    """Return the minutes: composed from the record, edited, then frozen."""
    from orglife_kit.views.forms.minutes_form import MinutesForm

    return MinutesForm(meeting)


def peer_reviews(meeting: Meeting) -> Widget:
    """Return the peer reviews: who said something to whom."""
    from orglife_kit.views.forms.peer_review_form import PeerReviewForm

    return PeerReviewForm(meeting)


def ballots(meeting: Meeting, kind: str = "members") -> Widget:
    """Return one rating (``members`` or ``committee``) from the opening to the tally."""
    from orglife_kit.views.forms.ballots_form import BallotsForm

    return BallotsForm(meeting, kind)


def assessment(meeting: Meeting, printing: WordPrinting | None = None) -> Widget:
    """Return the deciding organ's form: one member after the other, in roster order.

    ``reports.word_forms`` as ``printing`` adds a button that writes forms for Word.
    """
    from orglife_kit.views.forms.assessment_form import AssessmentForm

    return AssessmentForm(meeting, printing).headed("5_assessment")


def feedback(meeting: Meeting) -> Widget:
    """Return who was told his assessment, by whom and when."""
    from orglife_kit.views.forms.feedback_form import FeedbackForm

    return FeedbackForm(meeting)


def follow_up(meeting: Meeting) -> Widget:
    """Return what became of the two lower grades: help, education, and a disposition where one was started."""
    from orglife_kit.views.forms.follow_up_form import FollowUpForm

    return FollowUpForm(meeting)


def rectification(meeting: Meeting, printing: WordPrinting | None = None) -> Widget:
    """Return the rectification ledger: what can be taken in, the items, and what came of each.

    ``reports.word_forms`` as ``printing`` adds a button that writes forms for Word.
    """
    from orglife_kit.views.forms.rectification_form import RectificationForm

    return RectificationForm(meeting, printing).headed("6_rectification")


def accounts(meeting: Meeting, printing: Callable[..., Iterable[Path]] | None = None) -> Widget:
    """Return the accounts of the rectification before the working committee and the members' meeting.

    ``reports.print_account`` as ``printing`` adds buttons that print what an account covers and those given.
    """
    from orglife_kit.views.forms.accounts_form import AccountsForm

    return AccountsForm(meeting, printing)


def publication(meeting: Meeting, pages: PublicationPages) -> Widget:
    """Return the choice of scope with preview, export and record; ``pages`` is ``orglife_kit.reports``."""
    from orglife_kit.views.forms.publication_form import PublicationForm

    return PublicationForm(meeting, pages).headed("7_publication")


def remarks(meeting: Meeting) -> Widget:
    """Return what went out, and the remarks received with their answers."""
    from orglife_kit.views.forms.remarks_form import RemarksForm

    return RemarksForm(meeting)


def branches(desk: Desk, pages: DeskPages) -> Widget:
    """Return a supervisor's week: who has handed in, what is wrong, the answers.

    ``pages`` is ``orglife_kit.reports``.
    """
    from orglife_kit.views.forms.desk_form import BranchesForm

    return BranchesForm(desk, pages)


def registered(desk: Desk, pages: BundleRegistration) -> Widget:
    """Return 登记 of the branches that a desk accepted, row by row; ``pages`` is ``orglife_kit.reports``."""
    from orglife_kit.views.forms.desk_registration_form import DeskRegistrationForm

    return DeskRegistrationForm(desk, pages)


def rolled_up(desk: Desk, pages: RollupPages) -> Widget:
    """Return the bundles of a desk added up, with pictures; ``pages`` is ``orglife_kit.reports``."""
    from orglife_kit.views.forms.rolled_up_form import RolledUpForm

    return RolledUpForm(desk, pages)


def registration(meeting: Meeting, pages: RegistrationPages) -> Widget:
    """Return 登记 row by row, for typing it into the upper system; ``pages`` is ``orglife_kit.reports``."""
    from orglife_kit.views.forms.registration_form import RegistrationForm

    return RegistrationForm(meeting, pages)


def hand_up(meeting: Meeting, pages: HandUpPages) -> Widget:
    """Return the writing of the bundle and the taking in of its answer; ``pages`` is ``orglife_kit.reports``."""
    from orglife_kit.views.forms.hand_up_form import HandUpForm

    return HandUpForm(meeting, pages)
