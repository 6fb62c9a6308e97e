"""Which notebook is one of ours, unchanged: by the SHA-256 of each of its code cells, as they were shipped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_DIGESTS = Path(__file__).parent / "shipped.json"


def shipped_folder() -> Path:
    """Return where the notebooks lie that this package brings: of the checkout, else of the wheel."""
    of_checkout = checkout()
    return of_checkout / "notebooks" if of_checkout else _PACKAGE / "_shipped" / "notebooks"


def checkout() -> Path | None:
    """Return the checkout that this package runs from, or ``None`` where it was installed."""
    folder = _PACKAGE.parent
    both = (folder / "notebooks" / "0_start.ipynb", folder / "pyproject.toml")
    return folder if all(path.is_file() for path in both) else None


@cache
def shipped_digests() -> Mapping[str, tuple[str, ...]]:
    """Return by the name of each notebook the digests of its code cells, in order."""
    read: dict[str, list[str]] = json.loads(_DIGESTS.read_text("utf-8"))
    return {name: tuple(digests) for name, digests in read.items()}


def is_as_shipped(name: str, sources: Sequence[str]) -> bool:
    """Return whether ``sources`` are the code cells of the notebook ``name``: all, in order, byte for byte."""
    return shipped_digests().get(name) == digests(sources)


def digests(sources: Iterable[str]) -> tuple[str, ...]:
    """Return the SHA-256 of each text, in hexadecimal digits."""
    return tuple(hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest() for source in sources)


def code_cells(content: str) -> list[str]:
    """Return the code cells of a notebook's text, in order; raises ``ValueError`` where it is none."""
    try:
        cells = json.loads(content)["cells"]
        return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (KeyError, TypeError) as error:
        raise ValueError("no notebook") from error


def digests_of_folder(folder: Path) -> dict[str, list[str]]:
    """Return what ``shipped.json`` holds for the notebooks in ``folder``."""
    paths = sorted(folder.glob("[0-9]_*.ipynb"))
    return {path.stem: list(digests(code_cells(path.read_text("utf-8")))) for path in paths}
