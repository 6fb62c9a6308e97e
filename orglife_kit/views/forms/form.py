"""What every form shares: its look, its one line for messages, and what happens when an act is refused."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakSet

import ipywidgets

from orglife_kit.errors import Notice, OrglifeError
from orglife_kit.i18n import say, sentence, sentences
from orglife_kit.meeting import Meeting
from orglife_kit.rules.plan.members import Roster
from orglife_kit.views.forms.pulse import Pulse

WIDE = ipywidgets.Layout(width="auto", max_width="52em")
MIDDLE = ipywidgets.Layout(width="22em")
GONE = ipywidgets.Layout(display="none")
CARD = ipywidgets.Layout(flex="1 1 0", min_width="0", margin="0 0 0 14px")
LABELS = {"description_width": "7em"}

_LIST = ipywidgets.Layout(width="16em", height="28em")


_shown: WeakSet[Any] = WeakSet()  # the forms of this kernel


def _keep_order(opened: Any) -> None:
    """Leave the messages of a widget in the one thread to which its page sends those of all widgets, in order.

    ipykernel 7.4 moves each widget's to the thread where that widget last spoke: a button could overtake a field.
    """
    if opened.new is not None:
        opened.new._reply_subshell_for = None


ipywidgets.Widget.on_widget_constructed(lambda widget: widget.observe(_keep_order, "comm"))


@cache
def _style() -> str:
    return (Path(__file__).parent / "form.css").read_text(encoding="utf-8")


def marked(bundle: Any) -> Any:
    """Return what a notebook is given to show, marked in its metadata as ours: the save hook goes by that."""
    if bundle is None:
        return None
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
    return data, {**metadata, "orglife_kit": {"form": True}}


class Form(ipywidgets.VBox):
    """A form with one line on which it says what was done or why not.

    What it shows is never in its text form: a notebook that is saved keeps that text.
    """

    undoes = False  # whether it offers to take back the last act
    nested = False  # whether it stands inside another form, which has the look and the pulse for both

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.told = ipywidgets.HTML()
        self.undo_button = self.button(say("forms", "Undo the last step"), self.undo)
        self._last = ipywidgets.HBox([self.told, self.undo_button]) if self.undoes else self.told
        self._shown_version = meeting.version()
        look = ipywidgets.HTML(f"<style>{_style()}</style>", layout=GONE)
        self._frame = () if self.nested else (look, Pulse(follow_all))
        super().__init__([])
        if not self.nested:
            self.add_class("orglife-form")
        _shown.add(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def _repr_mimebundle_(self, **wanted: Any) -> Any:
        return marked(super()._repr_mimebundle_(**wanted))

    def put(self, *parts: ipywidgets.Widget) -> None:
        """Show ``parts`` one under the other, and the line for messages at the end."""
        self.children = (*self._frame, *parts, self._last)
        self._offer_undo()

    def meeting_changed(self) -> None:
        """Show what was changed outside this form; a form that shows nothing of the meeting need not."""

    def follow(self) -> None:
        """Show what another window, notebook or command has changed since this form last looked."""
        self.doing(self._follow)()

    def _follow(self) -> None:
        version = self.meeting.version()
        if version != self._shown_version:
            self._shown_version = version
            self.meeting_changed()
            self._offer_undo()

    def spread(self) -> None:
        """Let the other forms of this meeting in this notebook show what this one has changed."""
        for form in self._others():
            form.meeting_changed()
            form._offer_undo()

    def _others(self) -> list[Form]:
        return [form for form in _shown if form is not self and form.meeting.folder == self.meeting.folder]

    def undo(self) -> None:
        """Take back the last act of this meeting, whichever form did it."""
        try:
            self.meeting.undo()
        finally:
            self.meeting_changed()
            self.spread()
        for form in self._others():
            form.tell("")  # it may still say that what was undone is saved
        self.tell(say("forms", "Undone: the last step."))

    def _offer_undo(self) -> None:
        self.undo_button.layout.display = "" if self.meeting.can_undo else "none"

    def tell(self, words: str, tone: str = "good") -> None:
        """Say ``words`` on the form's line."""
        self.told.value = f'<p class="{tone}" role="status">{html.escape(words)}</p>' if words else ""

    def tell_notices(self, notices: Iterable[Notice], done: str = "") -> None:
        """Say what an act warns of, or that it is done."""
        warned = "\n".join(map(sentence, notices))
        self.tell(warned or done, "bad" if warned else "good")

    def doing(self, act: Callable[[], object]) -> Callable[..., None]:
        """Return a callback that does ``act`` and says on the form why it could not."""

        def run(*_: object) -> None:
            try:
                act()
            except OrglifeError as error:
                self.tell(sentences(error), "bad")
            except Exception as error:
                self.tell(
                    say("forms", "Not done: {detail}", detail=f"{type(error).__name__}: {error}"), "bad"
                )
                raise
            finally:
                self._offer_undo()

        return run

    def button(self, words: str, act: Callable[[], object], *, main: bool = False) -> ipywidgets.Button:
        """Return a button that does ``act``."""
        made = ipywidgets.Button(description=words, button_style="primary" if main else "")
        made.on_click(self.doing(act))
        return made


