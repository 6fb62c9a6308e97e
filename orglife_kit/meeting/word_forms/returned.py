"""A form that came back as a sheet of its table: what was left empty says nothing, what is fixed is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from orglife_kit.errors import InputError, Location, Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.meeting.tables.cells import NO, YES, plain_text, shown_text
from orglife_kit.meeting.tables.declaration import TableOfRecord, Value
from orglife_kit.meeting.tables.digest import DIGEST_HEAD
from orglife_kit.meeting.tables.reading import parts_of_cell
from orglife_kit.meeting.word_forms import FORM_KINDS
from orglife_kit.meeting.word_forms.form import (
    CHOICE_PLACEHOLDER,
    DATE_PLACEHOLDER,
    NOTHING_CHOSEN,
    NUMBER_HEAD,
    PREFIX,
    TEXT_PLACEHOLDER,
    VERSION,
    Answer,
    FormKind,
    FormRow,
    is_whole,
    recorded_values,
)
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.storage.readers.upload import Row, Sheet
from orglife_kit.storage.readers.word_form import ReturnedForm

_BLANK = {  # what stands in a place that nobody filled in: the form's own words, and those of Word and WPS
    *(NOTHING_CHOSEN, TEXT_PLACEHOLDER, CHOICE_PLACEHOLDER, DATE_PLACEHOLDER),
    *(
        "单击或点击此处输入文字。",
        "单击此处输入文字。",
        "选择一项。",
        "单击或点击此处输入日期。",
        "单击此处输入日期。",
    ),
    *("Click or tap here to enter text.", "Choose an item.", "Click or tap to enter a date."),
}
_STACKED_CELLS = 3  # its place, its words, what is filled in
_TICKED = "☒☑√✓✔■"
_NOT_TICKED = "☐□"
_TICKED_WORDS = re.compile(f"[{_TICKED}]([^{_TICKED}{_NOT_TICKED}]+)")


@dataclass(frozen=True)
class FormIdentity:
    """What a form's file says of itself: its table, meeting, member or owner, columns, and a mark for each row."""

    table: str
    meeting: str
    of: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, str], ...]


def form_identity(form: ReturnedForm) -> FormIdentity:
    """Return what a file says of itself.

    Raises ``InputError``: ``form_foreign`` for a document that is none of the kit's forms, ``form_version`` for one of
    another version, ``form_damaged`` where not all of it is left.
    """
    where, kept = Location(file=form.file), form.properties
    if f"{PREFIX}form" not in kept:
        raise InputError(notice("form_foreign", where))
    version, _, rest = kept[f"{PREFIX}form"].partition(" ")
    if version.isdecimal() and int(version) != VERSION:
        raise InputError(notice("form_version", where, version=version, known=VERSION))
    table, _, meeting = rest.partition(" ")
    if not version.isdecimal() or not is_whole(kept) or table not in FORM_KINDS:
        raise InputError(notice("form_damaged", where))
    rows: list[tuple[int, str]] = []
    while (mark := kept.get(f"{PREFIX}row_{len(rows) + 1}")) is not None:
        number, _, digest = mark.partition(" ")
        rows.append((int(number), "" if digest == "-" else digest))
    columns = tuple(kept[f"{PREFIX}columns"].split())
    return FormIdentity(table, meeting, kept[f"{PREFIX}of"], columns, tuple(rows))


def form_sheet(table: TableOfRecord, form: ReturnedForm, record: MeetingRecord) -> Sheet:
    """Return a form that came back as a sheet of ``table``, as the kit itself writes one.

    Raises ``InputError`` as ``form_identity``, and ``form_of_other_table``, ``form_of_other_meeting``.
    """
    identity, where = form_identity(form), Location(file=form.file)
    kind = FORM_KINDS[identity.table]
    if identity.table != table.name:
        raise InputError(
            notice("form_of_other_table", where, form=kind.title, wanted=kind.table.title, table=table.title)
        )
    if identity.meeting != record.identity:
        raise InputError(notice("form_of_other_meeting", where))
    return _Returned(kind, identity, form, record).sheet()


