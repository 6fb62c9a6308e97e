"""What a table of a meeting is: its columns, each said once, and the rows that a record gives.

From a declaration come the DataFrame, the JSON and CSV of ``orglife table``, the sheet of a workbook and its empty
template, the file that ``orglife record`` takes in, and the page of the documentation.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord

Value = str | int | bool | datetime.date | StrEnum | None
ORGAN = frozenset({Scope.ORGAN})
OWN = ORGAN | {Scope.MEMBER}  # of MEMBER only the rows that are the member's own


class Kind(StrEnum):
    """What a column holds; how it looks is the matter of whoever shows it."""

    TEXT = "text"
    COUNT = "count"
    NUMBER = "number"  # the kit's own number of a row
    DATE = "date"
    CODE = "code"
    MEMBER = "member"  # a member's number
    YES_NO = "yes/no"
    ID = "id"  # an id number: masked unless asked for


@dataclass(frozen=True)
class Column:
    """One column: its key, its Chinese head with other wordings that offices use, and what it holds.

    ``unit`` is what a count counts; ``codes`` are the codes of a CODE column; ``may_lack`` tells that a value may be
    missing; ``scopes`` are those who may see it; ``derived`` tells that it is worked out and never taken in.
    """

    key: str
    heads: tuple[str, ...]
    kind: Kind = Kind.TEXT
    unit: str = ""
    codes: type[StrEnum] | None = None
    may_lack: bool = False
    scopes: frozenset[Scope] = ORGAN
    derived: bool = False

    @property
    def head(self) -> str:
        """The Chinese head that a sheet has."""
        return self.heads[0]


@dataclass(frozen=True)
class TableOfRecord:
    """One table: its name, its Chinese title, what a row is, its columns, and the rows of a record.

    ``key`` are the columns that tell rows apart; ``taken_in`` tells whether a file of it can be taken in; of a table
    ``of_day`` some column depends on the day of today.
    """

    name: str
    title: str
    row_is: str
    columns: tuple[Column, ...]
    rows: Callable[..., Iterable[tuple[Value, ...]]]
    key: tuple[str, ...]
    taken_in: bool = True
    of_day: bool = False

    def rows_of(self, record: MeetingRecord, today: datetime.date) -> tuple[tuple[Value, ...], ...]:
        """Return the rows that a record gives, a value for each column."""
        return tuple(self.rows(record, today) if self.of_day else self.rows(record))

    def column(self, key: str) -> Column:
        """Return the column with a key."""
        return next(column for column in self.columns if column.key == key)


def text(key: str, *heads: str, scopes: frozenset[Scope] = ORGAN, derived: bool = False) -> Column:
    """Return a column of texts, which may be empty."""
    return Column(key, heads, scopes=scopes, derived=derived)


def count(
    key: str, *heads: str, unit: str, may_lack: bool = False, scopes: frozenset[Scope] = ORGAN
) -> Column:
    """Return a column of whole numbers of ``unit``."""
    return Column(key, heads, Kind.COUNT, unit, may_lack=may_lack, scopes=scopes)


def number(key: str, *heads: str, may_lack: bool = False, scopes: frozenset[Scope] = ORGAN) -> Column:
    """Return a column of the kit's own numbers of rows."""
    return Column(key, heads, Kind.NUMBER, may_lack=may_lack, scopes=scopes)


def date(key: str, *heads: str, may_lack: bool = False, scopes: frozenset[Scope] = ORGAN) -> Column:
    """Return a column of days."""
    return Column(key, heads, Kind.DATE, may_lack=may_lack, scopes=scopes)


def code(
    key: str,
    codes: type[StrEnum],
    *heads: str,
    may_lack: bool = False,
    scopes: frozenset[Scope] = ORGAN,
    derived: bool = False,
) -> Column:
    """Return a column of codes, an empty text where one may lack."""
    return Column(key, heads, Kind.CODE, codes=codes, may_lack=may_lack, scopes=scopes, derived=derived)


def yes_no(key: str, *heads: str, scopes: frozenset[Scope] = ORGAN, derived: bool = False) -> Column:
    """Return a column of true and false."""
    return Column(key, heads, Kind.YES_NO, scopes=scopes, derived=derived)


def member(
    key: str = "member",
    *heads: str,
    may_lack: bool = False,
    scopes: frozenset[Scope] = ORGAN,
    derived: bool = False,
) -> Column:
    """Return a column of members' numbers."""
    wordings = heads or ("党员编号",)
    return Column(key, wordings, Kind.MEMBER, may_lack=may_lack, scopes=scopes, derived=derived)


def name(key: str = "name", *heads: str, scopes: frozenset[Scope] = ORGAN) -> Column:
    """Return a column of members' labels: the name, with ``#number`` behind it where two share it."""
    return Column(key, heads or ("姓名", "党员姓名", "党员"), scopes=scopes)
