"""Every notebook in the pinned sources of nbconvert and nbformat becomes a page, or a sentence says why not."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path

import nbformat
import pytest

from orglife_kit.errors import OrglifeError
from orglife_kit.views.reports.exporters import OrglifeHTMLExporter, OrglifePDFExporter

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(900),
    pytest.mark.filterwarnings("ignore"),  # old notebooks warn of their own formats
]
PACKAGES = ("nbconvert", "nbformat")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the notebooks of the pinned source archives, fetched for this run only."""
    folder = tmp_path_factory.mktemp("sources")
    pins = [f"{name}=={version(name)}" for name in PACKAGES]
    fetched = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"),
            *("--no-build-isolation", "--dest", str(folder), *pins),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if fetched.returncode:
        pytest.skip("the package index does not hand out the source archives")
    for archive in folder.glob("*.tar.gz"):
        with tarfile.open(archive) as opened:
            opened.extractall(folder, filter="data")
    return sorted(folder.rglob("*.ipynb"))


def test_every_public_notebook_is_a_page_or_a_sentence(sources: list[Path]) -> None:
    """No other exception, no script, nothing that a page would fetch, a PDF that begins like one."""
    assert len(sources) > 30
    pages = 0
    for path in sources:
        try:
            notebook = nbformat.read(path, as_version=4)
            nbformat.validate(notebook)
        except Exception:  # what nbformat itself refuses is no notebook
            continue
        try:
            page, _ = OrglifeHTMLExporter().from_notebook_node(notebook)
            pdf, _ = OrglifePDFExporter().from_notebook_node(notebook)
        except OrglifeError:  # a sentence
            continue
        pages += 1
        assert "<script" not in page.lower(), path
        assert "default-src 'none'" in page, path
        wanted = re.findall(r"<(?:img|link|iframe|object)[^>]+(?:src|href|data)=[\"']?([^\"'>]*)", page)
        assert [address for address in wanted if not address.startswith("data:")] == [], path
        assert pdf.startswith(b"%PDF"), path
        json.dumps(page)
    assert pages > 25
