"""整改台账: items are taken in, get measure, owner and day, or are taken out again (C13, C14)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING

from orglife_kit.errors import beginning, refuse
from orglife_kit.meeting.assessment import AssessmentActs
from orglife_kit.meeting.base import checked_date
from orglife_kit.meeting.reviews import ReviewActs
from orglife_kit.rules.rectification.candidates import Sources, candidates
from orglife_kit.rules.rectification.items import Ledger, RectificationItem, lacking
from orglife_kit.storage import rectification_rows

if TYPE_CHECKING:
    from sqlite3 import Connection

_FACTS = {"problem", "goal", "measure", "owner", "immediate", "due"}
_ORDER = tuple(Ledger)


class LedgerActs(ReviewActs, AssessmentActs):
    """The items of the ledger."""

    def rectification_items(self) -> tuple[RectificationItem, ...]:
        """Return the ledger: the secretary's items first, then the committee's, then members' in roster order."""
        items = self._database.read(rectification_rows.read_items)
        return tuple(
            sorted(items, key=lambda item: (_ORDER.index(item.ledger), item.member or 0, item.number))
        )

    def item_candidates(self) -> tuple[RectificationItem, ...]:
        """Return what could be taken into the ledger and is not in it: findings, suggestions, criticism, follow-ups."""
        sources = Sources(
            self.roster,
            self.committee_finding_records(),
            self.suggestion_records(),
            self.finding_records(),
            self.peer_review_records(),
            tuple(self.assessment_records().values()),
        )
        return candidates(sources, self.rectification_items())

    def take_in(self, chosen: Iterable[RectificationItem]) -> tuple[int, ...]:
        """Take candidates (or items of one's own, number 0) into the ledger; return their numbers.

        Raises ``RefusedError``: ``problem_empty``, ``item_member_missing``.
        """
        chosen = tuple(map(self._checked, chosen))

        def keep(rows: Connection) -> tuple[int, ...]:
            return tuple(rectification_rows.write_item(rows, item) for item in chosen)

        return self._database.write(keep, undoable=True)

    def change_item(self, number: int, **facts: object) -> RectificationItem:
        """Change ``problem``, ``goal``, ``measure``, ``owner``, ``immediate`` or ``due`` of an item; return it.

        An immediate item has no day, a day makes it one by date. Raises ``RefusedError``: ``item_unknown``,
        ``item_verified``, ``problem_empty``, ``goal_unknown``; ``InputError``: ``date_impossible``.
        """
        item = self._open_item(number)
        unknown = set(facts) - _FACTS
        if unknown:
            raise TypeError(f"no such facts: {sorted(unknown)}")
        if facts.get("immediate"):
            facts["due"] = ""
        elif facts.get("due"):
            facts["immediate"] = False
        changed = self._checked(dataclasses.replace(item, **facts))  # type: ignore[arg-type]
        self._keep_item(changed)
        return changed

    def remove_item(self, number: int) -> None:
        """Take an item out with everything that was recorded of it. Raises ``RefusedError`` (``item_unknown``)."""
        self._item(number)
        self._database.write(lambda rows: rectification_rows.remove_item(rows, number), undoable=True)

    def items_lacking(self) -> tuple[RectificationItem, ...]:
        """Return the open items that still need a measure, an owner or a day."""
        return tuple(item for item in self.rectification_items() if item.is_open and lacking(item))

    def consent(self, name: str | int, *, agrees: bool = True) -> None:
        """Keep whether a member agrees that the branch sees his commitments."""
        number = self.member(name).number
        self._database.write(
            lambda rows: rectification_rows.write_consent(rows, number, agrees=agrees), undoable=True
        )

    def consents(self) -> frozenset[int]:
        """Return the roster numbers of the members who agree that the branch sees their commitments."""
        return self._database.read(rectification_rows.read_consents)

    def _item(self, number: int) -> RectificationItem:
        for item in self.rectification_items():
            if item.number == number:
                return item
        raise refuse("item_unknown", number=number)

    def _open_item(self, number: int) -> RectificationItem:
        item = self._item(number)
        if not item.is_open:
            raise refuse("item_verified", problem=beginning(item.problem))
        return item

    def _keep_item(self, item: RectificationItem) -> None:
        self._database.write(lambda rows: rectification_rows.write_item(rows, item), undoable=True)

    def _checked(self, item: RectificationItem) -> RectificationItem:
        if not item.problem.strip():
            raise refuse("problem_empty")
        if item.ledger is Ledger.MEMBER and item.member is None:
            raise refuse("item_member_missing")
        self._check_goal(item.goal)
        due = checked_date(item.due) if item.due else ""
        return dataclasses.replace(
            item,
            problem=item.problem.strip(),
            measure=item.measure.strip(),
            owner=item.owner.strip(),
            due=due,
        )
