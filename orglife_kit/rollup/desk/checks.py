"""What a supervisor looks at in a bundle, each named: what must be put right, and what is only to be known."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from orglife_kit.bundle.cells import Value
from orglife_kit.bundle.reading import Bundle
from orglife_kit.errors import Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rollup.desk.branch_list import ListedBranch

Row = dict[str, Value]
_WORDS = {"excellent": "EXCELLENT"}  # codes that have a word
CHECKED = ("overview", "members", "rounds", "officers")  # tables


class Weight(StrEnum):
    """Whether a finding asks for an answer, or is only to be known."""

    FAULT = "FAULT"
    NOTE = "NOTE"


@dataclass(frozen=True)
class Check:
    """One finding of a check."""

    weight: Weight
    says: Notice


def checks(bundle: Bundle, listed: ListedBranch | None, year: int) -> tuple[Check, ...]:
    """Return what is found in a bundle, in the order in which it is read; nothing where all is well."""
    return tuple(_found(bundle, listed, year))


def _fault(code: str, **fields: object) -> Check:
    return Check(Weight.FAULT, notice(code, **fields))


def _note(code: str, **fields: object) -> Check:
    return Check(Weight.NOTE, notice(code, **fields))


def _found(bundle: Bundle, listed: ListedBranch | None, year: int) -> Iterator[Check]:
    manifest = bundle.manifest
    if manifest.year != year:
        yield _fault("desk_year", found=manifest.year, wanted=year)
    if listed is None:
        yield _fault("desk_unlisted", name=manifest.branch)
    elif listed.members is not None and listed.members != manifest.members:
        yield _fault("desk_members_differ", found=manifest.members, listed=listed.members)
    if manifest.outcomes["UNDECIDED"]:
        yield _fault("desk_undecided", number=manifest.outcomes["UNDECIDED"])
    (overview,) = bundle.rows("overview")
    yield from _cap(bundle, overview)
    yield from _sums(bundle, overview)
    yield from _rounds(bundle)


def _cap(bundle: Bundle, overview: Row) -> Iterator[Check]:
    cap, rules = bundle.manifest.cap, bundle.manifest.rules
    part, whole = rules.cap_share
    if cap.base > bundle.manifest.members or cap.limit != part * cap.base // whole:
        yield _fault("desk_cap_impossible", base=cap.base, limit=cap.limit, share=f"{part}/{whole}")
    elif cap.given > cap.limit and not str(overview["cap_reason"]).strip():
        yield _fault("desk_cap_without_reason", limit=cap.limit, given=cap.given)
    elif cap.given > cap.limit:
        yield _note("desk_cap_with_reason", limit=cap.limit, given=cap.given, reason=overview["cap_reason"])


def _sums(bundle: Bundle, overview: Row) -> Iterator[Check]:
    """Yield where the branch's own numbers do not add up."""
    members = bundle.rows("members")
    full = sum(row["membership"] == "FULL" for row in members)
    told = {name: int(value) for name, value in overview.items() if isinstance(value, int)}
    wanted = {"members": len(members), "full_members": full, "excellent": bundle.manifest.cap.given}
    for name, number in wanted.items():
        if told[name] != number:
            yield _fault("desk_number_differs", number=_WORDS.get(name, name), told=told[name], found=number)
    if not told["due"]:
        yield _fault("desk_attendance_missing")
    elif told["due"] != told["present"] + told["on_leave"] + told["absent"]:
        yield _fault(
            "desk_attendance_sum", **{name: told[name] for name in ("due", "present", "on_leave", "absent")}
        )
    elif told["due"] + told["not_counted"] > told["members"]:
        yield _fault("desk_due_too_many", due=told["due"], members=told["members"])


def _rounds(bundle: Bundle) -> Iterator[Check]:
    rows, officers = bundle.rows("rounds"), bundle.rows("officers")
    closed = [row for row in rows if row["state"] == "closed"]
    if not any(row["kind"] == "members" for row in closed):
        yield _fault("desk_rating_missing")
    for row in closed:
        numbers = [row[name] for name in ("entitled", "issued", "received", "valid", "void")]
        entitled, issued, received, valid, void = (
            value if isinstance(value, int) else -1 for value in numbers
        )
        if min(entitled, issued, received, valid, void) < 0 or not (
            entitled >= issued >= received and valid + void == received
        ):
            yield _fault("desk_ballots_sum", kind=row["kind"], issued=issued, received=received)
    rooted = {(root.round, root.attempt) for root in bundle.manifest.roots}
    if any((row["kind"], row["attempt"]) not in rooted for row in closed):
        yield _fault("desk_root_missing")
    for role, code in (("teller", "desk_teller_missing"), ("scrutineer", "desk_scrutineer_missing")):
        named = {row["round"] for row in officers if row["role"] == role and str(row["name"]).strip()}
        if any(row["round"] not in named and not row[f"{role}s"] for row in closed):
            yield _fault(code)
    for row in rows:
        if row["state"] == "void":
            yield _note("desk_void_round", kind=row["kind"], attempt=row["attempt"])
