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
from orglife_kit.views.forms.form import WIDE, line, text_field
from orglife_kit.views.forms.plan_fields import PAGES

_TICK = ipywidgets.Layout(width="16em", min_width="16em")
_LONGEST = 400
_SHOWN = {field.key: field for _, fields in PAGES for field in fields}


class WrittenSource(ipywidgets.VBox):
    """Where a written plan is dropped as a file or pasted as text."""

    def __init__(self) -> None:
        self.upload = ipywidgets.FileUpload(
            description=say("plan", "Plan or notice (docx, txt)"),
            accept=",".join(KINDS),
            layout=ipywidgets.Layout(width="18em"),
        )
        self.pasted = text_field(
            say("plan", "Or its text"), "", rows=4, placeholder=say("plan", "paste it here"), layout=WIDE
        )
        super().__init__([self.upload, self.pasted])

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


class FoundFields(ipywidgets.VBox):
    """The fields that were found, all ticked; what the plan says now stands beside what differs from it."""

    def __init__(self) -> None:
        self.ticks: dict[str, ipywidgets.Checkbox] = {}
        super().__init__([])

    def show(self, found: Iterable[FoundField], plan: Plan | None = None) -> None:
        """Show ``found``, against what ``plan`` says where there is one."""
        fields = tuple(found)
        self.ticks = {
            field.key: ipywidgets.Checkbox(
                value=True, description=field_word(field.key), indent=False, layout=_TICK
            )
            for field in fields
        }
        rows = [
            ipywidgets.HBox([self.ticks[field.key], ipywidgets.HTML(_markup(field, plan))])
            for field in fields
        ]
        intro = say(
            "plan",
            "Found in the text, word for word. Untick what is not to be taken over; the rest stays as it is.",
        )
        self.children = (line(intro, "quiet"), *rows) if rows else ()

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
