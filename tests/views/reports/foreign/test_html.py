"""HTML outputs: a cell is read as a page is, and everything stands where the page has it."""

from __future__ import annotations

from orglife_kit.views.reports.model import (
    CellContent,
    Column,
    Image,
    ListBlock,
    Paragraph,
    Run,
    Table,
)
from tests.views.reports.foreign.making import SVG, html, made, output, pixels, words

PICTURE = f'<img src="data:image/png;base64,{pixels("PNG")}" alt="章">'


def test_a_cell_keeps_its_lines() -> None:
    """Line breaks and paragraphs are lines."""
    (table,) = html("<table><tr><th>意见<th>二</tr><tr><td>学习<br>不够<td><p>一</p><p>二</p></tr></table>")
    assert table.rows == (("学习\n不够", "一\n二"),)
    assert table.contents == ()


def test_a_cell_keeps_lists_pictures_tables_drawings_and_links() -> None:
    """Each stands in its cell; its words are in the row for whoever reads rows."""
    inner = "<table><tr><td>内一<td>内二</tr></table>"
    link = '<a href="https://example.org/a">附件</a>'
    drawing = f'{SVG}<rect width="9" height="9"/></svg>'
    cells = ("<ul><li>一</li><li>二</li></ul>", PICTURE, inner, link, drawing)
    (table,) = html(f"<table><tr>{''.join(f'<td>{cell}' for cell in cells)}</tr></table>")
    kinds = [[type(block) for block in cell.blocks] for cell in table.contents]
    assert kinds == [[ListBlock], [Image], [Table], [Paragraph], [Image]]
    assert table.contents[3] == CellContent(0, 3, (Paragraph((Run("附件", link="https://example.org/a"),)),))
    assert table.rows == (("• 一\n• 二", "章", "内一 内二", "附件", ""),)


def test_cells_of_a_wide_table_stay_with_their_rows() -> None:
    """In a table that is shown in parts every picture is in the part of its column."""
    heads = "".join(f"<th>第{number}个名称很长的列" for number in range(30))
    cells = "".join(f"<td>{PICTURE if number == 20 else number}" for number in range(30))
    tables = [
        block
        for block in html(f"<table><tr>{heads}</tr><tr>{cells}</tr></table>")
        if isinstance(block, Table)
    ]
    holding = [table for table in tables if table.contents]
    assert len(tables) > 2
    assert len(holding) == 1
    assert holding[0].columns[holding[0].contents[0].column].header == "第20个名称很长的列"


def test_a_table_of_one_cell_is_no_table() -> None:
    """What it frames stands there, with its caption."""
    text = f"<table><caption>题</caption><tr><td><p>文</p>{PICTURE}</td></tr></table>"
    label, paragraph, picture = html(text)
    assert (label, paragraph) == (Paragraph("题", "label"), Paragraph("文"))
    assert isinstance(picture, Image)


def test_a_table_without_heads_has_none() -> None:
    """No empty row stands in their place, in either format."""
    page, _ = made(output({"text/html": "<table><tr><td>甲<td>一</tr><tr><td>乙<td>二</tr></table>"}))
    assert "<thead" not in page
    assert page.count("<tr>") == 2


def test_items_of_a_list_hold_tables_and_pictures() -> None:
    """In their place, and a list goes on counting where it says."""
    (made_list,) = html(f"<ol start=3><li>一{PICTURE}<table><tr><td>a<td>b</tr></table></li><li>二</li></ol>")
    first, picture, table, second = made_list.items
    assert (first, second, made_list.start) == ("一", "二", 3)
    assert isinstance(picture, Image)
    assert isinstance(table, Table)


def test_words_keep_what_sets_them_apart() -> None:
    """Bold words, code, links, raised and lowered numbers; spaces as a browser shows them."""
    (paragraph,) = html(
        '<p>  面积 <b>10 m<sup>2</sup></b>\n<code>x</code> <a href="javascript:x">y</a>H<sub>2</sub>O</p>'
    )
    assert paragraph.text == (
        Run("面积 "),
        Run("10 m²", bold=True),
        Run(" "),
        Run("x", code=True),
        Run(" yH₂O"),
    )


def test_entities_are_characters() -> None:
    """In words and in cells."""
    text = "<p>x &lt; 3 &amp;&amp; y</p><table><tr><th>R&amp;D<th>b</tr><tr><td>&#9733;<td>1</tr></table>"
    paragraph, table = html(text)
    assert paragraph == Paragraph("x < 3 && y")
    assert (table.columns[0], table.rows) == (Column("R&D"), (("★", "1"),))


def test_what_is_nested_deeply_is_words_and_deeper_a_sentence() -> None:
    """No notebook ends in an error because of it."""
    assert "词" in words(output({"text/html": "<div>" * 150 + "词" + "</div>" * 150}))
    for text in ("<div>", "<b>", "<table><tr><td>", "<ul><li>", "<svg>"):
        page, _ = made(output({"text/html": text * 20_000 + "词"}))
        assert "未显示" in page


def test_html_that_never_ends_is_read_once() -> None:
    """Openings without an end do not make the reading quadratic: the test would not come to its end."""
    for text in ("<!--", "<svg ", "<script>", "<iframe>", "<svg><!--"):
        html(text * 100_000)
    names = "".join(f'<div id="x{number}"></div>' for number in range(5_000))
    assert html(f"{names}<script>{'y ' * 500_000}</script>")
