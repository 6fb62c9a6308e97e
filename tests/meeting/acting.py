"""The acts of the plain model on a real meeting, and what a meeting's record is in the model's terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from orglife_kit.errors import OrglifeError
from orglife_kit.meeting import Meeting
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from tests.meeting.model import DAY, Act, Item, Model

ASPECT = "严格组织生活"


def act_on(meeting: Meeting, act: Act) -> tuple[str, Any]:
    """Return ("done", what the act gave) or ("refused", the first code)."""
    name, arguments = act
    try:
        return "done", _REAL[name](meeting, *arguments)
    except OrglifeError as error:
        return "refused", error.notices[0].code


def _item(member: int | None) -> RectificationItem:
    return RectificationItem(0, Ledger.COMMITTEE if member is None else Ledger.MEMBER, "问题", member)


def _no_value(*_: object) -> None:
    return None


_REAL: dict[str, Callable[..., Any]] = {
    "add_member": lambda meeting, group: meeting.plan.add_member("新来的", group=group).number,
    "remove_member": lambda meeting, number: meeting.plan.remove_member(number),
    "change_member": lambda meeting, number, group: _no_value(
        meeting.plan.change_member(number, group=group)
    ),
    "record_talk": lambda meeting, one, two: _no_value(meeting.preparation.record_talk(one, two, DAY)),
    "remove_talk": lambda meeting, number: meeting.preparation.remove_talk(number),
    "note_finding": lambda meeting, point: meeting.preparation.note_committee_finding(ASPECT, point),
    "remove_finding": lambda meeting, number: meeting.preparation.remove_committee_finding(number),
    "note_suggestion": lambda meeting: meeting.preparation.note_suggestion("FROM_MEMBERS", "建议"),
    "sort_suggestion": lambda meeting, number, finding: meeting.preparation.sort_suggestion(number, finding),
    "note_conduct": lambda meeting, number, line: meeting.assessment.note_conduct(number, line),
    "take_attendance": lambda meeting: _no_value(meeting.ballots.take_attendance()),
    "record_attendance": lambda meeting, number, presence: _no_value(
        meeting.ballots.record_attendance(AttendanceLine(number, Presence(presence)))
    ),
    "take_in": lambda meeting, member: meeting.rectification.take_in([_item(member)]),
    "change_item": lambda meeting, number, fact, value: _no_value(
        meeting.rectification.change_item(number, **{fact: value})
    ),
    "remove_item": lambda meeting, number: meeting.rectification.remove_item(number),
    "note_progress": lambda meeting, number, done: meeting.rectification.note_progress(
        number, "做了", DAY, done=done
    ),
    "verify_item": lambda meeting, number: meeting.rectification.verify_item(
        number, "外人", "SATISFIED", DAY
    ),
    "choose_item": lambda meeting, number: meeting.publication.choose_item(number),
    "open_round": lambda meeting: _no_value(meeting.ballots.open_round("members")),
    "cast": lambda meeting: (
        meeting.ballots.cast(
            "members",
            [1] * len(meeting.record.ballots.latest("members").round.subjects)
            if meeting.record.ballots.latest("members")
            else [],
        ).saved
    ),
    "count_paper": lambda meeting, issued, received: _no_value(
        meeting.ballots.count_paper("members", issued=issued, received=received)
    ),
    "sign_off": lambda meeting: meeting.ballots.sign_off("members"),
    "close_round": lambda meeting: meeting.ballots.close_round("members").state.value,
}


def start(record: MeetingRecord) -> Model:
    """Return the model of a meeting that was just made."""
    numbers = dict.fromkeys(("talks", "findings", "suggestions", "items"), 0)
    return Model(dict.fromkeys(record.roster.numbers, ""), numbers | {"members": len(record.roster)})


def seen(meeting: Meeting, numbers: dict[str, int]) -> Model:
    """Return what a window sees of its meeting, in the model's terms; ``numbers`` cannot be seen."""
    record = meeting.record
    latest = record.ballots.latest("members")
    counts = next(iter(latest.classes.values())) if latest is not None else None
    return Model(
        members={member.number: member.group for member in record.roster.members},
        numbers=numbers,
        talks={talk.number: (talk.talker, talk.listener) for talk in record.preparation.talks},
        findings={finding.number: finding.point for finding in record.preparation.committee_findings},
        suggestions={entry.number: entry.finding for entry in record.preparation.suggestions},
        conduct=dict(record.assessment.conduct),
        attendance={line.member: line.presence.value for line in record.ballots.attendance},
        items={
            item.number: Item(
                item.member,
                item.measure,
                item.owner,
                item.due.isoformat() if item.due else "",
                item.state.value,
                len(record.rectification.history(item.number).progress),
            )
            for item in record.rectification.items
        },
        chosen=record.publication.chosen,
        round=latest.state.value if latest is not None else "",
        subjects=len(latest.round.subjects) if latest is not None else 0,
        ballots=_ballots(meeting),
        counts=(counts.issued, counts.received) if counts is not None else (None, None),
        signed_off=counts.signed_off if counts is not None else False,
    )


def _ballots(meeting: Meeting) -> int:
    latest = meeting.record.ballots.latest("members")
    if latest is None or latest.state.value == "void":
        return 0
    if latest.state.value == "open":
        return meeting.ballots.saved_ballots("members")
    return sum(counts.valid or 0 for counts in latest.classes.values())
