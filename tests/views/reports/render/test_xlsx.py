"""The workbook: as an office would have made it; text is never a formula, heads are frozen and repeated."""

from __future__ import annotations

import datetime
import io
from typing import Any

import openpyxl
import pytest

from orglife_kit.views.reports.cells import ABOVE, Count
from orglife_kit.views.reports.model import (
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Page,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Table,
    Together,
)
from orglife_kit.views.reports.render import renderer

COMPACT = Page(margins="compact")
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "{=1}",
    "http://example.org",
    "mailto:a@b.c",
)
PEOPLE = Table(
    (
        Column("姓名", heads_row=True),
        Column("票数", "number", "center", group="党员"),
        Column("签名", "blank"),
    ),
    tuple((f"党员{number:03}", number % 3, "") for number in range(80)),
)


def book(document: Document) -> Any:
    """Return a document's workbook as another program reads it."""
    return openpyxl.load_workbook(io.BytesIO(renderer("xlsx")(document)))


def test_no_text_is_a_formula_or_a_link() -> None:
    """Also in heads, names of sheets, fields and signatures."""
    blocks = tuple(
        block
        for text in FORMULAS
        for block in (
            Heading(text),
            Paragraph(text),
            Table((Column(text),), ((text,),), text, (text,)),
            Fields((FormField(text, text),)),
            Signatures((Signature(text, text, (text,)),)),
        )
    )
    made = book(Document("=1+1", blocks, "=2+2", page=COMPACT))
    kinds = {
        cell.data_type
        for sheet in made
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert kinds == {"s"}
    assert not [cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_heads_are_frozen_and_repeated_and_the_print_area_is_set() -> None:
    """On A4, as wide as the page; the title stands at the head of each page, the folio at its foot."""
    made = book(Document("汇总表", (Paragraph("说明"), PEOPLE), page=COMPACT, author="第一党支部"))
    form, data = made.worksheets
    heads = [row[0].row for row in form.iter_rows() if row[0].value == "姓名"]
    assert form.freeze_panes == f"A{heads[0] + 2}"  # a group stands over two rows
    assert form.print_title_rows == f"${heads[0]}:${heads[0] + 1}"
    assert form.print_area.startswith("'汇总表'!$A$1:")
    assert (form.page_setup.paperSize, form.page_setup.fitToHeight) == (9, 0)
    assert form.oddHeader.left.text == "汇总表"
    assert form.oddFooter.right.text.replace("&[Page]", "&P").strip().startswith("第 &P 页 共")
    assert data.title == "汇总表（数据）"
    assert data.freeze_panes == "A2"
    assert [cell.value for cell in data[1]] == ["姓名", "票数"]
    assert data["B2"].value == 0
    assert made.properties.creator == "第一党支部"


def test_a_long_text_takes_as_many_rows_as_it_needs() -> None:
    """No row is higher than Excel allows, and the merged cell is high enough for all of its lines."""
    text = "很长的意见，" * 400
    (form, _) = book(
        Document("意见", (Table((Column("姓名"), Column("意见")), (("王伟", text),)),), page=COMPACT)
    )
    merged = [
        area for area in form.merged_cells.ranges if form.cell(area.min_row, area.min_col).value == text
    ]
    (area,) = merged
    heights = [form.row_dimensions[row].height for row in range(area.min_row, area.max_row + 1)]
    assert max(heights) <= 409
    width = sum(
        form.column_dimensions[openpyxl.utils.get_column_letter(column)].width
        for column in range(area.min_col, area.max_col + 1)
    )
    assert sum(heights) >= 14 * len(text) * 2 / width


def test_merges_and_sections() -> None:
    """A cell that belongs to the one above is merged with it; the data sheet repeats its value and names the group."""
    table = Table(
        (Column("方面"), Column("问题")),
        (Section("支委会"), ("学习", "一"), (ABOVE, "二"), Section("党员"), ("作风", "三")),
    )
    form, data = book(Document("清单", (table,), page=COMPACT)).worksheets
    assert [list(row) for row in data.iter_rows(values_only=True)] == [
        ["分组", "方面", "问题"],
        ["支委会", "学习", "一"],
        ["支委会", "学习", "二"],
        ["党员", "作风", "三"],
    ]
    (first,) = [cell for row in form.iter_rows() for cell in row if cell.value == "学习"]
    assert any(
        area.min_row == first.row and area.max_row == first.row + 1 for area in form.merged_cells.ranges
    )


def test_a_table_in_two_halves_holds_everybody_once() -> None:
    """Left and right of a gap, page by page; in the data one under the other."""
    table = Table(
        (Column("序号"), Column("姓名")), tuple((n, f"党员{n:03}") for n in range(1, 91)), side_by_side=True
    )
    form, data = book(Document("签到表", (table,), page=COMPACT)).worksheets
    names = [cell.value for row in form.iter_rows() for cell in row if str(cell.value).startswith("党员")]
    assert sorted(names) == [f"党员{n:03}" for n in range(1, 91)]
    assert [row[1] for row in data.iter_rows(min_row=2, values_only=True)] == sorted(names)
    assert (
        len({cell.column for row in form.iter_rows() for cell in row if str(cell.value).startswith("党员")})
        == 2
    )


def test_another_long_table_has_its_own_sheet() -> None:
    """Each sheet repeats the heads of its own table; the heading before it goes along."""
    other = Table((Column("甲"), Column("乙"), Column("丙")), (("一", "二", "三"),) * 30)
    made = book(Document("台账", (PEOPLE, Heading("整改过程"), other), page=COMPACT))
    assert made.sheetnames == ["台账", "整改过程", "台账（数据）", "整改过程（数据）"]
    first = next(cell.value for row in made["整改过程"].iter_rows() for cell in row if cell.value)
    assert first == "整改过程"


@pytest.mark.parametrize("title", ["a/b[c]:*?\\d", "很长的名字" * 10, "'引号'", "History", ""])
def test_any_title_makes_a_sheet(title: str) -> None:
    """Excel refuses some characters, more than 31 of them and a name of its own."""
    made = book(Document(title, (PEOPLE,), page=COMPACT))
    assert all(len(name) <= 31 for name in made.sheetnames)
    assert len(made.sheetnames) == 2


def test_numbers_and_days_keep_their_kind() -> None:
    """A count with a unit is a number, a day is a day, one before 1900 is text."""
    fields = Fields(
        (
            FormField("应到", Count(22, "22 人")),
            FormField("时间", datetime.date(2024, 1, 18)),
            FormField("成立", datetime.date(1899, 5, 4)),
        )
    )
    (form,) = book(Document("情况", (fields,), page=COMPACT)).worksheets
    values = [cell.value for row in form.iter_rows() for cell in row if cell.value is not None]
    assert 22 in values
    assert datetime.datetime(2024, 1, 18) in values
    assert "1899年5月4日" in values


def test_a_sheet_without_a_table_has_several_columns() -> None:
    """LibreOffice prints a sheet of one column that is wider than the page without its beginning."""
    document = Document("题", (Paragraph("甲乙丙" * 40),), page=Page(margins="compact"))
    sheet = openpyxl.load_workbook(io.BytesIO(renderer("xlsx")(document))).active
    assert sheet is not None
    assert len(sheet.column_dimensions) > 1 or sheet.column_dimensions["A"].max > 1


def test_a_data_sheet_is_called_after_its_heading() -> None:
    """The first one after the document; of several tables each says what it holds."""
    table = Table((Column("问题"),), (("学习少",),))
    blocks = (Heading("本年度事项"), table, Together((Heading("上年度事项"), table)), Heading("过程"), table)
    made = book(Document("台账", blocks, page=COMPACT))
    assert made.sheetnames == ["台账", "台账（数据）", "上年度事项（数据）", "过程（数据）"]
