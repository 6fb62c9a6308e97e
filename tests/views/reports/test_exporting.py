"""What an export writes: every document in each format, as files of their own or as one."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from orglife_kit.errors import InputError
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.release import release, served_members
from orglife_kit.meeting.sample import make_demo
from orglife_kit.views import reports
from orglife_kit.views.reports.documents import documents
from orglife_kit.views.reports.render import FORMATS
from tests.views.reports.building import file_text


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Return the small sample's meeting."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ORGLIFE_STATE", str(tmp_path_factory.mktemp("state")))
    made = make_demo(tmp_path_factory.mktemp("demo") / "demo", small=True)
    patch.undo()
    return made


def test_every_document_in_every_format_with_the_same_bytes(tmp_path: Path, demo: Meeting) -> None:
    """Four files a document, and none of them differs when it is written again."""
    first = reports.export(demo, "ORGAN", formats=FORMATS, folder=tmp_path / "a")
    again = reports.export(demo, "ORGAN", formats=FORMATS, folder=tmp_path / "b")
    stems = [entry.stem for entry in documents(release(demo.record, "ORGAN"))]
    assert [path.name for path in first] == [f"{stem}.{name}" for stem in stems for name in FORMATS]
    for one, other in zip(first, again, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


@pytest.mark.parametrize("name", FORMATS)
def test_a_whole_set_is_one_file(tmp_path: Path, demo: Meeting, name: str) -> None:
    """It has a cover, contents and every document, in their order; the same bytes each time."""
    (path,) = reports.export(demo, "ORGAN", formats=(name,), folder=tmp_path, one_file=True)
    assert path.name == f"组织生活会和民主评议党员材料-党员大会.{name}"
    content = path.read_bytes()
    text = "".join(file_text(name, content).split())
    titles = [entry.document.title for entry in documents(release(demo.record, "ORGAN"))]
    assert "组织生活会和民主评议党员材料" in text
    assert "目录" in text
    assert all(text.count(title) >= 2 for title in titles), "once in the contents, once above its document"
    (other,) = reports.export(demo, "ORGAN", formats=(name,), folder=tmp_path / "again", one_file=True)
    assert other.read_bytes() == content


def test_the_folios_of_a_set_run_on(tmp_path: Path, demo: Meeting) -> None:
    """From the first document on each page has the next number; the contents give the one a document begins on."""
    (path,) = reports.export(demo, "ORGAN", formats=("pdf",), folder=tmp_path, one_file=True)
    pages = ["".join(page.extract_text().split()) for page in PdfReader(path).pages][2:]
    contents = "".join(PdfReader(path).pages[1].extract_text().split())
    for number, text in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in text
    for entry in documents(release(demo.record, "ORGAN")):
        title = entry.document.title
        began = next(number for number, text in enumerate(pages, 1) if title in text)
        assert f"{title}{'.' * 3}" in contents
        assert f".{began}" in contents.split(title, 1)[1]


def test_the_contents_of_a_workbook_lead_to_the_sheets(tmp_path: Path, demo: Meeting) -> None:
    """Each entry is a link to the sheet that its document begins on."""
    (path,) = reports.export(demo, "ORGAN", formats=("xlsx",), folder=tmp_path, one_file=True)
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    links = [
        cell.hyperlink.location for row in book.worksheets[1].iter_rows() for cell in row if cell.hyperlink
    ]
    assert [link.split("!")[0].strip("'") in book.sheetnames for link in links] == [True] * len(links)
    assert len(links) == len(documents(release(demo.record, "ORGAN")))


@pytest.mark.parametrize("name", ["pdf", "docx"])
def test_everybodys_slips_are_one_file_two_on_a_sheet(tmp_path: Path, demo: Meeting, name: str) -> None:
    """Two pages of A5 beside each other, no cover, and each slip says whose it is."""
    (path,) = reports.export(demo, "MEMBER", formats=(name,), folder=tmp_path, one_file=True, paper="two-up")
    assert path.name == f"党员本人材料-本人.{name}"
    text = "".join(file_text(name, path.read_bytes()).split())
    assert all("".join(demo.member(number).name.split()) in text for number in served_members(demo.record))
    assert "目录" not in text
    if name == "pdf":
        reader = PdfReader(path)
        slips = [
            entry
            for number in served_members(demo.record)
            for entry in documents(release(demo.record, "MEMBER", number))
        ]
        assert {round(float(page.mediabox.width)) for page in reader.pages} == {842}
        assert len(reader.pages) < len(slips)


def test_paper_is_a4_unless_asked_otherwise(tmp_path: Path, demo: Meeting) -> None:
    """A5 is half of it; an unknown paper is told with the known ones."""
    for paper, width in (("A4", 595), ("A5", 420)):
        files = reports.export(demo, "MEMBER", 1, formats=("pdf",), folder=tmp_path / paper, paper=paper)
        assert {round(float(PdfReader(path).pages[0].mediabox.width)) for path in files} == {width}
    with pytest.raises(InputError, match="paper_unknown"):
        reports.export(demo, "MEMBER", 1, folder=tmp_path, paper="A3")
    with pytest.raises(InputError, match="paper_unknown"):
        reports.print_ballots(demo, folder=tmp_path, paper="A3")


def test_each_document_is_named_before_it_is_made(tmp_path: Path, demo: Meeting) -> None:
    """Who waits sees which one is being made, of slips whose."""
    told: list[str] = []
    reports.export(demo, "BRANCH", formats=("html",), folder=tmp_path, progress=told.append)
    assert told == [entry.stem for entry in documents(release(demo.record, "BRANCH"))]
    told.clear()
    reports.export(demo, "MEMBER", formats=("html",), folder=tmp_path, progress=told.append)
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_printed_is_there_in_every_format(tmp_path: Path, demo: Meeting, name: str) -> None:
    """Ballot, sign-in sheet, plan: as an office can edit them."""
    (ballot,) = reports.print_ballots(demo, folder=tmp_path, formats=(name,))
    (sheet,) = reports.print_sign_in(demo, folder=tmp_path, formats=(name,))
    (plan,) = reports.print_plan(demo, folder=tmp_path, formats=(name,))
    for path, words in ((ballot, demo.member(1).name), (sheet, demo.member(2).name), (plan, "议程")):
        assert path.suffix == f".{name}"
        assert words in file_text(name, path.read_bytes()), path.name


def test_html_that_nobody_reads_is_not_made(
    tmp_path: Path, demo: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An export renders what it writes, and no screen's page beside it."""
    from orglife_kit.views.reports.render import html

    def refuse(_: object) -> str:
        raise AssertionError

    monkeypatch.setattr(html, "render_fragment", refuse)
    assert reports.export(demo, "ORGAN", formats=("pdf",), folder=tmp_path)


