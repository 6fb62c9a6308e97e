"""公开: one scope at a time is looked at and written; it holds what ``Meeting`` handed to it."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import ipywidgets

from orglife_kit.i18n import say, term
from orglife_kit.meeting import Meeting
from orglife_kit.rules.publication import Scope
from orglife_kit.views.widgets.house import LABELS, MIDDLE, Form

_ORDER = (Scope.ORGAN, Scope.MEMBER, Scope.BRANCH, Scope.SUPERVISOR, Scope.PUBLIC)


class PublicationForm(Form):
    """Scope, preview, export."""

    def __init__(
        self, meeting: Meeting, preview: Callable[..., Any], export: Callable[..., Iterable[Path]]
    ) -> None:
        super().__init__(meeting)
        self._preview, self._export = preview, export
        self.scope = ipywidgets.Dropdown(
            options=[(term(scope), scope.value) for scope in _ORDER],
            description=say("publication", "For"),
            style=LABELS,
            layout=MIDDLE,
        )
        self.member = ipywidgets.Dropdown(
            description=say("publication", "Member"),
            style=LABELS,
            layout=MIDDLE,
        )
        self.with_ids = ipywidgets.Checkbox(
            description=say("publication", "Show id numbers whole in the registration form"), indent=False
        )
        self.meeting_changed()
        self.scope.observe(self.doing(self._choose), "value")
        self.page = ipywidgets.HTML()
        self._files = ipywidgets.HTML()
        self._choose()

    def meeting_changed(self) -> None:
        """Offer a slip for each member who has an outcome by now."""
        chosen = self.member.value
        decided = self.meeting.served_members()
        self.member.options = [(say("publication", "every member"), ""), *((name, name) for name in decided)]
        self.member.value = chosen if chosen in decided else ""

    def _choose(self) -> None:
        scope = self.scope.value
        more = {"MEMBER": [self.member], "ORGAN": [self.with_ids], "SUPERVISOR": [self.with_ids]}.get(
            scope, []
        )
        self.page.value = self._files.value = ""
        self.tell("")
        self.put(
            ipywidgets.HBox([self.scope, *more]),
            ipywidgets.HBox(
                [
                    self.button(say("publication", "Look"), self.look),
                    self.button(say("publication", "Write HTML and PDF"), self.write, main=True),
                ]
            ),
            self._files,
            self.page,
        )

    def look(self) -> None:
        """Show what the scope would receive; of the slips the first where no member is chosen."""
        self.page.value = self._preview(self.meeting, self.scope.value, self._member(first=True)).html()
        self.tell("")

    def write(self) -> None:
        """Write the files and list them."""
        files = list(
            self._export(
                self.meeting, self.scope.value, self._member(first=False), with_ids=self.with_ids.value
            )
        )
        items = "".join(f"<li>{html.escape(str(file))}</li>" for file in files)
        self._files.value = f"<ul>{items}</ul>"
        self.tell(say("publication", "Written: {number} files", number=len(files)))

    def _member(self, *, first: bool) -> str | None:
        if self.scope.value != Scope.MEMBER:
            return None
        decided = self.meeting.served_members()
        return self.member.value or (decided[0] if first and decided else None)
