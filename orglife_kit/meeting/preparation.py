"""Acts of the preparation stage: the members' findings, entered for the person who keeps the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.errors import refuse
from orglife_kit.meeting.base import MeetingBase
from orglife_kit.rules.preparation import Finding, aspects_shown
from orglife_kit.storage import preparation_rows

if TYPE_CHECKING:
    import pandas


class PreparationActs(MeetingBase):
    """What is prepared before the meeting."""

    def member_aspects(self) -> tuple[str, ...]:
        """Return the aspects under which members find; also one that only older findings still name."""
        return aspects_shown(self.plan.preparation.member_aspects, self.finding_records())

    def note_findings(self, name: str | int, aspect: str, points: Iterable[str]) -> None:
        """Keep one member's points of one aspect in place of those he had; none takes them back.

        Raises ``RefusedError`` (``aspect_unknown``) for an aspect that the plan does not name.
        """
        number = self.member(name).number
        known = self.member_aspects()
        if aspect not in known:
            raise refuse("aspect_unknown", aspect=aspect, known="、".join(known))
        kept = [point.strip() for point in points if point.strip()]
        self._database.write(
            lambda rows: preparation_rows.write_findings(rows, number, aspect, kept), undoable=True
        )

    def finding_records(self) -> tuple[Finding, ...]:
        """Return the members' findings by roster number."""
        return self._database.read(preparation_rows.read_findings)

    def findings(self) -> pandas.DataFrame:
        """Return the members' findings, one row a point.

        Columns: ``member`` (roster number), ``name``, ``aspect`` (as the plan words it), ``point``.
        """
        import pandas

        roster = self.roster
        return pandas.DataFrame(
            [
                (one.member, roster.member(one.member).name, one.aspect, one.point)
                for one in self.finding_records()
            ],
            columns=["member", "name", "aspect", "point"],
        )
