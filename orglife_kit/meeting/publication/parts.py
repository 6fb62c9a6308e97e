"""The parts that a release hands over, each made for one scope and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from orglife_kit.meeting.minutes import MinutesActs
from orglife_kit.meeting.publication.preparation import PreparationParts
from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.publication.release import (
    AfterLine,
    ItemLine,
    MinutesPart,
)
from orglife_kit.rules.publication.scopes import Content
from orglife_kit.rules.rectification.items import History, RectificationItem, without_criticism
from orglife_kit.storage import publication_rows


class PartActs(PreparationParts, MinutesActs):
    """What is recorded, cut to what a scope may hold."""

    def chosen_items(self) -> frozenset[int]:
        """Return the numbers of the rectification items that were chosen for a wider circle."""
        return self._database.read(publication_rows.read_chosen)

    def _comments(self) -> tuple[str, ...]:
        return tuple(
            one.note for one in self.agenda_items() if one.item.kind is ItemKind.COMMENT and one.note
        )

    def _minutes(self) -> MinutesPart | None:
        kept = self.minutes_record()
        if kept is not None:
            return MinutesPart(kept)
        return MinutesPart(None, self.minutes_lines()) if self.attendance_lines() else None

    def _rectification(
        self, held: frozenset[Content], member: int | None = None
    ) -> tuple[ItemLine, ...] | None:
        """Return the items of a scope: all, the committee's with what members agreed to show, one's own, the chosen."""
        if not held & _LEDGERS:
            return None
        consents, chosen = self.consents(), self.chosen_items()

        def belongs(item: RectificationItem) -> bool:
            own = not item.is_personal
            return (
                Content.RECTIFICATION in held
                or (Content.COMMITTEE_RECTIFICATION in held and own)
                or (Content.AGREED_COMMITMENTS in held and item.is_commitment and item.member in consents)
                or (Content.OWN_RECTIFICATION in held and item.member == member)
                or (Content.CHOSEN_RECTIFICATION in held and item.number in chosen)
            )

        histories, label = self.item_histories(), self.roster.label
        found: Iterable[RectificationItem] = filter(belongs, self.rectification_items())
        if Content.AGREED_COMMITMENTS in held:
            found = map(without_criticism, found)
        return tuple(
            _item_line(item, label(item.member) if item.member else "", histories.get(item.number, History()))
            for item in found
        )

    def _after(self, member: int | None = None) -> tuple[AfterLine, ...]:
        """Return what followed the lower grades as they stand: what an earlier grade began stays in the record."""
        label, decided = self.roster.label, self.assessment_records()
        helped = self.members_rated(Outcome.BASICALLY_QUALIFIED)
        failed = self.members_rated(Outcome.UNQUALIFIED)
        reviews = {number: one for number, one in self.follow_up_reviews().items() if number in helped}
        education = {number: one for number, one in self.education_records().items() if number in failed}
        steps = {number: one for number, one in self.disposition_records().items() if number in failed}
        return tuple(
            AfterLine(
                label(number),
                decided[number].follow_up if number in helped else None,
                reviews.get(number),
                education.get(number),
                steps.get(number, ()),
            )
            for number in sorted({*helped, *education, *steps})
            if member in (None, number)
        )


_LEDGERS = frozenset(
    {
        Content.RECTIFICATION,
        Content.COMMITTEE_RECTIFICATION,
        Content.AGREED_COMMITMENTS,
        Content.OWN_RECTIFICATION,
        Content.CHOSEN_RECTIFICATION,
    }
)


def _item_line(item: RectificationItem, label: str, history: History) -> ItemLine:
    progress = history.progress[-1].words if history.progress else ""
    checks = history.verifications
    return ItemLine(item, label, progress, checks[-1].satisfaction.value if checks else "")
