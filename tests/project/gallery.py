"""Every page of every paper on contact sheets, to be looked at: ``make gallery``.

Both samples, branches of 3 and of 100 members, long and short texts, Chinese and English; PDF pages as they are, Word
and Excel files as LibreOffice lays them out where it is installed. The sheets are written into ``build/gallery``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from PIL import Image, ImageDraw, ImageFont

from orglife_kit import analysis
from orglife_kit.errors import RefusedError
from orglife_kit.i18n import choose_language, language, sentence, sentences
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.release import release
from orglife_kit.meeting.sample import make_demo
from orglife_kit.meeting.word_forms import FORM_KINDS
from orglife_kit.rules.plan.members import Flag
from orglife_kit.views import reports
from orglife_kit.views.reports.documents import documents
from orglife_kit.views.reports.exporters import OrglifePDFExporter
from orglife_kit.views.reports.model import Document
from orglife_kit.views.reports.render import renderer
from orglife_kit.views.reports.write import safe_stem
from orglife_kit.views.typefaces import SANS, SERIF, font_paths
from tests.meeting.large import make_large
from tests.views.reports.stretching import Stretcher

OUT = Path(__file__).parents[2] / "build" / "gallery"
SCOPES = ("ORGAN", "SUPERVISOR", "BRANCH", "PUBLIC", "MEMBER")
OFFICE = ("docx", "xlsx")
_HEIGHT, _WIDTH, _GAP, _LABEL = 420, 2600, 8, 18
_OF_SHEET = 32
_MOST_PAGES = 12  # of one paper: its first and last ones


MEETINGS: dict[str, Callable[[Path], Meeting]] = {
    "sample": lambda folder: make_demo(folder, publish=reports.publish, compose=sentence),
    "small-sample": lambda folder: make_demo(folder, small=True, compose=sentence),
    "3-members": lambda folder: make_large(folder, 3),
    "100-members": lambda folder: make_large(folder, 100),
    "long": lambda folder: make_demo(folder, compose=sentence),
}


def papers(meeting: Meeting, stretcher: Stretcher | None = None) -> Iterator[tuple[str, Document]]:
    """Yield every paper of every scope by its name; of MEMBER those of the last member with a lower grade."""
    number = meeting.record.roster.numbers[-3]
    for scope in SCOPES:
        try:
            part = release(
                meeting.record, scope, number if scope == "MEMBER" else None, with_ids=scope == "ORGAN"
            )
            stretched = stretcher.release(part) if stretcher else part
            made = documents(stretched)
        except RefusedError as error:  # it receives nothing yet
            print(f"  {scope}: {sentences(error)}")
            continue
        yield from ((entry.stem, entry.document) for entry in made)
        if scope == "MEMBER":
            facts = replace(stretched.facts, one_slip=True)
            on_one = documents(replace(stretched, facts=facts))
            yield from ((f"one-{entry.stem}", entry.document) for entry in on_one)


def print_all(meeting: Meeting, folder: Path, formats: Sequence[str]) -> None:
    """Write what is printed beside the pages of a scope; what there is nothing for is told."""
    committee = partial(reports.print_ballots, meeting, "committee", copies=3)
    acts: tuple[Callable[..., object], ...] = (
        *(partial(reports.print_ballots, meeting), committee, partial(committee, paper="two-up")),
        *(partial(reports.print_sign_in, meeting), partial(reports.print_notice, meeting)),
        *(partial(reports.print_strip, meeting), partial(reports.print_recount, meeting)),
        *(partial(reports.print_plan, meeting), partial(reports.print_account, meeting)),
        *(partial(reports.print_talks, meeting), partial(_hand_over, meeting)),
    )
    for number, act in enumerate(acts):
        try:
            act(folder=folder / f"{number:02}", formats=formats)
        except RefusedError as error:
            print(f"  {sentences(error)}")
    for path in folder.glob("[0-9][0-9]/*"):
        if path.suffix.removeprefix(".") in formats:
            path.rename(folder / f"{path.parent.name}-{path.name}")


def _hand_over(meeting: Meeting, *, folder: Path, formats: Sequence[str]) -> None:
    reports.handover(meeting, reports.bundle(meeting, folder=folder), folder=folder, formats=formats)


def main() -> None:
    """Write the contact sheets and list them; ``ONLY=en-small`` those whose name has these words."""
    only = os.environ.get("ONLY", "")
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    if shutil.which("pdftoppm") is None:
        sys.exit("pdftoppm (poppler-utils) is not on this machine: no page can be drawn")
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["ORGLIFE_STATE"] = f"{scratch}/state"
        folder = Path(scratch)
        for language in ("zh_CN", "en"):
            choose_language(language)
            for name, make in MEETINGS.items():
                if only in f"{language}-{name}":
                    stretcher = Stretcher(5, 250) if name == "long" else None
                    gallery(f"{language}-{name}", make(folder / language / name), stretcher, folder / "pages")
    print(*sorted(OUT.iterdir()), sep="\n")


def gallery(name: str, meeting: Meeting, stretcher: Stretcher | None, folder: Path) -> None:
    """Write the contact sheets of one meeting: PDF, Word and Excel."""
    print(name)
    for item in meeting.record.rectification.items:
        if item.can_be_chosen:
            meeting.publication.choose_item(item.number)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    made = dict(papers(meeting, stretcher))
    for stem, document in made.items():
        (folder / f"{safe_stem(stem)}.pdf").write_bytes(renderer("pdf")(document))
    if stretcher is None:
        drawn = meeting.record.roster.having(Flag.IS_GRADED)[:3]
        meeting.ballots.draw_recount("members", [member.number for member in drawn])
        print_all(meeting, folder, ("pdf",))
    contact_sheets(f"{name}-pdf", sorted(folder.glob("*.pdf")))
    if "sample" in name:
        contact_sheets(f"{name}-analysis", [analysis_pages(meeting, folder / "analysis")])
    if shutil.which("soffice") is None:
        print("  Word and Excel are left out: LibreOffice (soffice) is not on this machine")
        return
    for extension in OFFICE:
        office = folder / extension
        office.mkdir()
        for stem, document in made.items():
            (office / f"{safe_stem(stem)}.{extension}").write_bytes(renderer(extension)(document))
        if stretcher is None:
            print_all(meeting, office, (extension,))
        if extension == "docx":
            for table in FORM_KINDS:
                whose = reports.word_forms(meeting, table, folder=office)
                for path in whose[2:]:
                    path.unlink()
        contact_sheets(f"{name}-{extension}", to_pdf(office))


def analysis_pages(meeting: Meeting, folder: Path) -> Path:
    """Return the pages of the analysis: a notebook of one's own, run by a kernel and exported by ``orglife_pdf``."""
    (path,) = analysis.own_notebook(meeting, folder=folder)
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=300).execute(env=os.environ | {"ORGLIFE_LANG": language()})
    exporter = OrglifePDFExporter()  # type: ignore[no-untyped-call]
    content, _ = exporter.from_notebook_node(notebook)
    made = path.with_suffix(".pdf")
    made.write_bytes(content)
    return made


