"""谈心谈话: each talk is entered as having taken place; who is missing and a pairing are shown beside it (C3)."""

from __future__ import annotations

import datetime
from typing import Any

from orglife_kit.errors import Notice
from orglife_kit.i18n import day_words, words_of
from orglife_kit.meeting.pairing import suggested_pairs
from orglife_kit.rules.plan.members import Roster, names_in
from orglife_kit.rules.preparation.talks import Talk, TalkCoverage, talk_coverage, usual_talk_day
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, Form, Parts, Row, Stack, clear, naming_of, paragraphs, when
from orglife_kit.views.forms.talk_grid import talk_grid

_ = words_of("preparation")


class TalksForm(Form):
    """The talks: entering, who is missing, a suggested pairing, the log, and the grid of all members."""

    tables = ("talks", "last_pairs")

    _filled: dict[str, Any]  # what the fields were filled with of the chosen talk

    def _declare(self) -> Parts:
        usual_day = usual_talk_day(self.shown_record, datetime.date.today())
        self.facts = {
            "talker": self.name_field(_("Talked")),
            "listener": self.name_field(_("With"), hint=_("several on one day: 、 between them")),
            "date": self.day_field(_("Date"), value=usual_day),
            "place": self.text_field(_("Place"), looks="middle"),
        }
        self.talker, self.listener, self.date, self.place = self.facts.values()
        self.said = {
            "content": self.text_field(_("Content"), rows=2),
            "suggestion": self.text_field(_("Suggestion"), rows=2),
        }
        self.content, self.suggestion = self.said.values()
        self.notes = when(lambda record: record.plan.settings.talk_notes, *self.said.values())
        self.enter = self.button(self._enter_words, self.record, main=True)
        self.suggested = self.list_field(
            _("Suggested"), _suggested, keep=self._take_names, nothing=_("No pair is left to suggest.")
        )
        self.recorded = self.list_field(
            _("Recorded"),
            lambda record: [
                (_told(talk, record.roster), talk.number) for talk in record.preparation.talks[::-1]
            ],
            keep=self._choose_recorded,
            nothing=_("No talk is recorded yet."),
        )
        self.remove = self.button(
            _("Did not take place: take out"), self.take_out, off=lambda record: not self.recorded.value
        )
        printed = self.printed(
            {_("Print the suggested talks"): lambda: self.reports(self.meeting)}, where=suggested_pairs
        )
        yield self.heading(
            _("Talks"),
            _("A suggested pair only fills in the two names; a talk is recorded once it has taken place."),
        )
        yield _numbers
        yield Card(
            Card(
                Row(*self.facts.values()),
                self.notes,
                Row(self.enter),
                looks="orglife-enters",
            ),
            Row(Stack(self.suggested, printed), Stack(self.recorded, Row(self.remove))),
        )
        yield _lacking
        yield lambda record: talk_grid(record.roster, record.preparation.talks)

    def record(self) -> tuple[Notice, ...] | str:
        """Record the talk that stands in the fields, or correct the one that is chosen."""
        fields = self.facts | (self.said if self.meeting.record.plan.settings.talk_notes else {})
        entered = {name: field.value for name, field in fields.items()} | {"date": self.date.day()}
        preparation = self.meeting.preparation
        if self.recorded.value:
            # a field left as it was is not sent: another window may have changed it since
            changed = {name: value for name, value in entered.items() if value != self._filled[name]}
            warnings = preparation.change_talk(self.recorded.value, **changed)
        else:
            talker, date = entered.pop("talker"), entered.pop("date")
            listeners = names_in(entered.pop("listener"))
            warnings = preparation.record_talks(talker, listeners, date, **entered)
        names = f"{self.talker.value}、{self.listener.value}"
        clear(self.listener, *self.said.values())
        self.recorded.choose(None)
        return warnings or _("Saved: {names}", names=names)

    def take_out(self) -> str:
        """Take the chosen talk out of the log."""
        self.meeting.preparation.remove_talk(self.recorded.value)
        return _("Taken out")

    def _take_names(self, pair: tuple[int, int] | None) -> None:
        if pair:
            self.recorded.choose(None)
            self.talker.value, self.listener.value = _named(self.meeting.record, *pair)
            self.refresh()

    def _choose_recorded(self, number: int | None) -> None:
        """Show a recorded talk in the fields, to be corrected or taken out."""
        record = self.meeting.record
        talk = next((talk for talk in record.preparation.talks if talk.number == number), None)
        if talk is not None:
            self._filled = _fields_of(talk, record)
            for name, field in (self.facts | self.said).items():
                field.value = self._filled[name]
        self.refresh()

    def _enter_words(self, record: MeetingRecord) -> str:
        return _("Correct this talk") if self.recorded.value else _("Record this talk")


def _suggested(record: MeetingRecord) -> list[tuple[str, tuple[int, int]]]:
    label = record.roster.label
    return [
        (f"{label(first)} — {label(second)}", (first, second)) for first, second in suggested_pairs(record)
    ]


def _numbers(record: MeetingRecord) -> dict[str, object]:
    coverage = talk_coverage(record)
    numbers: dict[str, object] = {_("Talks recorded"): len(record.preparation.talks)}
    if coverage.secretary is not None:
        numbers[_("The secretary with")] = _of(coverage.with_secretary, coverage)
    return numbers | {_("Members with another"): _of(coverage.with_member, coverage)}


def _named(record: MeetingRecord, *numbers: int) -> list[str]:
    """Return the names of members as the fields for names offer them."""
    return [naming_of(record)(record.roster.label(number)) for number in numbers]


def _fields_of(talk: Talk, record: MeetingRecord) -> dict[str, Any]:
    """Return what the form's fields, by their names, hold for a talk."""
    talker, listener = _named(record, talk.talker, talk.listener)
    facts = {name: getattr(talk, name) for name in ("date", "place", "content", "suggestion")}
    return facts | {"talker": talker, "listener": listener}


def _lacking(record: MeetingRecord) -> str:
    coverage, label = talk_coverage(record), record.roster.label
    lacking = {_("Still with another member"): coverage.without_member}
    if coverage.secretary is not None:
        lacking = {_("The secretary still with"): coverage.without_secretary} | lacking
    return paragraphs(
        f"{words}：{'、'.join(map(label, numbers))}" for words, numbers in lacking.items() if numbers
    )


def _of(number: int, coverage: TalkCoverage) -> str:
    return f"{number}/{coverage.due}"


def _told(talk: Talk, roster: Roster) -> str:
    names = f"{roster.label(talk.talker)} — {roster.label(talk.listener)}"
    return "　".join(part for part in (day_words(talk.date), names, talk.place) if part)
