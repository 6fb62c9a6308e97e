"""The screens of the evening that no other form is for: before, an item, the account, the officers."""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, sentence
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.doctor import examine
from orglife_kit.rules.ballots.evening import ItemProgress, agenda_items
from orglife_kit.rules.ballots.officers import named_notices
from orglife_kit.rules.ballots.opening import classes_to_open
from orglife_kit.rules.ballots.planned import rounds_of
from orglife_kit.rules.plan.members import names_in
from orglife_kit.rules.plan.plan import check_plan
from orglife_kit.rules.preparation.findings import committee_aspects
from orglife_kit.rules.rectification.ledger import account_extract
from orglife_kit.views.forms.account_lines import became_of
from orglife_kit.views.forms.base import WrittenFiles
from orglife_kit.views.forms.form import (
    MIDDLE,
    Form,
    heading,
    line,
    name_field,
    text_field,
)
from orglife_kit.views.forms.printing import Printing


class PrepareStep(Form):
    """−15 分钟: what is missing; print, back up, rehearse."""

    nested = True

    def __init__(self, meeting: Meeting, printing: Printing) -> None:
        super().__init__(meeting)
        self._printing = printing
        self._missing = ipywidgets.HTML()
        self.files = WrittenFiles()
        self.backup_folder = text_field(say("ballots", "Backup folder"), "", layout=MIDDLE)
        self.backup_folder.placeholder = say("ballots", "such as a USB stick")
        self.look()
        self.put(
            heading(say("ballots", "Before the meeting")),
            self._missing,
            ipywidgets.HBox(
                [
                    self.button(say("ballots", "Look again"), self.look),
                    self.button(say("ballots", "Print the sign-in sheet"), self.print_sign_in),
                    self.button(say("ballots", "Print the ballots"), self.print_ballots, main=True),
                ]
            ),
            self.files,
            ipywidgets.HBox([self.backup_folder, self.button(say("ballots", "Back up"), self.back_up)]),
            ipywidgets.HBox(
                [
                    self.button(say("ballots", "Rehearse"), self.rehearse),
                    line(say("ballots", "Five dummy ballots beside the meeting, wiped afterwards."), "quiet"),
                ]
            ),
        )

    def look(self) -> None:
        """Show what is still missing for the evening."""
        record = self.meeting.record
        found = [finding.says for finding in examine(self.meeting.folder)]
        found += [told for told in check_plan(record.plan, record.roster) if told not in found]
        words = "".join(f"<li>{html.escape(sentence(told))}</li>" for told in found)
        fine = html.escape(say("ballots", "Nothing is missing."))
        self._missing.value = f"<ul>{words}</ul>" if words else f'<p class="good">{fine}</p>'

    def print_sign_in(self) -> None:
        """Write the sign-in sheet."""
        self._written(self._printing.print_sign_in(self.meeting))

    def print_ballots(self) -> None:
        """Write as many ballots as may be cast, for each rating that the agenda has."""
        record = self.meeting.record
        files: list[Path] = []
        for kind in rounds_of(record):
            copies = sum(entry.entitled for entry in classes_to_open(record, kind))
            files += self._printing.print_ballots(self.meeting, kind, copies=copies)
        self._written(files)

    def back_up(self) -> None:
        """Copy the meeting into the folder in the field."""
        done = self.meeting.backup(self.backup_folder.value.strip())
        words = say("ballots", "Backed up into {folder}", folder=str(done.folder))
        if done.lacking:
            words += say("ballots", "; {number} ballots are not in it, keep the paper", number=done.lacking)
        self.tell(words)

    def rehearse(self) -> None:
        """Practise the rating with dummy ballots."""
        self.meeting.ballots.rehearse()
        self.tell(say("ballots", "Rehearsed: cast, corrected, closed, tallied, recounted, wiped."))

    def _written(self, files: Iterable[Path]) -> None:
        self.files.list(files)
        self.tell(say("ballots", "Written"))


