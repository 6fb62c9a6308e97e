"""会议记录: every line comes from the record, under its head, and no count by grade is among them (C12)."""

from __future__ import annotations

import datetime
from dataclasses import replace

from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.ballots.evening import AgendaNote
from orglife_kit.rules.ballots.marks import BallotClass
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead, compose
from orglife_kit.rules.ballots.minutes_versions import outdated_heads, sources_of, standing_texts
from orglife_kit.rules.ballots.officers import Proposal
from orglife_kit.rules.ballots.record import BallotsRecord
from orglife_kit.rules.ballots.round import RoundKind, RoundState, Subject
from orglife_kit.rules.plan.agenda import AgendaItem, ItemKind
from orglife_kit.rules.plan.members import Flag, NotCounted, NotCountedReason, Roster
from orglife_kit.rules.plan.plan import MeetingPlan
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.reviews import PeerReview, ReviewsRecord, SelfReview
from tests.rules.building import PLAN, record_of, roster_of
from tests.rules.rounds import class_counts, round_record

DAY = datetime.date(2024, 1, 18)
COMMITTEE = [Subject(0, "党支部委员会工作")]
REVIEWING = AgendaItem("开展批评；", ItemKind.REVIEWS, id="b")
CLOSING = AgendaItem("表态", ItemKind.CLOSING, id="z")
REVIEWS = ReviewsRecord(
    self_reviews=(SelfReview(1), SelfReview(2, "查得深"), SelfReview(3)),
    peer_reviews=(PeerReview(1, 1, 2, "材料拖"), PeerReview(2, 3, 1)),
)


def said(record: MeetingRecord, head: MinutesHead) -> list[tuple[str, dict[str, object]]]:
    """Return what stands under a head."""
    return [(line.says.code, dict(line.says.fields)) for line in compose(record) if line.head is head]


def record_with(
    meeting: MeetingPlan = PLAN.meeting, *, roster: Roster | None = None, **parts: object
) -> MeetingRecord:
    """Return a record whose evening is ``parts``."""
    reviews = parts.pop("reviews", ReviewsRecord())
    kept = BallotsRecord(**parts)  # type: ignore[arg-type]
    return record_of(roster or roster_of(3), replace(PLAN, meeting=meeting), ballots=kept, reviews=reviews)


def test_an_empty_record_says_what_the_plan_says() -> None:
    """And nothing of what it does not know."""
    assert [(line.head, line.says.fields["text"]) for line in compose(record_with())] == [
        (MinutesHead.TIME, "2024-01-18"),
        (MinutesHead.PLACE, "会议室"),
        (MinutesHead.HOST, "党支部书记"),
    ]
    assert compose(record_with(MeetingPlan(None, "", ""))) == ()


def test_the_plans_facts_stand_under_their_heads() -> None:
    """Date and hour in one line, the agenda numbered, the guide and the supervising group among the guests."""
    meeting = replace(
        PLAN.meeting,
        time="14:30",
        recorder="李雪",
        guide="李主任",
        supervising_group="第三督导组",
        agenda=(REVIEWING, CLOSING),
    )
    record = record_with(meeting, representatives=("甲", "乙"))
    assert said(record, MinutesHead.TIME) == [("minutes_words", {"text": "2024-01-18 14:30"})]
    assert said(record, MinutesHead.RECORDER) == [("minutes_words", {"text": "李雪"})]
    assert said(record, MinutesHead.AGENDA) == [
        ("minutes_item", {"number": 1, "text": "开展批评"}),
        ("minutes_item", {"number": 2, "text": "表态"}),
    ]
    assert said(record, MinutesHead.GUESTS) == [
        ("minutes_words", {"text": "李主任"}),
        ("minutes_words", {"text": "第三督导组"}),
        ("minutes_representatives", {"names": "甲、乙", "number": 2}),
    ]


def test_who_was_there_only_in_part_and_who_was_not_stand_under_different_heads() -> None:
    """Late and early leavers under 出席, the others under 请假、缺席; the reason where there is one."""
    presences = (Presence.LATE, Presence.ON_LEAVE, Presence.ABSENT, Presence.PRESENT)
    reasons = ("堵车", "出差", "", "")
    lines = tuple(map(AttendanceLine, (1, 2, 3, 4), presences, reasons))
    record = record_with(roster=roster_of(4), attendance=lines)
    assert said(record, MinutesHead.ATTENDANCE) == [
        ("minutes_numbers", {"due": 4, "present": 2, "on_leave": 1, "absent": 1}),
        ("minutes_exception", {"member": "党员1", "presence": Presence.LATE, "reason": "堵车"}),
    ]
    assert said(record, MinutesHead.LEAVE) == [
        ("minutes_exception", {"member": "党员2", "presence": Presence.ON_LEAVE, "reason": "出差"}),
        ("minutes_exception_bare", {"member": "党员3", "presence": Presence.ABSENT, "reason": ""}),
    ]


