"""A plan that is written already is read, not typed again: found fields go into plan.toml by one step."""

from __future__ import annotations

from collections.abc import Callable

from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.written import NoticeReading, changes_of
from orglife_kit.views.forms.form import Form, line
from orglife_kit.views.forms.written_fields import FoundFields, WrittenSource


class WrittenForm(Form):
    """Last year's written plan or the superior's notice: dropped or pasted, read, ticked, kept."""

    nested = True

    def __init__(self, meeting: Meeting, changed: Callable[[], None]) -> None:
        super().__init__(meeting)
        self._changed = changed
        self._reading: NoticeReading | None = None
        self.source = WrittenSource()
        self.found = FoundFields()
        self._keep = self.button(say("forms", "Keep"), self.keep, main=True)
        self._keep.disabled = True
        words = say(
            "plan",
            "Bring the written plan of last year or the superior's notice: what is found in it is shown beside its"
            " sentence, and nothing is written before you keep it.",
        )
        self.put(
            line(words, "quiet"),
            self.source,
            self.button(say("forms", "Read"), self.read),
            self.found,
            self._keep,
        )

    def read(self) -> None:
        """Read what was brought and show what was found."""
        self._reading = None
        self._keep.disabled = True
        self.found.show(())
        reading = self.source.read()
        if reading is None:
            raise InputError(notice("written_nothing_brought"))
        self._reading = reading
        self.found.show(reading.found, self.meeting.record.plan)
        self._keep.disabled = False
        self.tell_notices(reading.notices, say("plan", "Read"))

    def keep(self) -> None:
        """Write the fields that are ticked into the plan."""
        assert self._reading is not None
        chosen = self._reading.with_only(self.found.chosen).found
        self.meeting.plan.change(changes_of(chosen))
        self._reading = None
        self._keep.disabled = True
        self.found.show(())
        self._changed()
        self.spread()
        self.tell(say("plan", "{number} fields were taken over.", number=len(chosen)))
