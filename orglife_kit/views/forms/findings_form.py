"""查摆问题: one member after the other, the plan's aspects under each other, one short point a line (C5)."""

from __future__ import annotations

import html
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.errors import Notice, beginning
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.findings import Finding, member_aspects, points
from orglife_kit.rules.preparation.hints import finding_hints
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.form import (
    CARD,
    Form,
    following,
    heading,
    line,
    member_list,
    still_chosen,
    text_field,
    tiles,
)
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
        record = self.meeting.record
        found = {finding.member for finding in record.preparation.findings}
        roster = record.roster
        chosen = self.members.value
        self._loading = True
        self.members.options = [
            (f"{'✓' if number in found else '　'} {roster.label(number)}", number)
            for number in roster.numbers
        ]
        self.members.value = still_chosen(chosen, roster)
        self._loading = False
        self._count.value = tiles(
            [
                (say("preparation", "Members with findings"), len(found)),
                (say("preparation", "Members without"), len(roster) - len(found)),
            ]
        )
        self._load(record)

    def load(self) -> None:
        """Show the chosen member's points."""
        if not self._loading and self.members.value is not None:
            self._load(self.meeting.record)

    def _load(self, record: MeetingRecord) -> None:
        number = self.members.value
        self._name.value = f"<h2>{html.escape(record.roster.label(number))}</h2>"
        aspects = member_aspects(record)
        if tuple(self.aspects) != aspects:
            self.aspects = {aspect: self._field(aspect) for aspect in aspects}
            self._pointers = {aspect: ipywidgets.VBox() for aspect in aspects}
            self._fields.children = tuple(
                part
                for aspect in aspects
                for part in (hinted(self.aspects[aspect], self._hints), self._pointers[aspect])
            )
        own = [finding for finding in record.preparation.findings if finding.member == number]
        self._loading = True
        for aspect, field in self.aspects.items():
            field.value = "\n".join(finding.point for finding in own if finding.aspect == aspect)
        self._loading = False
        self._show_pointers(own, record.plan.theme.points)

    def _show_pointers(self, own: list[Finding], theme_points: tuple[str, ...]) -> None:
        """Offer, where it is wished, a goal or problem area of the theme for each point."""
        for aspect, box in self._pointers.items():
            box.children = [
                self._pointer(finding, theme_points)
                for finding in own
                if self.pointing.value and finding.aspect == aspect
            ]

    def _pointer(self, finding: Finding, theme_points: tuple[str, ...]) -> Any:
        field = ipywidgets.Dropdown(
            description=beginning(finding.point),
            options=[("—", ""), *((text, text) for text in theme_points)],
            value=finding.goal if finding.goal in theme_points else "",
            style={"description_width": "21em"},
        )

        def chosen(change: dict[str, Any]) -> None:
            def keep() -> None:
                self.meeting.preparation.point_finding(finding.number, change["new"])
                self.spread()
                self.tell(say("preparation", "Saved"))

            self.doing(keep)()

        field.observe(chosen, "value")
        return field

    def _hints(self, text: str) -> tuple[Notice, ...]:
        return finding_hints(self.meeting.record, self.members.value, text)

    def next(self) -> None:
        """Go on to the next member in roster order."""
        number = following(self.members.value, self.meeting.record.roster)
        if number is None:
            self.tell(say("preparation", "This was the last member."))
        else:
            self.members.value = number

    def _field(self, aspect: str) -> Any:
        field = text_field(aspect or say("preparation", "Findings"), "", rows=3)
        field.style = {"description_width": "14em"}
        field.observe(self.doing(partial(self._keep, aspect)), "value")
        return field

    def _keep(self, aspect: str) -> None:
        if self._loading:
            return
        self.meeting.preparation.note_findings(self.members.value, aspect, points(self.aspects[aspect].value))
        self.refresh()
        self.tell(say("preparation", "Saved"))
