"""Keeping what last year leaves: items with their state, and everything that was recorded of them (C18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from orglife_kit.meeting.work import Change
from orglife_kit.rules.rectification.candidates import check_sources
from orglife_kit.rules.rectification.carried import CarriedItem
from orglife_kit.storage.evidence import copy_evidence
from orglife_kit.storage.tables.rectification import ITEMS, PROGRESS, REOPENINGS, VERIFICATIONS, item_row


def keep_carried(
    change: Change, left: Sequence[CarriedItem], last_year: Path, written: list[str]
) -> tuple[int, ...]:
    """Keep items of last year, all or none; the files that are copied for them are added to ``written``."""
    check_sources(change.record, [entry.item for entry in left])
    return tuple(_keep(change, entry, last_year, written) for entry in left)


def _keep(change: Change, entry: CarriedItem, last_year: Path, written: list[str]) -> int:
    number = change.add(ITEMS, item_row(entry.item))
    for progress in entry.history.progress:
        evidence = copy_evidence(change.folder, number, last_year, progress.evidence)
        if evidence != progress.evidence:
            written.append(evidence)
        change.add(PROGRESS, replace(progress, item=number, evidence=evidence))
    for verification in entry.history.verifications:
        change.add(VERIFICATIONS, replace(verification, item=number))
    for reopening in entry.history.reopenings:
        change.add(REOPENINGS, replace(reopening, item=number))
    return number
