"""One branch that does not exist: its members, its outcomes, its items, as a bundle."""

from __future__ import annotations

import datetime
import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from orglife_kit.bundle.cells import Value
from orglife_kit.bundle.declared import FORMAT, OLDEST, VERSION
from orglife_kit.bundle.manifest import (
    MANIFEST,
    OUTCOMES,
    UNDECIDED,
    CapNumbers,
    Manifest,
    RootEntry,
    Rules,
)
from orglife_kit.bundle.writing import TableContent, bundle_bytes
from orglife_kit.frozen import dataclass
from orglife_kit.rollup.simulate import figures
from orglife_kit.rollup.simulate.complete import complete
from orglife_kit.rollup.simulate.items import item_tables
from orglife_kit.rollup.simulate.odd import Odd
from orglife_kit.rollup.simulate.persons import Person, persons

Row = Mapping[str, Value]
_FACTS = ("gender", "ethnicity", "birth", "joined", "group", "post")
_MEMBER_KEYS = (
    *("member", "position", "name", "membership", *_FACTS, "outcome", "opinion", "direction", "reason"),
    *("gap", "helper", "measure", "review_date"),
)
_ROUND_KEYS = (
    *("round", "kind", "attempt", "state", "class", "box", "entitled", "issued", "received", "valid", "void"),
)


@dataclass(frozen=True)
class SimulatedBranch:
    """One branch of a year, with everything that its bundle says."""

    name: str
    contact: str
    members: int
    manifest: Manifest
    tables: Mapping[str, TableContent]

    def bundle(self) -> bytes:
        """Return its bundle."""
        return bundle_bytes(self.manifest, self.tables)

    def bundle_of_format(self, version: int) -> bytes:
        """Return its bundle as a later version of the format would name it."""
        before, after = f"{FORMAT}/{VERSION}".encode(), f"{FORMAT}/{version}".encode()
        return self.rezipped(MANIFEST, before, after)

    def bundle_of_year_before(self) -> bytes:
        """Return its bundle in the format before this one."""
        version = max(OLDEST, VERSION - 1)
        tables = {name: complete(name, content, version) for name, content in self.tables.items()}
        return bundle_bytes(replace(self.manifest, version=version), tables)

    def rezipped(self, name: str, before: bytes, after: bytes) -> bytes:
        """Return its bundle with something in one of its files replaced, as if by hand."""
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.bundle())) as archive, zipfile.ZipFile(target, "w") as made:
            for entry in archive.infolist():
                content = archive.read(entry)
                if entry.filename == name:
                    content = content.replace(before, after, 1)
                made.writestr(entry, content)
        return target.getvalue()

    def put_right(self) -> SimulatedBranch:
        """Return it as it goes up again: the next number, one opinion in better words."""
        members = self.tables["members"]
        rows = [list(row) for row in members.rows]
        rows[0][members.keys.index("opinion")] = "按退回意见补充：" + figures.OPINIONS[0]
        tables = {**self.tables, "members": TableContent(members.keys, rows)}
        return replace(self, manifest=replace(self.manifest, number=2), tables=tables)


