"""The head of a page: the branch, the year, which meeting it is, the way to the other pages, and what the page is."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import ipywidgets

from orglife_kit.i18n import branch_name, say
from orglife_kit.meeting.opening import is_demo
from orglife_kit.rules.plan.plan import is_filled_in
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base.markup import page_link
from orglife_kit.views.forms.base.page_widget import NameOnly
from orglife_kit.views.forms.base.pages import PAGES
from orglife_kit.views.forms.base.parts import plain_layout


class PageHead(NameOnly, ipywidgets.HTML):
    """The first thing on each page."""

    def __init__(self, form: Any, page: str) -> None:
        super().__init__(layout=plain_layout(), _dom_classes=("orglife-head",))
        self._form, self._page = form, page

    def show(self, record: MeetingRecord) -> None:
        """Show whose meeting it is."""
        plan, folder = record.plan, html.escape(folder_word(self._form.meeting.folder))
        branch = html.escape(branch_name(plan.branch))
        year = html.escape(say("forms", "Organizational life meeting of {year}", year=plan.year))
        which = html.escape(say("forms", "Folder"))
        links = "".join(page_link(name, tone="here" if name == self._page else "") for name in PAGES)
        pages = html.escape(say("forms", "Pages"))
        page = html.escape(say("forms", PAGES[self._page]))
        self.value = (
            f'<div class="bar"><b>{branch}</b><span>{year}</span>'
            f'<span class="which" title="{which}">{folder}</span>'
            f'<nav aria-label="{pages}">{links}</nav></div>'
            f"<h1>{page}</h1>{_lead(record)}"
        )


def folder_word(folder: Path) -> str:
    """Return what a meeting's folder is called; that of the demo by what it is."""
    return say("forms", "the demo meeting") if is_demo(folder) else folder.name


def _lead(record: MeetingRecord) -> str:
    """Return when and where the meeting is, as far as the plan says."""
    meeting = record.plan.meeting
    day = (
        say("forms", "{month}/{day}", month=meeting.date.month, day=meeting.date.day) if meeting.date else ""
    )
    when = " ".join(part for part in (day, meeting.time) if part)
    place = meeting.place if is_filled_in(meeting.place) else ""
    words = say("forms", ", ").join(part for part in (when, place) if part)
    return f'<p class="quiet">{html.escape(words)}</p>' if words else ""
