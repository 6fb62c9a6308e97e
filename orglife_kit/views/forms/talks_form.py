"""谈心谈话: each talk is entered as having taken place; who is missing and a pairing are shown beside it (C3)."""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

import ipywidgets

from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.pairing import suggested_pairs
from orglife_kit.rules.plan.members import Member, Roster
from orglife_kit.rules.preparation.talks import Talk, TalkCoverage, talk_coverage
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.form import LABELS, MIDDLE, Form, heading, line, name_field, text_field, tiles

_LIST = ipywidgets.Layout(width="30em", height="13em")
_SIDE = {"description_width": "5em"}
_MANY = 30  # members from which the grid is drawn smaller, so that all of it stands on the screen


class TalksForm(Form):
    """The talks: entering, who is missing, a suggested pairing, the log, and the grid of all members."""

    undoes = True

    def __init__(self, meeting: Meeting, printing: Callable[..., Iterable[Path]] | None = None) -> None:
        super().__init__(meeting)
        self._loading = False
        self._filled: dict[str, Any] = {}  # what the fields were filled with of the chosen talk
        self._numbers = ipywidgets.HTML()
        self._missing = ipywidgets.HTML()
        self._grid = ipywidgets.HTML()
        self.talker = name_field(say("preparation", "Talked"))
        self.listener = name_field(say("preparation", "With"))
        self.date = ipywidgets.DatePicker(description=say("preparation", "Date"), style=LABELS, layout=MIDDLE)
        self.place = text_field(say("preparation", "Place"), "", layout=MIDDLE)
        self.content = text_field(say("preparation", "Content"), "", rows=2)
        self.suggestion = text_field(say("preparation", "Suggestion"), "", rows=2)
        self._notes = ipywidgets.VBox()
        self.suggested = ipywidgets.Select(
            description=say("preparation", "Suggested"), style=_SIDE, layout=_LIST
        )
        self.suggested.observe(self.doing(self._take_names), "value")
        self.recorded = ipywidgets.Select(
            description=say("preparation", "Recorded"), style=_SIDE, layout=_LIST
        )
        self.recorded.observe(self.doing(self._choose_recorded), "value")
        self.remove = self.button(say("preparation", "Did not take place: take out"), self.take_out)
        self.enter = self.button("", self.record, main=True)
        more = [self.button(say("preparation", "Print the suggested talks"), self.print)] if printing else []
        self._printing = printing
        record = self.meeting.record
        self.date.value = _usual_day(record)
        self._show(record)
        self.put(
            heading(say("preparation", "Talks")),
            self._numbers,
            ipywidgets.HBox([self.talker, self.listener]),
            ipywidgets.HBox([self.date, self.place]),
            self._notes,
            self.enter,
            line(
                say(
                    "preparation",
                    "A suggested pair only fills in the two names; a talk is recorded once it has taken place.",
                ),
                "quiet",
            ),
            ipywidgets.HBox(
                [ipywidgets.VBox([self.suggested, *more]), ipywidgets.VBox([self.recorded, self.remove])]
            ),
            self._missing,
            self._grid,
        )

    def record(self) -> None:
        """Record the talk that stands in the fields, or correct the one that is chosen."""
        if self.date.value is None:
            raise InputError(notice("date_impossible", text=""))
        entered: dict[str, Any] = {
            "talker": self.talker.value,
            "listener": self.listener.value,
            "date": self.date.value,
            **self._texts(),
        }
        preparation = self.meeting.preparation
        if self.recorded.value:
            # a field left as it was is not sent: another window may have changed it since
            changed = {name: value for name, value in entered.items() if value != self._filled[name]}
            warnings = preparation.change_talk(self.recorded.value, **changed)
        else:
            warnings = preparation.record_talk(**entered)
        names = f"{self.talker.value}、{self.listener.value}"
        self.listener.value = self.content.value = self.suggestion.value = ""
        self._show(self.meeting.record)
        self.spread()
        self.tell_notices(warnings, say("preparation", "Saved: {names}", names=names))

    def take_out(self) -> None:
        """Take the chosen talk out of the log."""
        if self.recorded.value:
            self.meeting.preparation.remove_talk(self.recorded.value)
            self._show(self.meeting.record)
            self.spread()
            self.tell(say("preparation", "Taken out"))

    def print(self) -> None:
        """Write the suggested pairing as a PDF."""
        assert self._printing is not None
        files = "、".join(map(str, self._printing(self.meeting)))
        self.tell(say("preparation", "Written: {files}", files=files))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere; names that are being entered stay, and the talk being corrected."""
        self._show(self.meeting.record, self.recorded.value)

    def _take_names(self) -> None:
        if self._loading or not self.suggested.value:
            return
        label = self.meeting.record.roster.label
        self.recorded.value = None
        self.talker.value, self.listener.value = map(label, self.suggested.value)

    def _texts(self) -> dict[str, str]:
        """Return the texts as they stand in the fields; what was said only where the plan keeps it."""
        texts = {"place": self.place.value}
        if self._notes.children:
            texts |= {"content": self.content.value, "suggestion": self.suggestion.value}
        return texts

    def _choose_recorded(self) -> None:
        """Show a recorded talk in the fields, to be corrected or taken out."""
        if self._loading:
            return
        self._mark()
        record = self.meeting.record
        talk = next((talk for talk in record.preparation.talks if talk.number == self.recorded.value), None)
        if talk is not None:
            self._filled = _fields_of(talk, record.roster)
            for name, value in self._filled.items():
                getattr(self, name).value = value

    def _mark(self) -> None:
        self.remove.disabled = not self.recorded.value
        correct, record = say("preparation", "Correct this talk"), say("preparation", "Record this talk")
        self.enter.description = correct if self.recorded.value else record

    def _show(self, record: MeetingRecord, chosen: int | None = None) -> None:
        roster, talks, coverage = record.roster, record.preparation.talks, talk_coverage(record)
        label = roster.label
        self._loading = True
        self.talker.options = self.listener.options = [label(number) for number in roster.numbers]
        self._notes.children = [self.content, self.suggestion] if record.plan.settings.talk_notes else []
        self.suggested.options = [
            (f"{label(first)} — {label(second)}", (first, second))
            for first, second in suggested_pairs(record)
        ]
        self.suggested.value = None
        self.recorded.options = [(_told(talk, roster), talk.number) for talk in reversed(talks)]
        self.recorded.value = chosen if chosen in {talk.number for talk in talks} else None
        self._loading = False
        self._mark()
        numbers: list[tuple[str, object]] = [(say("preparation", "Talks recorded"), len(talks))]
        if coverage.secretary is not None:
            numbers.append((say("preparation", "The secretary with"), _of(coverage.with_secretary, coverage)))
        numbers.append((say("preparation", "Members with another"), _of(coverage.with_member, coverage)))
        self._numbers.value = tiles(numbers)
        self._missing.value = _lacking(coverage, roster)
        self._grid.value = talk_grid(roster, talks)


def _usual_day(record: MeetingRecord) -> datetime.date | None:
    """Return today within the plan's days, else the last day that a talk is recorded for, else the first."""
    period, today = record.plan.preparation.talks, datetime.date.today()
    if period.holds(today):
        return today
    talks = record.preparation.talks
    return talks[-1].date if talks else period.first


def _fields_of(talk: Talk, roster: Roster) -> dict[str, Any]:
    """Return what the form's fields, by their names, hold for a talk."""
    return {
        "talker": roster.label(talk.talker),
        "listener": roster.label(talk.listener),
        "date": talk.date,
        "place": talk.place,
        "content": talk.content,
        "suggestion": talk.suggestion,
    }


def _lacking(coverage: TalkCoverage, roster: Roster) -> str:
    lines = []
    if coverage.secretary is not None and coverage.without_secretary:
        lines.append((say("preparation", "The secretary still with"), coverage.without_secretary))
    if coverage.without_member:
        lines.append((say("preparation", "Still with another member"), coverage.without_member))
    return "".join(
        f"<p>{html.escape(words)}：{html.escape('、'.join(map(roster.label, numbers)))}</p>"
        for words, numbers in lines
    )


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
