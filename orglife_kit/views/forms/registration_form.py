"""登记逐行抄录: one row after the other in the upper system's order, copied with a key; it goes on where it stopped."""

from __future__ import annotations

from typing import Any, Protocol

from orglife_kit.i18n import words_of
from orglife_kit.meeting import Meeting
from orglife_kit.views.forms.base import Card, Form, Parts
from orglife_kit.views.forms.row_copier import CopiedRows, RowCopier

_ = words_of("forms")


class RegistrationPages(Protocol):
    """What the form asks of the reports."""

    def registration_rows(self, meeting: Meeting, *, with_ids: bool = False) -> CopiedRows:
        """Return the heads and the rows of 登记, as they are typed into the upper system."""
        ...


class RegistrationForm(Form):
    """Whether id numbers are shown whole, and the rows."""

    reports: RegistrationPages

    def _declare(self) -> Parts:
        self.with_ids = self.tick_field(_("Copy id numbers whole"), keep=self._follow_ids)
        self.rows = RowCopier(lambda: self.meeting.record.identity, self._rows)
        yield self.heading(
            _("Copy the registration row by row"),
            _(
                "In the order of the upper system. C copies the row and goes on to the next one; a click copies one"
                " cell. A row that is changed later has to be copied anew."
            ),
        )
        yield Card(self.with_ids, self.rows)

    def _rows(self) -> CopiedRows:
        return self.reports.registration_rows(self.meeting, with_ids=bool(self.with_ids.value))

    def _follow_ids(self, _: object) -> str:
        self.rows.refresh()
        return ""

    def show_record(self, record: Any) -> None:
        """Show the rows as the meeting has them now."""
        super().show_record(record)
        self.rows.refresh()
