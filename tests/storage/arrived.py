"""What arrived of a meeting of an earlier version, in the words in which that version's own code told it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from orglife_kit.rules.assessment.outcomes import Assessment, Draft
from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.ballots.attendance import attendance_count
from orglife_kit.rules.ballots.evening import agenda_items
from orglife_kit.rules.ballots.record import RoundRecord
from orglife_kit.rules.ballots.tally import Tally, tallies
from orglife_kit.rules.plan.members import Flag
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import History, Origin, RectificationItem


def day(date: datetime.date | None) -> str:
    """Return a day as earlier versions kept it: a text, empty for none."""
    return "" if date is None else date.isoformat()


def members(record: MeetingRecord) -> dict[str, object]:
    """Return the facts of every member."""
    facts = ("membership", "gender", "ethnicity", "birth", "joined", "group", "post", "identity")
    return {
        record.roster.label(member.number): {name: getattr(member, name) for name in facts}
        | {"flags": sorted(member.flags)}
        for member in record.roster.members
    }


def flags_by_hand(record: MeetingRecord) -> list[object]:
    """Return the flags that were set by hand, and why."""
    return [
        [record.roster.label(number), flag.value, record.member(number).has(flag), reason]
        for (number, flag), reason in record.flag_reasons.items()
        if flag in Flag
    ]


def round_of(entry: RoundRecord) -> dict[str, object]:
    """Return one round with its numbers."""
    return {
        "number": entry.number,
        "kind": entry.kind,
        "attempt": entry.round.attempt,
        "state": entry.state,
        "cap_base": entry.round.cap_base,
        "cap_limit": entry.round.cap_limit,
        "subjects": [[subject.number, subject.label] for subject in entry.round.subjects],
        "tellers": entry.tellers,
        "scrutineers": entry.scrutineers,
        "classes": {
            name: {key: value for key, value in asdict(counts).items() if key != "ballot_class"}
            for name, counts in entry.classes.items()
        },
    }


def tally(found: Tally) -> dict[str, object]:
    """Return one tally."""
    names = ("entitled", "present", "issued", "received", "valid", "void", "many_excellent", "root")
    return {name: getattr(found, name) for name in names} | {
        "codes": found.grade_set.tally_codes,
        "rows": [[row.subject.label, *row.counts] for row in found.rows],
    }


def written(entry: Assessment | Draft) -> dict[str, object]:
    """Return what was written for one member."""
    follow_up = entry.follow_up
    return {
        "outcome": entry.outcome,
        "opinion": entry.opinion,
        "direction": entry.direction,
        "bases": sorted(entry.bases),
        "reason": entry.reason,
        "gap": follow_up.gap,
        "helper": follow_up.helper,
        "measure": follow_up.measure,
        "review_date": day(follow_up.review_date),
    }


def assessed(record: MeetingRecord) -> dict[str, dict[str, object]]:
    """Return every member's assessment, also those that follow from the rules."""
    return {record.roster.label(entry.member): written(entry) for entry in assessments(record).values()}


def origin_key(record: MeetingRecord, item: RectificationItem) -> str | None:
    """Return what an item was made of, as version 3 named it; ``None`` where that is gone by now."""
    if item.origin is Origin.CARRIED:
        return item.carried
    if item.origin in (Origin.OWN, Origin.FOLLOW_UP):
        return ""
    if item.origin is not Origin.MEMBER_FINDING:
        return None if item.origin_number is None else str(item.origin_number)
    findings = {finding.number: finding for finding in record.preparation.findings}
    finding = findings.get(item.origin_number or 0)
    return None if finding is None else f"{finding.aspect}｜{finding.point}"


def items(record: MeetingRecord) -> list[object]:
    """Return every item of the ledger."""
    label, same = record.roster.label, ("number", "ledger", "origin", "problem", "goal", "measure", "owner")
    return [
        {name: getattr(item, name) for name in same}
        | {
            "member": None if item.member is None else label(item.member),
            "origin_key": origin_key(record, item),
            "immediate": item.immediate,
            "due": day(item.due),
            "state": item.state,
        }
        for item in record.rectification.items
    ]


def history(found: History) -> dict[str, object]:
    """Return what became of one item."""
    return {
        "progress": [[day(note.date), note.words, note.evidence] for note in found.progress],
        "verifications": [
            [day(entry.date), entry.verified_by, entry.satisfaction, entry.note]
            for entry in found.verifications
        ],
        "reopenings": [
            [day(entry.date), entry.criticised_by, entry.said, day(entry.due)] for entry in found.reopenings
        ],
    }


def minutes(record: MeetingRecord) -> object:
    """Return the minutes, as kept and as composed."""
    kept = record.ballots.minutes
    return kept and {
        "frozen": day(kept.frozen),
        "texts": kept.texts,
        "composed": kept.composed,
        "changed": kept.changed,
    }


