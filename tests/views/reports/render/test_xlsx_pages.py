"""The printed pages of a worksheet: columns as wide as the paper, no page with signatures or a heading alone."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from orglife_kit.views.reports.geometry import LEAST_LINE, SEAL, geometry
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
    Paragraph,
    SealSpace,
    Section,
    Signature,
    Signatures,
    Table,
)
from orglife_kit.views.reports.render import renderer

COMPACT = Page(margins="compact")
SIGNED = Signatures((Signature("填表人"), Signature("书记"), Signature("日期")))


def people(number: int) -> Table:
    """Return a table of so many rows."""
    rows = tuple((f"党员{place:03}", f"意见{place:03}") for place in range(number))
    return Table((Column("姓名", heads_row=True), Column("意见")), rows)


def sheet(*blocks: Block) -> Any:
    """Return the printed sheet of a document as another program reads it."""
    content = renderer("xlsx")(Document("登记", blocks, "某党支部", page=COMPACT))
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]


def row_of(made: Any, words: str) -> int:
    """Return the row whose first cell holds ``words``."""
    (found,) = [row[0].row for row in made.iter_rows(max_col=1) if row[0].value == words]
    return int(found)


@pytest.mark.parametrize("number", range(20, 64, 2))
def test_no_page_holds_signatures_alone(number: int) -> None:
    """However long the table is, its last two rows are on the page that is signed, under their heads."""
    made = sheet(people(number), SIGNED)
    breaks = [entry.id for entry in made.row_breaks.brk]
    starts = set(_pages(made, breaks))
    last, signed = row_of(made, f"党员{number - 1:03}"), row_of(made, "填表人")
    assert not starts & set(range(last, made.max_row)), (
        "a page begins between the table's last rows and its end"
    )
    assert signed > last
    assert (made.print_title_rows is not None) == any(start < last for start in starts)


@pytest.mark.parametrize("lines", range(1, 5))
def test_a_heading_goes_with_what_it_is_over(lines: int) -> None:
    """A page never ends with the heading of what stands on the next one, however a program rounds the rows."""
    above = Paragraph("说明情况如下，" * 9 * lines)
    for number in range(24, 34):
        under = Fields((FormField("时间", "1月18日"),))
        made = sheet(above, people(number), Heading("情况"), under, Paragraph("完"))
        breaks = [entry.id for entry in made.row_breaks.brk]
        for full in (0.98, 0.99, 1.0):
            assert row_of(made, "情况") not in _pages(made, breaks, full)


@pytest.mark.parametrize("lines", range(1, 7))
def test_headings_go_with_the_text_they_lead_to_and_no_further(lines: int) -> None:
    """A heading under a heading takes it along; what fits on the page below them stays there."""
    text = Paragraph("说明情况如下，" * 9 * lines)
    parts = (text, Heading("一"), Heading("（一）", 2), text, Heading("（二）", 2), text) * 5
    made = sheet(*parts)
    breaks = [entry.id for entry in made.row_breaks.brk]
    heads = {row[0].row for row in made.iter_rows(max_col=1) if row[0].value in ("一", "（一）", "（二）")}
    room = geometry(COMPACT).body / 25.4 * 72
    for full in (0.98, 0.99, 1.0):
        assert not heads & set(_pages(made, breaks, full))
    for start, end in pairwise([0, *breaks]):
        used = sum(made.row_dimensions[row].height for row in range(start + 1, end + 1))
        follows = next(row for row in range(end + 1, made.max_row + 1) if row not in heads)
        led = sum(made.row_dimensions[row].height for row in range(end + 1, follows + 1))
        assert used + led > 0.98 * room, "what begins a page had no room on the one before"


@pytest.mark.parametrize("number", range(20, 40))
def test_a_section_goes_with_its_first_row(number: int) -> None:
    """A page never ends with the words over rows that stand on the next one."""
    first, second = people(number), people(30)
    table = Table(first.columns, (Section("书记"), *first.rows, Section("党员"), *second.rows))
    made = sheet(table)
    breaks = [entry.id for entry in made.row_breaks.brk]
    for full in (0.98, 0.99, 1.0):
        assert row_of(made, "党员") not in _pages(made, breaks, full)


def test_columns_are_together_as_wide_as_the_paper() -> None:
    """In digits of a font that every machine has, whatever divides them: else a print is smaller than it says."""
    pairs = Fields((FormField("会议主题", "学习"), FormField("地点", "活动室")), 2)
    made = sheet(pairs, people(3), Fields((FormField("测评次数（含作废）", 2),)), SIGNED)
    pixels = sum(
        (entry.max - entry.min + 1) * round(entry.width * 7) for entry in made.column_dimensions.values()
    )
    assert pixels == pytest.approx(geometry(COMPACT).room / 25.4 * 96, abs=6)
    areas = [area.max_col for area in made.merged_cells.ranges]
    assert max(areas) <= sum(entry.max - entry.min + 1 for entry in made.column_dimensions.values())
    font = made.parent._fonts[0].name
    assert font == "Times New Roman"


def test_labels_are_no_wider_than_their_words_need() -> None:
    """On a sheet without a long table a value stands beside its label, not in the middle of the page."""
    made = sheet(
        Fields((FormField("时间", "2024年1月18日"), FormField("地点", "活动室")), 1), Paragraph("完")
    )
    assert made.column_dimensions["A"].width < 20


def test_there_is_room_to_sign_beside_long_names() -> None:
    """Under a table of many columns too a line is as long as it must be, and the name has its own lines."""
    table = Table(tuple(Column(f"第{place}列") for place in range(9)), (tuple("一二三四五六七八九"),) * 20)
    made = sheet(table, Signatures((Signature("党员民主测评：计票人", persons=("阿" * 30, "依" * 30)),), 1))
    lines = [
        (first, last)
        for row in made.iter_rows()
        if row[0].value == "党员民主测评：计票人"
        for first, last in _underlined(made, row[0].row)
    ]
    assert len(lines) == 2
    for first, last in lines:
        pixels = sum(
            made.column_dimensions[get_column_letter(column)].width * 7 for column in range(first, last + 1)
        )
        assert pixels >= LEAST_LINE / 25.4 * 96 - 6


@pytest.mark.parametrize(("times", "stands"), [(200, "top"), (2, "center")])
def test_a_table_with_a_tall_row_is_read_from_the_top(times: int, stands: str) -> None:
    """It may go on on the next page, where the middle of its cells would be; the others begin as it does."""
    rows = ("王伟", "很长的意见，" * times), ("李强", "短")
    made = sheet(Table((Column("姓名"), Column("意见")), rows))
    found = {row[0].value: row[0].alignment.vertical for row in made.iter_rows(max_col=1)}
    assert (found["王伟"], found["李强"]) == (stands, stands)


def _underlined(made: Any, row: int) -> list[tuple[int, int]]:
    """Return the first and last column of what has a line under it in a row."""
    found = [cell.column for cell in made[row] if cell.border.bottom.style]
    return [(min(found), max(found))] if found else []


def _pages(made: Any, breaks: list[int], full: float = 1.0) -> list[int]:
    """Return the last row of every page but the last one, as a print of the sheet would have them."""
    heads = made.print_title_rows
    first, last = (int(row) for row in heads.replace("$", "").split(":")) if heads else (1, 0)
    again = sum(made.row_dimensions[row].height for row in range(first, last + 1))
    ends, used = [], 0.0
    for row in range(1, made.max_row + 1):
        height = made.row_dimensions[row].height
        if row - 1 in breaks or used + height > full * geometry(COMPACT).body / 25.4 * 72:
            ends.append(row - 1)
            used = again
        used += height
    return ends


def test_the_place_for_a_seal_stands_beside_the_rules() -> None:
    """As on paper, so that two small ballots share a page; every rule keeps a row of its own."""
    rules = ListBlock(("不写姓名", "每行选一个等次", "多选无效"), ordered=True)
    made = sheet(Columns(((rules,), (SealSpace("支部印章"),))), people(5))
    rows = [row_of(made, f"{number}. {rule}") for number, rule in enumerate(rules.items, 1)]
    (area,) = (area for area in made.merged_cells.ranges if "支部印章" in _text(made, area))
    assert (area.min_row, area.max_row) == (rows[0], rows[-1])
    assert area.min_col > 1
    assert sum(made.row_dimensions[row].height for row in rows) >= SEAL / 25.4 * 72 - 1
    assert (
        _text(made, next(a for a in made.merged_cells.ranges if a.min_row == rows[1])) == "2. 每行选一个等次"
    )


def test_a_label_stands_on_one_line() -> None:
    """Pairs beside each other go under each other where a label would be divided."""
    pairs = Fields((FormField("会议应到", "7 人"), FormField("实到", "6 人")), 2)
    table = Table(
        tuple(
            Column(name, width=width)
            for name, width in (("序号", 13), ("姓名", 33), ("签名", 70), ("备注", 50))
        ),
        (("1", "王伟", "", ""),) * 9,
    )
    made = sheet(pairs, table)
    row = row_of(made, "会议应到")
    assert row_of(made, "实到") == row + 1
    assert made.row_dimensions[row].height < 25


def _text(made: Any, area: Any) -> str:
    return str(made.cell(area.min_row, area.min_col).value)


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_two_halves_are_read_page_by_page(name: str) -> None:
    """A further page begins where the next names do, under the heads: none stands left below those of the page."""
    table = Table(
        (Column("姓名"), Column("签名", "blank")),
        tuple((f"党员{number:03}", "") for number in range(100)),
        row_height=9,
        side_by_side=True,
    )
    content = renderer(name)(Document("签到表", (table,), page=COMPACT))
    if name == "docx":
        parts = [
            [row.cells[0].text for row in part.rows] for part in docx.Document(io.BytesIO(content)).tables
        ]
    else:
        made = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        names = [(row[0].row, row[0].value) for row in made.iter_rows(max_col=1)]
        ends = [0, *(entry.id for entry in made.row_breaks.brk), made.max_row]
        parts = [
            [words for row, words in names if first < row <= last and str(words).startswith("党员")]
            for first, last in pairwise(ends)
        ]
        assert made.print_title_rows is not None
    left = [[words for words in part if words.startswith("党员")] for part in parts]
    assert [part[0] for part in left] == ["党员000", "党员040", "党员090"]
    assert all(part == sorted(part) and len(part) < 27 for part in left)


def test_heads_are_repeated_below_a_short_table_too() -> None:
    """A table that goes on on the next page has its heads there, whatever stands before it on its sheet."""
    short = Table((Column("测评对象"), Column("好", "number")), (("党支部工作", 3),))
    texts = tuple(Paragraph("说明") for _ in range(20))
    made = sheet(short, *texts, people(11), SIGNED)
    row = row_of(made, "姓名")
    assert made.print_title_rows == f"${row}:${row}"
    assert sheet(people(11), *texts, short, SIGNED).print_title_rows is None
