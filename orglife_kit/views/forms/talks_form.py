"""谈心谈话: each talk is entered as having taken place; who is missing and a pairing are shown beside it (C3)."""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

from orglife_kit.errors import Notice
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.pairing import suggested_pairs
from orglife_kit.rules.plan.members import Member, Roster, names_in
from orglife_kit.rules.preparation.talks import Talk, TalkCoverage, talk_coverage
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import (
    Card,
    Form,
    Row,
    Shown,
    WrittenFiles,
    clear,
    naming_of,
    off,
    paragraph,
    tiles,
    when,
)

_MANY = 30  # members from which the grid is drawn smaller, so that all of it stands on the screen


class TalksForm(Form):
    """The talks: entering, who is missing, a suggested pairing, the log, and the grid of all members."""

    tables = ("talks", "last_pairs")

    def __init__(self, meeting: Meeting, printing: Callable[..., Iterable[Path]] | None = None) -> None:
        super().__init__(meeting)
        self._filled: dict[str, Any] = {}  # what the fields were filled with of the chosen talk
        self._printing = printing
        self.files = WrittenFiles()
        self.talker = self.name_field(say("preparation", "Talked"))
        self.listener = self.name_field(
            say("preparation", "With"), hint=say("preparation", "several on one day: 、 between them")
        )
        self.date = self.day_field(say("preparation", "Date"))
        self.place = self.text_field(say("preparation", "Place"), looks="middle")
        self.content = self.text_field(say("preparation", "Content"), rows=2)
        self.suggestion = self.text_field(say("preparation", "Suggestion"), rows=2)
        self.notes = when(
            Card(self.content, self.suggestion, looks=""), lambda record: record.plan.settings.talk_notes
        )
        self.suggested = self.list_field(
            say("preparation", "Suggested"),
            _suggested,
            keep=self._take_names,
            nothing=say("preparation", "No pair is left to suggest."),
        )
        self.recorded = self.list_field(
            say("preparation", "Recorded"),
            _recorded,
            keep=self._choose_recorded,
            nothing=say("preparation", "No talk is recorded yet."),
        )
        self.remove = off(
            self.button(say("preparation", "Did not take place: take out"), self.take_out),
            lambda _: not self.recorded.value,
        )
        self.enter = self.button(self._enter_words, self.record, main=True)
        more = (
            [
                when(
                    Row(self.button(say("preparation", "Print the suggested talks"), self.print)),
                    lambda record: bool(suggested_pairs(record)),
                ),
                self.files,
            ]
            if printing
            else []
        )
        self.date.value = _usual_day(meeting.record)
        self.put(
            *self.heading(
                say("preparation", "Talks"),
                say(
                    "preparation",
                    "A suggested pair only fills in the two names; a talk is recorded once it has taken place.",
                ),
            ),
            Shown(_numbers),
            Card(
                Card(
                    Row(self.talker, self.listener, self.date, self.place),
                    self.notes,
                    Row(self.enter),
                    looks="orglife-enters",
                ),
                Row(
                    Card(self.suggested, *more, looks=""),
                    Card(self.recorded, Row(self.remove), looks=""),
                ),
            ),
            Shown(_lacking),
            Shown(lambda record: talk_grid(record.roster, record.preparation.talks)),
        )

    def record(self) -> tuple[Notice, ...] | str:
        """Record the talk that stands in the fields, or correct the one that is chosen."""
        entered: dict[str, Any] = {
            "talker": self.talker.value,
            "listener": self.listener.value,
            "date": self.date.day(),
            **self._texts(),
        }
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
        clear(self.listener, self.content, self.suggestion)
        self.recorded.choose(None)
        return warnings or say("preparation", "Saved: {names}", names=names)

    def take_out(self) -> str:
        """Take the chosen talk out of the log."""
        self.meeting.preparation.remove_talk(self.recorded.value)
        return say("preparation", "Taken out")

    def print(self) -> str:
        """Write the suggested pairing as a PDF."""
        assert self._printing is not None
        return self.files.told(self._printing(self.meeting))

    def _take_names(self, pair: tuple[int, int] | None) -> None:
        if pair:
            self.recorded.choose(None)
            self.talker.value, self.listener.value = _named(self.meeting.record, *pair)
            self.refresh()

    def _texts(self) -> dict[str, str]:
        """Return the texts as they stand in the fields; what was said only where the plan keeps it."""
        texts = {"place": self.place.value}
        if self.meeting.record.plan.settings.talk_notes:
            texts |= {"content": self.content.value, "suggestion": self.suggestion.value}
        return texts

    def _choose_recorded(self, number: int | None) -> None:
        """Show a recorded talk in the fields, to be corrected or taken out."""
        record = self.meeting.record
        talk = next((talk for talk in record.preparation.talks if talk.number == number), None)
        if talk is not None:
            self._filled = _fields_of(talk, record)
            for name, value in self._filled.items():
                getattr(self, name).value = value
        self.refresh()

    def _enter_words(self, _record: MeetingRecord) -> str:
        correct, record = say("preparation", "Correct this talk"), say("preparation", "Record this talk")
        return correct if self.recorded.value else record