def _named(record: MeetingRecord, by_member: Any, told: Callable[[Any], object]) -> dict[str, object]:
    return {record.roster.label(number): told(entry) for number, entry in by_member.items()}


def members_counted(numbers: dict[str, int]) -> dict[str, int]:
    """Return the numbers of members; of 群众代表 the earlier versions kept no name."""
    return {name: number for name, number in numbers.items() if name != "representatives"}


ARRIVED: dict[str, Callable[[MeetingRecord], Any]] = {
    "meeting": lambda record: record.identity,
    "roster": lambda record: [record.roster.label(number) for number in record.roster.numbers],
    "members": members,
    "flags_by_hand": flags_by_hand,
    "must_talk": lambda record: [
        record.roster.label(member.number) for member in record.roster.members if member.must_talk
    ],
    "not_counted": lambda record: [
        [record.roster.label(entry.member), entry.reason, entry.approved_by, day(entry.date)]
        for entry in record.not_counted.values()
    ],
    "attendance": lambda record: {
        record.roster.label(line.member): [line.presence, line.reason] for line in record.ballots.attendance
    },
    "attendance_count": lambda record: members_counted(asdict(attendance_count(record))),
    "rounds": lambda record: list(map(round_of, record.ballots.rounds)),
    "tallies": lambda record: {found.round_kind: tally(found) for found in tallies(record)},
    "outcomes": lambda record: {label: entry["outcome"] for label, entry in assessed(record).items()},
    "assessments": assessed,
    "drafts": lambda record: _named(record, record.assessment.drafts, written),
    "cap_reason": lambda record: record.assessment.cap_reason,
    "conduct": lambda record: _named(record, record.assessment.conduct, str),
    "feedback_rows": lambda record: _named(
        record,
        record.assessment.told,
        lambda told: [told.given_by, day(told.date), told.remark, told.outcome],
    ),
    "follow_up_reviews": lambda record: _named(
        record, record.assessment.follow_up_reviews, lambda review: [day(review.date), review.result]
    ),
    "education": lambda record: _named(
        record,
        record.assessment.education,
        lambda entry: [day(entry.first), day(entry.last), entry.measure, entry.result],
    ),
    "dispositions": lambda record: _named(
        record,
        record.assessment.dispositions,
        lambda steps: [[step.step, day(step.date), step.body, step.note] for step in steps],
    ),
    "findings": lambda record: [
        [record.roster.label(finding.member), finding.aspect, finding.point, finding.goal]
        for finding in record.preparation.findings
    ],
    "self_reviews": lambda record: [
        [record.roster.label(review.member), review.note] for review in record.reviews.self_reviews
    ],
    "peer_reviews": lambda record: [
        [peer.number, record.roster.label(peer.critic), record.roster.label(peer.member), peer.note]
        for peer in record.reviews.peer_reviews
    ],
    "studies": lambda record: [
        [
            day(study.date),
            study.place,
            [[record.roster.label(each.member), each.reason, day(each.made_up)] for each in study.absences],
        ]
        for study in record.preparation.studies
    ],
    "talks": lambda record: [
        [day(talk.date), record.roster.label(talk.talker), record.roster.label(talk.listener)]
        for talk in record.preparation.talks
    ],
    "talk_notes": lambda record: [
        [talk.number, talk.place, talk.theme, talk.content, talk.suggestion]
        for talk in record.preparation.talks
    ],
    "last_pairs": lambda record: [
        sorted(map(record.roster.label, pair)) for pair in record.preparation.last_pairs
    ],
    "committee_findings": lambda record: [
        [entry.number, entry.aspect, entry.source, entry.point, entry.cause, entry.goal]
        for entry in record.preparation.committee_findings
    ],
    "suggestions": lambda record: [
        [entry.number, entry.source, entry.words, entry.finding] for entry in record.preparation.suggestions
    ],
    "agenda": lambda record: [
        [entry.position, entry.item.kind, entry.finished, entry.note] for entry in agenda_items(record)
    ],
    "proposal": lambda record: asdict(record.ballots.proposal.officers),
    "minutes": minutes,
    "items": items,
    "histories": lambda record: {
        str(number): history(found) for number, found in record.rectification.histories.items()
    },
    "accounts": lambda record: [
        [entry.number, entry.audience, day(entry.date), [line.problem for line in entry.lines]]
        for entry in record.rectification.accounts
    ],
    "consents": lambda record: [record.roster.label(number) for number in record.rectification.consents],
    "chosen": lambda record: sorted(record.publication.chosen),
    "publications": lambda record: [
        [
            entry.number,
            day(entry.date),
            entry.scope,
            entry.documents,
            [[file.name, file.digest] for file in entry.files],
        ]
        for entry in record.publication.publications
    ],
    "remarks": lambda record: [
        [
            *(remark.number, remark.publication, day(remark.date)),
            *(remark.words, remark.answer, day(remark.answered)),
        ]
        for remark in record.publication.remarks
    ],
}
