"""A plan that is written already is read, not typed again: found fields go into plan.toml by one step."""

from __future__ import annotations

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.i18n import say, words_of
from orglife_kit.meeting.written import NoticeReading, changes_of
from orglife_kit.views.forms.base import Form, Parts, Row
from orglife_kit.views.forms.written_fields import FoundFields, WrittenSource

_ = words_of("plan")


class WrittenForm(Form):
    """Last year's written plan or the superior's notice: dropped or pasted, read, ticked, kept."""

    nested = True

    _reading: NoticeReading | None = None

    def _declare(self) -> Parts:
        self.source = WrittenSource(self)
        self.found = FoundFields(self)
        keep = self.button(
            say("forms", "Keep"), self.keep, main=True, off=lambda record: self._reading is None
        )
        yield _(
            "Bring the written plan of last year or the superior's notice: what is found in it is shown beside its"
            " sentence, and nothing is written before you keep it."
        )
        yield self.source
        yield Row(self.button(say("forms", "Read"), self.read))
        yield self.found
        yield Row(keep)

    def read(self) -> tuple[Notice, ...] | str:
        """Read what was brought and show what was found."""
        self._drop()
        reading = self.source.read()
        if reading is None:
            raise InputError(notice("written_nothing_brought"))
        self._reading = reading
        self.found.show_found(reading.found, self.meeting.record.plan)
        self.refresh()
        return reading.notices or _("Read")

    def keep(self) -> str:
        """Write the fields that are ticked into the plan."""
        assert self._reading is not None
        chosen = self._reading.with_only(self.found.chosen).found
        self.meeting.plan.change(changes_of(chosen))
        self._drop()
        return _("{number} fields were taken over.", number=len(chosen))

    def _drop(self) -> None:
        self._reading = None
        self.found.show_found(())
        self.refresh()
