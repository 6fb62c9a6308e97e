"""What a plan of an earlier version says of persons is taken over once: the database keeps it, not the plan's file."""

from __future__ import annotations

from orglife_kit.errors import RefusedError
from orglife_kit.meeting.work import PLAN_FILE, Change, Work
from orglife_kit.rules.plan.members import NotCounted
from orglife_kit.storage.plan_file import persons_in, read_text, without_persons
from orglife_kit.storage.tables.plan import MEETING, MEMBERS, NOT_COUNTED, read_meeting


def take_over_persons(work: Work) -> None:
    """Keep who must be talked with and who is not counted, as the plan names them, and take it out of its file.

    Happens once in a meeting's life. A name that nobody on the roster bears stays in the file, and the plan's
    notices tell that it is not read there any more.
    """
    if not work.record.plan.names_persons:
        return
    if work.write(_take_over, (MEETING, MEMBERS, NOT_COUNTED), undoable=False):
        work.write_plan(lambda _, text: without_persons(text), undoable=False)


def _take_over(change: Change) -> bool:
    """Keep what can be kept; return whether that was all of it, now."""
    meeting = read_meeting(change.connection_for(MEETING))
    if meeting.persons_taken:
        return False
    change.change(MEETING, {"id": meeting.id}, persons_taken=True)
    named, complete = persons_in(read_text(change.folder / PLAN_FILE)), True
    for name in named.must_talk:
        try:
            member = change.record.roster.resolve(name)
        except RefusedError:
            complete = False
            continue
        change.change(MEMBERS, {"number": member.number}, must_talk=True)
    for entry in named.not_counted:
        try:
            number = change.record.roster.resolve(entry.member).number
        except RefusedError:
            complete = False
            continue
        change.put(NOT_COUNTED, NotCounted(number, entry.reason, entry.approved_by, entry.date))
    return complete
