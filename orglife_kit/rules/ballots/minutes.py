"""会议记录 (C12): made from everything that is recorded, nothing typed again; then edited, then frozen."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from orglife_kit.errors import Notice, notice
from orglife_kit.frozen import dataclass
from orglife_kit.rules.ballots.attendance import Presence, attendance_count
from orglife_kit.rules.ballots.evening import agenda_items
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.officers import Officers, current_rounds
from orglife_kit.rules.ballots.reconciliation import ballot_numbers
from orglife_kit.rules.ballots.round import Rated
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.plan.members import Flag, Roster, post_holder
from orglife_kit.rules.plan.plan import Plan, is_filled_in

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord


class MinutesHead(StrEnum):
    """The parts of the minutes, in the order in which they are kept."""

    TIME = "minutes_time"
    PLACE = "minutes_place"
    HOST = "minutes_host"
    RECORDER = "minutes_recorder"
    ATTENDANCE = "minutes_attendance"
    LEAVE = "minutes_leave"
    GUESTS = "minutes_guests"
    AGENDA = "minutes_agenda"
    SPEECHES = "minutes_speeches"
    RESOLUTIONS = "minutes_resolutions"


@dataclass(frozen=True)
class MinutesLine:
    """One line of the minutes: under which head, and what it says."""

    head: MinutesHead
    says: Notice


@dataclass(frozen=True)
class Minutes:
    """The minutes as they are kept: the texts by head, and the day they were frozen, if they are.

    ``composed`` are the texts that the kit had made of the record; what differs was changed by hand. ``sources`` are
    digests of what the record said under each head then, none where an earlier version kept them.
    """

    texts: dict[MinutesHead, str]
    composed: dict[MinutesHead, str]
    frozen: datetime.date | None = None
    sources: dict[MinutesHead, str] = field(default_factory=dict)

    @property
    def changed(self) -> tuple[MinutesHead, ...]:
        """The heads whose text was changed by hand."""
        return tuple(head for head in MinutesHead if self.texts.get(head) != self.composed.get(head))


_RATINGS = {
    Rated.COMMITTEE: "COMMITTEE_ROUND",
    Rated.BRANCH_WORK: "BRANCH_RATING",
    Rated.MEMBERS: "MEMBERS_RATING",
}


_OFFICERS = {  # by whether the round is named, and whether it is known how they were passed
    (False, False): "minutes_officers_bare",
    (False, True): "minutes_officers",
    (True, False): "minutes_officers_bare_of_round",
    (True, True): "minutes_officers_of_round",
}


def compose(record: MeetingRecord) -> tuple[MinutesLine, ...]:
    """Return what the minutes say as the meeting is recorded, head by head; no count by grade is among it."""
    return (
        *_facts(record.plan, record.roster),
        *_guests(record),
        *_attendance(record),
        *_speeches(record),
        *_resolutions(record),
    )


def _line(head: MinutesHead, code: str, **fields: object) -> MinutesLine:
    return MinutesLine(head, notice(code, None, **fields))


def _facts(plan: Plan, roster: Roster) -> Iterator[MinutesLine]:
    meeting = plan.meeting
    for head, text in (
        (MinutesHead.TIME, " ".join(part for part in (str(meeting.date or ""), meeting.time) if part)),
        (MinutesHead.PLACE, meeting.place if is_filled_in(meeting.place) else ""),
        (MinutesHead.GUESTS, meeting.guide),
        (MinutesHead.GUESTS, meeting.supervising_group),
    ):
        if text:
            yield _line(head, "minutes_words", text=str(text))
    for head, text in ((MinutesHead.HOST, meeting.host), (MinutesHead.RECORDER, meeting.recorder)):
        holder = post_holder(roster, text)
        if holder is not None:
            yield _line(head, "minutes_post", text=text, holder=roster.label(holder))
        elif text:
            yield _line(head, "minutes_words", text=text)
    for position, text in enumerate(plan.agenda_texts, start=1):
        yield _line(MinutesHead.AGENDA, "minutes_item", number=position, text=text.rstrip(";；。."))


def _attendance(record: MeetingRecord) -> Iterator[MinutesLine]:
    lines = record.ballots.attendance
    if not lines:
        return
    count = attendance_count(record)
    yield _line(
        MinutesHead.ATTENDANCE,
        "minutes_numbers",
        due=count.due,
        present=count.present,
        on_leave=count.on_leave,
        absent=count.absent,
    )
    yield from _not_counted(record)
    for line in lines:
        if line.presence not in (Presence.PRESENT, Presence.NOT_COUNTED):
            head = MinutesHead.ATTENDANCE if line.presence.is_there else MinutesHead.LEAVE
            code = "minutes_exception" if line.reason else "minutes_exception_bare"
            fields = {
                "member": record.roster.label(line.member),
                "presence": line.presence,
                "reason": line.reason,
            }
            yield _line(head, code, **fields)


def _not_counted(record: MeetingRecord) -> Iterator[MinutesLine]:
    """Yield who is not counted in 应到, with who approved it and when; by a flag set by hand, with its reason."""
    for member in record.roster.members:
        label, approved = record.roster.label(member.number), record.not_counted.get(member.number)
        if approved is not None:
            yield _line(
                MinutesHead.ATTENDANCE,
                "minutes_not_counted",
                member=label,
                reason=approved.reason,
                approved_by=approved.approved_by,
                date=approved.date,
            )
        elif not member.has(Flag.COUNTS_IN_DUE):
            reason = record.flag_reasons.get((member.number, Flag.COUNTS_IN_DUE), "")
            yield _line(
                MinutesHead.ATTENDANCE,
                "minutes_exception",
                member=label,
                presence=Presence.NOT_COUNTED,
                reason=reason,
            )


def _guests(record: MeetingRecord) -> Iterator[MinutesLine]:
    names = record.ballots.representatives
    if names:
        yield _line(MinutesHead.GUESTS, "minutes_representatives", names="、".join(names), number=len(names))


def _speeches(record: MeetingRecord) -> Iterator[MinutesLine]:
    """Yield what was said, in the order of the agenda; the reviews where it has them, else at the end."""
    items = agenda_items(record)
    reviewing = next((entry for entry in items if entry.item.kind is ItemKind.REVIEWS), None)
    for entry in items:
        for words in (entry.note, entry.apart):
            if words:
                text = entry.item.text.rstrip(";；。.")
                yield _line(MinutesHead.SPEECHES, "minutes_note", item=text, text=words)
        if entry is reviewing:
            yield from _reviews(record)
    if reviewing is None:
        yield from _reviews(record)


def _reviews(record: MeetingRecord) -> Iterator[MinutesLine]:
    """Yield who spoke of himself, those of whom nothing is noted in one line, then who said what to whom."""
    head, label = MinutesHead.SPEECHES, record.roster.label
    spoke = [label(review.member) for review in record.reviews.self_reviews if not review.note]
    if spoke:
        yield _line(head, "minutes_self_review_bare", member="、".join(spoke))
    for review in record.reviews.self_reviews:
        if review.note:
            yield _line(head, "minutes_self_review", member=label(review.member), text=review.note)
    for peer in record.reviews.peer_reviews:
        code = "minutes_peer_review" if peer.note else "minutes_peer_review_bare"
        yield _line(head, code, critic=label(peer.critic), member=label(peer.member), text=peer.note)


def _officers(record: MeetingRecord) -> Iterator[MinutesLine]:
    """Yield who counted and watched, once where it was the same in each round."""
    of_rounds: dict[Officers, list[Rated]] = {}
    for entry in current_rounds(record):
        of_rounds.setdefault(entry.officers, []).append(entry.round.rates)
    several = len(of_rounds) > 1
    for officers, rated in of_rounds.items() or ((record.ballots.proposal.officers, ()),):
        if not officers.names:
            continue
        for rates in rated if several else (None,):
            yield _line(
                MinutesHead.RESOLUTIONS,
                _OFFICERS[rates is not None, bool(officers.passed)],
                kind=_RATINGS[rates] if rates is not None else "",
                tellers=officers.tellers or "NOBODY",
                scrutineers=officers.scrutineers or "NOBODY",
                passed=officers.passed,
            )


def _resolutions(record: MeetingRecord) -> Iterator[MinutesLine]:
    head = MinutesHead.RESOLUTIONS
    yield from _officers(record)
    for numbers in ballot_numbers(record):
        own_class = numbers.ballot_class is not BallotClass.MEMBERS
        code = "minutes_round_void" if numbers.is_void_round else "minutes_round"
        yield _line(
            head,
            "minutes_round_of_class" if own_class and not numbers.is_void_round else code,
            kind=_RATINGS[numbers.rates],
            ballot_class=numbers.ballot_class,
            issued=numbers.issued,
            received=numbers.received,
            valid=numbers.valid,
            void=numbers.void,
        )
