"""Workbooks to fill in: the heads that the readers know, drop-downs, and an example to print."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from orglife_kit.errors import StorageError, notice, system_reason
from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.round import Subject
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.rules.plan.members import Flag, Roster
from orglife_kit.storage.readers import assessments as assessment_file
from orglife_kit.storage.readers import attendance as attendance_file
from orglife_kit.storage.readers import roster as roster_file
from orglife_kit.storage.readers.columns import EXAMPLE_SHEET, Heading

_ROWS = 120  # rows that have drop-downs
_TEXT = "@"
_DAY = "yyyy-mm-dd"


@dataclass(frozen=True)
class TemplateColumn:
    """One column: its head, its width in characters, what may be chosen, and how a cell is kept."""

    head: str
    width: int = 12
    choices: tuple[str, ...] = ()
    number_format: str = _TEXT


@dataclass(frozen=True)
class Template:
    """A sheet to fill in: its columns, what is filled in already, and rows of an example."""

    columns: tuple[TemplateColumn, ...]
    filled: tuple[tuple[str, ...], ...] = ()
    example: tuple[tuple[str, ...], ...] = ()


def roster_template() -> Template:
    """Return the roster: only the first two columns are required."""
    choices = {"membership": ("正式党员", "预备党员"), "gender": ("男", "女")}
    formats = {"birth": _DAY, "joined": _DAY}
    stand_ins = {heading.instead for heading in roster_file.HEADINGS}
    headings = [heading for heading in roster_file.HEADINGS if heading.name not in stand_ins]
    return Template(
        _columns(headings, choices, formats, {"identity": 20}),
        example=(
            (
                "张示例",
                "正式党员",
                "男",
                "汉族",
                "1985-03-12",
                "2010-07-01",
                "第一党小组",
                "党支部书记",
                "示例001",
            ),
            ("李示例", "预备党员", "女", "回族", "1999-11-02", "2023-06-30", "第二党小组", "", "示例002"),
        ),
    )


def attendance_template(roster: Roster) -> Template:
    """Return the sign-in with every member's name; a blank attendance is present."""
    choices = {"presence": ("到会", "请假", "迟到", "早退", "缺席")}
    labels = tuple((roster.label(member.number),) for member in roster.members)
    example = (("张示例", "请假", "外地出差"), ("李示例", "", ""))
    return Template(_columns(attendance_file.HEADINGS, choices, {}, {"reason": 30}), labels, example)


def sheets_template(subjects: Sequence[Subject], grade_set: GradeSet) -> Template:
    """Return the pile: one row a ballot, one column a subject."""
    labels = tuple(grade.label for grade in grade_set.grades)
    columns = tuple(TemplateColumn(subject.label, 9, (*labels, "弃权", "多选")) for subject in subjects)
    marks = [*labels, "", "多选"]
    example = tuple(
        (str(number), *(marks[(number + place) % len(marks)] for place in range(len(subjects))))
        for number in (1, 2)
    )
    return Template((TemplateColumn("票号", 7), *columns), example=example)


def assessments_template(roster: Roster) -> Template:
    """Return the assessments with the name of every graded member."""
    choices = {"outcome": ("优秀", "合格", "基本合格", "不合格", "不定等次", "未参加评议")}
    widths = {"opinion": 40, "direction": 24, "bases": 34, "reason": 24, "gap": 24, "measure": 24}
    labels = tuple((roster.label(member.number),) for member in roster.having(Flag.IS_GRADED))
    example = (
        (
            "张示例",
            "合格",
            "按期完成工作，参加学习。",
            "多谈具体意见",
            "日常表现、参加学习教育情况",
            "",
            "",
            "",
            "",
            "",
        ),
        (
            *(
                "李示例",
                "基本合格",
                "学习缺席两次，经提醒补学。",
                "按时参加学习",
                "日常表现、测评情况",
                "学习缺席两次",
            ),
            *("学习不按时", "张示例", "每月谈一次", "2024-07-18"),
        ),
    )
    return Template(
        _columns(assessment_file.HEADINGS, choices, {"review_date": _DAY}, widths), labels, example
    )


def write_template(template: Template, path: Path) -> None:
    """Write ``template`` as a workbook: the sheet to fill in, and the example.

    Raises ``StorageError`` (``export_unwritable``).
    """
    content = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(content, {"in_memory": True, **options})
    book.set_properties({"created": datetime.datetime(2024, 1, 1)})
    _write_sheet(book, "填写", template, template.filled)
    _write_sheet(book, EXAMPLE_SHEET, template, template.example)
    book.close()
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content.getvalue())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise StorageError(
            notice("export_unwritable", file=str(path), detail=system_reason(error))
        ) from error


def _columns(
    headings: Sequence[Heading],
    choices: Mapping[str, tuple[str, ...]],
    formats: Mapping[str, str],
    widths: Mapping[str, int],
) -> tuple[TemplateColumn, ...]:
    return tuple(
        TemplateColumn(
            heading.wordings[0],
            widths.get(heading.name, 12),
            choices.get(heading.name, ()),
            formats.get(heading.name, _TEXT),
        )
        for heading in headings
    )


def _write_sheet(book: Workbook, name: str, template: Template, rows: Sequence[Sequence[str]]) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format(
        {"bold": True, "border": 1, "align": "center", "text_wrap": True, "bg_color": "#E8EEF5"}
    )
    for place, column in enumerate(template.columns):
        kept = book.add_format({"num_format": column.number_format, "text_wrap": True, "valign": "top"})
        sheet.set_column(place, place, column.width, kept)
        sheet.write_string(0, place, column.head, head)
        if column.choices:
            sheet.data_validation(
                1,
                place,
                _ROWS,
                place,
                {"validate": "list", "source": list(column.choices), "error_type": "warning"},
            )
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row):
            if text:
                sheet.write_string(number, place, text)
    _prepare_printing(sheet)


def _prepare_printing(sheet: Worksheet) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
