"""Who may see each field of the record (DESIGN.md §7), and the fields that nobody enters."""

from __future__ import annotations

from orglife_kit.rules.ballots.evening import agenda_items
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import Origin, RectificationItem
from tests.views.reports.pages.every_field import Leaf, at

Viewers = frozenset[str]  # scopes, and of MEMBER whose page
ORGAN = frozenset({"ORGAN"})
REPORTED = ORGAN | {"BRANCH", "SUPERVISOR"}
UPWARD = ORGAN | {"SUPERVISOR"}
_NUMBER = "the kit's own number"
_WHO = "which row or member it is of, shown by his name"
_BALLOTS = "frozen when a round opens or closes; the ballots' own tests look at it"
NOT_ENTERED = {
    "MeetingRecord.identity": _NUMBER,
    "MeetingRecord.copy": _NUMBER,
    "Plan.names_persons": "tells that an old file still names persons",
    "AgendaItem.guessed": "how the kit came to what an item is for",
    "Grade.code": "what a label is kept as",
    "GradeSet.capped": "fixed by the rules",
    "Member.number": _NUMBER,
    "Member.position": _NUMBER,
    "Member.name": "stands wherever the member does",
    "Member.flags": "follow from membership; what was set by hand is kept with its reason",
    "NotCounted.member": _WHO,
    "Study.number": _NUMBER,
    "Absence.member": _WHO,
    "Talk.number": _NUMBER,
    "Talk.talker": _WHO,
    "Talk.listener": _WHO,
    "CommitteeFinding.number": _NUMBER,
    "Suggestion.number": _NUMBER,
    "Suggestion.finding": _WHO,
    "Finding.number": _NUMBER,
    "Finding.member": _WHO,
    "SelfReview.member": _WHO,
    "PeerReview.number": _NUMBER,
    "PeerReview.critic": _WHO,
    "PeerReview.member": _WHO,
    "AttendanceLine.member": _WHO,
    "AttendanceCorrection.number": _NUMBER,
    "AttendanceCorrection.member": _WHO,
    "EarlierMinutes.number": _NUMBER,
    "AgendaItem.id": _NUMBER,
    "AgendaNote.item": _WHO,
    "Proposal.after": "after which round they were proposed",
    "AgendaNote.text": "the item's words as they were then",
    "AgendaNote.kind": "what the item was for then",
    "Minutes.sources": "a digest of the record, by which older minutes are told",
    "Minutes.composed": "what the kit made of the record",
    "RoundRecord.frozen": _BALLOTS,
    "RoundRecord.intake": _BALLOTS,
    "Round.number": _NUMBER,
    "Round.kind": _BALLOTS,
    "Round.attempt": _BALLOTS,
    "Round.state": _BALLOTS,
    "Round.cap_base": _BALLOTS,
    "Round.cap_limit": _BALLOTS,
    "Subject.number": _BALLOTS,
    "Subject.label": _BALLOTS,
    "ClassCounts.ballot_class": _BALLOTS,
    "ClassCounts.box": _BALLOTS,
    "ClassCounts.entitled": _BALLOTS,
    "ClassCounts.typings": _BALLOTS,
    "ClassCounts.corrections": _BALLOTS,
    "ClassCounts.signed_off": _BALLOTS,
    "BoxCounts.ballot_class": _BALLOTS,
    "BoxCounts.counts": _BALLOTS,
    "Recount.number": _NUMBER,
    "Recount.round": _WHO,
    "Recount.ballot_class": _WHO,
    "Recount.drawn": _WHO,
    "Recount.before_copy": "follows from the day on which the root was copied",
    "Assessment.member": _WHO,
    "Draft.member": "a draft is what a form holds until it is an assessment, as the rest of it",
    "Draft.outcome": "as above",
    "Draft.opinion": "as above",
    "Draft.direction": "as above",
    "Draft.bases": "as above",
    "Draft.reason": "as above",
    "Feedback.member": _WHO,
    "Feedback.outcome": "the grade that the member had when he was told it",
    "FollowUpReview.member": _WHO,
    "Education.member": _WHO,
    "DispositionStep.member": _WHO,
    "DispositionStep.number": _NUMBER,
    "RectificationItem.number": _NUMBER,
    "RectificationItem.ledger": "moves an item to another place of the pages",
    "RectificationItem.member": _WHO,
    "RectificationItem.origin": "follows from what the item was taken from",
    "RectificationItem.origin_number": _WHO,
    "RectificationItem.carried": "the year and number that an item of an earlier year had",
    "RectificationItem.first_origin": "as origin",
    "RectificationItem.came_closed": "follows from the year before",
    "Progress.number": _NUMBER,
    "Progress.item": _WHO,
    "Verification.number": _NUMBER,
    "Verification.item": _WHO,
    "Reopening.number": _NUMBER,
    "Reopening.item": _WHO,
    "Account.number": _NUMBER,
    "Account.audience": "moves an account to the pages of others",
    "Account.heard_by": "the plan's name of the audience",
    "AccountLine.satisfaction": "as it was verified",
    "AccountLine.latest": "the last day of its course, for what is told of days",
    "HandedBundle.number": _NUMBER,
    "HandedBundle.content": "tells whether the next bundle says anything else",
    "SuperiorOpinion.number": _NUMBER,
    "SuperiorOpinion.bundle": _WHO,
    "Published.number": _NUMBER,
    "Published.scope": "moves the remarks to the pages of others",
    "Published.documents": "the names of its files",
    "Remark.number": _NUMBER,
    "Remark.publication": _WHO,
    "ShownDistribution.number": _NUMBER,
    "ShownDistribution.grades": "what the branch was shown, by which another distribution is withheld",
    "Notice.code": "what could be worked out of a publication: decided by the kit, not entered",
    "Notice.fields": "as above",
    **dict.fromkeys(
        (f"Location.{field}" for field in ("file", "sheet", "row", "column", "line", "field")),
        "a sentence that is kept with a publication speaks of no place",
    ),
}
AS_NUMBERS = {"Absence.made_up": frozenset({"SUPERVISOR"})}  # who sees only how many there are
WORKED_OUT = frozenset({"status", "participation", "overview"})
BY_SETTING = {  # what the plan can open to a scope
    **{
        ("roster", key): {"SUPERVISOR"} for key in ("gender", "ethnicity", "birth", "joined", "group", "post")
    },
    ("committee_findings", "point"): {"PUBLIC"},
}
NO_PAGE = {  # settings neither: how the meeting is held shows in its pages, and under 出处 in 0_start
    "Plan.year": "stands on every page",
    "Plan.branch": "stands on every page",
    "Plan.previous": "with what the analysis compares this year",
    "Plan.committee_name": "the line on the ballot of the committee",
    "Plan.deciding_organ": "named on each page of the assessment, whoever sees it",
    "AgendaItem.kind": "which form opens for an item",
    "GradeSet.prints_abstention": "a column of the ballot",
    "Grade.label": "on the ballot and in the tally",
    "Member.membership": "changes who is due, graded and casts a ballot",
    "Member.must_talk": "no page lists persons by a trait that is for the organ's eyes (C17)",
    "AgendaNote.finished": "how far the evening is",
    "PublicationRecord.chosen": "moves an item to the pages of others",
    "RectificationRecord.consents": "moves commitments to the pages of others",
    "AttendanceLine.presence": "changes the numbers of every page",
    "Assessment.outcome": "changes the numbers of every page",
}
SEEN = {
    # agenda, study, 督导组点评, and the plan they stand in
    "Plan": REPORTED,
    "Theme": REPORTED,
    "Preparation": REPORTED,
    "Period": REPORTED,
    "MeetingPlan": REPORTED,
    "AgendaItem": REPORTED,
    "Plan.accounts_to": UPWARD,
    "Study": REPORTED,
    # attendance; members not counted
    "Absence.reason": ORGAN,
    "Absence.made_up": ORGAN | {"BRANCH"},
    "AttendanceLine.reason": ORGAN,
    "AttendanceCorrection": ORGAN,
    "EarlierMinutes": ORGAN,
    "BallotsRecord.representatives": ORGAN | {"BRANCH"},
    "NotCounted": ORGAN,
    "MeetingRecord.flag_reasons": ORGAN,
    # talks
    "Talk": ORGAN,
    "PreparationRecord.last_pairs": ORGAN,
    # committee findings, and the suggestions that they come from
    "CommitteeFinding": REPORTED,
    "Suggestion": ORGAN,
    # minutes, peer review
    "PeerReview": ORGAN,
    "Minutes": ORGAN,
    "Proposal": ORGAN,
    # numbers of ballots, tellers and scrutineers; counts by grade and what belongs to them
    "RoundRecord": REPORTED,
    "ClassCounts": REPORTED,
    "BoxCounts": ORGAN,
    "BallotsRecord.copied": ORGAN,
    "Recount": ORGAN,
    # outcome, distribution, what followed
    "AssessmentRecord.cap_reason": UPWARD,
    "AssessmentRecord.conduct": ORGAN,
    "Assessment.bases": ORGAN,
    # accounts
    "Account": REPORTED,
    "AccountLine": REPORTED,
    # publications, remarks
    "Published.date": REPORTED,
    "PublishedFile": ORGAN,
    "HandedBundle": ORGAN,
    "SuperiorOpinion": UPWARD,
    "Remark": REPORTED,
}
_OWN = {1: "own", 2: "secretary", 3: "other", 6: "sixth"}


