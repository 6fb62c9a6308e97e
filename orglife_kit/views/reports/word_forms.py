"""Forms for Word: one file a member or owner, to be sent out, filled in and taken in again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from orglife_kit.views.reports.files import Files, target_folder

if TYPE_CHECKING:
    from orglife_kit.meeting import Meeting


def word_forms(
    meeting: Meeting, name: str, whose: str | int | None = None, *, folder: Path | str | None = None
) -> Files:
    """Write the forms of the table ``name`` (findings, assessments, rectification) and return the paths.

    One file for each member or owner, or only that of ``whose``; no number of the rating stands in any. Raises
    ``RefusedError`` (``form_unknown``, ``form_of_nobody``), ``InputError`` (``form_filled_there``), and what ``facts``
    raises while the plan is not filled in.
    """
    from orglife_kit.i18n import called, say_in
    from orglife_kit.meeting.release import facts
    from orglife_kit.meeting.word_forms import FORM_KINDS, record_sent, refuse_filled
    from orglife_kit.meeting.word_forms import word_forms as forms_of
    from orglife_kit.views.reports.model import Document, Page
    from orglife_kit.views.reports.render.docx.word_form import render_word_form
    from orglife_kit.views.reports.write import safe_stem, write_files

    record = meeting.record
    told = facts(record)
    namesakes = {namesake.label: called(namesake) for namesake in told.namesakes}
    forms = forms_of(record, name, whose)
    of_owners = FORM_KINDS[name].of_owners
    page = Page("landscape", "compact") if of_owners else Page(margins="compact")
    target, written = target_folder(meeting, folder), list[Path]()
    stems = [f"{form.title}-{form.whose}" for form in forms]
    refuse_filled(target / f"{safe_stem(stem)}.docx" for stem in stems)
    for form, stem in zip(forms, stems, strict=True):
        whose_label = namesakes.get(form.whose, form.whose)
        document = Document(
            form.title,
            subtitle=say_in("zh_CN", "reports", "{branch}, {year}", branch=told.branch, year=told.year),
            page=page,
            author=told.branch,
            date=told.date,
            form=form.title,
            continued=f"{form.title}　{whose_label}",
        )
        line = f"{'责任人' if of_owners else '姓名'}：{whose_label}"
        content = render_word_form(document, form, line)
        written += write_files(target, stem, {"docx": content})
    record_sent(written)
    return Files(written)
