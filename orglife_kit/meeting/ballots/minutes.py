"""会议记录: kept as edited beside what was composed, frozen with what was changed (C12)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from orglife_kit.errors import refuse
from orglife_kit.meeting.entries import code_of
from orglife_kit.meeting.work import Change
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead
from orglife_kit.storage.tables.ballots import MINUTES, write_minutes


def keep_minutes(
    change: Change,
    texts: Mapping[MinutesHead, str],
    composed: Mapping[MinutesHead, str],
    frozen: datetime.date | None,
) -> None:
    """Keep the minutes as edited, beside what was composed; a ``frozen`` day ends the editing."""
    kept = change.record.ballots.minutes
    if kept is not None and kept.frozen is not None:
        raise refuse("minutes_frozen", date=kept.frozen)
    write_minutes(change.rows(MINUTES), Minutes(_checked(texts), _checked(composed), frozen))


def _checked(texts: Mapping[MinutesHead, str]) -> dict[MinutesHead, str]:
    return {code_of(MinutesHead, head, "minutes_head_unknown"): text for head, text in texts.items()}
