"""Files on the disk: written aside and then put in place, whole or not at all; and destroyed."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path

_ASIDE = ".new"
_BLOCK = 1 << 20


def write_whole(path: Path, content: bytes, *, mode: int = 0o666, aside: str | None = None) -> None:
    """Put ``content`` in the place of ``path``, on the disk, whole or not at all; raises ``OSError``.

    ``mode`` are the rights of a new file, less what the process leaves out by its umask. Where the writing is killed a
    file stays whose name begins with a dot and ``aside``, by default with the name of ``path``.
    """
    # a name of its own: two windows may write the same file at the same time
    beginning = path.name[:60] if aside is None else aside
    handle, name = tempfile.mkstemp(prefix=f".{beginning}.", suffix=_ASIDE, dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.chmod(mode & ~_umask())
        written.replace(path)
    except BaseException:
        written.unlink(missing_ok=True)
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
    """Put random bytes in the place of a file's content, on the disk; nothing happens when it is gone.

    Raises ``OSError`` for a link, for what is no file, and for a file that has another name too: it is left alone.
    """
    try:
        handle = _open_own(path, os.O_RDWR)
    except FileNotFoundError:
        return
    try:
        length = os.fstat(handle).st_size
        while length > 0:
            length -= os.write(handle, os.urandom(min(length, _BLOCK)))
        os.fsync(handle)
    finally:
        os.close(handle)


def destroy_file(path: Path) -> None:
    """Overwrite and remove a file; nothing happens when it is gone already. Raises as ``overwrite_file``."""
    overwrite_file(path)
    try:
        path.unlink()
    except FileNotFoundError:
        return
    sync_folder(path.parent)


def read_own(path: Path, most: int) -> bytes:
    """Return up to ``most`` bytes of a file that is no link; raises ``OSError``."""
    handle = _open_own(path, os.O_RDONLY)
    try:
        return os.read(handle, most)
    finally:
        os.close(handle)


def is_odd(path: Path) -> bool:
    """Return whether something is there under a name of ours that is not a plain file with this one name."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return not is_plain(status)


def is_plain(status: os.stat_result) -> bool:
    """Return whether a status is that of a plain file with this one name."""
    return stat.S_ISREG(status.st_mode) and status.st_nlink == 1


def _open_own(path: Path, flags: int) -> int:
    # whoever made the folder may have put a link under the name of one of our files
    if path.is_symlink():  # where the system has no O_NOFOLLOW
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    binary, no_follow = getattr(os, "O_BINARY", 0), getattr(os, "O_NOFOLLOW", 0)
    # O_NONBLOCK: a pipe under that name would wait for its other end
    handle = os.open(path, flags | binary | no_follow | getattr(os, "O_NONBLOCK", 0))
    if not is_plain(os.fstat(handle)):
        os.close(handle)
        raise OSError(errno.EMLINK, os.strerror(errno.EMLINK), str(path))
    return handle


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
