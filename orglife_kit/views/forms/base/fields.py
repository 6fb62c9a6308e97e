"""One field of a form: its label above it, what it shows of the record, what keeps it, what is said under it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Protocol

import ipywidgets

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.written import whole_in
from orglife_kit.views.forms.base.markup import paragraph
from orglife_kit.views.forms.base.parts import Holder, Lacking, Shown, naming_of, plain_layout

Answer = str | Iterable[str | Notice] | None
Options = Callable[[MeetingRecord], Iterable[Any]]
Off = Callable[[MeetingRecord], object]
WRONG = "wrong"
_NAMING = (ipywidgets.Text, ipywidgets.Textarea)  # their texts may name members; Combobox is a Text
_TEXTS = (ipywidgets.Text, ipywidgets.Textarea, ipywidgets.DatePicker)


class Desk(Protocol):
    """What a field asks of its form."""

    def run(self, act: Callable[[], object], at: Any = None) -> None:
        """Do ``act``, which was asked for at ``at``, and say what came of it."""
        ...

    def quietly(self, act: Callable[[], None]) -> None:
        """Do ``act``; what it changes in fields was entered by nobody."""
        ...

    def choose(self, field: Field) -> None:
        """Show what was chosen in ``field``."""
        ...

    def let_go(self) -> None:
        """Let no field wait any longer for what could not be kept to be mended."""
        ...


class Field(Holder):
    """A control with its label; ``shows`` fills it from the record, ``keep`` is given what was left in it.

    What ``waits`` stays in it to be mended when it could not be kept: a text always does. What it ``lacks`` by what
    the record says is told under it; ``nothing`` stands in the place of a list without an entry. Nothing can be entered
    in it where ``off`` of the record says so.
    """

    def __init__(
        self,
        form: Desk,
        control: Any,
        *looks: str,
        shows: Callable[[MeetingRecord], Any] | None = None,
        keep: Callable[[Any], object] | None = None,
        options: Options | None = None,
        labelled: Callable[[MeetingRecord], str] | None = None,
        chooses: bool = False,
        waits: bool = False,
        lacks: Callable[[MeetingRecord], str] | None = None,
        nothing: str = "",
        off: Off | None = None,
    ) -> None:
        parts = [control] if lacks is None else [control, Lacking(lacks)]
        if nothing:
            parts.append(Shown(lambda _: "" if control.options else paragraph(nothing, "quiet")))
        super().__init__(parts, "orglife-field", *looks)
        self.control, self.is_off = control, off
        self._form, self._shows, self._keep, self._options = form, shows, keep, options
        self._labelled = labelled
        self._says: Any = None
        self._waits = waits or isinstance(control, _TEXTS)
        self._drawn = control.value if hasattr(control, "value") else None
        if keep is not None:
            control.observe(lambda _: form.run(self._left, self), "value")
        elif chooses:
            control.observe(lambda _: form.choose(self), "value")

    @property
    def value(self) -> Any:
        """What stands in it."""
        return self.control.value

    @value.setter
    def value(self, value: Any) -> None:
        self.control.value = value

    @property
    def entered(self) -> Any:
        """What was entered in it, as an act takes it: no day as an empty text, a file as its name and bytes."""
        value = self.control.value
        if isinstance(self.control, ipywidgets.FileUpload):
            return next(((str(file["name"]), bytes(file["content"])) for file in value), None)
        return "" if value is None else value

    @property
    def options(self) -> Any:
        """What can be chosen in it."""
        return self.control.options

    @options.setter
    def options(self, options: Iterable[Any]) -> None:
        self.control.options = list(options)

    @property
    def label(self) -> str:
        """What is chosen, in words."""
        return str(self.control.label)

    @property
    def disabled(self) -> bool:
        """Whether nothing can be entered."""
        return bool(self.control.disabled)

    @disabled.setter
    def disabled(self, disabled: bool) -> None:
        self.control.disabled = disabled

    @property
    def description(self) -> str:
        """Its label."""
        return str(self.control.description)

    @description.setter
    def description(self, words: str) -> None:
        self.control.description = words

    @property
    def is_wrong(self) -> bool:
        """Whether what stands in it could not be kept, and waits to be mended."""
        return WRONG in self._dom_classes

    @property
    def drawn(self) -> Any:
        """What stood in it before anything was entered."""
        return self._drawn

    def show(self, record: MeetingRecord) -> None:
        """Show what ``record`` says; what waits to be mended stays."""
        named = naming_of(record)
        if self._labelled is not None and self.control.description != named(self._labelled(record)):
            self.control.description = named(self._labelled(record))
        if self._options is not None:
            offered = [_named(option, named) for option in self._options(record)]
            if list(self.control.options) != offered:
                kept = self.control.value
                self.control.options = offered
                self._choose(kept)
        if self._shows is not None and not self.is_wrong:
            shown = self._shows(record)
            self._choose(
                named(shown) if isinstance(self.control, _NAMING) and isinstance(shown, str) else shown
            )
        if not self.is_wrong:
            self._drawn = self.control.value

    def _choose(self, value: Any) -> None:
        """Choose ``value``, where it is still offered; else the first of a drop-down, nothing of a list."""
        if isinstance(self.control, ipywidgets.SelectMultiple):
            value = tuple(each for each in value if each in self._offered())
        elif isinstance(self.control, ipywidgets.Dropdown | ipywidgets.Select):
            offered = self._offered()
            if value not in offered:
                first = isinstance(self.control, ipywidgets.Dropdown) and self._shows is None and offered
                value = offered[0] if first else None
        if self.control.value != value:
            self.control.value = value

    def _offered(self) -> list[Any]:
        return [option[1] if isinstance(option, tuple) else option for option in self.control.options]

    def _left(self) -> object:
        assert self._keep is not None
        return self._keep(self.control.value)

    def refused(self) -> None:
        """Let what could not be kept wait to be mended; what was chosen or ticked goes back."""
        if self._waits:
            self.add_class(WRONG)
        else:
            self.control.value = self._drawn

    def taken(self) -> None:
        """Forget that what stood in it could not be kept."""
        if self.is_wrong:
            self.remove_class(WRONG)
        if self._says is not None:
            self.fill(*(part for part in self.parts if part is not self._says))
            self._says = None

    def still_says(self, markup: str) -> None:
        """Keep the sentence on what is wrong under the field when something else is said elsewhere."""
        self._says = ipywidgets.HTML(markup, layout=plain_layout())
        self.fill(*self.parts, self._says)

    def day(self) -> datetime.date:
        """Return the day that stands in it; raises ``InputError`` (``day_missing``) where there is none."""
        if self.control.value is None:
            raise InputError(notice("day_missing"))
        chosen: datetime.date = self.control.value
        return chosen

    def whole(self) -> int | None:
        """Return the whole number that stands in it, in figures or words, ``None`` where nothing does.

        Raises ``InputError`` (``count_no_number``).
        """
        text = self.control.value.strip()
        number = whole_in(text)
        if text and number is None:
            raise InputError(notice("count_no_number", field=self.description, text=text))
        return number

    def choose(self, value: Any) -> None:
        """Choose ``value`` for the form: nobody is asked to keep it."""
        self._form.quietly(lambda: self._choose(value))

    def clear(self) -> None:
        """Empty it."""
        empty: dict[type, Any] = {ipywidgets.DatePicker: None, ipywidgets.FileUpload: ()}
        self.control.value = empty.get(type(self.control), "")


def clear(*fields: Field) -> None:
    """Empty fields: what stood in them is kept, or was of something else."""
    for field in fields:
        field.clear()


def _named(option: Any, named: Callable[[str], str]) -> Any:
    """Return an option with its words as people read them; its value stays."""
    return (named(option[0]), option[1]) if isinstance(option, tuple) else named(option)


@cache
def _style(kind: type) -> Any:
    return kind()


def control(kind: Any, **facts: Any) -> Any:
    """Return a control without a layout and a style of its own: how it looks is said by form.css."""
    style = _style(kind.class_traits()["style"].klass)
    return kind(layout=plain_layout(), style=style, **facts)
