"""经批准不计入应到的党员: each with reason, by whom and when it was approved."""

from __future__ import annotations

import datetime
from functools import partial

from orglife_kit.errors import Notice, refuse
from orglife_kit.i18n import day_words, term, words_of
from orglife_kit.rules.plan.members import NotCounted, NotCountedReason
from orglife_kit.views.forms.base import Form, Line, Parts, Row, Rows, Words

_ = words_of("plan")


class NotCountedForm(Form):
    """The members who were approved as not counted in 应到."""

    tables = ("not_counted",)

    nested = True

    def _declare(self) -> Parts:
        self.member = self.name_field(_("Member"))
        self.reason = self.choice_field(_("Reason"), NotCountedReason)
        self.approved_by = self.text_field(_("Approved by"), looks="middle")
        self.date = self.day_field(_("Approved on"))
        approval = {"member": self.member, "reason": self.reason}
        approval |= {"approved_by": self.approved_by, "date": self.date}
        add = self.entering(_("Add"), self.add, approval, stays=(self.reason,))
        yield Words(
            _("Members approved as not counted among those due; without approval everybody counts."), "aspect"
        )
        yield Rows(lambda record: record.members_not_counted, self._row, key=lambda entry: entry)
        yield Row(self.member, self.reason, self.approved_by, self.date, add, enters=True)

    def add(
        self, member: str, reason: str, approved_by: str, date: datetime.date | str
    ) -> tuple[Notice, ...]:
        """Keep a member as not counted; raises ``RefusedError`` (``not_counted_unapproved``)."""
        if not approved_by.strip() or not date:
            label = self.meeting.record.roster.label(self.meeting.member(member).number)
            raise refuse("not_counted_unapproved", member=label)
        return self.meeting.plan.approve_not_counted(member, reason, approved_by, date)

    def _row(self, entry: NotCounted) -> Row:
        label = self.meeting.record.roster.label(entry.member)
        facts = "　".join((label, term(entry.reason), entry.approved_by, day_words(entry.date)))
        out = self.button(_("Take out"), partial(self.meeting.plan.count_again, entry.member))
        return Line(facts, out)
