"""The evening follows the plan's agenda; tellers and scrutineers are proposed and passed before a rating (C12)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from orglife_kit.errors import refuse
from orglife_kit.meeting.entries import listed, text_of, text_or, truth_of
from orglife_kit.meeting.work import Change
from orglife_kit.rules.ballots.evening import AgendaNote, Proposal, agenda_items, check_officers
from orglife_kit.storage.tables.ballots import AGENDA, PROPOSALS, write_proposal


def record_item(change: Change, position: int, finished: bool | None, note: str | None) -> None:
    """Keep what is said of the agenda's item at ``position``; ``None`` leaves as it is."""
    item = next((entry for entry in agenda_items(change.record) if entry.position == position), None)
    if item is None:
        raise refuse("item_not_on_agenda", number=position)
    kept = AgendaNote(item.position, item.finished, item.note)
    if finished is not None:
        kept = dataclasses.replace(kept, finished=truth_of(finished))
    if note is not None:
        kept = dataclasses.replace(kept, note=text_of(note))
    change.put(AGENDA, kept)


def propose_officers(
    change: Change,
    tellers: Iterable[str] | None,
    scrutineers: Iterable[str] | None,
    passed: str | None,
) -> None:
    """Keep who was proposed as teller and scrutineer, and how they were passed; ``None`` leaves as it is."""
    kept = change.record.ballots.proposal
    proposal = Proposal(
        kept.tellers if tellers is None else tuple(map(text_of, listed(tellers))),
        kept.scrutineers if scrutineers is None else tuple(map(text_of, listed(scrutineers))),
        text_or(kept.passed, passed),
    )
    check_officers(proposal.tellers, proposal.scrutineers)
    write_proposal(change.connection_for(PROPOSALS), proposal)
