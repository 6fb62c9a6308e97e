"""Numbers of other rows that a file names by their words: members by name, findings and items by their text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from orglife_kit.errors import Notice, RefusedError, beginning, notice, refuse
from orglife_kit.meeting.tables.declaration import Column, Kind, TableOfRecord
from orglife_kit.meeting.tables.wordings import word_key
from orglife_kit.rules.record import MeetingRecord

Labelled = Iterator[tuple[int, str, str]]  # number, words, whose it is


def _items(record: MeetingRecord) -> Labelled:
    for item in record.rectification.items:
        whose = record.roster.label(item.member) if item.member is not None else ""
        yield item.number, item.problem, whose


def _findings(record: MeetingRecord) -> Labelled:
    for finding in record.preparation.committee_findings:
        yield finding.number, finding.point, ""


_NAMED: Mapping[str, Callable[[MeetingRecord], Labelled]] = {"item": _items, "finding": _findings}


def resolve(record: MeetingRecord, target: Column, words: str, number: int | None, whose: str) -> int:
    """Return the number that ``words`` name; of two of one name the one with ``number`` beside it, or ``whose`` it is.

    Raises ``RefusedError``: as ``Roster.resolve``, ``words_unknown``, ``words_ambiguous``.
    """
    if target.kind is Kind.MEMBER:
        return _member(record, words, number)
    named = [entry for entry in _NAMED[target.key](record) if word_key(entry[1]) == word_key(words)]
    if len(named) > 1 and whose:
        named = [entry for entry in named if word_key(entry[2]) == word_key(whose)] or named
    if len(named) > 1 and number is not None:
        named = [entry for entry in named if entry[0] == number] or named
    if len(named) != 1:
        code = "words_ambiguous" if named else "words_unknown"
        raise refuse(code, text=beginning(words), number=len(named))
    return named[0][0]


def _member(record: MeetingRecord, words: str, number: int | None) -> int:
    try:
        return record.roster.resolve(words).number
    except RefusedError as error:
        alike = error.notices[0].code == "member_ambiguous"
        if alike and number in record.roster.numbers:
            member = record.roster.member(number or 0)
            if word_key(member.name) == word_key(words):
                return member.number
        raise


def names_of(table: TableOfRecord) -> tuple[tuple[Column, Column], ...]:
    """Return the columns that hold words for a number, each with the column of the number."""
    return tuple((column, table.column(column.names)) for column in table.columns if column.names)


def unknown_number(record: MeetingRecord, target: Column, number: int) -> Notice | None:
    """Return a notice for a number that names nothing, or ``None``."""
    if target.kind is Kind.MEMBER:
        known = number in record.roster.numbers
        return None if known else notice("member_number_unknown", number=number)
    if target.key not in _NAMED:
        return None
    known = number in {entry[0] for entry in _NAMED[target.key](record)}
    return None if known else notice("number_unknown", number=number)