class ItemNote(Form):
    """One item of the agenda: its words large, and a few words on it where somebody wishes to keep them."""

    nested = True

    def __init__(self, meeting: Meeting, entry: ItemProgress) -> None:
        super().__init__(meeting)
        self._item, self._loading = entry.identity, False
        label = (
            say("ballots", "Comment of the group") if entry.takes_comment else say("ballots", "Note, if any")
        )
        self.note = text_field(label, entry.note, rows=2)
        self.note.observe(self.doing(self.keep), "value")
        parts = [heading(f"{entry.position}. {entry.item.text.rstrip(';；。.')}"), self.note]
        if entry.takes_comment:
            words = say(
                "ballots", "The comment also stands on the pages of the branch and of the supervisor."
            )
            parts.append(line(words, "quiet"))
        if entry.apart:
            words = say(
                "ballots", "Written down here before, for the deciding organ alone: {text}", text=entry.apart
            )
            parts.append(line(words, "quiet"))
        self.put(*parts)

    def keep(self) -> None:
        """Keep the note as it is left."""
        if self._loading:
            return
        self.meeting.ballots.record_item(self._item, note=self.note.value)
        self.spread()
        self.tell(say("ballots", "Saved"))

    def meeting_changed(self) -> None:
        """Show a note that was changed elsewhere."""
        items = agenda_items(self.meeting.record)
        self._loading = True
        for entry in items:
            if entry.identity == self._item and entry.note != self.note.value:
                self.note.value = entry.note
        self._loading = False


class AccountStep(Form):
    """述职: what the committee's account covers, from what is recorded; nothing is typed (C7)."""

    nested = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._points = ipywidgets.HTML()
        self.meeting_changed()
        self.put(self._points)

    def meeting_changed(self) -> None:
        """Show the findings and last year's rectification as they are recorded now."""
        record = self.meeting.record
        topic, found = record.plan.theme.topic, record.preparation.committee_findings
        parts = [_list(say("ballots", "Theme"), [topic] if topic else [])]
        for aspect in committee_aspects(record):
            parts.append(_list(aspect, [finding.point for finding in found if finding.aspect == aspect]))
        lines = [became_of(line) for line in account_extract(record) if line.year]
        parts.append(_list(say("ballots", "Rectification of last year"), lines))
        self._points.value = "".join(parts)


def passed_field(passed: str = "") -> Any:
    """Return the field for how tellers and scrutineers were passed, the usual ways at hand."""
    ways = [say("ballots", "show of hands"), say("ballots", "applause")]
    return name_field(say("ballots", "Passed by"), value=passed, options=ways)


class OfficersStep(Form):
    """推选监票人、计票人: two names each, and how they were passed."""

    nested = True

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loading = False
        self._notices = ipywidgets.HTML()
        proposal = meeting.record.ballots.proposal
        names = say("ballots", "Two names")
        self.tellers = text_field(say("ballots", "Tellers"), "、".join(proposal.tellers), placeholder=names)
        self.scrutineers = text_field(
            say("ballots", "Scrutineers"), "、".join(proposal.scrutineers), placeholder=names
        )
        self.passed = passed_field(proposal.passed)
        for name in ("tellers", "scrutineers", "passed"):
            getattr(self, name).observe(self.doing(partial(self.keep, name)), "value")
        self.put(
            heading(say("ballots", "Tellers and scrutineers")),
            self.tellers,
            self.scrutineers,
            self.passed,
            self._notices,
        )
        self._show_notices()

    def keep(self, name: str) -> None:
        """Keep one field of the proposal; each round that opens has these officers."""
        if self._loading:
            return
        text = getattr(self, name).value
        proposed: Any = text if name == "passed" else names_in(text)
        self.meeting.ballots.propose_officers(**{name: proposed})
        self._show_notices()
        self.spread()
        self.tell(say("ballots", "Saved"))

    def _show_notices(self) -> None:
        """Say what is strange about the names, as long as it is."""
        record = self.meeting.record
        told = named_notices(record, record.ballots.proposal.officers)
        self._notices.value = "".join(line(sentence(entry), "bad").value for entry in told)

    def meeting_changed(self) -> None:
        """Show who was proposed elsewhere; a field whose name did not change keeps its cursor."""
        proposal = self.meeting.record.ballots.proposal
        self._loading = True
        self.tellers.value, self.scrutineers.value = (
            "、".join(proposal.tellers),
            "、".join(proposal.scrutineers),
        )
        self.passed.value = proposal.passed
        self._loading = False
        self._show_notices()


def _list(title: str, lines: list[str]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{html.escape(text)}</li>" for text in lines)
    return f"<p class='aspect'>{html.escape(title)}</p><ul>{items}</ul>"