def test_an_interrupted_export_leaves_nothing(tmp_path: Path, demo: Meeting) -> None:
    """Everything is made before the first file is written."""
    told: list[str] = []

    def stop(title: str) -> None:
        told.append(title)
        if len(told) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reports.export(demo, "ORGAN", formats=("html",), folder=tmp_path / "out", progress=stop)
    assert not (tmp_path / "out").exists()


def test_a_file_is_there_whole_or_not_at_all(
    tmp_path: Path, demo: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped between two files, the first is whole, the next is not begun, and the one of before stays."""
    out = tmp_path / "out"
    first, second, *_ = reports.export(demo, "ORGAN", formats=("html",), folder=out)
    whole = first.read_bytes()
    second.write_bytes(b"before")
    put, times = Path.replace, iter(range(9))

    def stopped(path: Path, target: Path) -> Path:
        if next(times) == 1:
            raise KeyboardInterrupt
        return put(path, target)

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        reports.export(demo, "ORGAN", formats=("html",), folder=out)
    assert first.read_bytes() == whole
    assert second.read_bytes() == b"before"
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def test_an_export_loads_neither_nbconvert_nor_pandas(tmp_path: Path) -> None:
    """They are the most of a first export's time, and nothing of a report of ours needs them."""
    program = (
        "import sys; from orglife_kit.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(sorted({'nbconvert', 'nbformat', 'pandas', 'matplotlib', 'IPython'} & set(sys.modules)))"
    )
    meeting = str(tmp_path / "demo")
    make_demo(meeting, small=True).close()
    told = subprocess.run(
        [
            *(sys.executable, "-c", program, "export", meeting, "--scope", "MEMBER"),
            *("--format", "html,pdf,xlsx,docx", "--out", str(tmp_path / "out")),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert told.stdout.strip().endswith("[]"), told.stdout
