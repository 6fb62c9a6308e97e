"""One Typst compiler for the process: program and fonts are read once, and nothing of a document stays with it."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import typst

from orglife_kit.views.typefaces import font_paths

DATA = "doc.json"
_PROGRAM = ("report.typ", "blocks.typ", "table.typ", "words.typ", "formula.typ")
_one_at_a_time = threading.Lock()  # a notebook's callbacks run in threads of their own


class Press:
    """A compiler in a private folder; while it runs, the data of one document and its pictures lie there."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="orglife-report-"))
        atexit.register(shutil.rmtree, self.root, ignore_errors=True)
        folder = resources.files(__package__)
        for name in _PROGRAM:
            (self.root / name).write_bytes(folder.joinpath(name).read_bytes())
        fonts = sorted({str(path.parent) for path in font_paths().values()})
        packages = str(self.root / "packages")
        self._compiler = typst.Compiler(
            str(self.root / _PROGRAM[0]),
            root=str(self.root),
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=True, font_paths=list(fonts)
            ),
            package_path=packages,
            package_cache_path=packages,
        )

    @property
    def is_whole(self) -> bool:
        """Whether the folder is still there: a system clears its temporary files from time to time."""
        return all((self.root / name).is_file() for name in _PROGRAM)

    def pdf(self, standards: list[typst.PDFStandard]) -> bytes:
        """Return what the data in the folder make."""
        made = self._compiler.compile(format="pdf", pdf_standards=standards, timestamp=0)
        assert isinstance(made, bytes)
        return made

    def clear(self) -> None:
        """Remove everything but the program."""
        for path in self.root.iterdir():
            if path.name not in _PROGRAM:
                path.unlink()


_presses: dict[int, Press] = {}


@contextmanager
def press() -> Iterator[Press]:
    """Hand the process's compiler to one document; afterwards nothing of it is left in the folder."""
    with _one_at_a_time:
        running = _presses.get(os.getpid())  # a process that was forked off has a folder of its own
        if running is None or not running.is_whole:
            running = _presses[os.getpid()] = Press()
        try:
            yield running
        finally:
            running.clear()
