"""会议记录 (C12): made from everything that is recorded, nothing typed again; then edited, then frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from orglife_kit.errors import Notice, notice
from orglife_kit.rules.ballots.attendance import AttendanceCount, AttendanceLine, Presence
from orglife_kit.rules.ballots.evening import ItemProgress, Proposal
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.reconciliation import BallotNumbers
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.rules.reviews import PeerReview, SelfReview


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
    """The minutes as they are kept: the texts by head, and the day they were frozen (ISO, empty before).

    ``composed`` are the texts that the kit had made of the record; what differs was changed by hand.
    """

    texts: dict[MinutesHead, str]
    composed: dict[MinutesHead, str]
    frozen: str = ""

    @property
    def changed(self) -> tuple[MinutesHead, ...]:
        """The heads whose text was changed by hand."""
        return tuple(head for head in MinutesHead if self.texts.get(head) != self.composed.get(head))


@dataclass(frozen=True)
class EveningRecord:
    """Everything the minutes are made of. No count by grade is in it."""

    plan: Plan
    label: Callable[[int], str]
    count: AttendanceCount
    lines: tuple[AttendanceLine, ...]
    items: tuple[ItemProgress, ...]
    proposal: Proposal
    self_reviews: tuple[SelfReview, ...]
    peer_reviews: tuple[PeerReview, ...]
    numbers: tuple[BallotNumbers, ...]


_RATINGS = {
    RoundKind.COMMITTEE: ItemKind.COMMITTEE_RATING,
    RoundKind.MEMBERS: ItemKind.MEMBERS_RATING,
}


def compose(record: EveningRecord) -> tuple[MinutesLine, ...]:
    """Return the minutes' lines, head by head."""
    return (
        *_facts(record.plan),
        *_attendance(record),
        *_speeches(record),
        *_resolutions(record),
    )


def _line(head: MinutesHead, code: str, **fields: object) -> MinutesLine:
    return MinutesLine(head, notice(code, None, **fields))


def _facts(plan: Plan) -> Iterator[MinutesLine]:
    meeting = plan.meeting
    for head, text in (
        (MinutesHead.TIME, meeting.date),
        (MinutesHead.PLACE, meeting.place),
        (MinutesHead.HOST, meeting.host),
        (MinutesHead.RECORDER, meeting.recorder),
        (MinutesHead.GUESTS, meeting.guide),
        (MinutesHead.GUESTS, meeting.supervising_group),
    ):
        if text:
            yield _line(head, "minutes_words", text=text)
    for place, text in enumerate(plan.agenda_texts, start=1):
        yield _line(MinutesHead.AGENDA, "minutes_item", number=place, text=text.rstrip(";；。."))


def _attendance(record: EveningRecord) -> Iterator[MinutesLine]:
    if not record.lines:
        return
    count = record.count
    yield _line(
        MinutesHead.ATTENDANCE,
        "minutes_numbers",
        due=count.due,
        present=count.present,
        on_leave=count.on_leave,
        absent=count.absent,
    )
    for line in record.lines:
        if line.presence is not Presence.PRESENT:
            head = MinutesHead.ATTENDANCE if line.presence.is_there else MinutesHead.LEAVE
            code = "minutes_exception" if line.reason else "minutes_exception_bare"
            fields = {"member": record.label(line.member), "presence": line.presence, "reason": line.reason}
            yield _line(head, code, **fields)


def _speeches(record: EveningRecord) -> Iterator[MinutesLine]:
    """Yield what was said, in the order of the agenda; the reviews where it has them, else at the end."""
    reviewing = next((one for one in record.items if one.item.kind is ItemKind.REVIEWS), None)
    for one in record.items:
        if one.note:
            text = one.item.text.rstrip(";；。.")
            yield _line(MinutesHead.SPEECHES, "minutes_note", item=text, text=one.note)
        if one is reviewing:
            yield from _reviews(record)
    if reviewing is None:
        yield from _reviews(record)


def _reviews(record: EveningRecord) -> Iterator[MinutesLine]:
    """Yield who spoke of himself, those of whom nothing is noted in one line, then who said what to whom."""
    head, label = MinutesHead.SPEECHES, record.label
    spoke = [label(review.member) for review in record.self_reviews if not review.note]
    if spoke:
        yield _line(head, "minutes_self_review_bare", member="、".join(spoke))
    for review in record.self_reviews:
        if review.note:
            yield _line(head, "minutes_self_review", member=label(review.member), text=review.note)
    for peer in record.peer_reviews:
        code = "minutes_peer_review" if peer.note else "minutes_peer_review_bare"
        yield _line(head, code, critic=label(peer.critic), member=label(peer.member), text=peer.note)


def _resolutions(record: EveningRecord) -> Iterator[MinutesLine]:
    head, proposal = MinutesHead.RESOLUTIONS, record.proposal
    if proposal.tellers or proposal.scrutineers:
        yield _line(
            head,
            "minutes_officers",
            tellers="、".join(proposal.tellers),
            scrutineers="、".join(proposal.scrutineers),
            passed=proposal.passed,
        )
    for numbers in record.numbers:
        own_class = numbers.ballot_class is not BallotClass.MEMBERS
        code = "minutes_round_void" if numbers.is_void_round else "minutes_round"
        yield _line(
            head,
            "minutes_round_of_class" if own_class and not numbers.is_void_round else code,
            kind=_RATINGS[numbers.round_kind],
            ballot_class=numbers.ballot_class,
            issued=numbers.issued,
            received=numbers.received,
            valid=numbers.valid,
            void=numbers.void,
        )
