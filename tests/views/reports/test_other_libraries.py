"""What other libraries put into an organizer's notebook: their tables as tables, none of their script."""

from __future__ import annotations

import re
from typing import Any

import great_tables
import itables
import nbformat
import pandas
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from orglife_kit.views.reports.exporters import OrglifeHTMLExporter, OrglifePDFExporter
from tests.views.reports.building import pdf_text

FRAME = pandas.DataFrame({"姓名": ["赟喆", "王伟"], "合格": [12, 7]})
CONTROL = new_output("display_data", {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}})


def made(*cells: Any) -> tuple[str, str]:
    """Return the HTML and the PDF's words of a notebook with those cells."""
    notebook = new_notebook(cells=[new_markdown_cell("# 分析"), *cells])
    nbformat.validate(notebook)
    page, _ = OrglifeHTMLExporter().from_notebook_node(notebook)
    pdf, _ = OrglifePDFExporter().from_notebook_node(notebook)
    return page, pdf_text(pdf)


def shown(markup: str) -> Any:
    """Return a cell whose output is ``markup``."""
    return new_code_cell(
        "x", outputs=[new_output("execute_result", {"text/html": markup, "text/plain": "x"})]
    )


@pytest.mark.parametrize(
    "markup",
    [
        FRAME.to_html(),
        FRAME.style.format().to_html(),
        great_tables.GT(FRAME).tab_header("人数").as_raw_html(),
        itables.to_html_datatable(FRAME, connected=True, display_logo_when_loading=False),
    ],
    ids=["pandas", "styler", "great_tables", "itables"],
)
def test_a_table_of_any_library_is_a_table(markup: str) -> None:
    """Its heads and cells stand in both formats; nothing is executed, nothing is fetched."""
    page, words = made(shown(markup))
    for text in ("姓名", "合格"):
        assert text in page
        assert text in words
    assert "<script" not in page
    assert not re.search(r"""(src|href)=["']?https?:""", page)


def test_every_row_of_a_long_itable_is_there() -> None:
    """Its page shows ten and keeps the rest in a script; what is not written as itables does is left as it is."""
    names = [f"党员{number:03d}" for number in range(1, 61)]
    frame = pandas.DataFrame({"姓名": names, "备注": ["<b>甲</b>"] * 60, "分": [1.5] * 60})
    markup = itables.to_html_datatable(frame, connected=True, display_logo_when_loading=False)
    page, words = made(shown(markup))
    for name in names:
        assert page.count(name) == 1
        assert name in words
    assert "rows not shown" not in page
    assert "1.5" in words
    broken = markup.replace("data_json", "data_other")
    page, _ = made(shown(broken))
    assert page.count("党员010") == 1
    assert "党员011" not in page


def test_a_control_is_a_sentence_and_a_raw_cell_is_nothing() -> None:
    """A form cannot be printed; what is raw is for another program."""
    page, words = made(new_code_cell("form", outputs=[CONTROL]), new_raw_cell("<script>alert(1)</script>"))
    assert "alert" not in page
    assert "可填写的表格" in page
    assert "可填写的表格" in words


def test_ten_thousand_rows_are_cut_with_a_sentence() -> None:
    """The first rows, and how many there are in all."""
    long = pandas.DataFrame({"序号": range(10_000), "值": range(10_000)})
    page, words = made(shown(long.to_html(max_rows=None)))
    assert "10000" in page.replace(",", "").replace(" ", "")
    assert page.count("<tr") < 3000
    assert "行" in words


def test_a_stream_in_colours_and_an_error_are_plain_text() -> None:
    """ANSI colours are left out, the error's name stays."""
    stream = new_output("stream", name="stdout", text="\x1b[31m红\x1b[0m字")
    error = new_output(
        "error", ename="ZeroDivisionError", evalue="division by zero", traceback=["\x1b[31mx\x1b[0m"]
    )
    page, words = made(new_code_cell("x", outputs=[stream, error]))
    assert "红字" in page.replace("\n", "")
    assert "\x1b" not in page
    assert "ZeroDivisionError" in words
