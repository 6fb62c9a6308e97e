"""从文件读入, at the foot of a form: a file of its tables is read, shown with its differences, kept, taken back."""

from __future__ import annotations

from orglife_kit.errors import Notice
from orglife_kit.i18n import sentence, term, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.tables import table_of
from orglife_kit.meeting.tables.matching import RowRead
from orglife_kit.meeting.tables.taking import TableReading
from orglife_kit.meeting.word_forms import FORM_KINDS
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import (
    Answer,
    Card,
    Cell,
    Form,
    Parts,
    Row,
    Stack,
    WrittenFiles,
    items,
    paragraph,
    stored,
    tiles,
    when,
    wide_table,
)
from orglife_kit.views.forms.blank_tables import BlankTables
from orglife_kit.views.forms.drop import Drop

_ = words_of("forms")

_SHOWN_ROWS = 100
_ACCEPTED = ".xlsx,.xls,.et,.ods,.csv,.txt"
_DOCUMENT = ".docx"  # of a table that forms for Word are made of


class FromFile(Form):
    """A file of one of the form's tables: chosen, it is read at once; nothing is kept before 「保存」."""

    nested = True

    _upload: dict[str, object] | None = None
    _offered: tuple[str, ...] = ()  # the tables that the file can be of, the likeliest first
    _reading: TableReading | None = None

    def __init__(self, meeting: Meeting, *names: str) -> None:
        self._names = names
        super().__init__(meeting)
        self.add_class("orglife-from-file")

    def _declare(self) -> Parts:
        titles = "、".join(table_of(name).said_title for name in self._names)
        accepted = f"{_ACCEPTED},{_DOCUMENT}" if FORM_KINDS.keys() & set(self._names) else _ACCEPTED
        self.file = self.file_field(_("From a file: {tables}", tables=titles), accepted, keep=self._chosen)
        self.table = self.choice_field(_("It is"), self._choices, keep=self._read_as)
        self.keep_button = self.button(_("Keep what was read"), self.keep, main=True)
        clear = self.button(_("Do not keep it"), self.clear)
        drop = Drop(_("or drop it anywhere on this form"), self._dropped)
        read = Card(
            when(lambda record: len(self._offered) > 1, self.table),
            lambda record: "" if self._reading is None else _read(self._reading),
            Row(when(lambda record: self._can_keep(), self.keep_button), clear),
        )
        is_read = when(lambda record: self._reading is not None or len(self._offered) > 1, read)
        yield Stack(
            Row(self.file, drop, self._blank()), is_read
        )  # nothing of the record is shown before a file is chosen

    def _blank(self) -> WrittenFiles:
        """Return a link for each table that gives it to be filled in."""
        several = len(self._names) > 1
        label = _("Blank table: {table}") if several else _("Blank table")
        return BlankTables(
            {name: label.format(table=table_of(name).said_title) for name in self._names},
            lambda: self.meeting.record,
        )

    def clear(self) -> None:
        """Forget what was read."""
        self._upload, self._offered, self._reading = None, (), None
        self.refresh()

    def keep(self) -> tuple[Notice, ...] | str:
        """Keep what the file says, judged by what is recorded now."""
        assert self._upload is not None
        reading = self._taken(self._upload, self._offered[0], dry_run=False)
        numbers = reading.numbers
        self.clear()
        kept = _("Kept: {new} new, {changed} changed", new=numbers["new"], changed=numbers["changed"])
        return reading.warnings or kept

    def _dropped(self, name: str, content: bytes) -> None:
        """Read a file that was dropped on the form."""
        self.run(lambda: self._chosen(({"name": name, "content": content},)), self.file)

    def _chosen(self, files: tuple[dict[str, object], ...]) -> Answer:
        """Read the file that was chosen, as the table that it fits best."""
        self.clear()
        if not files:
            return ""
        upload = dict(files[0])
        self.file.choose(())  # the same file can be chosen again, once it is mended
        with stored(upload) as path:
            offered = self.meeting.tables.fitting(self._names, path)
        return self._read(upload, offered)

    def _read_as(self, name: str) -> Answer:
        """Read the file as another of the tables that it can be of."""
        if self._upload is None or name == self._offered[0]:
            return ""
        rest = (other for other in self._offered if other != name)
        return self._read(self._upload, (name, *rest))

    def _read(self, upload: dict[str, object], offered: tuple[str, ...]) -> Answer:
        self._upload, self._offered, self._reading = upload, offered, None
        self.refresh()  # where it cannot be read as this table, another one can be chosen
        self._reading = self._taken(upload, offered[0], dry_run=True)
        self.refresh()
        told = [] if self._reading.changes else [_("Nothing changes.")]
        if offered[0] in self._names:
            return "".join(told)
        title = table_of(offered[0]).said_title
        return [_("This file is one of “{table}”, and is read as that.", table=title), *told]

    def _choices(self, _record: MeetingRecord) -> list[tuple[str, str]]:
        return [(table_of(name).said_title, name) for name in self._offered]

    def _can_keep(self) -> bool:
        return self._upload is not None and self._reading is not None and bool(self._reading.changes)

    def _taken(self, upload: dict[str, object], name: str, *, dry_run: bool) -> TableReading:
        with stored(upload) as path:
            return self.meeting.tables.take_in(name, path, dry_run=dry_run)


def _read(reading: TableReading) -> str:
    """Return what was read, as markup."""
    parts = [tiles({term(f"row_{state}"): number for state, number in reading.numbers.items()})]
    if reading.missing:
        words = _("{number} recorded rows are not in the file; they stay.", number=reading.missing)
        parts.append(paragraph(words, "quiet"))
    parts.append(items(map(sentence, reading.warnings)))
    parts.append(_differences(reading) if reading.changes else "")
    return "".join(parts)


def _differences(reading: TableReading) -> str:
    """Return the rows that say something new as markup: a cell that is another now beside what was recorded."""
    rows = reading.changes[:_SHOWN_ROWS]
    heads = list(dict.fromkeys(head for row in rows for head in (*row.values, *row.before)))
    cells = ([row.row, term(f"row_{row.state}"), *(_cell(row, head) for head in heads)] for row in rows)
    label, more = _("What the file says"), len(reading.changes) - len(rows)
    caption = _("… and {number} more", number=more) if more else label
    return wide_table(caption, [[_("Row"), _("What it is"), *heads]], cells, label=label)


def _cell(row: RowRead, head: str) -> Cell:
    now = row.values.get(head, "")
    return Cell(now or "—", is_new=True, was=row.before[head] or "—") if head in row.before else Cell(now)
