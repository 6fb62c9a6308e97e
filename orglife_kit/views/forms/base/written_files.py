"""The files that a form wrote, each to be opened, downloaded and printed by a click.

A file goes to the page as a message of this widget when it is asked for: that works wherever the form itself does,
under a hub's address, for a folder that no server shows, and nothing of a file is kept in the notebook.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import traitlets

from orglife_kit.errors import StorageError, notice, system_reason
from orglife_kit.i18n import say, sentences
from orglife_kit.views.forms.base.page_widget import PageWidget
from orglife_kit.views.forms.base.parts import plain_layout

_KINDS = {".html": "text/html;charset=utf-8", ".pdf": "application/pdf"}  # what a browser shows itself
_OTHER = "application/octet-stream"


class WrittenFiles(PageWidget):
    """A list of files with what can be done with each; empty until something was written."""

    _esm = Path(__file__).parents[1] / "written_files.js"
    told_folder = traitlets.Unicode().tag(sync=True)
    names: Any = traitlets.List().tag(sync=True)
    words: Any = traitlets.Dict().tag(sync=True)
    # words alone, each of which downloads its file
    links = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(self) -> None:
        super().__init__(layout=plain_layout(), _dom_classes=("orglife-files",))
        self.paths: tuple[Path, ...] = ()
        self.words = {
            "open": say("files", "Open {name}"),
            "download": say("files", "Download"),
            "print": say("files", "Print"),
            "all": say("files", "Download all"),
            "none": say(
                "files",
                "No answer: the file lies in the folder above; or load the page again and press once more.",
            ),
        }

    def list(self, paths: Iterable[Path]) -> int:
        """List ``paths`` in place of what was listed; return how many there are."""
        self.paths = tuple(paths)
        folders = dict.fromkeys(str(path.parent.resolve()) for path in self.paths)
        self.told_folder = say("files", "Written into {folder}", folder="、".join(folders)) if folders else ""
        self.names = [path.name for path in self.paths]
        return len(self.paths)

    @property
    def number_of_files(self) -> int:
        """How many can be asked for."""
        return len(self.paths)

    def told(self, paths: Iterable[Path]) -> str:
        """List ``paths`` and return the sentence that they were written."""
        return say("files", "Written: {number} files", number=self.list(paths))

    def content(self, number: int | None) -> tuple[str, str, bytes]:
        """Return name, kind and bytes of a file by its position in the list, without one of all of them as a zip.

        Raises ``StorageError`` (``written_gone``).
        """
        if number is None:
            return f"{self.paths[0].parent.name}.zip", _OTHER, _zipped(self.paths)
        path = self.paths[number]
        return path.name, _KINDS.get(path.suffix, _OTHER), _read(path)

    def heard(self, message: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        """Answer the page that asked, known by its token: another window listens to the same messages."""
        token, number = message.get("token"), message.get("number")
        if number is not None and number not in range(self.number_of_files):
            return
        try:
            name, kind, content = self.content(number)
        except StorageError as error:
            self.send({"token": token, "refused": sentences(error)})
        else:
            self.send({"token": token, "name": name, "kind": kind}, [content])


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StorageError(notice("written_gone", file=str(path), detail=system_reason(error))) from error


def _zipped(paths: Iterable[Path]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            archive.writestr(path.name, _read(path))
    return packed.getvalue()
