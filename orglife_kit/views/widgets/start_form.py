"""Where the meeting stands, what comes next, and which meeting it is."""

from __future__ import annotations

import html
from pathlib import Path

import ipywidgets

from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.opening import choose_meeting
from orglife_kit.meeting.status import EntryState, StatusEntry
from orglife_kit.views.widgets.house import LABELS, MIDDLE, Form, notebook_link
from orglife_kit.views.widgets.new_meeting_form import NewMeetingForm


class StartForm(Form):
    """The first page."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._choice = ipywidgets.Dropdown(description=say("widgets", "Meeting"), style=LABELS, layout=MIDDLE)
        self._standing = ipywidgets.HTML()
        self._new = NewMeetingForm(meeting, self._made)
        self._refresh()
        self._choice.observe(self.doing(self._choose), "value")
        self.put(
            self._standing,
            ipywidgets.HBox(
                [
                    self._choice,
                    self.button(say("widgets", "Look again"), self._refresh),
                    self.button(say("widgets", "New meeting"), self._offer_new),
                ]
            ),
            self._new,
        )
        self._new.layout.display = "none"

    def _offer_new(self) -> None:
        self._new.layout.display = "" if self._new.layout.display else "none"

    def meeting_changed(self) -> None:
        """Show how the meeting stands now."""
        self._standing.value = standing(self.meeting)

    def _choose(self) -> None:
        if Path(self._choice.value) != self.meeting.folder:
            self._show(choose_meeting(self._choice.value))

    def _made(self, meeting: Meeting) -> None:
        self._show(choose_meeting(meeting.folder))
        self._new.layout.display = "none"

    def _show(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self._refresh()
        self.tell(say("widgets", "Run the other notebooks from their beginning: they now open this meeting."))

    def _refresh(self) -> None:
        folders = {self.meeting.folder, *_meetings(self.meeting.folder.parent)}
        self._choice.options = [(folder.name, str(folder)) for folder in sorted(folders)]
        self._choice.value = str(self.meeting.folder)
        self._standing.value = standing(self.meeting)


def standing(meeting: Meeting) -> str:
    """Return the meeting's name, its next step and every stage's entries, as markup."""
    entries = meeting.status_entries()
    plan = meeting.plan
    title = html.escape(say("widgets", "{branch}, {year}", branch=plan.branch, year=plan.year))
    first = meeting.next_entry()
    if first is not None:
        words = say("widgets", "Next: {sentence}", sentence=sentence(first.says))
        after = f"{html.escape(words)} {notebook_link(first.notebook, first.notebook)}"
    else:
        words = html.escape(say("widgets", "Everything of these stages is done: the pages can be written."))
        after = f"{words} {notebook_link('7_publication', '7_publication')}"
    rows = "".join(map(_row, entries))
    return f'<h2>{title}</h2><p class="next">{after}</p><table class="plain">{rows}</table>'


def _row(entry: StatusEntry) -> str:
    tone = {
        EntryState.DONE: "good",
        EntryState.MISSING: "",
        EntryState.WARNING: "bad",
        EntryState.OVERDUE: "bad",
    }[entry.state]
    cells = (term(entry.stage), sentence(entry.says))
    state = f'<td class="{tone}">{html.escape(term(entry.state))}</td>'
    stage, words = (f"<td>{html.escape(text)}</td>" for text in cells)
    link = f"<td>{notebook_link(entry.notebook, entry.notebook)}　{html.escape(entry.clause)}</td>"
    return f"<tr>{stage}{state}{words}{link}</tr>"


def _meetings(folder: Path) -> list[Path]:
    return [path.parent for path in folder.glob("*/meeting.db")]
