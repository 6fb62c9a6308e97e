"""公开: one scope at a time is looked at, exactly as it will get it, then written or published."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import ipywidgets

from orglife_kit.errors import InputError, beginning, notice
from orglife_kit.i18n import say, sentence, words_of
from orglife_kit.locale import mark
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.release import inference, served_members
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import RectificationItem
from orglife_kit.views.forms.base import (
    Card,
    Field,
    Form,
    Parts,
    Row,
    Rows,
    Shown,
    Words,
    entry_of,
    items,
    when,
)

_ = words_of("publication")

_FORMATS = {"html": mark("publication", "Web page"), "pdf": "PDF", "docx": "Word", "xlsx": "Excel"}
_USUAL = ("html", "pdf")
_ORDER = (Scope.ORGAN, Scope.MEMBER, Scope.BRANCH, Scope.SUPERVISOR, Scope.PUBLIC)
_WITH_IDS = (Scope.ORGAN, Scope.SUPERVISOR)


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

    reports: PublicationPages

    def _declare(self) -> Parts:
        self.scope = self.choice_field(_("For"), _ORDER, keep=self._choose)
        self.member = self.choice_field(_("Member"), _members, keep=self._choose)
        self.with_ids = self.tick_field(_("Show id numbers whole in the registration form"))
        self.formats = {
            name: self.tick_field(_(words), value=name in _USUAL) for name, words in _FORMATS.items()
        }
        self.one_file = self.tick_field(_("Bound as one file"))
        self.items = Rows(
            lambda record: [item for item in record.rectification.items if item.can_be_chosen], self._tick
        )
        self.page = ipywidgets.HTML()
        self.inferred = Shown(self._inferred)
        yield self.heading(_("For whom"))
        yield Card(
            Row(
                self.scope,
                when(lambda record: self.scope.value == Scope.MEMBER, self.member),
                when(lambda record: self.scope.value in _WITH_IDS, self.with_ids),
            ),
            when(lambda record: self.scope.value == Scope.PUBLIC, Words(_("Items"), "aspect"), self.items),
            Row(*self.formats.values(), self.one_file),
            self.inferred,
            Row(
                self.button(_("Look"), self.look),
                self.button(_("Write the files"), self.write, main=True),
                self.button(_("Write, and record as published"), self.publish),
            ),
            self.files,
        )
        yield self.page

    def _inferred(self, record: MeetingRecord) -> str:
        """Return what readers of the scope could work out of single members, before it goes out."""
        return items(map(sentence, inference(record, self.scope.value)))

    def look(self) -> None:
        """Show what the scope would receive; of the slips the first where no member is chosen."""
        self.page.value = self.reports.preview(
            self.meeting, self.scope.value, self._member(first=True)
        ).html()

    def write(self) -> str:
        """Write the files and list them."""
        return say("files", "Written: {number} files", number=self._write())

    def publish(self) -> str:
        """Write the files and list them, and record that they went out today."""
        number = self._write(datetime.date.today())
        return _("Recorded as published: {number} files", number=number)

    def _choose(self, _value: object) -> None:
        """Show what belongs to another scope; what was looked at or written was of the one before."""
        self.page.value = ""
        self.files.list(())
        self.forget()

    def _tick(self, item: RectificationItem) -> Field:
        """Return a box to tick for an item of the committee; one tick changes one item."""
        kept = entry_of(lambda record: record.rectification.items, number=item.number)

        def words(record: MeetingRecord) -> str:
            now = kept(record)
            return f"{now.measure}（{beginning(now.problem, 12)}）"

        return self.tick_field(
            "",
            labelled=words,
            shows=lambda record: item.number in record.publication.chosen,
            keep=lambda chosen: self.meeting.publication.choose_item(item.number, chosen=chosen),
        )

    def _write(self, published_on: datetime.date | None = None) -> int:
        member, with_ids = self._member(first=False), self.with_ids.value
        formats = [name for name, box in self.formats.items() if box.value]
        if not formats:
            raise InputError(notice("format_not_chosen"))
        files = self.reports.export(
            self.meeting,
            self.scope.value,
            member,
            with_ids=with_ids,
            published_on=published_on,
            formats=formats,
            one_file=self.one_file.value,
            progress=lambda page: self.tell(_("Making: {title}", title=page)),
        )
        return self.files.list(files)

    def _member(self, *, first: bool) -> str | None:
        if self.scope.value != Scope.MEMBER:
            return None
        decided = served_members(self.meeting.record)
        return self.member.value or (decided[0] if first and decided else None)


def _members(record: MeetingRecord) -> list[tuple[str, str]]:
    """Return the members who have a slip by now."""
    every = _("every member")
    return [(every, ""), *((name, name) for name in served_members(record))]
