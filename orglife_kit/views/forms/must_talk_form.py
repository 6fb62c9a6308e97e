"""谈心谈话重点对象: the members who must be talked with, one name a line."""

from __future__ import annotations

from collections.abc import Callable

from orglife_kit.i18n import say
from orglife_kit.locale.plan_words import PLAN_WORDS
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.findings import points
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.form import Form, text_field
from orglife_kit.views.forms.plan_fields import LABELS


class MustTalkForm(Form):
    """The members who must be talked with; their names are kept in the meeting, not in the plan's file."""

    nested = True

    def __init__(self, meeting: Meeting, changed: Callable[[], None]) -> None:
        super().__init__(meeting)
        self._changed = changed
        self._loading = False
        self._drawn: list[str] = []  # the names that stood in the field before anything was entered
        self._refused = False  # what stands in the field could not be kept, and stays there to be mended
        label = PLAN_WORDS["settings.must_talk"]
        self.names = text_field(
            say("plan", label),
            "",
            rows=4,
            placeholder=say("plan", "one a line"),
            style=LABELS,
        )
        self.names.observe(self.doing(self._keep), "value")
        self.put(self.names)

    def show(self, record: MeetingRecord) -> None:
        """Show the names as they are kept."""
        if not self._refused:
            self._loading = True
            self._drawn = must_talk_labels(record)
            self.names.value = "\n".join(self._drawn)
            self._loading = False

    def _keep(self) -> None:
        if self._loading:
            return
        self._refused = True
        entered = points(self.names.value)
        self.meeting.plan.change_must_talk(
            add=[name for name in entered if name not in self._drawn],
            remove=[name for name in self._drawn if name not in entered],
        )
        self._refused = False
        self._changed()
        self.spread()
        self.tell(say("plan", "Saved"))


def must_talk_labels(record: MeetingRecord) -> list[str]:
    """Return the names of those who must be talked with, in roster order."""
    return [record.roster.label(member.number) for member in record.roster.members if member.must_talk]
