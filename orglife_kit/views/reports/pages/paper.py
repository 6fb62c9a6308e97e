"""What is printed for the meeting: the ballot and the sign-in sheet."""

from __future__ import annotations

from collections.abc import Sequence

from orglife_kit.i18n import say
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import RoundKind, Subject
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
    ListBlock,
    Page,
    PageBreak,
    SealSpace,
    Table,
    Together,
)
from orglife_kit.views.reports.pages.words import (
    document_language,
    long_date,
    people,
    round_title,
    year_line,
)

_ONE_TABLE = 24  # lines that leave room for the instructions and the seal on one page
_TWO_TABLES = 32  # lines a side where two tables stand beside each other


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
    one = (
        *_ballot_tables(kind, subjects, grade_set),
        Together(
            (
                Columns(
                    (
                        (ListBlock(_instructions(kind, grade_set, settings, cap_limit), ordered=True),),
                        (SealSpace(say("reports", "Seal of the branch")),),
                    )
                ),
            )
        ),
    )
    blocks: list[Block] = list(one)
    for _ in range(copies - 1):
        blocks += [PageBreak(), *one]
    return Document(
        say("reports", "Ballot"),
        tuple(blocks),
        subtitle=say(
            "reports",
            "{line}: {title}",
            line=year_line(facts),
            title=round_title(kind, BallotClass.MEMBERS, 1),
        ),
        language=document_language(),
        page=Page(margins="compact", numbers=False),
    )


def _ballot_tables(kind: RoundKind, subjects: Sequence[Subject], grade_set: GradeSet) -> list[Block]:
    if len(subjects) <= _ONE_TABLE:
        height = 7 if len(subjects) > 18 else 9
        return [_ballot_table(kind, list(enumerate(subjects, 1)), grade_set, height)]
    lines = list(enumerate(subjects, 1))
    blocks: list[Block] = []
    for start in range(0, len(lines), 2 * _TWO_TABLES):
        page = lines[start : start + 2 * _TWO_TABLES]
        half = -(-len(page) // 2)
        sides = [part for part in (page[:half], page[half:]) if part]
        if blocks:
            blocks.append(PageBreak())
        blocks.append(Columns(tuple((_ballot_table(kind, side, grade_set, 6),) for side in sides)))
    return blocks


def _ballot_table(
    kind: RoundKind, lines: Sequence[tuple[int, Subject]], grade_set: GradeSet, height: int
) -> Table:
    labels = [grade.label for grade in grade_set.grades]
    if grade_set.prints_abstention:
        labels.append(say("reports", "Abstain"))
    name = say("reports", "Name") if kind is RoundKind.MEMBERS else say("reports", "Rated")
    columns = (
        Column(say("reports", "No."), "number", width=8),
        Column(name, width=24, heads_row=True),
        *(Column(label, "tick", width=12) for label in labels),
    )
    rows = tuple((str(place), subject.label, *[""] * len(labels)) for place, subject in lines)
    return Table(columns, rows, row_height=height)


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


def sign_in_sheet(facts: MeetingFacts, labels: Sequence[str], due: int) -> Document:
    """Return the sheet on which members sign in, in roster order."""
    lines = list(enumerate(labels, 1))
    if len(lines) <= 22:
        tables: list[Block] = [_sign_in_table(lines)]
    else:
        tables = []
        for start in range(0, len(lines), 44):
            page = lines[start : start + 44]
            half = -(-len(page) // 2)
            if tables:
                tables.append(PageBreak())
            tables.append(Columns(((_sign_in_table(page[:half]),), (_sign_in_table(page[half:]),))))
    return Document(
        say("reports", "Sign-in sheet"),
        (
            Fields(
                (
                    FormField(say("reports", "Date"), long_date(facts.date)),
                    FormField(say("reports", "Place"), facts.place),
                    FormField(say("reports", "Due at the meeting"), people(due)),
                    FormField(say("reports", "Present")),
                ),
                across=2,
            ),
            *tables,
        ),
        subtitle=year_line(facts),
        language=document_language(),
        page=Page(margins="compact"),
    )


def _sign_in_table(lines: Sequence[tuple[int, str]]) -> Table:
    columns = (
        Column(say("reports", "No."), "number", width=8),
        Column(say("reports", "Name"), width=22, heads_row=True),
        Column(say("reports", "Signature"), "blank", width=34),
        Column(say("reports", "Remarks"), "blank", width=20),
    )
    return Table(columns, tuple((str(place), label, "", "") for place, label in lines), row_height=9)
