"""党员查摆 (C5): the members' findings, entered for the person who keeps the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, refuse
from orglife_kit.meeting.preparation.committee import CommitteeFindingActs
from orglife_kit.rules.preparation.findings import Finding, aspects_shown, reworded
from orglife_kit.rules.preparation.hints import hints
from orglife_kit.rules.rectification.items import Origin
from orglife_kit.storage import rectification_rows
from orglife_kit.storage.preparation_rows import findings as finding_rows

if TYPE_CHECKING:
    from sqlite3 import Connection

    import pandas


class FindingActs(CommitteeFindingActs):
    """What the members find lacking in themselves."""

    def member_aspects(self) -> tuple[str, ...]:
        """Return the aspects under which members find; also one that only older findings still name."""
        named = (finding.aspect for finding in self.finding_records())
        return aspects_shown(self.plan.preparation.member_aspects, named)

    def note_findings(self, name: str | int, aspect: str, points: Iterable[str]) -> None:
        """Keep one member's points of one aspect in place of those he had; none takes them back.

        A point that was only reworded keeps its goal, and the item of the ledger that was made from it.
        Raises ``RefusedError`` (``aspect_unknown``) for an aspect that the plan does not name.
        """
        number = self.member(name).number
        known = self.member_aspects()
        if aspect not in known:
            raise refuse("aspect_unknown", aspect=aspect, known="、".join(known))
        kept = [point.strip() for point in points if point.strip()]
        had = [one.point for one in self.finding_records() if (one.member, one.aspect) == (number, aspect)]
        renamed = reworded(had, kept)
        keys = [
            (Finding(number, aspect, old).origin_key, Finding(number, aspect, new).origin_key)
            for old, new in renamed.items()
        ]

        def keep(rows: Connection) -> None:
            finding_rows.write_findings(rows, number, aspect, kept, renamed)
            rectification_rows.rename_origin(rows, Origin.MEMBER_FINDING, number, keys)

        self._database.write(keep, undoable=True)

    def point_finding(self, name: str | int, aspect: str, point: str, goal: str) -> None:
        """Let a member's point point to a goal or a problem area of the theme; an empty goal takes it back.

        Raises ``RefusedError``: ``goal_unknown``, ``finding_unknown``.
        """
        self._check_goal(goal)
        finding = Finding(self.member(name).number, aspect, point, goal)
        changed = self._database.write(lambda rows: finding_rows.point_finding(rows, finding), undoable=True)
        if not changed:
            raise refuse("finding_unknown", number=point)

    def finding_records(self) -> tuple[Finding, ...]:
        """Return the members' findings by roster number."""
        return self._database.read(finding_rows.read_findings)

    def finding_hints(self, name: str | int | None, text: str) -> tuple[Notice, ...]:
        """Return what to tell somebody who is writing ``text`` as findings; nothing of it is kept anywhere.

        ``name`` is the member who finds, ``None`` the committee. Empty where the plan turns hints off.
        """
        plan = self.plan
        if not plan.settings.finding_hints:
            return ()
        roster = self.roster
        own = self.member(name).number if name is not None else None
        others = [
            (roster.label(finding.member), finding.point)
            for finding in self.finding_records()
            if finding.member != own
        ]
        carried = [
            item.problem
            for item in self._database.read(rectification_rows.read_items)
            if item.origin is Origin.CARRIED and item.member == own
        ]
        texts = (plan.theme.text, plan.preparation.findings_text, plan.preparation.study_text)
        told = [
            hint
            for point in text.splitlines()
            for hint in hints(point, others, last_year=carried, plan_texts=texts)
        ]
        return tuple({str(hint): hint for hint in told}.values())

    def findings(self) -> pandas.DataFrame:
        """Return the members' findings, one row a point.

        Columns: ``member`` (roster number), ``name``, ``aspect`` and ``goal`` (as the plan words them),
        ``point``.
        """
        import pandas

        roster = self.roster
        return pandas.DataFrame(
            [
                (one.member, roster.member(one.member).name, one.aspect, one.goal, one.point)
                for one in self.finding_records()
            ],
            columns=["member", "name", "aspect", "goal", "point"],
        )
