"""公开 (C16): items are chosen one by one; what went out is a dated record; remarks are noted and answered."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.errors import beginning, refuse
from orglife_kit.meeting.base import checked_date
from orglife_kit.meeting.publication.release import ReleaseActs
from orglife_kit.rules.publication.record import Published, PublishedFile, Remark
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.storage import publication_rows, published_files

if TYPE_CHECKING:
    import pandas


class RecordActs(ReleaseActs):
    """What went out, and what came back."""

    def choose_item(self, number: int, *, chosen: bool = True) -> None:
        """Choose a rectification item for a wider circle, or take the choice back.

        Raises ``RefusedError`` (``item_unknown``, and what the item lacks before its measure can be shown).
        """
        item = self._item(number)
        if chosen and not item.measure:
            raise refuse("item_measure_missing", problem=beginning(item.problem))
        self._database.write(
            lambda rows: publication_rows.write_chosen(rows, number, chosen=chosen), undoable=True
        )

    def publish(self, scope: str | Scope, files: Mapping[str, bytes], date: str) -> int:
        """Record that ``files`` (name to content) go out to a scope on a day; return the record's number.

        The files themselves are kept in the meeting's folder as ``published/NUMBER/``, and no later publication
        changes them. Raises ``RefusedError`` (``nothing_to_publish``), ``InputError`` (``date_impossible``),
        ``StorageError`` (``folder_unusable``); then nothing is recorded.
        """
        scope = Scope(scope)
        if not files:
            raise refuse("nothing_to_publish", scope=scope)
        digests = tuple(
            PublishedFile(name, hashlib.sha256(content).hexdigest()) for name, content in files.items()
        )
        documents = tuple(dict.fromkeys(Path(name).stem for name in files))
        entry = Published(0, checked_date(date), scope.value, documents, digests)
        aside = published_files.write_aside(self.folder, files)

        def keep(rows: sqlite3.Connection) -> int:
            number = publication_rows.add_publication(rows, entry)
            published_files.put_in_place(aside, number)
            return number

        try:
            return self._database.write(keep, undoable=True)
        except BaseException:
            published_files.drop(aside)
            raise

    def published_files(self, number: int) -> tuple[Path, ...]:
        """Return the files that the meeting keeps of a publication.

        Raises ``RefusedError`` (``publication_unknown``).
        """
        known = next((one for one in self.publication_records() if one.number == number), None)
        if known is None:
            raise refuse("publication_unknown", number=number)
        folder = self.folder / published_files.FOLDER / str(number)
        return tuple(folder / file.name for file in known.files)

    def publication_records(self) -> tuple[Published, ...]:
        """Return what went out, in order."""
        return self._database.read(publication_rows.read_publications)

    def note_remark(self, publication: int, words: str, date: str) -> int:
        """Note a remark on a publication; return its number.

        Raises ``RefusedError``: ``publication_unknown``, ``remark_empty``.
        """
        if publication not in {one.number for one in self.publication_records()}:
            raise refuse("publication_unknown", number=publication)
        if not words.strip():
            raise refuse("remark_empty")
        remark = Remark(0, publication, checked_date(date), words.strip())
        return self._database.write(lambda rows: publication_rows.write_remark(rows, remark), undoable=True)

    def answer_remark(self, number: int, answer: str, date: str) -> None:
        """Keep what was answered to a remark, and when.

        Raises ``RefusedError``: ``remark_unknown``, ``answer_empty``.
        """
        known = next((one for one in self.remark_records() if one.number == number), None)
        if known is None:
            raise refuse("remark_unknown", number=number)
        if not answer.strip():
            raise refuse("answer_empty")
        answered = replace(known, answer=answer.strip(), answered=checked_date(date))
        self._database.write(lambda rows: publication_rows.write_remark(rows, answered), undoable=True)

    def remark_records(self) -> tuple[Remark, ...]:
        """Return the remarks in the order they were received."""
        return self._database.read(publication_rows.read_remarks)

    def publications(self) -> pandas.DataFrame:
        """Return what went out, one row a file.

        Columns: ``publication`` (number), ``date`` (ISO), ``scope`` (code), ``file``, ``digest`` (SHA-256, hex).
        """
        import pandas

        return pandas.DataFrame(
            [
                (one.number, one.date, one.scope, file.name, file.digest)
                for one in self.publication_records()
                for file in one.files
            ],
            columns=["publication", "date", "scope", "file", "digest"],
        )

    def remarks(self) -> pandas.DataFrame:
        """Return the remarks, one row each.

        Columns: ``remark`` and ``publication`` (numbers), ``date`` (ISO), ``words``, ``answer``, ``answered``
        (ISO; both empty while it is not answered).
        """
        import pandas

        return pandas.DataFrame(
            [tuple(vars(one).values()) for one in self.remark_records()],
            columns=["remark", "publication", "date", "words", "answer", "answered"],
        )
