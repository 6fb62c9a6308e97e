"""Where the meeting stands, what comes next, and which meeting it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from orglife_kit.i18n import words_of
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.opening import choose_meeting, chosen_folder, is_demo, is_meeting, meetings_beside
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Answer, Card, Form, Parts, Row, Words, folder_word, page_link, when
from orglife_kit.views.forms.meeting_watch import look_all
from orglife_kit.views.forms.new_meeting_form import NewMeetingForm
from orglife_kit.views.forms.stages import standing

_ = words_of("forms")


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
