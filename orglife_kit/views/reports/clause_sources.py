"""出处: for each clause of the plan what is recorded of it and where, who is shown it, and where no rule was found."""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Iterator
from enum import StrEnum

from orglife_kit.frozen import dataclass
from orglife_kit.i18n import say, term
from orglife_kit.locale.plan_words import PLAN_WORDS
from orglife_kit.meeting.tables import TABLES
from orglife_kit.rules.ballots.planned import rounds_of
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.plan.grades import GradeSet
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.publication.scopes import Scope, contents
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.reports.clauses import CLAUSES, Clause
from orglife_kit.views.reports.documents import PAGES

_WORDS = {"committee_grade_set": "grades.committee.grades"}
_OF_ORGAN = {
    "Findings of the committee": DecidingOrgan.COMMITTEE,
    "Findings of the branch": DecidingOrgan.MEETING,
}


@dataclass(frozen=True)
class TableSource:
    """A table that keeps something of a clause, and in how many of its rows something is recorded."""

    table: str
    title: str
    rows: int


@dataclass(frozen=True)
class PageSource:
    """A page that shows a clause, and the scopes that receive it; none for what is only printed."""

    title: str
    scopes: tuple[str, ...]


@dataclass(frozen=True)
class SettingSource:
    """What the branch laid down for itself: the setting, what it is called, and what was laid down."""

    setting: str
    words: str
    value: str


@dataclass(frozen=True)
class ClauseSources:
    """One clause with where it is recorded, what shows it, and what was laid down because no rule was found.

    ``worked_out`` are the tables that hold nothing of their own: nobody has to enter anything for them.
    """

    clause: str
    words: str
    notebooks: tuple[str, ...]
    recorded: tuple[TableSource, ...]
    worked_out: tuple[str, ...]
    shown: tuple[PageSource, ...]
    no_rule: tuple[SettingSource, ...]
    chosen: tuple[SettingSource, ...]


def clause_sources(record: MeetingRecord, today: datetime.date) -> tuple[ClauseSources, ...]:
    """Return every clause of the plan with where it is recorded and what shows it."""
    rows = {name: table.recorded_in(record, today) for name, table in TABLES.items()}
    return tuple(
        ClauseSources(
            clause.code,
            say("sources", clause.words),
            clause.notebooks,
            tuple(
                TableSource(name, TABLES[name].title, rows[name])
                for name in clause.tables
                if not TABLES[name].worked_out
            ),
            tuple(TABLES[name].title for name in clause.tables if TABLES[name].worked_out),
            tuple(_pages(record, clause)),
            tuple(_setting(record, name) for name in clause.no_rule if _is_used(record, name)),
            tuple(_setting(record, name) for name in clause.chosen),
        )
        for clause in CLAUSES
    )


def _pages(record: MeetingRecord, clause: Clause) -> Iterator[PageSource]:
    held = {scope: contents(scope, record.plan.settings) for scope in Scope}
    for page in PAGES:
        if (
            page.title in clause.pages
            and _OF_ORGAN.get(page.title, record.deciding_organ) is record.deciding_organ
        ):
            scopes = (scope for scope in Scope if page.contents & held[scope] and scope not in page.elsewhere)
            yield PageSource(page.name, tuple(scope.value for scope in scopes))
    for title in clause.printed:
        yield PageSource(say("reports", title), ())


def _is_used(record: MeetingRecord, name: str) -> bool:
    """Whether the branch had to lay a setting down: the grades of a committee only where the agenda has its rating."""
    return name != "committee_grade_set" or RoundKind.COMMITTEE in rounds_of(record)


def _setting(record: MeetingRecord, name: str) -> SettingSource:
    plan = record.plan
    value = plan.committee_grade_set if name == "committee_grade_set" else getattr(plan.settings, name)
    words = say("plan", PLAN_WORDS[_WORDS.get(name, f"settings.{name}")])
    return SettingSource(name, words, _said(value))


def _said(value: object) -> str:
    """Return what was laid down as people say it."""
    if isinstance(value, GradeSet):
        return "、".join(grade.label for grade in value.grades)
    if isinstance(value, bool):
        return say("sources", "yes") if value else say("sources", "no")
    if isinstance(value, StrEnum):
        return term(value)
    if isinstance(value, tuple):
        words = tuple(map(str, value))
        return "/".join(words) if isinstance(value[0], int) else "、".join(words)
    return str(value)


def source_lines(sources: ClauseSources) -> list[str]:
    """Return one clause as lines for people."""
    kept = [entry for entry in sources.recorded if entry.rows]
    lines = [
        sources.words,
        say("sources", "  entered in: {notebooks}", notebooks="、".join(sources.notebooks)),
    ]
    recorded = "；".join(
        say("sources", "{title}, {number} rows", title=entry.title, number=entry.rows) for entry in kept
    )
    if sources.recorded:
        lines.append(say("sources", "  recorded: {tables}", tables=recorded or say("sources", "nothing yet")))
    if sources.worked_out:
        tables = "、".join(sources.worked_out)
        lines.append(say("sources", "  worked out from what is recorded: {tables}", tables=tables))
    if sources.shown:
        lines.append(say("sources", "  shown by: {pages}", pages="；".join(map(_page_words, sources.shown))))
    if sources.no_rule:
        lines.append(
            say(
                "sources", "  no rule found; the branch has: {settings}", settings=_laid_down(sources.no_rule)
            )
        )
    if sources.chosen:
        lines.append(
            say("sources", "  laid down by the plan: {settings}", settings=_laid_down(sources.chosen))
        )
    return lines


def sources_markup(record: MeetingRecord, today: datetime.date, link: Callable[[str], str]) -> str:
    """Return every clause as markup, folded; ``link`` gives the way to a notebook."""
    return "".join(_markup(sources, link) for sources in clause_sources(record, today))


def _markup(sources: ClauseSources, link: Callable[[str], str]) -> str:
    first, *lines = source_lines(sources)
    told = "".join(f"<li>{html.escape(line.strip())}</li>" for line in lines[1:])
    links = "".join(map(link, sources.notebooks))
    return f"<details><summary>{html.escape(first)}</summary><p>{links}</p><ul>{told}</ul></details>"


def _page_words(page: PageSource) -> str:
    if not page.scopes:
        return say("sources", "{title} (printed)", title=page.title)
    return say("sources", "{title} ({scopes})", title=page.title, scopes="、".join(map(term, page.scopes)))


def _laid_down(settings: tuple[SettingSource, ...]) -> str:
    return "；".join(
        say("sources", "{setting}: {value}", setting=entry.words, value=entry.value) for entry in settings
    )
