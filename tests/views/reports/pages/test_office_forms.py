"""The forms as an office makes them: the ledger's day and sums, the numbered plan, who signs, what a slip may know."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from orglife_kit.meeting import Meeting
from orglife_kit.meeting.release import release
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.assessment.outcomes import Assessment, Outcome
from orglife_kit.rules.ballots.attendance import AttendanceLine, Presence
from orglife_kit.rules.publication.record import Published, PublishedFile
from orglife_kit.rules.publication.release import Release
from orglife_kit.rules.publication.scopes import Scope
from orglife_kit.rules.rectification.items import History, ItemState, Ledger, Reopening
from orglife_kit.views.reports.cells import ABOVE, spoken
from orglife_kit.views.reports.documents import documents
from orglife_kit.views.reports.model import Closing, Document, Fields, Heading, Section, Table
from orglife_kit.views.reports.pages.ledger import ledger_page
from orglife_kit.views.reports.texts import shown_texts
from tests.meeting.building import make_meeting


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Return the sample's meeting."""
    return make_demo(tmp_path_factory.mktemp("demo") / "demo")


def page(meeting: Meeting, title: str, as_of: datetime.date, scope: str = "ORGAN") -> Document:
    """Return one document of a scope, made on a day."""
    made = documents(release(meeting.record, scope, as_of=as_of))
    return next(entry.document for entry in made if entry.document.title.startswith(title))


@pytest.mark.parametrize("as_of", [datetime.date(2024, 3, 1), datetime.date(2024, 12, 1)])
def test_the_ledger_says_its_day_and_its_sums(demo: Meeting, as_of: datetime.date) -> None:
    """What is past its day depends on the day; the sums are those of the rows."""
    ledger = page(demo, "整改台账", as_of)
    items = demo.record.rectification.items
    to_do = (ItemState.OPENED, ItemState.UNDER_WAY)
    late = sum(item.state in to_do and item.due is not None and item.due < as_of for item in items)
    closed = sum(item.state is ItemState.VERIFIED for item in items)
    fields = ledger.blocks[0]
    assert isinstance(fields, Fields)
    said = [getattr(field.value, "number", field.value) for field in fields.fields]
    assert said == [as_of, len(items), closed, late]
    assert sum(text.startswith("已逾期；") for text in shown_texts(ledger)) == late


def test_the_ledger_is_grouped_and_says_who_closed_an_item(demo: Meeting) -> None:
    """The secretary's items, the committee's, the members'; the day and who verified stand under 销号."""
    ledger = page(demo, "整改台账", datetime.date(2024, 3, 1))
    table = next(block for block in ledger.blocks if isinstance(block, Table))
    sections = [row.title for row in table.rows if isinstance(row, Section)]
    assert sections == ["书记整改事项", "支部委员会整改事项", "党员整改承诺"]
    assert [column.header for column in table.columns if column.group == "销号"] == ["日期", "核验人"]
    first = next(item for item in demo.record.rectification.items if item.ledger is Ledger.SECRETARY)
    check = demo.record.rectification.history(first.number).verifications[-1]
    row = next(row for row in table.rows if not isinstance(row, Section))
    assert row[-2:] == (check.date, check.verified_by)


def test_a_wider_circle_is_told_of_no_day_that_has_passed(demo: Meeting) -> None:
    """The branch reads who is late; the public reads measures and progress alone."""
    late = datetime.date(2030, 1, 1)
    assert "截至日期" in list(shown_texts(page(demo, "整改台账", late, "BRANCH")))
    handed = replace(release(demo.record, "BRANCH", as_of=late), scope=Scope.PUBLIC)
    text = "".join(shown_texts(ledger_page(handed, "整改措施和落实情况")))
    assert "已逾期" not in text
    assert "截至日期" not in text


def test_the_plan_is_numbered_as_an_official_document(demo: Meeting) -> None:
    """一、 and （一） in their order, each part once; unit and day at the end."""
    plan = page(demo, "2023年度", datetime.date(2024, 3, 1))
    heads = [block for block in plan.blocks if isinstance(block, Heading)]
    first = [block.text for block in heads if block.level == 1]
    assert first == ["一、会议主题", "二、会前准备", "三、会议召开", "四、会后工作", "五、强化组织领导"]
    second = [block.text for block in heads if block.level == 2]
    assert second[:2] == ["（一）集中学习（2024年1月15日）", "（二）谈心谈话（2024年1月15日至2024年1月17日）"]
    assert "（一）会议时间：2024年1月18日" in list(shown_texts(plan))
    assert any(isinstance(block, Closing) for block in plan.blocks)


