"""复点: members drawn by dice are counted again; before the root is copied it is asked once, and tells equal or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.release import release
from orglife_kit.meeting.uploads import read_recount
from orglife_kit.rules.ballots.recount import outcomes
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.views.reports.documents import documents
from orglife_kit.views.reports.texts import shown_texts
from tests.meeting.building import code_of, make_meeting

SIGNED = {"counted_by": "点票人", "watched_by": "监督人"}


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of six whose rating is closed; nothing says that its root is copied."""
    made = make_meeting(tmp_path, 6)
    made.ballots.take_attendance()
    made.ballots.take_pile("members", [[1, 2, 3, 4, 0, 255]] * 3 + [[2, 2, 2, 2, 2, 2]] * 3)
    made.ballots.close_round("members")
    return made


def paper(meeting: Meeting, *members: int) -> dict[int, dict[str, int]]:
    """Return what stands on the paper: what was tallied."""
    tally = tally_of(meeting.record)
    codes = tally.grade_set.tally_codes
    return {
        row.subject.number: dict(zip(codes, row.counts, strict=True))
        for row in tally.rows
        if row.subject.number in members
    }


def altered(meeting: Meeting, *members: int) -> dict[int, dict[str, int]]:
    """Return other numbers for the first of the members, as many ballots together."""
    counts = paper(meeting, *members)
    counts[members[0]]["QUALIFIED"] -= 1
    counts[members[0]]["UNQUALIFIED"] += 1
    return counts


@pytest.mark.parametrize("equal", [True, False])
def test_before_the_copy_it_says_equal_or_not_and_nothing_else(meeting: Meeting, equal: bool) -> None:
    """No count, no member, no grade; and it stays so when the meeting is opened again."""
    meeting.ballots.draw_recount("members", [1, 4])
    counts = paper(meeting, 1, 4) if equal else altered(meeting, 1, 4)
    outcome = meeting.ballots.enter_recount("members", counts, **SIGNED)
    assert outcome.is_equal is equal
    assert outcome.differences is None
    assert outcome.recount.before_copy
    meeting.close()
    (kept,) = outcomes(open_meeting(meeting.folder).record)
    assert (kept.is_equal, kept.differences) == (equal, None)


def test_before_the_copy_it_is_asked_once(meeting: Meeting) -> None:
    """Not for other members, not for the same ones with other numbers; a sheet can be printed again till then."""
    first = meeting.ballots.draw_recount("members", [1, 4])
    assert meeting.ballots.draw_recount("members", [4, 1]) == first
    assert code_of(lambda: meeting.ballots.draw_recount("members", [2])) == "recount_already_drawn"
    assert not meeting.ballots.enter_recount("members", altered(meeting, 1, 4), **SIGNED).is_equal
    for members in ([1, 4], [2], [1, 2, 3, 4, 5, 6]):
        assert code_of(lambda drawn=members: meeting.ballots.draw_recount("members", drawn)) == "recount_once"
    counts = paper(meeting, 1, 4)
    assert (
        code_of(lambda: meeting.ballots.enter_recount("members", counts, **SIGNED)) == "recount_nobody_drawn"
    )
    assert len(outcomes(meeting.record)) == 1


def test_numbers_that_cannot_be_are_refused_and_ask_nothing(meeting: Meeting) -> None:
    """Whoever mistypes may enter again: nothing was compared."""
    meeting.ballots.draw_recount("members", [1, 4])
    right = paper(meeting, 1, 4)
    faulty = {
        "recount_member_missing": paper(meeting, 1),
        "recount_not_drawn": paper(meeting, 1, 2, 4),
        "recount_total_differs": {**right, 4: {**right[4], "ABSTAIN": 9}},
        "recount_codes_differ": {**right, 4: {"EXCELLENT": 6}},
        "count_negative": {**right, 4: {**right[4], "EXCELLENT": -1}},
    }
    for code, counts in faulty.items():
        assert code_of(lambda given=counts: meeting.ballots.enter_recount("members", given, **SIGNED)) == code
    for impossible in (None, 5, [1], {"EXCELLENT": None}, {**right[4], "EXCELLENT": 1.5}):
        given = {**right, 4: impossible}
        assert code_of(
            lambda: meeting.ballots.enter_recount("members", given, **SIGNED)  # noqa: B023
        ) in ("recount_codes_differ", "count_negative")
    unsigned = {"counted_by": " ", "watched_by": "监督人"}
    assert (
        code_of(lambda: meeting.ballots.enter_recount("members", right, **unsigned)) == "recount_not_signed"
    )
    twice = {"counted_by": "同一人", "watched_by": "同一人"}
    assert code_of(lambda: meeting.ballots.enter_recount("members", right, **twice)) == "officer_twice"
    assert outcomes(meeting.record) == ()
    assert meeting.ballots.enter_recount("members", right, **SIGNED).is_equal


