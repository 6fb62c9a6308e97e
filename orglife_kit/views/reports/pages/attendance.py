"""出席情况: the numbers that are not one, each under its own name, and who was not there all the time."""

from __future__ import annotations

from orglife_kit.i18n import say, term
from orglife_kit.rules.ballots.attendance import AttendanceCount
from orglife_kit.rules.publication.release import LeaveLine, Release
from orglife_kit.views.reports.model import Block, Column, Document, Fields, FormField, Paragraph, Table
from orglife_kit.views.reports.pages.frame import release_page
from orglife_kit.views.reports.pages.words import meeting_fields, people


def attendance_page(release: Release, title: str) -> Document:
    """Return the attendance with reasons, as the deciding organ keeps it."""
    assert release.attendance is not None
    blocks: list[Block] = [meeting_fields(release.facts), attendance_fields(release.attendance)]
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
    else:
        blocks.append(Paragraph(say("reports", "Everybody was present.")))
    return release_page(release, title, blocks)


def attendance_fields(count: AttendanceCount) -> Fields:
    """Return 会议应到, 实到, 请假, 缺席, 表决应到 and 应参加测评, all of members."""
    return Fields(
        (
            FormField(say("reports", "Due at the meeting"), people(count.due)),
            FormField(say("reports", "Present"), people(count.present)),
            FormField(say("reports", "On leave"), people(count.on_leave)),
            FormField(say("reports", "Absent"), people(count.absent)),
            FormField(say("reports", "Due for resolutions"), people(count.voting_due)),
            FormField(say("reports", "May take part in the rating"), people(count.entitled)),
        ),
        across=2,
    )


def leave_sentence(exceptions: tuple[LeaveLine, ...]) -> str:
    """Return the names of those who were not there, by how."""
    groups: dict[str, list[str]] = {}
    for entry in exceptions:
        groups.setdefault(entry.line.presence.value, []).append(entry.label)
    return "；".join(f"{term(presence)}：{'、'.join(names)}" for presence, names in groups.items())
