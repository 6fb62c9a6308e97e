"""Text is never lost: long names, long texts, many members; whatever was entered stands on a page, once, legibly."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from orglife_kit.i18n import choose_language
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.release import release
from orglife_kit.meeting.sample import make_demo
from orglife_kit.views import reports
from orglife_kit.views.reports.documents import documents
from orglife_kit.views.reports.model import (
    Column,
    Document,
    Fields,
    FormField,
    ListBlock,
    Page,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Together,
)
from orglife_kit.views.reports.render import renderer
from orglife_kit.views.reports.texts import shown_texts
from tests.meeting.building import make_meeting
from tests.views.reports.building import file_text
from tests.views.reports.pdf_pages import (
    PdfPage,
    Word,
    beginning_with_a_mark,
    has_pdftotext,
    outside,
    overlapping,
    pdf_pages,
)
from tests.views.reports.stretching import OF_NAMES, OF_TEXTS, SECOND_LEVEL, Stretcher

SCOPES = ("ORGAN", "SUPERVISOR", "BRANCH", "PUBLIC", "MEMBER")
SIZES = [
    pytest.param(3, 60, id="3 members"),
    pytest.param(3, 2000, id="3 members, 2,000 characters", marks=pytest.mark.slow),
    pytest.param(22, 400, id="22 members, 400 characters", marks=pytest.mark.slow),
    pytest.param(100, 400, id="100 members, 400 characters", marks=pytest.mark.long),
]
with_poppler = pytest.mark.skipif(
    not has_pdftotext(), reason="pdftotext (poppler-utils) is not on this machine"
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Return the sample's meeting."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ORGLIFE_STATE", str(tmp_path_factory.mktemp("state")))
    made = make_demo(tmp_path_factory.mktemp("demo") / "demo")
    patch.undo()
    for item in made.record.rectification.items:
        if item.can_be_chosen:
            made.publication.choose_item(item.number)
    return made


def stretched(demo: Meeting, members: int, length: int) -> list[Document]:
    """Return every document of every scope with texts of ``length`` and names of 30 characters."""
    number = demo.record.roster.numbers[18]  # the member with a lower grade
    made = []
    for scope in SCOPES:
        part = release(demo.record, scope, number if scope == "MEMBER" else None, with_ids=scope == "ORGAN")
        made += [entry.document for entry in documents(Stretcher(members, length).release(part))]
        if scope == "MEMBER":
            on_one = replace(part, facts=replace(part.facts, one_slip=True))
            made += [entry.document for entry in documents(Stretcher(members, length).release(on_one))]
    return made


def counted(text: str) -> Counter[str]:
    """Return how often each character that stands on no form otherwise is in ``text``."""
    kept = set(SECOND_LEVEL)
    return Counter(character for character in text if character in kept)


def read_text(content: bytes) -> str:
    """Return the text of a PDF: by poppler, many times as quick, where it is on this machine."""
    if has_pdftotext():
        return "".join(word.text for page in pdf_pages(content) for word in page.words)
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize(("members", "length"), SIZES)
def test_every_character_is_in_the_pdf(demo: Meeting, members: int, length: int) -> None:
    """No text ends early, none is hidden: every character of every document, as often as it was entered."""
    for document in stretched(demo, members, length):
        texts = [text for text in shown_texts(document) if text != document.continued]
        wanted = counted("".join(texts))
        text = read_text(renderer("pdf")(document))
        assert wanted - counted(text) == Counter(), document.title
        if document.date is not None:
            numbers = [part for part in texts if part.isdigit() and len(part) == 18]
            assert all(part in text for part in numbers), "an identity number is never broken"


@pytest.mark.parametrize(("members", "length"), SIZES[:1])
@pytest.mark.parametrize("name", ["html", "xlsx", "docx"])
def test_every_text_is_in_the_other_formats(demo: Meeting, members: int, length: int, name: str) -> None:
    """Each text is found whole."""
    for document in stretched(demo, members, length):
        text = "".join(file_text(name, renderer(name)(document)).split())
        for part in shown_texts(document):
            if counted(part) and part != document.continued:
                assert "".join(part.split()) in text, (document.title, part)


@with_poppler
@pytest.mark.parametrize(("members", "length"), SIZES)
def test_the_pages_are_legible(demo: Meeting, members: int, length: int) -> None:
    """Nothing overlaps or leaves the page; each page says what it belongs to; none has signatures alone."""
    for document in stretched(demo, members, length):
        for number, page in enumerate(pdf_pages(renderer("pdf")(document)), 1):
            told = (document.title, number)
            assert outside(page, 20) == [], told
            assert list(overlapping(page)) == [], told
            assert beginning_with_a_mark(page) == [], told
            assert document.title[:8] in "".join(word.text for word in page.words), told
            assert not signed_alone(document, page), told


@with_poppler
@pytest.mark.parametrize(
    ("members", "length"),
    [(5, 60), pytest.param(22, 400, marks=pytest.mark.slow)],
    ids=["5 members", "22 members"],
)
def test_the_english_pages_hold_everything_too(demo: Meeting, members: int, length: int) -> None:
    """Labels are longer there, and rooms for names narrower: nothing is lost, overlaps or leaves the page."""
    choose_language("en")
    for document in stretched(demo, members, length):
        content = renderer("pdf")(document)
        texts = [text for text in shown_texts(document) if text != document.continued]
        assert counted("".join(texts)) - counted(read_text(content)) == Counter(), document.title
        for number, page in enumerate(pdf_pages(content), 1):
            told = (document.title, number)
            assert outside(page, 20) == [], told
            assert list(overlapping(page)) == [], told
            assert not signed_alone(document, page), told


@with_poppler
@pytest.mark.parametrize("members", [3, 22, pytest.param(100, marks=pytest.mark.slow)])
def test_what_is_printed_is_legible_too(tmp_path: Path, members: int) -> None:
    """Ballot, sign-in sheet, suggested talks: everybody's long name is on each, once."""
    stretcher = Stretcher(members, 30)
    called = [stretcher.name() for _ in range(members)]
    meeting = make_meeting(tmp_path, called)
    files = [
        *reports.print_ballots(meeting, folder=tmp_path / "out"),
        *reports.print_sign_in(meeting, folder=tmp_path / "out"),
        *reports.print_talks(meeting, folder=tmp_path / "out"),
    ]
    for path in files:
        pages = pdf_pages(path.read_bytes())
        text = "".join(page.extract_text() for page in PdfReader(path).pages)
        assert not counted("".join(called)) - counted(text), path.name
        for page in pages:
            assert outside(page, 20) == []
            assert list(overlapping(page)) == []
            assert beginning_with_a_mark(page) == []
            assert path.name[:3] in "".join(word.text for word in page.words)


