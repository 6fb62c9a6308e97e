"""Where the meeting stands, what comes next, and which meeting it is."""

from __future__ import annotations

import datetime
import html
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import ipywidgets

from orglife_kit.errors import beginning
from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.opening import choose_meeting, chosen_folder, is_meeting, meetings_beside
from orglife_kit.meeting.status import EntryState, StatusEntry, next_entry, status
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, notebook_link
from orglife_kit.views.forms.meeting_watch import look_all
from orglife_kit.views.forms.new_meeting_form import NewMeetingForm

# The class of each state in form.css, the most pressing state first.
_TONES = {
    EntryState.OVERDUE: "bad",
    EntryState.MISSING: "",
    EntryState.WARNING: "bad",
    EntryState.DONE: "good",
}


class StartForm(Form):
    """The first page."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._choice = ipywidgets.Dropdown(description=say("forms", "Meeting"), style=LABELS, layout=MIDDLE)
        self._standing = ipywidgets.HTML()
        self._new = NewMeetingForm(meeting, self._made)
        self._offering = False  # while the list of meetings is made anew, nobody chooses
        self._refresh()
        self._choice.observe(self.doing(self._choose), "value")
        self.put(
            self._standing,
            ipywidgets.HBox(
                [
                    self._choice,
                    self.button(say("forms", "Look again"), self._refresh),
                    self.button(say("forms", "New meeting"), self._offer_new),
                ]
            ),
            self._new,
        )
        self._new.layout = ipywidgets.Layout(display="none")  # others share theirs

    def _offer_new(self) -> None:
        self._new.layout.display = "" if self._new.layout.display else "none"

    def meeting_changed(self) -> None:
        """Show how the meeting stands now."""
        self._standing.value = standing(self.meeting)

    def _follow(self) -> None:
        chosen = chosen_folder()
        if chosen != self.meeting.folder and is_meeting(chosen):
            self._show(choose_meeting(chosen))
        super()._follow()

    def _choose(self) -> None:
        if not self._offering and Path(self._choice.value) != self.meeting.folder:
            self._show(choose_meeting(self._choice.value))

    def _made(self, meeting: Meeting) -> None:
        self._show(choose_meeting(meeting.folder))
        self._new.layout.display = "none"

    def _show(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self._refresh()
        look_all()
        self.tell(say("forms", "This meeting is open now, on every page."))

    def _refresh(self) -> None:
        folders = sorted({self.meeting.folder, *meetings_beside(self.meeting.folder)})
        self._offering = True
        try:
            self._choice.options = [(folder.name, str(folder)) for folder in folders]
            self._choice.value = str(self.meeting.folder)
        finally:
            self._offering = False
        self._standing.value = standing(self.meeting)


def standing(meeting: Meeting) -> str:
    """Return the meeting's name, its next step and every stage's entries, as markup."""
    record = meeting.record
    unreadable, left = meeting.ballots.unreadable_rounds(record), meeting.ballots.left
    entries = status(record, datetime.date.today(), unreadable, left)
    title = html.escape(say("forms", "{branch}, {year}", branch=record.plan.branch, year=record.plan.year))
    first = next_entry(entries)
    if first is not None:
        words = say("forms", "Next: {sentence}", sentence=beginning(sentence(first.says), 60))
        following = f"{html.escape(words)} {notebook_link(first.notebook, first.notebook)}"
    else:
        words = html.escape(say("forms", "Everything of these stages is done: the pages can be written."))
        following = f"{words} {notebook_link('7_publication', '7_publication')}"
    stages = "".join(map(_stage, _by_stage(entries)))
    return f'<h2>{title}</h2><p class="next">{following}</p>{stages}'


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
    shown = [
        (state, term(state) if finished or counts[state] == 1 else f"{term(state)} {counts[state]}")
        for state in _TONES
        if state in counts and (finished or state is not EntryState.DONE)
    ]
    words = "　".join(f'<span class="{_TONES[state]}">{html.escape(text)}</span>' for state, text in shown)
    rows = "".join(map(_row, entries))
    return (
        f'<details class="stage"{"" if finished else " open"}>'
        f"<summary>{html.escape(term(entries[0].stage))}　{words}</summary>"
        f'<table class="plain">{rows}</table></details>'
    )


def _row(entry: StatusEntry) -> str:
    state = f'<td class="{_TONES[entry.state]}">{html.escape(term(entry.state))}</td>'
    words = f"<td>{html.escape(sentence(entry.says))}</td>"
    link = f"<td>{notebook_link(entry.notebook, entry.notebook)}　{html.escape(entry.clause)}</td>"
    return f"<tr>{state}{words}{link}</tr>"
