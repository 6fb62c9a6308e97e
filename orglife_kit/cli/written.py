"""What was found in a written plan, printed beside its sentences and asked about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from orglife_kit.errors import refuse
from orglife_kit.i18n import field_word, say

if TYPE_CHECKING:
    from orglife_kit.meeting.written import FoundField, NoticeReading

_LONGEST = 200
_ALL, _YES, _NO = "a", "y", "n"


def found_lines(found: Iterable[FoundField]) -> list[str]:
    """Return each field with its value, and the sentence it stands in below it."""
    return [line for field in found for line in _lines(field)]


def accepted(found: Iterable[FoundField]) -> frozenset[str]:
    """Return the keys of the fields that are accepted, each shown and asked about, or all that are left at once.

    Raises ``RefusedError`` (``written_not_asked``) where nobody answers. Nothing of it goes to stdout, which may
    be a program's.
    """
    keys: set[str] = set()
    answer = _YES
    for field in found:
        for line in _lines(field):
            click.echo(line, err=True)
        if answer != _ALL:
            answer = _ask()
        if answer in (_ALL, _YES):
            keys.add(field.key)
    return frozenset(keys)


def found_data(found: Iterable[FoundField], kept: NoticeReading) -> list[dict[str, object]]:
    """Return each field for a program: key, value, sentence, its position in the text, whether it was accepted."""
    keys = {field.key for field in kept.found}
    return [
        {
            "key": field.key,
            "value": _plain(field),
            "sentence": field.sentence,
            "start": field.start,
            "end": field.end,
            "year_inferred": field.year_inferred,
            "accepted": field.key in keys,
        }
        for field in found
    ]


def _ask() -> str:
    question = say("cli", "Take it over? (y yes, n no, a this and all that follow)")
    try:
        answer: str = click.prompt(
            question, default=_YES, type=click.Choice([_YES, _NO, _ALL]), show_choices=False, err=True
        )
    except click.Abort as error:
        raise refuse("written_not_asked") from error
    return answer


def _lines(field: FoundField) -> list[str]:
    values = field.value if isinstance(field.value, tuple) else (field.value,)
    label = field_word(field.key)
    shown = "；".join(str(value).rstrip("；;") for value in values).replace("\n", " ")
    sentence = field.sentence.replace("\n", " ").replace("\t", " ")
    return [f"{label}　{_short(shown)}", say("cli", "    found in: {sentence}", sentence=_short(sentence))]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _plain(field: FoundField) -> object:
    if isinstance(field.value, tuple):
        return list(field.value)
    return field.value if isinstance(field.value, int) else str(field.value)
