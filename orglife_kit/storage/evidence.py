"""Evidence of rectification: a file is copied into the meeting's folder, whole or not at all."""

from __future__ import annotations

import re
from pathlib import Path

from orglife_kit.errors import InputError, StorageError, notice, system_reason
from orglife_kit.storage.files import sync_folder, write_whole

FOLDER = "evidence"
LARGEST = 20_000_000  # bytes
_RESERVED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_LONGEST = 80  # characters


def keep_evidence(meeting: Path, item: int, name: str, content: bytes) -> str:
    """Keep ``content`` in the meeting's folder and return its path there, ``evidence/ITEM-NAME``.

    A name that is taken gets a number. Raises ``InputError`` (``evidence_empty``, ``evidence_too_large``) and
    ``StorageError`` (``folder_unusable``).
    """
    if not content:
        raise InputError(notice("evidence_empty", file=name))
    if len(content) > LARGEST:
        raise InputError(notice("evidence_too_large", file=name, megabytes=LARGEST // 1_000_000))
    folder = meeting / FOLDER
    plain = _RESERVED.sub("_", Path(name).name).strip(". ") or "evidence"
    stem, suffix = Path(plain).stem[:_LONGEST], Path(plain).suffix[:12]
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        path = _free(folder, f"{item}-{stem}", suffix)
        write_whole(path, content, mode=0o600)
    except OSError as error:
        raise StorageError(
            notice("folder_unusable", file=str(folder), detail=system_reason(error))
        ) from error
    return f"{FOLDER}/{path.name}"


def copy_evidence(meeting: Path, item: int, source: Path, evidence: str) -> str:
    """Keep a copy of a file of evidence of the meeting in ``source``; return its path here.

    A sentence is returned as it is, and so is the path of a file that is not there any more. Raises as
    ``keep_evidence``.
    """
    folder, _, name = evidence.partition("/")
    if folder != FOLDER or not (source / evidence).is_file():
        return evidence
    try:
        content = (source / evidence).read_bytes()
    except OSError as error:
        raise StorageError(
            notice("folder_unusable", file=str(source / evidence), detail=system_reason(error))
        ) from error
    return keep_evidence(meeting, item, name.partition("-")[2], content)


def drop_evidence(meeting: Path, path: str) -> None:
    """Remove a file that ``keep_evidence`` kept, by the path that it returned, if it is there."""
    (meeting / path).unlink(missing_ok=True)
    sync_folder(meeting / FOLDER)


def _free(folder: Path, stem: str, suffix: str) -> Path:
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path