def _suggested(record: MeetingRecord) -> list[tuple[str, tuple[int, int]]]:
    label = record.roster.label
    return [
        (f"{label(first)} — {label(second)}", (first, second)) for first, second in suggested_pairs(record)
    ]


def _recorded(record: MeetingRecord) -> list[tuple[str, int]]:
    return [(_told(talk, record.roster), talk.number) for talk in reversed(record.preparation.talks)]


def _numbers(record: MeetingRecord) -> str:
    talks, coverage = record.preparation.talks, talk_coverage(record)
    numbers: list[tuple[str, object]] = [(say("preparation", "Talks recorded"), len(talks))]
    if coverage.secretary is not None:
        numbers.append((say("preparation", "The secretary with"), _of(coverage.with_secretary, coverage)))
    numbers.append((say("preparation", "Members with another"), _of(coverage.with_member, coverage)))
    return tiles(numbers)


def _usual_day(record: MeetingRecord) -> datetime.date | None:
    """Return today within the plan's days, else the last day that a talk is recorded for, else the first."""
    period, today = record.plan.preparation.talks, datetime.date.today()
    if period.holds(today):
        return today
    talks = record.preparation.talks
    return talks[-1].date if talks else period.first


def _named(record: MeetingRecord, *numbers: int) -> list[str]:
    """Return the names of members as the fields for names offer them."""
    return [naming_of(record)(record.roster.label(number)) for number in numbers]


def _fields_of(talk: Talk, record: MeetingRecord) -> dict[str, Any]:
    """Return what the form's fields, by their names, hold for a talk."""
    talker, listener = _named(record, talk.talker, talk.listener)
    return {
        "talker": talker,
        "listener": listener,
        "date": talk.date,
        "place": talk.place,
        "content": talk.content,
        "suggestion": talk.suggestion,
    }


def _lacking(record: MeetingRecord) -> str:
    coverage, label = talk_coverage(record), record.roster.label
    lines = []
    if coverage.secretary is not None and coverage.without_secretary:
        lines.append((say("preparation", "The secretary still with"), coverage.without_secretary))
    if coverage.without_member:
        lines.append((say("preparation", "Still with another member"), coverage.without_member))
    return "".join(paragraph(f"{words}：{'、'.join(map(label, numbers))}") for words, numbers in lines)


def talk_grid(roster: Roster, talks: Iterable[Talk]) -> str:
    """Return members × members as markup: a mark where two have talked."""
    talked = {talk.pair for talk in talks}
    heads = "".join(map(_column_head, roster.members, map(roster.label, roster.numbers)))
    rows = "".join(_grid_row(member, roster, talked) for member in roster.members)
    size = " many" if len(roster) > _MANY else ""
    caption = html.escape(say("preparation", "Who has talked with whom"))
    name = html.escape(say("preparation", "Member"))
    return (
        f'<div class="beside" role="region" tabindex="0" aria-label="{caption}"><table class="plain talks{size}">'
        f'<caption>{caption}</caption><thead><tr><th scope="col">{name}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _column_head(member: Member, label: str) -> str:
    text = html.escape(label)
    return f'<th scope="col" title="{text}" aria-label="{text}">{member.position}</th>'


def _grid_row(member: Member, roster: Roster, talked: Collection[frozenset[int]]) -> str:
    yes = html.escape(say("preparation", "talked"))
    mark = f'<td><span role="img" aria-label="{yes}">●</span></td>'
    cells = []
    for other in roster.numbers:
        if frozenset((member.number, other)) in talked:
            cells.append(mark)
        else:
            cells.append('<td class="self"></td>' if other == member.number else "<td></td>")
    label = html.escape(roster.label(member.number))
    return f'<tr><th scope="row">{member.position}　{label}</th>{"".join(cells)}</tr>'


def _of(number: int, coverage: TalkCoverage) -> str:
    return f"{number}/{coverage.due}"


def _told(talk: Talk, roster: Roster) -> str:
    names = f"{roster.label(talk.talker)} — {roster.label(talk.listener)}"
    return "　".join(part for part in (talk.date.isoformat(), names, talk.place) if part)
