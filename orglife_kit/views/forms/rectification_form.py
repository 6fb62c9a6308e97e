"""整改台账: what can be taken in, one item after the other, and what came of it; kept as it is left (C13–C15)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from orglife_kit.errors import beginning, refuse
from orglife_kit.i18n import term, words_of
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.candidates import candidates, criticisms, own_item
from orglife_kit.rules.rectification.due import Band
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from orglife_kit.rules.rectification.ledger import EARLIER_YEARS, item_bands, ledger_parts
from orglife_kit.views.forms.base import Beside, Card, Facts, Form, Head, Parts, Row, points_of_theme, when
from orglife_kit.views.forms.item_outcome import ItemOutcome
from orglife_kit.views.forms.item_words import ledger_word, whose_item
from orglife_kit.views.forms.measure_rows import MeasureRows
from orglife_kit.views.forms.word_forms import word_forms_part

_ = words_of("rectification")

_SIGNS = {Band.PAST_DUE: "！", Band.TO_VERIFY: "？", Band.CLOSED: "✓", Band.NO_DATE: "…"}


class RectificationForm(Form):
    """The ledger of the secretary, the committee and the members."""

    tables = ("rectification", "progress", "verifications", "reopenings")

    def _declare(self) -> Parts:
        self.offered = self.several_field(_("To take in"), _offered, rows=6)
        self.criticisms = self.choice_field(_("Criticism"), _criticisms, looks="")
        self.taken_on = self.day_field(_("He chose it on"))
        self.whose = self.choice_field(_("Whose"), _ledgers)
        self.problem = self.text_field(_("Problem"))
        self.near = self.choice_field(_("Show"), _parts, looks="", keep=lambda part: self._narrow())
        self.items = self.chosen_list(
            _("Items"),
            self._lines,
            rows=18,
            keep=lambda number: self._choose(),
            leave=lambda: self.outcome.quietly(self.outcome.clear),
            nothing=_("The ledger is empty: take in what was found, or add an item."),
        )
        self.measures = MeasureRows(self, self.meeting)
        self.offer = when(
            candidates, Card(self.offered, Row(self.button(_("Take in"), self.take_in, main=True)))
        )
        take = self.button(_("The member takes it on"), self.take_criticism)
        self.criticised = when(
            criticisms,
            Card(
                _("What was said of a member is taken in only where he chose so himself; enter the day."),
                Row(self.criticisms, self.taken_on, take),
            ),
        )
        self.card = when(self._item, self._card())
        yield self.heading(
            _("The ledger"),
            _("Problems come from what was found, suggested and said; measure and day are entered here."),
        )
        yield _numbers
        yield self.offer
        yield self.criticised
        yield when(self.measures.shown_items, self.measures)
        yield Card(Row(self.whose, self.problem, self.button(_("Add"), self.add), enters=True))
        items = Card(
            when(lambda record: record.rectification.items, self.near), self.items, looks="orglife-side"
        )
        yield Beside(items, self.card)
        yield from word_forms_part(self.meeting, "rectification", self.reports)

    def _card(self) -> Card:
        """Return the card of the item that is chosen."""
        of_item, verified = Facts(self._item, self._change), {"off": self._is_over}

        def fact(name: str, nothing: Any = "") -> dict[str, Any]:
            return of_item(name, nothing) | verified

        self.facts = {
            "problem": self.text_field(_("Problem"), rows=2, **fact("problem")),
            "measure": self.text_field(_("Measure"), rows=2, **fact("measure")),
            "owner": self.name_field(_("Responsible"), **fact("owner")),
            "due": self.day_field(_("By"), **fact("due", None)),
            "immediate": self.tick_field(_("At once"), **fact("immediate", False)),
            "goal": self.choice_field(_("Theme"), self._goals, looks="", **fact("goal")),
        }
        problem, measure, owner, due, immediate, goal = self.facts.values()
        self.consent = self.tick_field(
            _("The member agrees that the branch sees his commitments"),
            shows=lambda record: self._is(record, lambda item: item.member in record.rectification.consents),
            keep=self._keep_consent,
        )
        self.outcome = ItemOutcome(self.meeting, self._item)
        self.remove_button = self.button(_("Take out of the ledger"), self.remove)
        return Card(
            Head(self._title),
            problem,
            measure,
            Row(owner, due, immediate),
            goal,
            when(lambda record: self._is(record, lambda item: item.is_commitment), self.consent),
            self.outcome,
            when(
                lambda record: self._is(record, lambda item: item.is_open or not item.is_carried),
                Row(self.remove_button),
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
        self.items.go_to(numbers[0])
        return _("Taken in: {number}", number=len(numbers))

    def add(self) -> None:
        """Add an item of one's own wording."""
        whose = self.whose.value
        ledger, member = (Ledger.MEMBER, whose) if isinstance(whose, int) else (Ledger(whose), None)
        item = own_item(self.meeting.record, self.problem.value, ledger, member)
        (number,) = self.meeting.rectification.take_in([item])
        self.items.go_to(number)
        self.problem.clear()

    def remove(self) -> str:
        """Take the chosen item out, with everything recorded of it; the last step can be undone."""
        self.meeting.rectification.remove_item(self.items.value)
        return _("Taken out")

    def _change(self, **changed: Any) -> None:
        self.meeting.rectification.change_item(self.items.value, **changed)

    def _item(self, record: MeetingRecord) -> RectificationItem | None:
        number = self.items.value
        return next((item for item in record.rectification.items if item.number == number), None)

    def _is(self, record: MeetingRecord, holds: Callable[[RectificationItem], bool]) -> bool:
        item = self._item(record)
        return item is not None and holds(item)

    def _is_over(self, record: MeetingRecord) -> bool:
        return not self._is(record, lambda item: item.is_open)

    def _title(self, record: MeetingRecord) -> str:
        item = self._item(record)
        if item is None:
            return ""
        year = _("　item of {year}", year=item.of_year) if item.of_year else ""
        return f"{whose_item(item, record)}　{term(item.state)}{year}"

    def _goals(self, record: MeetingRecord) -> list[str]:
        item = self._item(record)
        return points_of_theme(record, item.goal if item is not None else "")

    def _keep_consent(self, agrees: Any) -> None:
        item = self._item(self.meeting.record)
        if item is not None and item.member is not None:
            self.meeting.rectification.consent(item.member, agrees=agrees)

    # --- the list of items, whole or one part of it

    def _lines(self, record: MeetingRecord) -> list[tuple[str, int]]:
        """Return the items of the part that is chosen, and the one that is shown: it stays until another is."""
        bands = item_bands(record, datetime.date.today())
        signs = {item.number: _SIGNS.get(band, "　") for band, found in bands.items() for item in found}
        part = ledger_parts(record, datetime.date.today()).get(self.near.value, record.rectification.items)
        return [
            (f"{signs[item.number]} {whose_item(item, record)}：{beginning(item.problem, 18)}", item.number)
            for item in record.rectification.items
            if item in part or item.number == self.items.shown
        ]

    def _choose(self) -> None:
        self.outcome.say_nothing()
        self.forget()

    def _narrow(self) -> None:
        """Show the items of one part, from its first on."""
        self.items.choose(None)
        self.forget()


