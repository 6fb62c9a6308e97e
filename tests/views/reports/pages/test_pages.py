"""What the forms say: the numbers of the tally in roster order, the lines to sign, the ballot without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from orglife_kit.meeting import Meeting
from orglife_kit.meeting.sample import make_demo
from orglife_kit.views import reports
from orglife_kit.views.reports.documents import documents
from orglife_kit.views.reports.model import Chart, Document, ListBlock, Table
from orglife_kit.views.reports.texts import shown_texts
from tests.meeting.building import make_meeting, names


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
    return next(
        entry.document for entry in documents(meeting.release(scope)) if entry.document.title == title
    )


def tables(page: Document) -> list[Table]:
    """Return the tables of a document."""
    return [block for block in page.blocks if isinstance(block, Table)]


def test_the_summary_is_the_tally(demo: Meeting) -> None:
    """Every row of the frozen record, in roster order, and the root as it was made."""
    page = document(demo, "ORGAN", "民主测评情况汇总表")
    tally = demo.tally_record("members")
    assert tables(page)[1].rows == tuple(
        (str(place), row.subject.label, *map(str, row.counts)) for place, row in enumerate(tally.rows, 1)
    )
    text = " ".join(shown_texts(page))
    spelled = " ".join(tally.root[place : place + 4] for place in range(0, 16, 4))
    assert spelled in text
    for label in ("计票人", "监票人", "书记", "应参加测评", "实参加", "发出", "收回", "有效", "无效"):
        assert label in text


def test_the_distribution_adds_up_to_the_roster(demo: Meeting) -> None:
    """Table and chart say the same, and the total is the roster."""
    page = document(demo, "ORGAN", "等次分布")
    (table,) = tables(page)
    chart = next(block for block in page.blocks if isinstance(block, Chart))
    assert sum(int(number) for _, number in table.rows) == 22
    assert table.totals == ("名册人数", "22")
    assert [(label, str(value)) for label, value in zip(chart.labels, chart.values, strict=True)] == list(
        table.rows
    )
    assert "可评优秀 6 人（基数 20 人），已评 6 人。" in list(shown_texts(page))


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
    assert [row[0] for row in table.rows] == [demo.roster.label(number) for number in range(1, 23)]
    assert table.rows[0][3] == "2024年1月10日至2024年1月18日"
    assert table.rows[0][6] == demo.assessment_records()[1].opinion
    assert table.rows[20][5:7] == ("不定等次", "预备党员")


def test_the_agenda_is_the_plans(demo: Meeting) -> None:
    """C1, C12: the theme, and seven items, as the plan words them."""
    page = document(demo, "BRANCH", "组织生活会和民主评议情况")
    assert demo.plan.theme.topic in list(shown_texts(page))
    agenda = next(block for block in page.blocks if isinstance(block, ListBlock))
    assert [str(item) for item in agenda.items] == [text.rstrip(";。") for text in demo.plan.agenda_texts]


def test_no_form_is_called_a_report(demo: Meeting) -> None:
    """They are 表, 单, 记录, 台账, 情况 (C17)."""
    for scope in ("ORGAN", "SUPERVISOR", "BRANCH"):
        for entry in documents(demo.release(scope)):
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
    for subject in meeting.subjects("members"):
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


@pytest.mark.parametrize(("members", "ballot", "sheet"), [(22, 1, 1), (50, 2, 2), (100, 2, 3)])
def test_long_names_spill_onto_no_page_of_their_own(
    tmp_path: Path, members: int, ballot: int, sheet: int
) -> None:
    """A name that takes several lines counts as such when the lines are divided into pages."""
    called = [
        name if place % 20 else f"阿卜杜热依木·买买提·吐尔逊{name}"
        for place, name in enumerate(names(members))
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
        ({"overvote": '"ballot"'}, "一行选两项及以上的，整张票无效"),
        ({"overvote": '"line"'}, "一行选两项及以上的，该行无效，其余有效"),
    ],
)
def test_what_the_plan_settles_is_printed_on_the_ballot(
    tmp_path: Path, settings: dict[str, str], sentence: str
) -> None:
    """A rule that could void a ballot stands on it."""
    meeting = make_meeting(tmp_path, 7, **settings)
    (path,) = reports.print_ballots(meeting, folder=tmp_path / "out")
    assert sentence in "".join("".join(page.extract_text().split()) for page in PdfReader(path).pages)


@pytest.mark.parametrize(("members", "pages"), [(3, 1), (22, 1), (44, 1), (100, 3)])
def test_the_sign_in_sheet_names_everybody_once(tmp_path: Path, members: int, pages: int) -> None:
    """In roster order, with the number due."""
    meeting = make_meeting(tmp_path, members)
    (path,) = reports.print_sign_in(meeting, folder=tmp_path / "out")
    reader = PdfReader(path)
    text = "".join(page.extract_text() for page in reader.pages)
    assert len(reader.pages) == pages
    assert all(text.count(member.name) == 1 for member in meeting.roster.members)
    assert f"会议应到{members}人" in "".join(text.split())


def test_empty_states_are_sentences(tmp_path: Path) -> None:
    """Before anything was done the pages can be made, and say so."""
    meeting = make_meeting(tmp_path, 7)
    for scope in ("ORGAN", "SUPERVISOR", "BRANCH"):
        for entry in documents(meeting.release(scope)):
            assert list(shown_texts(entry.document))
    summary = " ".join(shown_texts(document(meeting, "ORGAN", "民主测评情况汇总表")))
    assert "还没有已结束的测评" in summary


def test_a_void_round_is_named_with_its_numbers(tmp_path: Path) -> None:
    """In the summary and on the branch's page; the rating that followed is the second."""
    meeting = make_meeting(tmp_path, 7)
    meeting.take_attendance()
    meeting.take_pile("members", [[1] * 7] * 3, issued=2)
    meeting.close_round("members")
    meeting.take_pile("members", [[1] * 7] * 3)
    meeting.close_round("members")
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
