"""支委会查摆: suggestions without names, and findings under the plan's aspects with their source (C4)."""

from __future__ import annotations

from functools import partial
from typing import Any

from orglife_kit.errors import Notice, beginning
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.findings import CommitteeFinding, Source, Suggestion, committee_aspects
from orglife_kit.rules.preparation.hints import finding_hints
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import account_line
from orglife_kit.rules.rectification.carried import of_earlier_years
from orglife_kit.views.forms.account_lines import became_of
from orglife_kit.views.forms.base import (
    Card,
    Facts,
    Form,
    Row,
    Rows,
    Shown,
    entry_of,
    items,
    paragraph,
    tiles,
)

_SUGGESTED = (Source.FROM_MEMBERS, Source.FROM_PUBLIC)


class CommitteeForm(Form):
    """What the committee finds lacking, and what was suggested to it; each field is kept as it is left."""

    tables = ("suggestions", "committee_findings")

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self.source = self.choice_field(
            say("preparation", "From"), [(term(source), source.value) for source in _SUGGESTED], looks="short"
        )
        self.words = self.text_field(say("preparation", "Suggestion"))
        self.suggestions = Rows(
            lambda record: record.preparation.suggestions,
            lambda suggestion: suggestion.number,
            self._suggestion_row,
        )
        self.findings = Rows(committee_aspects, str, self._aspect)
        self.put(
            *self.heading(
                say("preparation", "Suggestions"), say("preparation", "No name is asked for or kept.")
            ),
            Card(
                Row(
                    self.source,
                    self.words,
                    self.button(say("preparation", "Note it"), self.note, main=True),
                    enters=True,
                ),
                self.suggestions,
            ),
            *self.heading(say("preparation", "Findings of the committee")),
            Shown(_numbers),
            Shown(_still_open),
            Card(self.findings),
        )

    def note(self) -> None:
        """Keep the suggestion that stands in the field."""
        self.meeting.preparation.note_suggestion(self.source.value, self.words.value)
        self.words.clear()

    def _suggestion_row(self, suggestion: Suggestion) -> Row:
        number = suggestion.number
        kept = entry_of(lambda record: record.preparation.suggestions, number=number)
        into = self.choice_field(
            say("preparation", "into"),
            _targets,
            looks="",
            shows=lambda record: kept(record).finding or 0,
            keep=partial(self._sort, number),
        )
        out = self.button(
            say("preparation", "Take out"), partial(self.meeting.preparation.remove_suggestion, number)
        )
        words = f"{term(suggestion.source)}：{suggestion.words}"
        return Card(Shown(lambda _: paragraph(words)), Row(into, out), looks="orglife-entry")

    def _sort(self, number: int, target: Any) -> None:
        if isinstance(target, str):
            self.meeting.preparation.finding_of_suggestion(number, target)
        else:
            self.meeting.preparation.sort_suggestion(number, target or None)

    def _aspect(self, aspect: str) -> Card:
        new = self.text_field(
            aspect or say("preparation", "Findings"),
            hint=say("preparation", "a new finding"),
            shows=lambda _: "",
            keep=partial(self._add, aspect),
            hints=self._hints,
        )
        own = Rows(partial(_of_aspect, aspect), lambda finding: finding.number, self._finding_row)
        return Card(new, own, looks="")

    def _add(self, aspect: str, point: str) -> None:
        if point.strip():
            self.meeting.preparation.note_committee_finding(aspect, point)

    def _finding_row(self, finding: CommitteeFinding) -> Card:
        number = finding.number
        keep = partial(self.meeting.preparation.note_committee_finding, number=number)
        fact = Facts(entry_of(lambda record: record.preparation.committee_findings, number=number), keep)
        point = self.text_field(say("preparation", "Finding"), hints=self._hints, **fact("point"))
        cause = self.text_field(
            say("preparation", "Cause"),
            hint=say("preparation", "if you like"),
            **fact("cause"),
        )
        source = self.choice_field(
            say("preparation", "Source"),
            [(term(source), source.value) for source in Source],
            looks="short",
            **fact("source"),
        )
        goal = self.choice_field(
            say("preparation", "Theme"),
            lambda record: [("—", ""), *((text, text) for text in record.plan.theme.points)],
            **fact("goal"),
        )
        out = self.button(
            say("preparation", "Take out"),
            partial(self.meeting.preparation.remove_committee_finding, number),
        )
        return Card(point, Row(source, goal, cause, out), looks="orglife-entry")

    def _hints(self, text: str) -> tuple[Notice, ...]:
        return finding_hints(self.meeting.record, None, text)


def _of_aspect(aspect: str, record: MeetingRecord) -> list[CommitteeFinding]:
    return [finding for finding in record.preparation.committee_findings if finding.aspect == aspect]


def _targets(record: MeetingRecord) -> list[tuple[str, Any]]:
    """Return what a suggestion can be sorted into: nothing, a finding, or a new one under an aspect."""
    new = say("preparation", "new finding")
    return [
        (say("preparation", "not sorted"), 0),
        *(
            (f"{beginning(finding.point, 16)}（{finding.aspect}）", finding.number)
            for finding in record.preparation.committee_findings
        ),
        *((f"{new}：{aspect}", aspect) for aspect in committee_aspects(record)),
    ]


def _numbers(record: MeetingRecord) -> str:
    waiting = sum(suggestion.finding is None for suggestion in record.preparation.suggestions)
    return tiles(
        [
            (say("preparation", "Findings"), len(record.preparation.committee_findings)),
            (say("preparation", "Suggestions not sorted"), waiting),
        ]
    )


def _still_open(record: MeetingRecord) -> str:
    """Return the committee's items of earlier years that are still open (C18)."""
    lines = [
        became_of(account_line(item, record.rectification.history(item.number)))
        for item in of_earlier_years(record)
        if item.is_open and not item.is_personal
    ]
    words = say("preparation", "Still open from earlier years; they stay in the ledger")
    return paragraph(words, "quiet") + items(lines) if lines else ""
