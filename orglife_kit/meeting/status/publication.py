"""How the publication stands (C16)."""

from __future__ import annotations

from collections.abc import Iterator

from orglife_kit.errors import notice
from orglife_kit.meeting.publication import PublicationActs
from orglife_kit.meeting.status.entry import Lines, StatusEntry
from orglife_kit.rules.publication.scopes import Scope

_LINES = Lines("publication", "7_publication")
_CIRCLES = (Scope.BRANCH, Scope.PUBLIC)


class PublicationStatus(PublicationActs):
    """The publication's part of the status."""

    def _publication_status(self) -> Iterator[StatusEntry]:
        """Yield whether measures and progress went out, and which remarks wait for an answer."""
        out = [one for one in self.publication_records() if one.scope in _CIRCLES]
        if out:
            yield _LINES.done("C16", notice("status_published", number=len(out), date=out[-1].date))
        elif any(not item.is_personal and item.measure for item in self.rectification_items()):
            yield _LINES.missing("C16", notice("status_published_missing"))
        if self.withholds_distribution():
            yield _LINES.warning("C16", notice("status_distribution_withheld"))
        waiting = sum(not one.answer for one in self.remark_records())
        if waiting:
            yield _LINES.missing("C16", notice("status_remarks_waiting", number=waiting))
