"""Acts of the publication stage: items are chosen one by one, what went out is a dated record, remarks (C16)."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.errors import InputError, Notice, OrglifeError, beginning, notice, refuse
from orglife_kit.meeting.entries import day_of, day_or_none, numbered, path_of, text_of, truth_of
from orglife_kit.meeting.recording import publication as recording
from orglife_kit.meeting.release import inference, release
from orglife_kit.meeting.release.assessment import distribution
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.publication.record import Published, PublishedFile, Remark, check_remark
from orglife_kit.rules.publication.release import Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.publication.withholding import grades_given, shown_grades
from orglife_kit.rules.rectification.ledger import item_of
from orglife_kit.storage import published_files
from orglife_kit.storage.tables.publication import (
    BUNDLES,
    CHOICES,
    OPINIONS,
    PUBLICATIONS,
    REMARKS,
    SHOWN,
    ChoiceRow,
    published_row,
    shown_row,
)

if TYPE_CHECKING:
    from orglife_kit.meeting.handing import WrittenBundle
    from orglife_kit.rules.publication.handing import SuperiorOpinion
    from orglife_kit.rules.record import MeetingRecord

_FOLDERS = re.compile(r"[/\\\x00]")


class PublicationStage:
    """What goes out, and what comes back. Writes the choice of items, publications, remarks, what was shown,
    what went up and was answered."""

    MAY_WRITE = (CHOICES, PUBLICATIONS, REMARKS, SHOWN, BUNDLES, OPINIONS)

    def __init__(self, work: Work) -> None:
        self._work = work

    def release(
        self, scope: str | Scope, member: str | int | None = None, *, with_ids: bool = False
    ) -> Release:
        """Return everything ``scope`` receives now, and nothing else; see ``meeting.release.release``."""
        return release(self._work.record, scope, member, with_ids=with_ids)

    def inference(self, scope: str | Scope) -> tuple[Notice, ...]:
        """Return what readers of ``scope`` can work out from its pages as they are now and all that went out before.

        Raises ``RefusedError`` (``scope_unknown``).
        """
        return inference(self._work.record, scope)

    def choose_item(self, number: int, *, chosen: bool = True) -> None:
        """Choose a rectification item for a wider circle, or take the choice back.

        Raises ``RefusedError``: ``item_unknown``, ``item_personal`` for a member's own,
        ``item_of_earlier_year``, and what the item lacks before its measure can be shown.
        """

        def act(change: Change) -> None:
            item = item_of(change.record, number)
            if not truth_of(chosen):
                change.remove(CHOICES, item=item.number)
                return
            if item.is_personal:
                raise refuse("item_personal", problem=beginning(item.problem))
            if item.is_carried:
                raise refuse("item_of_earlier_year", problem=beginning(item.problem), year=item.of_year)
            if not item.measure:
                raise refuse("item_measure_missing", problem=beginning(item.problem))
            change.put(CHOICES, ChoiceRow(item.number))

        self._work.write(act, self.MAY_WRITE)

    def publish(
        self,
        scope: str | Scope,
        files: Mapping[str, bytes],
        date: str | datetime.date,
        releases: Iterable[Release] = (),
        hand_out: Callable[[], object] | None = None,
    ) -> int:
        """Record that ``files`` (name to content) go out to a scope on a day; return the record's number.

        The files themselves are kept in the meeting's folder as ``published/NUMBER/``, and no later publication
        changes them. What the ``releases`` that they were made of show the branch is kept with them, as by
        ``note_shown``. ``hand_out`` writes them where they are fetched from, last of all.

        Raises ``RefusedError`` (``scope_unknown``, ``nothing_to_publish``, ``distribution_shown_another``),
        ``InputError`` (``date_impossible``, ``file_name_impossible``), ``StorageError`` (``folder_unusable``), and
        what ``hand_out`` raises; then nothing is recorded.
        """
        named, day = Scope.named(scope), day_of(date)
        if not files:
            raise refuse("nothing_to_publish", scope=named)
        impossible = [name for name in files if name in ("", ".", "..") or _FOLDERS.search(name)]
        if impossible:
            raise InputError(*(notice("file_name_impossible", name=name) for name in impossible))
        entry = Published(
            number=0,
            date=day,
            scope=named,
            documents=tuple(dict.fromkeys(Path(name).stem for name in files)),
            files=tuple(
                PublishedFile(name, hashlib.sha256(content).hexdigest()) for name, content in files.items()
            ),
        )
        counts = _shown_to_branch(releases)
        aside = published_files.write_aside(self._work.folder, files)
        placed: list[int] = []

        def act(change: Change) -> int:
            told = inference(change.record, named)
            _keep_shown(change, counts)
            number = change.add(PUBLICATIONS, published_row(replace(entry, inference=told)))
            published_files.put_in_place(aside, number)
            placed.append(number)
            if hand_out is not None:
                hand_out()
            return number

        try:
            return self._work.write(act, self.MAY_WRITE)
        except BaseException:
            with suppress(OrglifeError):
                # an interrupted wait does not stop the write: what it kept is known only once it is over
                kept = {entry.number for entry in self._work.record.publication.publications}
                for number in set(placed) - kept:
                    published_files.drop(aside.with_name(str(number)))
            published_files.drop(aside)
            raise

    def note_shown(self, releases: Iterable[Release], hand_out: Callable[[], object] | None = None) -> None:
        """Keep the distribution that goes out to the branch with ``releases``.

        What else it may be shown is decided beside it (``rules.publication.withholding``). ``hand_out`` writes what
        goes out; where it cannot, nothing was shown. Raises what it raises, and ``RefusedError``
        (``distribution_shown_another``) before it where the distribution is another one since the releases were made.
        """
        counts, record = _shown_to_branch(releases), self._work.record
        if not counts or (_is_shown_as(record, counts) and grades_given(record) in shown_grades(record)):
            if hand_out is not None:
                hand_out()  # it stays as it is kept, and the act before can still be taken back
            return

        def act(change: Change) -> None:
            _keep_shown(change, counts)
            if hand_out is not None:
                hand_out()

        self._work.write(act, self.MAY_WRITE, undoable=False)

    def note_remark(self, publication: int, words: str, date: str | datetime.date) -> int:
        """Note a remark on a publication; return its number.

        Raises ``RefusedError``: ``publication_unknown``, ``remark_empty``; ``InputError``: ``date_impossible``.
        """

        def act(change: Change) -> int:
            return recording.keep_remark(change, Remark(0, publication, day_of(date), text_of(words)))

        return self._work.write(act, self.MAY_WRITE)

    def answer_remark(self, number: int, answer: str, date: str | datetime.date) -> tuple[Notice, ...]:
        """Keep what was answered to a remark, and when; return warnings for days that cannot follow each other.

        Raises ``RefusedError``: ``remark_unknown``, ``answer_empty``; ``InputError``: ``date_impossible``.
        """

        def act(change: Change) -> tuple[Notice, ...]:
            kept = change.record.publication
            remark = numbered(kept.remarks, number, "remark_unknown")
            if not text_of(answer):
                raise refuse("answer_empty")
            answered = replace(remark, answer=text_of(answer), answered=day_of(date))
            recording.keep_remark(change, answered)
            return check_remark(answered, kept.publications)

        return self._work.write(act, self.MAY_WRITE)

    def bundle(
        self, path: Path | str, *, passphrase: str | None = None, date: str | datetime.date | None = None
    ) -> WrittenBundle:
        """Write what goes up to the supervisor as one file (docs/BUNDLE.md), and keep that it went up on ``date``.

        The same record makes the same bytes; with a ``passphrase`` the file is under it (age format), and then other
        bytes each time. Raises ``RefusedError`` (``passphrase_short``), ``InputError`` (``path_impossible``,
        ``date_impossible``, ``file_exists`` for a file that was not written so), ``StorageError``
        (``export_unwritable``), and as ``release``; then nothing is written.
        """
        from orglife_kit.meeting.handing import hand_up

        day = day_or_none(date) or datetime.date.today()
        secret = None if passphrase is None else text_of(passphrase)
        return hand_up(self._work, path_of(path), secret, day)

    def take_return(self, path: Path | str) -> SuperiorOpinion:
        """Take the supervisor's return file in as 上级意见; return what is kept, once however often it is taken in.

        Raises ``RefusedError`` (``return_other_meeting``, ``return_bundle_unknown``) and ``InputError`` where the file
        is none.
        """
        from orglife_kit.meeting.handing import take_return

        return take_return(self._work, path_of(path))

    def published_files(self, number: int) -> tuple[Path, ...]:
        """Return the files that the meeting keeps of a publication.

        Raises ``RefusedError`` (``publication_unknown``).
        """
        for entry in self._work.record.publication.publications:
            if entry.number == number:
                folder = self._work.folder / published_files.FOLDER / str(number)
                return tuple(folder / file.name for file in entry.files)
        raise refuse("publication_unknown", number=number)


def _shown_to_branch(releases: Iterable[Release]) -> list[dict[str, int]]:
    """Return each distribution that goes out to the branch with ``releases``."""
    branch = (entry for entry in releases if entry.scope is Scope.BRANCH)
    return [entry.distribution.by_code for entry in branch if entry.distribution is not None]


def _keep_shown(change: Change, counts: Sequence[Mapping[str, int]]) -> None:
    """Keep the distribution that the branch is shown; raises ``RefusedError`` (``distribution_shown_another``)."""
    if not counts:
        return
    if not _is_shown_as(change.record, counts):
        raise refuse("distribution_shown_another")
    grades = grades_given(change.record)
    if grades not in shown_grades(change.record):
        change.add(SHOWN, shown_row(grades))


def _is_shown_as(record: MeetingRecord, counts: Sequence[Mapping[str, int]]) -> bool:
    """Return whether these are what the branch may be shown now."""
    now = distribution(record, Scope.BRANCH)
    return now is not None and all(count == now.by_code for count in counts)
