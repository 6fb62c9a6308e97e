"""A new meeting from a plan and a roster: what was read is shown before it is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import ipywidgets

from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say, sentence, term
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.opening import MeetingReading, keep_meeting, read_meeting
from orglife_kit.views.widgets.house import LABELS, MIDDLE, Form, table

_SHOWN = 8


class NewMeetingForm(Form):
    """Two files and a name; nothing is written before 「保存」."""

    nested = True

    def __init__(self, beside: Meeting, made: Callable[[Meeting], None]) -> None:
        super().__init__(beside)
        self.parent = beside.folder.parent
        self._made = made
        self._reading: MeetingReading | None = None
        self.name = ipywidgets.Text(description=say("widgets", "Folder"), style=LABELS, layout=MIDDLE)
        self.plan = ipywidgets.FileUpload(description=say("widgets", "Plan (plan.toml)"), accept=".toml")
        self.roster = ipywidgets.FileUpload(
            description=say("widgets", "Roster (xlsx, csv)"), accept=".xlsx,.xls,.csv"
        )
        self._shown = ipywidgets.HTML()
        self._keep = self.button(say("widgets", "Keep"), self.keep, main=True)
        self._keep.disabled = True
        read = self.button(say("widgets", "Read"), self.read)
        self.put(self.name, ipywidgets.HBox([self.plan, self.roster, read]), self._shown, self._keep)

    def read(self) -> None:
        """Read both files and show what was read."""
        self._reading = None
        self._keep.disabled = True
        self._shown.value = ""
        if not (self.plan.value and self.roster.value and self.name.value.strip()):
            raise InputError(notice("new_meeting_incomplete"))
        with tempfile.TemporaryDirectory(prefix="orglife-new-") as folder:
            plan, roster = (_stored(Path(folder), upload.value[0]) for upload in (self.plan, self.roster))
            self._reading = read_meeting(self._folder(), plan, roster)
        rows = self._reading.roster.rows
        shown = [
            (number, row.name, term(row.membership), row.group, row.post)
            for number, row in enumerate(rows[:_SHOWN], 1)
        ]
        heads = (
            say("widgets", "No."),
            say("widgets", "Name"),
            say("widgets", "Membership"),
            say("widgets", "Group"),
            say("widgets", "Post"),
        )
        words = say(
            "widgets",
            "{branch}, {year}; {members} members were read, the first of them:",
            branch=self._reading.plan.branch,
            year=self._reading.plan.year,
            members=len(rows),
        )
        self._shown.value = table(heads, shown, words)
        self._keep.disabled = False
        self.tell_notices(self._reading.roster.warnings)

    def keep(self) -> None:
        """Keep what was read as a new meeting."""
        assert self._reading is not None
        meeting = keep_meeting(self._folder(), self._reading)
        self._keep.disabled = True
        self._made(meeting)
        warned = "\n".join(map(sentence, meeting.plan_notices()))
        self.tell(warned or say("widgets", "Kept"), "bad" if warned else "good")

    def _folder(self) -> Path:
        return self.parent / Path(self.name.value.strip()).name


def _stored(folder: Path, upload: dict[str, object]) -> Path:
    path = folder / Path(str(upload["name"])).name
    path.write_bytes(bytes(upload["content"]))  # type: ignore[call-overload]  # a memoryview, by ipywidgets
    return path
