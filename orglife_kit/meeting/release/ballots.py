"""What of the meeting evening is handed to a scope: tallies, who was not there, comments, minutes."""

from __future__ import annotations

import datetime

from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.minutes import compose
from orglife_kit.rules.ballots.minutes_versions import outdated_heads
from orglife_kit.rules.ballots.recount import RecountOutcome, outcomes
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.ballots.tally import Tally, tallies
from orglife_kit.rules.publication.release import CorrectionLine, LeaveLine, MinutesPart
from orglife_kit.rules.publication.scopes import Content, Scope, shows_tally
from orglife_kit.rules.record import MeetingRecord


def tallies_for(record: MeetingRecord, scope: Scope) -> tuple[Tally, ...]:
    """Return the tallies of the boxes that are not too small for ``scope``."""
    settings = record.plan.settings
    return tuple(tally for tally in tallies(record) if shows_tally(scope, tally.valid, settings))


def copied(record: MeetingRecord) -> dict[tuple[RoundKind, int], datetime.date]:
    """Return the day on which the roots of a round were put on the paper, by its kind and attempt."""
    days = record.ballots.copied
    return {
        (entry.kind, entry.round.attempt): days[entry.number]
        for entry in record.ballots.rounds
        if entry.number in days
    }


def recounts_for(record: MeetingRecord, scope: Scope) -> tuple[RecountOutcome, ...]:
    """Return the recounts of the boxes whose tally ``scope`` may see."""
    settings = record.plan.settings
    return tuple(outcome for outcome in outcomes(record) if shows_tally(scope, outcome.tally.valid, settings))


def exceptions(record: MeetingRecord, held: frozenset[Content]) -> tuple[LeaveLine, ...]:
    """Return who was not there; where reasons may be seen, also who has one."""
    reasons = Content.LEAVE_REASONS in held
    return tuple(
        LeaveLine(
            record.roster.label(line.member),
            line if reasons else AttendanceLine(line.member, line.presence),
        )
        for line in record.ballots.attendance
        if line.presence is not Presence.NOT_COUNTED
        if not line.presence.is_there or (reasons and line.reason)
    )


def corrections(record: MeetingRecord) -> tuple[CorrectionLine, ...]:
    """Return what of the attendance was changed once a rating was opened."""
    return tuple(
        CorrectionLine(record.roster.label(entry.member) if entry.member is not None else "", entry)
        for entry in record.ballots.corrections
    )


def minutes(record: MeetingRecord) -> MinutesPart | None:
    """Return the minutes as kept, and the lines that the record makes; ``None`` before the sign-in."""
    kept = record.ballots.minutes
    if kept is None and not record.ballots.attendance:
        return None
    return MinutesPart(kept, compose(record), outdated_heads(record), record.ballots.earlier_minutes)
