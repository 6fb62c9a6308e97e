"""参加主题教育情况: read from what is recorded, beside each member's assessment (C9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orglife_kit.meeting.assessment.outcomes import OutcomeActs
from orglife_kit.meeting.preparation import PreparationActs
from orglife_kit.rules.assessment.participation import Participation, participation
from orglife_kit.rules.preparation.talks import secretary_of

if TYPE_CHECKING:
    import pandas


class ParticipationActs(PreparationActs, OutcomeActs):
    """What the members took part in."""

    def participation_records(self) -> tuple[Participation, ...]:
        """Return every member's part in study, talks and the meeting, in roster order."""
        sessions, talks, roster = self.study_sessions(), self.talk_records(), self.roster
        lines = {line.member: line for line in self.attendance_lines()}
        secretary = secretary_of(roster)
        return tuple(
            participation(member.number, sessions, talks, secretary, lines.get(member.number))
            for member in roster.members
        )

    def participation(self) -> pandas.DataFrame:
        """Return every member's part, one row a member in roster order.

        Columns: ``member`` (roster number), ``name``, ``sessions`` (study sessions held), ``studied``
        (attended), ``made_up`` (days, ISO, joined by a space), ``to_make_up`` (sessions), ``talks`` (number),
        ``with_secretary`` (true or false), ``meeting`` (code of the attendance, empty before it was taken).
        """
        import pandas

        roster = self.roster
        return pandas.DataFrame(
            [
                (
                    *(one.member, roster.member(one.member).name, one.sessions, one.studied),
                    *(" ".join(one.made_up), one.to_make_up, one.talks, one.with_secretary),
                    one.meeting.presence.value if one.meeting else "",
                )
                for one in self.participation_records()
            ],
            columns=[
                *("member", "name", "sessions", "studied", "made_up", "to_make_up"),
                *("talks", "with_secretary", "meeting"),
            ],
        )
