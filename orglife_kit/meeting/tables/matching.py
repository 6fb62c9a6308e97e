"""Each row of a file and what is recorded: the same, changed here or there or on both sides, or new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from orglife_kit.errors import Location, Notice, RefusedError, notice
from orglife_kit.meeting.recording.entry import Entry
from orglife_kit.meeting.tables.cells import plain_text, shown_text
from orglife_kit.meeting.tables.declaration import Column, Kind, TableOfRecord, Value
from orglife_kit.meeting.tables.digest import row_digest
from orglife_kit.meeting.tables.reading import FileRow, FileRows, today_of_no_account
from orglife_kit.meeting.tables.references import names_of, resolve, unknown_number
from orglife_kit.rules.record import MeetingRecord

Key = tuple[Value, ...]


class RowState(StrEnum):
    """What a row of a file is, beside what is recorded."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class RowRead:
    """One row as it was read: the row of the file, its words by head, and what was recorded where that is another."""

    row: int
    state: RowState
    values: Mapping[str, str]
    before: Mapping[str, str]

    def words(self) -> tuple[str, ...]:
        """Return what it says: of a new row everything, of a changed one what was recorded and what holds now."""
        if self.state is not RowState.CHANGED:
            return tuple(self.values.values())
        heads = "、".join(list(self.values.values())[:2])
        changed = (
            f"{head}：{was or '—'} → {self.values.get(head) or '—'}" for head, was in self.before.items()
        )
        return heads, *changed


@dataclass
class Matched:
    """What a file's rows come to: entries to be kept, every row as it was read, how many rows it does not have."""

    entries: list[Entry] = field(default_factory=list)
    rows: list[RowRead] = field(default_factory=list)
    missing: int = 0
    faults: list[Notice] = field(default_factory=list)
    conflicts: list[Notice] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)


def match_rows(read: FileRows, record: MeetingRecord) -> Matched:
    """Return what each row of a file says beside the record."""
    return _Matching(read, record).matched()


