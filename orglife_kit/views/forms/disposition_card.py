"""组织处置: the steps that the branch itself took, the vote with its count, and what it means (C11)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.errors import InputError, Notice, notice
from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.disposition import vote_meaning, voting_members
from orglife_kit.rules.assessment.follow_up import Disposition, DispositionStep, Vote
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, line, name_field, text_field

_DAY = ipywidgets.Layout(width="17em")
_NUMBER = ipywidgets.Layout(width="12em")
_VOTE = ("entitled", "present", "in_favour", "against", "abstained")


class DispositionCard(Form):
    """The steps of one member's disposition; nothing asks for it, and nothing is proposed."""

    nested = True

    def __init__(
        self, meeting: Meeting, record: MeetingRecord, number: int, changed: Callable[[], None]
    ) -> None:
        super().__init__(meeting)
        self._number, self._changed = number, changed
        self.warnings: tuple[Notice, ...] = ()
        self.step = name_field(
            say("assessment", "Step"), options=list(record.plan.settings.disposition_steps)
        )
        self.date = ipywidgets.DatePicker(description=say("assessment", "Date"), style=LABELS, layout=_DAY)
        self.body = text_field(say("assessment", "Body"), "", layout=MIDDLE)
        self.note = text_field(say("assessment", "Note"), "", layout=MIDDLE)
        self.disposition = ipywidgets.Dropdown(
            description=say("assessment", "Disposition"),
            options=[("—", ""), *((term(kind), kind.value) for kind in Disposition)],
            style=LABELS,
            layout=MIDDLE,
        )
        words = {
            "entitled": say("assessment", "Entitled to vote"),
            "present": say("assessment", "Present of them"),
            "in_favour": say("assessment", "For"),
            "against": say("assessment", "Against"),
            "abstained": say("assessment", "Abstained"),
        }
        self.vote: dict[str, Any] = {name: text_field(words[name], "", layout=_NUMBER) for name in _VOTE}
        self._entitled = voting_members(record.roster)
        by_roster = say("assessment", "{number} by the roster", number=self._entitled)
        self.vote["entitled"].placeholder = by_roster
        steps = record.assessment.dispositions.get(number, ())
        self.put(
            line(
                say(
                    "assessment",
                    "A disposition is started by the branch, not by this grade. Its steps are kept only if it was.",
                ),
                "quiet",
            ),
            *(part for step in steps for part in self._recorded(step)),
            ipywidgets.HBox([self.step, self.date]),
            ipywidgets.HBox([self.body, self.disposition]),
            self.note,
            line(say("assessment", "Only for the vote of the members' meeting: its count."), "quiet"),
            ipywidgets.HBox([*self.vote.values()]),
            self.button(say("assessment", "Keep this step"), self.add),
        )

    def add(self) -> None:
        """Keep the step that stands in the fields, behind those kept."""
        step = DispositionStep(
            self._number,
            self.step.value.strip(),
            _chosen(self.date.value),
            self.body.value.strip(),
            self.note.value.strip(),
            Disposition(self.disposition.value) if self.disposition.value else None,
            self._entered_vote(),
        )
        self._keep(self.meeting.assessment.add_step(self._number, step))

    def take_out(self, step: DispositionStep) -> None:
        """Take a step out."""
        self._keep(self.meeting.assessment.remove_step(self._number, step))

    def _keep(self, warnings: tuple[Notice, ...]) -> None:
        self.warnings = warnings
        self._changed()

    def _entered_vote(self) -> Vote | None:
        """Return the vote in the fields: those entitled by the roster, nobody against or abstaining, unless entered."""
        texts = {name: field.value.strip() for name, field in self.vote.items()}
        if not any(texts.values()):
            return None
        usual = {"entitled": str(self._entitled), "against": "0", "abstained": "0"}
        texts = {name: text or usual.get(name, "") for name, text in texts.items()}
        if not all(text.isdecimal() for text in texts.values()):
            raise InputError(notice("vote_numbers", step=self.step.value))
        return Vote(**{name: int(text) for name, text in texts.items()})

    def _recorded(self, step: DispositionStep) -> list[ipywidgets.Widget]:
        kind = term(step.disposition) if step.disposition else ""
        facts = (step.date.isoformat(), step.step, step.body, kind, step.note)
        parts: list[ipywidgets.Widget] = [
            ipywidgets.HBox(
                [
                    ipywidgets.Label("　".join(text for text in facts if text)),
                    self.button(say("assessment", "Take out"), partial(self.take_out, step)),
                ]
            )
        ]
        if step.vote is not None:
            parts.append(line(sentence(vote_meaning(step.vote)), "good" if step.vote.is_passed else "bad"))
        return parts


def _chosen(day: datetime.date | None) -> datetime.date:
    """Return a chosen day; raises ``InputError`` (``date_impossible``) where there is none."""
    if day is None:
        raise InputError(notice("date_impossible", text=""))
    return day
