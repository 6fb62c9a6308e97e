"""支委会查摆: suggestions without names, and findings under the plan's aspects with their source (C4)."""

from __future__ import annotations

from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.errors import beginning
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.findings import CommitteeFinding, Source, Suggestion
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
            options=[(term(one), one.value) for one in _SUGGESTED],
            style=_SHORT,
            layout=MIDDLE,
        )
        self.words = text_field(say("preparation", "Suggestion"), "", layout=_POINT)
        self.suggestions = ipywidgets.VBox()
        self.findings = ipywidgets.VBox()
        self._show()
        self.put(
            heading(say("preparation", "Suggestions")),
            line(say("preparation", "No name is asked for or kept."), "quiet"),
            ipywidgets.HBox(
                [self.source, self.words, self.button(say("preparation", "Note it"), self.note, main=True)]
            ),
            self.suggestions,
            heading(say("preparation", "Findings of the committee")),
            self._numbers,
            self.findings,
        )

    def note(self) -> None:
        """Keep the suggestion that stands in the field."""
        self.meeting.note_suggestion(self.source.value, self.words.value)
        self.words.value = ""
        self._changed(say("preparation", "Saved"))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        if self._standing() != self._shown:
            self._show()

    def _standing(self) -> object:
        meeting = self.meeting
        return meeting.committee_finding_records(), meeting.suggestion_records(), meeting.plan

    def _show(self) -> None:
        self._shown = self._standing()
        found = self.meeting.committee_finding_records()
        suggestions = self.meeting.suggestion_records()
        self.suggestions.children = [self._suggestion_row(one, found) for one in suggestions]
        self.findings.children = [
            part for aspect in self.meeting.committee_aspects() for part in self._aspect(aspect, found)
        ]
        waiting = sum(one.finding is None for one in suggestions)
        self._numbers.value = tiles(
            [
                (say("preparation", "Findings"), len(found)),
                (say("preparation", "Suggestions not sorted"), waiting),
            ]
        )

    def _suggestion_row(self, one: Suggestion, found: tuple[CommitteeFinding, ...]) -> ipywidgets.Widget:
        new = say("preparation", "new finding")
        options: list[tuple[str, Any]] = [(say("preparation", "not sorted"), 0)]
        options += [
            (f"{beginning(finding.point, 16)}（{finding.aspect}）", finding.number) for finding in found
        ]
        options += [(f"{new}：{aspect}", aspect) for aspect in self.meeting.committee_aspects()]
        into = ipywidgets.Dropdown(
            description=say("preparation", "into"), options=options, value=one.finding or 0, style=_SHORT
        )
        into.observe(self._sorting(one.number), "value")
        out = self.button(say("preparation", "Take out"), partial(self._remove_suggestion, one.number))
        words = ipywidgets.Label(f"{term(one.source)}：{one.words}", layout=_POINT)
        return ipywidgets.HBox([words, into, out])

    def _aspect(self, aspect: str, found: tuple[CommitteeFinding, ...]) -> list[ipywidgets.Widget]:
        mine = [one for one in found if one.aspect == aspect]
        new = text_field(aspect or say("preparation", "Findings"), "", layout=_NEW)
        new.style = _ASPECT
        new.add_class("orglife-aspect")
        new.placeholder = say("preparation", "a new finding")
        new.observe(self._adding(aspect, new), "value")
        return [
            hinted(new, partial(self.meeting.finding_hints, None)),
            *(self._finding_row(one) for one in mine),
        ]

    def _finding_row(self, one: CommitteeFinding) -> ipywidgets.Widget:
        point = text_field(say("preparation", "Finding"), one.point, layout=_POINT)
        cause = text_field(say("preparation", "Cause"), one.cause, layout=_CAUSE)
        cause.placeholder = say("preparation", "if you like")
        source = ipywidgets.Dropdown(
            description=say("preparation", "Source"),
            options=[(term(known), known.value) for known in Source],
            value=one.source.value,
            style=_SHORT,
        )
        goal = ipywidgets.Dropdown(
            description=say("preparation", "Theme"),
            options=[("—", ""), *((text, text) for text in self.meeting.plan.theme.points)],
            value=one.goal if one.goal in self.meeting.plan.theme.points else "",
            style=_SHORT,
        )
        for name, field in (("point", point), ("cause", cause), ("source", source), ("goal", goal)):
            field.style = _SHORT
            field.observe(self._changing(one.number, name), "value")
        out = self.button(say("preparation", "Take out"), partial(self._remove_finding, one.number))
        return ipywidgets.VBox(
            [
                hinted(point, partial(self.meeting.finding_hints, None)),
                ipywidgets.HBox([source, goal, cause, out]),
            ]
        )

    def _sorting(self, number: int) -> Any:
        def chosen(change: dict[str, Any]) -> None:
            def sort() -> None:
                if isinstance(change["new"], str):
                    self.meeting.finding_of_suggestion(number, change["new"])
                else:
                    self.meeting.sort_suggestion(number, change["new"] or None)
                self._changed(say("preparation", "Saved"))

            self.doing(sort)()

        return chosen

    def _adding(self, aspect: str, field: Any) -> Any:
        def entered(change: dict[str, Any]) -> None:
            def add() -> None:
                if change["new"].strip():
                    self.meeting.note_committee_finding(aspect, change["new"])
                    self._changed(say("preparation", "Saved"))

            self.doing(add)()

        return entered

    def _changing(self, number: int, name: str) -> Any:
        def changed(change: dict[str, Any]) -> None:
            self.doing(partial(self._change, number, name, change["new"]))()

        return changed

    def _change(self, number: int, name: str, value: str) -> None:
        (one,) = (known for known in self.meeting.committee_finding_records() if known.number == number)
        facts = {"point": one.point, "cause": one.cause, "source": one.source, "goal": one.goal, name: value}
        self.meeting.note_committee_finding(one.aspect, number=number, **facts)
        self._shown = self._standing()
        self.spread()
        self.tell(say("preparation", "Saved"))

    def _remove_finding(self, number: int) -> None:
        self.meeting.remove_committee_finding(number)
        self._changed(say("preparation", "Taken out"))

    def _remove_suggestion(self, number: int) -> None:
        self.meeting.remove_suggestion(number)
        self._changed(say("preparation", "Taken out"))

    def _changed(self, words: str) -> None:
        self._show()
        self.spread()
        self.tell(words)
