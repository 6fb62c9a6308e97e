"""What came of each item: progress with evidence, done, verified by somebody else, or reopened (C13, C15)."""

from __future__ import annotations

import dataclasses
import datetime
from sqlite3 import Connection
from typing import TYPE_CHECKING

from orglife_kit.errors import RefusedError, beginning, refuse
from orglife_kit.meeting.base import checked_date
from orglife_kit.meeting.rectification.ledger import LedgerActs
from orglife_kit.rules.rectification.due import Band, band, days_to_due
from orglife_kit.rules.rectification.items import (
    History,
    ItemState,
    Progress,
    Reopening,
    Satisfaction,
    Verification,
    check_verification,
    lacking,
)
from orglife_kit.storage import rectification_rows
from orglife_kit.storage.evidence import keep_evidence

if TYPE_CHECKING:
    import pandas

    from orglife_kit.rules.rectification.items import RectificationItem


class ProgressActs(LedgerActs):
    """From opened to verified."""

    def note_progress(
        self,
        number: int,
        words: str,
        date: str,
        *,
        evidence: str = "",
        file: tuple[str, bytes] | None = None,
        done: bool = False,
    ) -> None:
        """Keep what was done about an item on a day; ``done`` says that it is finished and waits to be verified.

        ``evidence`` is a sentence; ``file`` (name, content) is kept in the meeting's folder instead. Raises
        ``RefusedError``: ``item_unknown``, ``item_verified``, ``progress_empty``, and everything the item
        lacks; ``InputError``: ``date_impossible``, ``evidence_too_large``.
        """
        item = self._open_item(number)
        missing = lacking(item)
        if missing:
            raise RefusedError(*missing)
        if not words.strip():
            raise refuse("progress_empty")
        day = checked_date(date)
        if file is not None:
            evidence = keep_evidence(self.folder, number, *file)
        state = ItemState.DONE if done else ItemState.UNDER_WAY
        entry = Progress(0, number, day, words.strip(), evidence.strip())

        def keep(rows: Connection) -> None:
            rectification_rows.add_progress(rows, entry)
            rectification_rows.write_item(rows, dataclasses.replace(item, state=state))

        self._database.write(keep, undoable=True)

    def verify_item(
        self,
        number: int,
        verified_by: str,
        satisfaction: str | Satisfaction,
        date: str,
        *,
        note: str = "",
    ) -> None:
        """Keep that somebody other than the owner looked at a finished item, and how satisfied those concerned are.

        It is verified unless they are not satisfied; then it waits to be criticised and reopened (C15).
        Raises ``RefusedError``: ``item_unknown``, ``item_not_done``, ``verifier_missing``,
        ``verified_by_owner``, ``satisfaction_missing``.
        """
        item = self._item(number)
        committed = self.roster.label(item.member) if item.member is not None else ""
        told = check_verification(item, verified_by, satisfaction, committed)
        if told:
            raise RefusedError(*told)
        entry = Verification(
            0, number, checked_date(date), verified_by.strip(), Satisfaction(satisfaction), note.strip()
        )
        satisfied = entry.satisfaction is not Satisfaction.NOT_SATISFIED

        def keep(rows: Connection) -> None:
            rectification_rows.add_verification(rows, entry)
            if satisfied:
                rectification_rows.write_item(rows, dataclasses.replace(item, state=ItemState.VERIFIED))

        self._database.write(keep, undoable=True)

    def reopen_item(self, number: int, criticised_by: str, said: str, due: str, date: str) -> None:
        """Reopen a perfunctory item: who criticised, what was said, the new day.

        Raises ``RefusedError``: ``item_unknown``, ``item_not_done``, ``critic_missing``, ``criticism_empty``.
        """
        item = self._item(number)
        if item.state not in (ItemState.DONE, ItemState.VERIFIED):
            raise refuse("item_not_done", problem=beginning(item.problem))
        if not criticised_by.strip():
            raise refuse("critic_missing")
        if not said.strip():
            raise refuse("criticism_empty")
        entry = Reopening(
            0, number, checked_date(date), criticised_by.strip(), said.strip(), checked_date(due)
        )
        again = dataclasses.replace(item, state=ItemState.UNDER_WAY, due=entry.due, immediate=False)

        def keep(rows: Connection) -> None:
            rectification_rows.add_reopening(rows, entry)
            rectification_rows.write_item(rows, again)

        self._database.write(keep, undoable=True)

    def item_histories(self) -> dict[int, History]:
        """Return what was recorded of each item that has anything recorded, by its number."""
        return self._database.read(rectification_rows.read_histories)

    def item_bands(self, today: datetime.date | None = None) -> dict[Band, tuple[RectificationItem, ...]]:
        """Return the items by how near their day is, nearest first; only bands that hold something."""
        day = today or datetime.date.today()
        found: dict[Band, tuple[RectificationItem, ...]] = dict.fromkeys(Band, ())
        for item in self.rectification_items():
            found[band(item, day)] += (item,)
        return {name: items for name, items in found.items() if items}

    def rectification(self, today: datetime.date | None = None) -> pandas.DataFrame:
        """Return the ledger, one row an item, in its order.

        Columns: ``item`` (number), ``ledger`` (SECRETARY, COMMITTEE, MEMBER), ``member`` (roster number, 0
        for the committee), ``name``, ``origin`` (code), ``goal``, ``problem``, ``measure``, ``owner``,
        ``immediate`` (true or false), ``due`` (ISO, may be empty), ``state`` (OPENED, UNDER_WAY, DONE,
        VERIFIED), ``band`` (code), ``days`` (whole days to the due day, negative past it, missing without
        one), ``satisfaction`` (code of the last verification), ``reopened`` (times).
        """
        import pandas

        day, histories, label = today or datetime.date.today(), self.item_histories(), self.roster.label
        rows = []
        for item in self.rectification_items():
            history = histories.get(item.number, History())
            last = history.verifications[-1].satisfaction.value if history.verifications else ""
            rows.append(
                (
                    *(item.number, item.ledger.value, item.member or 0),
                    label(item.member) if item.member else "",
                    *(item.origin.value, item.goal, item.problem, item.measure, item.owner),
                    *(item.immediate, item.due, item.state.value, band(item, day).value),
                    *(days_to_due(item, day), last, len(history.reopenings)),
                )
            )
        frame = pandas.DataFrame(
            rows,
            columns=[
                *("item", "ledger", "member", "name", "origin", "goal", "problem", "measure", "owner"),
                *("immediate", "due", "state", "band", "days", "satisfaction", "reopened"),
            ],
        )
        return frame.astype({"days": "Int64"})
