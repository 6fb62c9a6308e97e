"""名册: one member after the other, the five flags with their reasons; it can be changed until a round is opened."""

from __future__ import annotations

from typing import Any

from orglife_kit.i18n import say, term
from orglife_kit.locale import mark
from orglife_kit.meeting import Meeting
from orglife_kit.rules.plan.members import Flag, Member, Membership
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, Facts, Field, Form, Row, Shown, Words, title

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
_SHORT = ("gender", "ethnicity", "birth", "joined")


class RosterForm(Form):
    """The roster of the meeting."""

    tables = ("roster",)

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self.members = self.member_list()
        fact = Facts(self._member, self._change)
        self.facts = {
            name: self.text_field(
                say("plan", words), looks="short" if name in _SHORT else "middle", **fact(name)
            )
            for name, words in FACTS.items()
        }
        self.membership = self.choice_field(
            say("plan", "Membership"),
            [(term(membership), membership.value) for membership in Membership],
            looks="short",
            **fact("membership"),
        )
        self.reason = self.text_field(say("plan", "Reason of a change below"), shows=self._reasons)
        self.flags = {flag: self._flag(flag) for flag in Flag}
        self.new_name = self.text_field(say("plan", "New member"), looks="middle")
        self.remove_button = self.button(
            say("plan", "Remove this member"), self.remove, sure=say("plan", "Really remove")
        )
        facts = self.facts
        self.put(
            *self.heading(say("plan", "The roster"), say("plan", "Can be changed until a rating is opened.")),
            Row(
                self.members,
                Card(
                    Shown(lambda record: title(record.roster.label(self._member(record).number), 3)),
                    Row(facts["name"], self.membership),
                    Row(*(facts[name] for name in _SHORT)),
                    Row(*(facts[name] for name in FACTS if name not in ("name", *_SHORT))),
                    Words(say("plan", "What this member counts in; a change needs its reason."), ""),
                    self.reason,
                    *self.flags.values(),
                    Row(self.remove_button),
                ),
                looks="orglife-two",
            ),
            Row(self.new_name, self.button(say("plan", "Add"), self.add), enters=True),
        )

    def add(self) -> str:
        """Add a member at the end and show him."""
        member = self.meeting.plan.add_member(self.new_name.value)
        self.new_name.clear()
        self.members.go_to(member.number)
        return say("plan", "Added: {name}", name=member.name)

    def remove(self) -> str:
        """Remove the chosen member and show the one before him."""
        roster = self.meeting.record.roster
        member = roster.member(self.members.number)
        self.meeting.plan.remove_member(member.number)
        self.members.go_to(roster.numbers[max(0, member.position - 2)])
        return say("plan", "Removed: {name}", name=member.name)

    def _member(self, record: MeetingRecord) -> Member:
        return record.roster.member(self.members.number)

    def _reasons(self, record: MeetingRecord) -> str:
        reasons = record.flag_reasons
        return "；".join(dict.fromkeys(reasons[key] for key in reasons if key[0] == self.members.number))

    def _change(self, **changed: str) -> None:
        entered = {name: value.strip() for name, value in changed.items()}
        self.meeting.plan.change_member(self.members.number, **entered)

    def _flag(self, flag: Flag) -> Field:
        def keep(holds: Any) -> None:
            self.meeting.plan.set_flag(self.members.number, flag, holds=holds, reason=self.reason.value)

        return self.tick_field(term(flag), shows=lambda record: self._member(record).has(flag), keep=keep)
