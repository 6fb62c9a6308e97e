"""谈心谈话: each talk is entered as having taken place; coverage and a pairing are shown, nothing is filled in (C3)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, refuse
from orglife_kit.meeting.base import MeetingBase, checked_date
from orglife_kit.meeting.preparation.pairing import suggested_pairs
from orglife_kit.rules.plan.members import name_key
from orglife_kit.rules.preparation.talks import Talk, TalkCoverage, check_talk, coverage
from orglife_kit.storage.preparation_rows import talks as talk_rows

if TYPE_CHECKING:
    import pandas


_PEOPLE = ("talker", "listener")


class TalkActs(MeetingBase):
    """The talks."""

    def record_talk(
        self,
        talker: str | int,
        listener: str | int,
        date: str,
        *,
        place: str = "",
        theme: str = "",
        content: str = "",
        suggestion: str = "",
    ) -> tuple[Notice, ...]:
        """Record a talk that took place; return a warning for a day outside the plan's period.

        Raises ``RefusedError``: ``talk_with_oneself``, ``talk_notes_off`` where the plan keeps nothing of what
        was said; ``InputError``: ``date_impossible``.
        """
        numbers = self.member(talker).number, self.member(listener).number
        texts = (text.strip() for text in (place, theme, content, suggestion))
        return self._keep_talk(Talk(0, checked_date(date), *numbers, *texts))

    def change_talk(self, number: int, **facts: str | int) -> tuple[Notice, ...]:
        """Change facts of a recorded talk: arguments of ``record_talk``. Raises as it, and ``talk_unknown``."""
        known = next((talk for talk in self.talk_records() if talk.number == number), None)
        if known is None:
            raise refuse("talk_unknown", number=number)
        for name, value in facts.items():
            facts[name] = self.member(value).number if name in _PEOPLE else str(value).strip()
        changed = dataclasses.replace(known, **facts)  # type: ignore[arg-type]
        checked_date(changed.date)
        return self._keep_talk(changed)

    def remove_talk(self, number: int) -> None:
        """Take a talk out that did not take place."""
        self._database.write(lambda rows: talk_rows.remove_talk(rows, number), undoable=True)

    def talk_records(self) -> tuple[Talk, ...]:
        """Return the talks by day."""
        return self._database.read(talk_rows.read_talks)

    def talk_reach(self) -> TalkCoverage:
        """Return who is still to be talked with: by the secretary, and by another member."""
        return coverage(self.roster, self.talk_records())

    def suggested_pairs(self) -> tuple[tuple[int, int], ...]:
        """Return pairs of roster numbers that would cover everybody; never a record.

        Must-talk members come first, last year's pairs are avoided.
        """
        roster = self.roster
        wanted = {name_key(name) for name in self.plan.settings.must_talk}
        first = [
            member.number
            for member in roster.members
            if wanted & {name_key(member.name), name_key(roster.label(member.number))}
        ]
        last = self._database.read(talk_rows.read_last_pairs)
        members = [member.number for member in roster.members]
        return suggested_pairs(self.talk_reach(), members, last, first)

    def keep_last_pairs(self, pairs: Iterable[frozenset[int]]) -> None:
        """Keep who talked with whom last year, by this year's roster numbers."""
        self._database.write(lambda rows: talk_rows.write_last_pairs(rows, pairs))

    def talks(self) -> pandas.DataFrame:
        """Return the talks, one row a talk, by day.

        Columns: ``talk`` (number), ``date`` (ISO), ``place``, ``talker`` and ``listener`` (roster numbers),
        ``talker_name``, ``listener_name``, ``theme``, ``content``, ``suggestion``.
        """
        import pandas

        label = self.roster.label
        return pandas.DataFrame(
            [
                (
                    *(talk.number, talk.date, talk.place, talk.talker, talk.listener),
                    *(label(talk.talker), label(talk.listener), talk.theme, talk.content, talk.suggestion),
                )
                for talk in self.talk_records()
            ],
            columns=[
                *("talk", "date", "place", "talker", "listener"),
                *("talker_name", "listener_name", "theme", "content", "suggestion"),
            ],
        )

    def suggested_talks(self) -> pandas.DataFrame:
        """Return the suggested pairing, one row a pair, in the order in which to talk; none of it is a record.

        Columns: ``talker`` and ``listener`` (roster numbers), ``talker_name``, ``listener_name``.
        """
        import pandas

        label = self.roster.label
        return pandas.DataFrame(
            [(one, other, label(one), label(other)) for one, other in self.suggested_pairs()],
            columns=["talker", "listener", "talker_name", "listener_name"],
        )

    def talk_coverage(self) -> pandas.DataFrame:
        """Return how far the talks reach, one row a member but the secretary, in roster order.

        Columns: ``member`` (roster number), ``name``, ``with_secretary`` and ``with_member`` (true or false).
        """
        import pandas

        found = self.talk_reach()
        return pandas.DataFrame(
            [
                (
                    member.number,
                    member.name,
                    member.number not in found.without_secretary,
                    member.number not in found.without_member,
                )
                for member in self.roster.members
                if member.number != found.secretary
            ],
            columns=["member", "name", "with_secretary", "with_member"],
        )

    def _keep_talk(self, talk: Talk) -> tuple[Notice, ...]:
        if talk.talker == talk.listener:
            raise refuse("talk_with_oneself", member=self.roster.label(talk.talker))
        if (talk.content or talk.suggestion) and not self.plan.settings.talk_notes:
            raise refuse("talk_notes_off")
        self._database.write(lambda rows: talk_rows.write_talk(rows, talk), undoable=True)
        return check_talk(talk, self.roster, self.plan.preparation.talks)
