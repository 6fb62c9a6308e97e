"""What a scope never had, no file of it can show: a canary in every field, every file read back (DESIGN.md §7)."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglife_kit.errors import InputError, RefusedError
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.bundle import make_bundle
from orglife_kit.views import reports
from tests.bundle.making import parts_of
from tests.meeting.building import make_meeting
from tests.views.reports.pages.canaries import CANARIES, OF_THE_SIXTH, TABLE, canary_meeting
from tests.views.reports.pages.read_back import FORMATS, everything
from tests.views.reports.pages.read_back import words as words_of


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting with a canary in every text that belongs to the first member or to the committee."""
    return canary_meeting(tmp_path)


def words(path: Path) -> str:
    """Return the words of a file without spaces."""
    return words_of(path.suffix[1:], path.read_bytes())


def found(meeting: Meeting, scope: str, folder: Path, member: str | None = None) -> set[str]:
    """Return which canaries stand in the files of a scope; all formats must agree, their hidden parts too."""
    files = reports.export(meeting, scope, member, formats=FORMATS, folder=folder)
    by_format = {}
    for suffix in FORMATS:
        text = "".join(words(path) for path in files if path.suffix == f".{suffix}")
        by_format[suffix] = {name for name, canary in CANARIES.items() if canary in text}
    office = [path for path in files if path.suffix in (".xlsx", ".docx")]
    raw = "".join(everything(path.suffix[1:], path.read_bytes()) for path in office)
    by_format["hidden"] = {name for name, canary in CANARIES.items() if canary in raw}
    assert {*map(frozenset, by_format.values())} == {frozenset(by_format["pdf"])}, by_format
    return by_format["pdf"]


@pytest.mark.parametrize("scope", ["ORGAN", "SUPERVISOR", "BRANCH", "PUBLIC"])
def test_each_scope_shows_its_own(meeting: Meeting, tmp_path: Path, scope: str) -> None:
    """Every content of the table stands where it says yes, and nowhere else, in every format."""
    wanted = {name for name, (_, scopes) in TABLE.items() if scope in scopes}
    assert found(meeting, scope, tmp_path / "out") == wanted


def test_a_slip_shows_its_own_member_only(meeting: Meeting, tmp_path: Path) -> None:
    """The first member's slips hold his texts, another's none of them; neither holds a count or a critic."""
    own = {name for name, (_, scopes) in TABLE.items() if "MEMBER" in scopes}
    assert found(meeting, "MEMBER", tmp_path / "a", "金丝雀") == own
    assert found(meeting, "MEMBER", tmp_path / "b", "李雪") == set()
    assert found(meeting, "MEMBER", tmp_path / "c", "钱七") == OF_THE_SIXTH
    text = "".join(map(words, (tmp_path / "b").glob("*")))
    assert "金丝雀" not in text
    assert "张）" not in text
    assert "王伟" not in text


def test_commitments_go_to_the_branch_only_where_the_member_agrees(meeting: Meeting, tmp_path: Path) -> None:
    """Without his consent the branch sees nothing of them (C14)."""
    meeting.rectification.consent(1, agrees=False)
    assert "agreed commitment" not in found(meeting, "BRANCH", tmp_path / "out")


def test_the_branch_page_names_who_was_on_leave(meeting: Meeting, tmp_path: Path) -> None:
    """Names without reasons; tellers and scrutineers; issued and received; no grade of anybody."""
    reports.export(meeting, "BRANCH", folder=tmp_path / "out")
    text = words(tmp_path / "out" / "组织生活会和民主评议情况-支部.pdf")
    assert "请假：赵六" in text
    assert "计票人李雪；监票人钱七" in text
    assert "基本合格" not in text
    assert "优秀" not in text


def test_nothing_goes_to_the_public_unchosen(meeting: Meeting, tmp_path: Path) -> None:
    """Items are chosen one by one; without a choice the export says so and writes nothing (C16)."""
    for number in meeting.record.publication.chosen:
        meeting.publication.choose_item(number, chosen=False)
    assert found(meeting, "PUBLIC", tmp_path / "remarks") == {"remark on PUBLIC", "answer on PUBLIC"}
    fresh = make_meeting(tmp_path / "fresh", 3)
    with pytest.raises(RefusedError) as told:
        reports.export(fresh, "PUBLIC", folder=tmp_path / "out")
    assert told.value.notices[0].code == "nothing_to_publish"
    assert not (tmp_path / "out").exists()