def test_who_is_not_counted_is_nobodys_absence() -> None:
    """With who approved it and when; one whose flag was set by hand with its reason."""
    first, second, third = roster_of(3).members
    uncounted = [replace(member, flags=member.flags - {Flag.COUNTS_IN_DUE}) for member in (first, second)]
    approved = NotCounted(1, NotCountedReason.LONG_BEDRIDDEN, "上级党委", DAY)
    lines = tuple(
        AttendanceLine(number, presence)
        for number, presence in ((1, Presence.NOT_COUNTED), (2, Presence.NOT_COUNTED), (3, Presence.PRESENT))
    )
    record = replace(
        record_with(roster=Roster((*uncounted, third)), attendance=lines),
        not_counted={1: approved},
        flag_reasons={(2, Flag.COUNTS_IN_DUE): "挂职"},
    )
    reason = {"reason": NotCountedReason.LONG_BEDRIDDEN, "approved_by": "上级党委", "date": DAY}
    assert said(record, MinutesHead.ATTENDANCE)[1:] == [
        ("minutes_not_counted", {"member": "党员1", **reason}),
        ("minutes_exception", {"member": "党员2", "presence": Presence.NOT_COUNTED, "reason": "挂职"}),
    ]
    assert said(record, MinutesHead.LEAVE) == []


def test_what_was_said_stands_where_the_agenda_has_it() -> None:
    """Reviews at their item, those of whom nothing is noted in one line; without such an item at the end."""
    notes = {
        "b": AgendaNote("b", "开展批评；", ItemKind.REVIEWS, note="热烈", comment="旧的点评"),
        "z": AgendaNote("z", "表态", ItemKind.CLOSING, note="表了态"),
    }
    reviews = [
        ("minutes_self_review_bare", {"member": "党员1、党员3"}),
        ("minutes_self_review", {"member": "党员2", "text": "查得深"}),
        ("minutes_peer_review", {"critic": "党员1", "member": "党员2", "text": "材料拖"}),
        ("minutes_peer_review_bare", {"critic": "党员3", "member": "党员1", "text": ""}),
    ]
    with_item = replace(PLAN.meeting, agenda=(REVIEWING, CLOSING))
    assert said(record_with(with_item, notes=notes, reviews=REVIEWS), MinutesHead.SPEECHES) == [
        ("minutes_note", {"item": "开展批评", "text": "热烈"}),
        ("minutes_note", {"item": "开展批评", "text": "旧的点评"}),
        *reviews,
        ("minutes_note", {"item": "表态", "text": "表了态"}),
    ]
    without = replace(PLAN.meeting, agenda=(CLOSING,))
    del notes["b"]
    assert said(record_with(without, notes=notes, reviews=REVIEWS), MinutesHead.SPEECHES) == [
        ("minutes_note", {"item": "表态", "text": "表了态"}),
        *reviews,
    ]


def test_officers_stand_once_where_they_were_the_same() -> None:
    """Those proposed before any round; by round where they differ; of a side that nobody was named for that."""
    proposed = Proposal(("王计", "孙计"), (), "举手表决")
    assert said(record_with(proposal=proposed), MinutesHead.RESOLUTIONS) == [
        (
            "minutes_officers",
            {"kind": "", "tellers": ("王计", "孙计"), "scrutineers": "NOBODY", "passed": "举手表决"},
        )
    ]
    assert said(record_with(), MinutesHead.RESOLUTIONS) == []
    members = round_record(2, state=RoundState.OPEN)
    committee = round_record(1, RoundKind.COMMITTEE, RoundState.OPEN, subjects=COMMITTEE)
    same = said(record_with(proposal=proposed, rounds=(committee, members)), MinutesHead.RESOLUTIONS)
    assert same == [
        ("minutes_officers_bare", {"kind": "", "tellers": ("王计",), "scrutineers": ("赵监",), "passed": ""})
    ]
    other = replace(members, tellers=(), scrutineers=("钱监",), passed="鼓掌")
    found = said(record_with(rounds=(committee, other)), MinutesHead.RESOLUTIONS)
    assert found == [
        (
            "minutes_officers_bare_of_round",
            {"kind": "COMMITTEE_ROUND", "tellers": ("王计",), "scrutineers": ("赵监",), "passed": ""},
        ),
        (
            "minutes_officers_of_round",
            {"kind": "MEMBERS_RATING", "tellers": "NOBODY", "scrutineers": ("钱监",), "passed": "鼓掌"},
        ),
    ]
    proposed_only = sources_of(compose(record_with(proposal=proposed)))[MinutesHead.RESOLUTIONS]
    assert proposed_only.startswith("c787e98d7eee8d2e"), "frozen minutes would be told to have changed"
    by_round = sources_of(compose(record_with(rounds=(committee, other))))[MinutesHead.RESOLUTIONS]
    assert by_round.startswith("8610263b61ff36fc"), "frozen minutes would be told to have changed"
    nobody = replace(other, scrutineers=())
    assert len(said(record_with(rounds=(committee, nobody)), MinutesHead.RESOLUTIONS)) == 1


