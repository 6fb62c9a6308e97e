"""整改台账: what can be taken in, one item after the other, and what came of it; kept as it is left (C13–C15)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import ipywidgets

from orglife_kit.errors import beginning, refuse
from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.preparation.talks import secretary_of
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.candidates import candidates, criticisms
from orglife_kit.rules.rectification.carried import of_earlier_years
from orglife_kit.rules.rectification.due import Band
from orglife_kit.rules.rectification.items import Ledger, Origin, RectificationItem
from orglife_kit.rules.rectification.ledger import item_bands
from orglife_kit.views.forms.form import (
    CARD,
    LABELS,
    MIDDLE,
    Form,
    heading,
    line,
    name_field,
    text_field,
    tiles,
)
from orglife_kit.views.forms.item_outcome import ItemOutcome

_LIST = ipywidgets.Layout(width="26em", height="24em")
_LINE = 1.55  # em, a line of a list
_SIDE = {"description_width": "4em"}
_EARLIER = "earlier"  # the ledger's part of earlier years, beside the bands
_SIGNS = {
    Band.PAST_DUE: "！",
    Band.TO_VERIFY: "？",
    Band.CLOSED: "✓",
    Band.NO_DATE: "…",
}


class RectificationForm(Form):
    """The ledger of the secretary, the committee and the members."""

    tables = ("rectification", "progress", "verifications", "reopenings")

    undoes = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loading = True
        self._candidates: tuple[RectificationItem, ...] = ()
        self._criticisms: tuple[RectificationItem, ...] = ()
        self._numbers = ipywidgets.HTML()
        self.offered = ipywidgets.SelectMultiple(
            description=say("rectification", "To take in"), style=_SIDE, layout={"width": "46em"}
        )
        self.criticisms = ipywidgets.Dropdown(
            description=say("rectification", "Criticism"), style=_SIDE, layout={"width": "46em"}
        )
        self.taken_on = ipywidgets.DatePicker(
            description=say("rectification", "He chose it on"), style=LABELS, layout=MIDDLE
        )
        self.whose = ipywidgets.Dropdown(
            description=say("rectification", "Whose"), style=_SIDE, layout=MIDDLE
        )
        self.problem = text_field(say("rectification", "Problem"), "")
        self.items = ipywidgets.Select(description=say("rectification", "Items"), style=_SIDE, layout=_LIST)
        self.items.observe(self.doing(self.load), "value")
        self.near = ipywidgets.Dropdown(
            description=say("rectification", "Show"), style=_SIDE, layout=ipywidgets.Layout(width="26em")
        )
        self.near.observe(self.doing(self._narrow), "value")
        self._title = ipywidgets.HTML()
        names = {"style": LABELS, "layout": MIDDLE}
        self.facts: dict[str, Any] = {
            "problem": text_field(say("rectification", "Problem"), "", rows=2),
            "measure": text_field(say("rectification", "Measure"), "", rows=2),
            "owner": name_field(say("rectification", "Responsible")),
            "immediate": ipywidgets.Checkbox(description=say("rectification", "At once"), indent=False),
            "due": ipywidgets.DatePicker(description=say("rectification", "By"), **names),
            "goal": ipywidgets.Dropdown(description=say("rectification", "Theme"), **names),
        }
        for name, field in self.facts.items():
            field.observe(self.doing(partial(self._keep, name)), "value")
        self.consent = ipywidgets.Checkbox(
            description=say("rectification", "The member agrees that the branch sees his commitments"),
            indent=False,
        )
        self.consent.observe(self.doing(self._keep_consent), "value")
        self.outcome = ItemOutcome(meeting, self.refresh)
        self._remove = self.button(say("rectification", "Take out of the ledger"), self.remove)
        card = ipywidgets.VBox(
            [
                self._title,
                *(self.facts[name] for name in ("problem", "measure", "owner")),
                ipywidgets.HBox([self.facts["immediate"], self.facts["due"]]),
                self.facts["goal"],
                self.consent,
                self.outcome,
                self._remove,
            ],
            layout=CARD,
        )
        self._card = card
        self._offer = ipywidgets.HBox(
            [self.offered, self.button(say("rectification", "Take in"), self.take_in, main=True)]
        )
        self._criticised = ipywidgets.VBox(
            [
                line(
                    say(
                        "rectification",
                        "What was said of a member is taken in only where he chose so himself; enter the day.",
                    ),
                    "quiet",
                ),
                self.criticisms,
                ipywidgets.HBox(
                    [
                        self.taken_on,
                        self.button(say("rectification", "The member takes it on"), self.take_criticism),
                    ]
                ),
            ]
        )
        self._loading = False
        self.refresh()
        self.put(
            heading(say("rectification", "The ledger")),
            self._numbers,
            line(
                say(
                    "rectification",
                    "Problems come from what was found, suggested and said; measure and day are entered here.",
                ),
                "quiet",
            ),
            self._offer,
            self._criticised,
            ipywidgets.HBox([self.whose, self.problem, self.button(say("rectification", "Add"), self.add)]),
            ipywidgets.HBox([ipywidgets.VBox([self.near, self.items]), card]),
        )

    def take_in(self) -> None:
        """Take the chosen candidates into the ledger."""
        chosen = [self._candidates[index] for index in self.offered.value]
        if not chosen:
            raise refuse("nothing_chosen")
        numbers = self.meeting.rectification.take_in(chosen)
        self.refresh(numbers[0])
        self.spread()
        self.tell(say("rectification", "Taken in: {number}", number=len(numbers)))

    def take_criticism(self) -> None:
        """Take the chosen criticism into its member's commitments: he chose so himself on the day in the field."""
        if self.criticisms.value is None:
            raise refuse("nothing_chosen")
        item = replace(self._criticisms[self.criticisms.value], taken_on=self.taken_on.value)
        (number,) = self.meeting.rectification.take_in([item])
        self.taken_on.value = None
        self.refresh(number)
        self.spread()
        self.tell(say("rectification", "Taken in: {number}", number=1))

    def add(self) -> None:
        """Add an item of one's own wording."""
        roster, whose = self.meeting.record.roster, self.whose.value
        secretary = secretary_of(roster)
        ledger = Ledger.MEMBER if isinstance(whose, int) else Ledger(whose)
        member = {Ledger.MEMBER: whose, Ledger.SECRETARY: secretary}.get(ledger)
        owner = secretary if member is None else member
        item = RectificationItem(
            0,
            ledger,
            self.problem.value,
            member,
            Origin.OWN,
            owner=roster.label(owner) if owner is not None else "",
        )
        (number,) = self.meeting.rectification.take_in([item])
        self.problem.value = ""
        self.refresh(number)
        self.spread()
        self.tell(say("rectification", "Saved"))

    def remove(self) -> None:
        """Take the chosen item out, with everything recorded of it; the last step can be undone."""
        if self.items.value:
            self.meeting.rectification.remove_item(self.items.value)
            self.refresh()
            self.spread()
            self.tell(say("rectification", "Taken out"))

    def meeting_changed(self) -> None:
        """Show what was changed elsewhere."""
        self.refresh()

    def refresh(self, chosen: int | None = None) -> None:
        """Show the ledger as it stands, at item ``chosen`` or where it was."""
        chosen = chosen or self.items.value
        record = self.meeting.record
        bands = item_bands(record, datetime.date.today())
        signs = {item.number: _SIGNS.get(band, "　") for band, items in bands.items() for item in items}
        ledger, label = record.rectification.items, record.roster.label
        self._loading = True
        self._candidates = candidates(record)
        self.offered.options = [
            (f"{_whose(item, label)}：{item.problem}（{term(item.origin)}）", index)
            for index, item in enumerate(self._candidates)
        ]
        self._criticisms = criticisms(record)
        self.criticisms.options = [
            (f"{_whose(item, label)}：{item.problem}", index) for index, item in enumerate(self._criticisms)
        ]
        self._criticised.layout.display = "" if self._criticisms else "none"
        number = len(self._candidates)
        self._offer.layout.display = "" if number else "none"
        self.offered.layout.height = f"{_LINE * min(max(number, 2), 7) + 0.8:.1f}em"
        whose = [
            (term("COMMITTEE"), Ledger.COMMITTEE.value),
            (term("SECRETARY"), Ledger.SECRETARY.value),
            *((label(number), number) for number in record.roster.numbers),
        ]
        if list(self.whose.options) != whose:
            self.whose.options, self.whose.value = whose, whose[0][1]
        earlier = of_earlier_years(record)
        parts: dict[str, tuple[RectificationItem, ...]] = dict(bands.items())
        if earlier:
            parts[_EARLIER] = earlier
        kept = self.near.value if self.near.value in parts else ""
        near = parts[kept] if kept else ledger
        shown = [item for item in ledger if item.number == chosen or item in near]
        self.near.options = [
            (say("rectification", "all"), ""),
            *((f"{_part(part)}（{len(items)}）", part) for part, items in parts.items()),
        ]
        self.near.value = kept
        self.items.options = [
            (f"{signs[item.number]} {_whose(item, label)}：{beginning(item.problem, 18)}", item.number)
            for item in shown
        ]
        numbers = [item.number for item in shown]
        self.items.value = chosen if chosen in numbers else next(iter(numbers), None)
        self._loading = False
        counted: list[tuple[str, object]] = [(say("rectification", "Items"), len(ledger))]
        counted += [(term(band), len(items)) for band, items in bands.items()]
        self._numbers.value = tiles(counted)
        self._load(record)

    def _narrow(self) -> None:
        """Show the items of one band, from its first on."""
        if not self._loading:
            self._loading, self.items.value = True, None
            self.refresh()

    def load(self) -> None:
        """Show the chosen item."""
        if not self._loading:
            self._load(self.meeting.record)

    def _load(self, record: MeetingRecord) -> None:
        item = self._item(record)
        self._card.layout.display = "" if item else "none"
        if item is None:
            return
        points, label = record.plan.theme.points, record.roster.label
        self._loading = True
        year = say("rectification", "　item of {year}", year=item.of_year) if item.of_year else ""
        self._title.value = heading(f"{_whose(item, label)}　{term(item.state)}{year}").value
        self.facts["owner"].options = list(map(label, record.roster.numbers))
        goals = dict.fromkeys((*points, *([item.goal] if item.goal else [])))  # also one of last year's theme
        self.facts["goal"].options = [("—", ""), *((text, text) for text in goals)]
        for name in ("problem", "measure", "owner"):
            self.facts[name].value = getattr(item, name)
        self.facts["goal"].value = item.goal
        self.facts["immediate"].value, self.facts["due"].value = item.immediate, item.due
        for field in self.facts.values():
            field.disabled = not item.is_open
        self.consent.layout.display = "" if item.is_commitment else "none"
        self._remove.layout.display = "" if item.is_open or not item.is_carried else "none"
        self.consent.value = item.member in record.rectification.consents
        self._loading = False
        self.outcome.show(record, item)

    def _item(self, record: MeetingRecord) -> RectificationItem | None:
        chosen = self.items.value
        return next((item for item in record.rectification.items if item.number == chosen), None)

    def _keep(self, name: str) -> None:
        if self._loading or self.items.value is None:
            return
        try:
            self.meeting.rectification.change_item(self.items.value, **{name: self.facts[name].value})
        finally:
            self.refresh()
        self.spread()
        self.tell(say("rectification", "Saved"))

    def _keep_consent(self) -> None:
        if self._loading:
            return
        item = self._item(self.meeting.record)
        if item is not None and item.member is not None:
            self.meeting.rectification.consent(item.member, agrees=self.consent.value)
            self.spread()
            self.tell(say("rectification", "Saved"))


def _part(part: str) -> str:
    """Return what a part of the ledger is called."""
    return say("rectification", "earlier years") if part == _EARLIER else term(part)


def _whose(item: RectificationItem, label: Callable[[int], str]) -> str:
    if item.ledger is Ledger.MEMBER and item.member is not None:
        return label(item.member)
    return term(item.ledger)
