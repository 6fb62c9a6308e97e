"""What a form is declared with: its fields by kind, its buttons, its list of members."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

import ipywidgets

from orglife_kit.errors import Notice, RefusedError
from orglife_kit.i18n import term
from orglife_kit.rules.plan.members import Roster, names_in
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base.chosen import Chosen, First, Members, nobody
from orglife_kit.views.forms.base.fields import Field, Off, Options, clear, control
from orglife_kit.views.forms.base.hint import Hint
from orglife_kit.views.forms.base.markup import paragraph, title
from orglife_kit.views.forms.base.parts import Row, plain_layout, when
from orglife_kit.views.forms.base.written_files import WrittenFiles

_LISTED = re.compile(r"[、，,；;\n]+")
Offered = Iterable[Any] | Options
Write = Callable[[], Iterable[Path]]
Where = Callable[[MeetingRecord], object]


class Entries:
    """Makes the fields and buttons of a form; ``looks`` are the widths ``short`` and ``middle``, else all there is."""

    reports: Any
    run: Callable[..., None]
    choose: Callable[[Field], None]
    quietly: Callable[[Callable[[], None]], None]
    let_go: Callable[[], None]

    def _field(self, made: Any, looks: str, **acts: Any) -> Field:
        return Field(self, made, "orglife-labelled", *looks.split(), **acts)

    def text_field(
        self,
        label: str,
        *,
        rows: int = 0,
        hint: str = "",
        looks: str = "",
        value: str = "",
        hints: Callable[[str], Iterable[Notice]] | None = None,
        **acts: Any,
    ) -> Field:
        """Return a field for text, handed over when it is left; ``hints`` are said while it is written.

        Handed over at each key, the last of them could come after the button that was pressed next.
        """
        facts: dict[str, Any] = {
            "description": label,
            "placeholder": hint,
            "value": value,
            "continuous_update": False,
        }
        made = control(ipywidgets.Textarea, rows=rows, **facts) if rows else control(ipywidgets.Text, **facts)
        field = self._field(made, looks, **acts)
        if hints is not None:
            field.add_class("orglife-hinted")
            field.fill(made, Hint(hints))
        return field

    def number_field(
        self,
        label: str,
        *,
        hint: str = "",
        shows: Callable[[MeetingRecord], int | None] | None = None,
        **acts: Any,
    ) -> Field:
        """Return a field for a whole number, in figures or words, or nothing: ``whole`` of it says which."""
        if shows is not None:
            acts["shows"] = lambda record: "" if (number := shows(record)) is None else str(number)
        return self.text_field(label, hint=hint, looks="short", **acts)

    def names_field(
        self,
        label: str,
        *,
        shows: Callable[[MeetingRecord], Iterable[str]],
        keep: Callable[[tuple[str, ...]], object],
        **looks: Any,
    ) -> Field:
        """Return a field for several names, 、 between them; they are handed over one by one."""
        return self.text_field(
            label,
            shows=lambda record: "、".join(shows(record)),
            keep=lambda text: keep(names_in(text)),
            **looks,
        )

    def name_field(
        self, label: str, *, looks: str = "name", hint: str = "", value: str = "", **acts: Any
    ) -> Field:
        """Return a field for a member's name, typed or chosen; other names are offered by ``options``."""
        acts = {"options": labels_of_all} | acts
        made = control(
            ipywidgets.Combobox,
            description=label,
            placeholder=hint,
            value=value,
            continuous_update=False,
        )
        return self._field(made, looks, **acts)

    def day_field(
        self, label: str, *, looks: str = "short", value: datetime.date | None = None, **acts: Any
    ) -> Field:
        """Return a field for a day; ``days.js`` says when it is handed over."""
        return self._field(control(ipywidgets.DatePicker, description=label, value=value), looks, **acts)

    def choice_field(self, label: str, options: Offered, *, looks: str = "middle", **acts: Any) -> Field:
        """Return a field in which one of several is chosen.

        ``options`` may be a function of the record; codes are shown by their words, nothing as a dash.
        """
        made = control(ipywidgets.Dropdown, description=label, options=_always(options, acts))
        return self._field(made, looks, **acts)

    def switch_field(self, label: str, options: Offered, **acts: Any) -> Field:
        """Return a field in which one of a few is chosen, all of them to be seen; options as in ``choice_field``."""
        offered = _always(options, acts)
        made = control(ipywidgets.ToggleButtons, description=label, options=offered, value=None)
        return self._field(made, "switch", **acts)

    def tick_field(self, label: str, *, value: bool = False, **acts: Any) -> Field:
        """Return a field that holds or does not."""
        made = control(ipywidgets.Checkbox, description=label, indent=False, value=value)
        return Field(self, made, "tick", **acts)

    def file_field(self, label: str, accept: str = "", **acts: Any) -> Field:
        """Return a field for a file."""
        made = control(ipywidgets.FileUpload, description=label, accept=accept, tooltip=label)
        made.observe(lambda change: _name_file(made, label, change.new), "value")
        return Field(self, made, "upload", **acts)

    def list_field(
        self, label: str, options: Options, *, rows: int = 8, looks: str = "", **acts: Any
    ) -> Field:
        """Return a list of which one can be chosen."""
        made = control(ipywidgets.Select, description=label, rows=rows)
        return self._field(made, looks, options=options, **acts)

    def several_field(
        self, label: str, options: Options, *, rows: int = 8, looks: str = "", **acts: Any
    ) -> Field:
        """Return a list of which several can be chosen."""
        made = control(ipywidgets.SelectMultiple, description=label, rows=rows)
        return self._field(made, looks, options=options, **acts)

    def chosen_list(
        self, label: str, options: Options, *, rows: int, looks: str = "", first: First = nobody, **acts: Any
    ) -> Chosen:
        """Return a list of which one is always chosen, the ``first`` where none was; more acts as in ``Chosen``."""
        made = control(ipywidgets.Select, description=label, rows=rows)
        return Chosen(self, made, "orglife-labelled", *looks.split(), options=options, first=first, **acts)

    def member_list(
        self,
        sign: Callable[[MeetingRecord, int], str] | None = None,
        numbers: Callable[[MeetingRecord], Iterable[int]] | None = None,
        first: First = nobody,
    ) -> Members:
        """Return the list of members, or of those ``numbers``, left of a card; ``sign`` says how far each is."""
        return Members(self, sign, numbers, first)

    def button(
        self,
        words: str | Callable[[MeetingRecord], str],
        act: Callable[[], object],
        *,
        main: bool = False,
        tooltip: str = "",
        sure: str = "",
        off: Off | None = None,
    ) -> Any:
        """Return a button that does ``act``, where it has to be ``sure`` at the second press.

        It cannot be pressed where ``off`` of the record says so.
        """
        return Button(self, words, act, main=main, tooltip=tooltip, sure=sure, off=off)

    def entering(
        self,
        words: str,
        act: Callable[..., object],
        fields: Mapping[str, Field],
        *,
        stays: Iterable[Field] = (),
        main: bool = False,
    ) -> Any:
        """Return a button that gives ``act`` what was entered in ``fields``, by their names, and then empties them.

        What ``stays`` in its field is entered again the next time.
        """

        def enter() -> object:
            answer = act(**{name: field.entered for name, field in fields.items()})
            clear(*(field for field in fields.values() if field not in stays))
            return answer

        return self.button(words, enter, main=main)

    @cached_property
    def files(self) -> WrittenFiles:
        """What the form wrote, to be listed in it."""
        return WrittenFiles()

    def writing(self, words: str, write: Write, **looks: Any) -> Any:
        """Return a button that writes files; they are listed in ``files``."""
        return self.button(words, lambda: self.files.told(write()), **looks)

    def printed(self, acts: Mapping[str, Write], where: Where | None = None) -> Any:
        """Return buttons that write files, and the list of these, not there where nothing writes any."""
        row: Any = Row(*(self.writing(words, write) for words, write in acts.items()))
        shown = row if where is None else when(where, row)
        return when(lambda _: self.reports is not None, shown, self.files)

    def heading(self, words: str, lead: str = "") -> ipywidgets.Widget:
        """Return the heading of a form, with a sentence on it."""
        markup = title(words) + (paragraph(lead, "quiet") if lead else "")
        return ipywidgets.HTML(markup, layout=plain_layout())


