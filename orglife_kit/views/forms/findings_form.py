"""查摆问题: one member after the other, the plan's aspects under each other, one short point a line (C5)."""

from __future__ import annotations

from functools import partial

from orglife_kit.errors import Notice, beginning
from orglife_kit.i18n import words_of
from orglife_kit.rules.preparation.findings import Finding, member_aspects, points
from orglife_kit.rules.preparation.hints import finding_hints
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Beside, Card, Field, Form, Parts, Row, Rows, Stack, points_of_theme
from orglife_kit.views.forms.word_forms import word_forms_part

_ = words_of("preparation")


class FindingsForm(Form):
    """What the members find lacking in themselves; each field is kept as it is left."""

    tables = ("findings",)

    def _declare(self) -> Parts:
        self.members = self.member_list(sign=_sign)
        self.aspects: dict[str, Field] = {}
        self.pointers: dict[str, Rows] = {}
        self.pointing = self.tick_field(_("Point to the theme's goals and problem areas"), chooses=True)
        yield self.heading(
            _("Findings of the members"),
            _("One short point a line, about the member's own work; nothing is asked for that was not said."),
        )
        yield _numbers
        card = Card(
            self.members.title,
            Rows(member_aspects, self._aspect, key=str),
            self.pointing,
            Row(self.button(_("Next member"), self.members.next, main=True)),
        )
        yield Beside(self.members, card)
        yield from word_forms_part(self.meeting, "findings", self.reports)

    def _own(self, record: MeetingRecord, aspect: str) -> list[Finding]:
        return [
            finding
            for finding in record.preparation.findings
            if finding.member == self.members.number and finding.aspect == aspect
        ]

    def _aspect(self, aspect: str) -> Card:
        self.aspects[aspect] = self.text_field(
            aspect or _("Findings"),
            rows=3,
            shows=lambda record: "\n".join(finding.point for finding in self._own(record, aspect)),
            keep=partial(self._keep, aspect),
            hints=self._hints,
        )
        self.pointers[aspect] = Rows(partial(self._pointed, aspect), self._pointer)
        return Stack(self.aspects[aspect], self.pointers[aspect])

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

        keep = partial(self.meeting.preparation.point_finding, finding.number)
        point = beginning(finding.point)
        return self.choice_field(point, points_of_theme, looks="", shows=shows, keep=keep)

    def _hints(self, text: str) -> tuple[Notice, ...]:
        return finding_hints(self.meeting.record, self.members.number, text)


def _sign(record: MeetingRecord, number: int) -> str:
    return "✓" if any(finding.member == number for finding in record.preparation.findings) else ""


def _numbers(record: MeetingRecord) -> dict[str, int]:
    found = len({finding.member for finding in record.preparation.findings})
    return {_("Members with findings"): found, _("Members without"): len(record.roster) - found}