def test_after_the_copy_it_says_how_and_any_number_of_times(meeting: Meeting) -> None:
    """Which member, which grade, how many; what was asked before is told whole now too."""
    meeting.ballots.draw_recount("members", [1])
    meeting.ballots.enter_recount("members", altered(meeting, 1), **SIGNED)
    meeting.ballots.confirm_copied("members", "2024-01-18")
    for members in ([2, 3], [3]):
        meeting.ballots.draw_recount("members", members)
    outcome = meeting.ballots.enter_recount("members", altered(meeting, 3), **SIGNED)
    assert outcome.differences is not None
    assert {
        (each.subject.number, each.code, each.counted - each.tallied) for each in outcome.differences
    } == {
        (3, "QUALIFIED", -1),
        (3, "UNQUALIFIED", 1),
    }
    assert [bool(made.differences) for made in outcomes(meeting.record)] == [True, True]


def test_who_is_drawn_is_rated_and_named_once(meeting: Meeting, tmp_path: Path) -> None:
    """Labels or numbers; nobody, twice, unknown, and a round that is not closed are refused."""
    draw = meeting.ballots.draw_recount
    assert code_of(lambda: draw("members", [])) == "nobody_drawn"
    assert code_of(lambda: draw("members", [1, meeting.record.roster.label(1)])) == "drawn_twice"
    assert code_of(lambda: draw("members", [99])) == "subject_unknown"
    assert code_of(lambda: draw("committee", [0])) == "round_not_open"
    assert code_of(lambda: draw("members", [1], "public")) == "class_unknown"
    assert code_of(lambda: meeting.ballots.confirm_copied("committee")) == "round_not_open"
    other = make_meeting(tmp_path / "other", 3)
    other.ballots.take_attendance()
    other.ballots.open_round("members")
    assert code_of(lambda: other.ballots.draw_recount("members", [1])) == "round_not_closed"
    assert draw("members", [meeting.record.roster.label(2), 1]).drawn == (1, 2)


def test_only_who_may_see_counts_receives_it(meeting: Meeting) -> None:
    """The deciding organ, signed; and before the copy no count stands even on its page."""
    meeting.ballots.draw_recount("members", [1, 4])
    meeting.ballots.enter_recount("members", altered(meeting, 1, 4), **SIGNED)
    for scope in Scope:
        if scope is Scope.MEMBER:
            continue
        received = release(meeting.record, scope).recounts
        assert (received is not None) == (scope is Scope.ORGAN)

    def page() -> str:
        pages = documents(release(meeting.record, Scope.ORGAN))
        return "\n".join(*(shown_texts(made.document) for made in pages if "复点表" in made.stem))

    assert "不一致" in page()
    assert "监督人" in page()
    assert "计票情况 " not in page()
    meeting.ballots.confirm_copied("members")
    assert "计票情况 3，票上 2" in page()


def test_a_file_is_read_as_the_sheet_is_filled(meeting: Meeting, tmp_path: Path) -> None:
    """Names, a column per grade, 弃权, 多选; blank is 0; what cannot be a number or a member is named with its cell."""
    file = tmp_path / "复点.csv"
    head = "序号,姓名,优秀,合格,基本合格,不合格,弃权,多选,合计"
    names = [meeting.record.roster.label(number) for number in (1, 4)]
    file.write_text(f"{head}\n1,{names[0]},3,3,,,,,6\n4,{names[1]},０,3,0,3.0,,,6\n复点人：甲\n", "utf-8")
    assert read_recount(meeting.record, "members", "members", file) == paper(meeting, 1, 4)
    for row, code in (
        (f"1,{names[0]},3,三,,,,,6", "count_impossible"),
        ("9,某某,6,,,,,,6", "subject_unknown"),
    ):
        file.write_text(f"{head}\n{row}\n", "utf-8")
        assert code_of(lambda: read_recount(meeting.record, "members", "members", file)) == code


def test_no_undo_takes_a_recount_back(meeting: Meeting) -> None:
    """It was asked once: to take it back would be to ask again."""
    meeting.preparation.take_study()
    assert meeting.can_undo
    meeting.ballots.draw_recount("members", [1])
    assert not meeting.can_undo
