"""What is printed for the meeting: the ballot and the sign-in sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from orglife_kit.i18n import say
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import RoundKind, Subject, rated_by
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.rules.plan.settings import ManyExcellent, Overvote, OwnLine, Settings
from orglife_kit.rules.publication.release import MeetingFacts
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Columns,
    Document,
    Fields,
    FormField,
    Heading,
    ListBlock,
    Page,
    Row,
    SealSpace,
    Table,
    Together,
)
from orglife_kit.views.reports.pages.frame import sheet
from orglife_kit.views.reports.pages.words import people, round_title, when, year_line

_HEIGHTS = ((18, 9), (25, 7))  # up to so many lines, so many millimetres each
_LEAST_HEIGHT = 6


def ballot_paper(
    facts: MeetingFacts,
    kind: RoundKind,
    subjects: Sequence[Subject],
    grade_set: GradeSet,
    settings: Settings,
    cap_limit: int,
    copies: int = 1,
) -> Document:
    """Return ``copies`` of the ballot: nothing on it but the round, the lines, and room for the seal."""
    rules = ListBlock(_instructions(kind, grade_set, settings, cap_limit), ordered=True)
    seal = SealSpace(say("reports", "Seal of the branch"))
    return sheet(
        facts,
        say("reports", "Ballot"),
        (_ballot_table(kind, subjects, grade_set), Together((Columns(((rules,), (seal,))),))),
        page=Page(margins="compact", numbers=False, copies=copies),
        subtitle=say(
            "reports",
            "{line}: {title}",
            line=year_line(facts),
            title=round_title(rated_by(kind, subjects), BallotClass.MEMBERS, 1),
        ),
    )


def _ballot_table(kind: RoundKind, subjects: Sequence[Subject], grade_set: GradeSet) -> Table:
    labels = [grade.label for grade in grade_set.grades]
    if grade_set.prints_abstention:
        labels.append(say("reports", "Abstain"))
    name = say("reports", "Name") if kind is RoundKind.MEMBERS else say("reports", "Rated")
    columns = (
        Column(say("reports", "No."), "number", width=14, least=9),
        Column(name, width=34, heads_row=True),
        *(Column(label, "tick", width=24, least=14) for label in labels),
    )
    rows: tuple[Row, ...] = tuple(
        (number, subject.label, *[""] * len(labels)) for number, subject in enumerate(subjects, 1)
    )
    height = next((height for most, height in _HEIGHTS if len(rows) <= most), _LEAST_HEIGHT)
    return Table(columns, rows, row_height=height, side_by_side=True)


def _instructions(
    kind: RoundKind, grade_set: GradeSet, settings: Settings, cap_limit: int
) -> tuple[str, ...]:
    lines = [
        say("reports", "Secret: do not write your name or any other sign."),
        say("reports", "Tick one grade on each line; a line left blank abstains."),
        say("reports", "Two ticks on a line make that line invalid.")
        if settings.overvote is Overvote.LINE
        else say("reports", "Two ticks on a line make the whole ballot void."),
    ]
    if kind is RoundKind.MEMBERS and settings.own_line is OwnLine.BLANK:
        lines.append(say("reports", "Leave your own line blank."))
    if kind is RoundKind.MEMBERS and settings.many_excellent is ManyExcellent.VOID and grade_set.capped:
        lines.append(
            say(
                "reports",
                "More than {limit} ticks for {grade} make the whole ballot void.",
                limit=cap_limit,
                grade=grade_set.label(grade_set.capped),
            )
        )
    return tuple(lines)


def sign_in_sheet(
    facts: MeetingFacts,
    labels: Sequence[str],
    due: int,
    remarks: Mapping[str, str] = MappingProxyType({}),
    representatives: Sequence[str] = (),
) -> Document:
    """Return the sheet on which members sign in, in roster order; then 群众代表, who sit in, a line each.

    ``remarks`` stand behind a label; a representative whose name is not known has a line to write it on.
    """
    fields = Fields(
        (
            FormField(say("reports", "Date"), when(facts)),
            FormField(say("reports", "Place"), facts.place),
            FormField(say("reports", "Due at the meeting"), people(due)),
            FormField(say("reports", "Present")),
        ),
        across=2,
    )
    blocks: list[Block] = [fields, _sign_in_table(labels, remarks)]
    if representatives:
        blocks.append(Heading(say("reports", "Public representatives (sitting in)")))
        blocks.append(_sign_in_table(representatives, {}))
    return sheet(facts, say("reports", "Sign-in sheet"), blocks)


def _sign_in_table(labels: Sequence[str], remarks: Mapping[str, str]) -> Table:
    columns = (
        Column(say("reports", "No."), "number", width=14, least=10),
        Column(say("reports", "Name"), width=40, heads_row=True),
        Column(say("reports", "Signature"), "blank", width=70),
        Column(say("reports", "Remarks"), "text" if remarks else "blank", width=50),
    )
    rows = tuple((number, label, "", remarks.get(label, "")) for number, label in enumerate(labels, 1))
    return Table(columns, rows, row_height=9, side_by_side=True)
