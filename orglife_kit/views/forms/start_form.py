"""Where the meeting stands, what comes next, and which meeting it is."""

from __future__ import annotations

import datetime
import html
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from orglife_kit.errors import beginning
from orglife_kit.i18n import sentence, term, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.opening import choose_meeting, chosen_folder, is_demo, is_meeting, meetings_beside
from orglife_kit.meeting.status import EntryState, StatusEntry, next_entry, status
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import (
    Answer,
    Card,
    Form,
    Parts,
    Row,
    Words,
    chip,
    folder_word,
    page_link,
    when,
)
from orglife_kit.views.forms.meeting_watch import look_all
from orglife_kit.views.forms.new_meeting_form import NewMeetingForm

_ = words_of("forms")

# The class of each state in form.css, the most pressing state first.
_TONES = {
    EntryState.OVERDUE: "bad",
    EntryState.MISSING: "warn",
    EntryState.WARNING: "warn",
    EntryState.DONE: "good",
}

Sources = Callable[[Meeting, Callable[[str], str]], str]  # 出处 as markup, with the way to a notebook


class StartForm(Form):
    """The first page."""

    _shows_sources = False
    _is_offered = False  # whether a new meeting is being made

    def __init__(self, meeting: Meeting, sources: Sources | None = None) -> None:
        self._sources = sources
        super().__init__(meeting)

    def _declare(self) -> Parts:
        sources = [self.button(_("Where it is recorded"), self._show_sources)] if self._sources else []
        self.choice = self.choice_field(
            _("Meeting"), lambda record: self._meetings(), shows=self._folder, keep=self._choose
        )
        self.new = NewMeetingForm(self.meeting, self._made)
        self._beside = self._meetings()  # those that are offered
        look, new = self.button(_("Look again"), self.refresh), self.button(_("New meeting"), self._offer_new)
        own = self.button(_("New meeting"), self._offer_new, main=True)
        tried = _("This is a made-up meeting to try things out on. For your branch:")
        yield when(self._is_of_demo, Card(Row(Words(tried, "label"), own)))
        yield when(lambda record: self._is_offered and self._is_of_demo(record), self.new)
        yield lambda record: standing(self.meeting, record)
        yield Row(self.choice, look, new, *sources)
        yield lambda record: self._sources_shown()
        yield when(lambda record: self._is_offered and not self._is_of_demo(record), self.new)

    def follow(self) -> None:
        """Show the meeting that was chosen elsewhere, and what was changed of it."""
        chosen = chosen_folder()
        if chosen != self.meeting.folder and is_meeting(chosen):
            self.run(lambda: self._open(chosen))
        elif self._meetings() != self._beside:
            self._beside = self._meetings()
            self.run(self.refresh)
        super().follow()

    def _show_sources(self) -> None:
        self._shows_sources = not self._shows_sources
        self.refresh()

    def _sources_shown(self) -> str:
        if self._sources is None or not self._shows_sources:
            return ""
        return self._sources(self.meeting, page_link)

    def _offer_new(self) -> None:
        self._is_offered = not self._is_offered
        self.refresh()

    def _is_of_demo(self, _record: MeetingRecord) -> bool:
        return is_demo(self.meeting.folder)

    def _folder(self, _record: MeetingRecord) -> str:
        return str(self.meeting.folder)

    def _meetings(self) -> list[tuple[str, str]]:
        folders = sorted({self.meeting.folder, *meetings_beside(self.meeting.folder)})
        return [(folder_word(folder), str(folder)) for folder in folders]

    def _choose(self, folder: str) -> str:
        return self._open(Path(folder))

    def _made(self, meeting: Meeting, told: Answer) -> None:
        self._is_offered = False

        def opened() -> Answer:
            words = self._open(meeting.folder)
            return [words, *told] if told else words

        self.run(opened)

    def _open(self, folder: Path) -> str:
        """Show the meeting in ``folder``, here and on every other page."""
        self.meeting = choose_meeting(folder)
        self._beside = self._meetings()  # else the look for others would take back what is said of this one
        self.refresh()
        look_all()
        return _("This meeting is open now, on every page.")


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
