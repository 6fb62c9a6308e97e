"""What the forms say: the numbers of the tally in roster order, the lines to sign, the ballot without a trace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from orglife_kit.meeting import Meeting
from orglife_kit.meeting.release import facts, release
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.assessment.standing import assessments, cap
from orglife_kit.rules.ballots.minutes import Minutes, MinutesHead
from orglife_kit.rules.ballots.opening import grade_set_of, subjects_of
from orglife_kit.rules.ballots.round import RoundKind
from orglife_kit.rules.ballots.tally import tally_of
from orglife_kit.rules.publication.release import MinutesPart
from orglife_kit.views import reports
from orglife_kit.views.reports.cells import Strong
from orglife_kit.views.reports.documents import documents
from orglife_kit.views.reports.model import Chart, Document, Fields, ListBlock, Table
from orglife_kit.views.reports.pages.ballot_paper import ballot_paper
from orglife_kit.views.reports.pages.minutes import minutes_page
from orglife_kit.views.reports.pages.paper import sign_in_sheet
from orglife_kit.views.reports.texts import shown_texts
from tests.meeting.building import make_meeting, names

CALLED = {"王伟#6": "王伟（第一党小组）", "王伟#7": "王伟（第二党小组）"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Return the sample's meeting."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ORGLIFE_STATE", str(tmp_path_factory.mktemp("state")))
    made = make_demo(tmp_path_factory.mktemp("demo") / "demo")
    patch.undo()
    return made


def document(meeting: Meeting, scope: str, title: str) -> Document:
    """Return one document of a scope."""
    made = (entry.document for entry in documents(release(meeting.record, scope)))
    return next(page for page in made if page.title == title)


def tables(page: Document) -> list[Table]:
    """Return the tables of a document."""
    return [block for block in page.blocks if isinstance(block, Table)]


def test_the_summary_is_the_tally(demo: Meeting) -> None:
    """Every row of the frozen record, in roster order, and the root as it was made."""
    page = document(demo, "ORGAN", "民主测评情况汇总表")
    tally = tally_of(demo.record)
    assert tables(page)[1].rows == tuple(
        (number, CALLED.get(row.subject.label, row.subject.label), *row.counts, Strong(tally.valid))
        for number, row in enumerate(tally.rows, 1)
    )
    text = " ".join(shown_texts(page))
    spelled = " ".join(tally.root[start : start + 4] for start in range(0, 16, 4))
    assert spelled in text
    for label in ("计票人", "监票人", "书记", "应参加测评", "实参加", "发出", "收回", "有效", "无效"):
        assert label in text


def test_the_distribution_adds_up_to_the_roster(demo: Meeting) -> None:
    """Table and chart say the same, and the total is the roster."""
    page = document(demo, "ORGAN", "等次分布")
    (table,) = tables(page)
    chart = next(block for block in page.blocks if isinstance(block, Chart))
    assert sum(number for _, number in table.rows) == 22
    assert table.totals == ("名册人数", 22)
    assert list(zip(chart.labels, chart.values, strict=True)) == list(table.rows)
    assert "可评优秀 6 人（基数 20 人），已评 6 人。" in list(shown_texts(page))


def test_before_anybody_signed_in_nobody_is_said_to_have_taken_part(tmp_path: Path) -> None:
    """参加人数 is left open until the attendance is recorded: 0 would be a number that nobody counted."""
    meeting = make_meeting(tmp_path, 3)
    (table,) = tables(document(meeting, "ORGAN", "民主评议情况登记"))
    assert {row[4] for row in table.rows} == {None}
    meeting.ballots.take_attendance()
    (table,) = tables(document(meeting, "ORGAN", "民主评议情况登记"))
    assert {row[4] for row in table.rows} == {3}


def test_the_registration_has_the_columns_of_the_upper_system(demo: Meeting) -> None:
    """In their order, one row a member, roster order (RULES.md §4)."""
    (table,) = tables(document(demo, "SUPERVISOR", "民主评议情况登记"))
    assert [column.header for column in table.columns] == [
        *(
            "姓名",
            "学工号/身份证号",
            "年度",
            "起止时间",
            "参加人数",
            "评议结果",
            "评议原因",
            "处理情况",
            "上级意见",
        ),
    ]
    assert [row[0] for row in table.rows] == [
        CALLED.get(label, label) for label in map(demo.record.roster.label, demo.record.roster.numbers)
    ]
    assert table.rows[0][3] == "2024年1月10日至2024年1月18日"
    first = assessments(demo.record)[1]
    assert table.rows[0][6] == f"{first.opinion.rstrip('。')}；努力方向：{first.direction.rstrip('。')}"
    assert table.rows[20][5:7] == ("不定等次", "预备党员")


def test_the_agenda_is_the_plans(demo: Meeting) -> None:
    """C1, C12: the theme, and seven items, as the plan words them."""
    page = document(demo, "BRANCH", "组织生活会和民主评议情况")
    plan = demo.record.plan
    assert plan.theme.topic in list(shown_texts(page))
    agenda = next(block for block in page.blocks if isinstance(block, ListBlock))
    assert [str(item) for item in agenda.items] == [text.rstrip(";。") for text in plan.agenda_texts]


def test_no_form_is_called_a_report(demo: Meeting) -> None:
    """They are 表, 单, 记录, 台账, 情况 (C17)."""
    for scope in ("ORGAN", "SUPERVISOR", "BRANCH"):
        for entry in documents(release(demo.record, scope)):
            assert "报告" not in entry.document.title


@pytest.mark.parametrize(
    ("members", "pages"), [(3, 1), (9, 1), (22, 1), (24, 1), (25, 1), (33, 1), (51, 1), (64, 2), (100, 2)]
)
def test_a_ballot_fits_its_paper(tmp_path: Path, members: int, pages: int) -> None:
    """One sheet, both sides for the largest branches; every name once, no number or code of the ballot."""
    meeting = make_meeting(tmp_path, members)
    (path,) = reports.print_ballots(meeting, folder=tmp_path / "out")
    reader = PdfReader(path)
    assert len(reader.pages) == pages
    text = "".join(page.extract_text() for page in reader.pages)
    for subject in subjects_of(meeting.record, "members"):
        assert text.count(subject.label) == 1
    assert "支部印章" in text


def test_copies_are_all_alike(tmp_path: Path) -> None:
    """Three copies are three equal pages: nothing tells one ballot from another."""
    meeting = make_meeting(tmp_path, 5)
    (path,) = reports.print_ballots(meeting, folder=tmp_path / "out", copies=3)
    reader = PdfReader(path)
    texts = [page.extract_text() for page in reader.pages]
    assert len(texts) == 3
    assert len(set(texts)) == 1
    assert texts[2].count("赵一") == 1
    assert "民主测评票" in texts[2]
    assert "党员民主测评" in texts[2]


@pytest.mark.parametrize(("members", "ballot", "sheet"), [(22, 1, 1), (50, 2, 2), (100, 3, 3)])
def test_long_names_spill_onto_no_page_of_their_own(
    tmp_path: Path, members: int, ballot: int, sheet: int
) -> None:
    """A name that takes several lines counts as such when the lines are divided into pages."""
    called = [
        name if index % 20 else f"阿卜杜热依木·买买提·吐尔逊{name}"
        for index, name in enumerate(names(members))
    ]
    meeting = make_meeting(tmp_path, called)
    (ballots,) = reports.print_ballots(meeting, folder=tmp_path / "out")
    (sign_in,) = reports.print_sign_in(meeting, folder=tmp_path / "out")
    assert [len(PdfReader(path).pages) for path in (ballots, sign_in)] == [ballot, sheet]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"many_excellent": '"void"'}, "“优秀”不得超过2人，超过的整张票无效"),
        ({"own_line": '"blank"'}, "本人一行请留空"),
        ({"overvote": '"ballot"'}, "一行多选的，整张票无效"),
        ({"overvote": '"line"'}, "一行多选的，该行无效，其余有效"),
    ],
)
def test_what_the_plan_settles_is_printed_on_the_ballot(
    tmp_path: Path, settings: dict[str, str], sentence: str
) -> None:
    """A rule that could void a ballot stands on it."""
    meeting = make_meeting(tmp_path, 7, **settings)
    (path,) = reports.print_ballots(meeting, folder=tmp_path / "out")
    assert sentence in "".join("".join(page.extract_text().split()) for page in PdfReader(path).pages)


@pytest.mark.parametrize(("members", "pages"), [(3, 1), (22, 1), (44, 1), (100, 2)])
def test_the_sign_in_sheet_names_everybody_once(tmp_path: Path, members: int, pages: int) -> None:
    """In roster order, with the number due."""
    meeting = make_meeting(tmp_path, members)
    (path,) = reports.print_sign_in(meeting, folder=tmp_path / "out")
    reader = PdfReader(path)
    text = "".join(page.extract_text() for page in reader.pages)
    assert len(reader.pages) == pages
    assert all(text.count(member.name) == 1 for member in meeting.record.roster.members)
    assert f"会议应到{members}人" in "".join(text.split())


def test_empty_states_are_sentences(tmp_path: Path) -> None:
    """Before anything was done the pages can be made, and say so."""
    meeting = make_meeting(tmp_path, 7)
    for scope in ("ORGAN", "SUPERVISOR", "BRANCH"):
        for entry in documents(release(meeting.record, scope)):
            assert list(shown_texts(entry.document))
    summary = " ".join(shown_texts(document(meeting, "ORGAN", "民主测评情况汇总表")))
    assert "还没有已结束的测评" in summary


def test_what_is_printed_is_numbered_by_the_roster(tmp_path: Path) -> None:
    """A member who was taken out leaves no gap: the kit's own numbers are printed nowhere."""
    meeting = make_meeting(tmp_path, 5)
    meeting.plan.remove_member(2)
    record = meeting.record
    lines = [(member.position, member.name) for member in record.roster.members]
    assert lines == [(1, "赵一"), (2, "孙一"), (3, "李一"), (4, "周一")]
    sheet = sign_in_sheet(facts(record), [name for _, name in lines], 4)
    kind = RoundKind.MEMBERS
    ballot = ballot_paper(
        facts(record),
        kind,
        subjects_of(record, kind),
        grade_set_of(record, kind),
        record.plan.settings,
        cap(record).limit,
    )
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1] * 4] * 4)
    meeting.ballots.close_round("members")
    summary = document(meeting, "ORGAN", "民主测评情况汇总表")
    for page in (sheet, ballot, summary):
        assert [(int(row[0]), row[1]) for row in tables(page)[-1].rows] == lines


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2024-01-18", "2024年1月18日"),
        ("2024-1-18", "2024年1月18日"),
        ("1月18日晚", "1月18日晚"),
        ("2024-02-30", "2024-02-30"),
    ],
)
def test_the_time_of_the_minutes_is_free_text(demo: Meeting, written: str, printed: str) -> None:
    """A day is printed as one; anything else as it was written."""
    minutes = Minutes({MinutesHead.TIME: written}, {})
    page = minutes_page(replace(release(demo.record, "ORGAN"), minutes=MinutesPart(minutes)), "会议记录")
    assert isinstance(page.blocks[0], Fields)
    assert page.blocks[0].fields[0].value == printed


