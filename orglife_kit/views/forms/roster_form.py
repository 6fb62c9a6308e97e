"""名册: one member after the other, the five flags with their reasons; it can be changed until a round is opened."""

from __future__ import annotations

from orglife_kit.i18n import term, words_of
from orglife_kit.locale import mark
from orglife_kit.rules.plan.members import Flag, Member, Membership
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Beside, Card, Facts, Field, Form, Parts, Row, Words

_ = words_of("plan")

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

    def _declare(self) -> Parts:
        self.members = self.member_list()
        fact = Facts(self._member, self._change)
        self.facts = {
            name: self.text_field(_(words), looks="short" if name in _SHORT else "middle", **fact(name))
            for name, words in FACTS.items()
        }
        self.membership = self.choice_field(_("Membership"), Membership, looks="short", **fact("membership"))
        self.reason = self.text_field(_("Reason of a change below"), shows=self._reasons)
        self.flags = {flag: self._flag(flag) for flag in Flag}
        self.remove_button = self.button(_("Remove this member"), self.remove, sure=_("Really remove"))
        self.new_name = self.text_field(_("New member"), looks="middle")
        rest = [field for name, field in self.facts.items() if name not in ("name", *_SHORT)]
        card = Card(
            self.members.title,
            Row(self.facts["name"], self.membership),
            Row(*(self.facts[name] for name in _SHORT)),
            Row(*rest),
            Words(_("What this member counts in; a change needs its reason."), ""),
            self.reason,
            *self.flags.values(),
            Row(self.remove_button),
        )
        yield self.heading(_("The roster"), _("Can be changed until a rating is opened."))
        yield Beside(self.members, card)
        yield Row(self.new_name, self.entering(_("Add"), self.add, {"name": self.new_name}), enters=True)

    def add(self, name: str) -> str:
        """Add a member at the end and show him."""
        member = self.meeting.plan.add_member(name)
        self.members.go_to(member.number)
        return _("Added: {name}", name=member.name)

    def remove(self) -> str:
        """Remove the chosen member and show the one before him."""
        roster = self.meeting.record.roster
        member = roster.member(self.members.number)
        self.meeting.plan.remove_member(member.number)
        self.members.go_to(roster.numbers[max(0, member.position - 2)])
        return _("Removed: {name}", name=member.name)

    def _member(self, record: MeetingRecord) -> Member:
        return record.roster.member(self.members.number)

    def _reasons(self, record: MeetingRecord) -> str:
        reasons = record.flag_reasons
        return "；".join(dict.fromkeys(reasons[key] for key in reasons if key[0] == self.members.number))

    def _change(self, **changed: str) -> None:
        entered = {name: value.strip() for name, value in changed.items()}
        self.meeting.plan.change_member(self.members.number, **entered)

    def _flag(self, flag: Flag) -> Field:
        return self.tick_field(
            term(flag),
            shows=lambda record: self._member(record).has(flag),
            keep=lambda holds: self.meeting.plan.set_flag(
                self.members.number, flag, holds=holds, reason=self.reason.value
            ),
        )