def test_talks_leave_the_organ_as_two_numbers(meeting: Meeting, tmp_path: Path) -> None:
    """Branch and supervisor read how far they reach, and not who; who must be talked with is written nowhere."""
    for scope in ("BRANCH", "SUPERVISOR"):
        reports.export(meeting, scope, folder=tmp_path / scope, formats=("html",))
        text = "".join(words(path) for path in (tmp_path / scope).iterdir())
        assert "书记与党员谈过0人（应谈6人）" in text
        assert "党员与党员谈过2人（应谈6人）" in text
        assert "被谈话人" not in text
    reports.export(meeting, "ORGAN", folder=tmp_path / "out", formats=("html",))
    assert "孙八" not in words(tmp_path / "out" / "谈心谈话记录-支委会.html")


def test_the_study_session_is_told_as_far_as_the_scope_may_know(meeting: Meeting, tmp_path: Path) -> None:
    """Reasons for the organ, names for the branch, numbers for the supervisor."""
    told = {}
    for scope in ("ORGAN", "BRANCH", "SUPERVISOR"):
        release = meeting.publication.release(scope)
        assert release.study is not None
        (session,) = release.study.sessions
        told[scope] = session.absences and [(line.label, line.reason) for line in session.absences]
        assert (session.members, session.attended, session.made_up) == (7, 6, 0)
    assert told == {
        "ORGAN": [("赵六", CANARIES["study absence"])],
        "BRANCH": [("赵六", "")],
        "SUPERVISOR": None,
    }


def test_committee_findings_go_public_where_the_plan_says_so(meeting: Meeting, tmp_path: Path) -> None:
    """The finding without its cause, beside the chosen measures."""
    meeting.plan.change({"settings.committee_findings_to_public": True})
    shown = {name for name, (_, scopes) in TABLE.items() if "PUBLIC" in scopes} | {"committee finding"}
    assert found(meeting, "PUBLIC", tmp_path / "out") == shown


def test_file_names_say_document_scope_and_member(meeting: Meeting, tmp_path: Path) -> None:
    """The document, whom it is for, of a member the name; two of one name by their roster number."""
    files = reports.export(meeting, "MEMBER", folder=tmp_path / "out", formats=("pdf",))
    assert [path.name for path in files[:5]] == [
        "评定意见反馈单-本人-金丝雀.pdf",
        "党员查摆问题清单-本人-金丝雀.pdf",
        "帮助改进、教育和组织处置情况-本人-金丝雀.pdf",
        "整改承诺单-本人-金丝雀.pdf",
        "评定意见反馈单-本人-王伟#2.pdf",
    ]
    assert len(files) == 13


def test_made_twice_the_same_bytes(meeting: Meeting, tmp_path: Path) -> None:
    """Every file of a scope, both formats."""
    for folder in ("a", "b"):
        reports.export(meeting, "ORGAN", folder=tmp_path / folder)
    first = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
    assert len(first) == 34


def test_a_character_that_cannot_be_printed_stops_the_export(tmp_path: Path) -> None:
    """The character and the text it stands in are named, and no file is written."""
    meeting = make_meeting(tmp_path, ["张三", "李\U0003134f", "王五"])
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1, 1, 1]])
    meeting.ballots.close_round("members")
    with pytest.raises(InputError) as told:
        reports.export(meeting, "ORGAN", folder=tmp_path / "out")
    first = told.value.notices[0]
    assert first.code == "glyph_missing"
    assert (first.fields["text"], first.fields["character"]) == ("李\U0003134f", "\U0003134f")
    assert not (tmp_path / "out").exists()


def test_ids_are_masked_in_every_file(tmp_path: Path) -> None:
    """Whole only where asked for, and only in 登记."""
    from orglife_kit.meeting.sample import make_demo

    demo = make_demo(tmp_path / "demo")
    for scope in ("ORGAN", "SUPERVISOR", "BRANCH", "MEMBER"):
        reports.export(demo, scope, folder=tmp_path / "masked", formats=("html",))
    assert not any("示例0001" in words(path) for path in (tmp_path / "masked").iterdir())
    reports.export(demo, "ORGAN", folder=tmp_path / "whole", formats=("html",), with_ids=True)
    named = [path.name for path in (tmp_path / "whole").iterdir() if "示例0001" in words(path)]
    assert named == ["民主评议情况登记-支委会.html"]


def test_a_bundle_holds_what_the_supervisor_may_see_and_nothing_else(meeting: Meeting) -> None:
    """Each canary stands in the file that goes up, or does not, as on the supervisor's pages."""
    text = b"".join(parts_of(make_bundle(meeting.record).file).values()).decode()
    found = {name for name, (canary, _) in TABLE.items() if canary in text}
    may_see = {name for name, (_, scopes) in TABLE.items() if "SUPERVISOR" in scopes}
    assert found <= may_see
    assert may_see - found == {"plan document"}  # the plan itself stands on a page and does not go up
