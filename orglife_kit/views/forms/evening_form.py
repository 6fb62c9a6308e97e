"""会议当晚: one screen after the other, in the order of the plan's agenda; back where it was after a crash."""

from __future__ import annotations

from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.evening import ItemProgress, agenda_items, current_position
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.attendance_form import AttendanceForm
from orglife_kit.views.forms.ballots_form import BallotsForm
from orglife_kit.views.forms.evening_steps import (
    AccountStep,
    EndStep,
    ItemNote,
    OfficersStep,
    PrepareStep,
    Printing,
)
from orglife_kit.views.forms.form import Form
from orglife_kit.views.forms.peer_review_form import PeerReviewForm
from orglife_kit.views.forms.self_review_form import SelfReviewForm

_PREPARE, _SIGN_IN, _OFFICERS, _END = "prepare", "sign_in", "officers", "end"
_RATINGS = {ItemKind.COMMITTEE_RATING: RoundKind.COMMITTEE, ItemKind.MEMBERS_RATING: RoundKind.MEMBERS}


class EveningForm(Form):
    """The meeting, from a quarter of an hour before it to its end."""

    undoes = True

    def __init__(self, meeting: Meeting, printing: Printing) -> None:
        super().__init__(meeting)
        self._printing = printing
        self._made: dict[str, ipywidgets.Widget] = {}
        self._loading = False
        record = meeting.record
        self.steps = ipywidgets.ToggleButtons(options=_options(record), style={"button_width": "auto"})
        self.steps.value = _step_of(record)
        self.steps.observe(self.doing(self._show), "value")
        self._body = ipywidgets.VBox()
        self.next = self.button(say("ballots", "Done, go on"), self.go_on, main=True)
        self._show()
        self.put(self.steps, self._body, self.next)

    def go_on(self) -> None:
        """Finish the item that is shown and go on to the next step."""
        keys = [key for _, key in self.steps.options]
        position = _position(self.steps.value)
        if position:
            self.meeting.ballots.record_item(position, finished=True)
            self.spread()
        self.steps.value = keys[min(keys.index(self.steps.value) + 1, len(keys) - 1)]

    def meeting_changed(self) -> None:
        """Show an agenda that was changed elsewhere; the step that is open stays open."""
        record = self.meeting.record
        options = _options(record)
        if list(self.steps.options) != options:
            chosen = self.steps.value
            keys = [key for _, key in options]
            self._loading = (
                True  # new options choose the first: what is on the screen must not go and come back
            )
            self.steps.options = options
            self.steps.value = chosen if chosen in keys else _step_of(record)
            self._loading = False
            if self.steps.value != chosen:
                self._show()

    def _show(self) -> None:
        if self._loading:
            return
        key = self.steps.value
        if key not in self._made:
            self._made[key] = self._step(key)
        self._body.children = (self._made[key],)
        self.next.layout.display = "none" if key == _END else ""
        self.tell("")

    def _step(self, key: str) -> ipywidgets.Widget:
        made: dict[str, Any] = {
            _PREPARE: partial(PrepareStep, self.meeting, self._printing),
            _SIGN_IN: partial(AttendanceForm, self.meeting),
            _OFFICERS: partial(OfficersStep, self.meeting),
            _END: partial(EndStep, self.meeting),
        }
        if key in made:
            widget: ipywidgets.Widget = made[key]()
            return widget
        entry = agenda_items(self.meeting.record)[_position(key) - 1]
        return ipywidgets.VBox([ItemNote(self.meeting, entry), *self._forms(entry.item.kind)])

    def _forms(self, kind: ItemKind) -> list[ipywidgets.Widget]:
        if kind is ItemKind.ACCOUNT:
            return [AccountStep(self.meeting)]
        if kind in _RATINGS:
            return [BallotsForm(self.meeting, _RATINGS[kind])]
        if kind is ItemKind.REVIEWS:
            return [SelfReviewForm(self.meeting), PeerReviewForm(self.meeting)]
        return []


def _options(record: MeetingRecord) -> list[tuple[str, str]]:
    steps = [(say("ballots", "Before"), _PREPARE), (say("ballots", "Sign-in"), _SIGN_IN)]
    asked = False
    for entry in agenda_items(record):
        if entry.item.kind in _RATINGS and not asked:
            steps.append((say("ballots", "Tellers, scrutineers"), _OFFICERS))
            asked = True
        sign = "✓ " if entry.finished else ""
        steps.append((f"{sign}{entry.position}. {_short(entry)}", f"item-{entry.position}"))
    return [*steps, (say("ballots", "End"), _END)]


def _step_of(record: MeetingRecord) -> str:
    """Return the step at which the meeting is: an open rating, else the first item that is not finished."""
    items = agenda_items(record)
    rated = [entry.kind for entry in record.ballots.rounds if entry.state is RoundState.OPEN]
    for kind in rated:
        for entry in items:
            if _RATINGS.get(entry.item.kind) is kind:
                return f"item-{entry.position}"
    if not record.ballots.attendance:
        return _PREPARE
    position = current_position(items)
    if not position:
        return _END
    rating = items[position - 1].item.kind in _RATINGS
    return _OFFICERS if rating and not record.ballots.proposal.tellers else f"item-{position}"


def _position(key: str) -> int:
    head, _, number = key.partition("-")
    return int(number) if head == "item" else 0


def _short(entry: ItemProgress) -> str:
    if entry.item.kind is ItemKind.OTHER:
        return entry.item.text.rstrip(";；。.")[:8]
    return term(entry.item.kind)
