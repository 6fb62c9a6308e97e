"""签到更正: what of the attendance was changed once a rating was opened, and which pages that touches (C12)."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.attendance import Presence
from orglife_kit.rules.ballots.round import RoundState

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord


class TouchedPage(StrEnum):
    """A page that says something else once the attendance is changed."""

    ATTENDANCE = "page_attendance"
    MEETING = "page_meeting"
    REGISTRATION = "page_registration"
    MINUTES = "page_minutes"
    SUMMARY = "page_summary"


@dataclass(frozen=True)
class AttendanceCorrection:
    """One change of the attendance with its reason: of a member (roster number), else of the 群众代表.

    ``before_reason`` and ``reason`` are the reasons of an exception; of 群众代表 their names.
    """

    number: int
    date: datetime.date
    member: int | None
    before: Presence | None
    before_reason: str
    presence: Presence | None
    reason: str
    correction: str


def touched_pages(record: MeetingRecord) -> tuple[TouchedPage, ...]:
    """Return the pages that a change of the attendance changes now; frozen minutes and closed ratings keep theirs."""
    pages = [TouchedPage.ATTENDANCE, TouchedPage.MEETING, TouchedPage.REGISTRATION]
    minutes = record.ballots.minutes
    if minutes is None or minutes.frozen is None:
        pages.append(TouchedPage.MINUTES)
    if any(entry.state is RoundState.OPEN for entry in record.ballots.rounds):
        pages.append(TouchedPage.SUMMARY)
    return tuple(pages)


def correction_notices(record: MeetingRecord) -> tuple[Notice, ...]:
    """Return what whoever changes the attendance is told once a rating was opened; nothing before."""
    if not record.ballots.rounds:
        return ()
    told = [notice("attendance_touches", None, pages=touched_pages(record))]
    minutes = record.ballots.minutes
    if minutes is not None and minutes.frozen is not None:
        told.append(notice("attendance_minutes_stay", date=minutes.frozen))
    if any(entry.state is RoundState.OPEN for entry in record.ballots.rounds):
        told.append(notice("attendance_round_stays"))
    return tuple(told)


def correction_of(record: MeetingRecord, member: int) -> str:
    """Return why the attendance of a member was changed last, empty where it was not."""
    own = [entry.correction for entry in record.ballots.corrections if entry.member == member]
    return own[-1] if own else ""
