"""The same numbers in every format: each table of each document of a scope, cell by cell."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

import lxml.etree
import lxml.html
import openpyxl
import pytest

from orglife_kit.meeting import Meeting
from orglife_kit.meeting.release import release
from orglife_kit.meeting.sample import make_demo
from orglife_kit.views.reports.cells import Above, CellValue, Count, Identifier, Share, plain_value, spoken
from orglife_kit.views.reports.documents import documents
from orglife_kit.views.reports.model import Block, Columns, Document, Section, Table, Together
from orglife_kit.views.reports.render import renderer
from tests.views.reports.building import WORD, pdf_text, shown_cell

SCOPES = ("ORGAN", "SUPERVISOR", "BRANCH", "MEMBER")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    """Return every document of the sample, of each scope; of one member's slips."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ORGLIFE_STATE", str(tmp_path_factory.mktemp("state")))
    meeting: Meeting = make_demo(tmp_path_factory.mktemp("demo") / "demo")
    patch.undo()
    number = meeting.record.roster.numbers[3]
    return [
        entry.document
        for scope in SCOPES
        for entry in documents(release(meeting.record, scope, number if scope == "MEMBER" else None))
    ]


def tables(blocks: Iterable[Block]) -> list[Table]:
    """Return the tables among ``blocks`` and inside them."""
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
        elif isinstance(block, Together):
            found += tables(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                found += tables(column)
    return found


def read_rows(table: Table, *, merged: bool) -> list[list[str]]:
    """Return the rows of a table as they are read, its totals too; ``merged`` without what belongs to the row above."""
    rows = [row for row in (*table.rows, table.totals) if row and not isinstance(row, Section)]
    return [
        [spoken(value, "zh_CN") for value in row if not (merged and isinstance(value, Above))] for row in rows
    ]


def squeezed(text: str) -> str:
    """Return ``text`` without any white space."""
    return "".join(text.split())


def test_html_has_every_cell(made: list[Document]) -> None:
    """Row by row, cell by cell."""
    for document in made:
        tree = lxml.html.document_fromstring(renderer("html")(document))
        found = tree.xpath("//table")
        wanted = tables(document.blocks)
        assert len(found) == len(wanted)
        for shown, table in zip(found, wanted, strict=True):
            rows = [
                [squeezed(cell.text_content()) for cell in row.xpath("./td|./th")]
                for row in shown.xpath("./tbody/tr[not(@class)]|./tfoot/tr")
            ]
            assert rows == [[squeezed(text) for text in row] for row in read_rows(table, merged=True)], (
                document.title
            )


def test_word_has_every_cell(made: list[Document]) -> None:
    """Every table of the model is a table of the file with the same cells; the places to sign are others."""
    for document in made:
        tree = word_tree(renderer("docx")(document))
        found = [
            [[squeezed(cell_text(cell)) for cell in row.iter(f"{WORD}tc")] for row in table.iter(f"{WORD}tr")]
            for table in tree.iter(f"{WORD}tbl")
        ]
        for table in tables(document.blocks):
            wanted = [[squeezed(text) for text in row] for row in read_rows(table, merged=False)]
            whole = [[row for row in rows if len(row) == len(table.columns)] for rows in found]
            assert any(rows[-len(wanted) :] == wanted for rows in whole) or not wanted, document.title


def test_the_sheets_have_every_cell_as_what_it_is(made: list[Document]) -> None:
    """A number is a number that shows the same figures, a day a day, an identity number text; zero is 0."""
    for document in made:
        book = openpyxl.load_workbook(io.BytesIO(renderer("xlsx")(document)))
        forms = [
            [cell for cell in row if cell.value is not None] for sheet in book for row in sheet.iter_rows()
        ]
        shown = [[squeezed(shown_cell(cell)) for cell in row] for row in forms]
        for table in tables(document.blocks):
            for row in (*table.rows, table.totals):
                if isinstance(row, Section):
                    continue
                values = [value for value in row if spoken(value, "zh_CN")]
                texts = [squeezed(spoken(value, "zh_CN")) for value in values]
                if not texts:
                    continue
                found = [cells for cells, words in zip(forms, shown, strict=True) if words == texts]
                assert found, (document.title, texts)
                for cell, value in zip(found[0], values, strict=True):
                    assert_kept(cell.value, value)
        assert not [cell for row in forms for cell in row if cell.data_type == "f"]


def assert_kept(kept: object, value: CellValue) -> None:
    """Assert that a cell holds a value as what it is."""
    plain = plain_value(value)
    if isinstance(plain, Count):
        plain = plain.number
    if isinstance(plain, Share):
        assert kept == pytest.approx(plain.part / plain.whole)
    elif isinstance(plain, datetime.date):
        assert isinstance(kept, datetime.datetime)
        assert kept.date() == plain
    else:
        assert kept == (plain.text if isinstance(plain, Identifier) else plain)


def test_the_data_sheets_are_plain(made: list[Document]) -> None:
    """One head, one row a record in order, nothing merged, none of what is left for hand writing."""
    for document in made:
        book = openpyxl.load_workbook(io.BytesIO(renderer("xlsx")(document)))
        sheets = [sheet for sheet in book if "（数据）" in sheet.title]
        wanted = [table for table in tables(document.blocks) if table.rows and kept_places(table)]
        assert len(sheets) >= len(wanted), document.title
        for sheet, table in zip(sheets, wanted, strict=False):
            places = kept_places(table)
            assert not sheet.merged_cells.ranges
            rows = list(sheet.iter_rows(values_only=True))
            grouped = any(isinstance(row, Section) for row in table.rows)
            assert len(rows[0]) == len(places) + grouped == len(set(rows[0]))
            assert [
                [value.date() if isinstance(value, datetime.datetime) else value for value in row[grouped:]]
                for row in rows[1:]
            ] == filled(table, places)


def filled(table: Table, places: list[int]) -> list[list[Any]]:
    """Return the values of a table's rows, with that of the row above where a cell belongs to it."""
    made: list[list[Any]] = []
    for row in table.rows:
        if not isinstance(row, Section):
            made.append(
                [
                    made[-1][number] if isinstance(row[place], Above) else stored(row[place])
                    for number, place in enumerate(places)
                ]
            )
    return made


def stored(value: CellValue) -> Any:
    """Return what a data sheet holds for ``value``."""
    plain = plain_value(value)
    if isinstance(plain, Count):
        return plain.number
    return (plain.text if isinstance(plain, Identifier) else plain) or (0 if plain == 0 else None)


def kept_places(table: Table) -> list[int]:
    """Return the columns that hold data."""
    return [number for number, column in enumerate(table.columns) if column.kind not in ("blank", "tick")]


def test_the_pdf_has_every_number(made: list[Document]) -> None:
    """Each row's values stand in its text in their order."""
    for document in made:
        text = squeezed(pdf_text(renderer("pdf")(document)))
        for table in tables(document.blocks):
            for row in read_rows(table, merged=True):
                assert_in_order(text, [squeezed(part) for part in row if part])


def assert_in_order(text: str, parts: Sequence[str]) -> None:
    """Assert that all of ``parts`` are found in ``text``; short ones one behind the other somewhere."""
    if all(len(part) < 8 for part in parts):
        assert "".join(parts) in text, parts
    for part in parts:
        assert part in text or all(part[start : start + 6] in text for start in range(0, len(part), 6)), part


def word_tree(content: bytes) -> Any:
    """Return the text of a file for Word as a tree."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return lxml.etree.fromstring(file.read("word/document.xml"))


def cell_text(cell: Any) -> str:
    """Return the words of a cell."""
    return "".join(piece.text or "" for piece in cell.iter(f"{WORD}t"))
