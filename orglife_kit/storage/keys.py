"""Ballot keys in the user's own state: each under its intake's random id, beside it the folder it belongs to."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from orglife_kit.errors import StorageError, notice, system_reason
from orglife_kit.frozen import dataclass
from orglife_kit.storage.files import (
    destroy_file,
    overwrite_file,
    read_own,
    sync_folder,
    write_whole,
)
from orglife_kit.storage.state import state_folder

KEY_LENGTH = 32
_ID = re.compile(r"[0-9a-f]{32}(-[0-9]{1,9})?")  # with a number: a round that an earlier version opened
_LONGEST_NOTE = 10_000  # bytes


@dataclass(frozen=True)
class Owner:
    """The meeting folder a key belongs to, and the round."""

    folder: Path
    round_number: int

    def is_at(self, folder: Path) -> bool:
        """Return whether ``folder`` is the one the key belongs to."""
        try:
            return self.folder == folder or self.folder.samefile(folder)
        except OSError:
            return False


@dataclass(frozen=True)
class Key:
    """The key of one intake, by the intake's id; an id of another form has no key."""

    id: str

    @property
    def path(self) -> Path:
        """The key's file."""
        return keys_folder() / f"{self.id}.key"

    @property
    def owner_path(self) -> Path:
        """The file beside it that names the folder it belongs to."""
        return keys_folder() / f"{self.id}.folder"

    def read(self) -> bytes | None:
        """Return the key, or ``None`` where there is none, or one that is cut short, or a link."""
        if not _ID.fullmatch(self.id):
            return None
        try:
            key = read_own(self.path, KEY_LENGTH + 1)
        except OSError:
            return None
        return key if len(key) == KEY_LENGTH else None

    def owner(self) -> Owner | None:
        """Return whose key it is; ``None`` where nothing says so, as with keys of earlier versions."""
        if not _ID.fullmatch(self.id):
            return None
        try:
            kept = json.loads(read_own(self.owner_path, _LONGEST_NOTE))
            return Owner(Path(kept["folder"]), int(kept["round"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def keep(self, content: bytes, owner: Owner) -> None:
        """Keep a new key, on the disk (synced, rights 0600) when this returns; its owner is kept first.

        Raises ``StorageError`` (``state_folder_unusable``).
        """
        try:
            keys_folder().mkdir(mode=0o700, exist_ok=True)
            self.give_to(owner)
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                os.write(handle, content)
                os.fsync(handle)
            finally:
                os.close(handle)
            sync_folder(self.path.parent)
        except OSError as error:
            folder = str(keys_folder())
            raise StorageError(notice("folder_unusable", file=folder, detail=system_reason(error))) from error

    def give_to(self, owner: Owner) -> None:
        """Let the key belong to another folder from now on; raises ``OSError``."""
        note = {"folder": str(owner.folder), "round": owner.round_number}
        write_whole(self.owner_path, json.dumps(note).encode(), mode=0o600, aside=_digest(owner.folder))

    def empty(self) -> None:
        """Overwrite the key; its file stays, so that something is seen to be left to be done. Raises ``OSError``."""
        overwrite_file(self.path)

    def remove(self) -> None:
        """Remove the key, and last what says whose it was; raises ``OSError``."""
        destroy_file(self.path)
        self.owner_path.unlink(missing_ok=True)
        if keys_folder().is_dir():
            sync_folder(keys_folder())


def unfinished_notes(folder: Path) -> list[Path]:
    """Return what a killed process left when it was noting that a key belongs to ``folder``."""
    return sorted(keys_folder().glob(f".{_digest(folder.resolve())}.*"))


def _digest(folder: Path) -> str:
    return hashlib.sha256(str(folder).encode(errors="surrogateescape")).hexdigest()[:16]


def keys_folder() -> Path:
    """Return the folder of the keys, which the first key makes."""
    return state_folder() / "keys"


def kept_keys() -> Iterator[tuple[Key, Owner | None]]:
    """Yield every key that is kept here, or of which something is left, with whose it is."""
    ids = {path.stem for pattern in ("*.key", "*.folder") for path in keys_folder().glob(pattern)}
    for key in (Key(name) for name in sorted(ids) if _ID.fullmatch(name)):
        yield key, key.owner()


def keys_of(folder: Path) -> dict[str, int]:
    """Return the ids of the keys that belong to ``folder``, each with its round's number."""
    return {
        key.id: owner.round_number for key, owner in kept_keys() if owner is not None and owner.is_at(folder)
    }
