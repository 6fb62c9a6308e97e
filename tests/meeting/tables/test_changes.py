"""A row is new, changed in the file, changed in the meeting, or on both sides; all of a file is kept or nothing."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from orglife_kit.errors import InputError, OrglifeError, RefusedError
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.tables import TABLES
from tests.meeting.building import make_meeting
from tests.meeting.tables.office import edit, text, workbook, written


def codes(meeting: Meeting, name: str, path: Path) -> list[str]:
    """Return the codes of what is wrong with a file; nothing of it is kept."""
    before = meeting.record
    with pytest.raises(OrglifeError) as told:
        meeting.tables.take_in(name, path)
    assert meeting.record == before
    return [entry.code for entry in told.value.notices]


def test_what_was_changed_in_the_file_alone_is_kept(meeting: Meeting, tmp_path: Path) -> None:
    """One cell of one row: that field of that row, and no other."""
    talks = meeting.record.preparation.talks

    def change(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(3, heads["地点"]).value = "会议室"
        sheet.cell(4, heads["被谈话人"]).value = "叶珺"

    path = edit(written(meeting, "talks", tmp_path / "talks.xlsx"), change)
    reading = meeting.tables.take_in("talks", path)
    assert reading.kept
    assert [row.before for row in reading.changes] == [
        {"地点": talks[1].place},
        {"被谈话人": meeting.record.roster.label(talks[2].listener)},
    ]
    now = {talk.number: talk for talk in meeting.record.preparation.talks}
    assert now[talks[1].number].place == "会议室"
    assert now[talks[2].number].listener == meeting.member("叶珺").number
    others = {talk.number: talk for talk in talks if talk.number not in (talks[1].number, talks[2].number)}
    assert others.items() <= now.items()
    meeting.undo()
    assert meeting.record.preparation.talks == talks


def test_what_was_changed_in_the_meeting_alone_stays(meeting: Meeting, tmp_path: Path) -> None:
    """A file of yesterday does not take back what was entered since."""
    path = written(meeting, "talks", tmp_path / "talks.xlsx")
    number = meeting.record.preparation.talks[0].number
    meeting.preparation.change_talk(number, place="走廊")
    assert meeting.tables.take_in("talks", path).changes == ()
    assert meeting.record.preparation.talks[0].place == "走廊"


def test_what_was_changed_on_both_sides_is_refused_with_both_values(meeting: Meeting, tmp_path: Path) -> None:
    """The row, the column, what the file says and what the meeting says; the other rows are not kept either."""
    path = written(meeting, "talks", tmp_path / "talks.xlsx")
    meeting.preparation.change_talk(meeting.record.preparation.talks[0].number, place="走廊")

    def change(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(2, heads["地点"]).value = "会议室"
        sheet.cell(3, heads["地点"]).value = "会议室"

    before = meeting.record
    with pytest.raises(RefusedError) as told:
        meeting.tables.take_in("talks", edit(path, change))
    (notice,) = told.value.notices
    assert (notice.code, notice.location.row, notice.location.column) == ("row_changed_twice", 2, "地点")
    assert (notice.fields["file"], notice.fields["record"]) == ("会议室", "走廊")
    assert meeting.record == before


def test_a_row_without_its_number_is_a_new_one(meeting: Meeting, tmp_path: Path) -> None:
    """A copied row with the number emptied is kept beside the one it was copied from."""

    def change(sheet: Any, heads: dict[str, int]) -> None:
        row = [cell.value for cell in sheet[2]]
        row[heads["编号"] - 1] = None
        row[heads["内容"] - 1] = "又说了一件事"
        sheet.append(row)

    number = len(meeting.record.reviews.peer_reviews)
    path = edit(written(meeting, "peer_reviews", tmp_path / "a.xlsx"), change)
    assert meeting.tables.take_in("peer_reviews", path).numbers == {
        "new": 1,
        "changed": 0,
        "unchanged": number,
    }
    assert meeting.record.reviews.peer_reviews[-1].note == "又说了一件事"


def test_a_copied_row_with_its_number_is_told(meeting: Meeting, tmp_path: Path) -> None:
    """Two rows of one number mean nothing that could be kept; nor does a number that somebody typed."""

    def copy(sheet: Any, heads: dict[str, int]) -> None:
        sheet.append([cell.value for cell in sheet[2]])

    def type_number(sheet: Any, heads: dict[str, int]) -> None:
        row = [cell.value for cell in sheet[2]]
        row[heads["校验"] - 1] = None
        sheet.append(row)

    path = written(meeting, "peer_reviews", tmp_path / "a.xlsx")
    assert codes(meeting, "peer_reviews", edit(path, copy)) == ["row_twice"]
    path = written(meeting, "peer_reviews", tmp_path / "b.xlsx")
    assert codes(meeting, "peer_reviews", edit(path, type_number)) == ["row_digest_missing"]


def test_a_row_that_was_taken_out_since_stays_out(meeting: Meeting, tmp_path: Path) -> None:
    """Unchanged in the file it is told and left; changed in the file it is refused."""
    path = written(meeting, "peer_reviews", tmp_path / "a.xlsx")
    meeting.reviews.remove_peer_review(meeting.record.reviews.peer_reviews[0].number)
    before = meeting.record.reviews.peer_reviews
    reading = meeting.tables.take_in("peer_reviews", path)
    assert (reading.changes, [told.code for told in reading.warnings]) == ((), ["row_taken_out"])
    assert meeting.record.reviews.peer_reviews == before

    def change(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(2, heads["内容"]).value = "别的话"

    assert codes(meeting, "peer_reviews", edit(path, change)) == ["row_gone"]


def test_an_absent_column_and_a_masked_id_leave_what_is_there(meeting: Meeting, tmp_path: Path) -> None:
    """What a file does not say is not taken back; an emptied cell of the kit's own file is."""

    def change(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(2, heads["地点"]).value = None
        sheet.delete_cols(heads["日期"])

    talks = meeting.record.preparation.talks
    path = edit(written(meeting, "talks", tmp_path / "talks.xlsx"), change)
    assert codes(meeting, "talks", path) == ["column_missing"]

    def shorten(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(2, heads["地点"]).value = None
        sheet.delete_cols(heads["主题"], 3)

    path = edit(written(meeting, "talks", tmp_path / "shorter.xlsx"), shorten)
    meeting.tables.take_in("talks", path)
    now = meeting.record.preparation.talks
    assert (now[0].place, now[0].date, now[1:]) == ("", talks[0].date, talks[1:])


def test_a_roster_with_masked_ids_keeps_them(tmp_path: Path) -> None:
    """A post is changed in a sheet that shows no whole id number; the id numbers stay."""
    meeting = make_meeting(tmp_path, ["赵一", "钱二"])
    meeting.plan.change_member("赵一", identity="330106198001010011")

    def change(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(2, heads["党内职务"]).value = "党支部书记"
        sheet.cell(3, heads["重点谈话对象"]).value = "是"
        sheet.cell(3, heads["计入应到"]).value = "否"
        sheet.cell(3, heads["改动说明"]).value = "长期外出，上级同意"

    path = edit(written(meeting, "roster", tmp_path / "roster.xlsx"), change)
    assert meeting.tables.take_in("roster", path).numbers["changed"] == 2
    first, second = meeting.record.roster.members
    assert (first.identity, first.post) == ("330106198001010011", "党支部书记")
    assert second.must_talk
    assert meeting.record.flag_reasons[(second.number, "counts_in_due")] == "长期外出，上级同意"
    whole = tmp_path / "whole.csv"
    meeting.tables.write("roster", whole, with_ids=True)
    assert "330106198001010011" in whole.read_text("utf-8-sig")
    assert meeting.tables.take_in("roster", whole).changes == ()


def test_a_flag_needs_its_reason(tmp_path: Path) -> None:
    """As by hand: what a member counts in is not set otherwise without a written reason."""
    meeting = make_meeting(tmp_path, 3)

    def change(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(3, heads["计入应到"]).value = "否"

    path = edit(written(meeting, "roster", tmp_path / "roster.xlsx"), change)
    assert codes(meeting, "roster", path) == ["flag_reason_missing"]


def test_rows_that_the_file_does_not_have_stay(meeting: Meeting, tmp_path: Path) -> None:
    """A shortened file removes nothing, and says how many rows it does not have."""

    def change(sheet: Any, heads: dict[str, int]) -> None:
        sheet.delete_rows(3, 5)

    before = meeting.record.preparation.talks
    path = edit(written(meeting, "talks", tmp_path / "talks.xlsx"), change)
    reading = meeting.tables.take_in("talks", path)
    assert (reading.missing, reading.changes) == (5, ())
    assert meeting.record.preparation.talks == before


def test_all_faults_are_told_at_once_each_with_its_cell(tmp_path: Path) -> None:
    """What cannot be read and what the rules refuse, of all rows, and nothing of the file is kept."""
    meeting = make_meeting(tmp_path, ["赵一", "钱二"])
    rows = [
        ["日期", "谈话人", "被谈话人"],
        ["2024-01-15", "赵一", "钱二"],
        ["2024-02-30", "赵一", "钱二"],
        ["2024-01-15", "赵一", "孙九"],
        ["2024-01-15", "赵一", "赵一"],
        ["", "赵一", "钱二"],
    ]
    before = meeting.record
    with pytest.raises(InputError) as told:
        meeting.tables.take_in("talks", text(tmp_path / "talks.csv", rows))
    assert [(entry.code, entry.location.row, entry.location.column) for entry in told.value.notices] == [
        ("date_impossible", 3, "日期"),
        ("member_unknown", 4, "被谈话人"),
        ("talk_with_oneself", 5, None),
        ("cell_missing", 6, "日期"),
    ]
    assert meeting.record == before


def test_a_trial_keeps_nothing_and_judges_as_if_it_did(tmp_path: Path) -> None:
    """What would be kept is shown; what would be refused is refused."""
    meeting = make_meeting(tmp_path, ["赵一", "钱二"])
    rows = [["日期", "谈话人", "被谈话人"], ["2024-01-15", "赵一", "钱二"]]
    before = meeting.record
    reading = meeting.tables.take_in("talks", text(tmp_path / "a.csv", rows), dry_run=True)
    assert (reading.numbers["new"], reading.kept) == (1, False)
    assert meeting.record == before
    rows.append(["2024-01-15", "赵一", "赵一"])
    with pytest.raises(RefusedError):
        meeting.tables.take_in("talks", text(tmp_path / "b.csv", rows), dry_run=True)


def test_an_office_file_taken_in_twice_is_there_once(tmp_path: Path) -> None:
    """Rows without numbers that say what is recorded are the same rows; a longer one adds to what it names."""
    meeting = make_meeting(tmp_path, ["赵一", "钱二"])
    rows = [["日期", "谈话人", "被谈话人"], ["2024-01-15", "赵一", "钱二"], ["2024-01-16", "钱二", "赵一"]]
    path = text(tmp_path / "talks.csv", rows)
    assert meeting.tables.take_in("talks", path).numbers["new"] == 2
    assert meeting.tables.take_in("talks", path).numbers == {"new": 0, "changed": 0, "unchanged": 2}
    longer = [[*row, place] for row, place in zip(rows, ("地点", "村委会", ""), strict=True)]
    reading = meeting.tables.take_in("talks", text(path, longer))
    assert reading.numbers == {"new": 0, "changed": 1, "unchanged": 1}
    assert [talk.place for talk in meeting.record.preparation.talks] == ["村委会", ""]


def test_a_ballot_is_no_table(meeting: Meeting) -> None:
    """No table has ballots or marks, and no file may write a round."""
    from orglife_kit.meeting.tables.taking import MAY_WRITE

    names = {table.name for table in MAY_WRITE if table.name.startswith("ballots")}
    assert names == {"ballots_attendance", "ballots_attendance_correction", "ballots_representative"}
    assert not {name for name in TABLES if "ballot" in name}


def test_the_roster_stands_once_a_round_was_opened(meeting: Meeting, tmp_path: Path) -> None:
    """The rule of the acts: facts of the roster are frozen, who must be talked with is not."""

    def rename(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(2, heads["党内职务"]).value = "党支部副书记"

    def must_talk(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(5, heads["重点谈话对象"]).value = "是"

    path = written(meeting, "roster", tmp_path / "roster.xlsx")
    assert codes(meeting, "roster", edit(path, rename)) == ["roster_frozen"]
    path = written(meeting, "roster", tmp_path / "b.xlsx")
    meeting.tables.take_in("roster", edit(path, must_talk))
    assert meeting.record.roster.members[3].must_talk


def test_the_cap_is_judged_on_the_whole_file(meeting: Meeting, tmp_path: Path) -> None:
    """One more 优秀 than the cap allows is refused with the count, and no outcome is kept."""

    def change(sheet: Any, heads: dict[str, int]) -> None:
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, heads["评议结果"]).value == "合格":
                sheet.cell(row, heads["评议结果"]).value = "优秀"

    path = edit(written(meeting, "assessments", tmp_path / "a.xlsx"), change)
    assert "cap_reason_missing" in codes(meeting, "assessments", path)


def test_two_rows_of_one_member_are_told(meeting: Meeting, tmp_path: Path) -> None:
    """In a table of one row a member a second row of him is a fault of the file."""
    rows = [["姓名", "反馈人", "日期"], ["叶珺", "林知远", "2024-01-22"], ["叶珺", "周明澈", "2024-01-23"]]
    assert codes(meeting, "feedback", text(tmp_path / "a.csv", rows)) == ["row_twice"]


def test_a_day_that_the_meeting_moved_is_moved_for_all_of_the_session(
    meeting: Meeting, tmp_path: Path
) -> None:
    """The day of a session changed in one of its rows moves the session; two days for one session are told."""

    def move(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(2, heads["学习日期"]).value = datetime.date(2024, 1, 14)

    def move_apart(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(2, heads["学习日期"]).value = datetime.date(2024, 1, 12)
        sheet.cell(3, heads["学习日期"]).value = datetime.date(2024, 1, 13)

    meeting.tables.take_in("study", edit(written(meeting, "study", tmp_path / "a.xlsx"), move))
    (study,) = meeting.record.preparation.studies
    assert study.date == datetime.date(2024, 1, 14)
    path = edit(written(meeting, "study", tmp_path / "b.xlsx"), move_apart)
    assert codes(meeting, "study", path) == ["study_days_differ"]


def test_a_file_of_another_table_is_told(meeting: Meeting, tmp_path: Path) -> None:
    """A workbook without the heads of the table is refused with what is missing."""
    path = workbook(tmp_path / "a.xlsx", [["姓名", "性别"], ["叶珺", "女"]])
    assert set(codes(meeting, "talks", path)) <= {"heads_missing", "column_missing"}


def test_what_is_only_shown_is_told_where_a_file_changes_it(meeting: Meeting, tmp_path: Path) -> None:
    """Once for the column: the choice for a wider circle is made in its own form, one by one (C16)."""

    def choose(sheet: Any, heads: dict[str, int]) -> None:
        for row in (2, 3):
            cell = sheet.cell(row, heads["选入公开"])
            cell.value = "否" if cell.value == "是" else "是"

    path = written(meeting, "rectification", tmp_path / "ledger.xlsx")
    assert meeting.tables.take_in("rectification", path).warnings == ()
    chosen = meeting.record.publication.chosen
    reading = meeting.tables.take_in("rectification", edit(path, choose))
    told = [(entry.code, entry.location and entry.location.column) for entry in reading.warnings]
    assert (reading.changes, told) == ((), [("column_only_shown", "选入公开")])
    assert meeting.record.publication.chosen == chosen


@pytest.mark.parametrize("day", ["0024-01-15", "0024年1月底", "0000年1月底", "90240115"])
def test_a_year_that_was_mistyped_is_told_with_its_cell(tmp_path: Path, day: str) -> None:
    """However the day is written; nothing of the file is kept."""
    meeting = make_meeting(tmp_path, ["赵一", "钱二"])
    path = text(tmp_path / "talks.csv", [["日期", "谈话人", "被谈话人"], [day, "赵一", "钱二"]])
    with pytest.raises(InputError) as told:
        meeting.tables.take_in("talks", path)
    assert [(entry.code, entry.location.row) for entry in told.value.notices] == [("date_impossible", 2)]
    assert not meeting.record.preparation.talks
