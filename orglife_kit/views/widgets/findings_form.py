"""查摆问题: one member after the other, the plan's aspects under each other, one short point a line (C5)."""

from __future__ import annotations

import html
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation import points
from orglife_kit.views.widgets.house import CARD, Form, heading, line, member_list, text_field, tiles


class FindingsForm(Form):
    """What the members find lacking in themselves; each field is kept as it is left."""

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loading = False
        self._count = ipywidgets.HTML()
        self.members = member_list(say("preparation", "Members"))
        self.members.observe(self.doing(self.load), "value")
        self._name = ipywidgets.HTML()
        self.aspects: dict[str, Any] = {}
        self._fields = ipywidgets.VBox()
        card = ipywidgets.VBox(
            [
                self._name,
                self._fields,
                self.button(say("preparation", "Next member"), self.next, main=True),
            ],
            layout=CARD,
        )
        self.refresh()
        self.put(
            heading(say("preparation", "Findings of the members")),
            line(
                say(
                    "preparation",
                    "One short point a line, about the member's own work; nothing is asked for that was not said.",
                ),
                "quiet",
            ),
            self._count,
            ipywidgets.HBox([self.members, card]),
        )

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        self.refresh()

    def refresh(self) -> None:
        """Show the findings as they stand."""
        found = {finding.member for finding in self.meeting.finding_records()}
        roster = self.meeting.roster
        chosen = self.members.value
        self._loading = True
        self.members.options = [
            (f"{'✓' if member.number in found else '　'} {roster.label(member.number)}", member.number)
            for member in roster.members
        ]
        self.members.value = chosen if chosen and chosen <= len(roster) else 1
        self._loading = False
        self._count.value = tiles(
            [
                (say("preparation", "Members with findings"), len(found)),
                (say("preparation", "Members without"), len(roster) - len(found)),
            ]
        )
        self.load()

    def load(self) -> None:
        """Show the chosen member's points."""
        if self._loading or self.members.value is None:
            return
        number = self.members.value
        self._name.value = f"<h2>{html.escape(self.meeting.roster.label(number))}</h2>"
        aspects = self.meeting.member_aspects()
        if tuple(self.aspects) != aspects:
            self.aspects = {aspect: self._field(aspect) for aspect in aspects}
            self._fields.children = tuple(self.aspects.values())
        mine = [finding for finding in self.meeting.finding_records() if finding.member == number]
        self._loading = True
        for aspect, field in self.aspects.items():
            field.value = "\n".join(finding.point for finding in mine if finding.aspect == aspect)
        self._loading = False

    def next(self) -> None:
        """Go on to the next member in roster order."""
        if self.members.value < len(self.meeting.roster):
            self.members.value += 1
        else:
            self.tell(say("preparation", "This was the last member."))

    def _field(self, aspect: str) -> Any:
        field = text_field(aspect or say("preparation", "Findings"), "", rows=3)
        field.style = {"description_width": "14em"}
        field.observe(self.doing(partial(self._keep, aspect)), "value")
        return field

    def _keep(self, aspect: str) -> None:
        if self._loading:
            return
        self.meeting.note_findings(self.members.value, aspect, points(self.aspects[aspect].value))
        self.refresh()
        self.tell(say("preparation", "Saved"))
