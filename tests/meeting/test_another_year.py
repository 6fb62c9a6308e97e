"""Whatever differs between plans comes from the plan: another year's runs through without a word of the sample's."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest

from orglife_kit import forms, reports
from orglife_kit.errors import InputError, StorageError
from orglife_kit.meeting import Meeting, create_meeting
from orglife_kit.meeting.calendar import calendar_days
from orglife_kit.meeting.next_year import previous_folder
from orglife_kit.meeting.pairing import suggested_pairs
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.assessment.outcomes import Basis
from orglife_kit.rules.assessment.standing import cap
from orglife_kit.rules.plan.agenda import ItemKind
from orglife_kit.rules.preparation.findings import committee_aspects, member_aspects
from orglife_kit.rules.rectification.accounts import Audience
from orglife_kit.rules.rectification.candidates import candidates
from orglife_kit.rules.rectification.items import Ledger, Origin, RectificationItem
from orglife_kit.views.forms.assessment_bases import basis_label
from tests.meeting.building import names, plan_text
from tests.views.forms.test_evening_forms import places

PLAN = Path(__file__).parent / "plans" / "another_year.toml"


def roster(folder: Path, number: int) -> Path:
    """Write a roster whose first member is the secretary."""
    path = folder / "名册.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["姓名", "党员类别", "职务"])
        rows.writerows(
            [name, "正式党员", "书记" if position == 0 else ""] for position, name in enumerate(names(number))
        )
    return path


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of nine by that plan."""
    return create_meeting(tmp_path / "meeting", PLAN, roster(tmp_path, 9))


def test_its_agenda_leads_the_evening(meeting: Meeting) -> None:
    """Six items, their kinds read from their words; no comment is asked for, no supervising group is a guest."""
    assert [item.kind for item in meeting.record.plan.meeting.agenda] == [
        *(ItemKind.OTHER, ItemKind.ACCOUNT, ItemKind.COMMITTEE_RATING),
        *(ItemKind.REVIEWS, ItemKind.MEMBERS_RATING, ItemKind.CLOSING),
    ]
    form = forms.evening(meeting, reports)
    assert places(form) == [
        *(
            "prepare",
            "sign_in",
            "item-1",
            "item-2",
            "officers",
            "item-3",
            "item-4",
            "item-5",
            "item-6",
            "end",
        ),
    ]


def test_its_rounds_grades_and_cap_are_the_plans(meeting: Meeting) -> None:
    """Three grades for the committee, a quarter for the cap, its own line on the ballot."""
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("committee", [[1], [2], [3], [1], [1]])
    meeting.ballots.close_round("committee")
    tally = meeting.tables.tally()
    assert list(tally.code) == [
        *("SATISFIED", "FAIRLY_SATISFIED", "NOT_SATISFIED", "ABSTAIN", "OVERVOTE"),
    ]
    assert list(tally.ballots) == [3, 1, 1, 0, 0]
    assert set(tally.name) == {"支部班子"}
    assert cap(meeting.record).limit == 2


def test_its_aspects_theme_and_steps_are_the_plans(meeting: Meeting, tmp_path: Path) -> None:
    """Findings, the ledger and the pages use its words; nothing of the sample's wording stands anywhere."""
    for aspect in committee_aspects(meeting.record):
        meeting.preparation.note_committee_finding(
            aspect, "有两次没有按时办", goal=meeting.record.plan.theme.points[0]
        )
    meeting.preparation.note_findings(2, "岗位作用", ["抄表漏了三户"])
    meeting.rectification.take_in(candidates(meeting.record))
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[2] * 9] * 5)
    meeting.ballots.close_round("members")
    files = [*reports.export(meeting, "ORGAN", folder=tmp_path, formats=("html",))]
    files += [*reports.export(meeting, "BRANCH", folder=tmp_path, formats=("html",))]
    text = "".join(path.read_text("utf-8") for path in files)
    sample = plan_text()
    ours = {
        "学思想、强党性、重实践、建新功",
        "督导组",
        "星禾镇",
        "凝心铸魂筑牢根本",
        "学习贯彻党的创新理论情况",
    }
    assert all(word in sample for word in ours)
    assert not [word for word in ours if word in text]
    assert meeting.record.plan.settings.disposition_steps[0] == "支部提出"
    assert [path.suffix for path in reports.print_plan(meeting, folder=tmp_path)] == [".pdf"]


def test_the_calendar_holds_the_stages_and_no_name(meeting: Meeting, tmp_path: Path) -> None:
    """All-day entries that keep their identity; due days of commitments without a word of the member's."""
    from icalendar import Calendar

    meeting.preparation.note_findings(2, "岗位作用", ["抄表漏了三户"])
    (number,) = meeting.rectification.take_in(candidates(meeting.record))
    meeting.rectification.change_item(number, measure="逐户核对", due="2026-03-31")
    (path,) = reports.calendar(meeting, folder=tmp_path)
    first = path.read_bytes()
    events = list(Calendar.from_ical(first).walk("VEVENT"))
    assert [str(event["summary"]) for event in events] == [
        *("查摆问题", "集中学习", "谈心谈话", "组织生活会：所二楼会议室", "整改到期"),
    ]
    assert [event.decoded("dtstart").isoformat() for event in events[-2:]] == ["2025-12-26", "2026-03-31"]
    assert not any(word in first.decode() for word in ("钱一", "抄表"))
    assert [len(event.walk("VALARM")) for event in events] == [0, 0, 0, 0, 1]
    (path,) = reports.calendar(meeting, folder=tmp_path)
    assert path.read_bytes() == first


