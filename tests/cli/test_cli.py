"""The command line as acceptance runs it: exit codes, sentences, one JSON object (DESIGN.md §4)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from tests.cli.files import write_csv
from tests.meeting.building import names


def labels() -> list[str]:
    """Return who is graded."""
    return [*names(8), "叶䶮·依"]


def test_the_whole_way(orglife: Any, meeting: Path, tmp_path: Path) -> None:
    """Roster to outcomes, by files, with a tally that a plain count confirms."""
    attendance = write_csv(tmp_path / "a.csv", [["姓名", "签到", "原因"], ["赵一", "请假", "出差"]])
    told = orglife("attend", meeting, "--file", attendance, "--json")
    assert (told.json["due"], told.json["present"], told.json["on_leave"]) == (10, 9, 1)
    sheets = tmp_path / "ballots.xlsx"
    book = xlsxwriter.Workbook(sheets)
    sheet = book.add_worksheet("测评票")
    cells = [
        ["优秀", "合格", 1, "2", "弃权", 0, "优秀/合格", "不合格", "BASICALLY_QUALIFIED"],
        [None] * 9,
        ["优秀"] * 9,
    ]
    for number, row in enumerate(
        [["票号", *labels()], *([position, *row] for position, row in enumerate(cells, 1))]
    ):
        sheet.write_row(number, 0, row)
    book.close()
    told = orglife(
        "ballots", meeting, "--round", "members", "--sheets", sheets, "--received", 3, "--issued", 9
    )
    assert told.code == 0, told.err
    assert "计票人" in told.err
    assert orglife("tally", meeting, "--json").code == 1
    closed = orglife("close", meeting, "--json").json
    assert closed["classes"] == [
        {"class": "members", "entitled": 10, "issued": 9, "received": 3, "valid": 3, "void": 0}
    ]
    tally = orglife("tally", meeting, "--round", "members", "--json").json
    assert list(tally) == [
        *("round", "class", "state", "entitled", "present", "issued", "received", "valid", "void"),
        *("root", "rows", "cap"),
    ]
    assert tally["cap"] == {"base": 9, "limit": 3}
    assert tally["root"] == closed["roots"]["members"]
    assert list(tally["rows"][0]) == [
        *("member", "name", "EXCELLENT", "QUALIFIED", "BASICALLY_QUALIFIED", "UNQUALIFIED"),
        *("ABSTAIN", "OVERVOTE"),
    ]
    assert [list(row.values())[2:] for row in tally["rows"]] == [
        [2, 0, 0, 0, 1, 0],
        [1, 1, 0, 0, 1, 0],
        [2, 0, 0, 0, 1, 0],
        [1, 1, 0, 0, 1, 0],
        [1, 0, 0, 0, 2, 0],
        [1, 0, 0, 0, 2, 0],
        [1, 0, 0, 0, 1, 1],
        [1, 0, 0, 1, 1, 0],
        [1, 0, 1, 0, 1, 0],
    ]
    assert orglife("verify", meeting, "--root", tally["root"][:32]).code == 0
    assert orglife("verify", meeting, "--root", "0" * 32).code == 1
    second = orglife("ballots", meeting, "--sheets", sheets)
    assert second.code == 1
    rows = [
        ["姓名", "评议结果", "评定意见", "评定依据"],
        *([name, "合格", "意见", "日常表现"] for name in labels()),
    ]
    told = orglife("assess", meeting, "--file", write_csv(tmp_path / "e.csv", rows), "--json")
    assert told.json == {"assessed": 9, "without_outcome": 0, "cap": {"base": 9, "limit": 3, "given": 0}}
    status = orglife("status", meeting, "--json").json
    assert {entry["code"] for entry in status["entries"]} >= {"status_outcomes", "status_round_closed"}


def test_going_over_the_cap_needs_a_reason(orglife: Any, meeting: Path, tmp_path: Path) -> None:
    """Four of nine excellent: exit 1 with the numbers, 0 with a reason."""
    orglife("attend", meeting, "--all")
    orglife("ballots", meeting, "--sheets", write_csv(tmp_path / "b.csv", [labels(), [1] * 9]))
    orglife("close", meeting)
    rows = [["姓名", "评议结果", "评定意见", "评定依据"]]
    rows += [[name, "优秀", "意见", "日常表现、测评情况"] for name in labels()[:4]]
    file = write_csv(tmp_path / "e.csv", rows)
    told = orglife("assess", meeting, "--file", file)
    assert told.code == 1
    assert "可评 3 人" in told.err
    assert orglife("assess", meeting, "--file", file, "--cap-reason", "上级批准").code == 0


def test_more_received_than_issued(orglife: Any, meeting: Path, tmp_path: Path) -> None:
    """A warning at the pile, exit 1 at the close, and the round can be rated again."""
    orglife("attend", meeting, "--all")
    sheets = write_csv(tmp_path / "b.csv", [labels(), [1] * 9, [2] * 9])
    told = orglife("ballots", meeting, "--sheets", sheets, "--issued", 1)
    assert told.code == 0
    assert "重新测评" in told.err
    told = orglife("close", meeting)
    assert told.code == 1
    assert "收回 2 张，多于发出 1 张" in told.err
    assert orglife("tally", meeting).code == 1
    assert orglife("ballots", meeting, "--sheets", sheets, "--issued", 2).code == 0
    assert orglife("close", meeting).code == 0


def test_a_wrong_hand_count_saves_nothing(orglife: Any, meeting: Path, tmp_path: Path) -> None:
    """Received differs from the rows: exit 2, and no round is open."""
    orglife("attend", meeting, "--all")
    sheets = write_csv(tmp_path / "b.csv", [labels(), [1] * 9])
    assert orglife("ballots", meeting, "--sheets", sheets, "--received", 2).code == 2
    assert "status_round_missing" in {
        entry["code"] for entry in orglife("status", meeting, "--json").json["entries"]
    }


def test_the_committees_round(orglife: Any, meeting: Path, tmp_path: Path) -> None:
    """One row with the committee's own grades."""
    orglife("attend", meeting, "--all")
    sheets = write_csv(tmp_path / "c.csv", [["支委会工作"], ["好"], ["较好"], [""], ["4"]])
    assert orglife("ballots", meeting, "--round", "committee", "--sheets", sheets).code == 0
    orglife("close", meeting, "--round", "committee")
    rows = orglife("tally", meeting, "--round", "committee", "--json").json["rows"]
    assert [list(row.values())[2:] for row in rows] == [[1, 1, 0, 1, 1, 0]]


