"""How every branch of the list stands: a function of the list, the bundles that are there, and the answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from orglife_kit.bundle.manifest import Manifest
from orglife_kit.bundle.returns import Return
from orglife_kit.errors import Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rollup.desk.branch_list import ListedBranch
from orglife_kit.rollup.desk.checks import Check, Weight
from orglife_kit.rollup.desk.resembling import resembling
from orglife_kit.rules.plan.members import name_key
from orglife_kit.rules.publication.handing import Decision


class State(StrEnum):
    """未交, 已交 (waits for an answer), 退回, 已审."""

    MISSING = "BUNDLE_MISSING"
    ARRIVED = "BUNDLE_ARRIVED"
    SENT_BACK = "BUNDLE_SENT_BACK"
    ACCEPTED = "BUNDLE_ACCEPTED"


@dataclass(frozen=True)
class Arrived:
    """A good bundle in the folder: its file, what it says of itself, its digest, what the checks found in it."""

    path: Path
    file: str
    modified: int
    manifest: Manifest
    digest: str
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class BranchStanding:
    """One branch: where it is in the list (``None`` for one that is not), its state, its bundle.

    ``replaced`` are the bundles that the present one took the place of, the newest first; ``answers`` those to the
    present one, the last one last, ``earlier`` those to the bundles before; ``checks`` what is found in it and in how
    it came, and what is wrong with a file that is called like the branch and cannot be read.
    """

    name: str
    listed: ListedBranch | None
    state: State
    bundle: Arrived | None = None
    checks: tuple[Check, ...] = ()
    answers: tuple[Return, ...] = ()
    replaced: tuple[Arrived, ...] = ()
    earlier: tuple[Return, ...] = ()

    @property
    def has_fault(self) -> bool:
        """Whether something must be put right."""
        return any(check.weight is Weight.FAULT for check in self.checks)

    @property
    def can_be_accepted(self) -> bool:
        """Whether it waits for an answer, with nothing in it to be put right."""
        return self.state is State.ARRIVED and not self.has_fault

    @property
    def place(self) -> str:
        """Where it is in the list, a dash for one that is not."""
        return "–" if self.listed is None else str(self.listed.position)


@dataclass(frozen=True)
class DeskStanding:
    """The whole desk: the branches in the order of the list, those that are not on it, files that are no bundle."""

    year: int
    branches: tuple[BranchStanding, ...]
    unlisted: tuple[BranchStanding, ...]
    unreadable: tuple[tuple[str, Notice], ...]
    warnings: tuple[Notice, ...] = ()

    @property
    def all_branches(self) -> tuple[BranchStanding, ...]:
        """Those of the list in its order, then those that are not on it."""
        return (*self.branches, *self.unlisted)

    @property
    def numbers(self) -> dict[str, int]:
        """应交, 已交 (the answered ones too), 已审, 退回, 未交."""
        states = Counter(branch.state for branch in self.branches)
        return {
            "due": len(self.branches),
            "arrived": len(self.branches) - states[State.MISSING] - states[State.SENT_BACK],
            "accepted": states[State.ACCEPTED],
            "sent_back": states[State.SENT_BACK],
            "missing": states[State.MISSING],
        }

    def branch(self, name: str) -> BranchStanding | None:
        """Return a branch by its name, also one that is not on the list."""
        key = name_key(name)
        return next((entry for entry in self.all_branches if name_key(entry.name) == key), None)


def usual_year(arrived: Iterable[Arrived]) -> int | None:
    """Return the year of most bundles, of two the later one."""
    years = Counter(bundle.manifest.year for bundle in arrived)
    return max(years, key=lambda year: (years[year], year), default=None)


def standing(
    listed: Sequence[ListedBranch],
    arrived: Sequence[Arrived],
    answers: Mapping[str, Sequence[Return]],
    year: int,
    unreadable: Sequence[tuple[str, Notice]],
    warnings: Sequence[Notice] = (),
) -> DeskStanding:
    """Return how the branches stand in ``year``; what was handed up for another year counts where nothing else is."""
    by_name: dict[str, list[Arrived]] = defaultdict(list)
    for bundle in arrived:
        by_name[name_key(bundle.manifest.branch)].append(bundle)
    known = {branch.key for branch in listed}
    bad = _bad_files(unreadable, known)
    branches = [
        _branch(branch.name, branch, by_name.get(branch.key, []), answers, year, bad.get(branch.key, []))
        for branch in listed
    ]
    others = [
        _branch(found[0].manifest.branch, None, found, answers, year, ())
        for key, found in sorted(by_name.items())
        if key not in known
    ]
    same = resembling(
        (branch.name for branch in branches if branch.state is State.MISSING),
        (branch.name for branch in others),
    )
    other_way = {other: name for name, other in same.items()}
    return DeskStanding(
        year,
        tuple(_hinted(branch, same, "desk_resembles_unlisted") for branch in branches),
        tuple(_hinted(branch, other_way, "desk_resembles_listed") for branch in others),
        tuple(unreadable),
        tuple(warnings),
    )


def _hinted(branch: BranchStanding, same: Mapping[str, str], code: str) -> BranchStanding:
    """Return a branch with the hint that another one is perhaps the same, written in another way."""
    if branch.name not in same:
        return branch
    hint = Check(Weight.NOTE, notice(code, name=same[branch.name]))
    return replace(branch, checks=(*branch.checks, hint))


def _bad_files(unreadable: Iterable[tuple[str, Notice]], known: set[str]) -> Mapping[str, list[Notice]]:
    """Return what cannot be read by the branch whose name the file has, the longest where it has several."""
    found: dict[str, list[Notice]] = defaultdict(list)
    for file, told in unreadable:
        called = name_key(Path(file).stem)
        if named := max((key for key in known if key in called), key=len, default=""):
            found[named].append(told)
    return found


def _branch(
    name: str,
    listed: ListedBranch | None,
    found: Sequence[Arrived],
    answers: Mapping[str, Sequence[Return]],
    year: int,
    bad: Iterable[Notice],
) -> BranchStanding:
    of_year = [bundle for bundle in found if bundle.manifest.year == year] or list(found)
    if not of_year:
        return BranchStanding(
            name, listed, State.MISSING, checks=tuple(Check(Weight.FAULT, told) for told in bad)
        )
    newest = max(of_year, key=lambda bundle: (bundle.manifest.number, bundle.modified, bundle.file))
    given = tuple(answers.get(newest.digest, ()))
    state = State.ARRIVED
    if given:
        state = State.ACCEPTED if given[-1].decision is Decision.ACCEPTED else State.SENT_BACK
    others = sorted(
        (bundle for bundle in of_year if bundle is not newest),
        key=lambda bundle: (-bundle.manifest.number, -bundle.modified, bundle.file),
    )
    beside = (Check(Weight.NOTE, told) for told in bad)  # the good one may be what it was put right by
    checks = (*newest.checks, *_how_it_came(newest, others), *beside)
    replaced = tuple(bundle for bundle in others if bundle.digest != newest.digest)
    digests = dict.fromkeys(bundle.digest for bundle in reversed(replaced))
    earlier = tuple(answer for digest in digests for answer in answers.get(digest, ()))
    return BranchStanding(name, listed, state, newest, checks, given, replaced, earlier)


def _how_it_came(newest: Arrived, others: Iterable[Arrived]) -> Iterable[Check]:
    """Yield a note for each other bundle of the branch, and a fault where it is of another meeting."""
    for other in others:
        if other.digest == newest.digest:
            yield Check(Weight.NOTE, notice("desk_duplicate", file=other.file))
        elif other.manifest.meeting != newest.manifest.meeting:
            yield Check(Weight.FAULT, notice("desk_two_meetings", file=other.file, used=newest.file))
        elif other.manifest.number == newest.manifest.number:
            yield Check(Weight.FAULT, notice("desk_same_number", file=other.file, used=newest.file))
        else:
            yield Check(
                Weight.NOTE,
                notice("desk_replaced", file=other.file, number=other.manifest.number, used=newest.file),
            )
