"""经批准不计入应到的党员: each with reason, by whom and when it was approved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.errors import refuse
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.plan.settings import NotCounted, NotCountedReason
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, line, name_field, text_field


class NotCountedForm(Form):
    """The members whom the plan does not count in 应到."""

    nested = True

    def __init__(self, meeting: Meeting, changed: Callable[[], None]) -> None:
        super().__init__(meeting)
        self._changed = changed
        self.member = name_field(say("plan", "Member"))
        self.reason = ipywidgets.Dropdown(
            description=say("plan", "Reason"),
            options=[(term(one.value), one.value) for one in NotCountedReason],
            style=LABELS,
            layout=MIDDLE,
        )
        self.approved_by = text_field(say("plan", "Approved by"), "", layout=MIDDLE)
        self.date = ipywidgets.DatePicker(description=say("plan", "Approved on"), style=LABELS)
        self._known = ipywidgets.VBox()
        self.put(
            line(say("plan", "Members approved as not counted in 应到; without approval everybody counts.")),
            self._known,
            ipywidgets.HBox([self.member, self.reason]),
            ipywidgets.HBox([self.approved_by, self.date]),
            self.button(say("plan", "Add"), self.add),
        )

    def show(self) -> None:
        """Show those whom the plan names now."""
        roster = self.meeting.roster
        self.member.options = [roster.label(member.number) for member in roster.members]
        self._known.children = [
            ipywidgets.HBox(
                [
                    ipywidgets.Label("　".join((one.member, term(one.reason), one.approved_by, one.date))),
                    self.button(say("plan", "Take out"), partial(self.remove, one)),
                ]
            )
            for one in self._entries()
        ]

    def add(self) -> None:
        """Add the member that stands in the fields."""
        member = self.meeting.member(self.member.value)
        if not self.approved_by.value.strip() or self.date.value is None:
            raise refuse("not_counted_unapproved", member=member.name)
        label = self.meeting.roster.label(member.number)
        day = self.date.value.isoformat()
        entry = NotCounted(label, NotCountedReason(self.reason.value), self.approved_by.value.strip(), day)
        self._write([*(one for one in self._entries() if one.member != label), entry])
        self.member.value = self.approved_by.value = ""
        self.date.value = None

    def remove(self, entry: NotCounted) -> None:
        """Take one member out."""
        self._write([one for one in self._entries() if one != entry])

    def _entries(self) -> tuple[NotCounted, ...]:
        return self.meeting.plan.settings.not_counted

    def _write(self, entries: list[NotCounted]) -> None:
        tables: list[dict[str, Any]] = [
            {
                "member": one.member,
                "reason": one.reason.value,
                "approved_by": one.approved_by,
                "date": one.date,
            }
            for one in entries
        ]
        self.meeting.change_plan({"settings.not_counted": tables})
        self._changed()
        self.spread()
        self.tell(say("plan", "Saved"))
