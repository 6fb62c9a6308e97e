"""What is analysed: the releases of one scope, this year's and last year's; nothing that the scope may not see."""

from __future__ import annotations

import datetime
import html
from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.errors import InputError, OrglifeError
from orglife_kit.frozen import dataclass
from orglife_kit.i18n import say, sentence, sentences, term
from orglife_kit.rules.publication.release import Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.views.reports.pages.words import long_date

if TYPE_CHECKING:
    from orglife_kit.errors import Notice
    from orglife_kit.meeting import Meeting


class NotReadyError(InputError):
    """The plan lacks what no page can be without; a notebook shows this sentence alone."""

    def _render_traceback_(self) -> list[str]:
        return [say("analysis", "It is drawn once the plan is filled in: {missing}", missing=sentences(self))]


@dataclass(frozen=True)
class Year:
    """One scope's releases: ``release`` is this year's, ``previous`` last year's, ``None`` where there is none.

    ``told`` says why last year's could not be read; groups below ``smallest`` are not drawn, of last year those
    below ``previous_smallest``.
    """

    release: Release
    previous: Release | None
    today: datetime.date
    smallest: int
    previous_smallest: int = 0
    told: tuple[Notice, ...] = ()

    def __repr__(self) -> str:
        return f"<Year {self.scope_words}>"  # else a notebook that shows it keeps all of the release, each count too

    def _repr_html_(self) -> str:
        lines = [self.scope_words, *map(sentence, self.told)]
        if self.release.scope is Scope.BRANCH and self.release.distribution is not None:
            call = 'analysis.export(meeting, "BRANCH")'
            lines.append(
                say(
                    "analysis",
                    "To hand it to the branch: {call}, which keeps what it was shown of grades.",
                    call=call,
                )
            )
        if self.previous is not None:
            lines.append(say("analysis", "Beside {year}: {branch}", **_facts(self.previous)))
        elif not self.told:
            lines.append(
                say(
                    "analysis",
                    "No year before to compare with: choose its folder on the page, or name it in the plan.",
                )
            )
        return "".join(f"<p>{html.escape(words)}</p>" for words in lines)

    @property
    def scope_words(self) -> str:
        """Whose year it is, and as whom one sees it."""
        return say(
            "analysis",
            "{branch}, {year}; as {scope} sees it, as of {day}",
            **_facts(self.release),
            scope=term(self.release.scope.value),
            day=long_date(self.today),
        )


def _facts(release: Release) -> dict[str, object]:
    return {"branch": release.facts.branch, "year": release.facts.year}


def open_year(
    meeting: Meeting,
    scope: str = "ORGAN",
    *,
    previous: Path | str | None = None,
    today: datetime.date | None = None,
) -> Year:
    """Return a meeting's year as ``scope`` sees it: BRANCH, ORGAN, SUPERVISOR or PUBLIC.

    ``previous`` is the folder of last year's meeting, else the one that the plan names. Raises as ``release``, and
    ``NotReadyError`` while the plan lacks what no page can be without.
    """
    from orglife_kit.meeting.next_year import previous_folder, released_last_year
    from orglife_kit.meeting.release import release

    record, day = meeting.record, today or datetime.date.today()
    named, smallest = Scope.named(scope), record.plan.settings.smallest_group
    try:
        of_now = release(record, named, as_of=day)
    except InputError as error:
        raise NotReadyError(*error.notices) from error
    folder = previous_folder(meeting) if previous is None else Path(previous)
    if folder is None:
        return Year(of_now, None, day, smallest)
    try:
        before, smallest_before = released_last_year(folder, named)
    except OrglifeError as error:
        return Year(of_now, None, day, smallest, told=error.notices)
    return Year(of_now, before, day, smallest, max(smallest, smallest_before))
