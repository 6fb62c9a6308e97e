"""推选计票人、监票人: proposed and passed before a rating; each round keeps its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from orglife_kit.errors import Notice, notice
from orglife_kit.meeting.entries import listed, text_of, text_or
from orglife_kit.meeting.work import Change
from orglife_kit.rules.ballots.officers import (
    Officers,
    Proposal,
    check_officers,
    named_notices,
    round_notices,
)
from orglife_kit.rules.ballots.opening import open_round_of
from orglife_kit.rules.ballots.record import RoundRecord
from orglife_kit.rules.ballots.round import RoundKind, RoundState
from orglife_kit.storage.tables.ballots import (
    OFFICERS,
    PROPOSALS,
    ROUNDS,
    write_officers,
    write_proposal,
)


def propose_officers(
    change: Change,
    tellers: Iterable[str] | None,
    scrutineers: Iterable[str] | None,
    passed: str | None,
) -> tuple[Notice, ...]:
    """Keep who was proposed and how they were passed; ``None`` leaves as it is.

    An open round follows in what was not named otherwise for it alone. Returns what is told of the names.
    """
    record, before = change.record, change.record.ballots.proposal.officers
    proposed = Officers(
        _names_or(before.tellers, tellers),
        _names_or(before.scrutineers, scrutineers),
        text_or(before.passed, passed),
    )
    check_officers(record.roster, proposed)
    last = max((entry.number for entry in record.ballots.rounds), default=0)
    write_proposal(
        change.connection_for(PROPOSALS),
        Proposal(proposed.tellers, proposed.scrutineers, proposed.passed, last),
    )
    for entry in record.ballots.rounds:
        if entry.state is RoundState.OPEN:
            keep_officers(change, entry, _following(entry.officers, before, proposed))
    return named_notices(record, proposed)


def name_officers(
    change: Change,
    kind: str | RoundKind,
    tellers: Iterable[str] | None,
    scrutineers: Iterable[str] | None,
    passed: str | None = None,
) -> tuple[Notice, ...]:
    """Keep who counts and who watches an open round; ``None`` leaves as it is.

    Others than those who were passed are passed anew; until that is said nothing says it of them.
    """
    entry = open_round_of(change.record, kind)
    before = entry.officers
    named = Officers(
        _names_or(before.tellers, tellers), _names_or(before.scrutineers, scrutineers), before.passed
    )
    others = (named.tellers, named.scrutineers) != (before.tellers, before.scrutineers)
    named = dataclasses.replace(named, passed=text_or("" if others else before.passed, passed))
    told = (notice("officers_not_as_passed"),) if before.passed and not named.passed else ()
    return (*keep_officers(change, entry, named), *told)


def keep_officers(change: Change, entry: RoundRecord, officers: Officers) -> tuple[Notice, ...]:
    """Keep the officers of a round; return what is told of them."""
    check_officers(change.record.roster, officers)
    if officers != entry.officers:
        write_officers(change.connection_for(OFFICERS), entry.number, officers)
        change.change(ROUNDS, {"number": entry.number}, passed=officers.passed)
    return round_notices(
        change.record,
        dataclasses.replace(
            entry, tellers=officers.tellers, scrutineers=officers.scrutineers, passed=officers.passed
        ),
    )


def names_of(entered: Iterable[str]) -> tuple[str, ...]:
    """Return the names that were entered; an empty one is none. Raises ``InputError`` as ``listed`` and ``text_of``."""
    return tuple(filter(None, map(text_of, listed(entered))))


def _following(now: Officers, before: Officers, proposed: Officers) -> Officers:
    """Return a round's officers after another proposal: each part that was as proposed is so again."""
    return Officers(
        proposed.tellers if now.tellers == before.tellers else now.tellers,
        proposed.scrutineers if now.scrutineers == before.scrutineers else now.scrutineers,
        proposed.passed if now == before else now.passed,
    )


def _names_or(kept: tuple[str, ...], entered: Iterable[str] | None) -> tuple[str, ...]:
    return kept if entered is None else names_of(entered)
