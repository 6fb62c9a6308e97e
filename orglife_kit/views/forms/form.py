"""What a form that is not declared yet says itself; it goes when the last of them is declared."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

import ipywidgets

from orglife_kit.errors import OrglifeError
from orglife_kit.i18n import say, sentences
from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms import base
from orglife_kit.views.forms.base import marked, table, tiles

__all__ = ["marked", "table", "tiles"]

WIDE = ipywidgets.Layout(width="auto", max_width="52em")
MIDDLE = ipywidgets.Layout(width="22em")
GONE = ipywidgets.Layout(display="none")
CARD = ipywidgets.Layout(flex="1 1 0", min_width="0", margin="0 0 0 14px")
LABELS = {"description_width": "7em"}

_LIST = ipywidgets.Layout(width="16em", height="28em")


class Form(base.Form):
    """A form whose acts show what they changed and say what came of it themselves."""

    undoes = False

    def put(self, *parts: ipywidgets.Widget) -> None:
        """Show ``parts`` one under the other, and the line for what is said at the end."""
        self.children = (*self._frame, *parts, *self._foot())

    def show_record(self, record: MeetingRecord) -> None:
        """Show the head; the rest is shown by ``meeting_changed``."""
        for part in self._frame:
            if hasattr(part, "show"):
                part.show(record)

    def meeting_changed(self) -> None:
        """Show what was changed outside this form; a form that shows nothing of the meeting need not."""

    def forget(self) -> None:
        """Show what stands after the last act was taken back."""
        self.meeting_changed()

    def _repr_mimebundle_(self, **wanted: Any) -> Any:
        self.show_record(self.meeting.record)
        return super()._repr_mimebundle_(**wanted)

    def follow(self) -> None:
        """Show what another window, notebook or command has changed since this form last looked."""
        self.doing(self._follow)()

    def _follow(self) -> None:
        version = self.meeting.version()
        if version != self._shown_version:
            self._shown_version = version
            self.show_record(self.meeting.record)
            self.meeting_changed()

    def spread(self) -> None:
        """Let the other forms of this meeting in this notebook show what this one has changed."""
        for form in self._others():
            form.say_nothing()
        super().spread()

    def doing(self, act: Callable[[], object]) -> Callable[..., None]:
        """Return a callback that does ``act`` and says on the form why it could not."""

        def run(*_: object) -> None:
            try:
                act()
            except OrglifeError as error:
                self.tell(sentences(error), "bad")
            except Exception as error:
                words = say("forms", "Not done: {detail}", detail=f"{type(error).__name__}: {error}")
                self.tell(words, "bad")
                raise

        return run

    def button(
        self, words: Any, act: Callable[[], object], *, main: bool = False, tooltip: str = "", sure: str = ""
    ) -> Any:
        """Return a button that does ``act``."""
        made = ipywidgets.Button(
            description=words, button_style="primary" if main else "", tooltip=tooltip or None
        )
        made.on_click(self.doing(act))
        return made


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
