"""What could be taken into the ledger, prefilled with what is known and with nothing else (C13, C14)."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from orglife_kit.errors import RefusedError
from orglife_kit.rules.assessment.outcomes import Assessment, FollowUp, Outcome
from orglife_kit.rules.assessment.record import AssessmentRecord
from orglife_kit.rules.preparation.findings import CommitteeFinding, Finding, Source, Suggestion
from orglife_kit.rules.preparation.record import PreparationRecord
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.candidates import (
    candidates,
    check_ledger,
    check_sources,
    criticisms,
    own_item,
)
from orglife_kit.rules.rectification.items import Ledger, Origin, RectificationItem
from orglife_kit.rules.rectification.record import RectificationRecord
from orglife_kit.rules.reviews import PeerReview, ReviewsRecord
from tests.rules.building import record_of, roster_of

DAY = datetime.date(2024, 3, 1)
SECRETARY = {1: "党支部书记"}
HELP = FollowUp("学习不够", "党员1", "每月谈一次", DAY)
PREPARATION = PreparationRecord(
    committee_findings=(CommitteeFinding(4, "学习", Source.OWN_LOOK, "学用脱节", "浮于表面", "以学铸魂"),),
    suggestions=(
        Suggestion(6, Source.FROM_PUBLIC, "午间窗口没人"),
        Suggestion(7, Source.FROM_PUBLIC, "学得不深", finding=4),
    ),
    findings=(Finding(8, 1, "担当", "抓得不紧", "以学促干"), Finding(9, 2, "学习", "读得少")),
)
REVIEWS = ReviewsRecord(peer_reviews=(PeerReview(3, 1, 2, "材料拖"), PeerReview(5, 2, 1)))
ASSESSMENT = AssessmentRecord(
    written={
        2: Assessment(2, Outcome.BASICALLY_QUALIFIED, "一般", follow_up=HELP),
        3: Assessment(3, Outcome.UNQUALIFIED, "差", follow_up=HELP),
    }
)


def whole(*kept: RectificationItem, posts: dict[int, str] | None = None) -> MeetingRecord:
    """Return a record in which something was found, suggested, said and rated, with ``kept`` in the ledger."""
    return record_of(
        roster_of(3, posts=SECRETARY if posts is None else posts),
        preparation=PREPARATION,
        reviews=REVIEWS,
        assessment=ASSESSMENT,
        rectification=RectificationRecord(items=kept),
    )


def code_of(refused: pytest.ExceptionInfo[RefusedError]) -> tuple[str, dict[str, object]]:
    """Return the one code that was told, with its fields."""
    (told,) = refused.value.notices
    return told.code, dict(told.fields)


def test_each_is_prefilled_with_what_is_known() -> None:
    """Whose, the problem, the theme's goal, the owner; measure and day only where the help already has them."""
    assert candidates(whole()) == (
        RectificationItem(
            *(0, Ledger.COMMITTEE, "学用脱节"), origin=Origin.COMMITTEE_FINDING, origin_number=4,
            goal="以学铸魂", owner="党员1",
        ),
        RectificationItem(
            *(0, Ledger.COMMITTEE, "午间窗口没人"), origin=Origin.SUGGESTION, origin_number=6, owner="党员1"
        ),
        RectificationItem(
            *(0, Ledger.SECRETARY, "抓得不紧", 1, Origin.MEMBER_FINDING, 8), goal="以学促干", owner="党员1"
        ),
        RectificationItem(*(0, Ledger.MEMBER, "读得少", 2, Origin.MEMBER_FINDING, 9), owner="党员2"),
        RectificationItem(
            *(0, Ledger.MEMBER, "学习不够", 2, Origin.FOLLOW_UP), measure="每月谈一次", owner="党员2", due=DAY
        ),
    )  # fmt: skip


def test_without_a_secretary_nobody_is_named_for_the_committee() -> None:
    """Its items wait for an owner, and everybody's own is his own."""
    committee, *_, own, _, _ = candidates(whole(posts={}))
    assert (committee.owner, own.ledger, own.owner) == ("", Ledger.MEMBER, "党员1")


def test_what_was_said_of_a_member_waits_for_his_own_choice() -> None:
    """Only what was said in words; never among what the branch could take in."""
    assert criticisms(whole()) == (
        RectificationItem(0, Ledger.MEMBER, "材料拖", 2, Origin.CRITICISM, 3, owner="党员2"),
    )


def test_what_is_in_the_ledger_is_offered_no_more() -> None:
    """Whatever became of its words; the same number of another kind is another source."""
    first, *rest = candidates(whole())
    assert candidates(whole(replace(first, number=1, problem="改写过"))) == tuple(rest)
    other = RectificationItem(1, Ledger.COMMITTEE, "别的", origin=Origin.SUGGESTION, origin_number=4)
    assert candidates(whole(other)) == (first, *rest)


