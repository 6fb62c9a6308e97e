"""Acts of the rectification stage: the ledger, what came of each item, the accounts (C13–C15)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from orglife_kit.errors import OrglifeError, RefusedError, beginning, refuse
from orglife_kit.meeting.entries import code_of, day_of, day_or_none
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.plan.plan import Theme
from orglife_kit.rules.rectification.accounts import Audience
from orglife_kit.rules.rectification.candidates import check_sources
from orglife_kit.rules.rectification.items import (
    ItemState,
    Ledger,
    Origin,
    Progress,
    RectificationItem,
    Reopening,
    Satisfaction,
    Verification,
    check_item,
    check_verification,
    lacking,
)
from orglife_kit.rules.rectification.ledger import account_extract, item_of, open_item_of
from orglife_kit.storage.evidence import drop_evidence, keep_evidence
from orglife_kit.storage.tables.rectification import (
    ACCOUNTS,
    CONSENTS,
    ITEMS,
    PROGRESS,
    REOPENINGS,
    VERIFICATIONS,
    ConsentRow,
    account_row,
    item_row,
)

_TEXTS = frozenset(("problem", "goal", "measure", "owner"))
_FACTS = _TEXTS | {"immediate", "due"}


class RectificationStage:
    """From findings to verified rectification. Writes the items, what is recorded of them, accounts and consents."""

    MAY_WRITE = (ITEMS, PROGRESS, VERIFICATIONS, REOPENINGS, ACCOUNTS, CONSENTS)

    def __init__(self, work: Work) -> None:
        self._work = work

    def take_in(self, items: Iterable[RectificationItem]) -> tuple[int, ...]:
        """Take candidates, or items of one's own wording, into the ledger; return their numbers.

        Raises ``RefusedError``: ``problem_empty``, ``item_member_missing``, ``goal_unknown``, ``item_taken_in``,
        ``item_source_unknown`` where what it was made from is gone; then nothing is taken in.
        """
        wanted = tuple(items)

        def act(change: Change) -> tuple[int, ...]:
            new = [_new_item(change, item) for item in wanted]
            check_sources(change.record, new)
            return tuple(change.add(ITEMS, item_row(item)) for item in new)

        return self._work.write(act, self.MAY_WRITE)

    def change_item(self, number: int, /, **facts: object) -> RectificationItem:
        """Change ``problem``, ``goal``, ``measure``, ``owner``, ``immediate`` or ``due`` of an item; return it.

        An immediate item has no day, a day makes it one by date. What is not named stays as it is. Raises
        ``RefusedError``: ``item_unknown``, ``item_verified``, ``item_fact_unknown``, ``problem_empty``,
        ``goal_unknown``; ``InputError``: ``date_impossible``.
        """

        def act(change: Change) -> RectificationItem:
            item, values = open_item_of(change.record, number), _values(facts)
            changed = replace(item, **values)
            check_item(changed)
            if changed.goal != item.goal:
                _check_goal(changed.goal, change.record.plan.theme)
            change.change(ITEMS, {"number": number}, **values)
            return changed

        return self._work.write(act, self.MAY_WRITE)

    def remove_item(self, number: int) -> None:
        """Take an item out with everything that was recorded of it. Raises ``RefusedError`` (``item_unknown``)."""

        def act(change: Change) -> None:
            change.remove(ITEMS, number=item_of(change.record, number).number)

        self._work.write(act, self.MAY_WRITE)

    def consent(self, name: str | int, *, agrees: bool = True) -> None:
        """Keep whether a member agrees that the branch sees his commitments."""

        def act(change: Change) -> None:
            number = change.record.member(name).number
            if agrees:
                change.put(CONSENTS, ConsentRow(number))
            else:
                change.remove(CONSENTS, member=number)

        self._work.write(act, self.MAY_WRITE)

    def note_progress(
        self,
        number: int,
        words: str,
        date: str | datetime.date,
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
        written: list[str] = []

        def act(change: Change) -> None:
            missing = lacking(open_item_of(change.record, number))
            if missing:
                raise RefusedError(*missing)
            if not words.strip():
                raise refuse("progress_empty")
            day, shown = day_of(date), evidence.strip()
            if file is not None:
                shown = keep_evidence(change.folder, number, *file)
                written.append(shown)
            change.add(PROGRESS, Progress(0, number, day, words.strip(), shown))
            state = ItemState.DONE if done else ItemState.UNDER_WAY
            change.change(ITEMS, {"number": number}, state=state)

        try:
            self._work.write(act, self.MAY_WRITE)
        except BaseException:
            self._drop_unnamed(written)
            raise

    def verify_item(
        self,
        number: int,
        verified_by: str,
        satisfaction: str | Satisfaction,
        date: str | datetime.date,
        *,
        note: str = "",
    ) -> None:
        """Keep that somebody other than the owner looked at a finished item, and how satisfied those concerned are.

        It is verified unless they are not satisfied; then it waits to be criticised and reopened (C15).
        Raises ``RefusedError``: ``item_unknown``, ``item_not_done``, ``verifier_missing``,
        ``verified_by_owner``, ``satisfaction_missing``, ``satisfaction_unknown``.
        """

        def act(change: Change) -> None:
            item = item_of(change.record, number)
            committed = change.record.roster.label(item.member) if item.member is not None else ""
            told = check_verification(item, verified_by, satisfaction, committed)
            if told:
                raise RefusedError(*told)
            said = code_of(Satisfaction, satisfaction, "satisfaction_unknown")
            change.add(
                VERIFICATIONS,
                Verification(0, number, day_of(date), verified_by.strip(), said, note.strip()),
            )
            if said is not Satisfaction.NOT_SATISFIED:
                change.change(ITEMS, {"number": number}, state=ItemState.VERIFIED)

        self._work.write(act, self.MAY_WRITE)

    def reopen_item(
        self,
        number: int,
        criticised_by: str,
        said: str,
        due: str | datetime.date,
        date: str | datetime.date,
    ) -> None:
        """Reopen a perfunctory item: who criticised, what was said, the new day.

        Raises ``RefusedError``: ``item_unknown``, ``item_not_done``, ``critic_missing``, ``criticism_empty``;
        ``InputError``: ``date_impossible``.
        """

        def act(change: Change) -> None:
            item = item_of(change.record, number)
            if item.state not in (ItemState.DONE, ItemState.VERIFIED):
                raise refuse("item_not_done", problem=beginning(item.problem))
            if not criticised_by.strip():
                raise refuse("critic_missing")
            if not said.strip():
                raise refuse("criticism_empty")
            day = day_of(due)
            change.add(
                REOPENINGS, Reopening(0, number, day_of(date), criticised_by.strip(), said.strip(), day)
            )
            change.change(ITEMS, {"number": number}, state=ItemState.UNDER_WAY, due=day, immediate=False)

        self._work.write(act, self.MAY_WRITE)

    def record_account(self, audience: str | Audience, date: str | datetime.date) -> int:
        """Freeze what was reported on a day before the working committee or the members' meeting; return its number.

        Raises ``RefusedError`` (``audience_unknown``; ``account_empty`` while there is nothing to report).
        """

        def act(change: Change) -> int:
            heard_by = code_of(Audience, audience, "audience_unknown")
            lines, day = account_extract(change.record), day_of(date)
            if not lines:
                raise refuse("account_empty")
            return change.add(ACCOUNTS, account_row(heard_by, day, lines))

        return self._work.write(act, self.MAY_WRITE)

    def _drop_unnamed(self, written: list[str]) -> None:
        """Remove the files of a progress that was not kept; nothing where the meeting cannot be read."""
        with suppress(OrglifeError):
            # an interrupted wait does not stop the write: what it kept is known only once it is over
            histories = self._work.record.rectification.histories.values()
            named = {progress.evidence for history in histories for progress in history.progress}
            for path in set(written) - named:
                drop_evidence(self._work.folder, path)


def _new_item(change: Change, entered: RectificationItem) -> RectificationItem:
    """Return an item as it begins in the ledger; raises ``RefusedError`` where it cannot be kept."""
    item = replace(
        entered,
        number=0,
        ledger=code_of(Ledger, entered.ledger, "ledger_unknown"),
        origin=code_of(Origin, entered.origin, "origin_unknown"),
        member=None if entered.member is None else change.record.member(entered.member).number,
        state=ItemState.OPENED,
        **_values({name: getattr(entered, name) for name in _FACTS}),
    )
    check_item(item)
    _check_goal(item.goal, change.record.plan.theme)
    return item


def _values(facts: dict[str, object]) -> dict[str, Any]:
    """Return facts of an item as they are kept; raises ``RefusedError`` (``item_fact_unknown``)."""
    unknown = sorted(facts.keys() - _FACTS)
    if unknown:
        raise refuse("item_fact_unknown", fact="、".join(unknown), known="、".join(sorted(_FACTS)))
    values: dict[str, Any] = dict(facts)
    for name in _TEXTS & facts.keys():
        values[name] = str(facts[name] or "").strip()
    if "immediate" in values:
        values["immediate"] = bool(values["immediate"])
    if "due" in values:
        values["due"] = day_or_none(values["due"])
    if values.get("immediate"):
        values["due"] = None
    elif values.get("due"):
        values["immediate"] = False
    return values


def _check_goal(goal: str, theme: Theme) -> None:
    if goal and goal not in theme.points:
        raise refuse("goal_unknown", goal=goal, known="、".join(theme.points))
