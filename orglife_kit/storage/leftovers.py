"""What an intake leaves when its round is over, or was never kept because the act that opened it did not end."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from orglife_kit.errors import Notice, StorageError, notice, system_reason
from orglife_kit.storage.files import destroy_file
from orglife_kit.storage.intake import LOST
from orglife_kit.storage.intake_file import FILE, LEAVING, IntakeFile, has_intakes
from orglife_kit.storage.keys import Key, keys_of, unfinished_notes
from orglife_kit.storage.old_slots import forget_old, old_rounds


def has_leftovers(file: IntakeFile, open_rounds: frozenset[int], over: frozenset[str] = frozenset()) -> bool:
    """Return whether something is left of a round that is not open; ``intake.db`` is not opened for it.

    ``open_rounds`` are the numbers of the rounds that are open, ``over`` the ids of the intakes of those that are not.
    """
    if _keys_left(file, open_rounds, over) or unfinished_notes(file.folder):
        return True
    if open_rounds:
        return os.path.lexists(file.folder / LEAVING)
    return any(file.folder.glob(f"{FILE}*"))


def destroy_leftovers(
    file: IntakeFile, open_rounds: frozenset[int], over: frozenset[str] = frozenset()
) -> tuple[Notice, ...]:
    """Destroy keys and ballots of every round that is not open; return what could not be destroyed now.

    What was set aside when a round was typed again goes when that round is over. Only keys that belong to this
    folder are touched. To be called inside the write transaction of ``meeting.db`` in which ``open_rounds`` was read.
    """
    told: list[Notice] = []
    for path in unfinished_notes(file.folder):
        with _telling(told, "key_left", path):
            path.unlink(missing_ok=True)
    keys = _keys_left(file, open_rounds, over)
    # every key is emptied first and its file goes last: as long as it is there, something is left to be done
    for key in keys:
        with _telling(told, "key_left", key.path):
            key.empty()
    with _telling(told, "intake_left", file.path):
        _destroy_ballots(file, open_rounds)
    if not told:
        for key in keys:
            with _telling(told, "key_left", key.path):
                key.remove()
    return tuple(told)


def _keys_left(file: IntakeFile, open_rounds: frozenset[int], over: frozenset[str]) -> list[Key]:
    """Return this folder's keys of rounds that are not open, and those of nobody that say so by their id."""
    ids = {key for key, number in keys_of(file.folder).items() if number not in open_rounds}
    ids |= {key for key in over if Key(key).path.exists() and Key(key).owner() is None}
    return [Key(key) for key in sorted(ids)]


def _destroy_ballots(file: IntakeFile, open_rounds: frozenset[int]) -> None:
    if not open_rounds:
        file.remove()
        return

    def forget(connection: sqlite3.Connection) -> None:
        rounds = set(old_rounds(connection))
        for number in rounds - open_rounds:
            forget_old(connection, number)
        if has_intakes(connection):
            of_rounds = {number for (number,) in connection.execute("SELECT DISTINCT round FROM intake")}
            for number in of_rounds - open_rounds:
                connection.execute("DELETE FROM intake WHERE round = ?", (number,))

    destroy_file(file.folder / LEAVING)
    if not file.is_there:
        return
    try:
        file.write(forget)
    except StorageError as error:
        # of a damaged file nothing can be taken out; what is open lies in it too, and may be mended
        if error.notices[0].code not in LOST:
            raise


@contextmanager
def _telling(told: list[Notice], code: str, path: object) -> Iterator[None]:
    """Note with ``code`` that something could not be destroyed, and why."""
    try:
        yield
    except OSError as error:
        told.append(notice(code, file=str(path), detail=system_reason(error)))
    except StorageError as error:
        told.append(notice(code, file=str(path), detail=", ".join(n.code for n in error.notices)))