def test_the_calendar_names_what_is_the_committees_only(meeting: Meeting) -> None:
    """The problem stands there where it is the committee's; what was found in the secretary stays his own."""
    meeting.plan.change_member(1, post="书记")
    meeting.preparation.note_findings(1, "岗位作用", ["抄表漏了三户"])
    meeting.preparation.note_committee_finding(committee_aspects(meeting.record)[0], "意见箱答复慢")
    for number in meeting.rectification.take_in(candidates(meeting.record)):
        meeting.rectification.change_item(number, measure="逐户核对", due="2026-03-31")
    due = [day.detail for day in calendar_days(meeting.record) if day.reminds]
    assert sorted(due) == ["", "意见箱答复慢"]


def test_a_plan_with_a_placeholder_is_not_printed(meeting: Meeting, tmp_path: Path) -> None:
    """The error names the place."""
    meeting.plan.change({"theme.topic": "学习***重要讲话"})
    with pytest.raises(InputError) as told:
        reports.print_plan(meeting, folder=tmp_path / "out")
    assert told.value.notices[0].location.field == "theme.topic"
    assert not (tmp_path / "out").exists()


def test_the_next_year_begins_with_the_last(tmp_path: Path) -> None:
    """Roster, settings, pairs and items come along, dates move on; last year stays as it was (C18)."""
    last = make_demo(tmp_path / "2024")
    last.plan.change({"settings.smallest_group": 7})
    old = last.record.rectification
    pairs = {talk.pair for talk in last.record.preparation.talks}
    last.close()
    before = {path.name: path.read_bytes() for path in last.folder.iterdir() if path.is_file()}
    new = create_meeting(tmp_path / "2025", last_year=last.folder)
    assert {path.name: path.read_bytes() for path in last.folder.iterdir() if path.is_file()} == before
    assert (new.record.plan.year, new.record.plan.meeting.date) == (2024, datetime.date(2025, 1, 18))
    assert new.record.plan.title.startswith("2024年度")
    assert new.record.plan.previous == "2024"
    assert new.record.plan.settings.smallest_group == 7
    assert len(new.record.roster) == 22
    carried = new.record.rectification.items
    assert {item.origin for item in carried} == {Origin.CARRIED}
    for item in carried:
        year = item.carried.partition("｜")[0]
        (before_it,) = (
            entry for entry in old.items if (entry.carried or f"2023｜{entry.number}") == item.carried
        )
        assert year == (before_it.of_year or "2023") == item.of_year
        facts = ("problem", "goal", "measure", "owner", "due", "immediate", "state", "ledger", "is_personal")
        assert [getattr(item, name) for name in facts] == [getattr(before_it, name) for name in facts]
        history, kept = new.record.rectification.history(item.number), old.history(before_it.number)
        assert [entry.words for entry in history.progress] == [entry.words for entry in kept.progress]
        assert [entry.date for entry in history.verifications] == [entry.date for entry in kept.verifications]
        assert [entry.said for entry in history.reopenings] == [entry.said for entry in kept.reopenings]
    assert len(carried) == len(old.items)
    assert {item.is_open for item in carried} == {True, False}
    assert not {frozenset(pair) for pair in suggested_pairs(new.record) if 1 not in pair} & pairs
    assert "# 依据文件" in (new.folder / "plan.toml").read_text("utf-8")


def test_who_left_takes_his_items_along(tmp_path: Path) -> None:
    """A new roster: members are known by id, then by name; the items of who is gone are named and left."""
    from orglife_kit.meeting.next_year import gone_members, read_last_year

    last = make_demo(tmp_path / "2024", small=True)
    mine = [item for item in last.record.rectification.items if item.is_open and item.ledger is Ledger.MEMBER]
    last.close()
    path = tmp_path / "名册.csv"
    path.write_text("姓名,党员类别\n尤小满,正式党员\n严松,正式党员\n新来,正式党员\n", encoding="utf-8")
    new = create_meeting(tmp_path / "2025", PLAN, path, last_year=last.folder)
    kept = [item for item in new.record.rectification.items if item.ledger is Ledger.MEMBER]
    assert [new.record.roster.label(item.member or 0) for item in kept] == ["尤小满"]
    (told,) = gone_members(new.record.roster, read_last_year(last.folder))
    assert told.fields["names"] == "柳春生、景然、桑榆"
    assert len(mine) == 4
    with pytest.raises(StorageError) as missing:
        create_meeting(tmp_path / "2026", last_year=tmp_path / "没有")
    assert missing.value.notices[0].code == "meeting_missing"