def test_a_void_round_is_named_with_its_numbers(tmp_path: Path) -> None:
    """In the summary and on the branch's page; the rating that followed is the second."""
    meeting = make_meeting(tmp_path, 7)
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1] * 7] * 3, issued=2)
    meeting.ballots.close_round("members")
    meeting.ballots.take_pile("members", [[1] * 7] * 3)
    meeting.ballots.close_round("members")
    summary = " ".join(shown_texts(document(meeting, "ORGAN", "民主测评情况汇总表")))
    assert "收回 3 张，多于发出 2 张，本轮测评无效" in summary
    assert "党员民主测评（第 2 次）" in summary
    (table,) = tables(document(meeting, "BRANCH", "组织生活会和民主评议情况"))
    assert [row[0] for row in table.rows] == [
        "党员民主测评（本轮无效，重新测评）",
        "党员民主测评（第 2 次）",
    ]


def test_the_deciding_organ_is_named_where_grades_stand(tmp_path: Path, demo: Meeting) -> None:
    """The branch committee, or below seven full members the members' meeting, on every page with grades (C9)."""
    small = make_demo(tmp_path / "small", small=True)
    for meeting, words in ((demo, "评定机构：支部委员会"), (small, "评定机构：党员大会")):
        for title in ("民主评议情况登记", "等次分布"):
            assert words in shown_texts(document(meeting, "ORGAN", title))
