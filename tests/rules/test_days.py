"""Days that cannot follow each other are told with both, and kept (C2, C9, C11, C16)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

import pytest

from orglife_kit.errors import Notice, RefusedError
from orglife_kit.rules.assessment.follow_up import check_review_date
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence, standing_line
from orglife_kit.rules.plan.members import (
    Flag,
    NotCounted,
    NotCountedReason,
    Roster,
    check_not_counted,
)
from orglife_kit.rules.preparation.study import Absence, Study, check_study
from orglife_kit.rules.publication.handing import (
    Decision,
    HandedBundle,
    SuperiorOpinion,
    accepted_opinion,
    latest_bundle,
    latest_opinion,
)
from orglife_kit.rules.publication.record import (
    PublicationRecord,
    Published,
    Remark,
    check_remark,
)
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.rectification.candidates import check_choice
from orglife_kit.rules.rectification.items import Ledger, Origin, RectificationItem
from tests.rules.building import record_of, roster_of

DAY = datetime.date(2024, 1, 18)
EARLY, LATE = DAY - datetime.timedelta(1), DAY + datetime.timedelta(1)


def codes(found: Iterable[Notice]) -> list[tuple[str, dict[str, object]]]:
    """Return what was told."""
    return [(told.code, dict(told.fields)) for told in found]


def test_a_session_is_made_up_for_after_it_and_held_before_the_meeting() -> None:
    """On the day itself is in order; each absence with its own day."""
    absences = (Absence(2, "病假", EARLY), Absence(3, "病假", DAY), Absence(1, "病假"))
    study = Study(1, DAY, "", absences)
    early = ("made_up_before_study", {"member": "党员2", "date": EARLY, "day": DAY})
    assert codes(check_study(study, roster_of(3), DAY)) == [early]
    assert codes(check_study(study, roster_of(3), None)) == [early]
    assert codes(check_study(study, roster_of(3), EARLY)) == [
        ("study_after_meeting", {"date": DAY, "day": EARLY}),
        early,
    ]


def test_help_is_looked_at_after_the_meeting_that_asked_for_it() -> None:
    """On its day is in order; without a day nothing is said."""
    for date, meeting in ((DAY, DAY), (None, DAY), (EARLY, None)):
        assert check_review_date(date, meeting, "张三") == ()
    assert codes(check_review_date(EARLY, DAY, "张三")) == [
        ("review_date_before_meeting", {"member": "张三", "date": EARLY, "day": DAY})
    ]


def test_an_approval_comes_before_the_meeting_that_counts_without_the_member() -> None:
    """On its day is in order."""
    entry = NotCounted(3, NotCountedReason.ABROAD, "上级党委", DAY)
    assert check_not_counted(entry, DAY, "张三") == check_not_counted(entry, None, "张三") == ()
    assert codes(check_not_counted(entry, EARLY, "张三")) == [
        ("not_counted_after_meeting", {"member": "张三", "date": DAY, "day": EARLY})
    ]


@pytest.mark.parametrize(
    ("counted", "presence", "standing"),
    [
        (False, Presence.ABSENT, Presence.NOT_COUNTED),
        (False, Presence.ON_LEAVE, Presence.NOT_COUNTED),
        (False, Presence.PRESENT, Presence.PRESENT),
        (True, Presence.NOT_COUNTED, Presence.ABSENT),
        (True, Presence.ON_LEAVE, Presence.ON_LEAVE),
        (False, Presence.NOT_COUNTED, Presence.NOT_COUNTED),
    ],
)
def test_who_is_not_counted_is_neither_absent_nor_on_leave(
    presence: Presence, standing: Presence, *, counted: bool
) -> None:
    """Unless he came; taken back, he is absent where nothing else was said. The reason stays."""
    (member,) = roster_of([4]).members
    flags = member.flags if counted else member.flags - {Flag.COUNTS_IN_DUE}
    roster = Roster((replace(member, flags=flags),))
    assert standing_line(AttendanceLine(4, presence, "卧床"), roster) == AttendanceLine(4, standing, "卧床")


def test_a_remark_comes_after_what_it_is_on_and_its_answer_after_it() -> None:
    """Each day itself is in order; the publication is that of the remark."""
    published = [Published(1, EARLY, Scope.PUBLIC, (), ()), Published(2, DAY, Scope.BRANCH, (), ())]
    fine = Remark(1, 2, DAY, "说得好", "谢谢", DAY)
    assert check_remark(fine, published) == ()
    assert check_remark(Remark(1, 1, EARLY, "说得好"), published) == ()
    assert codes(check_remark(Remark(1, 2, EARLY, "说得好"), published)) == [
        ("remark_before_publication", {"words": "说得好", "date": EARLY, "day": DAY})
    ]
    assert codes(check_remark(Remark(1, 2, DAY, "说得好", "谢谢", EARLY), published)) == [
        ("answered_before_remark", {"words": "说得好", "date": EARLY, "day": DAY})
    ]


def test_the_members_own_choice_is_not_taken_back() -> None:
    """Of a criticism; the item goes out of the ledger instead."""
    record = record_of(roster_of(3))
    taken = RectificationItem(1, Ledger.MEMBER, "材料拖", 2, Origin.CRITICISM, 3, taken_on=DAY)
    without = RectificationItem(1, Ledger.MEMBER, "材料拖", 2, Origin.CRITICISM, 3)
    check_choice(record, taken, taken)
    check_choice(record, without, without)
    own = RectificationItem(1, Ledger.MEMBER, "读书", 2, taken_on=DAY)
    check_choice(record, own, RectificationItem(1, Ledger.MEMBER, "读书", 2))
    with pytest.raises(RefusedError) as refused:
        check_choice(record, taken, without)
    assert codes(refused.value.notices) == [("criticism_not_chosen", {"member": "党员2"})]


def test_the_superiors_opinion_is_on_the_bundle_that_went_up_last() -> None:
    """The last answer to it; one that was sent back is none, nor is one to an earlier bundle."""
    empty = record_of(roster_of(3))
    assert (latest_bundle(empty), latest_opinion(empty), accepted_opinion(empty)) == (None, None, "")
    first, second = (HandedBundle(number, DAY, f"{number}.zip", "c", "d") for number in (1, 2))
    old = SuperiorOpinion(1, 1, Decision.ACCEPTED, "同意", "上级", DAY)
    back = SuperiorOpinion(2, 2, Decision.SENT_BACK, "请补", "上级", DAY)
    yes = SuperiorOpinion(3, 2, Decision.ACCEPTED, "同意二", "上级", DAY)

    def state(*opinions: SuperiorOpinion) -> tuple[SuperiorOpinion | None, str]:
        kept = PublicationRecord(bundles=(first, second), opinions=opinions)
        record = record_of(roster_of(3), publication=kept)
        assert latest_bundle(record) is second
        return latest_opinion(record), accepted_opinion(record)

    assert state(old) == (None, "")
    assert state(old, back) == (back, "")
    assert state(old, back, yes) == (yes, "同意二")
    assert state(yes, back) == (back, "")
