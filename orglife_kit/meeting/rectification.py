"""Acts of the rectification stage: the ledger, what came of each item, the accounts (C13–C15)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from orglife_kit.errors import Notice, OrglifeError, beginning, refuse
from orglife_kit.meeting.entries import code_of, day_of, listed, text_of, truth_of
from orglife_kit.meeting.recording import carried, history
from orglife_kit.meeting.recording import rectification as recording
from orglife_kit.meeting.work import Change, Work
from orglife_kit.rules.rectification.accounts import Audience
from orglife_kit.rules.rectification.carried import CarriedItem
from orglife_kit.rules.rectification.items import (
    Progress,
    RectificationItem,
    Reopening,
    Satisfaction,
    Verification,
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
)


class RectificationStage:
    """From findings to verified rectification. Writes the items, what is recorded of them, accounts and consents."""

    MAY_WRITE = (ITEMS, PROGRESS, VERIFICATIONS, REOPENINGS, ACCOUNTS, CONSENTS)

    def __init__(self, work: Work) -> None:
        self._work = work

    def take_in(self, items: Iterable[RectificationItem]) -> tuple[int, ...]:
        """Take candidates, or items of one's own wording, into the ledger; return their numbers.

        Raises ``RefusedError``: ``problem_empty``, ``item_member_missing``, ``goal_unknown``, ``item_taken_in``,
        ``item_source_unknown`` where what it was made from is gone, ``criticism_not_chosen`` where nothing says
        that the member takes a criticism on himself; then nothing is taken in.
        """
        wanted = listed(items)

        return self._work.write(lambda change: recording.keep_items(change, wanted), self.MAY_WRITE)

    def carry_over(self, left: Iterable[CarriedItem], last_year: Path) -> tuple[int, ...]:
        """Take over what last year's meeting in the folder ``last_year`` leaves; return the numbers here.

        Each item keeps its state, its theme and everything that was recorded of it; files of evidence are copied.
        Raises ``RefusedError`` (``item_taken_in``) and ``StorageError`` (``folder_unusable``); then nothing is kept.
        """
        wanted, written = tuple(left), list[str]()

        try:
            return self._work.write(
                lambda change: carried.keep_carried(change, wanted, last_year, written), self.MAY_WRITE
            )
        except BaseException:
            self._drop_unnamed(written)
            raise

    def change_item(self, number: int, /, **facts: object) -> RectificationItem:
        """Change ``problem``, ``goal``, ``measure``, ``owner``, ``immediate`` or ``due`` of an item; return it.

        ``taken_on`` is the day on which a member chose to take a criticism on himself. An immediate item has no
        day, a day makes it one by date. What is not named stays as it is. Raises
        ``RefusedError``: ``item_unknown``, ``item_verified``, ``item_fact_unknown``, ``problem_empty``,
        ``goal_unknown``, ``criticism_not_chosen`` where that day is taken back; ``InputError``: ``date_impossible``.
        """

        return self._work.write(lambda change: recording.change_item(change, number, facts), self.MAY_WRITE)

    def set_missing_days(self, due: str | datetime.date) -> int:
        """Give ``due`` to every open item that has no day and is not to be done at once; return how many there were.

        Raises ``InputError`` (``date_impossible``).
        """

        def act(change: Change) -> int:
            day = day_of(due)
            open_items = (item for item in change.record.rectification.items if item.is_open)
            without = [item.number for item in open_items if item.due is None and not item.immediate]
            for number in without:
                recording.change_item(change, number, {"due": day})
            return len(without)

        return self._work.write(act, self.MAY_WRITE)

    def remove_item(self, number: int) -> None:
        """Take an item out with everything that was recorded of it.

        Raises ``RefusedError``: ``item_unknown``, ``item_verified`` for one of last year that the account reports.
        """

        def act(change: Change) -> None:
            item = item_of(change.record, number)
            if item.is_carried and not item.is_open:
                raise refuse("item_verified", problem=beginning(item.problem))
            change.remove(ITEMS, number=item.number)

        self._work.write(act, self.MAY_WRITE)

    def consent(self, name: str | int, *, agrees: bool = True) -> None:
        """Keep whether a member agrees that the branch sees his commitments."""

        def act(change: Change) -> None:
            number = change.record.member(name).number
            if truth_of(agrees):
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
    ) -> tuple[Notice, ...]:
        """Keep what was done about an item on a day; ``done`` says that it is finished and waits to be verified.

        ``evidence`` is a sentence; ``file`` (name, content) is kept in the meeting's folder instead. Returns
        warnings for days that cannot follow each other. Raises
        ``RefusedError``: ``item_unknown``, ``item_verified``, ``progress_empty``, and everything the item
        lacks; ``InputError``: ``date_impossible``, ``evidence_too_large``.
        """
        written: list[str] = []

        def act(change: Change) -> tuple[Notice, ...]:
            item = open_item_of(change.record, number)
            history.check_progress(item, words)
            day, shown = day_of(date), text_of(evidence)
            if file is not None:
                shown = keep_evidence(change.folder, number, *file)
                written.append(shown)
            return history.keep_progress(
                change, item, Progress(0, number, day, text_of(words), shown), done=truth_of(done)
            )

        try:
            return self._work.write(act, self.MAY_WRITE)
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
    ) -> tuple[Notice, ...]:
        """Keep that somebody other than the owner looked at a finished item, and how satisfied those concerned are.

        It is verified unless they are not satisfied; then it waits to be criticised and reopened (C15). Returns a
        warning for a day before that of the work. Raises ``RefusedError``: ``item_unknown``, ``item_not_done``,
        ``verifier_missing``, ``verified_by_owner``, ``satisfaction_missing``, ``satisfaction_unknown``.
        """

        def act(change: Change) -> tuple[Notice, ...]:
            item = item_of(change.record, number)
            history.check_verifier(change, item, verified_by, satisfaction)
            said = code_of(Satisfaction, satisfaction, "satisfaction_unknown")
            verification = Verification(0, number, day_of(date), text_of(verified_by), said, text_of(note))
            return history.keep_verification(change, verification, item=item)

        return self._work.write(act, self.MAY_WRITE)

    def reopen_item(
        self,
        number: int,
        criticised_by: str,
        said: str,
        due: str | datetime.date,
        date: str | datetime.date,
    ) -> tuple[Notice, ...]:
        """Reopen a perfunctory item: who criticised, what was said, the new day; return warnings for the days.

        Raises ``RefusedError``: ``item_unknown``, ``item_not_done``, ``critic_missing``, ``criticism_empty``;
        ``InputError``: ``date_impossible``.
        """

        def act(change: Change) -> tuple[Notice, ...]:
            days = day_of(date), day_of(due)
            facts = text_of(criticised_by), text_of(said)
            return history.keep_reopening(change, Reopening(0, number, days[0], *facts, days[1]))

        return self._work.write(act, self.MAY_WRITE)

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
