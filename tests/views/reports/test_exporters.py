"""The exporters as nbconvert and JupyterLab's menu find them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import get_exporter
from nbconvert.utils.exceptions import ConversionException
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from orglife_kit.views.reports.model import Document, Paragraph
from orglife_kit.views.reports.notebook import to_notebook
from orglife_kit.views.reports.render.html import render_html
from orglife_kit.views.reports.render.pdf import render_pdf
from tests.views.reports.building import pdf_text, sample

DAMAGED = {"image/png": "???", "image/jpeg": "AAAA", "text/plain": "一图"}


@pytest.mark.parametrize(
    ("name", "menu", "extension", "media_type"),
    [
        ("orglife_html", "Orglife HTML", ".html", "text/html"),
        ("orglife_pdf", "Orglife PDF", ".pdf", "application/pdf"),
    ],
)
def test_the_exporters_are_found_by_name(name: str, menu: str, extension: str, media_type: str) -> None:
    """The entry points lead to exporters that JupyterLab's menu can show."""
    exporter = get_exporter(name)()
    assert exporter.export_from_notebook == menu
    assert exporter.file_extension == extension
    assert exporter.output_mimetype == media_type


def test_the_exporter_gives_what_the_renderer_gives() -> None:
    """A report that went through a notebook has the same bytes."""
    notebook = to_notebook(sample(2))
    assert get_exporter("orglife_pdf")().from_notebook_node(notebook)[0] == render_pdf(sample(2))
    assert get_exporter("orglife_html")().from_notebook_node(notebook)[0].encode() == render_html(sample(2))


def test_nbconvert_converts_any_notebook(tmp_path: Path) -> None:
    """``jupyter nbconvert`` writes both kinds, of ours and of a notebook with a damaged picture and no font."""
    outputs = [
        new_output("display_data", data=DAMAGED),
        new_output("stream", text="printed 第1党支部 \U0001f600"),
    ]
    own, other = tmp_path / "own.ipynb", tmp_path / "分析.ipynb"
    nbformat.write(to_notebook(sample(2)), own)
    nbformat.write(new_notebook(cells=[new_markdown_cell("## 小题"), new_code_cell(outputs=outputs)]), other)
    for name in ("orglife_html", "orglife_pdf"):
        command = [sys.executable, "-m", "nbconvert", "--to", name, str(own), str(other)]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path)
        assert ran.returncode == 0, ran.stderr
    assert own.with_suffix(".pdf").read_bytes() == render_pdf(sample(2))
    text = pdf_text(other.with_suffix(".pdf").read_bytes())
    for words in ("分析", "小题", "一图", "第1党支部 〔U+1F600〕"):
        assert words in text, words
    page = other.with_suffix(".html").read_text("utf-8")
    assert "第1党支部 \U0001f600" in page  # a browser has other fonts than the paper


def test_a_report_with_a_missing_character_says_so_in_words() -> None:
    """Our own report is never changed; the reader is told what cannot be printed."""
    notebook = to_notebook(Document("题", (Paragraph("\U0001f600"),)))
    for name in ("orglife_pdf", "orglife_html"):
        with pytest.raises(ConversionException, match=r"U\+1F600"):
            get_exporter(name)().from_notebook_node(notebook)


def test_the_exporters_load_little() -> None:
    """A broken or slow entry point would stop every conversion on the machine."""
    program = (
        "import nbconvert.exporters, sys; before = set(sys.modules); import orglife_kit.views.reports.exporters;"
        "heavy = {'typst', 'matplotlib', 'pandas', 'uharfbuzz', 'mistune'};"
        "sys.exit(str(heavy & (set(sys.modules) - before) or ''))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.stderr.strip() == ""


def test_a_carelessly_written_notebook_is_shown() -> None:
    """Numbers of cells that are missing or used twice, fields of a wrong kind, odd outputs stop nothing."""
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {"tags": None}, "source": ["甲", "乙"]},
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "丙"},
        {"cell_type": "heading", "level": 2, "metadata": {}, "source": "丁"},
        {
            "cell_type": "code",
            "metadata": {"jupyter": None},
            "source": "x",
            "outputs": [
                {"output_type": "odd"},
                {"output_type": "display_data"},
                {"output_type": "display_data", "data": {"text/html": None, "text/plain": ["戊"]}},
                {"output_type": "stream", "text": ["己"]},
            ],
        },
        "odd",
    ]
    metadata = {"kernelspec": {"a": 1}, "title": ["x"], "authors": "x", "language_info": 1}
    notebook = nbformat.from_dict({"nbformat": 4, "nbformat_minor": 0, "metadata": metadata, "cells": cells})
    words = pdf_text(get_exporter("orglife_pdf")().from_notebook_node(notebook)[0])
    for expected in ("甲乙", "丙", "丁", "戊", "己"):
        assert expected in words
