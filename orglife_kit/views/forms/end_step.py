"""散会: the strip and the summary are printed, signed, sealed and handed over."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from orglife_kit.errors import refuse
from orglife_kit.i18n import words_of
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.views.forms.base import Card, Form, Parts, Row, items
from orglife_kit.views.forms.printing import Printing

_ = words_of("ballots")


class EndStep(Form):
    """The end of the meeting: what is printed here, and what is done with it."""

    nested = True

    reports: Printing

    def _declare(self) -> Parts:
        steps = (
            _(
                "Print the strip: it has every root. It is put to the counted ballots, and the scrutineer seals them."
            ),
            _("Print the summary: tellers, scrutineers and secretary sign it."),
            _("Spare ballots are destroyed; the sealed ones stay with the scrutineer."),
            _("Typing can go on after the meeting: nobody has to wait for the counting."),
        )
        self.strip = self.writing(
            _("Print the strip"), lambda: self.reports.print_strip(self.meeting), main=True
        )
        self.summary = self.writing(_("Print the summary"), self._print_summary)
        yield self.heading(_("The end of the meeting"))
        yield Card(lambda record: items(steps, numbered=True), Row(self.strip, self.summary), self.files)

    def _print_summary(self) -> Iterable[Path]:
        """Write the summary; it shows counts, so the roots are on the sealed paper first."""
        record = self.meeting.record
        closed = {entry.number for entry in record.ballots.rounds if entry.state is RoundState.CLOSED}
        if closed - record.ballots.copied.keys():
            raise refuse("summary_before_copy")
        return self.reports.print_summary(self.meeting)
