"""The folder that an organizer works in: notebooks, data and exports, and nothing that git keeps."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from itertools import count
from pathlib import Path

from orglife_kit.errors import StorageError, notice, system_reason
from orglife_kit.frozen import dataclass
from orglife_kit.lab.shipped import checkout, code_cells, digests, shipped_digests, shipped_folder

SHOWN = ("notebooks", "data", "exports")
START = "0_start"
_COPIES = "work"  # of a checkout; not hidden: JupyterLab opens nothing in a hidden folder
_RECORD = ".laid_out.json"  # beside the copies: the code cells of each as it was laid out


@dataclass(frozen=True)
class WorkFolder:
    """``root`` is what JupyterLab opens; ``copies`` holds the notebooks that it shows in ``notebooks/``.

    In a checkout the copies lie apart from the notebooks that git keeps.
    """

    root: Path
    copies: Path

    @property
    def notebooks(self) -> tuple[Path, ...]:
        """The folders that JupyterLab saves notebooks into."""
        return tuple(dict.fromkeys((self.root / "notebooks", self.copies)))

    def copy_of(self, path: str) -> Path | None:
        """Return the copy that stands for the path of a file list, where that names one of our notebooks."""
        folder, _, name = path.strip("/").rpartition("/")
        stem, dot, kind = name.rpartition(".")
        ours = folder == "notebooks" and dot + kind == ".ipynb" and stem in shipped_digests()
        return self.copies / name if ours else None


def work_folder(root: Path | None = None) -> WorkFolder:
    """Return the work folder: ``root``, else the checkout that this package runs from, else the current folder."""
    of_checkout = checkout()
    root = root or of_checkout or Path.cwd()
    return WorkFolder(root, (root / _COPIES if root == of_checkout else root) / "notebooks")


def lay_out(work: WorkFolder) -> None:
    """Make the folders, and a copy of each notebook that is not there; one whose code nobody changed is renewed.

    Raises ``StorageError`` (``folder_unusable``).
    """
    record = work.copies / _RECORD
    try:
        for folder in (*(work.root / name for name in SHOWN), work.copies):
            folder.mkdir(parents=True, exist_ok=True)
        laid_out = _read(record)
        for name in shipped_digests():
            text = (shipped_folder() / f"{name}.ipynb").read_text("utf-8")
            copy = work.copies / f"{name}.ipynb"
            if _may_write(copy, laid_out.get(name)) and not (
                copy.is_file() and copy.read_text("utf-8") == text
            ):
                copy.write_text(text, encoding="utf-8")
            if copy.read_text("utf-8") == text:
                laid_out[name] = list(digests(code_cells(text)))
        record.write_text(json.dumps(laid_out, indent=1) + os.linesep, encoding="utf-8")
    except OSError as error:
        raise StorageError(
            notice("folder_unusable", file=str(work.root), detail=system_reason(error))
        ) from error


def restore(work: WorkFolder, name: str, kept_as: str) -> Path:
    """Put the notebook ``name`` back as it was shipped; return where the changed one is kept, called ``kept_as``.

    Raises ``StorageError`` (``folder_unusable``).
    """
    copy, folder = work.copies / f"{name}.ipynb", work.root / "notebooks"
    try:
        changed = copy.read_bytes()
        for number in count(1):
            kept = folder / (f"{kept_as}.ipynb" if number == 1 else f"{kept_as}-{number}.ipynb")
            with suppress(FileExistsError), kept.open("xb") as file:
                file.write(changed)
                break
        copy.unlink()
    except OSError as error:
        raise StorageError(
            notice("folder_unusable", file=str(folder), detail=system_reason(error))
        ) from error
    lay_out(work)
    return kept


def _read(record: Path) -> dict[str, list[str]]:
    try:
        read = json.loads(record.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _may_write(copy: Path, laid_out: list[str] | None) -> bool:
    """Return whether a copy is missing, or still has the code that was laid out."""
    if not copy.is_file():
        return True
    try:
        return laid_out == list(digests(code_cells(copy.read_text("utf-8"))))
    except ValueError:  # no notebook any more: somebody's own file
        return False
