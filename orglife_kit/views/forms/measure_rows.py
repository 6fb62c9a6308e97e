"""措施和时限: the items that lack one of them, a line each, so that they are written down one after the other (C14)."""

from __future__ import annotations

from functools import partial

from orglife_kit.errors import beginning
from orglife_kit.i18n import words_of
from orglife_kit.meeting import Meeting
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import RectificationItem
from orglife_kit.rules.rectification.ledger import items_lacking
from orglife_kit.views.forms.base import Card, Facts, Form, Row, Rows, entry_of
from orglife_kit.views.forms.item_words import whose_item

_ = words_of("rectification")

_MOST = 40  # lines at a time: the next ones come as these are filled in


class MeasureRows(Card):
    """A field for the measure and one for the day of each item; one day for all that have none."""

    def __init__(self, form: Form, meeting: Meeting) -> None:
        self._form, self._meeting = form, meeting
        self._begun: tuple[int, ...] = ()  # a line that was filled in stays where it is
        self.day = form.day_field(_("By, where no day is set"))
        self.rows = Rows(
            self.shown_items, self._row, key=lambda item: (item.number, item.problem), looks="orglife-lines"
        )
        super().__init__(
            _("What is to be done about each, and by when. That is all it needs."),
            Row(self.day, form.button(_("Set the day"), self.set_day)),
            self.rows,
        )

    def shown_items(self, record: MeetingRecord) -> list[RectificationItem]:
        """Return the items that have a line: those begun here, and the first that still lack something."""
        lacking = [item.number for item in items_lacking(record)]
        waiting = [number for number in self._begun if number in lacking]
        more = [number for number in lacking if number not in waiting][: _MOST - len(waiting)]
        self._begun = (*self._begun, *(number for number in more if number not in self._begun))
        return [item for item in record.rectification.items if item.number in self._begun and item.is_open]

    def set_day(self) -> str:
        """Give the day in the field to every item that has none."""
        number = self._meeting.rectification.set_missing_days(self.day.day())
        self.day.clear()
        return _("Day set for {number} items", number=number)

    def _row(self, item: RectificationItem) -> Row:
        whose = whose_item(item, self._meeting.record)
        fact = Facts(
            entry_of(lambda record: record.rectification.items, number=item.number),
            partial(self._meeting.rectification.change_item, item.number),
        )
        measure = self._form.text_field(
            "",
            labelled=lambda _: f"{whose}：{beginning(item.problem, 30)}",
            hint=_("Measure"),
            **fact("measure"),
        )
        return Row(measure, self._form.day_field(_("By"), **fact("due", None)))
