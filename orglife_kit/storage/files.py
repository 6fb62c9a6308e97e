"""Files on the disk: written aside and then put in place, whole or not at all; and destroyed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_ASIDE = ".new"


def write_whole(path: Path, content: bytes, *, mode: int = 0o666) -> None:
    """Put ``content`` in the place of ``path``, on the disk, whole or not at all; raises ``OSError``.

    ``mode`` are the rights of a new file, less what the process leaves out by its umask.
    """
    # a name of its own: two windows may write the same file at the same time
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:60]}.", suffix=_ASIDE, dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(mode & ~_umask())
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def put_in_place(aside: Path, path: Path) -> None:
    """Give a file that was made ``aside`` its place, once it is on the disk; raises ``OSError``."""
    with aside.open("r+b") as file:
        os.fsync(file.fileno())
    aside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Write a folder's own entries to the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def overwrite_file(path: Path) -> None:
    """Put random bytes in the place of a file's content, on the disk; nothing happens when it is gone."""
    try:
        length = path.stat().st_size
        with path.open("r+b") as file:
            file.write(os.urandom(length))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return


def destroy_file(path: Path) -> None:
    """Overwrite and remove a file; nothing happens when it is gone already."""
    overwrite_file(path)
    try:
        path.unlink()
    except FileNotFoundError:
        return
    sync_folder(path.parent)


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
