"""What went out to a wider circle, kept beside the collected bundles, so that the next page is measured by it."""

from __future__ import annotations

import json
from pathlib import Path

from orglife_kit.errors import InputError, StorageError, notice, system_reason
from orglife_kit.rollup.public.publication import PublicYear, publication_data, publication_of
from orglife_kit.storage.files import write_whole

_FILE, _FORMAT = "published.json", "orglife-published/1"


def published(folder: Path) -> tuple[PublicYear, ...]:
    """Return what went out, the last one last; raises ``InputError`` (``collection_foreign``)."""
    try:
        data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise InputError(notice("collection_foreign", folder=str(folder / _FILE))) from error
    try:
        if data["format"] != _FORMAT:
            raise KeyError(_FORMAT)
        return tuple(map(publication_of, data["published"]))
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(notice("collection_foreign", folder=str(folder / _FILE))) from error


def keep_published(folder: Path, year: PublicYear) -> None:
    """Keep that a page goes out; one that says the same is kept once. Raises ``StorageError`` and as ``published``."""
    before = published(folder)
    if year in before:
        return
    data = {"format": _FORMAT, "published": [publication_data(entry) for entry in (*before, year)]}
    try:
        write_whole(folder / _FILE, json.dumps(data, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        detail = system_reason(error)
        raise StorageError(notice("folder_unusable", file=str(folder / _FILE), detail=detail)) from error
