"""What could be taken into the ledger: found, suggested, said, followed up or left open, and not in it yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from orglife_kit.rules.assessment.outcomes import Assessment, Outcome
from orglife_kit.rules.plan.members import Roster
from orglife_kit.rules.preparation.findings import CommitteeFinding, Finding, Suggestion
from orglife_kit.rules.preparation.talks import secretary_of
from orglife_kit.rules.rectification.items import Ledger, Origin, RectificationItem
from orglife_kit.rules.reviews import PeerReview


@dataclass(frozen=True)
class Sources:
    """What candidates are made from, as it is recorded."""

    roster: Roster
    committee: tuple[CommitteeFinding, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    findings: tuple[Finding, ...] = ()
    criticism: tuple[PeerReview, ...] = ()
    assessments: tuple[Assessment, ...] = ()


def candidates(sources: Sources, taken: Iterable[RectificationItem]) -> tuple[RectificationItem, ...]:
    """Return items that could be taken in, each prefilled with what is known; measure and day are for people.

    Only a follow-up brings its measure and its day along: they were written with the assessment (C11).
    """
    known = {item.made_from for item in taken}
    secretary = secretary_of(sources.roster)
    leader = sources.roster.label(secretary) if secretary is not None else ""
    made = (*_of_the_committee(sources, leader), *_of_members(sources))
    placed = (
        replace(item, ledger=Ledger.SECRETARY)
        if item.member is not None and item.member == secretary
        else item
        for item in made
    )
    return tuple(item for item in placed if item.made_from not in known)


def _of_the_committee(sources: Sources, leader: str) -> Iterator[RectificationItem]:
    for finding in sources.committee:
        yield RectificationItem(
            0,
            Ledger.COMMITTEE,
            finding.point,
            origin=Origin.COMMITTEE_FINDING,
            origin_key=str(finding.number),
            goal=finding.goal,
            owner=leader,
        )
    for suggestion in sources.suggestions:
        if suggestion.finding is None:  # one that was sorted into a finding is in it
            yield RectificationItem(
                0,
                Ledger.COMMITTEE,
                suggestion.words,
                origin=Origin.SUGGESTION,
                origin_key=str(suggestion.number),
                owner=leader,
            )


def _of_members(sources: Sources) -> Iterator[RectificationItem]:
    label = sources.roster.label
    for finding in sources.findings:
        yield RectificationItem(
            0,
            Ledger.MEMBER,
            finding.point,
            finding.member,
            Origin.MEMBER_FINDING,
            finding.origin_key,
            finding.goal,
            owner=label(finding.member),
        )
    for review in sources.criticism:
        if review.note:
            yield RectificationItem(
                0,
                Ledger.MEMBER,
                review.note,
                review.member,
                Origin.CRITICISM,
                str(review.number),
                owner=label(review.member),
            )
    for entry in sources.assessments:
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