def follow_all() -> None:
    """Let every form of this kernel show what was changed elsewhere."""
    for form in list(_shown):
        form.follow()


def still_chosen(chosen: object, roster: Roster) -> int:
    """Return the number of the member who was chosen; of the first one where he is not in the roster any more."""
    return chosen if isinstance(chosen, int) and chosen in roster.numbers else roster.numbers[0]


def following(chosen: int, roster: Roster) -> int | None:
    """Return the number of the member who comes next in roster order; nothing after the last one."""
    position = roster.numbers.index(still_chosen(chosen, roster))
    return roster.numbers[position + 1] if position + 1 < len(roster) else None


def member_list(label: str) -> ipywidgets.Select:
    """Return the list of members that stands left of a card; its options come later."""
    return ipywidgets.Select(description=label, layout=_LIST, style={"description_width": "3em"})


def block(markup: str) -> ipywidgets.HTML:
    """Return markup whose texts are escaped already."""
    return ipywidgets.HTML(markup)


def heading(words: str) -> ipywidgets.HTML:
    """Return a heading."""
    return block(f"<h2>{html.escape(words)}</h2>")


def line(words: str, tone: str = "") -> ipywidgets.HTML:
    """Return a sentence."""
    return block(f'<p class="{tone}">{html.escape(words)}</p>')


def tiles(numbers: Sequence[tuple[str, object]]) -> str:
    """Return labels with large numbers, as markup."""
    inside = "".join(
        f'<span class="tile">{html.escape(label)}<b>{html.escape(str(number))}</b></span>'
        for label, number in numbers
    )
    return f'<div class="tiles">{inside}</div>'


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> str:
    """Return a table as markup; whole numbers stand to the right."""
    head = "".join(f'<th scope="col">{html.escape(text)}</th>' for text in heads)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    above = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    return f'<table class="plain">{above}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _cell(value: object) -> str:
    if isinstance(value, int):
        return f'<td class="figure">{value}</td>'
    return f"<td>{html.escape(str(value))}</td>"


def notebook_link(name: str, words: str) -> str:
    """Return a link to another of the notebooks, as markup."""
    return f'<a href="{html.escape(name)}.ipynb">{html.escape(words)}</a>'


def text_field(label: str, value: str, *, rows: int = 0, **more: Any) -> Any:
    """Return a field for text, handed over when it is left; one that comes and goes has a layout of its own.

    Handed over at each key, the last of them could come after the button that was pressed next.
    """
    facts = {"style": LABELS, "layout": WIDE, "continuous_update": False} | more
    if rows:
        return ipywidgets.Textarea(value=value, description=label, rows=rows, **facts)
    return ipywidgets.Text(value=value, description=label, **facts)


def name_field(label: str, **more: Any) -> Any:
    """Return a field for one of several names, or for a word of one's own, handed over when it is left."""
    facts = {"style": LABELS, "layout": MIDDLE, "continuous_update": False} | more
    return ipywidgets.Combobox(description=label, **facts)
