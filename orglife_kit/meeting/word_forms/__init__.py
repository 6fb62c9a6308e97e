"""Forms for Word that are filled in by people without the kit and taken in again as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from orglife_kit.errors import InputError, notice, refuse
from orglife_kit.meeting.word_forms import assessments, findings, rectification
from orglife_kit.meeting.word_forms.form import FormKind, WordForm
from orglife_kit.rules.record import MeetingRecord

__all__ = ["FORM_KINDS", "record_sent", "refuse_filled", "word_forms"]

FORM_KINDS: dict[str, FormKind] = {
    kind.table.name: kind for kind in (findings.KIND, rectification.KIND, assessments.KIND)
}


_VERB = "forms"


def word_forms(record: MeetingRecord, name: str, whose: str | int | None = None) -> tuple[WordForm, ...]:
    """Return the forms of the table ``name``, one for each member or owner, or only that of ``whose``.

    Raises ``RefusedError``: ``form_unknown``, ``form_of_nobody`` where there is none to send out, and as
    ``MeetingRecord.member``.
    """
    if name not in FORM_KINDS:
        raise refuse("form_unknown", name=name, known="、".join(FORM_KINDS))
    kind = FORM_KINDS[name]
    made = tuple(kind.forms(record))
    if whose is not None and not kind.of_owners:
        wanted = record.member(whose).number
        made = tuple(form for form in made if form.of == wanted)
    elif whose is not None:
        made = tuple(form for form in made if form.whose == str(whose).strip())
    if not made:
        raise refuse("form_of_nobody", form=kind.title)
    return made


def refuse_filled(paths: Iterable[Path]) -> None:
    """Raise ``InputError`` (``form_filled_there``) for each form that lies there and was filled in or is foreign."""
    from orglife_kit.storage.written_files import may_replace

    filled = [path for path in paths if not may_replace(path, _VERB)]
    if filled:
        raise InputError(*(notice("form_filled_there", file=str(path)) for path in filled))


def record_sent(paths: Iterable[Path]) -> None:
    """Keep that forms stand as they were written: one that nobody filled in is written over."""
    from orglife_kit.storage.written_files import record_written

    for path in paths:
        record_written(path, _VERB)
