"""What is printed for the meeting: the ballot and the sign-in sheet."""

from __future__ import annotations

from collections.abc import Sequence

from orglife_kit.frozen import dataclass
from orglife_kit.i18n import say
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import RoundKind, Subject
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.rules.plan.settings import ManyExcellent, Overvote, OwnLine, Settings
from orglife_kit.rules.publication.release import MeetingFacts
from orglife_kit.views.reports.layout import text_width
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
from orglife_kit.views.reports.pages.frame import sheet
from orglife_kit.views.reports.pages.words import long_date, people, round_title, year_line

# The room for lines on a page, in points: of one table with the instructions and the seal under it; of each
# of two tables beside each other, with and without them; of the sign-in sheet.
_ONE_TABLE, _WITH_SEAL, _FULL = 515, 500, 620
_SIGN_IN = 595
_LINE = 16  # of small text, in points


@dataclass(frozen=True)
class _Room:
    """How many half-width characters of a name stand on one line, and the points around a row's lines."""

    name: int
    around: int

    def height(self, label: str) -> int:
        return _LINE * -(-text_width(label) // self.name) + self.around


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
        (*_ballot_tables(kind, subjects, grade_set), Together((Columns(((rules,), (seal,))),))),
        page=Page(margins="compact", numbers=False, copies=copies),
        subtitle=say(
            "reports",
            "{line}: {title}",
            line=year_line(facts),
            title=round_title(kind, BallotClass.MEMBERS, 1),
        ),
    )


def _ballot_tables(kind: RoundKind, subjects: Sequence[Subject], grade_set: GradeSet) -> list[Block]:
    lines = list(enumerate(subjects, 1))
    height = 7 if len(subjects) > 18 else 9
    row = _Room(name=24, around=height * 3 - 16)
    if sum(row.height(subject.label) for subject in subjects) <= _ONE_TABLE:
        return [_ballot_table(kind, lines, grade_set, height)]
    heights = [_Room(name=11, around=3).height(subject.label) for subject in subjects]
    blocks: list[Block] = []
    for left, right in _sides(heights, _FULL, _WITH_SEAL):
        if blocks:
            blocks.append(PageBreak())
        tables = (
            (_ballot_table(kind, lines[side.start : side.stop], grade_set, 6),) for side in (left, right)
        )
        blocks.append(Columns(tuple(tables)))
    return blocks


def _sides(heights: Sequence[int], full: int, last: int) -> list[tuple[range, range]]:
    """Return, for each page, which rows stand on its left and its right side.

    A side has room for ``full`` points, on the last page for ``last``.
    """
    pages = []
    start = 0
    while start < len(heights):
        end = len(heights)
        if not _fits(heights, start, end, last) and _fits(heights, start, end, full):
            end = start + -(-(end - start) // 2)
        while not _fits(heights, start, end, full):
            end -= 1
        middle = _middle(heights, start, end)
        pages.append((range(start, middle), range(middle, end)))
        start = end
    return pages


def _fits(heights: Sequence[int], start: int, end: int, room: int) -> bool:
    middle = _middle(heights, start, end)
    sides = sum(heights[start:middle]), sum(heights[middle:end])
    return end - start <= 2 or max(sides) <= room


def _middle(heights: Sequence[int], start: int, end: int) -> int:
    """Return where the second half begins, by height."""
    whole, before = sum(heights[start:end]), 0
    for index in range(start, end):
        before += heights[index]
        if 2 * before >= whole:
            return index + 1
    return end


def _ballot_table(
    kind: RoundKind, lines: Sequence[tuple[int, Subject]], grade_set: GradeSet, height: int
) -> Table:
    labels = [grade.label for grade in grade_set.grades]
    if grade_set.prints_abstention:
        labels.append(say("reports", "Abstain"))
    name = say("reports", "Name") if kind is RoundKind.MEMBERS else say("reports", "Rated")
    columns = (
        Column(say("reports", "No."), "number", width=8),
        Column(name, width=30, heads_row=True),
        *(Column(label, "tick", width=12) for label in labels),
    )
    rows = tuple((str(number), subject.label, *[""] * len(labels)) for number, subject in lines)
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
    row = _Room(name=22, around=9)
    tables: list[Block] = [_sign_in_table(lines)]
    if sum(map(row.height, labels)) > _SIGN_IN:
        tables = []
        heights = [_Room(name=9, around=9).height(label) for label in labels]
        for sides in _sides(heights, _SIGN_IN, _SIGN_IN):
            if tables:
                tables.append(PageBreak())
            parts = (lines[side.start : side.stop] for side in sides)
            tables.append(Columns(tuple((_sign_in_table(part),) for part in parts)))
    fields = Fields(
        (
            FormField(say("reports", "Date"), long_date(facts.date)),
            FormField(say("reports", "Place"), facts.place),
            FormField(say("reports", "Due at the meeting"), people(due)),
            FormField(say("reports", "Present")),
        ),
        across=2,
    )
    return sheet(facts, say("reports", "Sign-in sheet"), (fields, *tables))


def _sign_in_table(lines: Sequence[tuple[int, str]]) -> Table:
    columns = (
        Column(say("reports", "No."), "number", width=8),
        Column(say("reports", "Name"), width=22, heads_row=True),
        Column(say("reports", "Signature"), "blank", width=34),
        Column(say("reports", "Remarks"), "blank", width=20),
    )
    return Table(columns, tuple((str(number), label, "", "") for number, label in lines), row_height=9)
