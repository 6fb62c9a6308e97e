"""The child process that reads a file: if a bad file breaks the reader, only this process ends."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

MEMORY = 200_000_000  # bytes
SECONDS = 3  # of the processor
LARGEST_ANSWER = 12_000_000  # bytes


def main(path: str, largest: str, kind: str = "sheets") -> None:
    """Print what ``path`` holds as JSON: its sheets, a written plan, a form, or the faults that make it unusable.

    ``largest`` is how many bytes may be unpacked.
    """
    _limit()
    sys.stdout.buffer.write(json.dumps(_answer(Path(path), int(largest), kind), ensure_ascii=False).encode())


def _answer(path: Path, largest: int, kind: str) -> dict[str, Any]:
    from orglife_kit.errors import InputError
    from orglife_kit.storage.readers.content.read import read_content, read_form, read_written

    try:
        read = {"written": read_written, "form": read_form}.get(kind, read_content)
        return read(path, largest)
    except InputError as error:
        return {"faults": [(told.code, dict(told.fields), told.location.row) for told in error.notices]}


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit is all there is
        return
    for kind, limit in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(ValueError, OSError):  # a system that has less to give, or cannot bound memory
            resource.setrlimit(kind, (limit, limit))
