"""会议记录: kept as edited beside what was composed, frozen with what was changed; taken back it keeps both (C12)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from orglife_kit.errors import refuse
from orglife_kit.meeting.entries import code_of, text_of
from orglife_kit.meeting.work import Change
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead, compose
from orglife_kit.rules.ballots.minutes_versions import EarlierMinutes, sources_of, standing_texts
from orglife_kit.storage.tables.minutes import (
    EARLIER_MINUTES,
    MINUTES,
    earlier_minutes_row,
    write_minutes,
)


def keep_minutes(
    change: Change,
    texts: Mapping[MinutesHead, str],
    composed: Mapping[MinutesHead, str],
    frozen: datetime.date | None,
) -> None:
    """Keep the parts that were edited, beside what was composed; a ``frozen`` day ends the editing.

    Parts that are not named stay as they were changed by hand, else they are what is composed now.
    """
    edited, made = _checked(texts), _checked(composed)
    kept = change.record.ballots.minutes or Minutes(made, made)
    if kept.frozen is not None:
        raise refuse("minutes_frozen", date=kept.frozen)
    by_hand = [head for head in kept.changed if head not in edited]
    before = {head: kept.composed[head] for head in by_hand if head in kept.composed}
    sources = sources_of(compose(change.record))
    sources |= {head: kept.sources[head] for head in by_hand if head in kept.sources}
    minutes = Minutes(standing_texts(kept, made) | edited, made | before, frozen, sources)
    write_minutes(change.connection_for(MINUTES), minutes)


def unfreeze_minutes(change: Change, reason: str, day: datetime.date) -> None:
    """Open frozen minutes again for editing; the version that was frozen is kept with ``reason``."""
    kept = change.record.ballots.minutes
    if kept is None or kept.frozen is None:
        raise refuse("minutes_not_frozen")
    why = text_of(reason)
    if not why:
        raise refuse("minutes_reason_missing")
    change.add(EARLIER_MINUTES, earlier_minutes_row(EarlierMinutes(0, kept.frozen, day, why, kept.texts)))
    write_minutes(change.connection_for(MINUTES), Minutes(kept.texts, kept.composed, None, kept.sources))


def _checked(texts: Mapping[MinutesHead, str]) -> dict[MinutesHead, str]:
    return {code_of(MinutesHead, head, "minutes_head_unknown"): text_of(text) for head, text in texts.items()}
