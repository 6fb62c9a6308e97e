"""A new meeting from a plan and a roster: what was read is shown before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import ipywidgets

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.i18n import branch_name, naming, sentence, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.making import MeetingReading, keep_meeting, new_folder, read_meeting
from orglife_kit.meeting.uploads import write_template
from orglife_kit.rules.plan.plan import check_plan
from orglife_kit.views.forms.base import (
    Answer,
    Card,
    Field,
    Form,
    Parts,
    Row,
    WrittenFiles,
    folder_word,
    items,
    paragraph,
    stored,
)
from orglife_kit.views.forms.roster_reading import side_by_side
from orglife_kit.views.forms.written_fields import FoundFields, WrittenSource

_ = words_of("forms")


class NewMeetingForm(Form):
    """A roster, a plan where there is one, and a name; nothing is written before 「保存」."""

    nested = True

    _reading: MeetingReading | None = None

    def __init__(self, beside: Meeting, made: Callable[[Meeting, Answer], None]) -> None:
        self.parent = beside.folder.parent
        self._made = made
        super().__init__(beside)

    def _declare(self) -> Parts:
        self.name = self.text_field(_("Folder"), hint=_("such as the branch and the year"), looks="middle")
        self.plan = self.file_field(_("Plan file (.toml)"), ".toml")
        self.roster = self.file_field(_("Roster (xlsx, csv)"), ".xlsx,.xls,.et,.ods,.csv,.txt")
        self.last_year = self.choice_field(_("After"), lambda record: self._earlier())
        self.notice = WrittenSource(self)
        self.found = FoundFields(self)
        self.shown = ipywidgets.HTML()
        self.files = WrittenFiles()
        self.keep_button = self.button(
            _("Keep"), self.keep, main=True, off=lambda record: self._reading is None
        )
        blank = _(
            "Without a plan it is a blank one, to be filled in on the page of the plan; after last year's meeting plan"
            " and roster are last year's unless they are chosen."
        )
        written = _(
            "Or bring the written plan of last year or the superior's notice: what is found in it is shown beside its"
            " sentence."
        )
        yield Card(
            Row(self.name, self.last_year),
            blank,
            Row(self.roster, self.plan, self.button(_("No roster yet: a form to fill in"), self.write_form)),
            self.files,
            written,
            self.notice,
            Row(self.button(_("Read"), self.read)),
            self.shown,
            self.found,
            Row(self.keep_button),
        )

    def _earlier(self) -> list[tuple[str, str]]:
        """Return the meetings beside this one, as last year's."""
        folders = sorted(path.parent for path in self.parent.glob("*/meeting.db"))
        none = _("no earlier meeting")
        return [(none, ""), *((folder_word(folder), str(folder)) for folder in folders)]

    def write_form(self) -> str:
        """Write a roster to fill in beside the meetings; one that is there already is not written again."""
        path = self.parent / _("Roster to fill in.xlsx")
        if not path.exists():
            write_template("roster", path)
        return self.files.told([path])

    def read(self) -> list[str]:
        """Read both files and show what was read."""
        self._drop()
        last_year = self.last_year.value or None
        if not (self.name.value.strip() and (last_year or self.roster.value)):
            raise InputError(notice("new_meeting_incomplete"))
        folder = new_folder(self.parent, self.name.value)
        with self._brought(self.plan) as plan, self._brought(self.roster) as roster:
            reading = self._reading = read_meeting(
                folder, plan, roster, last_year=last_year, notice=self.notice.read()
            )
        if reading.written:
            self.found.show_found(reading.written.found)
        words = _(
            "{branch}, {year}; {members} members were read.",
            branch=branch_name(reading.plan.branch),
            year=reading.plan.year,
            members=len(reading.roster.rows),
        )
        named = naming(reading.roster.namesakes)
        guesses = items(map(sentence, reading.roster.guesses))
        self.shown.value = paragraph(words) + guesses + side_by_side(reading.roster)
        self.refresh()
        return [named(sentence(told)) for told in (*reading.roster.warnings, *reading.notices)]

    def _brought(self, field: Field) -> AbstractContextManager[Path | None]:
        return stored(field.value[0]) if field.value else nullcontext()

    def keep(self) -> None:
        """Keep what was read as a new meeting."""
        assert self._reading is not None
        reading = self._reading.with_only(self.found.chosen) if self._reading.written else self._reading
        meeting = keep_meeting(new_folder(self.parent, self.name.value), reading)
        self._drop()
        record = meeting.record
        gone: tuple[Notice, ...] = ()
        if reading.last is not None:
            from orglife_kit.meeting.next_year import gone_members

            gone = gone_members(record.roster, reading.last)
        self._made(meeting, (*gone, *check_plan(record.plan, record.roster)))

    def _drop(self) -> None:
        self._reading = None
        self.shown.value = ""
        self.found.show_found(())
        self.refresh()
