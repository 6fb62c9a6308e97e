"""组织处置: the steps that the branch itself took, the vote with its count, and what it means (C11)."""

from __future__ import annotations

from functools import partial

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.disposition import vote_meaning, voting_members
from orglife_kit.rules.assessment.follow_up import Disposition, DispositionStep, Vote
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.written import whole_in
from orglife_kit.views.forms.base import Card, Form, Line, Row, Rows, Shown, Words, clear, paragraph


class DispositionCard(Form):
    """The steps of one member's disposition; nothing asks for it, and nothing is proposed."""

    nested = True

    def __init__(self, meeting: Meeting, record: MeetingRecord, number: int) -> None:
        super().__init__(meeting)
        self._number = number
        self._entitled = voting_members(record.roster)
        self.step = self.name_field(
            say("assessment", "Step"), options=lambda record: record.plan.settings.disposition_steps
        )
        self.date = self.day_field(say("assessment", "Date"))
        self.body = self.text_field(say("assessment", "Body"), looks="middle")
        self.note = self.text_field(say("assessment", "Note"))
        self.disposition = self.choice_field(
            say("assessment", "Disposition"),
            [("—", ""), *((term(kind), kind.value) for kind in Disposition)],
        )
        words = {
            "entitled": say("assessment", "Entitled to vote"),
            "present": say("assessment", "Present of them"),
            "in_favour": say("assessment", "For"),
            "against": say("assessment", "Against"),
            "abstained": say("assessment", "Abstained"),
        }
        by_roster = say("assessment", "{number} by the roster", number=self._entitled)
        self.vote = {
            name: self.text_field(label, looks="short", hint=by_roster if name == "entitled" else "")
            for name, label in words.items()
        }
        started = say(
            "assessment",
            "A disposition is started by the branch, not by this grade. Its steps are kept only if it was.",
        )
        counted = say("assessment", "Only for the vote of the members' meeting: its count.")
        self.put(
            Words(started),
            Rows(self._steps, lambda step: step, self._recorded),
            Row(self.step, self.date, self.body, self.disposition),
            self.note,
            Words(counted),
            Row(*self.vote.values()),
            Row(self.button(say("assessment", "Keep this step"), self.add)),
        )

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
        texts = {name: field.value.strip() for name, field in self.vote.items()}
        if not any(texts.values()):
            return None
        usual = {"entitled": str(self._entitled), "against": "0", "abstained": "0"}
        numbers = {name: whole_in(text or usual.get(name, "")) for name, text in texts.items()}
        counts = {name: number for name, number in numbers.items() if number is not None}
        if counts.keys() != numbers.keys():
            raise InputError(notice("vote_numbers", step=self.step.value))
        return Vote(**counts)

    def _recorded(self, step: DispositionStep) -> Card:
        kind = term(step.disposition) if step.disposition else ""
        facts = "　".join(filter(None, (step.date.isoformat(), step.step, step.body, kind, step.note)))
        out = self.button(
            say("assessment", "Take out"), partial(self.meeting.assessment.remove_step, self._number, step)
        )
        row = Line(facts, out)
        if step.vote is None:
            return Card(row, looks="")
        meaning = paragraph(sentence(vote_meaning(step.vote)), "good" if step.vote.is_passed else "bad")
        return Card(row, Shown(lambda _: meaning), looks="")
