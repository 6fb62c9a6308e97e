"""出席情况: the numbers that are not one, each under its own name, and who was not there all the time."""

from __future__ import annotations

from orglife_kit.i18n import say, term
from orglife_kit.rules.ballots.attendance import AttendanceCount, Presence
from orglife_kit.rules.plan.release import NotCountedLine
from orglife_kit.rules.publication.release import CorrectionLine, LeaveLine, Release
from orglife_kit.views.reports.model import (
    Block,
    Column,
    Document,
    Fields,
    FormField,
    Heading,
    Paragraph,
    Table,
)
from orglife_kit.views.reports.pages.frame import kept_by, release_page
from orglife_kit.views.reports.pages.words import (
    in_turn,
    listed,
    meeting_fields,
    people,
    persons,
    state_words,
)


def attendance_page(release: Release, title: str) -> Document:
    """Return the attendance with reasons, as the deciding organ keeps it."""
    assert release.attendance is not None
    blocks: list[Block] = [
        meeting_fields(release.facts),
        attendance_fields(release.attendance, release.not_counted_number),
    ]
    if release.exceptions:
        columns = (
            Column(say("reports", "Name"), heads_row=True, width=2),
            Column(say("reports", "Attendance"), width=2),
            Column(say("reports", "Reason"), width=5),
        )
        rows = tuple(
            (entry.label, term(entry.line.presence.value), entry.line.reason) for entry in release.exceptions
        )
        blocks.append(Table(columns, rows))
    elif is_recorded(release.attendance):
        blocks.append(Paragraph(say("reports", "Everybody was present.")))
    if release.representatives:
        blocks.append(Paragraph(representatives_sentence(release.representatives)))
    if release.corrections:
        blocks += [
            Heading(say("reports", "Changed after a rating was opened")),
            _corrections(release.corrections),
        ]
    if release.not_counted:
        blocks += [Heading(say("reports", "Members not counted")), _not_counted(release.not_counted)]
    blocks.append(kept_by(say("reports", "Filled in by"), say("reports", "Secretary")))
    return release_page(release, title, blocks)


def _not_counted(lines: tuple[NotCountedLine, ...]) -> Table:
    columns = (
        Column(say("reports", "Name"), heads_row=True, width=2),
        Column(say("reports", "Reason"), width=3),
        Column(say("reports", "Approved by"), width=3),
        Column(say("reports", "Approved on"), width=2),
    )
    rows = tuple((line.label, term(line.reason), line.approved_by, line.date) for line in lines)
    return Table(columns, rows)


def _corrections(lines: tuple[CorrectionLine, ...]) -> Table:
    columns = (
        Column(say("reports", "Name"), heads_row=True, width=2),
        Column(say("reports", "Before"), width=3),
        Column(say("reports", "Now"), width=3),
        Column(say("reports", "Why it was changed"), width=4),
        Column(say("reports", "Day"), width=3),
    )
    rows = []
    for line in lines:
        entry = line.correction
        before, now = _said(entry.before, entry.before_reason), _said(entry.presence, entry.reason)
        label = line.label or say("reports", "Public representatives")
        rows.append((label, before, now, entry.correction, entry.date))
    return Table(columns, tuple(rows))


def _said(presence: Presence | None, words: str) -> str:
    """Return how somebody attended and why, or the names of those who signed in."""
    how = term(presence.value) if presence is not None else ""
    if how and words:
        return say("reports", "{presence} ({reason})", presence=how, reason=words)
    return how or words or "—"


def representatives_sentence(names: tuple[str, ...]) -> str:
    """Return the names of the 群众代表 who sat in."""
    return say("reports", "Sitting in, public representatives: {names}", names=listed(names))


def attendance_fields(count: AttendanceCount, not_counted: int | None) -> Fields:
    """Return 会议应到, 实到, 请假, 缺席, 表决应到, 应参加测评 and the not counted, of members; then 群众代表.

    Who was there is left open to be written where nobody has recorded it yet.
    """
    without = [FormField(say("reports", "Not counted"), people(not_counted))] if not_counted else []
    signed_in, recorded = count.representatives, is_recorded(count)
    represented = (
        [FormField(say("reports", "Public representatives (sitting in)"), persons(signed_in))]
        if signed_in
        else []
    )
    return Fields(
        (
            FormField(say("reports", "Due at the meeting"), people(count.due)),
            FormField(say("reports", "Present"), people(count.present) if recorded else ""),
            FormField(say("reports", "On leave"), people(count.on_leave) if recorded else ""),
            FormField(say("reports", "Absent"), people(count.absent) if recorded else ""),
            FormField(say("reports", "Due for resolutions"), people(count.voting_due)),
            FormField(say("reports", "May take part in the rating"), people(count.entitled)),
            *represented,
            *without,
        ),
        across=2,
    )


def is_recorded(count: AttendanceCount) -> bool:
    """Return whether anybody's attendance is recorded: until then the count has everybody as absent."""
    return count.absent < count.due


def leave_sentence(exceptions: tuple[LeaveLine, ...]) -> str:
    """Return the names of those who were not there, by how."""
    groups: dict[str, list[str]] = {}
    for entry in exceptions:
        groups.setdefault(entry.line.presence.value, []).append(entry.label)
    return in_turn(state_words(presence, listed(names)) for presence, names in groups.items())
