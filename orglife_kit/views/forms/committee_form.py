"""支委会查摆: suggestions without names, and findings under the plan's aspects with their source (C4)."""

from __future__ import annotations

from functools import partial
from typing import Any

from orglife_kit.errors import Notice, beginning
from orglife_kit.i18n import term, words_of
from orglife_kit.rules.preparation.findings import CommitteeFinding, Source, Suggestion, committee_aspects
from orglife_kit.rules.preparation.hints import finding_hints
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import account_lines
from orglife_kit.rules.rectification.carried import of_earlier_years
from orglife_kit.views.forms.base import (
    Card,
    FactRows,
    Facts,
    Form,
    Parts,
    Row,
    Rows,
    Stack,
    Told,
    entry_of,
    listed,
    points_of_theme,
)
from orglife_kit.views.forms.item_words import became_of

_ = words_of("preparation")

_SUGGESTED = (Source.FROM_MEMBERS, Source.FROM_PUBLIC)


class CommitteeForm(Form):
    """What the committee finds lacking, and what was suggested to it; each field is kept as it is left."""

    tables = ("suggestions", "committee_findings")

    def _declare(self) -> Parts:
        self.source = self.choice_field(_("From"), _SUGGESTED, looks="short")
        self.words = self.text_field(_("Suggestion"))
        said = {"source": self.source, "words": self.words}
        note = self.entering(_("Note it"), self._note, said, stays=(self.source,), main=True)
        self.suggestions = Rows(lambda record: record.preparation.suggestions, self._suggestion_row)
        self.findings = Rows(committee_aspects, self._aspect, key=str)
        yield self.heading(_("Suggestions"), _("No name is asked for or kept."))
        yield Card(Row(self.source, self.words, note, enters=True), self.suggestions)
        yield self.heading(_("Findings of the committee"))
        yield lambda record: {
            _("Findings"): len(record.preparation.committee_findings),
            _("Suggestions not sorted"): sum(not each.finding for each in record.preparation.suggestions),
        }
        yield _still_open
        yield Card(self.findings)

    def _note(self, source: str, words: str) -> None:
        self.meeting.preparation.note_suggestion(source, words)

    def _suggestion_row(self, suggestion: Suggestion) -> Card:
        number = suggestion.number
        kept = entry_of(lambda record: record.preparation.suggestions, number=number)
        into = self.choice_field(
            _("into"),
            _targets,
            looks="",
            shows=lambda record: kept(record).finding or 0,
            keep=partial(self._sort, number),
        )
        out = self.button(_("Take out"), partial(self.meeting.preparation.remove_suggestion, number))
        words = f"{term(suggestion.source)}：{suggestion.words}"
        return Card(Told(words), Row(into, out), looks="orglife-entry")

    def _sort(self, number: int, target: Any) -> None:
        if isinstance(target, str):
            self.meeting.preparation.finding_of_suggestion(number, target)
        else:
            self.meeting.preparation.sort_suggestion(number, target or None)

    def _aspect(self, aspect: str) -> Card:
        new = self.text_field(
            aspect or _("Findings"),
            hint=_("a new finding"),
            shows=lambda _: "",
            keep=partial(self._add, aspect),
            hints=self._hints,
        )

        def own(record: MeetingRecord) -> list[CommitteeFinding]:
            return [each for each in record.preparation.committee_findings if each.aspect == aspect]

        return Stack(new, FactRows(own, self._finding_row, self._change))

    def _add(self, aspect: str, point: str) -> None:
        if point.strip():
            self.meeting.preparation.note_committee_finding(aspect, point)

    def _change(self, number: int, **changed: str) -> None:
        self.meeting.preparation.note_committee_finding(number=number, **changed)

    def _finding_row(self, finding: CommitteeFinding, fact: Facts) -> Card:
        point = self.text_field(_("Finding"), hints=self._hints, **fact("point"))
        source = self.choice_field(_("Source"), Source, looks="short", **fact("source"))
        goal = self.choice_field(_("Theme"), points_of_theme, **fact("goal"))
        cause = self.text_field(_("Cause"), hint=_("if you like"), **fact("cause"))
        take_out = partial(self.meeting.preparation.remove_committee_finding, finding.number)
        out = self.button(_("Take out"), take_out)
        return Card(point, Row(source, goal, cause, out), looks="orglife-entry")

    def _hints(self, text: str) -> tuple[Notice, ...]:
        return finding_hints(self.meeting.record, None, text)


def _targets(record: MeetingRecord) -> list[tuple[str, Any]]:
    """Return what a suggestion can be sorted into: nothing, a finding, or a new one under an aspect."""
    new = _("new finding")
    return [
        (_("not sorted"), 0),
        *(
            (f"{beginning(finding.point, 16)}（{finding.aspect}）", finding.number)
            for finding in record.preparation.committee_findings
        ),
        *((f"{new}：{aspect}", aspect) for aspect in committee_aspects(record)),
    ]


def _still_open(record: MeetingRecord) -> str:
    """Return the committee's items of earlier years that are still open (C18)."""
    still_open = (item for item in of_earlier_years(record) if item.is_open)
    lines = map(became_of, account_lines(still_open, record.rectification.histories))
    return listed(_("Still open from earlier years; they stay in the ledger"), lines, "quiet")
