"""What a table of a meeting is: its columns, each said once, and the rows that a record gives.

From a declaration come the DataFrame, the JSON and CSV of ``orglife table``, the sheet of a workbook and its empty
template, the file that ``orglife record`` takes in, and the page of the documentation.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum

from orglife_kit.frozen import dataclass
from orglife_kit.meeting.recording.entry import Take, Value
from orglife_kit.rules.publication.scopes import Content, Scope
from orglife_kit.rules.record import MeetingRecord

__all__ = ["Column", "Kind", "TableOfRecord", "Value"]

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

    ``unit`` is what a count counts; ``codes`` are the codes of a CODE column, of which a cell holds one, or with
    ``several`` any number; ``may_lack`` tells that a value may be missing; ``scopes`` are those who may see it.
    ``derived`` tells that it is worked out and never taken in. One that ``names`` another column holds the words for
    the number in it, so that a file needs only one of the two. ``blank`` is what an empty cell says.
    A ``content`` is what a scope must hold besides: what goes up only if the plan says so.
    """

    key: str
    heads: tuple[str, ...]
    kind: Kind = Kind.TEXT
    unit: str = ""
    codes: type[StrEnum] | None = None
    may_lack: bool = False
    scopes: frozenset[Scope] = ORGAN
    derived: bool = False
    several: bool = False
    names: str = ""
    blank: Value = None
    content: Content | None = None

    @property
    def head(self) -> str:
        """The Chinese head that a sheet has."""
        return self.heads[0]


@dataclass(frozen=True)
class Across:
    """What an office's sheet may have beside each other: a column for each value of ``head``, ``cell`` under it."""

    head: str
    cell: str
    headed_by: Callable[[MeetingRecord], Sequence[str]]


@dataclass(frozen=True)
class TableOfRecord:
    """One table: its name, its Chinese title, what a row is, its columns, and the rows of a record.

    ``offered_as`` is its title where it is offered to be filled in or taken in, if that is another.
    ``key`` are the columns that tell rows apart; ``also`` do so in a file that does not know the kit's numbers.
    ``take`` is what records the rows of a file, ``None`` for a table that is never taken in; ``needs`` are the
    columns without which a file is not one of it (of those joined by a bar, any); the lines of a cell of ``splits``,
    where it holds names each of them, are rows of their own, ``across`` may stand beside each other, and ``mend`` puts
    into its column what offices write into another. Of a table ``of_day``
    some column depends on the day of today. Of its template, ``unasked`` are the columns that it does not have,
    ``prefilled`` gives the members whose names stand in it, and ``example`` are rows to show how it is filled in.
    One that is ``worked_out`` holds nothing of its own; of one with a row for everybody, ``says`` are the columns of
    which one is filled where something is recorded.
    """

    name: str
    title: str
    row_is: str
    columns: tuple[Column, ...]
    rows: Callable[..., Iterable[tuple[Value, ...]]]
    key: tuple[str, ...]
    take: Take | None = None
    needs: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    splits: str = ""
    across: Across | None = None
    mend: Callable[[dict[str, str]], None] | None = None
    of_day: bool = False
    unasked: tuple[str, ...] = ()
    prefilled: Callable[[MeetingRecord], Iterable[int]] | None = None
    example: tuple[Mapping[str, Value], ...] = ()
    offered_as: str = ""
    worked_out: bool = False
    says: tuple[str, ...] = ()

    @property
    def said_title(self) -> str:
        """Its title where it is offered to be filled in or taken in."""
        return self.offered_as or self.title

    @property
    def taken_in(self) -> bool:
        """Whether a file of it can be taken in."""
        return self.take is not None

    @property
    def own_number(self) -> Column | None:
        """The column of the kit's own number of a row, where that alone tells rows apart."""
        first = self.column(self.key[0])
        return first if len(self.key) == 1 and first.kind is Kind.NUMBER else None

    def rows_of(self, record: MeetingRecord, today: datetime.date) -> tuple[tuple[Value, ...], ...]:
        """Return the rows that a record gives, a value for each column."""
        return tuple(self.rows(record, today) if self.of_day else self.rows(record))

    def recorded_in(self, record: MeetingRecord, today: datetime.date) -> int:
        """Return how many of its rows hold something that was recorded, not only worked out or left open."""
        if self.worked_out:
            return 0
        rows = self.rows_of(record, today)
        places = [place for place, column in enumerate(self.columns) if column.key in self.says]
        return sum(not places or any(row[place] for place in places) for row in rows)

    def column(self, key: str) -> Column:
        """Return the column with a key."""
        return next(column for column in self.columns if column.key == key)


def text(
    key: str,
    *heads: str,
    scopes: frozenset[Scope] = ORGAN,
    derived: bool = False,
    content: Content | None = None,
) -> Column:
    """Return a column of texts, which may be empty."""
    return Column(key, heads, scopes=scopes, derived=derived, content=content)


def count(
    key: str, *heads: str, unit: str, may_lack: bool = False, scopes: frozenset[Scope] = ORGAN
) -> Column:
    """Return a column of whole numbers of ``unit``, which are worked out."""
    return Column(key, heads, Kind.COUNT, unit, may_lack=may_lack, scopes=scopes, derived=True)


def number(
    key: str,
    *heads: str,
    may_lack: bool = False,
    scopes: frozenset[Scope] = ORGAN,
    derived: bool = False,
) -> Column:
    """Return a column of the kit's own numbers of rows."""
    return Column(key, heads, Kind.NUMBER, may_lack=may_lack, scopes=scopes, derived=derived)


def date(
    key: str,
    *heads: str,
    may_lack: bool = False,
    scopes: frozenset[Scope] = ORGAN,
    derived: bool = False,
) -> Column:
    """Return a column of days."""
    return Column(key, heads, Kind.DATE, may_lack=may_lack, scopes=scopes, derived=derived)


def code(
    key: str,
    codes: type[StrEnum],
    *heads: str,
    may_lack: bool = False,
    several: bool = False,
    blank: StrEnum | None = None,
    scopes: frozenset[Scope] = ORGAN,
    derived: bool = False,
) -> Column:
    """Return a column of codes, an empty text where one may lack; ``several`` stand in one cell, a space between."""
    return Column(
        key,
        heads,
        Kind.CODE,
        codes=codes,
        may_lack=may_lack,
        several=several,
        scopes=scopes,
        derived=derived,
        blank=blank,
    )


def yes_no(
    key: str,
    *heads: str,
    blank: bool | None = False,
    scopes: frozenset[Scope] = ORGAN,
    derived: bool = False,
) -> Column:
    """Return a column of true and false; an empty cell says ``blank``, ``None`` nothing."""
    return Column(key, heads, Kind.YES_NO, scopes=scopes, derived=derived, blank=blank)


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


def name(key: str = "name", *heads: str, names: str = "member", scopes: frozenset[Scope] = ORGAN) -> Column:
    """Return a column of labels of the members in the column ``names``: ``#number`` behind it where two share it."""
    wordings = heads or ("姓名", "党员姓名", "党员", "名字")
    return Column(key, wordings, scopes=scopes, names=names)
