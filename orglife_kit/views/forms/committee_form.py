"""支委会查摆: suggestions without names, and findings under the plan's aspects with their source (C4)."""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.errors import Notice, beginning
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.findings import CommitteeFinding, Source, Suggestion, committee_aspects
from orglife_kit.rules.preparation.hints import finding_hints
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import account_line
from orglife_kit.rules.rectification.carried import of_earlier_years
from orglife_kit.views.forms.account_lines import became_of
from orglife_kit.views.forms.form import MIDDLE, Form, heading, line, text_field, tiles
from orglife_kit.views.forms.hint import hinted

_SUGGESTED = (Source.FROM_MEMBERS, Source.FROM_PUBLIC)
_SHORT = {"description_width": "4em"}
_ASPECT = {"description_width": "12em"}
_NEW = ipywidgets.Layout(width="42em")
_POINT = ipywidgets.Layout(width="34em")
_CAUSE = ipywidgets.Layout(width="26em")


class CommitteeForm(Form):
    """What the committee finds lacking, and what was suggested to it; each field is kept as it is left."""

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._numbers = ipywidgets.HTML()
        self.source = ipywidgets.Dropdown(
            description=say("preparation", "From"),
            options=[(term(source), source.value) for source in _SUGGESTED],
            style=_SHORT,
            layout=MIDDLE,
        )
        self.words = text_field(say("preparation", "Suggestion"), "", layout=_POINT)
        self.suggestions = ipywidgets.VBox()
        self._earlier = ipywidgets.HTML()
        self.findings = ipywidgets.VBox()
        self._show(self.meeting.record)
        self.put(
            heading(say("preparation", "Suggestions")),
            line(say("preparation", "No name is asked for or kept."), "quiet"),
            ipywidgets.HBox(
                [self.source, self.words, self.button(say("preparation", "Note it"), self.note, main=True)]
            ),
            self.suggestions,
            heading(say("preparation", "Findings of the committee")),
            self._numbers,
            self._earlier,
            self.findings,
        )

    def note(self) -> None:
        """Keep the suggestion that stands in the field."""
        self.meeting.preparation.note_suggestion(self.source.value, self.words.value)
        self.words.value = ""
        self._changed(say("preparation", "Saved"))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere; a row that did not change keeps its cursor."""
        record = self.meeting.record
        if _standing(record) != self._shown:
            self._show(record)

    def _show(self, record: MeetingRecord) -> None:
        self._shown = _standing(record)
        findings, suggestions = record.preparation.committee_findings, record.preparation.suggestions
        aspects = committee_aspects(record)
        self.suggestions.children = [
            self._suggestion_row(suggestion, findings, aspects) for suggestion in suggestions
        ]
        self.findings.children = [
            part for aspect in aspects for part in self._aspect(aspect, findings, record.plan.theme.points)
        ]
        self._earlier.value = _still_open(record)
        waiting = sum(suggestion.finding is None for suggestion in suggestions)
        self._numbers.value = tiles(
            [
                (say("preparation", "Findings"), len(findings)),
                (say("preparation", "Suggestions not sorted"), waiting),
            ]
        )

    def _suggestion_row(
        self, suggestion: Suggestion, findings: Iterable[CommitteeFinding], aspects: Iterable[str]
    ) -> ipywidgets.Widget:
        new = say("preparation", "new finding")
        options: list[tuple[str, Any]] = [(say("preparation", "not sorted"), 0)]
        options += [
            (f"{beginning(finding.point, 16)}（{finding.aspect}）", finding.number) for finding in findings
        ]
        options += [(f"{new}：{aspect}", aspect) for aspect in aspects]
        into = ipywidgets.Dropdown(
            description=say("preparation", "into"),
            options=options,
            value=suggestion.finding or 0,
            style=_SHORT,
        )
        into.observe(self._sorting(suggestion.number), "value")
        out = self.button(say("preparation", "Take out"), partial(self._remove_suggestion, suggestion.number))
        words = ipywidgets.Label(f"{term(suggestion.source)}：{suggestion.words}", layout=_POINT)
        return ipywidgets.HBox([words, into, out])

    def _aspect(
        self, aspect: str, findings: Iterable[CommitteeFinding], theme_points: tuple[str, ...]
    ) -> list[ipywidgets.Widget]:
        new = text_field(aspect or say("preparation", "Findings"), "", layout=_NEW)
        new.style = _ASPECT
        new.add_class("orglife-aspect")
        new.placeholder = say("preparation", "a new finding")
        new.observe(self._adding(aspect), "value")
        return [
            hinted(new, self._hints),
            *(self._finding_row(finding, theme_points) for finding in findings if finding.aspect == aspect),
        ]

    def _finding_row(self, finding: CommitteeFinding, theme_points: tuple[str, ...]) -> ipywidgets.Widget:
        point = text_field(say("preparation", "Finding"), finding.point, layout=_POINT)
        cause = text_field(say("preparation", "Cause"), finding.cause, layout=_CAUSE)
        cause.placeholder = say("preparation", "if you like")
        source = ipywidgets.Dropdown(
            description=say("preparation", "Source"),
            options=[(term(source), source.value) for source in Source],
            value=finding.source.value,
            style=_SHORT,
        )
        goal = ipywidgets.Dropdown(
            description=say("preparation", "Theme"),
            options=[("—", ""), *((text, text) for text in theme_points)],
            value=finding.goal if finding.goal in theme_points else "",
            style=_SHORT,
        )
        for name, field in (("point", point), ("cause", cause), ("source", source), ("goal", goal)):
            field.style = _SHORT
            field.observe(self._changing(finding.number, name), "value")
        out = self.button(say("preparation", "Take out"), partial(self._remove_finding, finding.number))
        return ipywidgets.VBox([hinted(point, self._hints), ipywidgets.HBox([source, goal, cause, out])])

    def _hints(self, text: str) -> tuple[Notice, ...]:
        return finding_hints(self.meeting.record, None, text)

    def _sorting(self, number: int) -> Any:
        def chosen(change: dict[str, Any]) -> None:
            def sort() -> None:
                if isinstance(change["new"], str):
                    self.meeting.preparation.finding_of_suggestion(number, change["new"])
                else:
                    self.meeting.preparation.sort_suggestion(number, change["new"] or None)
                self._changed(say("preparation", "Saved"))

            self.doing(sort)()

        return chosen

    def _adding(self, aspect: str) -> Any:
        def entered(change: dict[str, Any]) -> None:
            def add() -> None:
                if change["new"].strip():
                    self.meeting.preparation.note_committee_finding(aspect, change["new"])
                    self._changed(say("preparation", "Saved"))

            self.doing(add)()

        return entered

    def _changing(self, number: int, name: str) -> Any:
        def changed(change: dict[str, Any]) -> None:
            self.doing(partial(self._change, number, name, change["new"]))()

        return changed

    def _change(self, number: int, name: str, value: Any) -> None:
        # only this field: another window may have changed another one since
        self.meeting.preparation.note_committee_finding(number=number, **{name: value})
        self._shown = _standing(self.meeting.record)
        self.spread()
        self.tell(say("preparation", "Saved"))

    def _remove_finding(self, number: int) -> None:
        self.meeting.preparation.remove_committee_finding(number)
        self._changed(say("preparation", "Taken out"))

    def _remove_suggestion(self, number: int) -> None:
        self.meeting.preparation.remove_suggestion(number)
        self._changed(say("preparation", "Taken out"))

    def _changed(self, words: str) -> None:
        self._show(self.meeting.record)
        self.spread()
        self.tell(words)


def _still_open(record: MeetingRecord) -> str:
    """Return the committee's items of earlier years that are still open, as markup (C18)."""
    lines = [
        became_of(account_line(item, record.rectification.history(item.number)))
        for item in of_earlier_years(record)
        if item.is_open and not item.is_personal
    ]
    if not lines:
        return ""
    words = html.escape(say("preparation", "Still open from earlier years; they stay in the ledger"))
    items = "".join(f"<li>{html.escape(text)}</li>" for text in lines)
    return f'<p class="quiet">{words}</p><ul class="quiet">{items}</ul>'


def _standing(record: MeetingRecord) -> object:
    """Return what the form shows of the record."""
    kept = record.preparation
    return kept.committee_findings, kept.suggestions, record.plan, of_earlier_years(record)
