"""会议当天的步骤: what is done one after the other along the plan's agenda, and at which of it the meeting is (C12)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.evening import ItemProgress, agenda_items
from orglife_kit.rules.ballots.planned import RATINGS, rounds_of
from orglife_kit.rules.ballots.round import RoundKind, RoundState

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord


class StepKind(StrEnum):
    """What is done in a step; ``ROUND`` is a rating that no item of the agenda is for."""

    PREPARE = "prepare"
    SIGN_IN = "sign_in"
    OFFICERS = "officers"
    ITEM = "item"
    ROUND = "round"
    END = "end"


@dataclass(frozen=True)
class EveningStep:
    """One step of the day: whether it is done, the item of the agenda it is for, the round that is rated in it."""

    kind: StepKind
    is_done: bool
    item: ItemProgress | None = None
    round: RoundKind | None = None

    @property
    def key(self) -> str:
        """What names the step wherever it stands."""
        name = self.round if self.item is None else self.item.identity
        return str(self.kind) if name is None else f"{self.kind}-{name}"


def evening_steps(record: MeetingRecord) -> tuple[EveningStep, ...]:
    """Return the steps in order: tellers and scrutineers before the first rating, none where there is no rating."""
    taken, agenda = bool(record.ballots.attendance), agenda_items(record)
    steps = [
        EveningStep(StepKind.ITEM, entry.finished, entry, RATINGS.get(entry.item.kind)) for entry in agenda
    ]
    of_items = {step.round for step in steps}
    steps += [_step_of(record, kind) for kind in rounds_of(record) if kind not in of_items]
    first = next((place for place, step in enumerate(steps) if step.round is not None), None)
    if first is not None:
        named = bool(record.ballots.proposal.officers.names)
        steps.insert(first, EveningStep(StepKind.OFFICERS, named))
    ended = bool(agenda) and all(entry.finished for entry in agenda)
    return (
        EveningStep(StepKind.PREPARE, taken),
        EveningStep(StepKind.SIGN_IN, taken),
        *steps,
        EveningStep(StepKind.END, ended),
    )


def step_now(record: MeetingRecord) -> EveningStep:
    """Return the step at which the meeting is: an open rating, else the first item or rating that is to come."""
    steps = evening_steps(record)
    opened = next((entry for entry in record.ballots.rounds if entry.state is RoundState.OPEN), None)
    if opened is not None:
        return next((step for step in steps if step.round is opened.kind), _step_of(record, opened.kind))
    if not record.ballots.attendance:
        return steps[0]
    coming = next((step for step in steps if _is_coming(record, step)), steps[-1])
    if coming.round is not None and not record.ballots.proposal.tellers:
        return next(step for step in steps if step.kind is StepKind.OFFICERS)
    return coming


def _step_of(record: MeetingRecord, kind: RoundKind) -> EveningStep:
    closed = record.ballots.latest(kind, RoundState.CLOSED)
    return EveningStep(StepKind.ROUND, closed is not None, None, kind)


def _is_coming(record: MeetingRecord, step: EveningStep) -> bool:
    if step.kind is StepKind.ITEM:
        return not step.is_done
    return step.round is not None and record.ballots.latest(step.round) is None