def test_what_is_kept_is_signed_and_dated(demo: Meeting) -> None:
    """Every page that an office files has a place for the day."""
    kept = (
        "民主评议情况登记",
        "集中学习记录",
        "谈心谈话记录",
        "整改台账",
        "帮助改进",
        "会议记录",
        "民主测评情况汇总表",
        "党员名册",
        "会议出席情况",
    )
    for title in kept:
        assert "　　　年　　月　　日" in list(shown_texts(page(demo, title, datetime.date(2024, 3, 1)))), (
            title
        )


def test_what_is_handed_up_is_signed(demo: Meeting) -> None:
    """The page that the supervisor reads of the meeting says for whom it is, and has who filled it in."""
    handed = page(demo, "组织生活会和民主评议情况", datetime.date(2024, 3, 1), "SUPERVISOR")
    assert handed.scope_label == "报送：上级党组织"
    assert "填表人" in list(shown_texts(handed))


def test_a_slip_says_nothing_that_came_later(demo: Meeting) -> None:
    """What became of the help stands on a page of its own."""
    (number,) = demo.record.assessment.follow_up_reviews
    review = demo.record.assessment.follow_up_reviews[number]
    made = {
        entry.document.title: "".join(shown_texts(entry.document))
        for entry in documents(release(demo.record, "MEMBER", number))
    }
    assert review.result not in made["评定意见反馈单"]
    assert review.result in made["帮助改进、教育和组织处置情况"]


def on_one_slip(part: Release) -> Release:
    """Return a release of a plan that has findings and commitments on the feedback slip."""
    return replace(part, facts=replace(part.facts, one_slip=True))


def test_findings_and_commitments_stand_on_the_slip_where_the_plan_says_so(demo: Meeting) -> None:
    """What he found and promised by when; how far it came stands on the sheet of commitments, once it began."""
    for number in demo.record.roster.numbers:
        part = release(demo.record, "MEMBER", number)
        if part.member is None or part.member.assessment is None:
            continue
        apart = {entry.document.title for entry in documents(part)}
        made = {entry.document.title: entry.document for entry in documents(on_one_slip(part))}
        slip = "".join(shown_texts(made["评定意见反馈单"]))
        findings = [each for own in part.member_findings or () for each in own.findings]
        items = part.rectification or ()
        assert all(finding.point in slip for finding in findings)
        assert all(line.item.measure in slip for line in items)
        assert apart - made.keys() <= {"党员查摆问题清单", "整改承诺单"}
        assert ("整改承诺单" in made) == any(line.has_begun for line in items)
        for line in items:
            assert not any(told.words in slip for told in line.history.progress)


def test_a_slip_with_commitments_knows_no_day_that_was_set_later(demo: Meeting) -> None:
    """A day that a reopening set after the member was told is left out; one that was set before stands there."""
    number = next(
        number
        for number in demo.record.assessment.told
        if any(item.member == number and item.due for item in demo.record.rectification.items)
    )
    part = release(demo.record, "MEMBER", number)
    assert part.feedback is not None
    lines = part.rectification or ()
    line = next(line for line in lines if line.item.due)
    told, new = part.feedback.date, datetime.date(2031, 5, 6)

    def slip_with(reopened: datetime.date) -> str:
        again = Reopening(1, line.item.number, reopened, "批评人", "走过场", new)
        dated = replace(line, item=replace(line.item, due=new), history=History(reopenings=(again,)))
        handed = replace(part, rectification=(dated,))
        return "".join(shown_texts(documents(on_one_slip(handed))[0].document))

    assert "2031年5月6日" not in slip_with(told + datetime.timedelta(days=1))
    assert "2031年5月6日" in slip_with(told)


def test_the_plan_decides_whether_the_slip_is_one_sheet(tmp_path: Path) -> None:
    """The setting is a tick of the plan; without it each has a sheet of its own."""
    meeting = make_demo(tmp_path / "own", small=True)
    number = next(iter(meeting.record.assessment.told))
    assert not release(meeting.record, "MEMBER", number).has_one_slip
    meeting.plan.change({"settings.findings_on_slip": True})
    assert release(meeting.record, "MEMBER", number).has_one_slip


def heads(document: Document) -> list[str]:
    """Return the heads of the first table, with the common ones before them."""
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [column.group + column.header for column in table.columns]


def test_who_may_not_know_who_closed_an_item_has_one_column_for_it(demo: Meeting) -> None:
    """The branch reads 销号日期; a wider circle, which has no day of it, has no column that only repeats 已销号."""
    of_branch = heads(page(demo, "整改台账", datetime.date(2024, 12, 1), "BRANCH"))
    assert of_branch[-1] == "销号日期"
    of_branch_release = release(demo.record, "BRANCH")
    without_checks = tuple(
        replace(line, history=replace(line.history, verifications=()))
        for line in of_branch_release.rectification or ()
    )
    wider = replace(of_branch_release, scope=Scope.PUBLIC, rectification=without_checks)
    assert heads(ledger_page(wider, "整改措施和落实情况"))[-1] == "完成情况"


