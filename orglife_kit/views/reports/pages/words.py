"""What several forms say alike: dates, rounds, classes, the heading of every page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Literal

from orglife_kit.i18n import day_words, language, say, term
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.round import Rated
from orglife_kit.rules.plan.members import DecidingOrgan
from orglife_kit.rules.publication.release import MeetingFacts
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.views.reports.cells import Count
from orglife_kit.views.reports.model import Column, Fields, FormField, ListBlock


def document_language() -> Literal["zh_CN", "en"]:
    """Return the language that the document is written in."""
    return "en" if language() == "en" else "zh_CN"


def long_date(day: datetime.date | None) -> str:
    """Return a day as it stands on a form, nothing where there is none."""
    return "" if day is None else day_words(day)


def written_day(text: str) -> datetime.date | str:
    """Return a day that is kept as a text; what is a month alone or no day stays as it was written."""
    try:
        return datetime.date.fromisoformat(text) if len(text) == len("2024-01-18") else text
    except ValueError:
        return text


def moment(day: datetime.date | None, time: str) -> str:
    """Return a day with the time of day behind it, as it is written."""
    if day is None or not time:
        return long_date(day)
    return say("reports", "{day} {time}", day=long_date(day), time=time)


def when(facts: MeetingFacts) -> datetime.date | str:
    """Return the day of the meeting; as words where its time of day is known."""
    return moment(facts.date, facts.time) if facts.time else facts.date


def from_to(first: datetime.date, last: datetime.date | None) -> str:
    """Return from when to when; what has no end yet stays open."""
    return say("reports", "{first} – {last}", first=long_date(first), last=long_date(last))


def year_line(facts: MeetingFacts) -> str:
    """Return the line under a form's title: the branch and the year."""
    return say("reports", "{branch}, {year}", branch=facts.branch, year=facts.year)


def scope_line(scope: Scope, organ: DecidingOrgan | None = None) -> str:
    """Return for whom a page is made; what the deciding ``organ`` keeps is for its archive."""
    if scope is Scope.SUPERVISOR:
        return say("reports", "Handed up to: the supervisor")
    if scope is Scope.ORGAN and organ is DecidingOrgan.COMMITTEE:
        return say("reports", "For the branch committee's archive only")
    if scope is Scope.ORGAN and organ is DecidingOrgan.MEETING:
        return say("reports", "For the branch's archive only")
    return say("reports", "For: {scope}", scope=term(scope.value))


def organ_line(facts: MeetingFacts) -> str:
    """Return who assessed: the branch committee, or the members' meeting where there is none."""
    return say("reports", "Deciding organ: {organ}", organ=term(facts.organ.value))


def number_column(width: int, least: int = 0) -> Column:
    """Return the column of running numbers, centred as offices set them."""
    return Column(say("reports", "No."), "number", "center", width=width, least=least)


def listed(words: Iterable[str]) -> str:
    """Return words as a list inside a sentence."""
    return say("reports", ", ").join(words)


def in_turn(clauses: Iterable[str]) -> str:
    """Return clauses one after the other, as parts of one sentence."""
    return say("reports", "; ").join(clauses)


def state_words(state: str, progress: str, satisfaction: str = "") -> str:
    """Return how far an item is: its state, the words of its progress, what those concerned said."""
    words = (
        say("reports", "{state}: {progress}", state=term(state), progress=progress)
        if progress
        else term(state)
    )
    if not satisfaction:
        return words
    return say("reports", "{words} ({remark})", words=words, remark=term(satisfaction))


def people(number: int) -> Count:
    """Return a number of members with its unit."""
    one = say("reports", "1 member")
    return Count(number, one if number == 1 else say("reports", "{number} members", number=number))


def persons(number: int) -> Count:
    """Return a number of people who need not be members, with its unit."""
    one = say("reports", "1 person")
    return Count(number, one if number == 1 else say("reports", "{number} persons", number=number))


def ballots(number: int) -> Count:
    """Return a number of ballots with its unit."""
    one = say("reports", "1 ballot")
    return Count(number, one if number == 1 else say("reports", "{number} ballots", number=number))


def round_title(rates: Rated, ballot_class: BallotClass, attempt: int) -> str:
    """Return what a round is called on a form; a class and a repetition are named where there is one."""
    title = {
        Rated.MEMBERS: say("reports", "Rating of the members"),
        Rated.COMMITTEE: say("reports", "Rating of the committee's work"),
        Rated.BRANCH_WORK: say("reports", "Rating of the branch's work"),
    }[rates]
    if ballot_class is not BallotClass.MEMBERS:
        title = say("reports", "{title} ({ballot_class})", title=title, ballot_class=term(ballot_class.value))
    if attempt > 1:
        title = say("reports", "{title}, attempt {attempt}", title=title, attempt=attempt)
    return title


def meeting_fields(facts: MeetingFacts) -> Fields:
    """Return when, where and by whom the meeting was held."""
    return Fields(
        (
            FormField(say("reports", "Date"), when(facts)),
            FormField(say("reports", "Place"), facts.place),
            FormField(say("reports", "Host"), facts.host),
            FormField(say("reports", "Recorder"), facts.recorder),
        ),
        across=2,
    )


def agenda_list(texts: Sequence[str]) -> ListBlock:
    """Return the agenda as a numbered list."""
    return ListBlock(tuple(text.rstrip(";；。.") for text in texts), ordered=True)


def box_title(rates: Rated, ballot_class: BallotClass, attempt: int) -> str:
    """Return what a box is called on a form: its round, and whose ballots it holds."""
    title = round_title(rates, BallotClass.MEMBERS, attempt)
    return say(
        "reports", "{title}: box of {ballot_class}", title=title, ballot_class=term(ballot_class.value)
    )
