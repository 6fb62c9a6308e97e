"""How an act of the meeting evening is written: with the sealed intakes of the open rounds, which know no undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from orglife_kit.errors import Notice
from orglife_kit.meeting.ballots.intakes import Intakes, open_rounds
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.record import MeetingRecord

Answer = TypeVar("Answer")


class SealedWork:
    """The meeting's transactions with its intakes; its acts write the tables of ``may_write``."""

    def __init__(self, work: Work, may_write: Sequence[Any]) -> None:
        self._work, self._may_write = work, may_write
        self.intakes = Intakes(work)

    def keep(self, act: Callable[[Change], Answer], *, undoable: bool = True) -> Answer:
        """Return what an act returns that writes no intake."""
        return self._work.write(act, self._may_write, undoable=undoable)

    def read(self, read: Callable[[MeetingRecord], Answer]) -> Answer:
        """Return what ``read`` finds in record and intakes, while no close can be kept."""
        return self._work.database.read(lambda connection: read(self._work.record_in(connection)))

    def write(self, act: Callable[[Change], Answer]) -> Answer:
        """Return what ``act`` returns; an intake that it laid out goes again where the act was not kept."""
        try:
            return self._work.write(act, self._may_write, undoable=False)
        except BaseException:
            self.intakes.settle()  # what cannot be destroyed now is destroyed at the next opening
            raise

    def unreadable_rounds(self, record: MeetingRecord) -> Mapping[int, Notice]:
        """Return why the ballots of open rounds of ``record`` cannot be read here, by the round's number."""
        numbers = {entry.number for entry in open_rounds(record)}
        if not numbers:
            return {}
        # read inside a transaction: another window may just have closed the round
        told = self.read(self.intakes.unreadable)
        return {number: notice for number, notice in told.items() if number in numbers}
