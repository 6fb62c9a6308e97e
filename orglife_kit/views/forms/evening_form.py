"""会议当天: one screen after the other, in the order of the plan's agenda; back where it was after a crash."""

from __future__ import annotations

from functools import partial
from typing import Any

from orglife_kit.i18n import term, words_of
from orglife_kit.rules.ballots.evening import ItemProgress, agenda_items, current_position
from orglife_kit.rules.ballots.planned import RATINGS, rated_of, rounds_of
from orglife_kit.rules.ballots.round import Rated, RoundKind, RoundState
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.attendance_form import AttendanceForm
from orglife_kit.views.forms.ballots_form import BallotsForm
from orglife_kit.views.forms.base import Form, Holder, Parts, Row, Stack, when
from orglife_kit.views.forms.end_step import EndStep
from orglife_kit.views.forms.evening_steps import AccountStep, ItemNote, OfficersStep, PrepareStep
from orglife_kit.views.forms.peer_review_form import PeerReviewForm
from orglife_kit.views.forms.printing import Printing
from orglife_kit.views.forms.self_review_form import SelfReviewForm

_ = words_of("ballots")

_PREPARE, _SIGN_IN, _OFFICERS, _END = "prepare", "sign_in", "officers", "end"
_ITEM, _ROUND = "item", "round"  # before the identity of an item, and before a round that no item is for


class EveningForm(Form):
    """The meeting, from a quarter of an hour before it to its end."""

    reports: Printing
    _at = ""  # the step that is open

    def _declare(self) -> Parts:
        # the screens by their steps, with what they were made for
        self._made: dict[str, tuple[object, Any]] = {}
        self.steps = self.switch_field("", _options, shows=self._step, keep=self._choose)
        self.steps.add_class("orglife-steps")
        self.body = Holder((), "orglife-stack")
        self.next = self.button(_("Done, go on"), self.go_on, main=True)
        yield self.steps
        yield self.body
        yield when(lambda record: self._at != _END, Row(self.next))

    def show_record(self, record: MeetingRecord) -> None:
        """Show an agenda that was changed elsewhere; the step that is open stays open."""
        self._at = self._step(record)
        self.body.fill(self._screen(record, self._at))
        super().show_record(record)

    def go_on(self) -> str:
        """Finish the item that is shown and go on to the next step."""
        keys = [key for _, key in self.steps.options]
        head, item = _parts(self._at)
        if head == _ITEM:
            self.meeting.ballots.record_item(item, finished=True)
        self._choose(keys[min(keys.index(self._at) + 1, len(keys) - 1)])
        return ""

    def _choose(self, key: str) -> None:
        self._at = key
        self.forget()

    def _step(self, record: MeetingRecord) -> str:
        """Return the step that is open; where its item is gone, the one at which the meeting is."""
        keys = [key for _, key in _options(record)]
        return self._at if self._at in keys else _step_of(record)

    def _screen(self, record: MeetingRecord, key: str) -> Any:
        """Return the screen of a step; that of an item is made anew when its words, place or purpose were changed."""
        head, name = _parts(key)
        entry = next((entry for entry in agenda_items(record) if entry.identity == name), None)
        made_for = (entry.position, entry.item) if head == _ITEM and entry is not None else None
        if key not in self._made or self._made[key][0] != made_for:
            self._made[key] = (made_for, self._new_screen(key, entry))
        return self._made[key][1]

    def _new_screen(self, key: str, entry: ItemProgress | None) -> Any:
        made: dict[str, Any] = {
            _PREPARE: partial(PrepareStep, self.meeting, self.reports),
            _SIGN_IN: lambda: AttendanceForm(self.meeting).nest(),
            _OFFICERS: partial(OfficersStep, self.meeting),
            _END: partial(EndStep, self.meeting, self.reports),
        }
        if key in made:
            return made[key]()
        head, name = _parts(key)
        if head == _ROUND or entry is None:
            return BallotsForm(self.meeting, name, self.reports).nest()
        return Stack(ItemNote(self.meeting, entry), *self._forms(entry.item.kind))

    def _forms(self, kind: ItemKind) -> list[Any]:
        if kind is ItemKind.ACCOUNT:
            return [AccountStep(self.meeting)]
        if kind in RATINGS:
            return [BallotsForm(self.meeting, RATINGS[kind], self.reports).nest()]
        if kind is ItemKind.REVIEWS:
            return [SelfReviewForm(self.meeting).nest(), PeerReviewForm(self.meeting).nest()]
        return []


def _options(record: MeetingRecord) -> list[tuple[str, str]]:
    """Return the steps in order, those that are done with a ✓."""
    taken = bool(record.ballots.attendance)
    steps = [(_done(taken) + _("Before"), _PREPARE), (_done(taken) + _("Sign-in"), _SIGN_IN)]
    ratings = []
    agenda = agenda_items(record)
    for entry in agenda:
        if entry.item.kind in RATINGS:
            ratings.append(len(steps))
        words = f"{_done(entry.finished)}{entry.position}. {_short(record, entry)}"
        steps.append((words, f"{_ITEM}-{entry.identity}"))
    for kind in _without_item(record):
        ratings.append(len(steps))
        latest = record.ballots.latest(kind)
        closed = latest is not None and latest.state is RoundState.CLOSED
        words = _("Rating: {kind}", kind=term(rated_of(record, kind)))
        steps.append((_done(closed) + words, f"{_ROUND}-{kind}"))
    if ratings:
        named = bool(record.ballots.proposal.officers.names)
        steps.insert(ratings[0], (_done(named) + _("Tellers, scrutineers"), _OFFICERS))
    ended = bool(agenda) and all(entry.finished for entry in agenda)
    return [*steps, (_done(ended) + _("End"), _END)]


def _done(done: bool) -> str:
    return "✓ " if done else ""


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
        return term("BRANCH_RATING") if rates is Rated.BRANCH_WORK else _("Rating of the committee")
    return term(entry.item.kind)
