"""备份: a copy of the meeting that can be opened as a meeting; it never holds a ballot of an open round."""

from __future__ import annotations

from pathlib import Path

from orglife_kit.errors import InputError, StorageError, notice, system_reason
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.entries import path_of
from orglife_kit.meeting.work import DATABASE_FILE, PLAN_FILE, Work
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage import backup, evidence, published_files
from orglife_kit.storage.files import write_whole
from orglife_kit.storage.plan_file import read_bytes


@dataclass(frozen=True)
class Backup:
    """A backup that was made: its folder, the files in it, and how many ballots it lacks."""

    folder: Path
    files: tuple[str, ...]
    lacking: int


def make_backup(folder: Path, record: MeetingRecord, target: Path | str, lacking: int) -> Backup:
    """Copy the meeting in ``folder`` into ``target``; ``lacking`` are the sealed ballots that it leaves out.

    Raises ``InputError`` (``backup_in_meeting``, ``backup_folder_used``, ``backup_continued``) and
    ``StorageError`` where it cannot be written.
    """
    copy = path_of(target).expanduser().resolve()
    _check_target(folder, copy, record.identity)
    try:
        copy.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(copy / PLAN_FILE, read_bytes(folder / PLAN_FILE), mode=0o600)
        backup.write_database(folder / DATABASE_FILE, copy / DATABASE_FILE)
        kept = [
            f"{name}/{file}"
            for name, files in _named_in(copy).items()
            for file in backup.write_folder(folder / name, copy / name, files)
        ]
        backup.write_note(copy, record.identity, DATABASE_FILE, lacking)
    except OSError as error:
        raise StorageError(notice("folder_unusable", file=str(copy), detail=system_reason(error))) from error
    return Backup(copy, (PLAN_FILE, DATABASE_FILE, *kept), lacking)


def named_files(record: MeetingRecord) -> dict[str, frozenset[str]]:
    """Return the files beside the database that the record names, by their folder, each by its path below that.

    What an act that was taken back has left in such a folder is named by nothing, and is no part of the meeting.
    """
    shown = (
        entry.evidence for history in record.rectification.histories.values() for entry in history.progress
    )
    published = (
        f"{entry.number}/{file.name}" for entry in record.publication.publications for file in entry.files
    )
    prefix = f"{evidence.FOLDER}/"
    return {
        evidence.FOLDER: frozenset(text.removeprefix(prefix) for text in shown if text.startswith(prefix)),
        published_files.FOLDER: frozenset(published),
    }


def _named_in(copy: Path) -> dict[str, frozenset[str]]:
    """Return the files that the copied database names: another window may have written since the copy was asked for."""
    work = Work(copy)
    try:
        return named_files(work.record)
    finally:
        work.close()


def _check_target(folder: Path, copy: Path, meeting: str) -> None:
    if copy == folder or folder in copy.parents:
        raise InputError(notice("backup_in_meeting", folder=str(copy)))
    if copy.exists() and not copy.is_dir():
        raise InputError(notice("backup_folder_used", folder=str(copy)))
    if not copy.is_dir() or not any(copy.iterdir()):
        return
    if not (copy / backup.NOTE_FILE).is_file():
        raise InputError(notice("backup_folder_used", folder=str(copy)))
    if not backup.is_untouched(copy, meeting, DATABASE_FILE):
        raise InputError(notice("backup_continued", folder=str(copy)))
