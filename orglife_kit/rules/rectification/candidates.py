"""What could be taken into the ledger: found, suggested, said, followed up or left open, and not in it yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from orglife_kit.errors import beginning, refuse
from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.preparation.talks import secretary_of
from orglife_kit.rules.rectification.items import Ledger, Origin, RectificationItem

if TYPE_CHECKING:
    from orglife_kit.rules.record import MeetingRecord


def candidates(record: MeetingRecord) -> tuple[RectificationItem, ...]:
    """Return items that could be taken into the ledger and are not in it, each prefilled with what is known.

    Measure and day are for people. Only a follow-up brings its own along: they were written with the
    assessment (C11). What was said of a member is none: he takes it on himself, or it is not taken in.
    """
    return tuple(item for item in _waiting(record) if item.origin is not Origin.CRITICISM)


def criticisms(record: MeetingRecord) -> tuple[RectificationItem, ...]:
    """Return what was said of members at the meeting and could be taken into their commitments by their own choice."""
    return tuple(item for item in _waiting(record) if item.origin is Origin.CRITICISM)


def own_item(
    record: MeetingRecord, problem: str, ledger: Ledger, member: int | None = None
) -> RectificationItem:
    """Return an item of one's own wording: the secretary's are in his part, and he answers for the committee's."""
    secretary = secretary_of(record.roster)
    if ledger is Ledger.SECRETARY:
        member = secretary
    elif member is not None and member == secretary:
        ledger = Ledger.SECRETARY
    owner = secretary if member is None else member
    label = "" if owner is None else record.roster.label(owner)
    return RectificationItem(0, ledger, problem, member, owner=label)


def _waiting(record: MeetingRecord) -> Iterator[RectificationItem]:
    taken = {item.made_from for item in record.rectification.items}
    return (item for item in _offered(record) if item.made_from not in taken)


def check_sources(record: MeetingRecord, items: Iterable[RectificationItem]) -> None:
    """Raise ``RefusedError`` where one cannot be taken in: ``item_taken_in``, ``item_source_unknown``.

    ``criticism_not_chosen`` where nothing says that the member himself takes a criticism on (C14), also where it
    comes as his own wording. One of its own wording needs no source; that of one carried on is in last year's meeting.
    """
    taken = {kept.made_from for kept in record.rectification.items}
    candidates_now = tuple(_offered(record))
    offered = {item.made_from for item in candidates_now}
    said = {(item.member, item.problem) for item in candidates_now if item.origin is Origin.CRITICISM}
    for item in items:
        if item.origin is Origin.OWN and (item.member, item.problem) in said:
            raise refuse("criticism_not_chosen", member=record.roster.label(item.member or 0))
        if item.origin is Origin.OWN or (item.origin is Origin.CARRIED and not item.carried):
            continue
        if item.origin is not Origin.CARRIED and item.made_from not in offered:
            raise refuse("item_source_unknown", problem=beginning(item.problem))
        if item.made_from in taken:
            raise refuse("item_taken_in", problem=beginning(item.problem))
        if item.origin is Origin.CRITICISM and item.taken_on is None:
            raise refuse("criticism_not_chosen", member=record.roster.label(item.member or 0))
        taken.add(item.made_from)


def check_choice(record: MeetingRecord, item: RectificationItem, changed: RectificationItem) -> None:
    """Raise ``RefusedError`` (``criticism_not_chosen``) where the day of the member's own choice is taken back.

    The item would stand in his commitments without it; it is taken out of the ledger instead.
    """
    if item.origin is Origin.CRITICISM and item.taken_on is not None and changed.taken_on is None:
        raise refuse("criticism_not_chosen", member=record.roster.label(item.member or 0))


def check_ledger(record: MeetingRecord, item: RectificationItem) -> None:
    """Raise ``RefusedError`` (``item_ledger_other``) for a member's item in a ledger that is not his.

    It would be shown as the committee's. Last year's secretary may be another one.
    """
    if item.member is None or item.ledger is Ledger.MEMBER:
        return
    is_his = item.is_carried or item.member == secretary_of(record.roster)
    if item.ledger is Ledger.COMMITTEE or not is_his:
        label = record.roster.label(item.member)
        raise refuse("item_ledger_other", member=label, ledger=item.ledger)


def _offered(record: MeetingRecord) -> Iterator[RectificationItem]:
    """Yield what could be taken in, also what was already."""
    secretary = secretary_of(record.roster)
    leader = record.roster.label(secretary) if secretary is not None else ""
    for item in (*_of_the_committee(record, leader), *_of_members(record)):
        own = item.member is not None and item.member == secretary
        yield replace(item, ledger=Ledger.SECRETARY) if own else item


def _of_the_committee(record: MeetingRecord, leader: str) -> Iterator[RectificationItem]:
    for finding in record.preparation.committee_findings:
        yield RectificationItem(
            0,
            Ledger.COMMITTEE,
            finding.point,
            origin=Origin.COMMITTEE_FINDING,
            origin_number=finding.number,
            goal=finding.goal,
            owner=leader,
        )
    for suggestion in record.preparation.suggestions:
        if suggestion.finding is None:  # one that was sorted into a finding is in it
            yield RectificationItem(
                0,
                Ledger.COMMITTEE,
                suggestion.words,
                origin=Origin.SUGGESTION,
                origin_number=suggestion.number,
                owner=leader,
            )


def _of_members(record: MeetingRecord) -> Iterator[RectificationItem]:
    label = record.roster.label
    for finding in record.preparation.findings:
        yield RectificationItem(
            0,
            Ledger.MEMBER,
            finding.point,
            finding.member,
            Origin.MEMBER_FINDING,
            finding.number,
            goal=finding.goal,
            owner=label(finding.member),
        )
    for review in record.reviews.peer_reviews:
        if review.note:
            yield RectificationItem(
                0,
                Ledger.MEMBER,
                review.note,
                review.member,
                Origin.CRITICISM,
                review.number,
                owner=label(review.member),
            )
    for entry in assessments(record).values():
        if entry.outcome is Outcome.BASICALLY_QUALIFIED:
            yield RectificationItem(
                0,
                Ledger.MEMBER,
                entry.follow_up.gap,
                entry.member,
                Origin.FOLLOW_UP,
                measure=entry.follow_up.measure,
                owner=label(entry.member),
                due=entry.follow_up.review_date,
            )
