"""The answers, each a return file in the folder's own folder of answers: written once, never over another one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from orglife_kit.bundle.returns import Return, read_return
from orglife_kit.errors import InputError, Notice, StorageError, notice, refuse, system_reason

FOLDER = "审核意见"
Answered = dict[str, list[tuple[Path, Return]]]  # by the digest of their bundle
_RESERVED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')


def read_decisions(folder: Path) -> tuple[Answered, list[Notice]]:
    """Return the answers by the digest of their bundle, each list in order, and what could not be read."""
    found: Answered = {}
    faults: list[Notice] = []
    home = folder / FOLDER
    if not home.is_dir():
        return found, faults
    for path in sorted(home.glob("*.json")):
        try:
            answer = read_return(path)
        except InputError as error:
            faults += error.notices
            continue
        found.setdefault(answer.bundle, []).append((path, answer))
    for answers in found.values():
        answers.sort(key=lambda entry: _count(entry[0]))
    return found, faults


def keep_decision(folder: Path, answer: Return, before: Iterable[Path]) -> Path:
    """Keep an answer after those ``before``; return its file.

    Raises ``RefusedError`` (``desk_decided_meanwhile``) where somebody else answered in between, ``StorageError``
    (``folder_unusable``).
    """
    count = 1 + max(map(_count, before), default=0)
    name = _RESERVED.sub("_", f"{answer.branch}-{answer.year}-{answer.number}")[:80]
    path = folder / FOLDER / f"{name}-{answer.bundle[:8]}-{count}.json"
    try:
        path.parent.mkdir(exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    except FileExistsError:
        raise refuse("desk_decided_meanwhile", branch=answer.branch) from None
    except OSError as error:
        raise _unusable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(answer.text())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _unusable(path, error) from error
    return path


def _count(path: Path) -> int:
    found = re.search(r"-(\d{1,6})\.json$", path.name)
    return int(found[1]) if found else 0


def _unusable(path: Path, error: OSError) -> StorageError:
    return StorageError(notice("folder_unusable", file=str(path), detail=system_reason(error)))
