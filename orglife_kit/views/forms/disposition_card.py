"""组织处置: the steps that the branch itself took, the vote with its count, and what it means (C11)."""

from __future__ import annotations

from functools import partial

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.i18n import day_words, term, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.disposition import vote_meaning, voting_members
from orglife_kit.rules.assessment.follow_up import Disposition, DispositionStep, Vote
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Form, Line, Parts, Row, Rows, Stack, clear, paragraphs

_ = words_of("assessment")


class DispositionCard(Form):
    """The steps of one member's disposition; nothing asks for it, and nothing is proposed."""

    nested = True

    def __init__(self, meeting: Meeting, record: MeetingRecord, number: int) -> None:
        self._number = number
        self._entitled = voting_members(record.roster)
        super().__init__(meeting)

    def _declare(self) -> Parts:
        self.step = self.name_field(_("Step"), options=lambda record: record.plan.settings.disposition_steps)
        self.date = self.day_field(_("Date"))
        self.body = self.text_field(_("Body"), looks="middle")
        self.note = self.text_field(_("Note"))
        self.disposition = self.choice_field(_("Disposition"), ["", *Disposition])
        by_roster = _("{number} by the roster", number=self._entitled)
        self.vote = {
            "entitled": self.number_field(_("Entitled to vote"), hint=by_roster),
            "present": self.number_field(_("Present of them")),
            "in_favour": self.number_field(_("For")),
            "against": self.number_field(_("Against")),
            "abstained": self.number_field(_("Abstained")),
        }
        yield _(
            "A disposition is started by the branch, not by this grade. Its steps are kept only if it was."
        )
        yield Rows(self._steps, self._recorded, key=lambda step: step)
        yield Row(self.step, self.date, self.body, self.disposition)
        yield self.note
        yield _("Only for the vote of the members' meeting: its count.")
        yield Row(*self.vote.values())
        yield Row(self.button(_("Keep this step"), self.add))

    def add(self) -> tuple[Notice, ...]:
        """Keep the step that stands in the fields, behind those kept."""
        step = DispositionStep(
            self._number,
            self.step.value.strip(),
            self.date.day(),
            self.body.value.strip(),
            self.note.value.strip(),
            Disposition(self.disposition.value) if self.disposition.value else None,
            self._entered_vote(),
        )
        told = self.meeting.assessment.add_step(self._number, step)
        clear(self.step, self.date, self.body, self.note, self.disposition, *self.vote.values())
        return told

    def _steps(self, record: MeetingRecord) -> tuple[DispositionStep, ...]:
        return tuple(record.assessment.dispositions.get(self._number, ()))

    def _entered_vote(self) -> Vote | None:
        """Return the vote in the fields: those entitled by the roster, nobody against or abstaining, unless entered."""
        numbers = {name: field.whole() for name, field in self.vote.items()}
        entered = {name: number for name, number in numbers.items() if number is not None}
        if not entered:
            return None
        counts = {"entitled": self._entitled, "against": 0, "abstained": 0} | entered
        if counts.keys() != numbers.keys():
            raise InputError(notice("vote_numbers", step=self.step.value))
        return Vote(**counts)

    def _recorded(self, step: DispositionStep) -> Row | Stack:
        kind = term(step.disposition) if step.disposition else ""
        facts = "　".join(filter(None, (day_words(step.date), step.step, step.body, kind, step.note)))
        out = self.button(_("Take out"), partial(self.meeting.assessment.remove_step, self._number, step))
        if step.vote is None:
            return Line(facts, out)
        meaning = paragraphs([vote_meaning(step.vote)], "good" if step.vote.is_passed else "bad")
        return Stack(Line(facts, out), lambda record: meaning)
