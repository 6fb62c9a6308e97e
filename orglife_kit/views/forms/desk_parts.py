"""What the forms of a supervisor's desk share: the desk in a meeting's place, and the head of the page."""

from __future__ import annotations

import html
from typing import Any

from orglife_kit.i18n import say
from orglife_kit.rollup.desk import Desk
from orglife_kit.rollup.desk.standing import BranchStanding, DeskStanding
from orglife_kit.views.forms.base import Field, Form
from orglife_kit.views.forms.base.look import Look, rare_face, rare_in, style
from orglife_kit.views.forms.base.parts import Shown


class DeskLook(Look):
    """The style of the forms, and the rare characters of the branches' names."""

    def show(self, record: Any) -> None:
        """Bring the rare characters of the branches that ``record`` names."""
        names = (branch.name for branch in record.all_branches)
        self.value = f"<style>{rare_face(rare_in(names))}{style()}</style>"


class DeskForm(Form):
    """A form of a desk: what it shows is a function of how the branches stand."""

    branch: Field  # the list of branches, where the form has one

    def __init__(self, desk: Desk, reports: Any = None) -> None:
        self.desk = desk
        meeting: Any = desk  # it has all that a form asks of a meeting: record, version, folder, undo
        super().__init__(meeting, reports)

    def _look(self) -> DeskLook:
        return DeskLook()

    def standing(self) -> DeskStanding:
        """Return how the branches stood when the form last looked."""
        shown: Any = self.shown_record
        standing: DeskStanding = shown
        return standing

    def chosen(self) -> BranchStanding | None:
        """Return the branch that is chosen in the list."""
        return self.standing().branch(str(self.branch.value)) if self.branch.value else None

    def page_head(self) -> Shown:
        """Return the head of the page: which folder, which year, how many."""
        return Shown(_head(self.desk))


def _head(desk: Desk) -> Any:
    def markup(record: Any) -> str:
        folder = html.escape(str(desk.folder))
        year = html.escape(say("forms", "Appraisal of {year}", year=record.year))
        title = html.escape(say("forms", "Bundles and roll-up"))
        return (
            f'<div class="orglife-head"><div class="bar"><b>{year}</b>'
            f'<span class="which">{folder}</span></div><h1>{title}</h1></div>'
        )

    return markup
