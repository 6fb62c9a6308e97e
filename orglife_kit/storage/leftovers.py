"""What an intake leaves when its round is over, or was never kept because the act that opened it did not end."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from orglife_kit.errors import StorageError
from orglife_kit.storage.files import destroy_file
from orglife_kit.storage.intake import FILE, LEAVING, LOST, Intake, remove_intakes
from orglife_kit.storage.residue import keys_of
from orglife_kit.storage.state import key_path


def has_leftovers(folder: Path, meeting: str, rounds: Mapping[int, bool]) -> bool:
    """Return whether something is left of a round that is not open; no file is opened for it.

    ``rounds`` says of every round that is kept, by its number, whether it is open.
    """
    keys = _keys(meeting)
    if (folder / LEAVING).exists() or any(not rounds.get(number, True) for number in keys):
        return True
    if not any(rounds.values()):
        return any(folder.glob(f"{FILE}*"))
    return (folder / FILE).exists() and not keys <= rounds.keys()


def destroy_leftovers(folder: Path, meeting: str, rounds: Mapping[int, bool]) -> None:
    """Destroy the keys and slots of every round that is not open; the open ones' are not touched.

    To be called inside the write transaction of ``meeting.db`` in which ``rounds`` was read.
    """
    # the key of a round that neither the record nor this folder's file has is another folder's: a copy by hand
    left = {number for number in _keys(meeting) if not rounds.get(number, True)}
    is_any_open = any(rounds.values())
    try:
        left |= {number for number in Intake(folder, meeting, 0, 0).rounds() if not rounds.get(number, False)}
    except StorageError as error:
        if error.notices[0].code not in LOST:
            raise
        if is_any_open:  # what is open lies in the same file: only the keys of the others go
            for number in left:
                destroy_file(key_path(meeting, number))
            return
    for number in sorted(left):
        Intake(folder, meeting, number, 0).destroy()
    if is_any_open:
        destroy_file(folder / LEAVING)
    else:
        remove_intakes(folder)


def _keys(meeting: str) -> frozenset[int]:
    """Return the numbers of the rounds whose keys are kept; a practice has an id of its own."""
    ends = (path.stem.removeprefix(f"{meeting}-") for path in keys_of(meeting))
    return frozenset(int(end) for end in ends if end.isdecimal())
