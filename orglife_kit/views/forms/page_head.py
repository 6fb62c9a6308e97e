"""The head of a page: which meeting it shows, the other pages, and the other meetings where this one is gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from weakref import WeakSet

import anywidget
import traitlets

from orglife_kit.errors import OrglifeError, StorageError, notice
from orglife_kit.i18n import say, sentences
from orglife_kit.locale.pages import PAGES
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.opening import (
    choose_meeting,
    chosen_folder,
    demo_meeting,
    is_meeting,
    meetings_beside,
    open_meeting,
)
from orglife_kit.views.forms.form import marked

_FOLDER = Path(__file__).parent
START = "0_start"
_ELSEWHERE = ("4_projector",)  # a page for another screen

_DEMO = "demo"  # the choice that is no folder: a folder is named by its whole path

_heads: WeakSet[Any] = WeakSet()  # of this kernel


class NotOpenedError(StorageError):
    """There is no meeting for this page; its head has said so, and a notebook shows this sentence alone."""

    def _render_traceback_(self) -> list[str]:
        return [sentences(self)]


def open_page(name: str) -> Meeting:
    """Show the head of the page ``name`` and return its meeting; raises ``NotOpenedError``."""
    from IPython.display import display

    try:
        head = PageHead(name, open_meeting())
    except OrglifeError as error:
        display(PageHead(name, None, error))
        raise NotOpenedError(*error.notices) from error
    display(head)
    return head.meeting_shown


class PageHead(anywidget.AnyWidget):
    """``facts`` are all that its page has: branch and year, the pages, and what is wrong with what can be done.

    The page asks now and then. Where another meeting was chosen elsewhere it is told to run again; the start page,
    whose form follows by itself, only shows the other name.
    """

    _esm = _FOLDER / "page_head.js"
    _css = _FOLDER / "page_head.css"
    facts = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, meeting: Meeting | None, error: OrglifeError | None = None) -> None:
        self.name = name
        self.meeting = meeting
        self._error = error
        super().__init__(facts=self._facts())
        self.on_msg(self._asked)
        _heads.add(self)

    def __repr__(self) -> str:
        return "<PageHead>"

    def _repr_mimebundle_(self, **wanted: Any) -> Any:
        return marked(super()._repr_mimebundle_(**wanted))

    @property
    def meeting_shown(self) -> Meeting:
        """The meeting that the page shows."""
        assert self.meeting is not None
        return self.meeting

    def look(self) -> None:
        """Follow what was chosen, moved or renamed meanwhile."""
        self._error = None
        try:
            chosen = chosen_folder()
            if self.meeting is None or chosen != self.meeting.folder:
                self._follow(chosen)
            elif not is_meeting(chosen):
                self._error = StorageError(notice("folder_vanished", folder=str(chosen)))
        except OrglifeError as error:
            self._error = error
        self.facts = self._facts()

    def choose(self, folder: str) -> None:
        """Open the meeting in ``folder``, here and on every other page."""
        try:
            choose_meeting(demo_meeting() if folder == _DEMO else folder).close()
        except OrglifeError as error:
            self._error = error
            self.facts = self._facts()
            return
        look_all()
        self._run_again()

    def _follow(self, chosen: Path) -> None:
        opened = open_meeting(chosen)
        if self.name == START and self.meeting is not None:
            self.meeting = opened
            return
        opened.close()
        self._run_again()
        self._error = StorageError(notice("page_of_another_meeting", folder=chosen.name))

    def _run_again(self) -> None:
        self.send({"act": "again"})

    def _asked(self, _widget: object, message: dict[str, Any], _buffers: object) -> None:
        if message.get("act") == "choose":
            self.choose(str(message.get("folder", "")))
        else:
            self.look()

    def _facts(self) -> dict[str, Any]:
        try:
            plan = self.meeting.record.plan if self.meeting is not None else None
        except OrglifeError as error:
            plan, self._error = None, self._error or error
        shown = [(name, say("pages", word)) for name, word in PAGES.items() if name not in _ELSEWHERE]
        return {
            "branch": plan.branch if plan else self.facts.get("branch", ""),
            "meeting": say("forms", "Organizational life meeting of {year}", year=plan.year)
            if plan
            else self.facts.get("meeting", ""),
            "pages": [[name, words, name == self.name] for name, words in shown],
            "wrong": sentences(self._error) if self._error else "",
            "choices": self._choices() if self._error else [],
            "words": {
                "pages": say("forms", "Pages"),
                "choose": say("forms", "Open another meeting"),
                "open": say("forms", "Open"),
            },
        }

    def _choices(self) -> list[list[str]]:
        beside = self.meeting.folder if self.meeting else chosen_folder()
        found = [[folder.name, str(folder)] for folder in meetings_beside(beside)]
        return [*found, [say("forms", "the demo meeting"), _DEMO]]


def look_all() -> None:
    """Let every head of this kernel follow what was chosen."""
    for head in list(_heads):
        head.look()