def test_the_files_of_one_publication_share_its_number(demo: Meeting) -> None:
    """Number, day and scope of a publication stand once, beside all its files."""
    entry = Published(1, datetime.date(2024, 2, 5), Scope.BRANCH, documents=(), files=())
    files = tuple(PublishedFile(name, "0" * 64) for name in ("台账.pdf", "台账.html"))
    part = replace(release(demo.record, "ORGAN"), publications=(replace(entry, files=files),) * 2)
    made = next(one.document for one in documents(part) if one.document.title.startswith("公开情况"))
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert [row[0] for row in table.rows if not isinstance(row, Section)] == [1, ABOVE, 2, ABOVE]


def test_who_was_there_is_left_open_until_it_is_recorded(tmp_path: Path) -> None:
    """Nobody is called absent, and not everybody present, before the attendance is recorded."""
    meeting = make_meeting(tmp_path, 3)
    day = datetime.date(2024, 1, 18)

    def said() -> dict[str, str]:
        made = page(meeting, "会议出席情况", day)
        fields = [field for block in made.blocks if isinstance(block, Fields) for field in block.fields]
        return {field.label: spoken(field.value, "zh_CN") for field in fields}

    assert [said()[label] for label in ("会议应到", "实到", "请假", "缺席")] == ["3 人", "", "", ""]
    assert "全部到会，无人请假。" not in shown_texts(page(meeting, "会议出席情况", day))
    meeting.ballots.take_attendance()
    assert [said()[label] for label in ("实到", "请假", "缺席")] == ["3 人", "0 人", "0 人"]
    assert "全部到会，无人请假。" in shown_texts(page(meeting, "会议出席情况", day))


def test_a_round_without_scrutineers_says_so_in_words(tmp_path: Path) -> None:
    """A dash beside Chinese names would be read as the name 一."""
    meeting = make_meeting(tmp_path, ["赵一", "钱一", "孙一"])
    meeting.ballots.take_attendance()
    meeting.ballots.propose_officers(["钱一", "孙一"], [], "举手表决")
    meeting.ballots.take_pile("members", [[1] * 3] * 3)
    meeting.ballots.close_round("members")
    meeting.ballots.confirm_copied("members")
    day = datetime.date(2024, 1, 18)
    assert "推选计票人钱一、孙一，监票人无；通过方式：举手表决" in shown_texts(page(meeting, "会议记录", day))
    notes = shown_texts(page(meeting, "组织生活会和民主评议情况", day, "BRANCH"))
    assert any("监票人 无" in text for text in notes)


def test_a_box_says_whose_ballots_are_among_its_numbers(tmp_path: Path) -> None:
    """A class too small for a box of its own is in the sums of the members' box; a class with its own is not."""
    meeting = make_meeting(
        tmp_path, 8, absent_ballots='"own_class"', public_ballots='"own_class"', public_representatives="5"
    )
    away = (AttendanceLine(1, Presence.ON_LEAVE, "住院"), AttendanceLine(2, Presence.ABSENT))
    meeting.ballots.take_attendance(away)
    meeting.ballots.sign_in_representatives([f"群众{letter}" for letter in "甲乙丙丁戊"])
    for kind, number in (("members", 6), ("absent", 2), ("public", 5)):
        pile = [[1] * 8] * number
        meeting.ballots.take_pile("members", pile, ballot_class=kind, issued=number, received=number)
    meeting.ballots.close_round("members")
    told = [
        text
        for text in shown_texts(page(meeting, "民主测评情况汇总表", datetime.date(2024, 3, 1)))
        if "以上数字含" in text
    ]
    assert told == ["以上数字含缺席党员票：应参加 2 人，发出 2 张，收回 2 张"]


def test_the_registration_says_why_there_is_no_grade(tmp_path: Path) -> None:
    """Of a probationary member his membership, and the opinion on him; of a full one what was written."""
    meeting = make_meeting(tmp_path, 3, 2)
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1] * 3] * 5, received=5)
    meeting.ballots.close_round("members")
    ungraded = Outcome.UNGRADED
    meeting.assessment.assess(
        [
            Assessment(2, ungraded, reason="转入不满半年"),
            Assessment(4, ungraded, "学习认真。", "多走访"),
        ]
    )
    texts = shown_texts(page(meeting, "民主评议情况登记", datetime.date(2024, 3, 1)))
    assert {"转入不满半年", "预备党员；评定意见：学习认真；努力方向：多走访", "预备党员"} <= set(texts)
    assert "正式党员" not in texts
