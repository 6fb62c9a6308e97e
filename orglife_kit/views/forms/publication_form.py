"""公开: one scope at a time is looked at, exactly as it will get it, then written or published."""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import ipywidgets

from orglife_kit.errors import InputError, beginning, notice
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.release import served_members
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.form import LABELS, MIDDLE, WIDE, Form, line

_FORMATS = {"html": "HTML", "pdf": "PDF", "docx": "Word", "xlsx": "Excel"}
_USUAL = ("html", "pdf")
_ORDER = (Scope.ORGAN, Scope.MEMBER, Scope.BRANCH, Scope.SUPERVISOR, Scope.PUBLIC)


class PublicationPages(Protocol):
    """What the form asks of the reports."""

    def preview(self, meeting: Meeting, scope: str, member: str | None = None) -> Any:
        """Return what a scope would receive."""
        ...

    def export(
        self,
        meeting: Meeting,
        scope: str,
        member: str | None = None,
        *,
        with_ids: bool = False,
        published_on: datetime.date | None = None,
        formats: Sequence[str] = (),
        one_file: bool = False,
        progress: Callable[[str], None] | None = None,
    ) -> Iterable[Path]:
        """Write what a scope receives and return the paths; with a day, record that it went out."""
        ...


class PublicationForm(Form):
    """Scope, choice of items, preview, export, publication."""

    undoes = True

    def __init__(self, meeting: Meeting, pages: PublicationPages) -> None:
        super().__init__(meeting)
        self._loading = False
        self._pages = pages
        self.scope = ipywidgets.Dropdown(
            options=[(term(scope), scope.value) for scope in _ORDER],
            description=say("publication", "For"),
            style=LABELS,
            layout=MIDDLE,
        )
        self.member = ipywidgets.Dropdown(
            description=say("publication", "Member"),
            style=LABELS,
            layout=MIDDLE,
        )
        self.with_ids = ipywidgets.Checkbox(
            description=say("publication", "Show id numbers whole in the registration form"), indent=False
        )
        self.formats = {
            name: ipywidgets.Checkbox(
                value=name in _USUAL, description=words, indent=False, layout=ipywidgets.Layout(width="auto")
            )
            for name, words in _FORMATS.items()
        }
        self.one_file = ipywidgets.Checkbox(
            description=say("publication", "Bound as one file"),
            indent=False,
            layout=ipywidgets.Layout(width="auto"),
        )
        self.items: dict[int, ipywidgets.Checkbox] = {}
        self._choice = ipywidgets.VBox()
        self.page = ipywidgets.HTML()
        self._files = ipywidgets.HTML()
        self.meeting_changed()
        self.scope.observe(self.doing(self._choose), "value")
        self._choose()

    def meeting_changed(self) -> None:
        """Offer a slip for each member who has an outcome by now, and the items that have a measure."""
        record = self.meeting.record
        chosen, decided = self.member.value, served_members(record)
        options = [(say("publication", "every member"), ""), *((name, name) for name in decided)]
        if list(self.member.options) != options:
            self.member.options = options
            self.member.value = chosen if chosen in decided else ""
        self._show_items(record)

    def _show_items(self, record: MeetingRecord) -> None:
        """Show a box to tick for each item of the committee that has a measure; one tick changes one item."""
        offered = {
            item.number: f"{item.measure}（{beginning(item.problem, 12)}）"
            for item in record.rectification.items
            if item.can_be_chosen
        }
        if {number: box.description for number, box in self.items.items()} != offered:
            self.items = {number: self._box(number, words) for number, words in offered.items()}
            self._choice.children = [line(say("publication", "Items"), "aspect"), *self.items.values()]
        self._loading = True
        for number, box in self.items.items():
            box.value = number in record.publication.chosen
        self._loading = False

    def _box(self, number: int, words: str) -> ipywidgets.Checkbox:
        box = ipywidgets.Checkbox(description=words, indent=False, layout=WIDE)

        def ticked() -> None:
            if self._loading:
                return
            try:
                self.meeting.publication.choose_item(number, chosen=box.value)
            finally:
                self._show_items(self.meeting.record)  # a choice that was refused is no tick
            self.spread()
            self.tell(say("publication", "Saved"))

        box.observe(self.doing(ticked), "value")
        return box

    def _choose(self) -> None:
        more = {
            "MEMBER": [self.member],
            "ORGAN": [self.with_ids],
            "SUPERVISOR": [self.with_ids],
        }.get(self.scope.value, [])
        wider = [self._choice] if self.scope.value == Scope.PUBLIC else []
        self.page.value = self._files.value = ""
        self.tell("")
        self.put(
            ipywidgets.HBox([self.scope, *more]),
            *wider,
            ipywidgets.HBox([*self.formats.values(), self.one_file]),
            ipywidgets.HBox(
                [
                    self.button(say("publication", "Look"), self.look),
                    self.button(say("publication", "Write the files"), self.write, main=True),
                    self.button(say("publication", "Write, and record as published"), self.publish),
                ]
            ),
            self._files,
            self.page,
        )

    def look(self) -> None:
        """Show what the scope would receive; of the slips the first where no member is chosen."""
        self.page.value = self._pages.preview(self.meeting, self.scope.value, self._member(first=True)).html()
        self.tell("")

    def write(self) -> None:
        """Write the files and list them."""
        self.tell(say("publication", "Written: {number} files", number=self._write()))

    def publish(self) -> None:
        """Write the files and list them, and record that they went out today."""
        number = self._write(datetime.date.today())
        self.spread()
        self.tell(say("publication", "Recorded as published: {number} files", number=number))

    def _write(self, published_on: datetime.date | None = None) -> int:
        member, with_ids = self._member(first=False), self.with_ids.value
        formats = [name for name, box in self.formats.items() if box.value]
        if not formats:
            raise InputError(notice("format_not_chosen"))
        files = self._pages.export(
            self.meeting,
            self.scope.value,
            member,
            with_ids=with_ids,
            published_on=published_on,
            formats=formats,
            one_file=self.one_file.value,
            progress=lambda title: self.tell(say("publication", "Making: {title}", title=title)),
        )
        shown = [f"<li>{html.escape(str(file))}</li>" for file in files]
        self._files.value = f"<ul>{''.join(shown)}</ul>"
        return len(shown)

    def _member(self, *, first: bool) -> str | None:
        if self.scope.value != Scope.MEMBER:
            return None
        decided = served_members(self.meeting.record)
        return self.member.value or (decided[0] if first and decided else None)
