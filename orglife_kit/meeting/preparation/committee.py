"""支委会查摆 (C4): findings by the plan's aspects with their source; suggestions without names, sorted into them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from orglife_kit.errors import refuse
from orglife_kit.meeting.base import MeetingBase
from orglife_kit.rules.preparation.findings import CommitteeFinding, Source, Suggestion, aspects_shown
from orglife_kit.storage.preparation_rows import findings as finding_rows

if TYPE_CHECKING:
    import pandas


class CommitteeFindingActs(MeetingBase):
    """What the committee finds lacking, and what was suggested to it."""

    def committee_aspects(self) -> tuple[str, ...]:
        """Return the aspects under which the committee finds; also one that only older findings still name."""
        named = (finding.aspect for finding in self.committee_finding_records())
        return aspects_shown(self.plan.preparation.committee_aspects, named)

    def note_committee_finding(
        self,
        aspect: str,
        point: str,
        *,
        source: str | Source = Source.OWN_LOOK,
        cause: str = "",
        goal: str = "",
        number: int = 0,
    ) -> int:
        """Keep a finding of the committee, in place of ``number`` where one is given; return its number.

        Raises ``RefusedError``: ``aspect_unknown``, ``goal_unknown``, ``finding_empty``.
        """
        known = self.committee_aspects()
        if aspect not in known:
            raise refuse("aspect_unknown", aspect=aspect, known="、".join(known))
        if not point.strip():
            raise refuse("finding_empty")
        self._check_goal(goal)
        finding = CommitteeFinding(number, aspect, Source(source), point.strip(), cause.strip(), goal)
        return self._database.write(
            lambda rows: finding_rows.write_committee_finding(rows, finding), undoable=True
        )

    def remove_committee_finding(self, number: int) -> None:
        """Take a finding of the committee out; the suggestions in it wait to be sorted again."""
        self._database.write(lambda rows: finding_rows.remove_committee_finding(rows, number), undoable=True)

    def committee_finding_records(self) -> tuple[CommitteeFinding, ...]:
        """Return the findings of the committee in the order they were entered."""
        return self._database.read(finding_rows.read_committee_findings)

    def note_suggestion(self, source: str | Source, words: str) -> int:
        """Keep a suggestion, without a name; return its number. Raises ``RefusedError`` (``suggestion_empty``)."""
        if not words.strip():
            raise refuse("suggestion_empty")
        suggestion = Suggestion(0, Source(source), words.strip())
        return self._database.write(
            lambda rows: finding_rows.write_suggestion(rows, suggestion), undoable=True
        )

    def sort_suggestion(self, number: int, finding: int | None) -> None:
        """Sort a suggestion into a finding of the committee, or take it out again (``None``).

        Raises ``RefusedError``: ``suggestion_unknown``, ``finding_unknown``.
        """
        suggestion = self._suggestion(number)
        if finding is not None and finding not in {one.number for one in self.committee_finding_records()}:
            raise refuse("finding_unknown", number=finding)
        sorted_one = dataclasses.replace(suggestion, finding=finding)
        self._database.write(lambda rows: finding_rows.write_suggestion(rows, sorted_one), undoable=True)

    def finding_of_suggestion(self, number: int, aspect: str) -> int:
        """Make a finding of the committee of a suggestion's own words, under ``aspect``; return its number."""
        suggestion = self._suggestion(number)
        with self._database.one_step():
            finding = self.note_committee_finding(aspect, suggestion.words, source=suggestion.source)
            self.sort_suggestion(number, finding)
        return finding

    def remove_suggestion(self, number: int) -> None:
        """Take a suggestion out."""
        self._database.write(lambda rows: finding_rows.remove_suggestion(rows, number), undoable=True)

    def suggestion_records(self) -> tuple[Suggestion, ...]:
        """Return the suggestions in the order they were entered."""
        return self._database.read(finding_rows.read_suggestions)

    def committee_findings(self) -> pandas.DataFrame:
        """Return the findings of the committee, one row a finding.

        Columns: ``finding`` (number), ``aspect`` and ``goal`` (as the plan words them), ``source`` (code),
        ``point``, ``cause``, ``suggestions`` (how many were sorted into it).
        """
        import pandas

        sorted_ones = [one.finding for one in self.suggestion_records()]
        return pandas.DataFrame(
            [
                (
                    *(one.number, one.aspect, one.goal, one.source.value, one.point, one.cause),
                    sorted_ones.count(one.number),
                )
                for one in self.committee_finding_records()
            ],
            columns=["finding", "aspect", "goal", "source", "point", "cause", "suggestions"],
        )

    def suggestions(self) -> pandas.DataFrame:
        """Return the suggestions, one row each; no column names anybody.

        Columns: ``suggestion`` (number), ``source`` (code), ``words``, ``finding`` (number, 0 while unsorted).
        """
        import pandas

        return pandas.DataFrame(
            [
                (one.number, one.source.value, one.words, one.finding or 0)
                for one in self.suggestion_records()
            ],
            columns=["suggestion", "source", "words", "finding"],
        )

    def _suggestion(self, number: int) -> Suggestion:
        for one in self.suggestion_records():
            if one.number == number:
                return one
        raise refuse("suggestion_unknown", number=number)

    def _check_goal(self, goal: str) -> None:
        known = self.plan.theme.points
        if goal and goal not in known:
            raise refuse("goal_unknown", goal=goal, known="、".join(known))
