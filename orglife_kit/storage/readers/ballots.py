"""A counted pile of paper ballots from a file: one row per ballot, one column per subject."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from orglife_kit.errors import InputError, Location, Notice, RefusedError, beginning, notice, raise_input
from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.marks import ABSTENTION, parse_mark
from orglife_kit.rules.ballots.round import Subject
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.rules.plan.members import Roster, name_key
from orglife_kit.storage.readers.ballot_numbers import find_numbers, is_number_head, is_numbering
from orglife_kit.storage.readers.columns import head_key, is_footer, left_out, row_ranges
from orglife_kit.storage.readers.online_form import FORM_HEADS, names_in_head, without_letter
from orglife_kit.storage.readers.upload import Row, Sheet, read_sheets

_HEAD_ROWS = 30
_REMARK_HEADS = {"备注", "说明", "remark", "remarks", "note"}
_MOST_FAULTS = 200  # of a file that is no pile nobody reads more
_BESIDE = _REMARK_HEADS | FORM_HEADS


@dataclass(frozen=True)
class Pile:
    """The ballots of a file, a mark per subject in subject order; ``empty`` of them have no mark at all.

    ``where`` is the row of heads; ``columns`` are the heads that were taken, in subject order. ``uncertain``
    says what may be wrong where the hand count differs: rows without a mark, rows and sheets left out.
    """

    ballots: tuple[tuple[int, ...], ...]
    empty: int
    where: Location
    columns: tuple[str, ...]
    warnings: tuple[Notice, ...] = ()
    uncertain: tuple[Notice, ...] = ()


def read_pile(path: Path, subjects: Sequence[Subject], grade_set: GradeSet, roster: Roster) -> Pile:
    """Return the pile in ``path``.

    Every row under the heads is a ballot, one of empty cells too (all 弃权). None is an empty row without a
    number where the ballots are numbered, nor a line of a text file that has not even a comma. Raises
    ``InputError`` with every fault: columns that are unknown, missing or twice, rows that are no ballots, and
    cells that mean no mark, with row and column.
    """
    sheets = read_sheets(path)
    sheet, head, places = _find_heads(sheets, subjects, roster)
    numbers = find_numbers(sheet, head, places.values())
    faults: list[Notice] = []
    left = list(_not_read(sheets, sheet))
    warnings = [*left, *_columns_left(sheet, head)]
    ballots: list[tuple[int, ...]] = []
    blank: list[int] = []
    for row in sheet.rows:
        if row.number <= head.number or not row.cells or (numbers.is_kept and not any(row.cells)):
            continue
        if len(faults) > _MOST_FAULTS:
            break
        where = Location(file=sheet.file, sheet=sheet.sheet, row=row.number)
        marked = [_cell(row, place) for place in places.values()]
        are_heads = marked == [head.cells[place] for place in places.values()]
        if is_footer(row) or are_heads or (numbers.is_word(row) and not any(marked)):
            text = beginning(" ".join(cell for cell in row.cells if cell), 30)
            left.append(notice("roster_row_skipped", where, text=text))
            warnings.append(left[-1])
            continue
        no_ballot = numbers.fault(row, places.values(), where)
        if no_ballot is not None:
            faults.append(no_ballot)
            continue
        if row.number in sheet.hidden_rows:
            left.append(notice("ballot_row_hidden", where))
            warnings.append(left[-1])
        ballots.append(_read_ballot(sheet, head, row, places, subjects, grade_set, faults))
        if set(ballots[-1]) == {ABSTENTION}:
            blank.append(row.number)
    faults += _figures_of_form(sheet, head, places.values())
    raise_input(faults)
    where = Location(file=sheet.file, sheet=sheet.sheet, row=head.number)
    if blank:
        rows = row_ranges(blank)
        left.insert(0, notice("pile_rows_blank", Location(file=sheet.file, sheet=sheet.sheet), rows=rows))
    return Pile(
        tuple(ballots),
        len(blank),
        where,
        tuple(head.cells[places[subject.number]] for subject in subjects),
        tuple(warnings),
        tuple(left),
    )


def _not_read(sheets: Sequence[Sheet], sheet: Sheet) -> Iterator[Notice]:
    """Yield what of the file was left: other sheets that hold something, far cells; what hides nobody knows."""
    yield from left_out(sheet, sheets)
    if not sheet.tells_hidden:
        yield notice("hidden_not_told", Location(file=sheet.file, sheet=sheet.sheet))


def _columns_left(sheet: Sheet, head: Row) -> Iterator[Notice]:
    """Yield the columns beside the marks that were not read: remarks, and what an online form notes."""
    where = Location(file=sheet.file, sheet=sheet.sheet, row=head.number)
    for place, cell in enumerate(head.cells):
        if head_key(cell) in _REMARK_HEADS and _is_used(sheet, head, place):
            yield notice("pile_remarks_left", where, column=cell)
    noted = [cell for cell in head.cells if head_key(cell) in FORM_HEADS]
    if noted:
        yield notice("pile_of_online_form", where, columns="、".join(noted))


def _figures_of_form(sheet: Sheet, head: Row, places: Collection[int]) -> Iterator[Notice]:
    """Yield a fault where an online form gave figures: the first choice of a form need not be the first grade."""
    if not any(head_key(cell) in FORM_HEADS for cell in head.cells):
        return
    figures = [
        row.number
        for row in sheet.rows
        if row.number > head.number and any(_cell(row, place).strip("-").isdecimal() for place in places)
    ]
    if figures:
        yield notice(
            "pile_form_figures", Location(file=sheet.file, sheet=sheet.sheet), rows=row_ranges(figures)
        )


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def _read_ballot(
    sheet: Sheet,
    head: Row,
    row: Row,
    places: Mapping[int, int],
    subjects: Sequence[Subject],
    grade_set: GradeSet,
    faults: list[Notice],
) -> tuple[int, ...]:
    marks = []
    is_form = any(head_key(cell) in FORM_HEADS for cell in head.cells)
    for subject in subjects:
        place = places[subject.number]
        text = _cell(row, place)
        # as it is written first: 1、2 are two marks, not the choice 2; in a form 1、合格 is its first choice
        mark = None if is_form else parse_mark(text, grade_set)
        if mark is None:
            mark = parse_mark(without_letter(text), grade_set)
        if mark is None:
            where = Location(file=sheet.file, sheet=sheet.sheet, row=row.number, column=head.cells[place])
            known = "、".join(grade.label for grade in grade_set.grades)
            faults.append(notice("mark_unknown", where, text=text, known=known))
        marks.append(mark or ABSTENTION)
    beyond = [cell for place, cell in enumerate(row.cells) if cell and place >= len(head.cells)]
    if beyond:
        where = Location(file=sheet.file, sheet=sheet.sheet, row=row.number)
        faults.append(notice("mark_without_column", where, text=beyond[0]))
    return tuple(marks)


def _find_heads(
    sheets: Sequence[Sheet], subjects: Sequence[Subject], roster: Roster
) -> tuple[Sheet, Row, dict[int, int]]:
    """Return the sheet, its row of heads and the column of each subject."""
    labels = _labels(subjects, roster)
    best: tuple[int, Sheet, Row] | None = None
    for sheet in sheets:
        for row in sheet.rows[:_HEAD_ROWS]:
            hits = sum(_subject(cell, labels, roster) is not None for cell in row.cells)
            if hits and (best is None or hits > best[0]):
                best = hits, sheet, row
    _check_upright(sheets, labels, roster, best[0] if best else 0)
    if best is None and len(subjects) == 1:
        best = _single_column(sheets)
    if best is None:
        names = "、".join(subject.label for subject in subjects[:3])
        raise InputError(notice("pile_heads_missing", Location(file=sheets[0].file), names=names))
    _, sheet, head = best
    return sheet, head, _columns(sheet, head, subjects, labels, roster)


def _check_upright(sheets: Sequence[Sheet], labels: Mapping[str, int], roster: Roster, heads: int) -> None:
    """Raise ``InputError`` (``pile_on_its_side``) where more names stand below one another than beside."""
    for sheet in sheets:
        named = [
            (place, cell)
            for row in sheet.rows
            for place, cell in enumerate(row.cells)
            if cell and _subject_called(cell, labels, roster) is not None
        ]
        for column, number in Counter(place for place, _ in named).most_common(1):
            if number > max(1, heads):
                names = "、".join([cell for place, cell in named if place == column][:3])
                where = Location(file=sheet.file, sheet=sheet.sheet)
                raise InputError(notice("pile_on_its_side", where, names=names))


def _labels(subjects: Sequence[Subject], roster: Roster) -> dict[str, int]:
    labels = {name_key(subject.label): subject.number for subject in subjects}
    alone = {}
    for subject in subjects:
        if subject.number and "#" not in subject.label:
            alone[name_key(roster.member(subject.number).name)] = subject.number
    return labels | alone


def _subject(cell: str, labels: Mapping[str, int], roster: Roster) -> int | None:
    """Return whom a head is of: a label as it is, or the name in the question of an online form."""
    found = (_subject_called(name, labels, roster) for name in names_in_head(cell))
    return next((number for number in found if number is not None), None)


def _subject_called(cell: str, labels: Mapping[str, int], roster: Roster) -> int | None:
    if not cell.strip():
        return None
    key = name_key(cell.replace("＃", "#"))
    if key in labels:
        return labels[key]
    if "#" in key:
        try:
            number = roster.resolve(cell).number
        except RefusedError:
            return None
        return number if number in labels.values() else None
    return None


def _single_column(sheets: Sequence[Sheet]) -> tuple[int, Sheet, Row] | None:
    """Return the head of a file that has one column for its one subject, whatever it is called."""
    for sheet in sheets:
        for row in sheet.rows[:_HEAD_ROWS]:
            named = [
                cell
                for cell in row.cells
                if cell and not is_number_head(cell) and head_key(cell) not in _BESIDE
            ]
            if len(named) == 1:
                return 1, sheet, row
    return None


def _columns(
    sheet: Sheet, head: Row, subjects: Sequence[Subject], labels: Mapping[str, int], roster: Roster
) -> dict[int, int]:
    places: dict[int, int] = {}
    faults: list[Notice] = []
    where = Location(file=sheet.file, sheet=sheet.sheet, row=head.number)
    for place, cell in enumerate(head.cells):
        if (
            is_number_head(cell)
            or head_key(cell) in _BESIDE
            or (not cell and not _is_used(sheet, head, place))
        ):
            continue
        number = _subject(cell, labels, roster)
        if number is None and is_numbering(sheet, head, place):
            continue
        if number is None and len(subjects) == 1 and not places:
            number = subjects[0].number
        if number is None:
            faults.append(_unknown(cell, where, labels, subjects, roster))
        elif number in places:
            faults.append(notice("pile_column_twice", where, column=cell))
        else:
            places[number] = place
    faults += [
        notice("pile_column_missing", where, name=subject.label)
        for subject in subjects
        if subject.number not in places
    ]
    raise_input(faults)
    return places


def _is_used(sheet: Sheet, head: Row, place: int) -> bool:
    return any(row.cells[place] for row in sheet.rows if row.number > head.number and place < len(row.cells))


def _unknown(
    cell: str, where: Location, labels: Mapping[str, int], subjects: Sequence[Subject], roster: Roster
) -> Notice:
    if not cell:
        return notice("pile_column_unnamed", where)
    try:
        member = roster.resolve(cell)
    except RefusedError as error:
        if error.notices[0].code == "member_ambiguous":
            return Notice(error.notices[0].code, error.notices[0].fields, where)
    else:
        return notice("pile_column_not_rated", where, column=roster.label(member.number))
    near = difflib.get_close_matches(name_key(cell), labels, n=1, cutoff=0.5)
    if near:
        meant = next(subject.label for subject in subjects if subject.number == labels[near[0]])
        return notice("pile_column_near", where, column=cell, near=meant)
    return notice("pile_column_unknown", where, column=cell)