def test_what_is_published_is_kept(orglife: Any, tmp_path: Path) -> None:
    """--publish writes what export writes, records it as of today and keeps a copy in the meeting."""
    meeting = str(tmp_path / "demo")
    assert orglife("demo", meeting, "--small").code == 0
    out = tmp_path / "out"
    told = orglife("export", meeting, "--scope", "BRANCH", "--publish", "--format", "pdf", "--out", str(out))
    assert told.code == 0
    kept = sorted((Path(meeting) / "published" / "2").iterdir())
    assert [path.name for path in kept] == sorted(path.name for path in out.iterdir())
    assert [path.read_bytes() for path in kept] == [(out / path.name).read_bytes() for path in kept]


def test_a_dry_run_says_what_could_be_worked_out_and_writes_nothing(orglife: Any, tmp_path: Path) -> None:
    """The names of the files, and a sentence on single members; the same that publishing says."""
    meeting, out = str(tmp_path / "demo"), tmp_path / "out"
    assert orglife("demo", meeting, "--small").code == 0
    arguments = ("export", meeting, "--scope", "BRANCH", "--format", "html", "--out", str(out), "--json")
    before = orglife("table", meeting, "publications", "--json").json["rows"]
    planned = orglife(*arguments, "--dry-run")
    assert planned.code == 0
    assert not out.exists()
    assert orglife("table", meeting, "publications", "--json").json["rows"] == before
    assert planned.json["inference"] == ["推不出个人等次"]
    made = orglife(*arguments, "--publish")
    assert [Path(name).name for name in made.json["files"]] == planned.json["files"]
    assert made.json["inference"] == planned.json["inference"]