def simulated_branch(seed: int, index: int, year: int, case: Odd | None) -> SimulatedBranch:
    """Return the branch with a number, 0 the first; the same for the same seed, number, year and case."""
    random = Random(f"{seed}/{index}/{year}")
    size = _size(Random(f"{seed}/{index}"), case)
    people = persons(random, size, case, year)
    place = figures.PLACES[index % 10] + figures.UNITS[index // 10 % 10]
    name = f"{place}第{index // 100 + 1}党支部"
    day = datetime.date(year + 1, 1, 8) + datetime.timedelta(days=random.randrange(20))
    said_year = year - 1 if case is Odd.OTHER_YEAR else year
    outcomes, base, limit = _outcomes(random, people, case)
    counts = dict.fromkeys(OUTCOMES, 0)
    for outcome in outcomes:
        counts[outcome or UNDECIDED] += 1
    rounds, roots = _rounds(random, people, case, f"{seed}/{index}/{year}")
    manifest = Manifest(
        branch=name,
        meeting=hashlib.sha256(f"{seed}/{index}/{year}".encode()).hexdigest()[:32],
        year=said_year,
        date=day,
        number=1,
        members=size,
        outcomes=counts,
        cap=CapNumbers(base, limit, counts["EXCELLENT"]),
        rules=Rules("full_members", (1, 3), 5),
        roots=roots,
    )
    tables = {
        "overview": _overview(random, people, manifest, case),
        "members": _members(random, people, outcomes, case),
        "rounds": rounds,
        **item_tables(random, year, day, case, [person.name for person in people]),
    }
    if case is not Odd.NO_TELLERS:
        tables["officers"] = _officers(people, rounds)
    whole = {table: complete(table, content) for table, content in tables.items()}
    return SimulatedBranch(name, people[0].name, size, manifest, whole)


def _size(random: Random, case: Odd | None) -> int:
    if case is Odd.SMALLEST:
        return figures.SMALLEST
    if case is Odd.LARGEST:
        return figures.LARGEST
    drawn = int(random.lognormvariate(figures.SIZE_LOG_MEAN, figures.SIZE_LOG_SPREAD))
    return min(max(drawn, figures.SMALLEST), figures.LARGEST)


def _outcomes(
    random: Random, people: Sequence[Person], case: Odd | None
) -> tuple[list[str | None], int, int]:
    """Return the outcome of each, the cap's base and its limit."""
    full = [place for place, person in enumerate(people) if person.is_full]
    base, limit = len(full), len(full) // 3
    outcomes: list[str | None] = ["UNGRADED"] * len(people)
    for place in full:
        chance = random.random()
        if chance < figures.UNQUALIFIED:
            outcomes[place] = "UNQUALIFIED"
        elif chance < figures.BASICALLY_QUALIFIED:
            outcomes[place] = "BASICALLY_QUALIFIED"
        elif chance < figures.BASICALLY_QUALIFIED + figures.NOT_TAKEN_PART:
            outcomes[place] = "NOT_TAKEN_PART"
        else:
            outcomes[place] = "QUALIFIED"
    qualified = [place for place in full if outcomes[place] == "QUALIFIED"]
    number = max(0, limit - random.choice(figures.EXCELLENT_LEFT))
    if case in (Odd.OVER_CAP, Odd.OVER_CAP_WITHOUT_REASON):
        number = limit + 1
    for place in random.sample(qualified, min(number, len(qualified))):
        outcomes[place] = "EXCELLENT"
    if case is Odd.UNDECIDED:
        outcomes[full[-1]] = None
    return outcomes, base, limit


def _members(
    random: Random, people: Sequence[Person], outcomes: Sequence[str | None], case: Odd | None
) -> TableContent:
    facts = case is not Odd.NO_FACTS
    keys = tuple(key for key in _MEMBER_KEYS if facts or key not in _FACTS)
    rows = []
    for number, (person, outcome) in enumerate(zip(people, outcomes, strict=True), 1):
        row: list[Value] = [number, number, person.name, "FULL" if person.is_full else "PROBATIONARY"]
        row += person.facts if facts else []
        opinion = (
            random.choice(figures.OPINIONS) if outcome not in (None, "UNGRADED", "NOT_TAKEN_PART") else ""
        )
        if case is Odd.FORMULA and number == 1:
            opinion = "=SUM(A1:A9)"
        reason = ""
        if outcome == "NOT_TAKEN_PART":
            reason = random.choice(figures.REASONS)
        elif outcome in ("BASICALLY_QUALIFIED", "UNQUALIFIED"):
            reason = "全年集中学习缺席三次以上"
        row += [outcome, opinion, "", reason]
        day = datetime.date(2026, 7, 1)
        row += (
            ["学习不按时", people[0].name, "每月谈一次", day]
            if outcome == "BASICALLY_QUALIFIED"
            else ["", "", "", None]
        )
        rows.append(row)
    return TableContent(keys, rows)


def _rounds(
    random: Random, people: Sequence[Person], case: Odd | None, key: str
) -> tuple[TableContent, tuple[RootEntry, ...]]:
    entitled = len(people)
    issued = max(1, entitled - sum(random.random() < figures.ON_LEAVE for _ in people))
    void = sum(random.random() < 0.004 for _ in range(issued))
    numbers: dict[str, Value] = {
        "entitled": entitled,
        "issued": issued,
        "received": issued,
        "valid": issued - void,
        "void": void,
    }
    rows = [_round(1, "closed", numbers)]
    if case is Odd.VOID_ROUND:
        spoilt: dict[str, Value] = numbers | {"received": issued + 1, "valid": None, "void": None}
        rows = [_round(1, "void", spoilt), _round(2, "closed", numbers)]
    roots = (RootEntry("members", len(rows), "members", hashlib.sha256(key.encode()).hexdigest()),)
    return TableContent(_ROUND_KEYS, rows), () if case is Odd.NO_ROOT else roots


def _round(attempt: int, state: str, numbers: Row) -> tuple[Value, ...]:
    row: dict[str, Value] = {"round": attempt, "kind": "members", "attempt": attempt, "state": state}
    whole: dict[str, Value] = {**row, "class": "members", "box": "members", **numbers}
    return tuple(whole[key] for key in _ROUND_KEYS)


def _officers(people: Sequence[Person], rounds: TableContent) -> TableContent:
    rows: list[list[Value]] = [
        [row[0], row[1], row[2], role, people[place % len(people)].name]
        for row in rounds.rows
        for role, place in (("teller", 1), ("scrutineer", 2))
    ]
    return TableContent(("round", "kind", "attempt", "role", "name"), rows)


def _overview(random: Random, people: Sequence[Person], manifest: Manifest, case: Odd | None) -> TableContent:
    members = len(people)
    not_counted = sum(random.random() < figures.NOT_COUNTED for _ in people)
    due = members - not_counted
    on_leave = sum(random.random() < figures.ON_LEAVE for _ in range(due))
    absent = sum(random.random() < figures.ABSENT for _ in range(due - on_leave))
    if case is Odd.NO_ATTENDANCE:
        due = on_leave = absent = 0
    graded = sum(number for outcome, number in manifest.outcomes.items() if outcome in OUTCOMES[:4])
    talked = [sum(random.random() < figures.TALKED for _ in range(members - 1)) for _ in range(2)]
    absences = sum(random.random() < figures.ON_LEAVE for _ in people)
    full = sum(person.is_full for person in people)
    row: dict[str, Value] = {
        "branch": manifest.branch,
        "title": f"{manifest.year}年度组织生活会和民主评议党员",
        "start": manifest.date - datetime.timedelta(days=figures.DAYS_BEFORE),
        "date": manifest.date,
        "place": "党员活动室",
        "host": people[0].name,
        "recorder": people[-1].name,
        "organ": "COMMITTEE" if full >= 7 else "MEETING",
        "members": members,
        "full_members": full,
        "probationary_members": members - full,
        "cap_base": manifest.cap.base,
        "cap_limit": manifest.cap.limit,
        "excellent": manifest.cap.given,
        "due": due,
        "present": due - on_leave - absent,
        "on_leave": on_leave,
        "absent": absent,
        "not_counted": not_counted,
        "study_sessions": 1,
        "study_absences": absences,
        "study_made_up": max(0, absences - (random.random() < 0.1)),
        "talks_due": members - 1,
        "talked_with_secretary": talked[0],
        "talked_with_member": talked[1],
        "graded": graded,
        "told": graded - (random.random() < 0.05 and graded > 0),
        "cap_reason": "上级表彰的抗洪突击队员单独计算" if case is Odd.OVER_CAP else "",
        "comment": random.choice(("", "", "批评具体，会后把事项盯住。")),
    }
    return TableContent(tuple(row), [tuple(row.values())])
