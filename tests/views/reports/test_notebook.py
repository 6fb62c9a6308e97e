"""A report as a notebook and back, and what other notebooks become."""

from __future__ import annotations

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from orglife_kit.errors import InputError
from orglife_kit.views.reports.model import MEDIA_TYPE, Document, Heading, PageBreak, Paragraph
from orglife_kit.views.reports.model_json import decode_document, encode_document
from orglife_kit.views.reports.notebook import read_notebook, report_data, to_notebook
from tests.views.reports.building import sample


def test_a_report_comes_back_as_it_was() -> None:
    """Written to a file and read again, the notebook gives the same document."""
    written = nbformat.writes(to_notebook(sample(3)))
    assert read_notebook(nbformat.reads(written, as_version=4)) == sample(3)


def test_the_notebook_is_valid_and_always_the_same() -> None:
    """The same document gives the same notebook, with the model, HTML for the screen, and a short text."""
    made = to_notebook(sample(2))
    nbformat.validate(made)
    assert made == to_notebook(sample(2))
    data = made.cells[0].outputs[0].data
    assert set(data) == {MEDIA_TYPE, "text/html", "text/plain"}
    assert data["text/plain"] == "民主测评情况汇总表"
    assert made.cells[0].source == ""


def test_several_reports_are_joined_in_order() -> None:
    """Each begins a page under its own title; for whom they are stays at the top."""
    reports = [
        Document(name, (Heading("一", 1), Paragraph("文")), scope_label="支部") for name in ("甲表", "乙表")
    ]
    cells = [
        new_code_cell(outputs=[new_output("display_data", data=report_data(report))]) for report in reports
    ]
    made = read_notebook(new_notebook(cells=cells), "7_publication")
    assert (made.title, made.scope_label) == ("7_publication", "支部")
    assert made.blocks == (
        Heading("甲表"),
        Heading("一", 2),
        Paragraph("文"),
        PageBreak(),
        Heading("乙表"),
        Heading("一", 2),
        Paragraph("文"),
    )


def test_the_title_of_another_notebook() -> None:
    """Its metadata name it, else its first heading, else its file."""
    cells = [new_markdown_cell("# 分析\n\n文")]
    assert read_notebook(new_notebook(cells=cells, metadata={"title": "题"}), "文件").title == "题"
    made = read_notebook(new_notebook(cells=cells), "文件")
    assert (made.title, len(made.blocks)) == ("分析", 1)
    assert read_notebook(new_notebook(), "文件").title == "文件"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({}, "report_unknown"),
        ({"format": "orglife-report", "version": 99, "document": {}}, "report_too_new"),
        ({"format": "orglife-report", "version": 1, "document": {"type": "Document"}}, "report_malformed"),
        ({"format": "orglife-report", "version": 1, "document": {"type": "Popup"}}, "report_part_unknown"),
        ({"format": "orglife-report", "version": 1, "document": []}, "report_malformed"),
    ],
)
def test_a_damaged_report_is_named(data: object, code: str) -> None:
    """What is no report of ours, or of a newer version, is told with a code."""
    cell = new_code_cell(outputs=[new_output("display_data", data={MEDIA_TYPE: data})])
    with pytest.raises(InputError) as raised:
        read_notebook(new_notebook(cells=[cell]))
    assert raised.value.notices[0].code == code


def test_a_field_that_does_not_fit_is_named() -> None:
    """A number where text belongs, a wrong choice and a stranger's field are refused."""
    whole = json.dumps(encode_document(sample(1)))
    for old, new in (
        ('"level": 1', '"level": "1"'),
        ('"grid"', '"dots"'),
        ('"ordered": true', '"ordered": 1'),
    ):
        with pytest.raises(InputError, match="report_malformed"):
            decode_document(json.loads(whole.replace(old, new, 1)))
