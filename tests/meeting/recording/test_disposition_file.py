"""The steps of a disposition from a file: counts, bodies and order are judged as by the act (C11)."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import OrglifeError
from orglife_kit.meeting import Meeting
from orglife_kit.rules.assessment.follow_up import Vote
from tests.meeting.assessment.test_disposition import educated, steps  # noqa: F401 - the fixture
from tests.meeting.assessment.test_follow_up import meeting  # noqa: F401 - the fixture
from tests.meeting.tables.office import edit, text, written

HEADS = ["姓名", "步骤", "日期", "办理组织", "应到", "实到", "赞成", "反对", "弃权"]
VOTE = ["孙一", "党员大会表决", "2024-09-04", "党支部党员大会"]
COUNT = ["3", "3", "2", "1", "0"]


def before_the_vote(educated: Meeting) -> Meeting:  # noqa: F811
    """Return the meeting with the three steps that come before the vote."""
    educated.assessment.record_disposition(3, steps(3))
    return educated


def test_a_vote_comes_with_its_count(educated: Meeting, tmp_path: Path) -> None:  # noqa: F811
    """Nobody against and nobody abstaining need not be written; the rest is."""
    year = before_the_vote(educated)
    reading = year.tables.take_in(
        "dispositions", text(tmp_path / "a.csv", [HEADS, [*VOTE, "3", "3", "3", "", ""]])
    )
    assert [entry.code for entry in reading.warnings] == []
    assert year.record.assessment.dispositions[3][-1].vote == Vote(3, 3, 3, 0, 0)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ([*VOTE, "3", "", "2", "1", "0"], "cell_missing"),
        ([*VOTE, "", "", "", "1", "0"], "cell_missing"),
        ([*VOTE, "3", "3", "2", "", ""], "vote_numbers"),
        ([*VOTE[:3], "党总支", *COUNT], "disposition_meeting_decides"),
        (["孙一", "基层党委审批", "2024-09-05", "党总支", *[""] * 5], "disposition_committee_decides"),
        (["孙一", "基层党委审批", "2024-09-05", "镇党委", *[""] * 5], "disposition_needs_vote"),
        (["孙一", "基层党委审批", "2024-09-05", "镇党委", *COUNT], "vote_elsewhere"),
    ],
)
def test_what_the_act_refuses_a_file_does_not_keep(
    educated: Meeting,  # noqa: F811
    tmp_path: Path,
    row: list[str],
    code: str,
) -> None:
    """With the row; a count that lacks a number is not passed over."""
    year = before_the_vote(educated)
    before = year.record
    with pytest.raises(OrglifeError) as told:
        year.tables.take_in("dispositions", text(tmp_path / "a.csv", [HEADS, row]))
    assert code in [entry.code for entry in told.value.notices]
    assert {entry.location.row for entry in told.value.notices} == {2}
    assert year.record == before


def test_the_same_step_twice_is_two_rows(educated: Meeting, tmp_path: Path) -> None:  # noqa: F811
    """A vote that was not passed and the one that was: both go out and come in, and each is mended by itself."""
    year = before_the_vote(educated)
    rows = [HEADS, [*VOTE, "3", "3", "1", "2", "0"], [*VOTE[:2], "2024-10-08", VOTE[3], *COUNT]]
    reading = year.tables.take_in("dispositions", text(tmp_path / "a.csv", rows))
    assert [entry.code for entry in reading.warnings] == ["vote_failed"]
    kept = year.record.assessment.dispositions[3]
    assert [step.vote.in_favour for step in kept if step.vote] == [1, 2]
    path = written(year, "dispositions", tmp_path / "b.xlsx")
    assert year.tables.take_in("dispositions", path).changes == ()

    def another_day(sheet: object, columns: dict[str, int]) -> None:
        cell = sheet.cell(6, columns["日期"])  # type: ignore[attr-defined]
        assert str(cell.value).startswith("2024-10-08")
        cell.value = "2024-10-09"

    year.tables.take_in("dispositions", edit(path, another_day))
    changed = year.record.assessment.dispositions[3]
    assert [step.date.isoformat() for step in changed][-2:] == ["2024-09-04", "2024-10-09"]
    assert [step.number for step in changed] == [step.number for step in kept]


def test_a_column_that_is_missing_is_named_once(educated: Meeting, tmp_path: Path) -> None:  # noqa: F811
    """Not as an empty cell of no column in each of the rows, and not with what would rest on them."""
    heads = [head for head in HEADS if head != "办理组织"] + ["由谁办"]
    file = text(tmp_path / "a.csv", [heads, *([*row[:3], *row[4:], row[3]] for row in whole_way())])
    with pytest.raises(OrglifeError) as told:
        educated.tables.take_in("dispositions", file)
    found = told.value.notices
    assert [(entry.code, entry.location.row, entry.fields["wanted"]) for entry in found] == [
        ("column_missing", 1, "办理组织")
    ]
    assert "由谁办" in str(found[0].fields["found"])


def test_what_is_wrong_with_a_step_is_said_at_its_row(educated: Meeting, tmp_path: Path) -> None:  # noqa: F811
    """Not at the member's first row; a row that cannot be read does not make others wrong."""
    rows = whole_way()
    rows[4][2] = "2024-09-03"
    with pytest.raises(OrglifeError) as told:
        educated.tables.take_in("dispositions", text(tmp_path / "a.csv", [HEADS, *rows]))
    assert [(entry.code, entry.location.row) for entry in told.value.notices] == [
        ("disposition_needs_earlier", 6)
    ]
    rows[3][3] = ""
    with pytest.raises(OrglifeError) as told:
        educated.tables.take_in("dispositions", text(tmp_path / "b.csv", [HEADS, *rows]))
    where = [(entry.code, entry.location.row, entry.location.column) for entry in told.value.notices]
    assert where == [("cell_missing", 5, "办理组织")]


def whole_way() -> list[list[str]]:
    """Return the rows of a disposition up to its approval."""
    return [
        ["孙一", step.step, step.date.isoformat(), step.body, *(COUNT if step.vote else [""] * 5)]
        for step in steps(5)
    ]
