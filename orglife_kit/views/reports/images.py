"""Pictures that come from outside: their kind is what their bytes are, and each is drawn once as a trial."""

from __future__ import annotations

import base64
import binascii
import tempfile
import warnings
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal

import typst

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.drawings import read_drawing
from orglife_kit.views.reports.model import Image

SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_LARGEST = 20_000_000  # bytes
_MOST_PIXELS = 60_000_000  # a telephone's camera makes up to 50
_ENOUGH_PIXELS = 12_000_000  # more than a printed page shows
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "ICO", "AVIF", "PPM")
_PRINTED_AS_THEY_ARE = {"PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"), "JPEG": ("L", "RGB")}

MediaType = Literal["image/png", "image/jpeg", "image/svg+xml"]
Reason = Literal["unreadable", "too large", "too deep"]


@dataclass(frozen=True)
class Picture:
    """A picture that both kinds of pages can show, with its own size in CSS pixels (0 when it has none).

    ``lacks`` are the words for parts of a drawing that are not shown, ``frames`` how many pictures there were.
    """

    media_type: MediaType
    data: bytes
    width: float = 0
    height: float = 0
    lacks: tuple[str, ...] = ()
    frames: int = 1


def held_bytes(text: str) -> bytes | None:
    """Return the bytes of a picture as a notebook holds it: a drawing as it is written, all others in base64."""
    written = text.lstrip("\ufeff \t\r\n")
    if written.startswith("<"):
        return written.encode(errors="replace")
    packed = "".join(written.split())
    if not packed or len(packed) > _LARGEST * 4 // 3:
        return None
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def read_picture(data: bytes, deep: int = 0) -> Picture | Reason:
    """Return the picture in ``data``, whatever it was named, or why it cannot be shown."""
    if len(data) > _LARGEST:
        return "too large"
    if b"<svg" in data[:100_000] and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        found = read_drawing(data, lambda inner: _inside(inner, deep))
        if isinstance(found, str):
            return found
        return Picture("image/svg+xml", found.data, found.width, found.height, found.lacks)
    return _read_pixels(data)


def _inside(data: bytes, deep: int) -> tuple[str, bytes] | None:
    """Return a picture inside a drawing; a drawing inside a drawing only once."""
    found = read_picture(data, deep + 1) if deep < 2 else None
    return (found.media_type, found.data) if isinstance(found, Picture) else None


def _read_pixels(data: bytes) -> Picture | Reason:
    from PIL import Image as Pixels  # only strangers' pictures need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Pixels.open(BytesIO(data), formats=_FORMATS) as found:
                if found.width * found.height > _MOST_PIXELS:
                    return "too large"
                return _as_printed(data, found)
    except Pixels.DecompressionBombError:
        return "too large"
    except Exception:  # a decoder raises whatever a damaged file makes of it
        return "unreadable"


def _as_printed(data: bytes, found: object) -> Picture:
    from PIL import Image as Pixels

    assert isinstance(found, Pixels.Image)
    width, height = found.size
    frames = int(getattr(found, "n_frames", 1))
    kind = found.format or ""
    small = width * height <= _ENOUGH_PIXELS
    if small and frames == 1 and found.mode in _PRINTED_AS_THEY_ARE.get(kind, ()):
        return Picture("image/png" if kind == "PNG" else "image/jpeg", data, width, height)
    if not small:
        share = (_ENOUGH_PIXELS / (width * height)) ** 0.5
        target = (max(1, int(width * share)), max(1, int(height * share)))
        found.draft("RGB", target)
        found.thumbnail(target)
    see_through = found.mode in ("RGBA", "LA", "PA") or "transparency" in found.info
    with BytesIO() as written:
        found.convert("RGBA" if see_through else "RGB").save(written, "PNG")
        return Picture("image/png", written.getvalue(), width, height, frames=frames)


@lru_cache(maxsize=32)
def picture_bytes(image: Image) -> bytes | None:
    """Return the bytes of ``image``, or ``None`` when they are no picture of its kind."""
    data = held_bytes(image.data)
    found = read_picture(data) if data is not None else None
    if not isinstance(found, Picture) or found.media_type != image.media_type:
        return None
    return found.data if _can_be_drawn(found.data, SUFFIXES[image.media_type]) else None


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