def viewers(record: MeetingRecord, leaf: Leaf) -> Viewers | None:
    """Return on whose pages a value stands; ``None`` where it is not by itself on any."""
    record_class, _, name = leaf.field.partition(".")
    if (
        leaf.field in NO_PAGE
        or record_class == "Settings"
        or (leaf.path[:2] == ("ballots", "rounds") and record_class in ("GradeSet", "Grade"))
    ):
        return None
    match record_class:
        case "Member":
            if name == "identity" or (name == "group" and _shares_his_name(record, leaf)):
                return UPWARD | (frozenset() if name == "identity" else _of(_member(record, leaf)))
            return ORGAN | _of(_member(record, leaf))
        case "Finding" | "SelfReview":
            return ORGAN | _of(_member(record, leaf))
        case "Feedback":
            return ORGAN | _of(_member(record, leaf))
        case "Assessment" | "FollowUp" | "FollowUpReview" | "Education" | "DispositionStep" | "Vote":
            if leaf.field not in SEEN:
                return UPWARD | _of(_member(record, leaf))
        case "AgendaNote":
            entries = {entry.identity: entry for entry in agenda_items(record)}
            takes_comment = entries[str(leaf.path[2])].takes_comment
            return REPORTED if name == "comment" and takes_comment else ORGAN
        case "RectificationItem" | "Progress" | "Verification" | "Reopening":
            return _of_item(record, leaf)
        case "Account" | "AccountLine":
            audience = at(record, leaf.path[:3]).audience
            return ORGAN | {"BRANCH" if audience == "MEMBERS_MEETING" else "SUPERVISOR"}
        case "Remark" | "Published":
            return _of_publication(record, leaf)
    return SEEN.get(leaf.field) or SEEN[record_class]


