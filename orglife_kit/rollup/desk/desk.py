"""``Desk``: the folder of a supervisor's week, looked at and answered."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.bundle.reading import Bundle, read_bundle
from orglife_kit.bundle.returns import Return
from orglife_kit.errors import InputError, Notice, notice, refuse
from orglife_kit.rollup.collect.ingest import bundle_files
from orglife_kit.rollup.collect.shard import Found
from orglife_kit.rollup.desk.branch_list import ListedBranch, find_list, read_branch_list
from orglife_kit.rollup.desk.checks import CHECKED, checks
from orglife_kit.rollup.desk.decisions import FOLDER, Answered, keep_decision, read_decisions
from orglife_kit.rollup.desk.standing import (
    Arrived,
    BranchStanding,
    DeskStanding,
    standing,
    usual_year,
)
from orglife_kit.rollup.simulate import simulate
from orglife_kit.rollup.simulate.odd import Odd
from orglife_kit.rules.plan.members import name_key
from orglife_kit.rules.publication.handing import Decision
from orglife_kit.storage.state import state_folder

if TYPE_CHECKING:
    from orglife_kit.rollup.rolled_up import Rollup

STORE = "归集数据"
DESK_VARIABLE = "ORGLIFE_DESK"
_Place = tuple[str, int, int]


class Desk:
    """A folder in which the bundles of one's branches arrive, and the list of the branches.

    ``passphrase`` opens the bundles that are under one. Files are read once as long as they do not change.
    """

    can_undo = False  # an answer is a file that may be on its way already

    def __init__(
        self,
        folder: Path,
        list_file: Path | None = None,
        year: int | None = None,
        passphrase: str | None = None,
    ) -> None:
        self.year = year
        self._list_file = list_file
        self.move_to(folder, passphrase)

    def move_to(self, folder: Path, passphrase: str | None = None) -> None:
        """Look at another folder from now on; raises ``InputError`` (``path_missing``)."""
        if not folder.is_dir():
            raise InputError(notice("path_missing", path=str(folder)))
        self.folder = folder
        self.passphrase = passphrase
        self._list: tuple[_Place, tuple[ListedBranch, ...]] | None = None
        self._read: dict[tuple[_Place, str | None], Bundle | Notice] = {}

    def __repr__(self) -> str:
        return f"<Desk {self.folder.name}>"

    @property
    def is_trial(self) -> bool:
        """Whether these are the made-up branches to try it on."""
        return self.folder.resolve() == trial_folder().resolve()

    def branches(self) -> tuple[ListedBranch, ...]:
        """Return the list; raises ``InputError`` as ``find_list`` and ``read_branch_list``."""
        path = self._list_file or find_list(self.folder)
        try:
            status = path.stat()
        except OSError:
            raise InputError(notice("path_missing", path=str(path))) from None
        place = (str(path), status.st_size, status.st_mtime_ns)
        if self._list is None or self._list[0] != place:
            self._list = place, read_branch_list(path)
        return self._list[1]

    def standing(self) -> DeskStanding:
        """Return how every branch stands now; raises ``InputError`` where there is no list."""
        listed = self.branches()
        by_key = {branch.key: branch for branch in listed}
        good: list[tuple[Found, Bundle]] = []
        unreadable: list[tuple[str, Notice]] = []
        for found in self._files():
            bundle = self._bundle(found)
            if isinstance(bundle, Notice):
                unreadable.append((found.name, bundle))
            else:
                good.append((found, bundle))
        plain = [_arrived(found, bundle) for found, bundle in good]
        year = self.year or usual_year(plain) or datetime.date.today().year - 1
        arrived = [
            _arrived(found, bundle, by_key.get(name_key(bundle.manifest.branch)), year)
            for found, bundle in good
        ]
        answers, faults = read_decisions(self.folder)
        given = {digest: [answer for _, answer in entries] for digest, entries in answers.items()}
        return standing(listed, arrived, given, year, unreadable, faults)

    @property
    def record(self) -> DeskStanding:
        """How every branch stands now, as ``standing``; where there is no list, nothing but why."""
        try:
            return self.standing()
        except InputError as error:
            year = self.year or datetime.date.today().year - 1
            return DeskStanding(year, (), (), (), error.notices)

    def rollup(self, *, engine: str = "duckdb", master: str = "local[*]") -> Rollup:
        """Return the roll-up of the bundles that are here now; they are collected beside them, each once.

        Raises ``InputError``: ``extra_missing``, ``collection_busy``, ``java_missing``, ``engine_failed``.
        """
        from orglife_kit.rollup.collect.ingest import collect
        from orglife_kit.rollup.engine import check_engine
        from orglife_kit.rollup.rolled_up import open_rollup

        check_engine(engine)
        store = self.folder / STORE
        collect([self.folder], store, passphrase=self.passphrase)
        return open_rollup(store, engine=engine, master=master)

    def bundle(self, branch: str) -> Bundle:
        """Return the present bundle of a branch.

        Raises ``RefusedError`` (``desk_branch_unknown``, ``desk_not_arrived``).
        """
        return read_bundle(self._present(branch).path, self.passphrase)

    def decide(
        self,
        branch: str,
        decision: Decision | str,
        opinion: str,
        reviewer: str,
        date: str | datetime.date | None = None,
    ) -> Path:
        """Answer the present bundle of a branch; return the return file, which goes back to the branch.

        Raises ``RefusedError``: ``desk_branch_unknown``, ``desk_not_arrived``, ``desk_opinion_missing``,
        ``desk_reviewer_missing``, ``desk_decided_meanwhile``; ``StorageError``.
        """
        present = self._present(branch)
        return self._answer(present, Decision(decision), opinion, reviewer, date, self._answered())

    def _answer(
        self,
        present: Arrived,
        decision: Decision,
        opinion: str,
        reviewer: str,
        date: str | datetime.date | None,
        answered: Answered,
    ) -> Path:
        if not opinion.strip():
            raise refuse("desk_opinion_missing")
        if not reviewer.strip():
            raise refuse("desk_reviewer_missing")
        manifest = present.manifest
        answer = Return(
            branch=manifest.branch,
            meeting=manifest.meeting,
            year=manifest.year,
            number=manifest.number,
            bundle=present.digest,
            decision=decision,
            opinion=opinion.strip(),
            reviewer=reviewer.strip(),
            date=_day(date),
        )
        before = answered.get(present.digest, [])
        return keep_decision(self.folder, answer, [path for path, _ in before])

    def _answered(self) -> Answered:
        return read_decisions(self.folder)[0]

    def accept_all(
        self, opinion: str, reviewer: str, date: str | datetime.date | None = None
    ) -> tuple[tuple[BranchStanding, Path], ...]:
        """Accept every bundle that waits and in which nothing must be put right; return them with their answers."""
        answered = self._answered()  # once: of a thousand branches each answer would read a thousand
        return tuple(
            (entry, self._answer(entry.bundle, Decision.ACCEPTED, opinion, reviewer, date, answered))
            for entry in self.standing().branches
            if entry.can_be_accepted and entry.bundle is not None
        )

    def version(self) -> tuple[object, ...]:
        """Return what is another value after something in the folder was changed."""
        answers = sorted((self.folder / FOLDER).glob("*.json"))
        names = "".join(f"{found.name}{found.size}{found.modified}" for found in self._files())
        digest = hashlib.sha256(names.encode()).hexdigest()
        return str(self.folder), self.passphrase, digest, tuple(path.name for path in answers)

    def undo(self) -> None:
        """Answers are not taken back: a second answer stands in the first one's place."""
        raise refuse("nothing_to_undo")

    def _present(self, branch: str) -> Arrived:
        entry = self.standing().branch(branch)
        if entry is None:
            raise refuse("desk_branch_unknown", name=branch)
        if entry.bundle is None:
            raise refuse("desk_not_arrived", name=entry.name)
        return entry.bundle

    def _files(self) -> Iterator[Found]:
        return bundle_files([self.folder])

    def _bundle(self, found: Found) -> Bundle | Notice:
        """Return the bundle in a file, or what is wrong with it; read once as long as it does not change."""
        place = (str(found.path), found.size, found.modified), self.passphrase
        if place not in self._read:
            try:
                self._read[place] = _slim(read_bundle(found.path, self.passphrase))
            except InputError as error:
                self._read[place] = error.notices[0]
        return self._read[place]


