"""What is left over, weak or missing around a meeting, and how each is mended."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from orglife_kit.errors import Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.backup import named_files
from orglife_kit.meeting.meeting import Meeting
from orglife_kit.meeting.opening import open_meeting
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.rules.plan.plan import placeholders
from orglife_kit.storage import residue, state
from orglife_kit.storage.read_piles import piles_left

_SYNCED = (
    *("onedrive", "dropbox", "icloud", "google drive", "googledrive", "nextcloud", "syncthing"),
    *("坚果云", "nutstore", "百度网盘", "baidunetdisk", "baidusync", "wps云盘", "wpsdrive", "微云", "天翼云"),
)
_LITTLE_ROOM = 200_000_000  # bytes
_MENDS = {
    "key_left": "doctor_key_left_mend",
    "intake_left": "doctor_intake_left_mend",
    "odd_folder": "doctor_odd_folder_mend",
    "intake_elsewhere": "doctor_elsewhere_mend",
    "intake_copy": "doctor_copy_mend",
    "intake_moved": "doctor_moved_mend",
    "intake_link": "doctor_link_mend",
}
_SAVE_HOOK = Path("jupyter_server_config.d", "orglife_kit.json")
_FORMS = "application/vnd.jupyter.widget-state+json"


@dataclass(frozen=True)
class Finding:
    """One thing that was found: its room (residue, weak, missing, plan), what it is, and how it is mended."""

    room: str
    says: Notice
    mend: Notice


def examine(folder: Path | str | None, notebooks: Iterable[Path] = ()) -> tuple[Finding, ...]:
    """Return everything found around this machine and, where one is named, the meeting in ``folder``.

    ``notebooks`` are the folders that JupyterLab saves into. Raises as ``open_meeting``.
    """
    found = [*_machine(), *_packages(), *_save_hook()]
    for saved in notebooks:
        found += _notebooks(saved)
    if folder is not None:
        meeting = open_meeting(folder)
        try:
            found += [*_ballots(meeting), *_places(meeting.folder), *_kept_files(meeting), *_plan(meeting)]
        finally:
            meeting.close()
    return tuple(found)


def limits() -> tuple[Notice, ...]:
    """Return what overwriting cannot reach, so that nobody takes a destroyed ballot for gone from every place."""
    codes = ("limit_file_system", "limit_sync", "limit_memory", "limit_disk", "limit_paper")
    return tuple(map(notice, codes))


def _finding(room: str, code: str, **fields: object) -> Finding:
    return Finding(room, notice(code, None, **fields), notice(f"{code}_mend", None, **fields))


def _machine() -> Iterator[Finding]:
    keys = state.state_folder()
    if _is_synced(keys):
        yield _finding("weak", "doctor_keys_synced", folder=str(keys))
    if _others_can_read(keys):
        yield _finding("weak", "doctor_folder_open", folder=str(keys))
    for key, folder in residue.stray_keys():
        yield _finding("residue", "doctor_key_stray", file=str(key.path), folder=str(folder))
    history = residue.history_with_ballots()
    if history is not None:
        yield _finding("residue", "doctor_history", file=str(history))


def _packages() -> Iterator[Finding]:
    """Yield the packages the kit rests on that are not here, or in another version than it was tested with."""
    from packaging.requirements import Requirement

    for asked in map(Requirement, metadata.requires("orglife-kit") or ()):
        if asked.marker is not None and not asked.marker.evaluate({"extra": ""}):
            continue
        wanted = f"{asked.name}{asked.specifier}"
        try:
            version = metadata.version(asked.name)
        except metadata.PackageNotFoundError:
            yield _finding("missing", "doctor_package", package=wanted, python=sys.executable)
            continue
        if not asked.specifier.contains(version, prereleases=True):
            yield _finding(
                "missing", "doctor_version", package=wanted, version=version, python=sys.executable
            )


def _save_hook() -> Iterator[Finding]:
    """Yield that a JupyterLab which was not started by the kit would keep what the forms show."""
    from jupyter_core.paths import jupyter_config_path

    if not any((Path(folder) / _SAVE_HOOK).is_file() for folder in jupyter_config_path()):
        yield _finding("missing", "doctor_hook")


def _ballots(meeting: Meeting) -> Iterator[Finding]:
    """Yield what is left of ballots, and open rounds whose ballots cannot be read here."""
    record = meeting.record
    open_rounds = [entry for entry in record.ballots.rounds if entry.state is RoundState.OPEN]
    ids = [name for name in (record.identity, record.copy) if name is not None]
    kept = {f"{name}-{entry.number}" for name in ids for entry in open_rounds if not entry.intake}
    for key in residue.old_keys(ids):
        if key.id not in kept:
            yield _finding("residue", "doctor_key_left", file=str(key.path))
    for path in piles_left(record.identity):
        yield _finding("residue", "doctor_pile_left", file=str(path))
    for told in meeting.ballots.left:
        yield Finding("residue", told, notice(_MENDS.get(told.code, "doctor_left_mend"), None, **told.fields))
    for number, why in meeting.ballots.unreadable_rounds(record).items():
        rates = next(entry.round.rates for entry in open_rounds if entry.number == number)
        if why.code == "intake_lost":
            yield _finding("missing", "doctor_intake_lost", kind=rates)
        else:
            yield Finding("missing", why, notice(_MENDS[why.code], None, **why.fields))


def _places(folder: Path) -> Iterator[Finding]:
    if _is_synced(folder):
        yield _finding("weak", "doctor_meeting_synced", folder=str(folder))
    if _others_can_read(folder):
        yield _finding("weak", "doctor_folder_open", folder=str(folder))
    free = shutil.disk_usage(folder).free
    if free < _LITTLE_ROOM:
        yield _finding("weak", "doctor_disk_full", folder=str(folder), megabytes=free // 1_000_000)
    for path in sorted(folder.glob("*.db-wal")):
        yield _finding("weak", "doctor_wal", file=str(path))


def _kept_files(meeting: Meeting) -> Iterator[Finding]:
    """Yield the files beside the database that nothing in it names any more: the act that kept them was taken back."""
    for name, files in named_files(meeting.record).items():
        top = meeting.folder / name
        named = {top / file for file in files} | {(top / file).parent for file in files}
        for path in sorted(top.glob("*")):
            if path not in named:
                yield _finding("weak", "doctor_file_left", file=str(path))


def _plan(meeting: Meeting) -> Iterator[Finding]:
    plan = meeting.record.plan
    for left in placeholders(plan):
        yield Finding("plan", left, notice("doctor_placeholder_mend"))
    held = plan.meeting.date
    if held is None:
        return
    leap = (held.month, held.day) == (2, 29)
    until = held.replace(year=held.year + plan.settings.keeping_years, day=28 if leap else held.day)
    if datetime.date.today() > until:
        yield _finding("weak", "doctor_kept_long", date=until, folder=str(meeting.folder))


def _notebooks(folder: Path) -> Iterator[Finding]:
    """Yield checkpoints and saved notebooks that keep what a form showed."""
    for path in sorted(folder.rglob("*.ipynb")):
        if path.parent.name == ".ipynb_checkpoints":
            yield _finding("residue", "doctor_checkpoint", file=str(path))
        elif _keeps_forms(path):
            yield _finding("residue", "doctor_forms_kept", file=str(path))


def _keeps_forms(path: Path) -> bool:
    try:
        metadata = json.loads(path.read_text("utf-8")).get("metadata", {})
    except (OSError, ValueError, AttributeError):
        return False
    return _FORMS in metadata.get("widgets", {})


def _is_synced(folder: Path) -> bool:
    parts = [part.casefold() for part in folder.resolve().parts]
    return any(name in part for part in parts for name in _SYNCED)


def _others_can_read(folder: Path) -> bool:
    if os.name != "posix":
        return False
    mode = folder.stat().st_mode
    return bool(mode & (stat.S_IROTH | stat.S_IXOTH) == (stat.S_IROTH | stat.S_IXOTH))
