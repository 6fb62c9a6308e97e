"""The year closes into the next: last year's items with their state, history and what became of them (C7, C18)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit import forms, reports
from orglife_kit.errors import RefusedError
from orglife_kit.meeting import Meeting, create_meeting
from orglife_kit.meeting.next_year import gone_members, read_last_year
from orglife_kit.rules.preparation.findings import committee_aspects, member_aspects
from orglife_kit.rules.rectification.candidates import candidates
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from orglife_kit.rules.rectification.ledger import account_extract
from orglife_kit.views.forms.evening_screens import AccountStep
from tests.meeting.building import make_meeting
from tests.meeting.test_another_year import meeting  # noqa: F401 - the fixture
from tests.views.forms.driving import shown


def year_after(meeting: Meeting, folder: Path) -> Meeting:  # noqa: F811
    """Return the meeting of the next year, made after this one."""
    meeting.close()
    return create_meeting(folder, last_year=meeting.folder)


def add(year: Meeting, problem: str) -> int:
    """Take an item of the committee in; return its number."""
    item = RectificationItem(0, Ledger.COMMITTEE, problem, measure="改", owner="赵一", immediate=True)
    (number,) = year.rectification.take_in([item])
    return number


def verify(year: Meeting, problem: str, day: str) -> None:
    """Finish and verify the item with that problem."""
    (number,) = (item.number for item in year.record.rectification.items if item.problem == problem)
    year.rectification.note_progress(number, "改了", day, done=True)
    year.rectification.verify_item(number, "钱一", "SATISFIED", day)


def told(year: Meeting) -> dict[str, tuple[str, bool]]:
    """Return of each item that the account tells of an earlier year when it began and whether it is closed."""
    lines = [line for line in account_extract(year.record) if line.year]
    return {line.problem: (line.year, line.state == "VERIFIED") for line in lines}


def test_each_year_tells_what_became_of_the_last_ones(meeting: Meeting, tmp_path: Path) -> None:  # noqa: F811
    """What was open when a year began is told in the next account, closed or not; what was closed is told once (C7)."""
    for problem in ("甲年销号", "甲年未完，乙年销号", "甲年销号，乙年重改", "甲年未完"):
        add(meeting, problem)
    verify(meeting, "甲年销号", "2025-12-28")
    verify(meeting, "甲年销号，乙年重改", "2025-12-28")
    second = year_after(meeting, tmp_path / "2026")
    assert told(second) == {
        "甲年销号": ("2025", True),
        "甲年未完，乙年销号": ("2025", False),
        "甲年销号，乙年重改": ("2025", True),
        "甲年未完": ("2025", False),
    }
    (again,) = (
        item.number for item in second.record.rectification.items if item.problem == "甲年销号，乙年重改"
    )
    second.rectification.reopen_item(again, "钱一", "又犯了", "2026-06-30", "2026-02-01")
    verify(second, "甲年销号，乙年重改", "2026-03-02")
    verify(second, "甲年未完，乙年销号", "2026-03-02")
    add(second, "乙年销号")
    verify(second, "乙年销号", "2026-03-02")
    third = year_after(second, tmp_path / "2027")
    assert told(third) == {
        "甲年未完，乙年销号": ("2025", True),
        "甲年销号，乙年重改": ("2025", True),
        "甲年未完": ("2025", False),
        "乙年销号": ("2026", True),
    }
    assert told(year_after(third, tmp_path / "2028")) == {"甲年未完": ("2025", False)}


def test_two_plans_of_one_year_follow_each_other(meeting: Meeting, tmp_path: Path) -> None:  # noqa: F811
    """Items keep apart also where the next plan still says last year's 年度."""
    add(meeting, "先")
    meeting.close()
    plan = meeting.folder / "plan.toml"
    second = create_meeting(tmp_path / "2026", plan, last_year=meeting.folder)
    add(second, "中")
    add(second, "后")
    second.rectification.remove_item(2)
    third = year_after(second, tmp_path / "2027")
    problems = {item.problem: item.of_year for item in third.record.rectification.items}
    assert problems == {"先": "2025", "后": "2025"}
    add(third, "再后")
    third.plan.change({"plan.year": 2025})
    fourth = year_after(third, tmp_path / "2028")
    assert len({item.carried for item in fourth.record.rectification.items}) == 3


def test_the_new_secretary_answers_for_the_committee(meeting: Meeting, tmp_path: Path) -> None:  # noqa: F811
    """Who left takes his own along, not what he took on for the committee; who answered for it is named."""
    meeting.plan.change_member(1, post="书记")
    meeting.rectification.take_in(
        [
            RectificationItem(0, Ledger.SECRETARY, "班子议事少", 1, owner="赵一"),
            RectificationItem(0, Ledger.MEMBER, "自己走访少", 1, owner="赵一"),
        ]
    )
    meeting.close()
    path = tmp_path / "名册.csv"
    path.write_text("姓名,党员类别,职务\n钱一,正式党员,书记\n孙一,正式党员,\n", encoding="utf-8")
    new = create_meeting(tmp_path / "2026", roster=path, last_year=meeting.folder)
    assert [(item.problem, item.member) for item in new.record.rectification.items] == [("班子议事少", 1)]
    notices = gone_members(new.record.roster, read_last_year(meeting.folder))
    named = {entry.code: entry.fields["names"] for entry in notices}
    assert named == {"items_of_the_gone": "赵一", "owners_gone": "赵一"}


