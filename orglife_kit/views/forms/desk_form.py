"""收报: who has handed in, what is wrong with each bundle, the answers, a page for each branch."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from orglife_kit.i18n import sentence, term, words_of
from orglife_kit.rollup.desk import Desk
from orglife_kit.rollup.desk.desk import remember_desk
from orglife_kit.rollup.desk.standing import DeskStanding, State
from orglife_kit.rules.publication.handing import Decision
from orglife_kit.views.forms.base import (
    Beside,
    Card,
    Parts,
    Row,
    Shown,
    Told,
    folded,
    items,
    paragraph,
    paragraphs,
    tiles,
    when,
)
from orglife_kit.views.forms.branch_card import branch_card
from orglife_kit.views.forms.desk_parts import DeskForm

_ = words_of("forms")

_SIGNS = {State.MISSING: "　", State.ARRIVED: "●", State.SENT_BACK: "↩", State.ACCEPTED: "✓"}


class DeskPages(Protocol):
    """What the form asks of the reports."""

    def branch_pages(self, desk: Desk, *, progress: Callable[[int, int], object]) -> Any:
        """Write a page for each branch."""
        ...


class BranchesForm(DeskForm):
    """The list with the state of each branch, a card for the one that is chosen, and what is for all of them."""

    reports: DeskPages

    def _declare(self) -> Parts:
        self.branch = self.list_field(
            _("Branches, in the order of the list"), _options, rows=12, looks="orglife-branches", chooses=True
        )
        self.opinion = self.text_field(_("Opinion, or why it is sent back"), rows=2)
        self.reviewer = self.text_field(_("Reviewed by"), looks="short")
        self.accept_button = self.button(_("Accept"), partial(self._decide, Decision.ACCEPTED), main=True)
        self.back_button = self.button(_("Send back"), partial(self._decide, Decision.SENT_BACK))
        self.all_button = self.button(
            _waiting,
            self.accept_all,
            sure=_("Accept all of these? Press once more"),
            off=lambda record: not _number_waiting(record),
        )
        self.pages_button = self.button(_("Write a page for each branch"), self.write_pages)
        self.progress = Shown(lambda record: "")
        self.folder = self.text_field(_("Folder in which the bundles arrive"), value=str(self.desk.folder))
        self.passphrase = self.text_field(_("Passphrase, where the bundles have one"), looks="middle")
        answer = Row(self.opinion, self.reviewer, self.accept_button, self.back_button)
        yield self.page_head()
        yield Card(Row(self.folder, self.passphrase, self.button(_("Open"), self.open_folder)))
        yield Told(self._trial, "warn")
        yield _numbers
        yield Beside(self.branch, Card(self._card, when(self._has_bundle, answer)))
        yield Card(Row(self.all_button, self.pages_button), self.progress, self.files)
        yield _unreadable

    def open_folder(self) -> str:
        """Open the folder that stands in the field, for every form of this page, and keep it for the next time."""
        remember_desk(self.desk, self.folder.value.strip(), self.passphrase.value.strip() or None)
        return _("Opened: {folder}", folder=str(self.desk.folder))

    def _decide(self, decision: Decision) -> str:
        """Answer the branch that is chosen."""
        path = self.desk.decide(str(self.branch.value), decision, self.opinion.value, self.reviewer.value)
        self.opinion.clear()
        self.files.list((path,))
        return _("Return file, to be handed to the branch: {file}", file=path.name)

    def accept_all(self) -> str:
        """Accept every bundle that waits and in which nothing must be put right."""
        opinion = self.opinion.value.strip() or _("agreed")
        answered = self.desk.accept_all(opinion, self.reviewer.value)
        self.files.list(path for _, path in answered)
        return _("Accepted: {number} branches", number=len(answered))

    def write_pages(self) -> str:
        """Write a page for each branch, and say how far it is meanwhile."""
        made = self.reports.branch_pages(self.desk, progress=self._tell_progress)
        self.files.list(made.files)
        self.progress.value = items(
            f"{stem}：{sentence(told)}" for stem, notices in made.failed for told in notices
        )
        return _(
            "{number} pages in {folder}, {kept} of them were there already",
            number=len(made.files),
            folder=str(made.files[0].parent) if made.files else "",
            kept=made.kept,
        )

    def _tell_progress(self, done: int, all_: int) -> None:
        self.progress.value = paragraph(f"{done} / {all_}", "quiet")

    def _trial(self, record: object) -> str:
        """Return that the branches are made up, where they are."""
        if not self.desk.is_trial:
            return ""
        return _(
            "Branches that do not exist, to try it on. For your own: put the list (xlsx, csv) and the bundles into"
            " a folder, write it above and press Open."
        )

    def _has_bundle(self, _: object) -> bool:
        chosen = self.chosen()
        return chosen is not None and chosen.bundle is not None

    def _card(self, record: object) -> str:
        chosen = self.chosen()
        if chosen is None:
            return paragraph(_("Choose a branch."), "quiet")
        return branch_card(chosen)


def _options(record: Any) -> list[tuple[str, str]]:
    standing: DeskStanding = record
    wrong = "　" + _("to be put right")
    return [
        (
            f"{_SIGNS[branch.state]} {branch.place}　{branch.name}{wrong if branch.has_fault else ''}",
            branch.name,
        )
        for branch in standing.all_branches
    ]


def _numbers(record: Any) -> str:
    standing: DeskStanding = record
    numbers = standing.numbers
    words = {
        "due": _("Due"),
        "arrived": _("Handed in"),
        "accepted": _("of them reviewed"),
        "sent_back": _("Sent back"),
        "missing": _("Not handed in"),
    }
    told = paragraphs(standing.warnings, "bad")
    if told and not standing.branches:
        return told  # there is no list: nothing can be counted
    signs = "　".join(f"{sign} {term(state.value)}" for state, sign in _SIGNS.items() if sign.strip())
    legend = _("{signs}; without a sign: nothing came", signs=signs)
    counted = tiles({words[name]: number for name, number in numbers.items()})
    return told + counted + paragraph(legend, "quiet")


def _waiting(record: Any) -> str:
    return _("Accept all {number} without faults", number=_number_waiting(record))


def _number_waiting(record: Any) -> int:
    standing: DeskStanding = record
    return sum(branch.can_be_accepted for branch in standing.branches)


def _unreadable(record: Any) -> str:
    standing: DeskStanding = record
    words = _("Files that are no bundle: {number}", number=len(standing.unreadable))
    return folded(words, items(sentence(told) for _, told in standing.unreadable))
