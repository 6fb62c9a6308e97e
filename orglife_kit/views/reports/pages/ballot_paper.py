"""民主测评票: nothing on it but the round, the lines, the rules and room for the seal, the same on every sheet."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from orglife_kit.i18n import called, say
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import Rated, RoundKind, Subject, rated_by
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.rules.plan.settings import ManyExcellent, Overvote, OwnLine, Settings
from orglife_kit.rules.publication.release import MeetingFacts
from orglife_kit.views.reports.geometry import POINT, SEAL, geometry
from orglife_kit.views.reports.layout import column_widths
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Columns,
    Document,
    ListBlock,
    Page,
    PageBreak,
    Paragraph,
    Row,
    SealSpace,
    Spacer,
    Table,
)
from orglife_kit.views.reports.pages.frame import sheet
from orglife_kit.views.reports.pages.words import document_language, number_column, round_title, year_line
from orglife_kit.views.reports.table_layout import text_lines
from orglife_kit.views.reports.title_lines import subtitle_lines

_PAGE = Page(margins="compact", numbers=False)
_SMALL = Page(margins="compact", numbers=False, two_up=True)
_SMALL_LINES = 2  # a ballot of so few lines shares its page with a second one
_ROOM = 184  # millimetres of a page that its lines may take below title, rules and seal
_HEIGHTS = range(6, 13)  # millimetres that a line may be high
_HIGHEST = 36  # millimetres of a line beside which another half may stand
_LEAST = min(_HEIGHTS)
_SMALL_HEIGHTS = ((12, 3), (11, 2), (9, 1))  # of a line of a small ballot, and beside the line to cut along
_SUBTITLE_LINE = 6  # millimetres of a line under the title
_SMALL_REST = 19  # millimetres of a small ballot for its title, the heads and what lies between its parts
_BESIDE_SEAL = 8  # millimetres between the rules and the place for the seal
_CUT = 8  # millimetres of the line to cut along
_NUMBER, _GRADE = 11, 13  # millimetres that these columns are wide at the least
_SECOND_HEAD = 6  # millimetres that heads of two lines take more


def ballot_paper(
    facts: MeetingFacts,
    kind: RoundKind,
    subjects: Sequence[Subject],
    grade_set: GradeSet,
    settings: Settings,
    cap_limit: int,
    copies: int = 1,
) -> Document:
    """Return ``copies`` of the ballot; one of many lines has several sheets, one of a line or two shares its sheet.

    Every sheet has title, round, rules, and room for the seal.
    """
    ballot = _Ballot(facts, kind, grade_set, _instructions(kind, grade_set, settings, cap_limit))
    if len(subjects) <= _SMALL_LINES:
        return ballot.several_to_a_sheet(subjects, copies)
    return ballot.in_sheets(subjects, copies)


class _Ballot:
    """The ballot of one round, of which sheets are made."""

    def __init__(
        self, facts: MeetingFacts, kind: RoundKind, grade_set: GradeSet, rules: tuple[str, ...]
    ) -> None:
        self._facts, self._kind, self._rules = facts, kind, rules
        self._called = {namesake.label: called(namesake) for namesake in facts.namesakes}
        self._title = say("reports", "Ballot")
        self._labels = [grade.label for grade in grade_set.grades]
        if grade_set.prints_abstention:
            self._labels.append(say("reports", "Abstain"))

    def several_to_a_sheet(self, subjects: Sequence[Subject], copies: int) -> Document:
        """Return so many small ballots, two on each half of a sheet."""
        line = self._line(subjects)
        of_two = (
            (height, gap) for height, gap in _SMALL_HEIGHTS if self._two_fit(subjects, line, height, gap)
        )
        pair = next(of_two, None)
        height, gap = pair or _SMALL_HEIGHTS[0]
        blocks: list[Block] = []
        for copy in range(copies):
            if copy:
                shares = pair is not None and copy % 2
                blocks += [Spacer(gap), _cut_line(), Spacer(gap)] if shares else [PageBreak()]
                blocks += self._head(line, _SMALL)
            blocks += self._body(subjects, 0, height)
        return sheet(self._facts, self._title, blocks, page=_SMALL, subtitle=line)

    def _two_fit(self, subjects: Sequence[Subject], line: str, height: int, gap: int) -> bool:
        """Return whether two ballots, with ``gap`` on both sides of the line to cut along, stand on one half."""
        measures = geometry(_SMALL)
        characters = measures.characters(measures.room - SEAL - _BESIDE_SEAL)
        rules = sum(text_lines(rule, characters) for rule in self._rules) * measures.pitch * POINT
        head = len(subtitle_lines(line, measures)) * _SUBTITLE_LINE
        lines = sum(self._heights(subjects, height, measures.room, _SMALL))
        return 2 * (_SMALL_REST + head + max(rules, SEAL) + lines) + _CUT + 2 * gap <= measures.body

    def in_sheets(self, subjects: Sequence[Subject], copies: int) -> Document:
        """Return the ballot on as many sheets as its lines need."""
        parts = self._parts(subjects)
        blocks: list[Block] = []
        first = ""
        for number, part in enumerate(parts, 1):
            line = self._line(subjects)
            if len(parts) > 1:
                of_sheets = say("reports", "Sheet {number} of {sheets}", number=number, sheets=len(parts))
                line = say("reports", "{line}: {title}", line=line, title=of_sheets)
            first = first or line
            if number > 1:
                blocks += [PageBreak(), *self._head(line, _PAGE)]
            fits = self._fits if self._fits(part, _LEAST) else self._fits_beside
            height = max((height for height in _HEIGHTS if fits(part, height)), default=_LEAST)
            blocks += self._body(part, (number - 1) * len(parts[0]), height)
        page = Page(margins="compact", numbers=False, copies=copies)
        return sheet(self._facts, self._title, blocks, page=page, subtitle=first)

    def _parts(self, subjects: Sequence[Subject]) -> list[Sequence[Subject]]:
        """Return the lines of each sheet, as many on the one as on the other; each sheet holds its part."""
        for sheets in range(1, len(subjects) + 1):
            each = ceil(len(subjects) / sheets)
            parts = [subjects[start : start + each] for start in range(0, len(subjects), each)]
            if all(self._fits(part, _LEAST) or self._fits_beside(part, _LEAST) for part in parts):
                return parts
        return [subjects[start : start + 1] for start in range(len(subjects))]

    def _fits(self, part: Sequence[Subject], height: int) -> bool:
        """Return whether lines of a height find room on a sheet one under the other."""
        return sum(self._heights(part, height, geometry(_PAGE).room)) <= self._room(part)

    def _fits_beside(self, part: Sequence[Subject], height: int) -> bool:
        """Return whether lines of a height find room in two halves beside each other, no name in many pieces."""
        heights = self._heights(part, height, geometry(_PAGE).half)
        room = self._room(part) - _SECOND_HEAD
        return max(heights) <= _HIGHEST and sum(heights) <= 2 * room - max(heights)

    def _room(self, part: Sequence[Subject]) -> float:
        """Return how high the lines of a sheet may be together, below a head that may have several lines."""
        of_sheets = say("reports", "Sheet {number} of {sheets}", number=1, sheets=1)
        line = say("reports", "{line}: {title}", line=self._line(part), title=of_sheets)
        return _ROOM - (len(subtitle_lines(line, geometry(_PAGE))) - 1) * _SUBTITLE_LINE

    def _heights(self, part: Sequence[Subject], height: int, room: float, page: Page = _PAGE) -> list[float]:
        """Return how high each line is in a table so wide, where a long name takes several lines."""
        measures = geometry(page)
        width = column_widths(self._table(part, 0, height), measures, document_language(), room)[1]
        line, pitch = measures.small * POINT, measures.small_pitch * POINT
        names = (self._called.get(subject.label, subject.label) for subject in part)
        lines = (text_lines(name, measures.characters(width)) for name in names)
        return [max(height, line + (number - 1 + (number > 1)) * pitch + 3) for number in lines]

    def _line(self, subjects: Sequence[Subject]) -> str:
        title = round_title(rated_by(self._kind, subjects), BallotClass.MEMBERS, 1)
        return say("reports", "{line}: {title}", line=year_line(self._facts), title=title)

    def _head(self, line: str, page: Page) -> list[Block]:
        lines = "\n".join(subtitle_lines(line, geometry(page)))
        return [Paragraph(self._title, "title"), Paragraph(lines, "subtitle")]

    def _body(self, subjects: Sequence[Subject], before: int, height: int) -> list[Block]:
        rules = ListBlock(self._rules, ordered=True)
        seal = SealSpace(say("reports", "Seal of the branch"))
        return [Columns(((rules,), (seal,))), self._table(subjects, before, height)]

    def _table(self, subjects: Sequence[Subject], before: int, height: int) -> Table:
        of_members = rated_by(self._kind, subjects) is Rated.MEMBERS
        name = say("reports", "Name") if of_members else say("reports", "Rated")
        columns = (
            number_column(14, least=_NUMBER),
            Column(name, width=34 if of_members else 44, heads_row=True),
            *(Column(label, "tick", width=24, least=_GRADE) for label in self._labels),
        )
        rows: tuple[Row, ...] = tuple(
            (number, subject.label, *[""] * len(self._labels))
            for number, subject in enumerate(subjects, before + 1)
        )
        return Table(columns, rows, row_height=height, side_by_side=True)


def _cut_line() -> Paragraph:
    return Paragraph(say("reports", "– – – – – – cut here – – – – – –"), "centred")


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
