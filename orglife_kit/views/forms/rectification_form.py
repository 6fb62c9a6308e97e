"""整改台账: what can be taken in, one item after the other, and what came of it; kept as it is left (C13–C15)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

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
from orglife_kit.views.forms.base import Card, Facts, Form, Row, Shown, Words, off, tiles, title, when
from orglife_kit.views.forms.item_outcome import ItemOutcome
from orglife_kit.views.forms.measure_rows import MeasureRows, whose_item
from orglife_kit.views.forms.word_forms import WordPrinting, word_forms_part

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

    def __init__(self, meeting: Meeting, printing: WordPrinting | None = None) -> None:
        super().__init__(meeting)
        self.offered = self.several_field(
            say("rectification", "To take in"),
            lambda record: [
                (f"{whose_item(item, record)}：{item.problem}（{term(item.origin)}）", item)
                for item in candidates(record)
            ],
            rows=6,
        )
        self.criticisms = self.choice_field(
            say("rectification", "Criticism"),
            lambda record: [
                (f"{whose_item(item, record)}：{item.problem}", item) for item in criticisms(record)
            ],
            looks="",
        )
        self.taken_on = self.day_field(say("rectification", "He chose it on"))
        self.whose = self.choice_field(say("rectification", "Whose"), _ledgers)
        self.problem = self.text_field(say("rectification", "Problem"))
        self.near = self.choice_field(
            say("rectification", "Show"), self._parts, looks="", keep=lambda _: self._narrow()
        )
        self.items = self.list_field(
            say("rectification", "Items"),
            self._lines,
            rows=18,
            shows=self._chosen,
            keep=self._choose,
            nothing=say("rectification", "The ledger is empty: take in what was found, or add an item."),
        )
        self._number: int | None = None  # of the item that is shown
        fact = Facts(self._item, self._change)
        self.facts = {
            "problem": self.text_field(say("rectification", "Problem"), rows=2, **fact("problem")),
            "measure": self.text_field(say("rectification", "Measure"), rows=2, **fact("measure")),
            "owner": self.name_field(say("rectification", "Responsible"), **fact("owner")),
            "due": self.day_field(say("rectification", "By"), **fact("due", None)),
            "immediate": self.tick_field(say("rectification", "At once"), **fact("immediate", False)),
            "goal": self.choice_field(say("rectification", "Theme"), self._goals, looks="", **fact("goal")),
        }
        for field in self.facts.values():
            off(field, lambda record: not self._is(record, lambda item: item.is_open))
        self.consent = self.tick_field(
            say("rectification", "The member agrees that the branch sees his commitments"),
            shows=lambda record: self._is(record, lambda item: item.member in record.rectification.consents),
            keep=self._keep_consent,
        )
        self.outcome = ItemOutcome(meeting, self._item)
        self.offer = when(
            Card(
                self.offered,
                Row(self.button(say("rectification", "Take in"), self.take_in, main=True)),
            ),
            lambda record: bool(candidates(record)),
        )
        self.criticised = when(self._criticised(), lambda record: bool(criticisms(record)))
        self.measures = MeasureRows(self, meeting)
        self.card = when(self._card(), lambda record: self._item(record) is not None)
        self.remove_button: Any
        self.put(
            *self.heading(
                say("rectification", "The ledger"),
                say(
                    "rectification",
                    "Problems come from what was found, suggested and said; measure and day are entered here.",
                ),
            ),
            Shown(_numbers),
            self.offer,
            self.criticised,
            when(self.measures, lambda record: bool(self.measures.shown_items(record))),
            Card(
                Row(
                    self.whose,
                    self.problem,
                    self.button(say("rectification", "Add"), self.add),
                    enters=True,
                )
            ),
            Row(
                Card(
                    when(self.near, lambda record: bool(record.rectification.items)),
                    self.items,
                    looks="orglife-side",
                ),
                self.card,
                looks="orglife-two",
            ),
            *word_forms_part(meeting, "rectification", printing),
        )

    def _criticised(self) -> Card:
        """Return what takes in a criticism: only where its member chose so himself."""
        words = say(
            "rectification",
            "What was said of a member is taken in only where he chose so himself; enter the day.",
        )
        take = self.button(say("rectification", "The member takes it on"), self.take_criticism)
        return Card(Words(words), Row(self.criticisms, self.taken_on, take))

    def _card(self) -> Card:
        facts = self.facts
        self.remove_button = self.button(say("rectification", "Take out of the ledger"), self.remove)
        return Card(
            Shown(self._title),
            facts["problem"],
            facts["measure"],
            Row(facts["owner"], facts["due"], facts["immediate"]),
            facts["goal"],
            when(self.consent, lambda record: self._is(record, lambda item: item.is_commitment)),
            self.outcome,
            when(
                Row(self.remove_button),
                lambda record: self._is(record, lambda item: item.is_open or not item.is_carried),
            ),
        )

    def take_in(self) -> str:
        """Take the chosen candidates into the ledger."""
        chosen = self.offered.value
        if not chosen:
            raise refuse("nothing_chosen")
        return self._taken(self.meeting.rectification.take_in(chosen))

    def take_criticism(self) -> str:
        """Take the chosen criticism into its member's commitments: he chose so himself on the day in the field."""
        if self.criticisms.value is None:
            raise refuse("nothing_chosen")
        item = replace(self.criticisms.value, taken_on=self.taken_on.value)
        numbers = self.meeting.rectification.take_in([item])
        self.taken_on.clear()
        return self._taken(numbers)

    def _taken(self, numbers: tuple[int, ...]) -> str:
        self._number = numbers[0]
        return say("rectification", "Taken in: {number}", number=len(numbers))

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
        (self._number,) = self.meeting.rectification.take_in([item])
        self.problem.clear()

    def remove(self) -> str:
        """Take the chosen item out, with everything recorded of it; the last step can be undone."""
        number, self._number = self.items.value, None
        self.meeting.rectification.remove_item(number)
        return say("rectification", "Taken out")

    def _change(self, **changed: Any) -> None:
        self.meeting.rectification.change_item(self.items.value, **changed)

    def _item(self, record: MeetingRecord) -> RectificationItem | None:
        number = self.items.value
        return next((item for item in record.rectification.items if item.number == number), None)

    def _is(self, record: MeetingRecord, holds: Callable[[RectificationItem], bool]) -> bool:
        item = self._item(record)
        return item is not None and holds(item)

    def _title(self, record: MeetingRecord) -> str:
        item = self._item(record)
        if item is None:
            return ""
        year = say("rectification", "　item of {year}", year=item.of_year) if item.of_year else ""
        return title(f"{whose_item(item, record)}　{term(item.state)}{year}", 3)

    def _goals(self, record: MeetingRecord) -> list[tuple[str, str]]:
        item = self._item(record)
        own = [item.goal] if item is not None and item.goal else []  # also one of last year's theme
        return [("—", ""), *((text, text) for text in dict.fromkeys((*record.plan.theme.points, *own)))]

    def _keep_consent(self, agrees: Any) -> None:
        item = self._item(self.meeting.record)
        if item is not None and item.member is not None:
            self.meeting.rectification.consent(item.member, agrees=agrees)

    # --- the list of items, whole or one part of it

    def _parts(self, record: MeetingRecord) -> list[tuple[str, str]]:
        words = say("rectification", "earlier years")
        return [
            (say("rectification", "all"), ""),
            *(
                (f"{words if part == _EARLIER else term(part)}（{len(found)}）", part)
                for part, found in _in_parts(record).items()
            ),
        ]

    def _lines(self, record: MeetingRecord) -> list[tuple[str, int]]:
        """Return the items of the part that is chosen, and the one that is shown: it stays until another is."""
        bands = item_bands(record, datetime.date.today())
        signs = {item.number: _SIGNS.get(band, "　") for band, found in bands.items() for item in found}
        part = _in_parts(record).get(self.near.value, record.rectification.items)
        return [
            (f"{signs[item.number]} {whose_item(item, record)}：{beginning(item.problem, 18)}", item.number)
            for item in record.rectification.items
            if item in part or item.number == self._number
        ]

    def _chosen(self, _record: MeetingRecord) -> int | None:
        numbers = [number for _, number in self.items.options]
        self._number = self._number if self._number in numbers else next(iter(numbers), None)
        return self._number

    def _choose(self, number: int | None) -> None:
        self._number = number
        self.outcome.clear()
        self.outcome.say_nothing()
        self.forget()

    def _narrow(self) -> None:
        """Show the items of one part, from its first on."""
        self._number = None
        self.forget()


def _in_parts(record: MeetingRecord) -> dict[str, tuple[RectificationItem, ...]]:
    """Return the ledger by its bands, and those of earlier years."""
    parts: dict[str, tuple[RectificationItem, ...]] = dict(item_bands(record, datetime.date.today()).items())
    earlier = of_earlier_years(record)
    return parts | ({_EARLIER: earlier} if earlier else {})


def _ledgers(record: MeetingRecord) -> list[tuple[str, str | int]]:
    return [
        (term("COMMITTEE"), Ledger.COMMITTEE.value),
        (term("SECRETARY"), Ledger.SECRETARY.value),
        *((record.roster.label(number), number) for number in record.roster.numbers),
    ]


def _numbers(record: MeetingRecord) -> str:
    bands = item_bands(record, datetime.date.today())
    counted: list[tuple[str, object]] = [(say("rectification", "Items"), len(record.rectification.items))]
    return tiles(counted + [(term(band), len(found)) for band, found in bands.items()])
