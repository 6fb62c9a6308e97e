"""The pile of ballots to fill in: one row a ballot, one column a subject."""

from __future__ import annotations

from collections.abc import Sequence

from orglife_kit.rules.ballots.round import Subject
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.storage.readers.columns import EXAMPLE_SHEET
from orglife_kit.storage.table_file import Look, SheetColumn, SheetPage


def pile_pages(subjects: Sequence[Subject], grade_set: GradeSet) -> tuple[SheetPage, SheetPage]:
    """Return the sheet to fill in and the one with an example."""
    labels = tuple(grade.label for grade in grade_set.grades)
    choices = (*labels, "弃权", "多选")
    columns = (
        SheetColumn("票号", Look.NUMBER),
        *(SheetColumn(subject.label, choices=choices) for subject in subjects),
    )
    marks = [*labels, "", "多选"]
    example = [
        [number, *(marks[(number + place) % len(marks)] for place in range(len(subjects)))]
        for number in (1, 2)
    ]
    return SheetPage("填写", columns), SheetPage(EXAMPLE_SHEET, columns, example)
