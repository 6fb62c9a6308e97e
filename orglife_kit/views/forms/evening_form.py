"""会议当天, one step after the other along the plan's agenda; what is recorded says where it was after a crash."""

from __future__ import annotations

from typing import Any

from orglife_kit.i18n import term, words_of
from orglife_kit.rules.ballots.evening import ItemProgress
from orglife_kit.rules.ballots.evening_steps import EveningStep, StepKind, evening_steps, step_now
from orglife_kit.rules.ballots.planned import rated_of
from orglife_kit.rules.ballots.round import Rated, RoundKind
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.attendance_form import AttendanceForm
from orglife_kit.views.forms.ballots_form import BallotsForm
from orglife_kit.views.forms.base import Form, Holder, Parts, Row, Stack, when
from orglife_kit.views.forms.end_step import EndStep
from orglife_kit.views.forms.evening_screens import AccountStep, ItemNote, OfficersStep, PrepareStep
from orglife_kit.views.forms.peer_review_form import PeerReviewForm
from orglife_kit.views.forms.printing import Printing
from orglife_kit.views.forms.self_review_form import SelfReviewForm

_ = words_of("ballots")


class EveningForm(Form):
    """The meeting, from a quarter of an hour before it to its end."""

    reports: Printing
    _at = ""  # the key of the step that is open

    def _declare(self) -> Parts:
        # the screens by the keys of their steps, with what they were made for
        self._made: dict[str, tuple[object, Any]] = {}
        self.steps = self.switch_field(
            "", _options, shows=lambda record: self._step(record).key, keep=self._choose
        )
        self.steps.add_class("orglife-steps")
        self.body = Holder((), "orglife-stack")
        self.next = self.button(_("Done, go on"), self.go_on, main=True)
        yield self.steps
        yield self.body
        yield when(lambda record: self._step(record).kind is not StepKind.END, Row(self.next))

    def show_record(self, record: MeetingRecord) -> None:
        """Show an agenda that was changed elsewhere; the step that is open stays open."""
        step = self._step(record)
        self._at = step.key
        self.body.fill(self._screen(step))
        super().show_record(record)

    def go_on(self) -> str:
        """Finish the item that is shown and go on to the next step."""
        keys = [key for _, key in self.steps.options]
        item = self._step(self.shown_record).item
        if item is not None:
            self.meeting.ballots.record_item(item.identity, finished=True)
        self._choose(keys[min(keys.index(self._at) + 1, len(keys) - 1)])
        return ""

    def _choose(self, key: str) -> None:
        self._at = key
        self.forget()

    def _step(self, record: MeetingRecord) -> EveningStep:
        """Return the step that is open; where it is gone, the one at which the meeting is."""
        opened = (step for step in evening_steps(record) if step.key == self._at)
        return next(opened, None) or step_now(record)

    def _screen(self, step: EveningStep) -> Any:
        """Return the screen of a step; that of an item is made anew when its words, place or purpose were changed."""
        made_for = None if step.item is None else (step.item.position, step.item.item)
        if step.key not in self._made or self._made[step.key][0] != made_for:
            self._made[step.key] = (made_for, self._new_screen(step))
        return self._made[step.key][1]

    def _new_screen(self, step: EveningStep) -> Any:
        if step.item is not None:
            return Stack(ItemNote(self.meeting, step.item), *self._forms(step.item.item.kind, step.round))
        if step.round is not None:
            return BallotsForm(self.meeting, step.round, self.reports).nest()
        if step.kind is StepKind.SIGN_IN:
            return AttendanceForm(self.meeting).nest()
        if step.kind is StepKind.OFFICERS:
            return OfficersStep(self.meeting)
        return (PrepareStep if step.kind is StepKind.PREPARE else EndStep)(self.meeting, self.reports)

    def _forms(self, purpose: ItemKind, rating: RoundKind | None) -> list[Any]:
        """Return what an item of the agenda is done with."""
        if rating is not None:
            return [BallotsForm(self.meeting, rating, self.reports).nest()]
        if purpose is ItemKind.ACCOUNT:
            return [AccountStep(self.meeting)]
        if purpose is ItemKind.REVIEWS:
            return [SelfReviewForm(self.meeting).nest(), PeerReviewForm(self.meeting).nest()]
        return []


def _options(record: MeetingRecord) -> list[tuple[str, str]]:
    """Return the steps in order, those that are done with a ✓."""
    return [
        (("✓ " if step.is_done else "") + _words(record, step), step.key) for step in evening_steps(record)
    ]


def _words(record: MeetingRecord, step: EveningStep) -> str:
    if step.item is not None:
        return f"{step.item.position}. {_short(record, step.item, step.round)}"
    if step.round is not None:
        return _("Rating: {kind}", kind=term(rated_of(record, step.round)))
    words = {
        StepKind.PREPARE: _("Before"),
        StepKind.SIGN_IN: _("Sign-in"),
        StepKind.OFFICERS: _("Tellers, scrutineers"),
        StepKind.END: _("End"),
    }
    return words[step.kind]


def _short(record: MeetingRecord, entry: ItemProgress, rating: RoundKind | None) -> str:
    if entry.item.kind is ItemKind.OTHER:
        return entry.item.text.rstrip(";；。.")[:8]
    if rating is RoundKind.COMMITTEE:
        rates = rated_of(record, rating)
        return term("BRANCH_RATING") if rates is Rated.BRANCH_WORK else _("Rating of the committee")
    return term(entry.item.kind)
