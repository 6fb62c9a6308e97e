"""集中学习记录 (C2): reading list, day, who was absent and when it was made up for."""

from __future__ import annotations

from orglife_kit.i18n import say
from orglife_kit.rules.preparation.release import StudyLine, StudyRecord
from orglife_kit.rules.publication.release import Release
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    ListBlock,
    Paragraph,
    Table,
)
from orglife_kit.views.reports.pages.frame import kept_by, release_page
from orglife_kit.views.reports.pages.words import people


def study_page(release: Release, title: str) -> Document:
    """Return the record of the study sessions as the deciding organ keeps it."""
    assert release.study is not None
    signed = kept_by(say("reports", "Host"), say("reports", "Recorder"))
    return release_page(release, title, [*study_blocks(release.study), signed])


def study_blocks(study: StudyRecord) -> list[Block]:
    """Return the reading list and every session, as far as the scope was handed it."""
    blocks: list[Block] = []
    if study.reading:
        blocks += [
            Paragraph(say("reports", "Reading list"), "label"),
            ListBlock(study.reading, ordered=True),
        ]
    several = len(study.sessions) > 1
    for number, session in enumerate(study.sessions, 1):
        if several:
            blocks.append(Heading(say("reports", "Session {number}", number=number), 2))
        blocks += _session(session)
    return blocks


def _session(session: StudyLine) -> list[Block]:
    fields = [FormField(say("reports", "Date"), session.date)]
    if session.place:
        fields.append(FormField(say("reports", "Place"), session.place))
    fields += [
        FormField(say("reports", "Members"), people(session.members)),
        FormField(say("reports", "Attended"), people(session.attended)),
        FormField(say("reports", "Absent"), people(session.absent)),
        FormField(say("reports", "Made up for"), people(session.made_up)),
    ]
    blocks: list[Block] = [Fields(tuple(fields), across=2)]
    if session.absences:
        blocks.append(_absences(session))
    return blocks


def _absences(session: StudyLine) -> Table:
    """Return who was absent; reasons have a column only where the scope was handed some."""
    assert session.absences is not None
    reasons = any(absence.reason for absence in session.absences)
    columns = [Column(say("reports", "Name"), heads_row=True, width=2)]
    columns += [Column(say("reports", "Reason"), width=5)] if reasons else []
    columns.append(Column(say("reports", "Made up for on"), width=3))
    waiting = say("reports", "not made up for yet")
    rows = tuple(
        (
            absence.label,
            *((absence.reason,) if reasons else ()),
            absence.made_up or waiting,
        )
        for absence in session.absences
    )
    return Table(tuple(columns), rows)
