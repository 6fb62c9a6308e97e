"""Tables of the same columns on one page are set alike, in every format."""

from __future__ import annotations

import io

import docx
import openpyxl

from orglife_kit.views.reports.alike import alike
from orglife_kit.views.reports.geometry import geometry
from orglife_kit.views.reports.layout import column_widths
from orglife_kit.views.reports.model import Block, Column, Document, Heading, Page, Section, Table, Together
from orglife_kit.views.reports.render import renderer

COMPACT = Page(margins="compact")
COLUMNS = (Column("问题", width=50), Column("责任人", width=30), Column("完成情况", width=94))
THIS_YEAR = Table(COLUMNS, (Section("书记"), ("长" * 200, "王伟", "已销号"), ("短", "李婷", "长" * 90)))
EARLIER = Table(COLUMNS, (("长" * 60, "欧阳慕容雪", "待整改"),))


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    """Return the tables of a page."""
    inside = (block.blocks if isinstance(block, Together) else (block,) for block in blocks)
    return [part for parts in inside for part in parts if isinstance(part, Table)]


def test_what_all_their_rows_need_decides_the_widths() -> None:
    """One wherever it stands; each alone would have other widths."""
    measures = geometry(COMPACT)
    assert column_widths(THIS_YEAR, measures) != column_widths(EARLIER, measures)
    made = alike((THIS_YEAR, Heading("上年度"), Together((EARLIER,))), measures, "zh_CN")
    first, second = tables(made)
    assert column_widths(first, measures) == column_widths(second, measures)
    assert [table.rows for table in (first, second)] == [THIS_YEAR.rows, EARLIER.rows]


def test_tables_of_other_columns_and_one_by_itself_stay_as_they_are() -> None:
    """Nothing is changed where nothing is to be made alike."""
    other = Table((Column("姓名"), Column("意见")), (("王伟", "好"),))
    blocks = (THIS_YEAR, other, Table(other.columns, (("李婷", "意见" * 90),)))
    assert alike(blocks, geometry(COMPACT), "zh_CN") == blocks


def test_in_word_and_excel_they_have_the_same_columns() -> None:
    """A worksheet is not divided into slivers where the one ends a little beside the other."""
    blocks = alike((THIS_YEAR, Heading("上年度"), EARLIER), geometry(COMPACT), "zh_CN")
    document = Document("整改台账", blocks, page=COMPACT)
    word = docx.Document(io.BytesIO(renderer("docx")(document)))
    widths = [[column.width for column in table.columns] for table in word.tables]
    assert widths[0] == widths[1]
    sheet = openpyxl.load_workbook(io.BytesIO(renderer("xlsx")(document))).worksheets[0]
    assert sheet.max_column == len(COLUMNS)
