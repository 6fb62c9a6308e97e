"""Pictures that markdown or HTML names: those the notebook holds or that lie beside it; none is fetched."""

from __future__ import annotations

import dataclasses
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, unquote_to_bytes

from orglife_kit.i18n import say
from orglife_kit.views.reports.images import Picture, held_bytes, read_picture
from orglife_kit.views.reports.model import Block, Image, Paragraph

Find = Callable[[str], list[Block]]  # a picture and sentences about it, or nothing where there is none
PICTURES = (
    *("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/tiff"),
    *("image/jpg", "image/x-png", "image/avif", "image/x-ms-bmp", "image/vnd.microsoft.icon", "image/x-icon"),
)
_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".jfif", ".avif", ".ico"}
)
_HELD = re.compile(r"data:([a-z]+/[a-z0-9.+-]+)?((?:;[^,;]*)*),(.*)", re.IGNORECASE | re.DOTALL)
_NOT_BESIDE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]", re.IGNORECASE)  # an address, or a path from the root
_LARGEST = 20_000_000  # bytes
_PAGE_WIDTH, _PIXEL = 174, 25.4 / 96  # millimetres
_LENGTH = re.compile(r"\s*([\d.]+)\s*(px|pt|mm|cm|in|em|rem|ex|%|vw|)\s*", re.IGNORECASE)
_MILLIMETRES = {
    "": _PIXEL,
    "px": _PIXEL,
    "pt": 25.4 / 72,
    "mm": 1.0,
    "cm": 10.0,
    "in": 25.4,
    "em": 4.2,
    "rem": 4.2,
    "ex": 2.1,
    "%": _PAGE_WIDTH / 100,
    "vw": _PAGE_WIDTH / 100,
}
_STYLED = {
    name: re.compile(rf"(?:^|;)\s*{name}\s*:\s*([^;]+)", re.IGNORECASE) for name in ("width", "height")
}


def make_picture(
    media_type: str, text: str, words: str = "", size: tuple[Any, Any] = ("", "")
) -> list[Block]:
    """Return a picture as a notebook holds it, and what must be said of it; its kind is what its bytes are.

    ``size`` are the width and the height that the notebook gives it, as HTML writes them.
    """
    data = held_bytes(text)
    if data is None:
        data = b""
    made = picture_blocks(data, words, size)
    if made is None:  # the page itself says that it cannot be read
        kind = media_type if media_type in ("image/png", "image/jpeg", "image/svg+xml") else "image/png"
        return [Image(cast(Any, kind), text, words)]
    return made


def picture_blocks(data: bytes, words: str = "", size: tuple[Any, Any] = ("", "")) -> list[Block] | None:
    """Return the picture in ``data`` with a sentence for what of it is not shown; ``None`` if it is unreadable."""
    found = read_picture(data)
    if isinstance(found, str):
        return None if found == "unreadable" else [_too_much(words)]
    image = Image(found.media_type, b64encode(found.data).decode("ascii"), words, _width(found, size))
    return [image, *_lacking(found)]


def sized(blocks: list[Block], words: str, size: tuple[Any, Any]) -> list[Block]:
    """Return found ``blocks`` with the words and the size that the place gives the picture."""
    return [
        dataclasses.replace(block, alt=words, width=_resized(block, size))
        if isinstance(block, Image)
        else block
        for block in blocks
    ]


def size_of(element: Any) -> tuple[str, str]:
    """Return the width and the height that an element of a page gives its picture."""
    style = str(element.get("style") or "")
    styled = {name: pattern.search(style) for name, pattern in _STYLED.items()}
    width, height = (
        found[1] if (found := styled[name]) else str(element.get(name) or "") for name in ("width", "height")
    )
    return width, height


def _too_much(words: str) -> Paragraph:
    return _note(
        say(
            "reports",
            "(A picture too large or too intricate to be drawn is not shown. {words})",
            words=words.strip(),
        )
    )


def _note(told: str) -> Paragraph:
    return Paragraph(told.replace(" )", ")").replace(" ）", "）"), "note")


def _lacking(found: Picture) -> list[Block]:
    notes: list[Block] = []
    if found.lacks:
        parts = say("reports", ", ").join(say("reports", words) for words in found.lacks)
        notes.append(
            Paragraph(say("reports", "(Of this drawing is not shown: {parts}.)", parts=parts), "note")
        )
    if found.frames > 1:
        told = say(
            "reports", "(Of {number} frames of this picture only the first is shown.)", number=found.frames
        )
        notes.append(Paragraph(told, "note"))
    return notes


def _width(found: Picture, size: tuple[Any, Any]) -> int:
    width, height = map(_millimetres, size)
    if not width and height and found.height:
        width = height * found.width / found.height
    return _whole(width or found.width * _PIXEL)


def _resized(image: Image, size: tuple[Any, Any]) -> int:
    width, height = map(_millimetres, size)
    if width:
        return _whole(width)
    if height and (data := held_bytes(image.data)):
        found = read_picture(data)
        if isinstance(found, Picture):
            return _width(found, size)
    return image.width


def _whole(width: float) -> int:
    return min(500, max(1, round(width))) if width > 0 else 0


def _millimetres(length: Any) -> float:
    found = _LENGTH.fullmatch(str(length)) if length is not None else None
    try:
        return float(found[1]) * _MILLIMETRES[found[2].lower()] if found else 0.0
    except ValueError:
        return 0.0


def pictures_of(attached: Mapping[str, Iterable[tuple[str, str]]], folder: Path | None) -> Find:
    """Return how a picture is found by its address: ``attached`` to the cell, inside it, or in ``folder``."""

    def find(address: str) -> list[Block]:
        if address.startswith("attachment:"):
            name = address.removeprefix("attachment:")
            held = attached.get(name) or attached.get(unquote(name)) or ()
            return next((make_picture(media_type, text) for media_type, text in held), [])
        if found := _HELD.fullmatch(address.strip()):
            return _from_data(found[1] or "", found[2].lower(), found[3])
        return _beside(address, folder) if folder is not None else []

    return find


def nothing_to_find(_address: str) -> list[Block]:
    """Find no picture, as where nothing is attached and no folder is known."""
    return []


def left_out(words: str) -> Paragraph:
    """Return the sentence that stands for a picture that is not shown."""
    told = say("reports", "(A picture that is not in the notebook is left out. {words})", words=words.strip())
    return _note(told)


def _from_data(media_type: str, parameters: str, data: str) -> list[Block]:
    if media_type and not media_type.lower().startswith("image/"):
        return []
    if ";base64" in parameters:
        return make_picture(media_type.lower(), unquote(data))
    return picture_blocks(unquote_to_bytes(data)) or []


def _beside(address: str, folder: Path) -> list[Block]:
    """Return a picture that lies in the notebook's folder or below; nothing from elsewhere on the machine."""
    name = unquote(address.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0])
    if not name or _NOT_BESIDE.match(name):
        return []
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve()) and path.suffix.lower() in _SUFFIXES
        if not inside or path.stat().st_size > _LARGEST:
            return []
        data = path.read_bytes()
    except (OSError, ValueError):
        return []
    return make_picture("image/png", b64encode(data).decode("ascii"))
