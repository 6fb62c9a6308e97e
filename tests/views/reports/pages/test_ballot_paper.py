"""The ballot: rules before the boxes, the whole head on every sheet, small ones several to a sheet."""

from __future__ import annotations

import dataclasses
import io
from collections import Counter
from itertools import pairwise
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
from orglife_kit.rules.plan.settings import OwnLine
from orglife_kit.views.reports.geometry import geometry
from orglife_kit.views.reports.model import Columns, Document, Table
from orglife_kit.views.reports.pages.ballot_paper import ballot_paper
from orglife_kit.views.reports.write import render_report
from tests.views.reports.pdf_pages import has_pdftotext, pdf_pages

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


LONG = "北方边疆综合交通枢纽建设管理服务中心（集团）机关后勤保障与离退休人员工作第二党支部"


def small_ballots(demo: Meeting, branch: str, labels: tuple[str, ...], copies: int) -> Document:
    """Return small ballots of a branch with a name of one's own."""
    kind = RoundKind.COMMITTEE if len(labels) == 1 else RoundKind.MEMBERS
    subjects = [Subject(number, label) for number, label in enumerate(labels, 1)]
    told = dataclasses.replace(facts(demo.record), branch=branch)
    settings = dataclasses.replace(demo.record.plan.settings, own_line=OwnLine.BLANK)
    return ballot_paper(told, kind, subjects, grade_set_of(demo.record, kind), settings, 7, copies)


@pytest.mark.skipif(not has_pdftotext(), reason="pdftotext (poppler-utils) is not on this machine")
@pytest.mark.parametrize("branch", ["某村党支部", LONG, LONG * 2])
@pytest.mark.parametrize("labels", [("党支部委员会工作",), ("王小明", "阿卜杜热合曼·买买提明·托合提")])
def test_no_small_ballot_is_divided(demo: Meeting, branch: str, labels: tuple[str, ...]) -> None:
    """However long names are, title, place for the seal and boxes of each stand on one half of a sheet."""
    content = render_report(small_ballots(demo, branch, labels, 5), ("pdf",))["pdf"]
    found = Counter[str]()
    for page in pdf_pages(content):
        for left in (0.0, page.width / 2):
            words = [word.text for word in page.words if left <= word.left < left + page.width / 2]
            of_half = [words.count("民主测评票"), words.count("支部印章"), words.count("序号")]
            assert len(set(of_half)) == 1
            found["ballots"] += of_half[0]
    assert found["ballots"] == 5


@pytest.mark.parametrize("branch", ["某村党支部", LONG])
def test_no_small_ballot_is_divided_in_excel(demo: Meeting, branch: str) -> None:
    """A page begins with a title; two stand on one where there is room for them."""
    document = small_ballots(demo, branch, ("党支部委员会工作",), 4)
    book = openpyxl.load_workbook(io.BytesIO(render_report(document, ("xlsx",))["xlsx"]))
    made = book.worksheets[0]
    starts = [1, *(entry.id + 1 for entry in made.row_breaks.brk)]
    assert {made.cell(row, 1).value for row in starts} == {"民主测评票"}
    room = geometry(document.page).body / 25.4 * 72
    for start, end in pairwise([*starts, made.max_row + 1]):
        assert sum(made.row_dimensions[row].height for row in range(start, end)) <= room
    assert len(starts) == (2 if branch != LONG else 4)


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
