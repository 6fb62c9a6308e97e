"""A written plan dropped or pasted, and what was found in it: each field beside its sentence, with a tick."""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable

import ipywidgets

from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import day_words, field_word, words_of
from orglife_kit.meeting.written import KINDS, FoundField, NoticeReading, read_notice, read_pasted
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.rules.written import share_in
from orglife_kit.views.forms.base import Field, Form, Row, Stack, Words, stored
from orglife_kit.views.forms.plan_fields import PAGES

_ = words_of("plan")

_LONGEST = 400
_SHOWN = {field.key: field for _, fields in PAGES for field in fields}


class WrittenSource(Stack):
    """Where a written plan is dropped as a file or pasted as text."""

    def __init__(self, form: Form) -> None:
        self.upload = form.file_field(_("Plan or notice (docx, txt)"), accept=",".join(KINDS))
        self.pasted = form.text_field(_("Or its text"), rows=4, hint=_("paste it here"))
        super().__init__(self.upload, self.pasted)

    def read(self) -> NoticeReading | None:
        """Return what was found in the file or the text, nothing where neither was brought.

        Raises ``InputError`` where it cannot be read, and ``written_nothing`` where nothing was found.
        """
        if self.upload.value:
            with stored(self.upload.value[0]) as path:
                reading = read_notice(path)
        elif self.pasted.value.strip():
            reading = read_pasted(self.pasted.value)
        else:
            return None
        if not reading.found:
            raise InputError(notice("written_nothing"))
        return reading


class FoundFields(Stack):
    """The fields that were found, all ticked; what the plan says now stands beside what differs from it."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self.ticks: dict[str, Field] = {}

    def show_found(self, found: Iterable[FoundField], plan: Plan | None = None) -> None:
        """Show ``found``, against what ``plan`` says where there is one."""
        fields = tuple(found)
        self.ticks = {field.key: self._form.tick_field(field_word(field.key), value=True) for field in fields}
        rows = [
            Row(self.ticks[field.key], ipywidgets.HTML(_markup(field, plan)), looks="orglife-found")
            for field in fields
        ]
        intro = _(
            "Found in the text, word for word. Untick what is not to be taken over; the rest stays as it is."
        )
        self.fill(*([Words(intro), *rows] if rows else []))

    @property
    def chosen(self) -> frozenset[str]:
        """The keys that are ticked."""
        return frozenset(key for key, tick in self.ticks.items() if tick.value)


def _markup(field: FoundField, plan: Plan | None) -> str:
    value = "<br>".join(html.escape(_short(part)) for part in _lines(field.value))
    sentence = html.escape(_short(field.sentence)).replace("\n", "<br>")
    found_in = html.escape(_("found in"))
    return (
        f'<div class="found"><b>{value}</b>{_now(field, plan)}'
        f'<p class="quiet">{found_in}：<q>{sentence}</q></p></div>'
    )


def _lines(value: object) -> list[str]:
    """Return a value as it is read, line by line."""
    if isinstance(value, tuple):
        return list(map(str, value))
    return [day_words(value)] if isinstance(value, datetime.date) else str(value).splitlines()


def _now(field: FoundField, plan: Plan | None) -> str:
    """Return what the plan says now, where that is something else."""
    held = _SHOWN[field.key].shown(plan) if plan is not None and field.key in _SHOWN else ""
    if field.key == "meeting.agenda" and plan is not None:
        held = "\n".join(plan.agenda_texts)
    now, found = ("\n".join(_lines(value)) for value in (held, field.value))
    if not held or now == found or (share_in(now) is not None and share_in(now) == share_in(found)):
        return ""
    words = _("now: {text}", text=_short(now))
    return f'<p class="quiet">{html.escape(words)}</p>'


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
