"""Pictures that come from outside: decoded, and drawn once to see that they can be."""

from __future__ import annotations

import base64
import binascii
import tempfile
from functools import lru_cache
from pathlib import Path

import typst

from orglife_kit.views.reports.model import Image

SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_LARGEST = 20_000_000  # bytes


@lru_cache(maxsize=32)
def picture_bytes(image: Image) -> bytes | None:
    """Return the bytes of ``image``, or ``None`` when they are no picture of its kind."""
    if len(image.data) > _LARGEST:
        return None
    try:
        data = base64.b64decode("".join(image.data.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if _can_be_drawn(data, SUFFIXES[image.media_type]) else None


def _can_be_drawn(data: bytes, suffix: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="orglife-picture-") as folder:
        root = Path(folder)
        (root / f"picture.{suffix}").write_bytes(data)
        program = root / "main.typ"
        program.write_text(f'#image("picture.{suffix}", width: 1cm)', encoding="utf-8")
        try:
            typst.compile(str(program), root=folder, ignore_system_fonts=True, package_path=folder)
        except typst.TypstError:
            return False
    return True
