"""查摆问题: one member after the other, the plan's aspects under each other, one short point a line (C5)."""

from __future__ import annotations

import html
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.errors import Notice, beginning
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.findings import Finding, points
from orglife_kit.views.forms.form import CARD, Form, heading, line, member_list, text_field, tiles
from orglife_kit.views.forms.hint import hinted


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
        self._pointers: dict[str, Any] = {}
        self.pointing = ipywidgets.Checkbox(
            description=say("preparation", "Point to the theme's goals and problem areas"), indent=False
        )
        self.pointing.observe(self.doing(self.load), "value")
        self._fields = ipywidgets.VBox()
        card = ipywidgets.VBox(
            [
                self._name,
                self._fields,
                self.pointing,
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
            self._pointers = {aspect: ipywidgets.VBox() for aspect in aspects}
            self._fields.children = tuple(
                part
                for aspect in aspects
                for part in (hinted(self.aspects[aspect], self._hints), self._pointers[aspect])
            )
        mine = [finding for finding in self.meeting.finding_records() if finding.member == number]
        self._loading = True
        for aspect, field in self.aspects.items():
            field.value = "\n".join(finding.point for finding in mine if finding.aspect == aspect)
        self._loading = False
        self._show_pointers(mine)

    def _show_pointers(self, mine: list[Finding]) -> None:
        """Offer, where it is wished, a goal or problem area of the theme for each point."""
        for aspect, box in self._pointers.items():
            box.children = [
                self._pointer(finding) for finding in mine if self.pointing.value and finding.aspect == aspect
            ]

    def _pointer(self, finding: Finding) -> Any:
        known = self.meeting.plan.theme.points
        field = ipywidgets.Dropdown(
            description=beginning(finding.point),
            options=[("—", ""), *((text, text) for text in known)],
            value=finding.goal if finding.goal in known else "",
            style={"description_width": "21em"},
        )

        def chosen(change: dict[str, Any]) -> None:
            def keep() -> None:
                self.meeting.point_finding(finding.member, finding.aspect, finding.point, change["new"])
                self.spread()
                self.tell(say("preparation", "Saved"))

            self.doing(keep)()

        field.observe(chosen, "value")
        return field

    def _hints(self, text: str) -> tuple[Notice, ...]:
        return self.meeting.finding_hints(self.members.value, text)

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
