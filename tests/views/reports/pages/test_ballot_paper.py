"""The ballot: rules before the boxes, the whole head on every sheet, small ones several to a sheet."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from orglife_kit.meeting import Meeting
from orglife_kit.meeting.release import facts
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.ballots.opening import grade_set_of
from orglife_kit.rules.ballots.round import RoundKind, Subject
from orglife_kit.views.reports.model import Columns, Document, Table
from orglife_kit.views.reports.pages.ballot_paper import ballot_paper
from orglife_kit.views.reports.write import render_report

NAMES = ("王小明", "阿依夏木·吐尔逊", "李雪", "欧阳春华")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Return the sample's meeting."""
    return make_demo(tmp_path_factory.mktemp("demo") / "demo")


def ballot(meeting: Meeting, kind: RoundKind, labels: tuple[str, ...], copies: int = 1) -> Document:
    """Return the ballot of a round with lines of one's own."""
    record = meeting.record
    subjects = [Subject(number, label) for number, label in enumerate(labels, 1)]
    grades = grade_set_of(record, kind)
    return ballot_paper(facts(record), kind, subjects, grades, record.plan.settings, 7, copies)


def pages(document: Document, folder: Path) -> list[str]:
    """Return the words of each page without spaces."""
    path = folder / "ballot.pdf"
    path.write_bytes(render_report(document, ("pdf",))["pdf"])
    return ["".join(page.extract_text().split()) for page in PdfReader(path).pages]


@pytest.mark.parametrize(
    ("lines", "length", "sheets"), [(3, 1, 1), (22, 1, 1), (26, 1, 1), (60, 1, 3), (40, 4, 4)]
)
def test_every_sheet_has_the_whole_head(
    demo: Meeting, tmp_path: Path, lines: int, length: int, sheets: int
) -> None:
    """Title, round, which sheet of how many, rules, the place for the seal; every name on exactly one of them."""
    labels = tuple(f"{NAMES[number % 4] * length}{number:03}" for number in range(lines))
    found = pages(ballot(demo, RoundKind.MEMBERS, labels, copies=2), tmp_path)
    assert len(found) == 2 * sheets
    for number, text in enumerate(found):
        assert "党员民主测评" in text
        assert "每行选一个等次" in text
        assert text.count("支部印章") == 1
        if sheets > 1:
            assert f"第{number % sheets + 1}张共{sheets}张" in text
    for label in labels:
        assert sum(label in text for text in found[:sheets]) == 1, label


def test_rules_stand_before_the_boxes(demo: Meeting) -> None:
    """Who ticks has read them; the rows use the sheet."""
    few, many = (
        ballot(demo, RoundKind.MEMBERS, tuple(f"党员{number}" for number in range(lines)))
        for lines in (7, 25)
    )
    heights = []
    for page in (few, many):
        rules, table = page.blocks
        assert isinstance(rules, Columns)
        assert isinstance(table, Table)
        heights.append(table.row_height)
    assert heights[0] > heights[1] >= 6


@pytest.mark.parametrize(("copies", "sheets"), [(1, 1), (4, 1), (5, 2)])
def test_small_ballots_share_their_sheet(demo: Meeting, tmp_path: Path, copies: int, sheets: int) -> None:
    """As many ballots as were asked for, each with its head and its place for the seal, four to a sheet."""
    found = pages(ballot(demo, RoundKind.COMMITTEE, ("党支部委员会工作",), copies), tmp_path)
    assert len(found) == sheets
    text = "".join(found)
    for words in ("支委会工作民主评议", "支部印章", "党支部委员会工作"):
        assert text.count(words) == copies


@pytest.mark.parametrize(("lines", "copies"), [(1, 3), (60, 1)])
def test_a_sheet_with_its_own_title_has_no_other_above_it(
    demo: Meeting, tmp_path: Path, lines: int, copies: int
) -> None:
    """The head of a page does not say once more what stands under it; the seal's place is beside the rules in Word."""
    labels = tuple(f"测评对象{number:03}" for number in range(lines))
    kind = RoundKind.COMMITTEE if lines == 1 else RoundKind.MEMBERS
    document = ballot(demo, kind, labels, copies)
    found = pages(document, tmp_path)
    assert sum(text.count("民主测评票") for text in found) == (copies if lines == 1 else len(found))
    path = tmp_path / "ballot.docx"
    path.write_bytes(render_report(document, ("docx",))["docx"])
    first = docx.Document(str(path)).tables[0].rows[0]
    assert "每行选一个等次" in first.cells[0].text
    assert "支部印章" in first.cells[2].text


def test_a_ballot_has_no_sheet_of_data(demo: Meeting) -> None:
    """What is filled in by hand is one sheet in Excel: nothing of it is data yet."""
    document = ballot(demo, RoundKind.MEMBERS, NAMES)
    book = openpyxl.load_workbook(io.BytesIO(render_report(document, ("xlsx",))["xlsx"]))
    assert len(book.sheetnames) == 1
