"""从文件读入: a table's file is read, shown with what it changes, and kept by a button."""

from __future__ import annotations

import html
import tempfile
from collections.abc import Iterator
from pathlib import Path

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.tables import table_of
from orglife_kit.meeting.tables.matching import RowRead
from orglife_kit.meeting.tables.taking import TableReading
from orglife_kit.views.forms.base import Card, Form, Row, Shown, items, paragraph, tiles, when
from orglife_kit.views.forms.written_fields import stored

_SHOWN_ROWS = 100
_ACCEPTED = ".xlsx,.xls,.et,.ods,.csv,.txt"


class TablesForm(Form):
    """One of several tables, a file of it, what was read; nothing is kept before 「保存」."""

    def __init__(self, meeting: Meeting, *names: str) -> None:
        super().__init__(meeting)
        self._upload: dict[str, object] | None = None
        self._reading: TableReading | None = None
        self.table = self.choice_field(
            say("forms", "Table"), [(table_of(name).title, name) for name in names], keep=self.clear
        )
        self.file = self.file_field(say("forms", "File (xlsx, csv)"), _ACCEPTED, keep=self.clear)
        self.keep_button = self.button(say("forms", "Keep"), self.keep, main=True)
        lead = say(
            "forms",
            "A sheet as the office keeps it, or the file that “orglife table” wrote and somebody changed."
            " What a file does not have stays as it is.",
        )
        self.put(
            *self.heading(say("forms", "Take in from a file"), lead),
            Card(
                Row(self.table, self.file, self.button(say("forms", "Read"), self.read)),
                Shown(lambda _: "" if self._reading is None else _read(self._reading)),
                when(Row(self.keep_button), lambda _: self._can_keep()),
            ),
        )

    def clear(self, _value: object = None) -> None:
        """Forget what was read of another file or table."""
        self._upload = self._reading = None
        self.refresh()

    def read(self) -> str:
        """Read the file and show what it would change."""
        self.clear()
        if not self.file.value:
            raise InputError(notice("no_file_chosen"))
        upload = dict(self.file.value[0])
        self._reading = self._taken(upload, dry_run=True)
        self._upload = upload
        self.refresh()
        return "" if self._reading.changes else say("forms", "Nothing changes.")

    def _can_keep(self) -> bool:
        return self._upload is not None and self._reading is not None and bool(self._reading.changes)

    def keep(self) -> tuple[Notice, ...] | str:
        """Keep what the file says, judged by what is recorded now."""
        assert self._upload is not None
        self._reading = self._taken(self._upload, dry_run=False)
        self._upload = None
        self.refresh()
        return tuple(self._reading.warnings) or say("forms", "Kept")

    def _taken(self, upload: dict[str, object], *, dry_run: bool) -> TableReading:
        with tempfile.TemporaryDirectory(prefix="orglife-table-") as folder:
            path = stored(Path(folder), upload)
            return self.meeting.tables.take_in(self.table.value, path, dry_run=dry_run)


def _read(reading: TableReading) -> str:
    """Return what was read, as markup."""
    parts = [tiles([(term(f"row_{state}"), number) for state, number in reading.numbers.items()])]
    if reading.missing:
        words = say("forms", "{number} recorded rows are not in the file; they stay.", number=reading.missing)
        parts.append(paragraph(words, "quiet"))
    parts.append(items(map(sentence, reading.warnings)))
    parts.append(_differences(reading) if reading.changes else "")
    return "".join(parts)


def _differences(reading: TableReading) -> str:
    """Return the rows that say something new as markup: a cell that is another now beside what was recorded."""
    rows = reading.changes[:_SHOWN_ROWS]
    heads = list(dict.fromkeys(head for row in rows for head in (*row.values, *row.before)))
    names = (say("forms", "Row"), say("forms", "What it is"), *heads)
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in names)
    body = "".join(f"<tr>{''.join(_cells(row, heads))}</tr>" for row in rows)
    label = html.escape(say("forms", "What was read"))
    more = len(reading.changes) - len(rows)
    caption = say("forms", "… and {number} more", number=more) if more else label
    return (
        f'<div class="beside" role="region" tabindex="0" aria-label="{label}"><table class="plain">'
        f"<caption>{html.escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(row: RowRead, heads: list[str]) -> Iterator[str]:
    yield f'<td class="figure">{row.row}</td><td>{html.escape(term(f"row_{row.state}"))}</td>'
    for head in heads:
        now = html.escape(row.values.get(head, ""))
        if head in row.before:
            was = html.escape(row.before[head] or "—")
            yield f"<td><del>{was}</del> <b>{now or '—'}</b></td>"
        else:
            yield f"<td>{now}</td>"
