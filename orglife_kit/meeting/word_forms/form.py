"""What a form for Word is: whose it is, what is asked in it, what stands in it already, and how it is known again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from enum import Enum, auto

from orglife_kit.frozen import dataclass
from orglife_kit.meeting.tables.cells import shown_text
from orglife_kit.meeting.tables.declaration import TableOfRecord, Value
from orglife_kit.meeting.tables.digest import row_digest
from orglife_kit.rules.record import MeetingRecord

VERSION = 1
PREFIX = "orglife_"
_CHECK = f"{PREFIX}check"
_LENGTH = 16
NOTHING_CHOSEN = "（不选）"
NUMBER_HEAD = "序号"
TEXT_PLACEHOLDER, CHOICE_PLACEHOLDER, DATE_PLACEHOLDER = "点此填写", "请选择", "点此填日期"


class Answer(Enum):
    """How a column of a form is filled in."""

    FIXED = auto()  # it stands there and is not changed
    TEXT = auto()
    DATE = auto()
    CHOICE = auto()  # one of the choices
    TICK = auto()  # yes or no
    TICKS = auto()  # any of the choices


@dataclass(frozen=True)
class FormRow:
    """One row: what stands in it by column, the number of what is recorded (0 for nothing) and its digest.

    ``adds`` says of an empty row what it adds, for whoever reads the form again.
    """

    values: Mapping[str, str]
    number: int = 0
    digest: str = ""
    adds: str = ""


@dataclass(frozen=True)
class FormColumn:
    """One thing that is asked: the table's column, the words over it, how wide it is beside the others.

    ``of_new`` is how it is answered in a row of which nothing is recorded, where that is otherwise.
    """

    key: str
    head: str
    answer: Answer
    width: int = 20
    choices: tuple[str, ...] = ()
    of_new: Answer | None = None

    def answer_in(self, row: FormRow) -> Answer:
        """Return how it is answered in ``row``."""
        return self.answer if row.number or self.of_new is None else self.of_new


@dataclass(frozen=True)
class WordForm:
    """One form: ``of`` is the number of its member, or its owner; ``stacked`` has a line for each column of one row."""

    table: str
    title: str
    of: int | str
    whose: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]
    notes: tuple[str, ...]
    meeting: str
    stacked: bool = False

    def properties(self) -> dict[str, str]:
        """Return what the file keeps of itself, by which it is known again; nothing of it is longer than Word keeps."""
        kept = {
            "form": f"{VERSION} {self.table} {self.meeting}",
            "of": str(self.of)[:60],
            "columns": " ".join(column.key for column in self.columns),
        }
        for number, row in enumerate(self.rows, 1):
            kept[f"row_{number}"] = f"{row.number} {row.digest or row.adds or '-'}"
        named = {f"{PREFIX}{name}": value for name, value in kept.items()}
        return named | {_CHECK: check_of(named)}


def check_of(properties: Mapping[str, str]) -> str:
    """Return the digest of what a form's file keeps of itself."""
    kept = sorted((name, value) for name, value in properties.items() if name != _CHECK)
    return hashlib.sha256(json.dumps(kept, ensure_ascii=False).encode()).hexdigest()[:_LENGTH]


def is_whole(properties: Mapping[str, str]) -> bool:
    """Return whether what a file keeps of itself is as it was written."""
    own = {name: value for name, value in properties.items() if name.startswith(PREFIX)}
    return own.get(_CHECK) == check_of(own)


@dataclass(frozen=True)
class FormKind:
    """One kind of form: the table that it fills, its title, how each column is answered, and the forms of a record.

    ``new_row`` gives what a new row says besides, from whose form it is, what it adds and a recorded row of the
    form; ``mend`` puts an answer into what the table's column says, given the row that is recorded, if any.
    """

    table: TableOfRecord
    title: str
    columns: tuple[FormColumn, ...]
    forms: Callable[[MeetingRecord], Iterable[WordForm]]
    of_owners: bool = False
    new_row: Callable[[str, str, Mapping[str, Value] | None], dict[str, str]] | None = None
    mend: Callable[[dict[str, str], Mapping[str, Value] | None], None] | None = None

    def answer(self, key: str, row: FormRow) -> Answer:
        """Return how the column ``key`` is answered in ``row``; what is not asked is fixed."""
        asked = (column.answer_in(row) for column in self.columns if column.key == key)
        return next(asked, Answer.FIXED)


def recorded_row(
    table: TableOfRecord, record: MeetingRecord, values: Mapping[str, Value], number: int, keys: Iterable[str]
) -> FormRow:
    """Return a row of what is recorded, as people read it."""
    shown = {key: shown_text(values[key], table.column(key)) for key in keys}
    return FormRow(shown, number, row_digest(table, record, values, with_ids=False))


def recorded_values(table: TableOfRecord, record: MeetingRecord) -> dict[int, dict[str, Value]]:
    """Return the recorded rows of a table by their number."""
    from orglife_kit.meeting.tables.reading import today_of_no_account

    keys = [column.key for column in table.columns]
    rows = (dict(zip(keys, row, strict=True)) for row in table.rows_of(record, today_of_no_account()))
    return {int(str(row[table.key[0]])): row for row in rows}
