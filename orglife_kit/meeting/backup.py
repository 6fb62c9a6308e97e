"""备份: a copy of the meeting that can be opened as a meeting; it never holds a ballot of an open round."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from orglife_kit.errors import InputError, StorageError, notice, system_reason
from orglife_kit.meeting.ballots import BallotActs
from orglife_kit.meeting.base import DATABASE_FILE, PLAN_FILE
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.storage import backup, evidence, published_files


@dataclass(frozen=True)
class Backup:
    """A backup that was made: its folder, the files in it, and how many ballots it lacks."""

    folder: Path
    files: tuple[str, ...]
    lacking: int


class BackupActs(BallotActs):
    """A second copy in another place."""

    def backup(self, folder: Path | str) -> Backup:
        """Copy the meeting into ``folder``, new, empty or an earlier backup, which is replaced.

        Sealed ballots and their key are left out: ballots of open rounds are typed again from the paper.
        Raises ``InputError`` (``backup_in_meeting``, ``backup_folder_used``, ``backup_continued``) and
        ``StorageError`` where it cannot be written.
        """
        target = Path(folder).expanduser().resolve()
        self._check_target(target)
        lacking = self._ballots_in()
        try:
            target.mkdir(mode=0o700, parents=True, exist_ok=True)
            backup.write_file((self.folder / PLAN_FILE).read_bytes(), target / PLAN_FILE)
            backup.write_database(self.folder / DATABASE_FILE, target / DATABASE_FILE)
            kept = [
                name
                for folder in (evidence.FOLDER, published_files.FOLDER)
                for name in self._copy(folder, target)
            ]
            backup.write_note(target, self.identity, DATABASE_FILE, lacking)
        except OSError as error:
            raise StorageError(
                notice("folder_unusable", file=str(target), detail=system_reason(error))
            ) from error
        return Backup(target, (PLAN_FILE, DATABASE_FILE, *kept), lacking)

    def _copy(self, folder: str, target: Path) -> list[str]:
        if not (self.folder / folder).is_dir():
            return []
        return [f"{folder}/{name}" for name in backup.write_folder(self.folder / folder, target / folder)]

    def _check_target(self, target: Path) -> None:
        if target == self.folder or self.folder in target.parents:
            raise InputError(notice("backup_in_meeting", folder=str(target)))
        if target.exists() and not target.is_dir():
            raise InputError(notice("backup_folder_used", folder=str(target)))
        if not target.is_dir() or not any(target.iterdir()):
            return
        if not (target / backup.NOTE_FILE).is_file():
            raise InputError(notice("backup_folder_used", folder=str(target)))
        if not backup.is_untouched(target, self.identity, DATABASE_FILE):
            raise InputError(notice("backup_continued", folder=str(target)))

    def _ballots_in(self) -> int:
        """Return how many ballots of open rounds are in the intake; those that are lost are in no copy."""
        number = 0
        for known in self.rounds():
            if known.state is RoundState.OPEN and not self._intake(known).is_lost():
                number += sum(typed.typing < 2 for typed in self._intake(known).ballots())
        return number
