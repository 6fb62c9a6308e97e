"""What of the sample's year comes from no table's file: officers, ballots, minutes, accounts, a publication."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from orglife_kit.errors import Notice
from orglife_kit.meeting.meeting import Meeting
from orglife_kit.rules.ballots import minutes
from orglife_kit.rules.ballots.evening import agenda_items
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.minutes import MinutesHead
from orglife_kit.rules.ballots.opening import grade_set_of, subjects_of
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.accounts import Audience
from orglife_kit.storage.readers.ballots import read_pile

Publish = Callable[[Meeting, str, datetime.date], object]  # the meeting, a scope, a day
Compose = Callable[[Notice], str]  # a notice as a sentence

_COMMENT = "准备充分，批评具体；会后把午间值班的事盯住。"


def pass_officers(meeting: Meeting) -> None:
    """Pass the officers and go through the agenda."""
    meeting.ballots.propose_officers(*_officers(meeting.record), "举手表决")
    for entry in agenda_items(meeting.record):
        note = _COMMENT if entry.item.kind is ItemKind.COMMENT else None
        meeting.ballots.record_item(entry.position, finished=True, note=note)


def rate(meeting: Meeting, sample: Path) -> None:
    """Take both piles and close both rounds."""
    for kind, file in (
        (RoundKind.COMMITTEE, "committee_ballots.csv"),
        (RoundKind.MEMBERS, "ballots.csv"),
    ):
        record = meeting.record
        # not as an organizer's pile is read: the sample's is nobody's, and the doctor need not name it
        subjects, grades = subjects_of(record, kind), grade_set_of(record, kind)
        pile = read_pile(sample / file, subjects, grades, record.roster)
        proposal = record.ballots.proposal
        meeting.ballots.take_pile(
            kind,
            pile.ballots,
            ballot_class=BallotClass.MEMBERS,
            tellers=proposal.tellers,
            scrutineers=proposal.scrutineers,
        )
        meeting.ballots.close_round(kind)


def keep_minutes(meeting: Meeting, compose: Compose) -> None:
    """Keep the minutes as they are composed of what is recorded."""
    texts = dict.fromkeys(MinutesHead, "")
    for entry in minutes.compose(meeting.record):
        texts[entry.head] = "\n".join(filter(None, (texts[entry.head], compose(entry.says))))
    meeting.ballots.keep_minutes(texts, texts, frozen=_later(meeting.record, days=1))


def give_accounts(meeting: Meeting) -> None:
    """Account before both audiences, where there is something to report."""
    if meeting.record.rectification.items:
        for days, audience in enumerate(Audience, start=165):
            meeting.rectification.record_account(audience, _later(meeting.record, days=days))


def publish_once(meeting: Meeting, publish: Publish) -> None:
    """Publish to the branch by ``publish``, which makes the pages."""
    publish(meeting, "BRANCH", _later(meeting.record, days=18))


def _officers(record: MeetingRecord) -> tuple[list[str], list[str]]:
    """Return two tellers and two scrutineers: present, without a post, of a name that nobody else bears."""
    there = {line.member for line in record.ballots.attendance if line.presence.is_there}
    free = [member for member in record.roster.members if member.number in there and not member.post]
    labels = [record.roster.label(member.number) for member in free]
    plain = [label for label in labels if "#" not in label]
    return plain[:2], plain[2:4]


def _later(record: MeetingRecord, *, days: int) -> datetime.date:
    assert record.plan.meeting.date is not None
    return record.plan.meeting.date + datetime.timedelta(days=days)
