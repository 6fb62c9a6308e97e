"""Whatever can be entered stands in a declared table, and on the pages of exactly those who may see it (DESIGN.md §7).

The fields are those of the record's classes, so that none can be forgotten: each is changed in a copy of a record in
which every part holds something, and the columns and pages that change are compared with what ``seen.py`` says.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

import pytest

from orglife_kit.meeting.tables import TABLES
from orglife_kit.rules.record import MeetingRecord
from tests.views.reports.pages.canaries import canary_meeting
from tests.views.reports.pages.every_field import (
    Leaf,
    before_rounds,
    changed,
    classes_of,
    columns_of,
    filled,
    leaves,
    pages_of,
    with_minutes,
)
from tests.views.reports.pages.seen import (
    AS_NUMBERS,
    BY_SETTING,
    NO_PAGE,
    NOT_ENTERED,
    WORKED_OUT,
    viewers,
)

MEMBERS = {"own": 1, "secretary": 2, "other": 3, "sixth": 6}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> MeetingRecord:
    """Return a record in which every part holds something."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ORGLIFE_STATE", str(tmp_path_factory.mktemp("state")))
    made = filled(canary_meeting(tmp_path_factory.mktemp("canaries")).record)
    patch.undo()
    return made


@dataclasses.dataclass(frozen=True)
class Shown:
    """Where one value stands: the columns and the scopes' pages that change with it, and those where it is read."""

    leaf: Leaf
    columns: frozenset[tuple[str, str]]
    pages: frozenset[str]
    read: frozenset[str]

    @property
    def found(self) -> frozenset[str]:
        """The scopes in whose pages it stands: where its words are read, of what has none where something changes."""
        has_words = type(self.leaf.value) is str and self.leaf.field != "Member.identity"
        return self.read if has_words or self.leaf.is_day else self.pages


@pytest.fixture(scope="module")
def shown(record: MeetingRecord) -> tuple[Shown, ...]:
    """Return where every value of the record that is entered stands; the minutes where they are kept."""
    entered = [leaf for leaf in leaves(record) if leaf.field not in NOT_ENTERED]
    kept = with_minutes(record)
    minutes = [leaf for leaf in leaves(kept) if leaf.field in ("Minutes.texts", "Minutes.frozen")]
    fresh = before_rounds(record)
    proposed = [leaf for leaf in leaves(fresh) if leaf.field.startswith("Proposal.") and leaf in entered]
    rest = [leaf for leaf in entered if leaf not in proposed]
    return (*_shown(record, rest), *_shown(kept, minutes), *_shown(fresh, proposed))


def _shown(record: MeetingRecord, values: Iterable[Leaf]) -> Iterator[Shown]:
    columns, pages = columns_of(record), pages_of(record, MEMBERS)
    for leaf in values:
        other = changed(record, leaf)
        other_pages = pages_of(other, MEMBERS)
        yield Shown(
            leaf,
            frozenset(key for key, cells in columns_of(other).items() if cells != columns[key]),
            frozenset(key for key, made in other_pages.items() if made != pages[key]),
            frozenset(key for key, made in other_pages.items() if leaf.is_read_in(made)),
        )


def test_every_field_of_the_record_is_looked_at(record: MeetingRecord) -> None:
    """The record holds at least one value of each field of each class, or the field is named as not entered."""
    values = {leaf.field for leaf in (*leaves(record), *leaves(with_minutes(record)))}
    classes = classes_of(MeetingRecord)
    fields = {
        f"{record_class.__name__}.{name}"
        for record_class, hints in classes.items()
        for name, hint in hints.items()
        if not classes_of(hint)
    }
    assert fields - values - NOT_ENTERED.keys() == set()
    assert NOT_ENTERED.keys() - fields == set()
    assert NO_PAGE.keys() - fields == set()


def test_what_is_entered_stands_in_a_declared_table(shown: tuple[Shown, ...]) -> None:
    """Each value changes a column of a table; the status, which tells what is missing, does not count."""
    lacking = [entry.leaf.path for entry in shown if not {key for key in entry.columns if key[0] != "status"}]
    assert lacking == [], "\n".join(map(str, lacking))


def test_what_is_entered_stands_on_the_pages_of_those_who_may_see_it(
    record: MeetingRecord, shown: tuple[Shown, ...]
) -> None:
    """Each value changes the pages of exactly those scopes that DESIGN.md §7 names, and a text is read there."""
    wrong = []
    for entry in shown:
        wanted = viewers(record, entry.leaf)
        if wanted is None:
            continue
        others = entry.pages - wanted - AS_NUMBERS.get(entry.leaf.field, frozenset())
        if entry.found != wanted or others:
            wrong.append((entry.leaf.path, sorted(entry.found), sorted(wanted), sorted(others)))
    assert wrong == [], "\n".join(map(str, wrong))


def test_a_column_says_who_may_see_it(record: MeetingRecord, shown: tuple[Shown, ...]) -> None:
    """The scopes of a column are those in whose pages its values stand, no more and no less."""
    seen: dict[tuple[str, str], set[str]] = {}
    for entry in shown:
        wanted = viewers(record, entry.leaf)
        for key in entry.columns if wanted is not None else ():
            scopes = {scope if scope.isupper() else "MEMBER" for scope in wanted or ()}
            seen.setdefault(key, set()).update(scopes)
    wrong = []
    for (name, key), scopes in seen.items():
        column = TABLES[name].column(key)
        if column.derived or column.names or name in WORKED_OUT:
            continue
        if {*column.scopes} != scopes | BY_SETTING.get((name, key), set()):
            wrong.append((name, key, sorted(column.scopes), sorted(scopes)))
    assert wrong == [], "\n".join(map(str, wrong))
