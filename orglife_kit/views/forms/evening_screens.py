"""The screens of the meeting day that no other form is for: before, an item, the account, the officers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from orglife_kit.i18n import sentence, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.doctor import examine
from orglife_kit.rules.ballots.evening import ItemProgress, agenda_items
from orglife_kit.rules.ballots.officers import Officers, named_notices
from orglife_kit.rules.ballots.opening import classes_to_open
from orglife_kit.rules.ballots.planned import rounds_of
from orglife_kit.rules.plan.plan import check_plan
from orglife_kit.rules.preparation.findings import committee_aspects
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.ledger import account_extract
from orglife_kit.views.forms.base import (
    Card,
    Form,
    Head,
    Parts,
    Row,
    Told,
    Words,
    items,
    listed,
    paragraph,
    paragraphs,
    when,
)
from orglife_kit.views.forms.item_words import became_of
from orglife_kit.views.forms.officer_fields import officer_fields
from orglife_kit.views.forms.printing import Printing

_ = words_of("ballots")


class PrepareStep(Form):
    """−15 分钟: what is missing; print, back up, rehearse."""

    nested = True

    reports: Printing

    def _declare(self) -> Parts:
        self.backup_folder = self.text_field(_("Backup folder"), hint=_("such as a USB stick"))
        self._examine()
        sign_in = self.writing(_("Print the sign-in sheet"), lambda: self.reports.print_sign_in(self.meeting))
        self.ballots = self.writing(_("Print the ballots"), self._print_ballots, main=True)
        rehearsal = Words(_("Five dummy ballots beside the meeting, wiped afterwards."))
        yield self.heading(_("Before the meeting"))
        yield Card(
            self._missing,
            Row(self.button(_("Look again"), self.look), sign_in, self.ballots),
            self.files,
            Row(self.backup_folder, self.button(_("Back up"), self.back_up), enters=True),
            Row(self.button(_("Rehearse"), self.rehearse), rehearsal),
        )

    def look(self) -> None:
        """Look again at what is still missing for the meeting."""
        self._examine()
        self.refresh()

    def _examine(self) -> None:
        self._found = [finding.says for finding in examine(self.meeting.folder)]

    def _missing(self, record: MeetingRecord) -> str:
        found = [*self._found, *check_plan(record.plan, record.roster)]
        told = dict.fromkeys(map(sentence, found))
        return items(told) or paragraph(_("Nothing is missing."), "good")

    def _print_ballots(self) -> list[Path]:
        """Write as many ballots as may be cast, for each rating that the agenda has."""
        record = self.meeting.record
        files: list[Path] = []
        for kind in rounds_of(record):
            copies = sum(entry.entitled for entry in classes_to_open(record, kind))
            files += self.reports.print_ballots(self.meeting, kind, copies=copies)
        return files

    def back_up(self) -> str:
        """Copy the meeting into the folder in the field."""
        done = self.meeting.backup(self.backup_folder.value.strip())
        words = _("Backed up into {folder}", folder=str(done.folder))
        if done.lacking:
            words += _("; {number} ballots are not in it, keep the paper", number=done.lacking)
        return words

    def rehearse(self) -> str:
        """Practise the rating with dummy ballots."""
        self.meeting.ballots.rehearse()
        return _("Rehearsed: cast, corrected, closed, tallied, recounted, wiped.")


class ItemNote(Form):
    """One item of the agenda: its words large, and a few words on it where somebody wishes to keep them."""

    nested = True

    def __init__(self, meeting: Meeting, entry: ItemProgress) -> None:
        self._identity = entry.identity
        super().__init__(meeting)

    def _declare(self) -> Parts:
        comment, note = _("Comment of the group"), _("Note, if any")
        self.note = self.text_field(
            "",
            rows=2,
            labelled=lambda record: comment if self._takes_comment(record) else note,
            shows=lambda record: self._entry(record).note,
            keep=lambda text: self.meeting.ballots.record_item(self._identity, note=text),
        )
        yield Head(self._words, 2)
        yield self.note
        yield when(
            self._takes_comment,
            _("The comment also stands on the pages of the branch and of the supervisor."),
        )
        yield Told(self._apart, "quiet")

    def _entry(self, record: MeetingRecord) -> ItemProgress:
        return next(entry for entry in agenda_items(record) if entry.identity == self._identity)

    def _takes_comment(self, record: MeetingRecord) -> bool:
        return self._entry(record).takes_comment

    def _words(self, record: MeetingRecord) -> str:
        entry = self._entry(record)
        return f"{entry.position}. {entry.item.text.rstrip(';；。.')}"

    def _apart(self, record: MeetingRecord) -> str:
        text = self._entry(record).apart
        return _("Written down here before, for the deciding organ alone: {text}", text=text) if text else ""


class AccountStep(Form):
    """述职: what the committee's account covers, from what is recorded; nothing is typed (C7)."""

    nested = True

    def _declare(self) -> Parts:
        yield Card(_account)


def _account(record: MeetingRecord) -> str:
    """Return the findings and last year's rectification as they are recorded now."""
    topic, found = record.plan.theme.topic, record.preparation.committee_findings
    of_aspects = [
        (aspect, [finding.point for finding in found if finding.aspect == aspect])
        for aspect in committee_aspects(record)
    ]
    lines = [became_of(line) for line in account_extract(record) if line.year]
    lists = [
        (_("Theme"), [topic] if topic else []),
        *of_aspects,
        (_("Rectification of last year"), lines),
    ]
    return "".join(listed(head, entries, "aspect") for head, entries in lists)


class OfficersStep(Form):
    """推选监票人、计票人: two names each, and how they were passed; each round that opens has them."""

    nested = True

    def _declare(self) -> Parts:
        officers = officer_fields(self, _proposed, self._propose)
        self.tellers, self.scrutineers, self.passed = officers
        yield self.heading(_("Tellers and scrutineers"))
        yield Card(Row(*officers), _strange)

    def _propose(self, **changed: Any) -> None:
        """Keep what was entered; what is strange about the names stands in the card for as long as it is."""
        self.meeting.ballots.propose_officers(**changed)


def _proposed(record: MeetingRecord) -> Officers:
    return record.ballots.proposal.officers


def _strange(record: MeetingRecord) -> str:
    """Return what is strange about the names, as long as it is."""
    return paragraphs(named_notices(record, record.ballots.proposal.officers), "warn")
