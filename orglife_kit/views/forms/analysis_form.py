"""What is done with the whole analysis: a file to print, a notebook of one's own to begin from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from orglife_kit.i18n import words_of
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.opening import meetings_beside
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, Form, Parts, Row, Shown, Words, page_link, when
from orglife_kit.views.forms.meeting_watch import show_again

_ = words_of("analysis")


class AnalysisPages(Protocol):
    """What the form asks of the analysis."""

    def export(self, meeting: Meeting) -> Iterable[Path]:
        """Write the analysis as PDF and return the path."""
        ...

    def own_notebook(self, meeting: Meeting) -> Iterable[Path]:
        """Write a notebook to begin from and return the path."""
        ...


class AnalysisForm(Form):
    """With which year to compare; the analysis on paper, a notebook of one's own; and the pictures drawn again."""

    reports: AnalysisPages
    _own = ""  # the way to the notebook that was written

    def _declare(self) -> Parts:
        drawn = self.shown_record
        self.own = Shown(lambda record: self._own)
        self.previous = self.choice_field(
            _("Beside the year before"),
            self._years,
            shows=lambda record: record.plan.previous,
            keep=self.compare,
        )
        changed = Words(_("The meeting has changed since this was drawn."), "")
        again = Row(self.button(_("Draw it again"), show_again, main=True))
        yield when(lambda record: record is not drawn, Card(changed, again))
        yield Card(
            self.previous,
            Row(
                self.button(_("Write the PDF"), self.write, main=True),
                self.button(_("A notebook of my own"), self.begin),
            ),
            self.files,
            self.own,
        )

    def _years(self, record: MeetingRecord) -> list[tuple[str, str]]:
        """Return the meetings that lie beside this one, by their folders, and what the plan names besides."""
        own = self.meeting.folder.resolve()
        found = [folder.name for folder in meetings_beside(own) if folder != own]
        named = record.plan.previous
        more = [named] if named and named not in found else []
        return [(_("none"), ""), *((name, name) for name in (*found, *more))]

    def compare(self, folder: str) -> None:
        """Keep in the plan which meeting was last year's, and draw with it."""
        self.meeting.plan.change({"plan.previous": folder})
        show_again()

    def write(self) -> str:
        """Write the analysis as PDF."""
        self.tell(_("Making the PDF"))
        return self.files.told(self.reports.export(self.meeting))

    def begin(self) -> str:
        """Write a notebook to begin from; a link opens it."""
        (path,) = self.reports.own_notebook(self.meeting)
        self._own = page_link(path.stem, _("Open {name}", name=path.name))
        self.own.show(self.meeting.record)
        return _("Written: {path}", path=path.resolve())