def test_what_was_found_in_a_member_stands_in_his_own_part(meeting: Meeting, tmp_path: Path) -> None:  # noqa: F811
    """A secretary's who is none any more among the members', the new one's first; none becomes the committee's."""
    meeting.plan.change_member(1, post="书记")
    for number, point in ((1, "走访少"), (2, "笔记少")):
        meeting.preparation.note_findings(number, member_aspects(meeting.record)[0], [point])
    meeting.rectification.take_in(candidates(meeting.record))
    meeting.rectification.take_in([RectificationItem(0, Ledger.MEMBER, "说话急", 2, owner="钱一")])
    before = {item.problem: item.ledger for item in meeting.record.rectification.items}
    assert before == {"走访少": Ledger.SECRETARY, "笔记少": Ledger.MEMBER, "说话急": Ledger.MEMBER}
    meeting.close()
    path = tmp_path / "名册.csv"
    path.write_text("姓名,党员类别,职务\n赵一,正式党员,\n钱一,正式党员,书记\n", encoding="utf-8")
    new = create_meeting(tmp_path / "2026", roster=path, last_year=meeting.folder)
    items = new.record.rectification.items
    parts = {item.problem: item.ledger for item in items}
    assert parts == {"走访少": Ledger.MEMBER, "笔记少": Ledger.SECRETARY, "说话急": Ledger.MEMBER}
    assert all(item.is_personal for item in items)


def test_last_years_evidence_comes_along(meeting: Meeting, tmp_path: Path) -> None:  # noqa: F811
    """The file under the item's new number; a sentence as it is, a file that is gone by its name."""
    for _ in range(2):
        meeting.rectification.take_in([RectificationItem(0, Ledger.COMMITTEE, "先有一项", owner="赵一")])
    items = [RectificationItem(0, Ledger.COMMITTEE, "答复慢", measure="三天内", owner="赵一", immediate=True)]
    (number,) = meeting.rectification.take_in(items)
    for record in (1, 2):
        meeting.rectification.remove_item(record)
    meeting.rectification.note_progress(number, "排了班", "2025-12-27", file=("排班.xlsx", b"12"))
    meeting.rectification.note_progress(number, "贴了", "2025-12-28", evidence="见公示栏照片", done=True)
    assert meeting.record.rectification.history(number).progress[0].evidence == "evidence/3-排班.xlsx"
    new = year_after(meeting, tmp_path / "2026")
    (item,) = new.record.rectification.items
    shown = [entry.evidence for entry in new.record.rectification.history(item.number).progress]
    assert shown == [f"evidence/{item.number}-排班.xlsx", "见公示栏照片"]
    assert item.number != number
    assert (new.folder / shown[0]).read_bytes() == b"12"
    (meeting.folder / "evidence" / "3-排班.xlsx").unlink()
    again = create_meeting(tmp_path / "2027", last_year=meeting.folder)
    assert again.record.rectification.histories[1].progress[0].evidence == "evidence/3-排班.xlsx"