def open_desk(
    folder: Path | str | None = None,
    *,
    list_file: Path | str | None = None,
    year: int | None = None,
    passphrase: str | None = None,
) -> Desk:
    """Return the desk of a folder, without one that which was chosen, ``ORGLIFE_DESK``, or a trial of made-up branches.

    Raises ``InputError`` (``path_missing``).
    """
    chosen = Path(folder) if folder is not None else chosen_desk()
    return Desk(chosen, Path(list_file) if list_file else None, year, passphrase)


def remember_desk(desk: Desk, folder: Path | str, passphrase: str | None = None) -> None:
    """Let ``desk`` be that of another folder, which is kept as the one that the notebook opens from now on.

    Raises ``InputError`` (``path_missing``).
    """
    desk.move_to(Path(folder).expanduser(), passphrase)
    (state_folder() / "desk").write_text(str(desk.folder.resolve()), encoding="utf-8")


def chosen_desk() -> Path:
    """Return the folder that was chosen, else ``ORGLIFE_DESK``, else the trial, made at first use."""
    try:
        kept = Path((state_folder() / "desk").read_text(encoding="utf-8"))
    except FileNotFoundError:
        kept = Path(os.environ.get(DESK_VARIABLE, ""))
    if kept.name and kept.is_dir():
        return kept
    trial = trial_folder()
    if not trial.is_dir():
        simulate(trial, 24, 1, odd=tuple(Odd))
    return trial


def trial_folder() -> Path:
    """Return where the made-up branches are that the notebook opens at first."""
    return state_folder() / "trial"


def _slim(bundle: Bundle) -> Bundle:
    """Return what the checks look at: the texts of a thousand branches need not stay in memory."""
    return replace(bundle, tables={name: table for name, table in bundle.tables.items() if name in CHECKED})


def _arrived(
    found: Found, bundle: Bundle, listed: ListedBranch | None = None, year: int | None = None
) -> Arrived:
    made = () if year is None else checks(bundle, listed, year)
    return Arrived(found.path, found.name, found.modified, bundle.manifest, bundle.digest, made)


def _day(entered: str | datetime.date | None) -> datetime.date:
    if entered is None:
        return datetime.date.today()
    try:
        return entered if isinstance(entered, datetime.date) else datetime.date.fromisoformat(entered.strip())
    except ValueError:
        raise InputError(notice("date_impossible", text=str(entered))) from None
