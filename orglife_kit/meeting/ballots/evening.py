"""The evening follows the plan's agenda; tellers and scrutineers are proposed and passed before a rating (C12)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.errors import refuse
from orglife_kit.meeting.ballots.attendance import AttendanceActs
from orglife_kit.rules.ballots.evening import ItemProgress, ProjectorFacts, Proposal, current_place
from orglife_kit.storage import evening_rows

if TYPE_CHECKING:
    import pandas


class EveningActs(AttendanceActs):
    """How far the meeting is."""

    def agenda_items(self) -> tuple[ItemProgress, ...]:
        """Return the plan's agenda with how far each item is, places from 1."""
        kept = self._database.read(evening_rows.read_items)
        return tuple(
            ItemProgress(place, item, *kept.get(place, (False, "")))
            for place, item in enumerate(self.plan.meeting.agenda, start=1)
        )

    def record_item(self, place: int, *, finished: bool | None = None, note: str | None = None) -> None:
        """Keep that an item of the agenda is finished (or not), or a few words on it; ``None`` leaves as it is.

        Raises ``RefusedError`` (``item_not_on_agenda``).
        """
        known = next((one for one in self.agenda_items() if one.place == place), None)
        if known is None:
            raise refuse("item_not_on_agenda", number=place)
        now = known.finished if finished is None else finished
        words = known.note if note is None else note.strip()
        self._database.write(
            lambda rows: evening_rows.write_item(rows, place, finished=now, note=words), undoable=True
        )

    def propose_officers(self, tellers: Iterable[str], scrutineers: Iterable[str], passed: str = "") -> None:
        """Keep who was proposed as teller and scrutineer, and how they were passed; each round then has them.

        Raises ``RefusedError`` (``officer_twice``) for somebody who would both count and watch.
        """
        proposal = Proposal(tuple(tellers), tuple(scrutineers), passed.strip())
        both = sorted(set(proposal.tellers) & set(proposal.scrutineers))
        if both:
            raise refuse("officer_twice", name="、".join(both))
        self._database.write(lambda rows: evening_rows.write_proposal(rows, proposal), undoable=True)

    def proposal(self) -> Proposal:
        """Return who was proposed as teller and scrutineer; nobody before."""
        return self._database.read(evening_rows.read_proposal)

    def projector_facts(self) -> ProjectorFacts:
        """Return all that the projector may show: the agenda, and three numbers of members."""
        items, plan = self.agenda_items(), self.plan
        taken, count = bool(self.attendance_lines()), self.attendance_count()
        return ProjectorFacts(
            plan.title,
            plan.meeting.date,
            plan.meeting.place,
            tuple(one.item.text.rstrip(";；。.") for one in items),
            current_place(items),
            count.due if taken else None,
            count.present if taken else None,
            count.on_leave if taken else None,
        )

    def agenda(self) -> pandas.DataFrame:
        """Return the agenda, one row an item in order.

        Columns: ``place`` (from 1), ``text``, ``kind`` (code), ``finished`` (true or false), ``note``.
        """
        import pandas

        return pandas.DataFrame(
            [
                (one.place, one.item.text, one.item.kind.value, one.finished, one.note)
                for one in self.agenda_items()
            ],
            columns=["place", "text", "kind", "finished", "note"],
        )
