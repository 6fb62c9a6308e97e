"""The year on a line: what was planned when, and when it took place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from orglife_kit.i18n import say
from orglife_kit.rules.plan.plan import Period
from orglife_kit.rules.publication.release import Release
from orglife_kit.views.analysis.drawing import Span, year_line
from orglife_kit.views.analysis.panel import Panel
from orglife_kit.views.analysis.words import days_words, long_date, nothing, table
from orglife_kit.views.analysis.year import Year


def timeline(year: Year) -> Panel:
    """Return the stages of the year: planned, and the days on which something of them is recorded."""
    facts = year.release.facts
    title = say("analysis", "The year {year} from the study session to rectification", year=facts.year)
    rows = [row for row in _rows(year.release) if row.days or row.planned]
    if not rows:
        return nothing(year, title, rows)
    base = say("analysis", "Grey: as planned; dots: days recorded; as of {day}", day=long_date(year.today))
    numbers = table(
        {
            say("analysis", "Stage"): [row.label for row in rows],
            say("analysis", "Planned"): [days_words(row.planned or ()) for row in rows],
            say("analysis", "Recorded"): [days_words(row.days) for row in rows],
            say("analysis", "Days"): [len(row.days) for row in rows],
        }
    )
    today = (year.today, say("analysis", "today"))
    return Panel(title, year_line(title, base, rows, today), numbers)


def _rows(release: Release) -> Iterator[Span]:
    plan, lines = release.plan, release.rectification or ()
    preparation = plan.preparation if plan else None
    study = release.study.sessions if release.study else ()
    planned = _day(preparation.study_date) if preparation else None
    yield _span(say("analysis", "Study session"), planned, (entry.date for entry in study))
    yield _span(
        say("analysis", "Talks"),
        _period(preparation.talks) if preparation else None,
        (talk.date for talk in release.talks or ()),
    )
    yield _span(say("analysis", "Findings"), _period(preparation.findings) if preparation else None, ())
    held = (release.facts.date,) if _was_held(release) else ()
    yield _span(say("analysis", "Meeting and rating"), _day(release.facts.date), held)
    told = (line.feedback.date for line in release.assessments or () if line.feedback is not None)
    yield _span(say("analysis", "Feedback"), None, told)
    due = sorted(line.item.due for line in lines if line.item.due is not None)
    yield _span(
        say("analysis", "Rectification"),
        (due[0], due[-1]) if due else None,
        (entry.date for line in lines for entry in line.history.progress),
    )
    yield _span(
        say("analysis", "Verified"),
        None,
        (entry.date for line in lines for entry in line.history.verifications),
    )
    yield _span(say("analysis", "Accounts"), None, (account.date for account in release.accounts or ()))
    yield _span(say("analysis", "Published"), None, (entry.date for entry in release.publications or ()))


def _span(
    label: str, planned: tuple[datetime.date, datetime.date] | None, days: Iterable[datetime.date]
) -> Span:
    took_place = tuple(sorted(set(days)))
    return Span(label, planned, took_place, days_words(took_place) or days_words(planned or ()))


def _was_held(release: Release) -> bool:
    """Return whether the scope is told that somebody was there, or that ballots were counted."""
    there = release.attendance is not None and release.attendance.present > 0
    return there or bool(release.ballot_numbers)


def _day(day: datetime.date | None) -> tuple[datetime.date, datetime.date] | None:
    return None if day is None else (day, day)


def _period(period: Period) -> tuple[datetime.date, datetime.date] | None:
    first, last = period.first or period.last, period.last or period.first
    return None if first is None or last is None else (first, last)