class _Matching:
    """The matching of one file with one record."""

    def __init__(self, read: FileRows, record: MeetingRecord) -> None:
        self.read = read
        self.table: TableOfRecord = read.table
        self.record = record
        self.result = Matched()
        keys = [column.key for column in self.table.columns]
        rows = self.table.rows_of(record, today_of_no_account())
        self.recorded = [dict(zip(keys, row, strict=True)) for row in rows]
        self.by_key = {self._key(row, self.table.key): row for row in self.recorded}
        self.seen: Counter[Key] = Counter()
        self.takeable = [column for column in self.table.columns if not column.derived and not column.names]
        named = {self._key(row.values, self.table.key) for row in read.rows if self._names_a_row(row)}
        # rows of numbered tables that are free to be met by a row without a number
        self.waiting = [row for row in self.recorded if self._key(row, self.table.key) not in named]

    def matched(self) -> Matched:
        """Return what the rows come to, one after the other."""
        for row in self.read.rows:
            if self._lacks_digest(row):
                self.result.faults.append(notice("row_digest_missing", row.location))
                continue
            named = self._names_a_row(row)
            before = self._own(row) if named else self._recorded(row)
            if before is None and named and self._is_gone(row):
                continue
            if not self._is_twice(row, before):
                self._take(row, before)
        self.result.missing = sum(key not in self.seen for key in self.by_key)
        return self.result

    def _lacks_digest(self, row: FileRow) -> bool:
        """Whether a row has a number of the kit without the digest that the kit wrote beside it."""
        own = self.table.own_number
        return own is not None and not row.digest and row.values.get(own.key) is not None

    def _names_a_row(self, row: FileRow) -> bool:
        """Whether the kit wrote the row: it has its digest and the number of what was recorded."""
        return bool(row.digest) and all(row.values.get(key) is not None for key in self._numbers())

    def _numbers(self) -> tuple[str, ...]:
        return tuple(
            key for key in self.table.key if self.table.column(key).kind in (Kind.NUMBER, Kind.MEMBER)
        )

    def _own(self, row: FileRow) -> dict[str, Value] | None:
        """Return the recorded row that a row of the kit names, ``None`` where it is not recorded any more."""
        return self.by_key.get(self._key(row.values, self.table.key))

    def _is_gone(self, row: FileRow) -> bool:
        """Tell that what a row names was taken out; return whether nothing is to be made of it."""
        keys = {column.key for column in self.takeable}
        if keys <= row.values.keys() and self._is_as_written(row.digest, row.values):
            self.result.warnings.append(notice("row_taken_out", row.location))
            return True
        if self.table.column(self.table.key[0]).kind is Kind.NUMBER or self._is_roster:
            self.result.faults.append(notice("row_gone", row.location))
            return True
        return False

    @property
    def _is_roster(self) -> bool:
        """Whether a row is a member himself, not something of a member."""
        return self.table.key == ("member",) and not any(
            column.names == "member" for column in self.table.columns
        )

    def _recorded(self, row: FileRow) -> dict[str, Value] | None:
        """Return the recorded row that a row of an office means: by its key, or by everything that it says."""
        if self.table.key == ("member",) and not any(name.names == "member" for name in self.table.columns):
            return self._member(row)
        if self.table.own_number is None:
            wanted = self._key(row.values, self._told_apart)
            of_key = (kept for kept in self.recorded if self._key(kept, self._told_apart) == wanted)
            return next(of_key, None)
        same = [kept for kept in self.waiting if not self._changed(row, kept)]
        if not same and self.table.also:
            told = [key for key in self.table.also if row.values.get(key) not in (None, "")]
            same = [kept for kept in self.waiting if self._key(kept, told) == self._key(row.values, told)]
        if not same:
            return None
        self.waiting.remove(same[0])
        return same[0]

    def _member(self, row: FileRow) -> dict[str, Value] | None:
        """Return the member whom a row of a roster means, ``None`` for a new one."""
        identity = str(row.values.get("identity") or "")
        by_identity = [known for known in self.recorded if identity and known["identity"] == identity]
        if by_identity:
            return by_identity[0]
        try:
            member = self.record.roster.resolve(str(row.values.get("name") or ""))
        except RefusedError as error:
            if error.notices[0].code == "member_ambiguous":
                self.result.faults += [Notice(t.code, t.fields, row.location) for t in error.notices]
            return None
        return self.by_key[(member.number,)]

    def _is_twice(self, row: FileRow, before: Mapping[str, Value] | None) -> bool:
        """Tell a second row of the same; a new row of a table with its own numbers is always another one."""
        if before is None and (self.table.own_number is not None or self._is_roster):
            return False
        key = self._key(before, self.table.key) if before else self._key(row.values, self._told_apart)
        self.seen[key] += 1
        if self.seen[key] > 1:
            self.result.faults.append(notice("row_twice", row.location))
        return self.seen[key] > 1

    @property
    def _told_apart(self) -> tuple[str, ...]:
        """The columns by which rows are told apart that nobody gave a number."""
        return self.table.also or self.table.key

    def _take(self, row: FileRow, before: dict[str, Value] | None) -> None:
        """Add what a row says, unless it says nothing new or was changed on both sides."""
        self._tell_shown(row, before or {})
        values = self._judged(row, before) if row.digest and before is not None else dict(row.values)
        if before is None:
            values = self._judged(row, None)
            now = {column.key: values.get(column.key, self._nothing(column.key)) for column in self.takeable}
            filled = {key for key, value in now.items() if value not in (None, "")}
            self._add(row, values, now, None, frozenset(filled))
            return
        changed = self._changed(FileRow(row.location, values, row.digest), before)
        if not changed:
            self._show(row, before, None, RowState.UNCHANGED)
        elif not row.digest or not self._names_a_row(row) or self._is_as_written(row.digest, before):
            self._add(row, values, before | {key: values[key] for key in changed}, before, changed)
        elif self._is_as_written(row.digest, before | values):
            self._show(row, before, None, RowState.UNCHANGED)  # only the record was changed since
        else:
            self.result.conflicts += self._both(row, values, before, changed)

    def _tell_shown(self, row: FileRow, before: Mapping[str, Value]) -> None:
        """Tell, once for each, the columns that a row changed and that no file changes."""
        for key, said in row.shown.items():
            location = self._at(row, key)
            told = any(
                known.code == "column_only_shown"
                and known.location is not None
                and known.location.column == location.column
                for known in self.result.warnings
            )
            if said != bool(before.get(key)) and not told:
                self.result.warnings.append(notice("column_only_shown", location))

    def _nothing(self, key: str) -> Value:
        column = self.table.column(key)
        return "" if column.kind in (Kind.TEXT, Kind.ID) or column.several else None

    def _is_as_written(self, digest: str, values: Mapping[str, Value]) -> bool:
        return digest in (
            row_digest(self.table, self.record, values, with_ids=with_ids) for with_ids in (False, True)
        )

    def _judged(self, row: FileRow, before: dict[str, Value] | None) -> dict[str, Value]:
        """Return a row's values with the numbers that its words name: what is another than recorded was changed."""
        values = dict(row.values)
        for name, target in names_of(self.table):
            words = values.pop(name.key, None)
            if words is None:
                continue
            number = values.get(target.key)
            if before is not None and plain_text(str(words)) == plain_text(str(before[name.key] or "")):
                number = values.setdefault(target.key, before[target.key])
            elif not words:
                values[target.key] = None
                continue
            else:
                number = self._named_number(row, name.key, target.key, str(words), number, before)
                values[target.key] = number
            if isinstance(number, int):
                told = unknown_number(self.record, target, number)
                if told is not None:
                    self.result.faults.append(Notice(told.code, told.fields, self._at(row, target.key)))
        return values

    def _named_number(
        self,
        row: FileRow,
        name: str,
        target: str,
        words: str,
        number: Value,
        before: Mapping[str, Value] | None,
    ) -> Value:
        column = self.table.column(target)
        try:
            found = resolve(self.record, column, words, number if isinstance(number, int) else None, "")
        except RefusedError as error:
            self.result.faults += [Notice(t.code, t.fields, self._at(row, name)) for t in error.notices]
            return number
        kept = before[target] if before is not None else None
        if number not in (None, kept, found):
            self.result.faults.append(notice("number_and_words", self._at(row, name), text=words))
        return found

    def _changed(self, row: FileRow, before: Mapping[str, Value]) -> frozenset[str]:
        """Return the columns in which a row says something else than what is recorded.

        An empty cell takes something back only in the kit's own file; in an office's it says nothing.
        """
        own = self.table.own_number
        return frozenset(
            column.key
            for column in self.takeable
            if column is not own
            and column.key in row.values
            and (row.values[column.key] not in (None, "") or self._is_emptied(row, column))
            and not _same(row.values[column.key], before[column.key])
        )

    def _is_emptied(self, row: FileRow, column: Column) -> bool:
        return bool(row.digest) and column.kind is not Kind.YES_NO

    def _both(
        self,
        row: FileRow,
        values: Mapping[str, Value],
        before: Mapping[str, Value],
        changed: frozenset[str],
    ) -> Iterator[Notice]:
        for column in self.takeable:
            if column.key in changed:
                yield notice(
                    "row_changed_twice",
                    self._at(row, column.key),
                    file=shown_text(values[column.key], column) or "—",
                    record=shown_text(before[column.key], column) or "—",
                )

    def _add(
        self,
        row: FileRow,
        values: Mapping[str, Value],
        now: Mapping[str, Any],
        before: Mapping[str, Value] | None,
        changed: frozenset[str],
    ) -> None:
        written = {column.key: column.head for column in self.table.columns} | dict(self.read.headed.written)
        given = frozenset(column.key for column in self.takeable if column.key in values)
        entry = Entry(row.location, dict(now), changed, given, before is None, written)
        self.result.entries.append(entry)
        self._show(row, now, before, RowState.NEW if before is None else RowState.CHANGED)

    def _show(
        self,
        row: FileRow,
        now: Mapping[str, Value],
        before: Mapping[str, Value] | None,
        state: RowState,
    ) -> None:
        values, was = {}, {}
        for column in self.takeable:
            text = self._words(column.key, now)
            head = self._head(column)
            if text:
                values[head] = text
            if before is not None and self._words(column.key, before) != text:
                was[head] = self._words(column.key, before)
        self.result.rows.append(RowRead(row.location.row or 0, state, values, was))

    def _head(self, column: Column) -> str:
        """Return the head under which people look for a value: that of the name where it is a member's number."""
        named = (name.head for name in self.table.columns if name.names == column.key)
        return next(named, column.head)

    def _words(self, key: str, values: Mapping[str, Value]) -> str:
        """Return what a value says to people: the name where it is a member's number."""
        column, value = self.table.column(key), values.get(key)
        if column.kind is Kind.MEMBER and isinstance(value, int) and value in self.record.roster.numbers:
            return self.record.roster.label(value)
        return shown_text(value, column)

    def _at(self, row: FileRow, key: str) -> Location:
        head = self.read.headed.written.get(key)
        return Location(row.location.file, row.location.sheet, row.location.row, head)

    def _key(self, values: Mapping[str, Value], key: Sequence[str]) -> Key:
        return tuple(_compared(values.get(name)) for name in key)


def _compared(value: Value) -> Value:
    if value is None or value == "":
        return None
    return plain_text(value) if type(value) is str else value


def _same(value: Value, recorded: Value) -> bool:
    return _compared(value) == _compared(recorded)