def test_last_years_items_are_told_and_go_on(meeting: Meeting, tmp_path: Path) -> None:  # noqa: F811
    """The account tells what became of each, verified ones too; under way ones are worked on; nothing is promised anew.

    A theme that this year's plan does not name stays with its item (C7, C14, C18).
    """
    theme = meeting.record.plan.theme.points[0]
    verified, under_way, mine = meeting.rectification.take_in(
        [
            RectificationItem(
                0, Ledger.COMMITTEE, "纪要晚", measure="三天内", owner="赵一", due="2026-01-31"
            ),
            RectificationItem(0, Ledger.COMMITTEE, "答复慢", goal=theme, measure="定人", owner="赵一"),
            RectificationItem(0, Ledger.MEMBER, "走访少", 2, measure="每月一次", owner="钱一"),
        ]  # type: ignore[arg-type]
    )
    for number in (under_way, mine):
        meeting.rectification.change_item(number, due="2026-06-30")
        meeting.rectification.note_progress(number, "做了一半", "2025-12-29")
    meeting.rectification.note_progress(verified, "都在三天内", "2025-12-29", done=True)
    meeting.rectification.verify_item(verified, "钱一", "FAIRLY_SATISFIED", "2025-12-30")
    new = year_after(meeting, tmp_path / "2026")
    new.plan.change({"theme.goals": ["另一个目标"], "theme.problem_areas": ["另一方面"]})
    lines = {line.problem: line for line in account_extract(new.record)}
    assert set(lines) == {"纪要晚", "答复慢"}
    assert (lines["纪要晚"].state, lines["纪要晚"].satisfaction) == ("VERIFIED", "FAIRLY_SATISFIED")
    assert (lines["答复慢"].progress, lines["答复慢"].year) == ("做了一半", "2025")
    step = AccountStep(new)
    step.refresh()
    assert "都在三天内；基本满意" in shown(step)
    assert "都在三天内；基本满意" in shown(forms.accounts(new))
    by_problem = {item.problem: item for item in new.record.rectification.items}
    assert by_problem["答复慢"].goal == theme
    number = by_problem["答复慢"].number
    new.rectification.change_item(number, measure="定人定时")
    new.rectification.note_progress(number, "做完了", "2026-03-01", done=True)
    assert [entry.words for entry in new.record.rectification.history(number).progress] == [
        "做了一半",
        "做完了",
    ]
    new.preparation.note_findings(2, member_aspects(new.record)[0], ["走访还是少"])
    codes = {entry.says.code for entry in new.status(datetime.date(2026, 3, 1))}
    assert {"status_commitments_missing", "status_ledger_missing", "status_earlier_items"} <= codes
    assert not by_problem["走访少"].is_commitment
    with pytest.raises(RefusedError) as refused:
        new.rectification.remove_item(by_problem["纪要晚"].number)
    assert refused.value.notices[0].code == "item_verified"
    ledger = new.publication.release("BRANCH").rectification or ()
    assert {line.item.problem for line in ledger} == {"纪要晚", "答复慢"}
    for number in (by_problem["纪要晚"].number, by_problem["走访少"].number):
        with pytest.raises(RefusedError):
            new.publication.choose_item(number)


def test_namesakes_are_called_as_the_new_roster_calls_them(tmp_path: Path) -> None:
    """王伟#3 is 王伟#2 where somebody before him left: his items, and who answers for, verified and criticised them."""
    last = make_meeting(tmp_path / "2025", ["赵一", "王伟", "王伟", "钱一"])
    last.plan.remove_member(1)
    own = RectificationItem(0, Ledger.MEMBER, "走访少", 3, measure="改", owner="王伟#3", immediate=True)
    both = RectificationItem(
        0, Ledger.COMMITTEE, "纪要晚", measure="改", owner="王伟#2、王伟#3", immediate=True
    )
    numbers = last.rectification.take_in([own, both])
    last.rectification.note_progress(numbers[0], "改了", "2024-02-01", done=True)
    last.rectification.verify_item(numbers[0], "王伟#2、钱一", "SATISFIED", "2024-02-02")
    last.rectification.reopen_item(numbers[0], "王伟#2", "没改", "2024-03-01", "2024-02-03")
    new = year_after(last, tmp_path / "2026")
    mine, committees = sorted(new.record.rectification.items, key=lambda item: item.ledger, reverse=True)
    assert (new.record.roster.label(mine.member or 0), mine.owner) == ("王伟#2", "王伟#2")
    assert committees.owner == "王伟#1、王伟#2"
    history = new.record.rectification.history(mine.number)
    assert history.verifications[0].verified_by == "王伟#1、钱一"
    assert history.reopenings[0].criticised_by == "王伟#1"


def test_what_is_still_open_stands_beside_the_new_findings(meeting: Meeting, tmp_path: Path) -> None:  # noqa: F811
    """The committee's in its form and list, a member's own in his alone; not what is closed (C18)."""
    for problem in ("纪要晚", "已经改好"):
        add(meeting, problem)
    verify(meeting, "已经改好", "2025-12-28")
    own = RectificationItem(0, Ledger.MEMBER, "走访少", 2, measure="每月一次", owner="钱一", immediate=True)
    meeting.rectification.take_in([own])
    new = year_after(meeting, tmp_path / "2026")
    assert "纪要晚（" in shown(forms.committee_findings(new))
    assert "已经改好" not in shown(forms.committee_findings(new))
    new.preparation.note_committee_finding(committee_aspects(new.record)[0], "学习走过场")
    for member in (2, 3):
        new.preparation.note_findings(member, member_aspects(new.record)[0], ["讲得多做得少"])

    def text(scope: str, member: int | None = None) -> str:
        paths = reports.export(new, scope, member, folder=tmp_path / f"{scope}{member}", formats=("html",))
        return "".join(path.read_text("utf-8") for path in paths if "清单" in path.name)

    assert "纪要晚（2025年度）" in text("BRANCH")
    assert "走访少" not in text("BRANCH")
    assert "走访少（2025年度）" in text("MEMBER", 2)
    assert "纪要晚" not in text("MEMBER", 2)
    assert "走访少" not in text("MEMBER", 3)
    organ = text("ORGAN")
    assert organ.count("走访少（2025年度）") == organ.count("纪要晚（2025年度）") == 1
    assert "已经改好" not in organ
