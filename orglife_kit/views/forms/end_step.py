"""散会: the strip and the summary are printed, signed, sealed and handed over."""

from __future__ import annotations

from orglife_kit.errors import refuse
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.round import RoundState
from orglife_kit.views.forms.base import Card, Form, Row, Shown, WrittenFiles, items
from orglife_kit.views.forms.printing import Printing


class EndStep(Form):
    """The end of the meeting: what is printed here, and what is done with it."""

    nested = True

    def __init__(self, meeting: Meeting, printing: Printing) -> None:
        super().__init__(meeting)
        self._printing = printing
        self.files = WrittenFiles()
        self.strip = self.button(say("ballots", "Print the strip"), self.print_strip, main=True)
        self.summary = self.button(say("ballots", "Print the summary"), self.print_summary)
        steps = (
            say(
                "ballots",
                "Print the strip: it has every root. It is put to the counted ballots, and the scrutineer seals them.",
            ),
            say("ballots", "Print the summary: tellers, scrutineers and secretary sign it."),
            say("ballots", "Spare ballots are destroyed; the sealed ones stay with the scrutineer."),
            say("ballots", "Typing can go on after the meeting: nobody has to wait for the counting."),
        )
        self.put(
            *self.heading(say("ballots", "The end of the meeting")),
            Card(
                Shown(lambda _: items(steps, numbered=True)),
                Row(self.strip, self.summary),
                self.files,
            ),
        )

    def print_strip(self) -> str:
        """Write the strip with the roots of every rating that is closed."""
        return self.files.told(self._printing.print_strip(self.meeting))

    def print_summary(self) -> str:
        """Write the summary; it shows counts, so the roots are on the sealed paper first."""
        record = self.meeting.record
        closed = {entry.number for entry in record.ballots.rounds if entry.state is RoundState.CLOSED}
        if closed - record.ballots.copied.keys():
            raise refuse("summary_before_copy")
        return self.files.told(self._printing.print_summary(self.meeting))