def test_rehearsal_and_backup(orglife: Any, meeting: Path, tmp_path: Path) -> None:
    """A rehearsal leaves the meeting as it was; a backup opens as a meeting; a used folder is refused."""
    before = (meeting / "meeting.db").read_bytes()
    told = orglife("rehearse", meeting, "--json")
    assert (told.code, told.json) == (0, {"ballots": 5, "members": 9})
    assert (meeting / "meeting.db").read_bytes() == before
    told = orglife("backup", meeting, "--to", tmp_path / "b", "--json")
    assert (told.code, told.json["ballots_lacking"]) == (0, 0)
    assert orglife("status", tmp_path / "b").code == 0
    told = orglife("backup", meeting, "--to", tmp_path)
    assert told.code == 2
    assert "请另指定一个新的或空的文件夹" in told.err


def test_a_pile_whose_sealed_ballots_were_lost_is_taken_again(
    orglife: Any, meeting: Path, tmp_path: Path
) -> None:
    """--again begins anew, but never over ballots that can still be read."""
    orglife("attend", meeting, "--all")
    sheets = write_csv(tmp_path / "b.csv", [labels(), ["1"] * 9, ["2"] * 9])
    pile = ("ballots", meeting, "--sheets", sheets)
    assert orglife(*pile).code == 0
    assert orglife(*pile, "--again").code == 1
    (meeting / "intake.db").unlink()
    assert orglife("close", meeting).code == 2
    assert orglife(*pile, "--again").code == 0
    assert orglife("close", meeting).code == 0
    assert orglife("tally", meeting, "--json").json["valid"] == 2


def test_what_is_due_comes_by_its_nearness(orglife: Any, meeting: Path) -> None:
    """An empty ledger says so; what is past its day comes first, whatever the order of the ledger."""
    told = orglife("rectification", meeting)
    assert (told.code, told.out) == (0, "整改台账还是空的。\n")
    from orglife_kit.meeting import open_meeting

    kept = open_meeting(meeting)
    for number, due in enumerate(("2124-03-31", "2024-03-31"), start=1):
        kept.rectification.take_in([RectificationItem(0, Ledger.COMMITTEE, f"问题{number}")])
        kept.rectification.change_item(number, measure="改", owner="赵一", due=due)
    assert orglife("rectification", meeting).out.splitlines() == [
        *("已逾期：1 项", "  2024-03-31　赵一　问题2", "30 天以后：1 项", "  2124-03-31　赵一　问题1"),
    ]
    items = orglife("rectification", meeting, "--json").json["items"]
    assert [(entry["band"], entry["item"], entry["due"], entry["state"]) for entry in items] == [
        ("PAST_DUE", 2, "2024-03-31", "OPENED"),
        ("LATER", 1, "2124-03-31", "OPENED"),
    ]


def test_a_template_is_not_written_over_what_somebody_filled_in(orglife: Any, tmp_path: Path) -> None:
    """Written again while nobody changed it; refused with its name once somebody did."""
    path = tmp_path / "roster.xlsx"
    assert orglife("template", "roster", path).code == 0
    assert orglife("template", "roster", path).code == 0
    kept = path.read_bytes() + b"changed"
    path.write_bytes(kept)
    told = orglife("template", "roster", path)
    assert (told.code, path.name in told.err) == (2, True)
    assert path.read_bytes() == kept


def test_a_count_that_differs_says_what_may_be_wrong(orglife: Any, meeting: Path, tmp_path: Path) -> None:
    """Rows without any mark are named; nothing is kept."""
    heads = labels()
    orglife("attend", meeting, "--all")
    pile = write_csv(tmp_path / "pile.csv", [heads, *([["合格"] * 9] * 7), [""] * 9])
    told = orglife("ballots", meeting, "--round", "members", "--sheets", pile, "--received", 7)
    assert told.code == 2
    assert "9" in told.err.splitlines()[1]