def signed_alone(document: Document, page: PdfPage) -> bool:
    """Return whether a page has lines to sign and nothing of what is signed."""
    labels = [signature.label for block in signatures(document) for signature in block.signatures]
    text = "".join(word.text for word in page.words if 50 < word.top < page.height - 45)
    if not labels or not all(label in text for label in labels[-2:]):
        return False
    signers = "".join(
        person for block in signatures(document) for one in block.signatures for person in one.persons
    )
    rest = Counter(text) - Counter(signers)
    return sum(rest[character] for character in (*OF_NAMES, *OF_TEXTS, *"0123456789abcdef")) < 2


def signatures(document: Document) -> list[Signatures]:
    """Return the places to sign of a document."""
    found = []
    for block in document.blocks:
        inside = block.blocks if isinstance(block, Together) else (block,)
        found += [part for part in inside if isinstance(part, Signatures)]
    return found


@with_poppler
def test_what_is_asked_can_fail() -> None:
    """Each of the checks above finds what it looks for where it is made to happen."""
    marked = Document("题", (Paragraph("甲甲甲\n，乙乙\n·丙"),), page=Page(margins="compact"))
    (page,) = pdf_pages(renderer("pdf")(marked))
    assert len(beginning_with_a_mark(page)) == 2
    crowded = PdfPage(
        100, 100, (Word("甲", 10, 10, 30, 20), Word("乙", 20, 12, 40, 22), Word("丙", 90, 50, 101, 60))
    )
    assert len(list(overlapping(crowded))) == 1
    assert len(outside(crowded, 5)) == 1
    signed = Document(
        "题", (Signatures((Signature("书记"), Signature("日期"))),), page=Page(margins="compact")
    )
    (page,) = pdf_pages(renderer("pdf")(signed))
    assert signed_alone(signed, page)


@with_poppler
@pytest.mark.parametrize("rows", range(24, 44))
def test_signatures_take_the_last_rows_along(rows: int) -> None:
    """However long the table is, and however long the text: there is something of it above the lines to sign."""
    columns = (Column("姓名", heads_row=True), Column("等次"))
    table = Table(columns, tuple((OF_NAMES[number], "合格") for number in range(rows)))
    block = Signatures((Signature("书记"), Signature("日期")))
    for before in (table, Paragraph("".join(OF_TEXTS[: rows * 30]))):
        document = Document("登记", (before, block), page=Page(margins="compact"))
        pages = pdf_pages(renderer("pdf")(document))
        assert not any(signed_alone(document, page) for page in pages)
        assert len(pages) <= 2


@with_poppler
@pytest.mark.parametrize("mark", [*"。！…—）·＿～", "，；", "0", "“”"])
def test_a_row_of_marks_stays_on_the_page(mark: str) -> None:
    """Dots, dashes and signs one after the other are divided where a line ends, in text, cells, lists and fields."""
    words = mark * 120
    columns = (Column("序号", width=5), Column("姓名", width=4), Column("意见", width=20))
    blocks = (
        Paragraph(words),
        Table(columns, ((words, "甲", words),)),
        Fields((FormField("意见", words),)),
        ListBlock((words,)),
    )
    content = renderer("pdf")(Document("题", blocks, page=Page(margins="compact")))
    assert [outside(page, 20) for page in pdf_pages(content)] == [[]] * len(pdf_pages(content))
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert all(text.count(sign) >= 5 * words.count(sign) for sign in mark)
