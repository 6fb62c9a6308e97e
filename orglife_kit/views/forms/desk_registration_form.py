"""登记逐行抄录 of the branches whose bundles are accepted: one branch after the other, one row after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from orglife_kit.bundle.reading import Bundle, read_bundle
from orglife_kit.errors import InputError
from orglife_kit.i18n import language, words_of
from orglife_kit.meeting.copied_rows import kept_copies, row_key
from orglife_kit.rollup.desk.standing import Arrived, BranchStanding, State
from orglife_kit.views.forms.base import Beside, Card, Parts
from orglife_kit.views.forms.desk_parts import DeskForm
from orglife_kit.views.forms.row_copier import CopiedRows, RowCopier

_ = words_of("forms")


class BundleRegistration(Protocol):
    """What the form asks of the reports."""

    def bundle_registration_rows(self, bundle: Bundle, superior: str) -> CopiedRows:
        """Return the heads and the rows of 登记 of a branch that handed in."""
        ...


class DeskRegistrationForm(DeskForm):
    """The branches that are accepted, with how many of their rows are copied, and the rows of the one chosen."""

    reports: BundleRegistration

    def _declare(self) -> Parts:
        self._made: dict[tuple[str, str, str], CopiedRows] = {}
        self.branch = self.chosen_list(
            _("Branches that are accepted"),
            self._options,
            rows=10,
            looks="orglife-branches",
            first=self._first_left,
            chooses=True,
        )
        self.rows = RowCopier(self._identity, self._rows, self._follow_copied)
        yield self.heading(
            _("Copy the registration row by row"),
            _(
                "Of the branches that are accepted, in the order of the upper system. C copies the row and goes"
                " on to the next one; a click copies one cell. Bundles have no id numbers: that cell is empty."
            ),
        )
        yield Beside(self.branch, Card(self.rows))

    def show_record(self, record: Any) -> None:
        """Show the branches that are accepted now, and the rows of the one that is chosen."""
        super().show_record(record)
        self._show_rows()

    def _show_rows(self) -> None:
        if self.chosen() is None:
            self.rows.tell(_("No bundle is accepted yet. What is accepted above is copied here."))
        else:
            self.rows.refresh()

    def _follow_copied(self) -> None:
        """Say in the list how many rows are copied by now."""
        self.quietly(lambda: self.branch.show(self.shown_record))

    def _identity(self) -> str:
        return _bundle_of(self.chosen()).manifest.meeting

    def _rows(self) -> CopiedRows:
        chosen = self.chosen()
        assert chosen is not None
        return self._rows_of(chosen)

    def _rows_of(self, branch: BranchStanding) -> CopiedRows:
        """Return the rows of a branch; raises ``InputError`` where its file went meanwhile."""
        arrived, opinion = _bundle_of(branch), branch.answers[-1].opinion
        key = arrived.digest, opinion, language()
        if key not in self._made:
            bundle = read_bundle(arrived.path, self.desk.passphrase)
            self._made[key] = self.reports.bundle_registration_rows(bundle, opinion)
        return self._made[key]

    def _options(self, record: Any) -> list[tuple[str, str]]:
        copies = kept_copies()
        return [
            (self._label(branch, copies.get(_bundle_of(branch).manifest.meeting, [])), branch.name)
            for branch in record.all_branches
            if branch.state is State.ACCEPTED
        ]

    def _label(self, branch: BranchStanding, copies: Sequence[str]) -> str:
        done, all_ = self._copied(branch, copies), _bundle_of(branch).manifest.members
        return f"{'✓' if done == all_ else '　'} {branch.place}　{branch.name}　{done}/{all_}"

    def _copied(self, branch: BranchStanding, copies: Sequence[str]) -> int:
        """Return how many of a branch's rows are copied as they stand; none where it cannot be read any more."""
        if not copies:
            return 0  # of a thousand branches only those are read that somebody began to copy
        try:
            return sum(row_key(row) in copies for row in self._rows_of(branch)[1])
        except InputError:
            return 0

    def _first_left(self, _record: object) -> str | None:
        """Return the first branch whose rows are not all copied."""
        return next((name for label, name in self.branch.options if not label.startswith("✓")), None)


def _bundle_of(branch: BranchStanding | None) -> Arrived:
    assert branch is not None
    assert branch.bundle is not None
    return branch.bundle
