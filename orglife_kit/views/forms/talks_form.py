"""谈心谈话: each talk is entered as having taken place; who is missing and a pairing are shown beside it (C3)."""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import ipywidgets

from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import say
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.talks import Talk, TalkCoverage
from orglife_kit.views.forms.form import (
    LABELS,
    MIDDLE,
    Form,
    day_of,
    heading,
    line,
    name_field,
    text_field,
    tiles,
)

_LIST = ipywidgets.Layout(width="30em", height="13em")
_SIDE = {"description_width": "5em"}
_MANY = 30  # members from which the grid is drawn smaller, so that all of it stands on the screen


class TalksForm(Form):
    """The talks: entering, who is missing, a suggested pairing, the log, and the grid of all members."""

    undoes = True

    def __init__(self, meeting: Meeting, printing: Callable[..., Iterable[Path]] | None = None) -> None:
        super().__init__(meeting)
        self._loading = False
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
        self.date.value = self._usual_day()
        self._show()
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
        two = (self.talker.value, self.listener.value)
        date, texts = self.date.value.isoformat(), self._texts()
        if self.recorded.value:
            facts = {"talker": two[0], "listener": two[1], "date": date, **texts}
            warnings = self.meeting.change_talk(self.recorded.value, **facts)
        else:
            warnings = self.meeting.record_talk(*two, date, **texts)
        names = "、".join(two)
        self.listener.value = self.content.value = self.suggestion.value = ""
        self._show()
        self.spread()
        self.tell_notices(warnings, say("preparation", "Saved: {names}", names=names))

    def take_out(self) -> None:
        """Take the chosen talk out of the log."""
        if self.recorded.value:
            self.meeting.remove_talk(self.recorded.value)
            self._show()
            self.spread()
            self.tell(say("preparation", "Taken out"))

    def print(self) -> None:
        """Write the suggested pairing as a PDF."""
        assert self._printing is not None
        files = "、".join(map(str, self._printing(self.meeting)))
        self.tell(say("preparation", "Written: {files}", files=files))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere; names that are being entered stay."""
        self._show()

    def _usual_day(self) -> datetime.date | None:
        """Return today within the plan's days, else the last day that a talk is recorded for, else the first."""
        period, today = self.meeting.plan.preparation.talks, datetime.date.today()
        if period.first <= today.isoformat() <= (period.last or "9999"):
            return today
        recorded = [talk.date for talk in self.meeting.talk_records()]
        first: datetime.date | None = day_of(recorded[-1] if recorded else period.first)
        return first

    def _take_names(self) -> None:
        if self._loading or not self.suggested.value:
            return
        label = self.meeting.roster.label
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
        talk = next((one for one in self.meeting.talk_records() if one.number == self.recorded.value), None)
        if talk is not None:
            label = self.meeting.roster.label
            self.talker.value, self.listener.value = label(talk.talker), label(talk.listener)
            self.date.value, self.place.value = day_of(talk.date), talk.place
            self.content.value, self.suggestion.value = talk.content, talk.suggestion

    def _mark(self) -> None:
        self.remove.disabled = not self.recorded.value
        correct, record = say("preparation", "Correct this talk"), say("preparation", "Record this talk")
        self.enter.description = correct if self.recorded.value else record

    def _show(self) -> None:
        roster, records, found = self.meeting.roster, self.meeting.talk_records(), self.meeting.talk_reach()
        labels = [roster.label(member.number) for member in roster.members]
        self._loading = True
        self.talker.options = self.listener.options = labels
        self._notes.children = (
            [self.content, self.suggestion] if self.meeting.plan.settings.talk_notes else []
        )
        self.suggested.options = [
            (f"{roster.label(one)} — {roster.label(other)}", (one, other))
            for one, other in self.meeting.suggested_pairs()
        ]
        self.suggested.value = None
        self.recorded.options = [
            (_told(talk, roster.label(talk.talker), roster.label(talk.listener)), talk.number)
            for talk in reversed(records)
        ]
        self.recorded.value = None
        self._loading = False
        self._mark()
        numbers: list[tuple[str, object]] = [(say("preparation", "Talks recorded"), len(records))]
        if found.secretary is not None:
            numbers.append((say("preparation", "The secretary with"), _of(found.with_secretary, found)))
        numbers.append((say("preparation", "Members with another"), _of(found.with_member, found)))
        self._numbers.value = tiles(numbers)
        self._missing.value = self._lacking(found)
        self._grid.value = talk_grid(labels, records)

    def _lacking(self, found: TalkCoverage) -> str:
        label = self.meeting.roster.label
        lines = []
        if found.secretary is not None and found.without_secretary:
            lines.append((say("preparation", "The secretary still with"), found.without_secretary))
        if found.without_member:
            lines.append((say("preparation", "Still with another member"), found.without_member))
        return "".join(
            f"<p>{html.escape(words)}：{html.escape('、'.join(map(label, numbers)))}</p>"
            for words, numbers in lines
        )


def talk_grid(labels: list[str], records: tuple[Talk, ...]) -> str:
    """Return members × members as markup: a mark where two have talked."""
    talked = {talk.pair for talk in records}
    heads = "".join(
        f'<th scope="col" title="{html.escape(label)}" aria-label="{html.escape(label)}">{place}</th>'
        for place, label in enumerate(labels, 1)
    )
    size = " many" if len(labels) > _MANY else ""
    yes = html.escape(say("preparation", "talked"))
    rows = []
    for one, label in enumerate(labels, 1):
        cells = "".join(
            f'<td><span role="img" aria-label="{yes}">●</span></td>'
            if frozenset((one, other)) in talked
            else ('<td class="self"></td>' if one == other else "<td></td>")
            for other in range(1, len(labels) + 1)
        )
        rows.append(f'<tr><th scope="row">{one}　{html.escape(label)}</th>{cells}</tr>')
    caption = html.escape(say("preparation", "Who has talked with whom"))
    name = html.escape(say("preparation", "Member"))
    return (
        f'<div class="beside" role="region" tabindex="0" aria-label="{caption}"><table class="plain talks{size}">'
        f'<caption>{caption}</caption><thead><tr><th scope="col">{name}</th>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _of(number: int, found: TalkCoverage) -> str:
    return f"{number}/{found.due}"


def _told(talk: Talk, talker: str, listener: str) -> Any:
    parts = (talk.date, f"{talker} — {listener}", talk.place)
    return "　".join(part for part in parts if part)
