"""Where the meeting stands, as markup: the next step, then every stage with what waits in it."""

from __future__ import annotations

import datetime
import html
from collections import Counter
from collections.abc import Iterable

from orglife_kit.errors import beginning
from orglife_kit.i18n import sentence, term, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.status import EntryState, StatusEntry, next_entry, status
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import chip, page_link

_ = words_of("forms")

# The class of each state in form.css, the most pressing state first.
_TONES = {
    EntryState.OVERDUE: "bad",
    EntryState.MISSING: "warn",
    EntryState.WARNING: "warn",
    EntryState.DONE: "good",
}


def standing(meeting: Meeting, record: MeetingRecord) -> str:
    """Return the next step and every stage's entries, as markup."""
    unreadable, left = meeting.ballots.unreadable_rounds(record), meeting.ballots.left
    entries = status(record, datetime.date.today(), unreadable, left)
    first = next_entry(entries)
    if first is not None:
        words = _("Next: {sentence}", sentence=beginning(sentence(first.says), 60))
        link = page_link(first.notebook)
    else:
        words = _("Everything of these stages is done: the pages can be written.")
        link = page_link("7_publication")
    stages = "".join(map(_stage, _by_stage(entries)))
    return (
        f'<div class="next"><span>{html.escape(words)}</span>{link}</div><div class="stages">{stages}</div>'
    )


def _by_stage(entries: Iterable[StatusEntry]) -> list[list[StatusEntry]]:
    """Return the entries of each stage, in the order of the notebooks."""
    stages: dict[str, list[StatusEntry]] = {}
    for entry in entries:
        stages.setdefault(entry.stage, []).append(entry)
    return sorted(stages.values(), key=lambda of_a_stage: of_a_stage[0].notebook)


def _stage(entries: list[StatusEntry]) -> str:
    """Return one stage: its name and how many entries wait where it is more than one; folded when all is done."""
    counts = Counter(entry.state for entry in entries)
    finished = set(counts) == {EntryState.DONE}
    chips = "".join(
        chip(
            term(state) if finished or counts[state] == 1 else f"{term(state)} {counts[state]}", _TONES[state]
        )
        for state in _TONES
        if state in counts and (finished or state is not EntryState.DONE)
    )
    name, rows = html.escape(term(entries[0].stage)), "".join(map(_row, entries))
    return (
        f'<details class="stage"{"" if finished else " open"}>'
        f"<summary>{name}{chips}</summary><ul>{rows}</ul></details>"
    )


def _row(entry: StatusEntry) -> str:
    words = html.escape(sentence(entry.says))
    if entry.state is EntryState.DONE:
        return f'<li><span class="good" role="img" aria-label="{html.escape(term(entry.state))}">✓</span>{words}</li>'
    return f"<li>{chip(term(entry.state), _TONES[entry.state])}<span>{words}</span>{page_link(entry.notebook)}</li>"
