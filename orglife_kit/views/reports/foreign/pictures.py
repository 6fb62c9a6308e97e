"""Pictures that markdown or HTML names: those the notebook holds or that lie beside it; none is fetched."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, unquote_to_bytes

from orglife_kit.i18n import say
from orglife_kit.views.reports.model import Image, Paragraph

Find = Callable[[str], Image | None]
PICTURES = ("image/svg+xml", "image/png", "image/jpeg")
_SUFFIXES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
_HELD = re.compile(r"data:(image/(?:png|jpeg|svg\+xml))((?:;[^,;]*)*),(.*)", re.IGNORECASE | re.DOTALL)
_NOT_BESIDE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]", re.IGNORECASE)  # an address, or a path from the root
_LARGEST = 20_000_000  # bytes


def make_picture(media_type: Any, data: str, described: str = "") -> Image:
    """Return a picture as a notebook holds it: a drawing as text, all others in base64."""
    if media_type == "image/svg+xml":
        data = base64.b64encode(data.encode(errors="replace")).decode("ascii")
    return Image(media_type, data, described)


def pictures_of(attached: dict[str, Image], folder: Path | None) -> Find:
    """Return how a picture is found by its address: ``attached`` to the cell, inside it, or in ``folder``."""

    def find(address: str) -> Image | None:
        if address.startswith("attachment:"):
            name = address.removeprefix("attachment:")
            return attached.get(name) or attached.get(unquote(name))
        held = _HELD.fullmatch(address.strip())
        if held:
            return _from_data(held[1].lower(), held[2].lower(), held[3])
        return _beside(address, folder) if folder is not None else None

    return find


def nothing_to_find(_address: str) -> Image | None:
    """Find no picture, as where nothing is attached and no folder is known."""
    return None


def left_out(words: str) -> Paragraph:
    """Return the sentence that stands for a picture that is not shown."""
    told = say("reports", "(A picture that is not in the notebook is left out. {words})", words=words.strip())
    return Paragraph(told.replace(" )", ")").replace(" ）", "）"), "note")


def _from_data(media_type: str, parameters: str, data: str) -> Image | None:
    if ";base64" in parameters:
        return Image(cast(Any, media_type), unquote(data), "")
    try:
        words = unquote_to_bytes(data)
    except (ValueError, binascii.Error):
        return None
    return Image(cast(Any, media_type), base64.b64encode(words).decode("ascii"), "")


def _beside(address: str, folder: Path) -> Image | None:
    """Return a picture that lies in the notebook's folder or below; nothing from elsewhere on the machine."""
    name = unquote(address.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0])
    if not name or _NOT_BESIDE.match(name):
        return None
    try:
        path = (folder / name).resolve()
        media_type = _SUFFIXES.get(path.suffix.lower())
        if media_type is None or not path.is_relative_to(folder.resolve()) or path.stat().st_size > _LARGEST:
            return None
        return Image(cast(Any, media_type), base64.b64encode(path.read_bytes()).decode("ascii"), "")
    except (OSError, ValueError):
        return None
