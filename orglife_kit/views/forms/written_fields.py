"""A written plan dropped or pasted, and what was found in it: each field beside its sentence, with a tick."""

from __future__ import annotations

import html
import tempfile
from collections.abc import Iterable
from pathlib import Path

import ipywidgets

from orglife_kit.errors import InputError, notice
from orglife_kit.i18n import field_word, say
from orglife_kit.meeting.written import KINDS, FoundField, NoticeReading, read_notice, read_pasted
from orglife_kit.rules.plan.plan import Plan
from orglife_kit.views.forms.base import Card, Field, Form, Row, paragraph
from orglife_kit.views.forms.plan_fields import PAGES

_LONGEST = 400
_SHOWN = {field.key: field for _, fields in PAGES for field in fields}


class WrittenSource(Card):
    """Where a written plan is dropped as a file or pasted as text."""

    def __init__(self, form: Form) -> None:
        self.upload = form.file_field(say("plan", "Plan or notice (docx, txt)"), accept=",".join(KINDS))
        self.pasted = form.text_field(say("plan", "Or its text"), rows=4, hint=say("plan", "paste it here"))
        super().__init__(self.upload, self.pasted, looks="")

    def read(self) -> NoticeReading | None:
        """Return what was found in the file or the text, nothing where neither was brought.

        Raises ``InputError`` where it cannot be read, and ``written_nothing`` where nothing was found.
        """
        if self.upload.value:
            with tempfile.TemporaryDirectory(prefix="orglife-notice-") as folder:
                reading = read_notice(stored(Path(folder), self.upload.value[0]))
        elif self.pasted.value.strip():
            reading = read_pasted(self.pasted.value)
        else:
            return None
        if not reading.found:
            raise InputError(notice("written_nothing"))
        return reading


class FoundFields(Card):
    """The fields that were found, all ticked; what the plan says now stands beside what differs from it."""

    def __init__(self, form: Form) -> None:
        super().__init__(looks="")
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
        intro = say(
            "plan",
            "Found in the text, word for word. Untick what is not to be taken over; the rest stays as it is.",
        )
        self.fill(*([ipywidgets.HTML(paragraph(intro, "quiet")), *rows] if rows else []))

    @property
    def chosen(self) -> frozenset[str]:
        """The keys that are ticked."""
        return frozenset(key for key, tick in self.ticks.items() if tick.value)


def stored(folder: Path, upload: dict[str, object]) -> Path:
    """Keep an uploaded file in ``folder`` under its own name, and return where it is."""
    path = folder / Path(str(upload["name"])).name
    path.write_bytes(bytes(upload["content"]))  # type: ignore[call-overload]  # a memoryview, by ipywidgets
    return path


def _markup(field: FoundField, plan: Plan | None) -> str:
    values = field.value if isinstance(field.value, tuple) else str(field.value).splitlines()
    value = "<br>".join(html.escape(_short(str(part))) for part in values)
    sentence = html.escape(_short(field.sentence)).replace("\n", "<br>")
    found_in = html.escape(say("plan", "found in"))
    return (
        f'<div class="found"><b>{value}</b>{_now(field, plan)}'
        f'<p class="quiet">{found_in}：<q>{sentence}</q></p></div>'
    )


def _now(field: FoundField, plan: Plan | None) -> str:
    """Return what the plan says now, where that is something else."""
    held = _SHOWN[field.key].shown(plan) if plan is not None and field.key in _SHOWN else ""
    if field.key == "meeting.agenda" and plan is not None:
        held = "\n".join(plan.agenda_texts)
    found = "\n".join(field.value) if isinstance(field.value, tuple) else str(field.value)
    if not held or str(held) == found:
        return ""
    words = say("plan", "now: {text}", text=_short(str(held)))
    return f'<p class="quiet">{html.escape(words)}</p>'


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