def test_each_rating_stands_with_its_hand_counts() -> None:
    """A void one as void, the other classes as theirs; what is rated by its name."""
    void = round_record(
        1, state=RoundState.VOID, classes=[class_counts(numbers=(22, 20, 21, 0, 0))], attempt=1
    )
    members = round_record(
        2, classes=[class_counts(), class_counts(BallotClass.PUBLIC, (5, 5, 4, 4, 0))], attempt=2
    )
    branch = round_record(3, RoundKind.COMMITTEE, subjects=[Subject(0, "党支部工作")])
    found = said(record_with(rounds=(void, members, branch)), MinutesHead.RESOLUTIONS)
    whole = {"issued": 20, "received": 20, "valid": 19, "void": 1}
    assert found[1:] == [
        (
            "minutes_round_void",
            {
                "kind": "MEMBERS_RATING",
                "ballot_class": BallotClass.MEMBERS,
                "issued": 20,
                "received": 21,
                "valid": 0,
                "void": 0,
            },
        ),
        ("minutes_round", {"kind": "MEMBERS_RATING", "ballot_class": BallotClass.MEMBERS, **whole}),
        (
            "minutes_round_of_class",
            {
                "kind": "MEMBERS_RATING",
                "ballot_class": BallotClass.PUBLIC,
                "issued": 5,
                "received": 4,
                "valid": 4,
                "void": 0,
            },
        ),
        ("minutes_round", {"kind": "BRANCH_RATING", "ballot_class": BallotClass.MEMBERS, **whole}),
    ]
    void_class = round_record(
        4, state=RoundState.VOID, classes=[class_counts(BallotClass.PUBLIC, (5, 5, 6, 0, 0))]
    )
    assert said(record_with(rounds=(void_class,)), MinutesHead.RESOLUTIONS)[-1][0] == "minutes_round_void"


def test_the_text_that_stands_is_the_records_but_for_what_was_changed_by_hand() -> None:
    """Frozen ones stay whole; nothing kept is all of the record's."""
    composed = {MinutesHead.TIME: "旧", MinutesHead.PLACE: "甲"}
    now = {MinutesHead.TIME: "新", MinutesHead.PLACE: "乙"}
    kept = Minutes({MinutesHead.TIME: "旧", MinutesHead.PLACE: "手改"}, composed)
    assert kept.changed == (MinutesHead.PLACE,)
    assert standing_texts(None, now) == now
    assert standing_texts(kept, now) == {MinutesHead.TIME: "新", MinutesHead.PLACE: "手改"}
    assert standing_texts(replace(kept, frozen=DAY), now) == kept.texts


def test_what_the_record_says_otherwise_since_is_known_by_head() -> None:
    """All heads once frozen; before, those that were changed by hand; nothing of minutes of an earlier version."""
    before = record_with()
    sources = sources_of(compose(before))
    assert set(sources) == set(MinutesHead)
    texts = {MinutesHead.PLACE: "会议室"}
    kept = Minutes(texts, texts, frozen=DAY, sources=sources)
    moved = replace(PLAN.meeting, place="礼堂", host="副书记")
    assert outdated_heads(before) == ()
    assert outdated_heads(record_with(minutes=kept)) == ()
    assert outdated_heads(record_with(moved, minutes=kept)) == (MinutesHead.PLACE, MinutesHead.HOST)
    open_still = Minutes({MinutesHead.HOST: "手改"}, {MinutesHead.HOST: "党支部书记"}, sources=sources)
    assert outdated_heads(record_with(moved, minutes=open_still)) == (MinutesHead.HOST,)
    assert outdated_heads(record_with(moved, minutes=replace(kept, sources={}))) == ()