def _of(member: int) -> Viewers:
    return frozenset({_OWN[member]}) if member in _OWN else frozenset()


def _member(record: MeetingRecord, leaf: Leaf) -> int:
    """Return whose a value is."""
    for length in range(len(leaf.path) - 1, 0, -1):
        value = at(record, leaf.path[:length])
        if hasattr(value, "membership"):
            return int(value.number)
        if hasattr(value, "member"):
            return int(value.member)
    raise AssertionError(leaf.path)


def _shares_his_name(record: MeetingRecord, leaf: Leaf) -> bool:
    """Return whether the Party group tells a member from another of his name, wherever both are named."""
    return f"#{_member(record, leaf)}" in record.roster.label(_member(record, leaf))


def _of_item(record: MeetingRecord, leaf: Leaf) -> Viewers:
    if leaf.field.startswith("RectificationItem"):
        item = at(record, leaf.path[:3])
    else:
        item = next(entry for entry in record.rectification.items if entry.number == leaf.path[2])
    assert isinstance(item, RectificationItem)
    name = leaf.field.rpartition(".")[2]
    if item.is_personal:
        assert item.member is not None
        own = ORGAN | _of(item.member)
        agrees = item.is_commitment and item.member in record.rectification.consents
        taken_up = item.began_as is Origin.CRITICISM and name in ("problem", "taken_on")
        shows = leaf.field.startswith("RectificationItem") and name != "taken_on"
        return own | {"BRANCH"} if agrees and shows and not taken_up else own
    if name in ("verified_by", "note", "criticised_by"):
        return UPWARD
    public = (
        name in ("measure", "immediate", "due", "state", "words", "date")
        and leaf.field != "Verification.date"
    )
    if item.number in record.publication.chosen and public:
        return REPORTED | {"PUBLIC"}
    return REPORTED


def _of_publication(record: MeetingRecord, leaf: Leaf) -> Viewers:
    entry = at(record, leaf.path[:3])
    number = entry.publication if leaf.field.startswith("Remark") else entry.number
    scope = next(one.scope for one in record.publication.publications if one.number == number)
    if scope == "PUBLIC":
        return REPORTED | {"PUBLIC"}
    return ORGAN if scope == "ORGAN" else REPORTED
