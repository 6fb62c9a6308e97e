"""A file that was brought by the page, for as long as it is read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def stored(upload: Mapping[str, Any]) -> Iterator[Path]:
    """Yield where a file that was brought lies under its own name, until it is read."""
    with tempfile.TemporaryDirectory(prefix="orglife-upload-") as folder:
        path = Path(folder) / Path(str(upload["name"])).name
        path.write_bytes(bytes(upload["content"]))
        yield path
