"""会议当晚: one screen after the other, in the order of the plan's agenda; back where it was after a crash."""

from __future__ import annotations

from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.evening import ItemProgress, agenda_items, current_position
from orglife_kit.rules.ballots.planned import RATINGS, rated_of, rounds_of
from orglife_kit.rules.ballots.round import Rated, RoundKind, RoundState
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.attendance_form import AttendanceForm
from orglife_kit.views.forms.ballots_form import BallotsForm
from orglife_kit.views.forms.end_step import EndStep
from orglife_kit.views.forms.evening_steps import (
    AccountStep,
    ItemNote,
    OfficersStep,
    PrepareStep,
)
from orglife_kit.views.forms.form import Form
from orglife_kit.views.forms.peer_review_form import PeerReviewForm
from orglife_kit.views.forms.printing import Printing
from orglife_kit.views.forms.self_review_form import SelfReviewForm

_PREPARE, _SIGN_IN, _OFFICERS, _END = "prepare", "sign_in", "officers", "end"
_ITEM, _ROUND = "item", "round"  # before the identity of an item, and before a round that no item is for


class EveningForm(Form):
    """The meeting, from a quarter of an hour before it to its end."""

    undoes = True

    def __init__(self, meeting: Meeting, printing: Printing) -> None:
        super().__init__(meeting)
        self._printing = printing
        self._made: dict[str, ipywidgets.Widget] = {}
        self._loading = False
        record = meeting.record
        self._items = agenda_items(record)
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
        head, item = _parts(self.steps.value)
        if head == _ITEM:
            self.meeting.ballots.record_item(item, finished=True)
            self.spread()
        self.steps.value = keys[min(keys.index(self.steps.value) + 1, len(keys) - 1)]

    def meeting_changed(self) -> None:
        """Show an agenda that was changed elsewhere; the step that is open stays open."""
        record = self.meeting.record
        options = _options(record)
        self._forget_changed(agenda_items(record))
        if list(self.steps.options) != options:
            chosen = self.steps.value
            keys = [key for _, key in options]
            self._loading = (
                True  # new options choose the first: what is on the screen must not go and come back
            )
            self.steps.options = options
            self.steps.value = chosen if chosen in keys else _step_of(record)
            self._loading = False
        if self.steps.value not in self._made or self._body.children != (self._made[self.steps.value],):
            self._show()

    def _forget_changed(self, items: tuple[ItemProgress, ...]) -> None:
        """Let the screens of items be made anew whose words, place or purpose were changed."""
        before = {entry.identity: (entry.position, entry.item) for entry in self._items}
        self._items = items
        for entry in items:
            if before.get(entry.identity, (entry.position, entry.item)) != (entry.position, entry.item):
                self._made.pop(f"{_ITEM}-{entry.identity}", None)

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
            _END: partial(EndStep, self.meeting, self._printing),
        }
        if key in made:
            widget: ipywidgets.Widget = made[key]()
            return widget
        head, name = _parts(key)
        if head == _ROUND:
            return BallotsForm(self.meeting, name, self._printing)
        entry = next(entry for entry in agenda_items(self.meeting.record) if entry.identity == name)
        return ipywidgets.VBox([ItemNote(self.meeting, entry), *self._forms(entry.item.kind)])

    def _forms(self, kind: ItemKind) -> list[ipywidgets.Widget]:
        if kind is ItemKind.ACCOUNT:
            return [AccountStep(self.meeting)]
        if kind in RATINGS:
            return [BallotsForm(self.meeting, RATINGS[kind], self._printing)]
        if kind is ItemKind.REVIEWS:
            return [SelfReviewForm(self.meeting), PeerReviewForm(self.meeting)]
        return []


def _options(record: MeetingRecord) -> list[tuple[str, str]]:
    steps = [(say("ballots", "Before"), _PREPARE), (say("ballots", "Sign-in"), _SIGN_IN)]
    ratings = []
    for entry in agenda_items(record):
        sign = "✓ " if entry.finished else ""
        if entry.item.kind in RATINGS:
            ratings.append(len(steps))
        steps.append((f"{sign}{entry.position}. {_short(record, entry)}", f"{_ITEM}-{entry.identity}"))
    for kind in _without_item(record):
        ratings.append(len(steps))
        steps.append(
            (say("ballots", "Rating: {kind}", kind=term(rated_of(record, kind))), f"{_ROUND}-{kind}")
        )
    if ratings:
        steps.insert(ratings[0], (say("ballots", "Tellers, scrutineers"), _OFFICERS))
    return [*steps, (say("ballots", "End"), _END)]


def _without_item(record: MeetingRecord) -> list[RoundKind]:
    """Return the rounds that the meeting has and no item of its agenda is for."""
    kinds = {RATINGS.get(item.kind) for item in record.plan.meeting.agenda}
    return [kind for kind in rounds_of(record) if kind not in kinds]


def _step_of(record: MeetingRecord) -> str:
    """Return the step at which the meeting is: an open rating, else the first item that is not finished."""
    items = agenda_items(record)
    for entry in record.ballots.rounds:
        if entry.state is RoundState.OPEN:
            return _step_of_round(record, entry.kind)
    if not record.ballots.attendance:
        return _PREPARE
    position = current_position(items)
    waiting = [kind for kind in _without_item(record) if record.ballots.latest(kind) is None]
    if not position and not waiting:
        return _END
    rating = not position or items[position - 1].item.kind in RATINGS
    if rating and not record.ballots.proposal.tellers:
        return _OFFICERS
    return f"{_ITEM}-{items[position - 1].identity}" if position else _step_of_round(record, waiting[0])


def _step_of_round(record: MeetingRecord, kind: RoundKind) -> str:
    """Return the step at which a round is rated: the item that is for it, else its own."""
    for entry in agenda_items(record):
        if RATINGS.get(entry.item.kind) is kind:
            return f"{_ITEM}-{entry.identity}"
    return f"{_ROUND}-{kind}"


def _parts(key: str) -> tuple[str, str]:
    """Return what a step is, and of which item or round."""
    head, _, name = key.partition("-")
    return head, name


def _short(record: MeetingRecord, entry: ItemProgress) -> str:
    if entry.item.kind is ItemKind.OTHER:
        return entry.item.text.rstrip(";；。.")[:8]
    if RATINGS.get(entry.item.kind) is RoundKind.COMMITTEE:
        rates = rated_of(record, RoundKind.COMMITTEE)
        return (
            term("BRANCH_RATING") if rates is Rated.BRANCH_WORK else say("ballots", "Rating of the committee")
        )
    return term(entry.item.kind)