def test_a_correction_of_the_attendance_says_whose_it_is(orglife: Any, meeting: Path, tmp_path: Path) -> None:
    """A file names the exceptions alone: whoever is left out of it is present, and is told where that is new."""
    absent = [["姓名", "签到", "原因"], [names(8)[0], "请假", "出差"], [names(8)[1], "缺席", ""]]
    told = orglife("attend", meeting, "--file", write_csv(tmp_path / "first.csv", absent))
    assert "更正" not in told.out
    orglife("ballots", meeting, "--sheets", write_csv(tmp_path / "b.csv", [labels(), [1] * 9]))
    again = write_csv(tmp_path / "again.csv", [absent[0], [names(8)[1], "迟到", "堵车"]])
    told = orglife("attend", meeting, "--file", again, "--representatives", "群众甲", "--correction", "补签")
    assert told.out.splitlines()[:3] == [
        f"更正：{names(8)[0]}，请假 → 到会",
        f"更正：{names(8)[1]}，缺席 → 迟到",
        "更正群众代表：— → 群众甲",
    ]


def test_a_sheet_of_the_attendance_that_was_not_read_is_named(
    orglife: Any, meeting: Path, tmp_path: Path
) -> None:
    """Whoever is on leave in it would be present."""
    book = xlsxwriter.Workbook(tmp_path / "attendance.xlsx")
    for name, member in (("一组", names(8)[0]), ("二组", names(8)[1])):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["姓名", "签到", "原因"])
        sheet.write_row(1, 0, [member, "请假", "出差"])
    book.close()
    told = orglife("attend", meeting, "--file", tmp_path / "attendance.xlsx")
    assert told.code == 0
    assert "二组" in told.err


def test_a_file_of_whole_ballots_is_named_while_it_is_there(
    orglife: Any, meeting: Path, tmp_path: Path
) -> None:
    """By the close and by the doctor, until it is destroyed; nothing of it stands beside the meeting."""
    orglife("attend", meeting, "--all")
    sheets = write_csv(tmp_path / "测评票.csv", [labels(), ["优秀"] * 9, ["合格"] * 9])
    orglife("ballots", meeting, "--sheets", sheets, "--tellers", "赵一")
    closed = orglife("close", meeting, "--json").json
    assert [entry["code"] for entry in closed["warnings"]] == ["pile_left"]
    assert str(sheets) in closed["warnings"][0]["sentence"]
    found = orglife("doctor", meeting, "--json").json["findings"]
    assert "doctor_pile_left" in [entry["code"] for entry in found]
    sheets.unlink()
    found = orglife("doctor", meeting, "--json").json["findings"]
    assert "doctor_pile_left" not in [entry["code"] for entry in found]
    assert all(b"csv" not in path.read_bytes() for path in meeting.iterdir() if path.is_file())


def test_what_is_printed_says_where(
    orglife: Any, meeting: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the folder, the meeting's own, then each name; a file named as the folder is told in a sentence."""
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(tmp_path / "exports"))
    folder, name = orglife("print", meeting, "signin").out.splitlines()
    assert str(tmp_path / "exports" / meeting.name) in folder
    assert (tmp_path / "exports" / meeting.name / name).is_file()
    file = write_csv(tmp_path / "file.csv", [["x"]])
    told = orglife("print", meeting, "signin", "--out", file)
    assert (told.code, told.out) == (2, "")
    assert "是一个文件" in told.err
    assert "File exists" not in told.err


def test_verify_before_a_close_says_what_is_true(orglife: Any, meeting: Path) -> None:
    """Nothing was compared, and nothing is wrong."""
    told = orglife("verify", meeting)
    assert told.code == 1
    assert "还没有已结束的测评" in told.err
    assert "未通过" not in told.out + told.err
