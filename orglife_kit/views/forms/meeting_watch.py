"""Which meeting a page is of: followed where another is opened; where it is gone that is told, with the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from weakref import WeakSet

import traitlets

from orglife_kit.errors import OrglifeError, StorageError, notice
from orglife_kit.i18n import say, sentences
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.opening import (
    choose_meeting,
    chosen_folder,
    demo_meeting,
    is_demo,
    is_meeting,
    meetings_beside,
    open_meeting,
)
from orglife_kit.views.forms.base import PageWidget, forget_forms
from orglife_kit.views.forms.base.pages import page_name

_FOLDER = Path(__file__).parent
START = "0_start"
DEMO = "demo"  # the choice that is no folder: a folder is named by its whole path

_watches: WeakSet[Any] = WeakSet()  # of this kernel


class NotOpenedError(StorageError):
    """There is no meeting for this page; the page has said so, and a notebook shows this sentence alone."""

    def _render_traceback_(self) -> list[str]:
        return [sentences(self)]


def open_page(name: str) -> Meeting:
    """Return the meeting of the page ``name``, and watch over it there; raises ``NotOpenedError``."""
    from IPython.display import display

    forget_forms()
    _tell_in_sentences()
    try:
        meeting = open_meeting()
    except OrglifeError as error:
        display(MeetingWatch(name, None, error))
        raise NotOpenedError(*error.notices) from error
    display(MeetingWatch(name, meeting))
    return meeting


def _tell_in_sentences() -> None:
    """Let what the cells of this notebook refuse be told in its sentence alone, without the code that it came from."""
    from IPython.core.getipython import get_ipython

    shell: Any = get_ipython()
    if shell is not None:
        shell.set_custom_exc((OrglifeError,), _told)


def _told(
    shell: Any, kind: type, error: OrglifeError, _traceback: object, tb_offset: int | None = None
) -> None:
    shell._showtraceback(kind, error, [sentences(error)])


class MeetingWatch(PageWidget):
    """Nothing to see while the page's meeting is the one that is open; else what is wrong, and the other meetings.

    The page asks now and then. Where another meeting was opened elsewhere, or this one is gone, the page is told to
    run again; the start page follows by itself.
    """

    _esm = _FOLDER / "meeting_watch.js"
    _css = _FOLDER / "meeting_watch.css"
    facts = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, meeting: Meeting | None, error: OrglifeError | None = None) -> None:
        self.name = name
        self.folder = meeting.folder if meeting is not None else None
        self._error = error
        super().__init__(facts=self._facts())
        _watches.add(self)

    def look(self) -> None:
        """Follow what was opened, moved or renamed meanwhile."""
        chosen, told = chosen_folder(), self._error
        if not is_meeting(chosen):
            self._error = StorageError(notice("chosen_meeting_gone", folder=str(chosen)))
            if told is None:
                self.send({"act": "again"})
        elif chosen == self.folder:
            self._error = None
        elif self.name == START and self.folder is not None:
            self.folder, self._error = chosen, None
        else:
            self._error = StorageError(notice("page_of_another_meeting", folder=chosen.name))
            self.send({"act": "again"})
        self.facts = self._facts()

    def choose(self, folder: str) -> None:
        """Open the meeting in ``folder``, here and on every other page."""
        try:
            choose_meeting(demo_meeting() if folder == DEMO else folder).close()
        except OrglifeError as error:
            self._error = error
            self.facts = self._facts()
            return
        look_all()
        self.send({"act": "again"})

    def heard(self, message: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        """Open the meeting that was chosen on the page; else look."""
        if message.get("act") == "choose":
            self.choose(str(message.get("folder", "")))
        else:
            self.look()

    def _facts(self) -> dict[str, Any]:
        if self._error is None:
            return {}
        return {
            "page": page_name(self.name),
            "wrong": sentences(self._error),
            "choices": self._choices(),
            "choose": say("forms", "Open another meeting"),
            "open": say("forms", "Open"),
        }

    def _choices(self) -> list[list[str]]:
        beside = meetings_beside(self.folder or chosen_folder())
        found = [[folder.name, str(folder)] for folder in beside if not is_demo(folder)]
        return [*found, [say("forms", "the demo meeting"), DEMO]]


def show_again() -> None:
    """Have the page of this kernel run anew: what it draws once is of another day."""
    for watch in list(_watches):
        watch.send({"act": "again"})


def look_all() -> None:
    """Let every watch of this kernel look at what is open."""
    for watch in list(_watches):
        watch.look()