class Button(ipywidgets.Button):
    """A button; where it has to be sure, its words ask for a second press until something else is done."""

    description: Any

    def __init__(
        self,
        form: Any,
        words: str | Callable[[MeetingRecord], str],
        act: Callable[[], object],
        *,
        main: bool,
        tooltip: str,
        sure: str,
        off: Off | None,
    ) -> None:
        super().__init__(
            description="" if callable(words) else words,
            tooltip=tooltip or None,
            button_style="primary" if main else "",
            layout=plain_layout(),
        )
        self._form, self._act, self._words, self._sure = form, act, words, sure
        self.is_off = off
        self.on_click(lambda _: form.run(self._pressed, self))

    def show(self, record: MeetingRecord) -> None:
        """Say what it does now; ask anew after whatever was done meanwhile."""
        words = self._words(record) if callable(self._words) else self._words
        if self.description != words:
            self.description = words

    def _pressed(self) -> object:
        if self._sure and self.description != self._sure:
            self.description = self._sure
            return ""
        return self._act()


def _always(options: Offered, acts: dict[str, Any]) -> list[Any]:
    """Return the options that are always the same; ``acts`` are given those that are a function of the record."""
    if isinstance(options, Iterable):
        return [*map(_worded, options)]
    acts["options"] = lambda record: [*map(_worded, options(record))]
    return []


def _worded(option: Any) -> Any:
    """Return an option with what it is called: a code by its word, nothing as a dash."""
    if not isinstance(option, str):
        return option
    return term(option) if isinstance(option, StrEnum) else option or "—", str(option)


def _name_file(made: Any, label: str, files: Iterable[Any]) -> None:
    """Show which file was chosen: pulse.js puts the tooltip in the place of how many."""
    made.tooltip = "：".join([label, *(str(file["name"]) for file in files)])


def named_members(record: MeetingRecord, text: str) -> list[int]:
    """Return the numbers of the members named in a field, one or several; raises as ``MeetingRecord.member``."""
    parts = [part for part in _LISTED.split(text) if part.strip()] or [""]
    return [*dict.fromkeys(number for part in parts for number in _named(record, part))]


def _named(record: MeetingRecord, text: str) -> list[int]:
    try:
        return [record.member(text).number]  # 买买提 艾力 is one name
    except RefusedError:
        names = names_in(text)
        if not names[1:]:
            raise
    return [record.member(name).number for name in names]


def labels_of_all(record: MeetingRecord) -> list[str]:
    """Return the names of all members, as lists show them."""
    roster: Roster = record.roster
    return list(map(roster.label, roster.numbers))


def points_of_theme(record: MeetingRecord, *more: str) -> list[str]:
    """Return what can be chosen of the theme's goals and problem areas: none, those of the plan, ``more``."""
    return [*dict.fromkeys(("", *record.plan.theme.points, *more))]
