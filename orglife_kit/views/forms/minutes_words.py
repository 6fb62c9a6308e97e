"""What is said of the minutes: how they stand, what of them should be looked at, what they were before."""

from __future__ import annotations

import html

from orglife_kit.i18n import sentence, term, words_of
from orglife_kit.rules.ballots.attendance import check_attendance
from orglife_kit.rules.ballots.minutes import Minutes
from orglife_kit.rules.ballots.minutes_versions import EarlierMinutes, outdated_heads
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import folded, paragraph, paragraphs

_ = words_of("ballots")


def state_of_minutes(record: MeetingRecord) -> str:
    """Return how the minutes stand, and what of them should be looked at."""
    shown = paragraph(_standing(record.ballots.minutes), "quiet")
    if outdated_heads(record):
        shown += paragraph(outdated(record), "warn")
    return shown + paragraphs(lacking(record), "warn")


def _standing(kept: Minutes | None) -> str:
    """Return whether the minutes are a draft, edited or frozen."""
    if kept is None:
        return _("A draft of what is recorded; what you change here is kept.")
    if kept.frozen is None:
        return _("Edited; the parts that were not edited follow what is recorded.")
    changed = "、".join(map(term, kept.changed))
    return _("Frozen on {date}; changed by hand: {heads}", date=kept.frozen, heads=changed or "—")


def outdated(record: MeetingRecord) -> str:
    """Return which parts the record says otherwise since, and what can be done."""
    kept, heads = record.ballots.minutes, "、".join(map(term, outdated_heads(record)))
    if kept is not None and kept.frozen is not None:
        return _(
            "The record was changed after the freeze: {heads}. The frozen minutes stay as they were; to take the"
            " change in, take the freeze back first.",
            heads=heads,
        )
    return _("The record was changed after these parts were edited: {heads}.", heads=heads)


def lacking(record: MeetingRecord) -> list[str]:
    """Return what the attendance still lacks, a sentence each."""
    return list(map(sentence, check_attendance(record.roster, record.ballots.attendance)))


def earlier_version(earlier: EarlierMinutes) -> str:
    """Return an earlier version as markup: when and why it was taken back, and its parts, folded."""
    head = _(
        "Frozen on {frozen}, taken back on {withdrawn}. Reason: {reason}",
        frozen=earlier.frozen,
        withdrawn=earlier.withdrawn,
        reason=earlier.reason,
    )
    parts = "".join(
        f"<dt>{html.escape(term(part))}</dt><dd>{html.escape(text).replace(chr(10), '<br>')}</dd>"
        for part, text in earlier.texts.items()
        if text
    )
    return folded(head, f"<dl>{parts}</dl>")