def to_pdf(folder: Path) -> list[Path]:
    """Return the files of a folder as LibreOffice prints them."""
    environment = os.environ | {"FONTCONFIG_FILE": str(office_fonts(folder))}
    files = sorted(str(path) for path in folder.iterdir() if path.suffix in (".docx", ".xlsx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder / "pdf"),
        *files,
    ]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=900)
    return sorted((folder / "pdf").glob("*.pdf"))


def office_fonts(folder: Path) -> Path:
    """Return a setting that gives the bundled fonts for those of offices, or rare characters would be boxes."""
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{ours}</family></prefer></alias>'
        for name, ours in (
            *((name, SERIF) for name in ("仿宋_GB2312", "楷体_GB2312", "方正小标宋简体")),
            ("黑体", SANS),
        )
    )
    folders = "".join(
        f"<dir>{path}</dir>" for path in sorted({path.parent for path in font_paths().values()})
    )
    setting = folder / "fonts.conf"
    setting.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{folders}{aliases}</fontconfig>',
        encoding="utf-8",
    )
    return setting


def contact_sheets(name: str, files: Sequence[Path]) -> list[Path]:
    """Write the pages of ``files`` on as many sheets as they need; return the sheets."""
    pictures = [picture for path in files for picture in pages(path)]
    written = []
    for number, start in enumerate(range(0, len(pictures), _OF_SHEET), 1):
        target = OUT / f"{name}-{number}.png"
        _sheet(pictures[start : start + _OF_SHEET]).save(target)
        written.append(target)
    return written


def pages(path: Path) -> list[tuple[str, Image.Image]]:
    """Return the pages of a PDF as pictures, each with its name; of a long one the first and the last."""
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            ["pdftoppm", "-r", "60", "-png", str(path), f"{scratch}/p"], check=True, capture_output=True
        )
        found = sorted(Path(scratch).iterdir())
        half = _MOST_PAGES // 2
        kept = found if len(found) <= _MOST_PAGES else [*found[:half], *found[-half:]]
        made = []
        for file in kept:
            with Image.open(file) as picture:
                number = file.stem.rpartition("-")[2].lstrip("0")
                made.append((f"{path.stem} {number}/{len(found)}", picture.convert("RGB")))
        return made


def _sheet(pictures: Sequence[tuple[str, Image.Image]]) -> Image.Image:
    """Return pages in rows, as many in each as fit, with their names above."""
    lines: list[list[tuple[str, Image.Image]]] = [[]]
    used = _GAP
    for name, picture in pictures:
        picture.thumbnail((10_000, _HEIGHT))
        if used + picture.width + _GAP > _WIDTH and lines[-1]:
            lines.append([])
            used = _GAP
        lines[-1].append((name, picture))
        used += picture.width + _GAP
    sheet = Image.new("RGB", (_WIDTH, len(lines) * (_HEIGHT + _LABEL + _GAP) + _GAP), "#888888")
    drawing = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(font_paths()[SANS]), 12)
    for row, line in enumerate(lines):
        left, top = _GAP, _GAP + row * (_HEIGHT + _LABEL + _GAP)
        for name, picture in line:
            drawing.text((left, top), name[-34:], fill="white", font=font)
            sheet.paste(picture, (left, top + _LABEL))
            left += picture.width + _GAP
    return sheet


if __name__ == "__main__":
    main()
