"""经批准不计入应到的党员: each with reason, by whom and when it was approved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import ipywidgets

from orglife_kit.errors import Notice, refuse
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.plan.members import NotCounted, NotCountedReason
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, line, name_field, text_field


class NotCountedForm(Form):
    """The members who were approved as not counted in 应到."""

    nested = True

    def __init__(self, meeting: Meeting, changed: Callable[[], None]) -> None:
        super().__init__(meeting)
        self._changed = changed
        self.member = name_field(say("plan", "Member"))
        self.reason = ipywidgets.Dropdown(
            description=say("plan", "Reason"),
            options=[(term(reason), reason.value) for reason in NotCountedReason],
            style=LABELS,
            layout=MIDDLE,
        )
        self.approved_by = text_field(say("plan", "Approved by"), "", layout=MIDDLE)
        self.date = ipywidgets.DatePicker(description=say("plan", "Approved on"), style=LABELS)
        self._approved = ipywidgets.VBox()
        self.put(
            line(say("plan", "Members approved as not counted in 应到; without approval everybody counts.")),
            self._approved,
            ipywidgets.HBox([self.member, self.reason]),
            ipywidgets.HBox([self.approved_by, self.date]),
            self.button(say("plan", "Add"), self.add),
        )

    def show(self, record: MeetingRecord) -> None:
        """Show those who are not counted."""
        label = record.roster.label
        self.member.options = [label(number) for number in record.roster.numbers]
        self._approved.children = [
            self._row(label(entry.member), entry) for entry in not_counted_in_order(record)
        ]

    def add(self) -> None:
        """Keep the member that stands in the fields as not counted."""
        if not self.approved_by.value.strip() or self.date.value is None:
            raise refuse("not_counted_unapproved", member=self.meeting.member(self.member.value).name)
        told = self.meeting.plan.approve_not_counted(
            self.member.value, self.reason.value, self.approved_by.value, self.date.value
        )
        self._saved(told)
        self.member.value = self.approved_by.value = ""
        self.date.value = None

    def remove(self, member: int) -> None:
        """Count a member again."""
        self._saved(self.meeting.plan.count_again(member))

    def _row(self, label: str, entry: NotCounted) -> ipywidgets.HBox:
        facts = (label, term(entry.reason), entry.approved_by, entry.date.isoformat())
        out = self.button(say("plan", "Take out"), partial(self.remove, entry.member))
        return ipywidgets.HBox([ipywidgets.Label("　".join(facts)), out])

    def _saved(self, told: Iterable[Notice]) -> None:
        self._changed()
        self.spread()
        self.tell_notices(told, say("plan", "Saved"))


def not_counted_in_order(record: MeetingRecord) -> list[NotCounted]:
    """Return who is not counted, in roster order."""
    return [record.not_counted[number] for number in record.roster.in_order(record.not_counted)]
