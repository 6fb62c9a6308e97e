"""The files that come with the kit: in the wheel, or in ``data/sample`` of a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]


def sample_folder() -> Path:
    """Return where the sample's files lie."""
    shipped = PACKAGE / "_shipped" / "sample"
    return shipped if shipped.is_dir() else PACKAGE.parent / "data" / "sample"
