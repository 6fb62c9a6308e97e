"""Word files as LibreOffice lays them out: everything that stands in them is on their pages."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from orglife_kit.i18n import choose_language, sentence
from orglife_kit.meeting.release import release
from orglife_kit.meeting.sample import make_demo
from orglife_kit.views import reports
from orglife_kit.views.reports.documents import documents
from orglife_kit.views.reports.render import renderer


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine")
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_sign_is_laid_out(language: str, tmp_path: Path) -> None:
    """Of each document of the small sample: a table that begins at the end of a page once lost its other rows."""
    choose_language(language)
    meeting = make_demo(tmp_path / "meeting", small=True, compose=sentence, publish=reports.publish)
    written: dict[str, Counter[str]] = {}
    for entry in documents(release(meeting.record, "ORGAN", None)):
        content = renderer("docx")(entry.document)
        path = tmp_path / f"{len(written)}.docx"
        path.write_bytes(content)
        body = docx.Document(io.BytesIO(content)).element.body
        written[path.stem] = signs("".join(part.text or "" for part in body.iter(qn("w:t"))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, tmp_path.glob("*.docx"))], check=True, capture_output=True)
    lost = {}
    for stem, needed in written.items():
        command = ["pdftotext", "-raw", str(tmp_path / f"{stem}.pdf"), "-"]
        laid_out = signs(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        lost[stem] = dict(needed - laid_out)
    assert {stem: missing for stem, missing in lost.items() if missing} == {}


def signs(text: str) -> Counter[str]:
    """Return how often each sign stands in ``text``."""
    return Counter(re.sub(r"\s+", "", text))
