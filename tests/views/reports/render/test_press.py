"""The compiler that a process keeps: nothing of a document stays with it, whoever uses it at the same time."""

from __future__ import annotations

import shutil
import threading

import pytest

from orglife_kit.errors import InputError
from orglife_kit.views.reports.model import Document, Page, Paragraph
from orglife_kit.views.reports.render.pdf import press, render_pdf
from tests.views.reports.building import pdf_text, sample


def paper(number: int) -> Document:
    """Return a short document that is like no other."""
    return Document(f"第{number}号", (Paragraph(f"意见{number}"),), page=Page(margins="compact"))


def test_nothing_of_a_document_is_left_in_the_folder() -> None:
    """Neither its words nor its pictures, also where it could not be made."""
    render_pdf(sample(2))
    with pytest.raises(InputError, match="glyph_missing"):
        render_pdf(Document("\U0001f600"))
    with press() as running:
        assert {path.suffix for path in running.root.iterdir()} == {".typ"}


def test_documents_of_several_threads_are_not_mixed() -> None:
    """Each gets its own."""
    made: dict[int, bytes] = {}

    def make(number: int) -> None:
        made[number] = render_pdf(paper(number))

    threads = [threading.Thread(target=make, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, content in made.items():
        assert f"意见{number}" in pdf_text(content)
        assert content == render_pdf(paper(number))


def test_a_folder_that_was_cleared_away_is_made_again() -> None:
    """A system clears its temporary files; a long session goes on."""
    before = render_pdf(paper(1))
    with press() as running:
        old = running.root
    shutil.rmtree(old)
    assert render_pdf(paper(1)) == before
    with press() as running:
        assert running.root != old
