"""A plan that is written already is read, not typed again: found fields go into plan.toml by one step."""

from __future__ import annotations

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.written import NoticeReading, changes_of
from orglife_kit.views.forms.base import Form, Row, Words, off
from orglife_kit.views.forms.written_fields import FoundFields, WrittenSource


class WrittenForm(Form):
    """Last year's written plan or the superior's notice: dropped or pasted, read, ticked, kept."""

    nested = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._reading: NoticeReading | None = None
        self.source = WrittenSource(self)
        self.found = FoundFields(self)
        words = say(
            "plan",
            "Bring the written plan of last year or the superior's notice: what is found in it is shown beside its"
            " sentence, and nothing is written before you keep it.",
        )
        keep = self.button(say("forms", "Keep"), self.keep, main=True)
        self.put(
            Words(words),
            self.source,
            Row(self.button(say("forms", "Read"), self.read)),
            self.found,
            Row(off(keep, lambda _: self._reading is None)),
        )

    def read(self) -> tuple[Notice, ...] | str:
        """Read what was brought and show what was found."""
        self._drop()
        reading = self.source.read()
        if reading is None:
            raise InputError(notice("written_nothing_brought"))
        self._reading = reading
        self.found.show_found(reading.found, self.meeting.record.plan)
        self.refresh()
        return reading.notices or say("plan", "Read")

    def keep(self) -> str:
        """Write the fields that are ticked into the plan."""
        assert self._reading is not None
        chosen = self._reading.with_only(self.found.chosen).found
        self.meeting.plan.change(changes_of(chosen))
        self._drop()
        return say("plan", "{number} fields were taken over.", number=len(chosen))

    def _drop(self) -> None:
        self._reading = None
        self.found.show_found(())
        self.refresh()
