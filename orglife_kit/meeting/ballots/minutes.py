"""会议记录: kept as edited beside what was composed, frozen with what was changed (C12)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from orglife_kit.errors import refuse
from orglife_kit.meeting.entries import code_of, text_of
from orglife_kit.meeting.work import Change
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead
from orglife_kit.storage.tables.ballots import MINUTES, write_minutes


def keep_minutes(
    change: Change,
    texts: Mapping[MinutesHead, str],
    composed: Mapping[MinutesHead, str],
    frozen: datetime.date | None,
) -> None:
    """Keep the parts that were edited, beside what was composed; a ``frozen`` day ends the editing.

    Parts that are not named stay as they are kept; before anything is kept they are what was composed.
    """
    edited, made = _checked(texts), _checked(composed)
    kept = change.record.ballots.minutes or Minutes(made, made)
    if kept.frozen is not None:
        raise refuse("minutes_frozen", date=kept.frozen)
    before = {head: text for head, text in made.items() if head in edited}
    minutes = Minutes(kept.texts | edited, kept.composed | before, frozen)
    write_minutes(change.connection_for(MINUTES), minutes)


def _checked(texts: Mapping[MinutesHead, str]) -> dict[MinutesHead, str]:
    return {code_of(MinutesHead, head, "minutes_head_unknown"): text_of(text) for head, text in texts.items()}
