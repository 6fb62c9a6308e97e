"""Where a page ends: rows stand a little closer where that spares one, and no page has a row or two alone."""

from __future__ import annotations

import pytest

from orglife_kit.views.reports.model import (
    Block,
    CellContent,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Page,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Together,
)
from orglife_kit.views.reports.render import renderer
from tests.views.reports.pdf_pages import PdfPage, Word, has_pdftotext, outside, overlapping, pdf_pages

pytestmark = pytest.mark.skipif(
    not has_pdftotext(), reason="pdftotext (poppler-utils) is not on this machine"
)
LANDSCAPE, UPRIGHT = Page("landscape", "compact"), Page(margins="compact")
SIGNED = Signatures((Signature("填表人"), Signature("书记"), Signature("日期")))


def pages_of(*blocks: Block, page: Page = LANDSCAPE) -> list[PdfPage]:
    """Return the pages of a document."""
    return pdf_pages(renderer("pdf")(Document("党员名册", blocks, subtitle="示例党支部", page=page)))


def roster(rows: int, rules: str = "grid") -> Table:
    """Return a table of so many members."""
    columns = (Column("序号", "number", "center"), Column("姓名", heads_row=True), Column("类别"))
    of_row = tuple((number, f"甲{number:03}", "正式党员") for number in range(rows))
    return Table(columns, of_row, rules="grid" if rules == "grid" else "light")


def members(page: PdfPage) -> list[str]:
    """Return the names on a page, from top to bottom."""
    found = [word for word in page.words if word.text.startswith("甲")]
    return [word.text for word in sorted(found, key=lambda word: word.top)]


def of(page: PdfPage, text: str) -> Word | None:
    """Return the first word of a page that begins with ``text``."""
    return next((word for word in page.words if word.text.startswith(text)), None)


@pytest.mark.parametrize(("rows", "page"), [(22, LANDSCAPE), (20, LANDSCAPE), (38, UPRIGHT)])
def test_rows_stand_closer_where_that_spares_a_page(rows: int, page: Page) -> None:
    """The roster of 22 with its signatures is one page; its lines are whole and none lies over another."""
    (only,) = pages_of(roster(rows), SIGNED, page=page)
    assert len(members(only)) == rows
    assert of(only, "书记") is not None
    assert list(overlapping(only)) == []
    assert outside(only, 20) == []


@pytest.mark.parametrize("rows", [*range(9, 60, 3), 100])
@pytest.mark.parametrize("signed", [True, False])
def test_no_page_ends_a_table_with_a_row_or_two(rows: int, signed: bool) -> None:
    """Three rows at least stand on the last page, with the signatures or without; none is lost, each stands once."""
    blocks: tuple[Block, ...] = (Fields((FormField("时间", "2024年1月18日"),)), roster(rows))
    made = pages_of(*blocks, *([SIGNED] if signed else []))
    named = [members(page) for page in made]
    assert [name for names in named for name in names] == [f"甲{number:03}" for number in range(rows)]
    assert min(map(len, named)) >= 3
    assert all(of(page, "姓名") is not None for page in made), "each page has the heads"
    assert signed == (of(made[-1], "书记") is not None)


@pytest.mark.parametrize("before", range(20, 34))
def test_a_small_table_and_what_leads_to_it_stay_together(before: int) -> None:
    """Heading, numbers, note, table and signatures of one rating are on one page wherever it begins."""
    lines = tuple(Paragraph(f"前文{number}") for number in range(before))
    numbers = Fields((FormField("应参加测评", "5 人"),))
    rating = (Heading("党员民主测评"), numbers, Paragraph("有效票 5 张。", "note"), roster(5), SIGNED)
    made = pages_of(*lines, *rating, page=UPRIGHT)
    on = {
        word: next(number for number, page in enumerate(made) if of(page, word) is not None)
        for word in ("党员民主测评", "应参加测评", "有效票", "姓名", "书记")
    }
    assert len(set(on.values())) == 1, on
    assert len(members(made[on["姓名"]])) == 5


@pytest.mark.parametrize("before", range(26, 33))
def test_a_section_is_signed_as_a_whole(before: int) -> None:
    """What was resolved stands with its signatures, and takes nothing of what is before it along."""
    lines = tuple(Paragraph(f"前文{number}") for number in range(before))
    resolved = Together((Heading("决议"), Paragraph("推选计票人"), Paragraph("发出 20 张"), SIGNED))
    made = pages_of(*lines, resolved, page=UPRIGHT)
    last = made[-1]
    assert all(of(last, word) is not None for word in ("决议", "推选计票人", "书记"))
    if len(made) > 1:
        assert of(last, "前文") is None


