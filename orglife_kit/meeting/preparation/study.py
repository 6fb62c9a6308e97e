"""集中学习: a session with everybody present but the exceptions, and what was made up for (C2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.errors import refuse
from orglife_kit.meeting.base import MeetingBase, checked_date, unique
from orglife_kit.rules.preparation.study import Absence, Study, not_made_up
from orglife_kit.storage.preparation_rows import study as study_rows

if TYPE_CHECKING:
    import pandas


class StudyActs(MeetingBase):
    """The study sessions."""

    def take_study(
        self, date: str | None = None, absences: Iterable[Absence] = (), *, place: str = ""
    ) -> None:
        """Record a session: everybody attended but those in ``absences``. The plan's day unless another is given.

        Taking a day again replaces what was recorded of it. Raises ``RefusedError`` (``study_date_missing``)
        and ``InputError`` (``date_impossible``, ``member_twice``).
        """
        day = date or self.plan.preparation.study_date
        if not day:
            raise refuse("study_date_missing")
        absences = tuple(absences)
        unique([absence.member for absence in absences], self.roster)
        for absence in absences:
            if absence.made_up:
                checked_date(absence.made_up)
        study = Study(checked_date(day), place.strip(), absences)
        self._database.write(lambda rows: study_rows.write_study(rows, study), undoable=True)

    def remove_study(self, date: str) -> None:
        """Take a session out."""
        self._database.write(lambda rows: study_rows.remove_study(rows, date), undoable=True)

    def study_sessions(self) -> tuple[Study, ...]:
        """Return the sessions by day."""
        return self._database.read(study_rows.read_studies)

    def study_to_make_up(self) -> tuple[int, ...]:
        """Return the roster numbers of those who missed a session and have not made up for it."""
        return not_made_up(self.study_sessions(), self.roster)

    def study(self) -> pandas.DataFrame:
        """Return who attended the study sessions, one row a session and member, in roster order.

        Columns: ``date`` (ISO), ``member`` (roster number), ``name``, ``attended`` (true or false), ``reason``
        of the absence, ``made_up`` (ISO, empty while it was not).
        """
        import pandas

        rows = []
        for session in self.study_sessions():
            absences = {absence.member: absence for absence in session.absences}
            for member in self.roster.members:
                absence = absences.get(member.number, Absence(member.number))
                there = member.number not in absences
                rows.append(
                    (session.date, member.number, member.name, there, absence.reason, absence.made_up)
                )
        return pandas.DataFrame(rows, columns=["date", "member", "name", "attended", "reason", "made_up"])
