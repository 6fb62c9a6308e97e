"""定稿与取消定稿: what of the minutes follows the record, what it says otherwise since, earlier versions (C12)."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead, MinutesLine, compose

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord

# what earlier versions said otherwise; else minutes frozen then would be told to have changed since
_FORMER = {"COMMITTEE_ROUND": "COMMITTEE_RATING", "NOBODY": "—", "minutes_post": "minutes_words"}


@dataclass(frozen=True)
class EarlierMinutes:
    """Minutes that were frozen and then taken back: the texts as they were frozen, the two days, and why."""

    number: int
    frozen: datetime.date
    withdrawn: datetime.date
    reason: str
    texts: dict[MinutesHead, str]


def standing_texts(kept: Minutes | None, composed: Mapping[MinutesHead, str]) -> dict[MinutesHead, str]:
    """Return the text under each head: frozen ones as they are, else ``composed`` but for what was changed by hand."""
    if kept is None:
        return dict(composed)
    if kept.frozen is not None:
        return dict(kept.texts)
    return {**composed, **{head: kept.texts[head] for head in kept.changed if head in kept.texts}}


def sources_of(lines: Iterable[MinutesLine]) -> dict[MinutesHead, str]:
    """Return a digest of what the record says under each head, whatever the reader's language."""
    said: dict[MinutesHead, list[object]] = {head: [] for head in MinutesHead}
    for line in lines:
        code = _FORMER.get(line.says.code, line.says.code)
        told = sorted(line.says.fields.items())
        fields = {name: _as_before(value) for name, value in told if name != "holder"}
        said[line.head].append([code, fields])
    return {
        head: hashlib.sha256(json.dumps(entries, ensure_ascii=False).encode()).hexdigest()
        for head, entries in said.items()
    }


def _as_before(value: object) -> str:
    words = "、".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return _FORMER.get(words, words)


def outdated_heads(record: MeetingRecord) -> tuple[MinutesHead, ...]:
    """Return the parts of which the record says otherwise since: since the freeze, or since they were changed by hand.

    Of minutes that an earlier version kept nothing is known.
    """
    kept = record.ballots.minutes
    if kept is None:
        return ()
    now = sources_of(compose(record))
    heads = tuple(MinutesHead) if kept.frozen is not None else kept.changed
    return tuple(head for head in heads if kept.sources.get(head, now[head]) != now[head])