@pytest.mark.parametrize("width", [20, 24, 28, 32, 40, 60])
def test_a_remark_in_brackets_is_not_divided_where_it_fits(width: int) -> None:
    """王伟（第一党小组） begins a new line before the bracket; in too narrow a column it is divided as ever."""
    columns = (Column("姓名", width=width), Column("完成情况", width=174 - width))
    table = Table(columns, (("王伟（第一党小组）", "甲"), ("长" * 22 + "（满意）又好", "甲")))
    (page,) = pages_of(table, page=UPRIGHT)
    assert outside(page, 20) == []
    assert list(overlapping(page)) == []
    words = "\n".join(word.text for word in page.words)
    if width >= 32:
        assert "（第一党小组）" in words
        assert "（满意）" in words
    assert not any(word.text.startswith(("，", "）")) for word in page.words)


def test_a_long_english_word_of_a_cell_is_whole() -> None:
    """``rectification`` is not cut in the column that is as wide as it."""
    columns = (Column("Source", width=12), Column("Finding", width=80))
    table = Table(columns, (("inspection and rectification", "text " * 30),))
    document = Document("Findings", (table,), language="en", page=UPRIGHT)
    (page,) = pdf_pages(renderer("pdf")(document))
    assert "rectification" in {word.text for word in page.words}


@pytest.mark.parametrize("persons", [2, 6, 10, 16])
@pytest.mark.parametrize("rows", [1, 3, 6, 30])
@pytest.mark.parametrize("label", ["计票人", "Rating of the committee's work: Scrutineers"])
def test_many_long_names_to_sign_are_all_on_the_pages(persons: int, rows: int, label: str) -> None:
    """However many sign under however long a table, and whatever their names: none is under the edge of the page."""
    called = tuple(f"乙{number:02}" + "阿卜杜热依木·" * 4 for number in range(persons))
    signed = Together(
        (Signatures((Signature(label, persons=called), Signature("书记"))), Paragraph("完", "note"))
    )
    made = pages_of(roster(rows), Paragraph("按名册顺序。", "note"), signed)
    for page in made:
        assert outside(page, 25) == []
        assert all(word.bottom < page.height - 45 for word in page.words if "阿" in word.text)
        assert list(overlapping(page)) == []
    text = "".join(word.text for page in made for word in page.words)
    assert [text.count(name[:3]) for name in called] == [1] * persons
    assert text.count("阿") == 4 * persons


@pytest.mark.parametrize("notes", [1, 3, 6])
@pytest.mark.parametrize("rows", [3, 12, 30])
@pytest.mark.parametrize("length", [60, 190])
def test_notes_under_a_table_are_all_on_the_pages(notes: int, rows: int, length: int) -> None:
    """Many notes before the signatures are divided where they are higher than a page, and none is cut off."""
    told = [Paragraph(f"{number}、" + "注" * length, "note") for number in range(notes)]
    together = Together((*told, SIGNED))
    for tail in ((*told, SIGNED), (together,)):
        made = pages_of(roster(rows), *tail)
        text = "".join(word.text for page in made for word in page.words)
        assert text.count("注") == notes * length
        assert all(
            word.bottom < page.height - 45 for page in made for word in page.words if "注" in word.text
        )
        assert all(list(overlapping(page)) == [] for page in made)


@pytest.mark.parametrize("rows", [2, 4, 7])
@pytest.mark.parametrize("signed", [True, False])
def test_a_small_table_of_high_cells_is_divided(rows: int, signed: bool) -> None:
    """Cells that hold more than text may be as high as a page: such a table is not kept whole, and not cut off."""
    columns = (Column("序号", "number", width=1), Column("内容", width=3))
    held = tuple(CellContent(row, 1, (Paragraph("格" * 700),)) for row in range(rows))
    table = Table(columns, tuple((row, "格") for row in range(rows)), contents=held)
    made = pages_of(table, *([SIGNED] if signed else []))
    text = "".join(word.text for page in made for word in page.words)
    assert text.count("格") == 700 * rows
    assert all(word.bottom < page.height - 45 for page in made for word in page.words if "格" in word.text)


@pytest.mark.parametrize("before", range(24, 36, 2))
def test_a_table_of_eight_rows_is_on_one_page(before: int) -> None:
    """A small table that nothing belongs to is not divided between two pages."""
    lines = tuple(Paragraph(f"前文{number}") for number in range(before))
    made = pages_of(*lines, Heading("整改"), roster(8), page=UPRIGHT)
    assert [members(page) for page in made if members(page)] == [[f"甲{number:03}" for number in range(8)]]
    assert all((of(page, "整改") is None) == (members(page) == []) for page in made)


@pytest.mark.parametrize("before", range(26, 36, 2))
def test_a_few_fields_stand_on_one_page(before: int) -> None:
    """会议应到 and what belongs to it are read together; long values are divided as ever."""
    lines = tuple(Paragraph(f"前文{number}") for number in range(before))
    few = Fields(tuple(FormField(f"栏目{number}", "22 人") for number in range(6)), across=2)
    made = pages_of(*lines, Heading("出席情况"), few, page=UPRIGHT)
    with_fields = [page for page in made if of(page, "栏目") is not None]
    assert len(with_fields) == 1
    assert of(with_fields[0], "出席情况") is not None
    long = Fields(tuple(FormField(f"栏目{number}", "长" * 900) for number in range(4)))
    assert len(pages_of(*lines, long, page=UPRIGHT)) >= 3
