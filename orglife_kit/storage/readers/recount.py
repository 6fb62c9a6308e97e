"""The numbers of a recount from a file: one row per member who was drawn, one column per grade."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from orglife_kit.errors import Notice, notice, raise_input
from orglife_kit.rules.ballots.round import Subject
from orglife_kit.rules.plan.grades import ABSTAIN, OVERVOTE, GradeSet
from orglife_kit.storage.readers.columns import HeadedTable, Heading, find_heads, is_empty, is_footer, visible
from orglife_kit.storage.readers.upload import Row, read_sheets

_NAME = Heading("name", ("姓名", "测评对象", "对象", "党员姓名", "名字", "member", "name"), required=True)
_AROUND = (
    Heading(ABSTAIN, ("弃权", "弃权票", ABSTAIN), required=True),
    Heading(OVERVOTE, ("多选", "多选无效", OVERVOTE), required=True),
)
_NUMBER = re.compile(r"(\d{1,6})(\.0+)?")


def read_recount(path: Path, subjects: Sequence[Subject], grade_set: GradeSet) -> dict[int, dict[str, int]]:
    """Return what ``path`` holds: numbers of ballots per subject and code; an empty cell is 0.

    Raises ``InputError`` with every fault and its location.
    """
    grades = tuple(
        Heading(grade.code, (grade.label, grade.code), required=True) for grade in grade_set.grades
    )
    table = find_heads(read_sheets(path), (_NAME, *grades, *_AROUND))
    labels = _labels(subjects)
    faults: list[Notice] = []
    counts: dict[int, dict[str, int]] = {}
    for row in table.rows():
        name = _folded(table.cell(row, "name"))
        is_signed = not name and not any(table.own_cell(row, code) for code in grade_set.tally_codes)
        if is_empty(row) or is_signed or (is_footer(row) and name not in labels):
            continue
        number = labels.get(name)
        if number is None:
            faults.append(notice("subject_unknown", table.location(row, "name"), name=name))
            continue
        if number in counts:
            faults.append(notice("drawn_twice", table.location(row, "name"), name=name))
        counts[number] = {code: _count(table, row, code, faults) for code in grade_set.tally_codes}
    raise_input(faults)
    return counts


def _labels(subjects: Sequence[Subject]) -> dict[str, int]:
    """Return the subjects' numbers by label; by the bare name too where only one has it."""
    bare = Counter(_folded(subject.label).partition("#")[0] for subject in subjects)
    labels = {_folded(subject.label): subject.number for subject in subjects}
    for subject in subjects:
        name = _folded(subject.label).partition("#")[0]
        if bare[name] == 1:
            labels[name] = subject.number
    return labels


def _count(table: HeadedTable, row: Row, code: str, faults: list[Notice]) -> int:
    text = _folded(table.own_cell(row, code))
    number = _NUMBER.fullmatch(text or "0")
    if number is None:
        faults.append(notice("count_impossible", table.location(row, code), text=text))
        return 0
    return int(number[1])


def _folded(text: str) -> str:
    return "".join(visible(unicodedata.normalize("NFKC", text)).split())
