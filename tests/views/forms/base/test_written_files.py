"""The files that a form wrote: listed by their whole names, given to the page that asks for one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.views.forms.base import WrittenFiles


@pytest.fixture
def files(tmp_path: Path) -> tuple[WrittenFiles, list[tuple[dict[str, Any], list[bytes]]]]:
    """Return two files that are listed, and what was sent to the page."""
    paths = [tmp_path / "汇总表-支委会.pdf", tmp_path / "汇总表-支委会.docx"]
    for path in paths:
        path.write_bytes(path.suffix.encode())
    made, sent = WrittenFiles(), []
    made.send = lambda message, buffers=(): sent.append((message, list(buffers)))
    assert made.list(paths) == 2
    return made, sent


def test_each_is_listed_with_its_folder(files: Any, tmp_path: Path) -> None:
    """Whole names, and once where they lie; nothing stands there before anything was written."""
    made, _ = files
    assert made.names == ["汇总表-支委会.pdf", "汇总表-支委会.docx"]
    assert str(tmp_path) in made.told_folder
    made.list(())
    assert (made.names, made.told_folder) == ([], "")


def test_what_is_asked_for_is_sent_to_who_asked(files: Any) -> None:
    """Its name, what a browser takes it for, its bytes; all of them as one zip."""
    made, sent = files
    made.heard({"token": "a", "number": 0}, [])
    assert sent.pop() == ({"token": "a", "name": "汇总表-支委会.pdf", "kind": "application/pdf"}, [b".pdf"])
    made.heard({"token": "b", "number": None}, [])
    told, (packed,) = sent.pop()
    assert (told["token"], told["name"].rpartition(".")[2]) == ("b", "zip")
    assert zipfile.ZipFile(io.BytesIO(packed)).namelist() == made.names


@pytest.mark.parametrize("number", [2, -1, "0", "../x", [0], 0.5])
def test_nothing_else_can_be_asked_for(files: Any, number: object) -> None:
    """Only what stands in the list: a page names a line of it, never a path."""
    made, sent = files
    made.heard({"token": "a", "number": number}, [])
    assert sent == []


def test_a_file_that_is_gone_is_told(files: Any) -> None:
    """In a sentence, for the file and for all of them."""
    made, sent = files
    made.paths[0].unlink()
    for number in (0, None):
        made.heard({"token": "a", "number": number}, [])
        told, buffers = sent.pop()
        assert "汇总表-支委会.pdf" in told["refused"]
        assert buffers == []
