"""投屏: a second tab for the room; it holds the agenda and three numbers, and cannot show anything else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import traitlets

from orglife_kit.i18n import day_words, words_of
from orglife_kit.rules.ballots.evening import ProjectorFacts, projector_facts
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Form, PageWidget, Parts

_ = words_of("ballots")

_FOLDER = Path(__file__).parent


class Projector(PageWidget):
    """What the room sees: ``facts`` are all that its page has."""

    _esm = _FOLDER / "projector.js"
    _css = _FOLDER / "projector.css"
    facts = traitlets.Dict().tag(sync=True)

    def show(self, record: MeetingRecord) -> None:
        """Show how far the meeting is."""
        self.facts = page_facts(projector_facts(record))


class ProjectorForm(Form):
    """The projector's page, kept up with the meeting."""

    def _declare(self) -> Parts:
        self.page = Projector()
        yield self.page


def page_facts(facts: ProjectorFacts) -> dict[str, Any]:
    """Return what the page shows, in the reader's language."""
    numbers = ((_("Due"), facts.due), (_("Present"), facts.present), (_("On leave"), facts.on_leave))
    return {
        "title": facts.title,
        "when": "　".join(
            part for part in (day_words(facts.date) if facts.date else "", facts.time, facts.place) if part
        ),
        "agenda": list(facts.agenda),
        "current": facts.current,
        "numbers": [[label, number] for label, number in numbers if number is not None],
        "full": _("Full screen"),
    }
