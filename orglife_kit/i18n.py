"""Words for people: English msgids, Chinese on screen unless told otherwise."""

from __future__ import annotations

import datetime
import gettext
import os
import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path

from orglife_kit.errors import Location, Notice, OrglifeError
from orglife_kit.locale.messages import MESSAGES
from orglife_kit.locale.plan_words import PLAN_TEXTS, PLAN_WORDS
from orglife_kit.locale.terms import TERMS
from orglife_kit.rules.plan.grades import ABSTAIN, OVERVOTE, GradeSet
from orglife_kit.rules.plan.members import Namesake
from orglife_kit.rules.plan.plan import is_filled_in

LANGUAGES = ("zh_CN", "en")
DEFAULT_LANGUAGE = "zh_CN"

_chosen: str | None = None  # one per process: a widget's callbacks run in threads of their own


def language() -> str:
    """Return the reader's language: the one chosen, else ``ORGLIFE_LANG``, else Chinese."""
    named = _chosen or os.environ.get("ORGLIFE_LANG", DEFAULT_LANGUAGE)
    return named if named in LANGUAGES else DEFAULT_LANGUAGE


def choose_language(name: str | None) -> None:
    """Speak ``name`` (one of ``LANGUAGES``) from here on; ``None`` goes back to the default."""
    global _chosen  # noqa: PLW0603 - the one thing a process remembers of its reader
    _chosen = name


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    folder = Path(__file__).parent / "locale"
    return gettext.translation("orglife", str(folder), [name], fallback=name == "en")


def say(context: str, message: str, /, **fields: object) -> str:
    """Return ``message`` of a stage word's ``context`` in the reader's language, its fields filled in."""
    return say_in(language(), context, message, **fields)


def words_of(context: str) -> Callable[..., str]:
    """Return what says messages of one stage word's ``context``, for a module that says no others."""
    return partial(say, context)


def say_in(name: str, context: str, message: str, /, **fields: object) -> str:
    """Return ``message`` in the language ``name``: what a stored document says is in its own, not the reader's."""
    text = _catalogue(name).pgettext(context, message)
    return text.format(**{key: _written(value, name) for key, value in fields.items()}) if fields else text


def _written(value: object, name: str) -> object:
    """Return a field of a message; a day as people write it in the language ``name``."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return day_words(value, name)
    return value


def count_heads(grade_set: GradeSet) -> list[str]:
    """Return what the counts of a tally's row are called: the grades, best first, then 弃权 and 多选."""
    return [*(grade.label for grade in grade_set.grades), term(ABSTAIN), term(OVERVOTE)]


def sentence(told: Notice) -> str:
    """Return a notice as a sentence in the reader's language, its location in front."""
    fields = {name: _spoken(value) for name, value in told.fields.items()}
    text = say("messages", MESSAGES[told.code], **fields)
    location = _location(told.location)
    return location + say("messages", ": ") + text if location else text


def sentences(error: OrglifeError) -> str:
    """Return everything an error tells, one sentence a line."""
    return "\n".join(map(sentence, error.notices))


def _spoken(value: object) -> str:
    """Return a field of a notice in the reader's language; several codes one after the other."""
    if isinstance(value, datetime.date):
        return day_words(value)
    if isinstance(value, tuple):
        return ("、" if language() == DEFAULT_LANGUAGE else ", ").join(map(_spoken, value))
    return term(str(value))


def day_words(day: datetime.date, name: str = "") -> str:
    """Return a day as people write it, in the reader's language, else in ``name``."""
    fields = {"year": day.year, "month": day.month, "day": day.day}
    return say_in(name or language(), "reports", "{year}-{month:02d}-{day:02d}", **fields)


def moment_words(text: str) -> str:
    """Return the time of the meeting, which is free text, with the day in words where it begins with one."""
    day, _, time = text.partition(" ")
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", day)  # 2024-1-18 is a day too
    try:
        words = day_words(datetime.date(*map(int, found.groups()))) if found else ""
    except ValueError:
        words = ""
    if not words:
        return text
    return say("reports", "{day} {time}", day=words, time=time) if time else words


def term(code: str) -> str:
    """Return the word people use for a stored code (RULES.md §7); anything else as it is."""
    return say("terms", TERMS[code]) if code in TERMS else code


def field_word(name: str) -> str:
    """Return what people call a field: of the plan, by its key; any other as it is."""
    if name not in PLAN_WORDS:
        return name
    word = say("plan", PLAN_WORDS[name])
    return say("plan", "{field} (text)", field=word) if name in PLAN_TEXTS else word


def branch_name(branch: str) -> str:
    """Return a branch's name as people read it: one that waits to be filled in is said to."""
    return branch if is_filled_in(branch) else say("forms", "(not filled in)")


def called(namesake: Namesake) -> str:
    """Return a name with what tells its member apart: his Party group, else his row of the roster."""
    if namesake.group:
        return say("reports", "{name} ({group})", name=namesake.name, group=namesake.group)
    return say(
        "reports", "{name} (No. {position} of the roster)", name=namesake.name, position=namesake.position
    )


def naming(namesakes: Iterable[Namesake]) -> Callable[[str], str]:
    """Return what puts a text's 王伟#6 as people read it, 王伟（第二党小组）; files keep the number."""
    shown = {namesake.label: called(namesake) for namesake in namesakes}
    if not shown:
        return str
    labels = re.compile(f"(?:{'|'.join(map(re.escape, shown))})(?!\\d)")
    return lambda text: labels.sub(lambda found: shown[found[0]], text)


def _says_more(location: Location) -> bool:
    """Whether a field is to be named: beside a line of a file only one that people have a word for."""
    return bool(location.field) and (location.line is None or location.field in PLAN_WORDS)


def _location(location: Location) -> str:
    parts = [
        location.file,
        location.sheet and say("messages", "sheet {sheet}", sheet=location.sheet),
        location.line and say("messages", "line {line}", line=location.line),
        location.row and say("messages", "row {row}", row=location.row),
        location.column and say("messages", "column {column}", column=location.column),
        _says_more(location) and say("messages", "field {field}", field=field_word(location.field or "")),
    ]
    return say("messages", ", ").join(part for part in parts if part)