class _Returned:
    """One form while it is read."""

    def __init__(
        self, kind: FormKind, identity: FormIdentity, form: ReturnedForm, record: MeetingRecord
    ) -> None:
        self.kind, self.identity, self.form = kind, identity, form
        self.table = kind.table
        self.recorded = recorded_values(kind.table, record)
        asked = {column.key for column in kind.columns} | self._besides("", None).keys()
        in_order = (column.key for column in self.table.columns if column.key in asked)
        self.keys = tuple(dict.fromkeys((*self.table.key, *in_order)))
        self.told: list[Notice] = []

    def sheet(self) -> Sheet:
        """Return the rows that say something, under the heads of the table."""
        heads = [self.table.column(key).head for key in self.keys]
        rows = [Row(0, (*heads, DIGEST_HEAD)), *self._rows()]
        self.told += self._added()
        if len(rows) == 1 and not self.told:
            raise InputError(notice("form_nothing_filled", Location(file=self.form.file)))
        return Sheet(self.form.file, None, None, tuple(rows), not_read=tuple(self.told))

    def _rows(self) -> Iterator[Row]:
        for position, (number, mark) in enumerate(self.identity.rows, 1):
            row = FormRow({}, number, mark)
            answers = {key: self._answer(key, row, text) for key, text in self._cells(position).items()}
            if number:
                yield from self._of_recorded(position, row, answers)
            elif any(text for key, text in answers.items() if self.kind.answer(key, row) is not Answer.FIXED):
                yield from self._of_new(position, answers, mark)

    def _cells(self, position: int) -> dict[str, str]:
        """Return the cells of a row by column; raise ``InputError`` (``form_damaged``) where it is not whole."""
        columns, numbered = self.identity.columns, self._numbered()[0]
        if self.is_stacked:
            places = range(1, len(columns) + 1)
            texts = [numbered[place][-1] for place in places if place in numbered]
        else:
            texts = [*numbered.get(position, ("",))[1:]]
        if len(texts) != len(columns):
            raise InputError(notice("form_damaged", Location(file=self.form.file)))
        return dict(zip(columns, texts, strict=True))

    def _numbered(self) -> tuple[dict[int, tuple[str, ...]], list[tuple[str, ...]]]:
        """Return the rows of the form by their numbers, and all others but its head: of no number, or a taken one."""
        columns = self.identity.columns
        wanted = {
            str(place) for place in range(1, len(columns if self.is_stacked else self.identity.rows) + 1)
        }
        numbered: dict[int, tuple[str, ...]] = {}
        others: list[tuple[str, ...]] = []
        for row in self.form.rows:
            place = row[0].strip() if len(row) == self._width else ""
            if place in wanted and int(place) not in numbered:
                numbered[int(place)] = row
            elif "".join(row[:1]).strip() != NUMBER_HEAD:
                others.append(row)
        return numbered, others

    def _added(self) -> Iterator[Notice]:
        """Yield what stands in rows that somebody added: which of them they belong to is not known."""
        numbered, others = self._numbered()
        for row in others:
            if row in numbered.values():
                continue
            texts = map(plain_text, self._filled_in(row))
            if filled := [text for text in texts if text and text not in _BLANK]:
                yield notice("form_row_added", Location(file=self.form.file), text="；".join(filled))

    def _filled_in(self, row: tuple[str, ...]) -> Iterator[str]:
        """Yield the places of an added row that can be filled in: each but its number, where cells were merged."""
        if len(row) != self._width:
            for place, text in enumerate(row):
                is_number = place == 0 and text.strip().isdecimal()
                if not is_number and not text.strip().startswith(tuple(_NOT_TICKED)):
                    yield text
        elif self.is_stacked:
            yield row[-1]
        else:
            for key, text in zip(self.identity.columns, row[1:], strict=True):
                if self.kind.answer(key, FormRow({})) in (Answer.TEXT, Answer.DATE, Answer.CHOICE):
                    yield text

    @property
    def _width(self) -> int:
        """How many cells a row has."""
        return _STACKED_CELLS if self.is_stacked else len(self.identity.columns) + 1

    @property
    def is_stacked(self) -> bool:
        """Whether each column has a line of its own."""
        return self.table.key == ("member",)

    def _answer(self, key: str, row: FormRow, text: str) -> str:
        answer = self.kind.answer(key, row)
        if answer is Answer.TICK:
            return YES if any(sign in text for sign in _TICKED) else ""
        if answer is Answer.TICKS:
            return "、".join(words.strip() for words in _TICKED_WORDS.findall(text))
        text = plain_text(text)
        return "" if text in _BLANK else text

    def _of_recorded(self, position: int, row: FormRow, answers: dict[str, str]) -> Iterator[Row]:
        """Yield the row of something recorded: a place that is empty or fixed says what is recorded now."""
        recorded = self.recorded.get(row.number)
        if recorded is None:
            where = Location(file=self.form.file, row=position)
            filled = [
                text for key, text in answers.items() if text and self.kind.answer(key, row) is Answer.TEXT
            ]
            self.told.append(notice("form_row_gone", where, text="；".join(filled)))
            return
        more: Sequence[str] = ()
        split = self.table.splits
        if split and answers.get(split):
            parts = parts_of_cell(self.table.column(split), answers[split])
            answers[split], more = parts[0], parts[1:]
        values = {}
        for key in self.keys:
            column = self.table.column(key)
            answer = self.kind.answer(key, row)
            if answer is Answer.TICK:
                values[key] = answers.get(key) or NO
            elif answer is Answer.FIXED or not answers.get(key):
                values[key] = shown_text(recorded[key], column)
            else:
                values[key] = answers[key]
        if self.kind.mend is not None:
            self.kind.mend(values, recorded)
        yield Row(position, (*(values[key] for key in self.keys), row.digest))
        for part in more:
            beside = {"aspect": str(recorded["aspect"] or ""), "goal": ""}
            yield from self._of_new(position, answers | beside | {split: part}, "")

    def _of_new(self, position: int, answers: Mapping[str, str], adds: str) -> Iterator[Row]:
        """Yield what a place says where nothing is recorded yet: a row, or one for each point."""
        split = self.table.splits
        parts = parts_of_cell(self.table.column(split), answers.get(split, "")) if split else ("",)
        recorded = (self.recorded[number] for number, _ in self.identity.rows if number in self.recorded)
        besides = self._besides(adds, next(recorded, None))
        for part in parts:
            values = {**answers, **besides, **({split: part} if split else {})}
            if self.kind.mend is not None:
                self.kind.mend(values, None)
            yield Row(position, (*(values.get(key, "") for key in self.keys), ""))

    def _besides(self, adds: str, beside: Mapping[str, Value] | None) -> dict[str, str]:
        """Return what a new row says besides what was filled in."""
        return self.kind.new_row(self.identity.of, adds, beside) if self.kind.new_row is not None else {}
