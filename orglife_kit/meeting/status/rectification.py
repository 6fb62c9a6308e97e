"""How the rectification stands (C13–C15)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from orglife_kit.errors import beginning, notice
from orglife_kit.meeting.rectification import RectificationActs
from orglife_kit.meeting.status.entry import Lines, StatusEntry
from orglife_kit.rules.rectification.accounts import Audience
from orglife_kit.rules.rectification.due import Band
from orglife_kit.rules.rectification.items import History, RectificationItem

_LINES = Lines("rectification", "6_rectification")
_NAMED = 5  # so many problems are named in one line


class RectificationStatus(RectificationActs):
    """The rectification's part of the status."""

    def _rectification_status(self, today: str) -> Iterator[StatusEntry]:
        """Yield how the ledger, the commitments, the verification and the accounts stand; ``today`` is ISO."""
        items = self.rectification_items()
        own = [item for item in items if not item.is_personal]
        if not own:
            yield _LINES.missing("C13", notice("status_ledger_missing"))
        yield from self._commitment_status(items)
        yield from self._item_status(items, datetime.date.fromisoformat(today))
        yield from self._account_status(own)

    def _commitment_status(self, items: tuple[RectificationItem, ...]) -> Iterator[StatusEntry]:
        have = {item.member for item in items if item.member is not None}
        found = {finding.member for finding in self.finding_records()}
        names = self._labels(sorted(found - have))
        if names:
            says = notice("status_commitments_missing", number=len(names), names="、".join(names))
            yield _LINES.missing("C14", says, names)
        elif have:
            yield _LINES.done("C14", notice("status_commitments", members=len(have)))

    def _item_status(
        self, items: tuple[RectificationItem, ...], today: datetime.date
    ) -> Iterator[StatusEntry]:
        lacking = self.items_lacking()
        if lacking:
            yield _LINES.missing(
                "C13", notice("status_items_lacking", number=len(lacking), problems=_problems(lacking))
            )
        bands = self.item_bands(today)
        late = bands.get(Band.PAST_DUE, ())
        if late:
            says = notice("status_items_overdue", number=len(late), problems=_problems(late))
            yield _LINES.overdue("C13", says, self._owners(late))
        at_once = bands.get(Band.IMMEDIATE, ())
        if at_once and today > datetime.date.fromisoformat(self.plan.meeting.date):
            says = notice("status_items_at_once", number=len(at_once), problems=_problems(at_once))
            yield _LINES.warning("C13", says, self._owners(at_once))
        histories = self.item_histories()
        criticised = tuple(
            item
            for item in bands.get(Band.TO_VERIFY, ())
            if histories.get(item.number, History()).waits_for_criticism
        )
        if criticised:
            says = notice(
                "status_items_not_satisfied", number=len(criticised), problems=_problems(criticised)
            )
            yield _LINES.missing("C15", says, self._owners(criticised))
        waiting = tuple(item for item in bands.get(Band.TO_VERIFY, ()) if item not in criticised)
        if waiting:
            says = notice("status_items_to_verify", number=len(waiting), problems=_problems(waiting))
            yield _LINES.missing("C15", says, self._owners(waiting))
        if items:
            closed = len(bands.get(Band.CLOSED, ()))
            yield _LINES.done("C13", notice("status_items", number=len(items), verified=closed))

    def _account_status(self, own: list[RectificationItem]) -> Iterator[StatusEntry]:
        if not own:
            return
        given = {account.audience for account in self.accounts()}
        for audience in Audience:
            hearer = self.heard_by(audience) or audience
            if audience in given:
                yield _LINES.done("C13", notice("status_account", audience=hearer))
            else:
                yield _LINES.missing("C13", notice("status_account_missing", audience=hearer))

    def _owners(self, items: tuple[RectificationItem, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.owner for item in items if item.owner))


def _problems(items: tuple[RectificationItem, ...]) -> str:
    named = "；".join(beginning(item.problem, 16) for item in items[:_NAMED])
    return named + "；…" if len(items) > _NAMED else named
