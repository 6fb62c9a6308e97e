"""查摆问题: one member after the other, the plan's aspects under each other, one short point a line (C5)."""

from __future__ import annotations

from functools import partial
from typing import Any

from orglife_kit.errors import Notice, beginning
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.findings import Finding, member_aspects, points
from orglife_kit.rules.preparation.hints import finding_hints
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, Field, Form, Row, Rows, Shown, tiles, title
from orglife_kit.views.forms.word_forms import WordPrinting, word_forms_part


class FindingsForm(Form):
    """What the members find lacking in themselves; each field is kept as it is left."""

    tables = ("findings",)

    def __init__(self, meeting: Meeting, printing: WordPrinting | None = None) -> None:
        super().__init__(meeting)
        self.members = self.member_list(sign=_sign)
        self.aspects: dict[str, Field] = {}
        self.pointers: dict[str, Rows] = {}
        self.pointing = self.tick_field(
            say("preparation", "Point to the theme's goals and problem areas"), chooses=True
        )
        self.put(
            *self.heading(
                say("preparation", "Findings of the members"),
                say(
                    "preparation",
                    "One short point a line, about the member's own work; nothing is asked for that was not said.",
                ),
            ),
            Shown(_numbers),
            Row(
                self.members,
                Card(
                    Shown(lambda record: title(record.roster.label(self.members.number), 3)),
                    Rows(member_aspects, str, self._aspect),
                    self.pointing,
                    Row(self.button(say("preparation", "Next member"), self.members.next, main=True)),
                ),
                looks="orglife-two",
            ),
            *word_forms_part(meeting, "findings", printing),
        )

    def _own(self, record: MeetingRecord, aspect: str) -> list[Finding]:
        return [
            finding
            for finding in record.preparation.findings
            if finding.member == self.members.number and finding.aspect == aspect
        ]

    def _aspect(self, aspect: str) -> Card:
        self.aspects[aspect] = self.text_field(
            aspect or say("preparation", "Findings"),
            rows=3,
            shows=lambda record: "\n".join(finding.point for finding in self._own(record, aspect)),
            keep=partial(self._keep, aspect),
            hints=self._hints,
        )
        pointed = partial(self._pointed, aspect)
        self.pointers[aspect] = Rows(pointed, lambda finding: finding.number, self._pointer)
        return Card(self.aspects[aspect], self.pointers[aspect], looks="")

    def _keep(self, aspect: str, text: str) -> None:
        self.meeting.preparation.note_findings(self.members.number, aspect, points(text))

    def _pointed(self, aspect: str, record: MeetingRecord) -> list[Finding]:
        """Return the points that can be pointed to a goal or problem area of the theme, where it is wished."""
        return self._own(record, aspect) if self.pointing.value else []

    def _pointer(self, finding: Finding) -> Field:
        def shows(record: MeetingRecord) -> str:
            goals = {each.number: each.goal for each in record.preparation.findings}
            goal = goals.get(finding.number, "")
            return goal if goal in record.plan.theme.points else ""

        def keep(goal: Any) -> None:
            self.meeting.preparation.point_finding(finding.number, goal)

        return self.choice_field(
            beginning(finding.point),
            lambda record: [("—", ""), *((text, text) for text in record.plan.theme.points)],
            looks="",
            shows=shows,
            keep=keep,
        )

    def _hints(self, text: str) -> tuple[Notice, ...]:
        return finding_hints(self.meeting.record, self.members.number, text)


def _sign(record: MeetingRecord, number: int) -> str:
    return "✓" if any(finding.member == number for finding in record.preparation.findings) else ""


def _numbers(record: MeetingRecord) -> str:
    found = len({finding.member for finding in record.preparation.findings})
    return tiles(
        [
            (say("preparation", "Members with findings"), found),
            (say("preparation", "Members without"), len(record.roster) - found),
        ]
    )