def _offered(record: MeetingRecord) -> list[tuple[str, RectificationItem]]:
    return [
        (f"{whose_item(item, record)}：{item.problem}（{term(item.origin)}）", item)
        for item in candidates(record)
    ]


def _criticisms(record: MeetingRecord) -> list[tuple[str, RectificationItem]]:
    return [(f"{whose_item(item, record)}：{item.problem}", item) for item in criticisms(record)]


def _parts(record: MeetingRecord) -> list[tuple[str, str]]:
    """Return the whole ledger and its parts, with how many items each has."""
    words = {EARLIER_YEARS: _("earlier years")}
    parts = ledger_parts(record, datetime.date.today()).items()
    return [
        (_("all"), ""),
        *((f"{words.get(part, term(part))}（{len(found)}）", part) for part, found in parts),
    ]


def _ledgers(record: MeetingRecord) -> list[tuple[str, str | int]]:
    return [
        (ledger_word(Ledger.COMMITTEE, record), Ledger.COMMITTEE.value),
        (term("SECRETARY"), Ledger.SECRETARY.value),
        *((record.roster.label(number), number) for number in record.roster.numbers),
    ]


def _numbers(record: MeetingRecord) -> dict[str, int]:
    bands = item_bands(record, datetime.date.today())
    return {_("Items"): len(record.rectification.items)} | {
        term(band): len(found) for band, found in bands.items()
    }
