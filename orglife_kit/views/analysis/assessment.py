"""The final outcomes beside the cap."""

from __future__ import annotations

from orglife_kit.i18n import say, term
from orglife_kit.rules.assessment.outcomes import Outcome
from orglife_kit.rules.publication.release import Distribution
from orglife_kit.rules.publication.scopes import Content
from orglife_kit.views.analysis.drawing import Bar, Group, bars
from orglife_kit.views.analysis.house_style import SOLID, STRIPED
from orglife_kit.views.analysis.panel import Panel
from orglife_kit.views.analysis.words import long_date, members_words, nothing, table
from orglife_kit.views.analysis.year import Year


def outcomes(year: Year) -> Panel:
    """Return members per outcome with the line of the cap, beside last year's where both are shown."""
    found = year.release.distribution
    before = year.previous.distribution if year.previous else None
    title = say("analysis", "Outcomes against the cap")
    if found is None:
        withheld = Content.DISTRIBUTION in year.release.contents
        why = say(
            "analysis", "withheld: somebody has no outcome yet, or it would tell the grade of one member"
        )
        return nothing(year, title, "" if withheld else None, why)
    numbers = dict(found.counts)
    if numbers.get(None) and not any(
        number for outcome, number in numbers.items() if outcome and outcome.is_grade
    ):
        return nothing(year, title, found)
    title = say(
        "analysis",
        "Excellent: {given} of at most {limit}",
        given=found.cap.given,
        limit=found.cap.limit,
    )
    base = say(
        "analysis",
        "Base of the cap: {base} members; {members} in the roster; as of {day}",
        base=found.cap.base,
        members=found.members,
        day=long_date(year.today),
    )
    now, last = numbers, dict(before.counts) if before else {}
    shown = [each for each in now if each is not None or now[each] or last.get(each)]
    groups = [
        Group(
            _label(each),
            (
                Bar(now[each], _words(now[each], year.release.facts.year, beside=before), SOLID),
                *(
                    [
                        Bar(
                            last.get(each, 0),
                            _words(last.get(each, 0), year.previous.facts.year, beside=before),
                            STRIPED,
                        )
                    ]
                    if before and year.previous
                    else []
                ),
            ),
        )
        for each in shown
    ]
    limit = (found.cap.limit, say("analysis", "at most {limit}", limit=found.cap.limit))
    columns: dict[str, list[object]] = {
        say("analysis", "Outcome"): [*map(_label, shown), say("analysis", "Together")],
        str(year.release.facts.year): [*(now[each] for each in shown), found.members],
    }
    if before and year.previous:
        columns[str(year.previous.facts.year)] = [*(last.get(each, 0) for each in shown), before.members]
    return Panel(title, bars(title, base, groups, limit=limit), table(columns))


def _label(outcome: Outcome | None) -> str:
    return term("UNDECIDED" if outcome is None else outcome.value)


def _words(number: int, year: int, *, beside: Distribution | None) -> str:
    words = members_words(number)
    return say("analysis", "{members} ({year})", members=words, year=year) if beside else words