def test_a_source_is_there_and_taken_in_once() -> None:
    """One of its own wording needs none; two of one source in one go are one too many."""
    offered = candidates(whole())
    check_sources(whole(), offered)
    own = RectificationItem(0, Ledger.COMMITTEE, "自己写的")
    check_sources(whole(own), [own, own])
    with pytest.raises(RefusedError) as refused:
        check_sources(whole(), [offered[0], offered[0]])
    assert code_of(refused) == ("item_taken_in", {"problem": "学用脱节"})
    with pytest.raises(RefusedError) as refused:
        check_sources(whole(offered[1]), offered)
    assert code_of(refused) == ("item_taken_in", {"problem": "午间窗口没人"})
    with pytest.raises(RefusedError) as refused:
        check_sources(whole(), [own, replace(offered[0], origin_number=99)])
    assert code_of(refused) == ("item_source_unknown", {"problem": "学用脱节"})


def test_one_carried_on_has_its_source_in_last_years_meeting() -> None:
    """It is taken over once by its year and number; without them it is one of its own."""
    carried = RectificationItem(0, Ledger.COMMITTEE, "去年的", origin=Origin.CARRIED, carried="2022｜3")
    check_sources(whole(), [carried, replace(carried, carried="2022｜4")])
    with pytest.raises(RefusedError) as refused:
        check_sources(whole(carried), [replace(carried, problem="又一次")])
    assert code_of(refused) == ("item_taken_in", {"problem": "又一次"})
    bare = replace(carried, carried="")
    check_sources(whole(bare), [bare])


def test_a_criticism_is_taken_on_by_the_member_alone() -> None:
    """C14: without the day on which he chose it, it is refused by his name."""
    (said,) = criticisms(whole())
    with pytest.raises(RefusedError) as refused:
        check_sources(whole(), [said])
    assert code_of(refused) == ("criticism_not_chosen", {"member": "党员2"})
    check_sources(whole(), [replace(said, taken_on=DAY)])


def test_a_criticism_does_not_come_as_a_members_own_wording() -> None:
    """The same words as an item of his own are the criticism without his choice; anybody else's are not."""
    (said,) = criticisms(whole())
    own = replace(said, origin=Origin.OWN, origin_number=None)
    with pytest.raises(RefusedError) as refused:
        check_sources(whole(), [own])
    assert code_of(refused) == ("criticism_not_chosen", {"member": "党员2"})
    check_sources(whole(), [replace(own, problem="换一种说法"), replace(own, member=1)])


@pytest.mark.parametrize(
    ("ledger", "member", "carried", "is_refused"),
    [
        (Ledger.MEMBER, 2, "", False),
        (Ledger.COMMITTEE, None, "", False),
        (Ledger.SECRETARY, None, "", False),
        (Ledger.SECRETARY, 1, "", False),
        (Ledger.SECRETARY, 2, "", True),
        (Ledger.SECRETARY, 2, "2022｜3", False),
        (Ledger.COMMITTEE, 2, "", True),
        (Ledger.COMMITTEE, 1, "2022｜3", True),
    ],
)
def test_a_members_item_stands_in_his_own_ledger(
    ledger: Ledger, member: int | None, carried: str, *, is_refused: bool
) -> None:
    """In the committee's it would be shown as the committee's; last year's secretary may be another one."""
    origin = Origin.CARRIED if carried else Origin.MEMBER_FINDING
    item = RectificationItem(0, ledger, "问题", member, origin, 9, carried)
    if not is_refused:
        check_ledger(whole(), item)
        return
    with pytest.raises(RefusedError) as refused:
        check_ledger(whole(), item)
    assert code_of(refused) == ("item_ledger_other", {"member": f"党员{member}", "ledger": ledger})


@pytest.mark.parametrize(
    ("ledger", "member", "kept", "of", "owner"),
    [
        (Ledger.COMMITTEE, None, Ledger.COMMITTEE, None, "党员1"),
        (Ledger.SECRETARY, None, Ledger.SECRETARY, 1, "党员1"),
        (Ledger.MEMBER, 1, Ledger.SECRETARY, 1, "党员1"),
        (Ledger.MEMBER, 2, Ledger.MEMBER, 2, "党员2"),
    ],
)
def test_an_item_of_ones_own_wording_stands_where_its_owner_does(
    ledger: Ledger, member: int | None, kept: Ledger, of: int | None, owner: str
) -> None:
    """The secretary's is in his part, however he was named; he answers for the committee's."""
    item = own_item(record_of(roster_of(3, posts=SECRETARY)), "通知发得晚", ledger, member)
    assert (item.ledger, item.member, item.owner, item.origin) == (kept, of, owner, Origin.OWN)
