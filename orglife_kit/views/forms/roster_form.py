"""名册: one member after the other, the five flags with their reasons; it can be changed until a round is opened."""

from __future__ import annotations

from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, term
from orglife_kit.locale import mark
from orglife_kit.meeting import Meeting
from orglife_kit.rules.plan.members import Flag, Membership
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.form import (
    CARD,
    MIDDLE,
    Form,
    heading,
    line,
    member_list,
    still_chosen,
    text_field,
)

_LABELS = {"description_width": "10em"}
FACTS = {
    "name": mark("plan", "Name"),
    "gender": mark("plan", "Gender"),
    "ethnicity": mark("plan", "Ethnicity"),
    "birth": mark("plan", "Birth"),
    "joined": mark("plan", "Joined"),
    "group": mark("plan", "Group"),
    "post": mark("plan", "Post"),
    "identity": mark("plan", "Staff or id number"),
}
_FLAGS = {
    Flag.COUNTS_IN_CAP_BASE: mark("plan", "counts in the cap's base"),
    Flag.COUNTS_IN_DUE: mark("plan", "counts in 应到"),
    Flag.IS_GRADED: mark("plan", "is graded"),
    Flag.CASTS_BALLOT: mark("plan", "casts a ballot"),
    Flag.HAS_VOTING_RIGHT: mark("plan", "has the right to vote on resolutions"),
}


class RosterForm(Form):
    """The roster of the meeting."""

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loading = True
        self.members = member_list(say("plan", "Members"))
        self.members.observe(self.doing(self.load), "value")
        self.facts = {
            name: text_field(say("plan", words), "", style=_LABELS) for name, words in FACTS.items()
        }
        self.membership = ipywidgets.Dropdown(
            description=say("plan", "Membership"),
            options=[(term(membership), membership.value) for membership in Membership],
            style=_LABELS,
        )
        for name, field in (*self.facts.items(), ("membership", self.membership)):
            field.observe(self._changing(name), "value")
        self.reason = text_field(say("plan", "Reason of a change below"), "", style=_LABELS)
        self.flags = {
            flag: ipywidgets.Checkbox(description=say("plan", words), indent=False)
            for flag, words in _FLAGS.items()
        }
        for flag, box in self.flags.items():
            box.observe(self.doing(partial(self._set_flag, flag)), "value")
        self.new_name = text_field(say("plan", "New member"), "", layout=MIDDLE)
        self._sure = False
        self.remove_button = self.button(say("plan", "Remove this member"), self.remove)
        self._list(None)
        card = ipywidgets.VBox(
            [
                *self.facts.values(),
                self.membership,
                line(say("plan", "What this member counts in; a change needs its reason."), "quiet"),
                self.reason,
                *self.flags.values(),
                self.remove_button,
            ],
            layout=CARD,
        )
        self.put(
            heading(say("plan", "The roster")),
            ipywidgets.HBox([self.members, card]),
            ipywidgets.HBox([self.new_name, self.button(say("plan", "Add"), self.add)]),
        )

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        self._list(self.members.value)

    def load(self) -> None:
        """Show the chosen member."""
        if not self._loading:
            self._load(self.meeting.record)

    def _load(self, record: MeetingRecord) -> None:
        member = record.roster.member(self.members.value)
        reasons = record.flag_reasons
        self._loading = True
        for name, field in self.facts.items():
            field.value = getattr(member, name)
        self.membership.value = member.membership.value
        self.reason.value = "；".join(
            dict.fromkeys(reasons[key] for key in reasons if key[0] == member.number)
        )
        for flag, box in self.flags.items():
            box.value = member.has(flag)
        self._ask_again()
        self._loading = False

    def add(self) -> None:
        """Add a member at the end and show him."""
        member = self.meeting.plan.add_member(self.new_name.value)
        self.new_name.value = ""
        self._list(member.number)
        self._say(say("plan", "Added: {name}", name=member.name))

    def remove(self) -> None:
        """Remove the chosen member, at the second press, and show the one before him."""
        if not self._sure:
            self._sure = True
            self.remove_button.description = say("plan", "Really remove")
            return
        roster = self.meeting.record.roster
        member = roster.member(self.members.value)
        self.meeting.plan.remove_member(member.number)
        self._list(roster.numbers[max(0, member.position - 2)])
        self._say(say("plan", "Removed: {name}", name=member.name))

    def _changing(self, name: str) -> Any:
        def changed(change: dict[str, Any]) -> None:
            self.doing(partial(self._change, name, str(change["new"])))()

        return changed

    def _change(self, name: str, value: str) -> None:
        if self._loading:
            return
        number = self.members.value
        try:
            self.meeting.plan.change_member(number, **{name: value.strip()})
        finally:
            self._list(number)
        self._say(say("plan", "Saved"))

    def _set_flag(self, flag: Flag) -> None:
        if self._loading:
            return
        try:
            self.meeting.plan.set_flag(
                self.members.value, flag, holds=self.flags[flag].value, reason=self.reason.value
            )
        except Exception:
            self.load()
            raise
        self._say(say("plan", "Saved"))

    def _list(self, chosen: int | None) -> None:
        record = self.meeting.record
        roster = record.roster
        self._loading = True
        self.members.options = [(roster.label(member.number), member.number) for member in roster.members]
        self.members.value = still_chosen(chosen, roster)
        self._load(record)

    def _ask_again(self) -> None:
        self._sure = False
        self.remove_button.description = say("plan", "Remove this member")

    def _say(self, words: str) -> None:
        self.tell(words)
        self.spread()