def test_another_year_goes_into_the_title(meeting: Meeting) -> None:
    """年度 is said twice in a plan, and changed once; a title of one's own stays."""
    meeting.plan.change({"plan.year": 2026})
    assert meeting.record.plan.title == "2026年度组织生活会和民主评议党员实施方案"
    meeting.plan.change({"plan.year": 2027, "plan.title": "年度组织生活会方案"})
    meeting.plan.change({"plan.year": 2028})
    assert meeting.record.plan.title == "年度组织生活会方案"


def test_the_form_shows_the_title_of_another_year(meeting: Meeting) -> None:
    """年度 is typed once; the title follows on the screen and in the file."""
    form = forms.plan(meeting)
    form.fields["plan.year"].value = "2026"
    assert form.fields["plan.title"].value == "2026年度组织生活会和民主评议党员实施方案"
    assert meeting.record.plan.title == form.fields["plan.title"].value


def test_a_grade_keeps_its_code(meeting: Meeting) -> None:
    """One more label, one moved, one reworded: the codes of the others stay, so years can be compared."""
    form = forms.plan(meeting)
    field = form.fields["grades.committee.grades"]

    def codes() -> dict[str, str]:
        return {grade.label: grade.code for grade in meeting.record.plan.committee_grade_set.grades}

    before = codes()
    field.value = "满意\n比较满意\n基本满意\n不满意"
    assert codes() == before | {"比较满意": "GRADE_1"}
    field.value = "满意\n较满意\n基本满意\n不满意"
    assert codes()["较满意"] == "GRADE_1"
    field.value = "满意\n基本满意\n不满意\n不了解"
    assert {label: code for label, code in codes().items() if label in before} == before
    field.value = "好\n较好\n差"
    assert codes() == {"好": "GOOD", "较好": "FAIRLY_GOOD", "差": "POOR"}
    field.value = "很好\n较好\n一般\n差"
    assert codes() == {"很好": "GRADE_1", "较好": "FAIRLY_GOOD", "一般": "ORDINARY", "差": "POOR"}
    field.value = "好\n较好\n一般\n差"
    assert codes()["好"] == "GOOD"
    field.value = "满意\n基本满意\n不满意"
    assert codes() == before


def test_the_education_and_the_hearer_of_the_account_are_the_plans(meeting: Meeting, tmp_path: Path) -> None:
    """主题教育 and 工委 are one plan's words: another names its own, or nothing, and no form says the first's."""
    opened = forms.assessment(meeting), forms.accounts(meeting)
    assert "参加学习教育情况" in [basis_label(basis, meeting.record) for basis in Basis]
    assert next(button.description for button in opened[1].buttons.values()) == "已向上级党组织报告"
    meeting.plan.change({"theme.education": "学习教育“回头看”", "plan.accounts_to": "镇党委"})
    opened = forms.assessment(meeting), forms.accounts(meeting)
    assert "参加学习教育“回头看”情况" in [basis_label(basis, meeting.record) for basis in Basis]
    assert next(button.description for button in opened[1].buttons.values()) == "已向镇党委报告"
    meeting.rectification.take_in(
        [RectificationItem(0, Ledger.COMMITTEE, "纪要晚", measure="三天内", owner="赵一")]
    )
    meeting.rectification.record_account(Audience.WORKING_COMMITTEE, "2025-12-30")
    reports.export(meeting, "ORGAN", folder=tmp_path / "out", formats=("html",))
    pages = "".join(path.read_text("utf-8") for path in (tmp_path / "out").iterdir())
    assert "镇党委" in pages
    assert "主题教育" not in pages
    assert "工委" not in pages


def test_a_finding_in_other_words_is_the_same_finding(meeting: Meeting) -> None:
    """The item made from it is not offered again; another point is."""
    aspect = member_aspects(meeting.record)[0]
    meeting.preparation.note_findings(2, aspect, ["值班交接不清"])
    meeting.rectification.take_in(candidates(meeting.record))
    meeting.preparation.note_findings(2, aspect, ["值班交接写得不清"])
    assert candidates(meeting.record) == ()
    meeting.preparation.note_findings(2, aspect, ["值班交接写得不清", "家访少"])
    assert [item.problem for item in candidates(meeting.record)] == ["家访少"]


def test_the_plan_names_last_years_folder(tmp_path: Path) -> None:
    """By its name beside it, else by its whole path; by a plan of one's own too, and what that names stays."""
    last = make_demo(tmp_path / "data" / "2024")
    last.close()
    members = roster(tmp_path, 9)
    beside = create_meeting(tmp_path / "data" / "2025", PLAN, members, last_year=last.folder)
    assert beside.record.plan.previous == "2024"
    assert previous_folder(beside) == last.folder.resolve()
    away = create_meeting(tmp_path / "other" / "2025", PLAN, members, last_year=last.folder)
    assert previous_folder(away) == last.folder.resolve()
    away.plan.change({"plan.previous": "elsewhere"})
    assert previous_folder(away) == (tmp_path / "other" / "elsewhere").resolve()
    assert previous_folder(create_meeting(tmp_path / "new", PLAN, members)) is None
