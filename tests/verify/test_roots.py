"""The roots from the paper: whole, in any grouping, several; and each box told as compared or not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from orglife_kit.meeting.sample import make_demo
from orglife_kit.verify import UnreadableError, told, verify
from tests.meeting.building import VERSIONS, make_meeting


def roots(folder: Path) -> list[str]:
    """Return the roots of all boxes."""
    return [box.root for box in verify(folder).boxes]


@pytest.mark.parametrize("length", [32, 33, 48, 64])
@pytest.mark.parametrize("group", [1, 4, 8, 64])
@pytest.mark.parametrize("between", [" ", "-", "\n", "　", "·", ""])
def test_a_root_is_read_in_any_grouping(demo: Path, length: int, group: int, between: str) -> None:
    """As it was copied and read aloud: capitals, full width, any signs between the groups."""
    copied = roots(demo)[1][:length]
    spelled = between.join(copied[start : start + group] for start in range(0, length, group)).upper()
    for typed in (spelled, spelled.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789ABCDEF"})):
        found = verify(demo, typed)
        assert [box.compared for box in found.boxes] == [0, length]
        assert found.is_consistent
        assert not found.compared


@pytest.mark.parametrize("root", ["", "123", "0" * 15, "0" * 65, "g" * 32, "0" * 31 + "x"])
def test_a_root_that_cannot_be_one_is_refused(demo: Path, root: str) -> None:
    """Too short, too long, or with other letters."""
    with pytest.raises(UnreadableError) as refused:
        verify(demo, root)
    assert refused.value.code == "root_unusable"


@pytest.mark.parametrize("length", [16, 31])
def test_a_short_copy_is_refused_for_what_this_version_closed(demo: Path, length: int) -> None:
    """16 characters can be forged; a true one is refused as a false one is."""
    for root in (roots(demo)[0], "0" * 64):
        with pytest.raises(UnreadableError) as refused:
            verify(demo, root[:length])
        assert refused.value.code == "root_unusable"


@pytest.mark.parametrize("version", ["version_1", "version_2", "version_3"])
def test_a_short_copy_of_an_earlier_version_is_compared_and_called_weak(version: str) -> None:
    """Their papers hold 16 characters and no more."""
    folder = VERSIONS / version
    found = verify(folder, *(root[:16] for root in roots(folder)))
    assert found.is_consistent
    assert found.compared
    assert "证明力弱" in "\n".join(told(found, "zh_CN"))
    assert "weak evidence" in "\n".join(told(found, "en"))
    assert verify(folder, "0" * 16).faults == [("root_differs_from_paper", "0" * 16)]


def test_each_box_is_told_as_compared_or_not(demo: Path) -> None:
    """Both roots, one of them, one of them and a false one."""
    first, second = roots(demo)
    assert verify(demo, first, second[:32]).compared
    lines = "\n".join(told(verify(demo, second), "zh_CN"))
    assert "支委会（党支部）工作测评第 1 次·党员票箱" in lines
    assert lines.count("未与纸上的校验码比对") == 1
    assert "2 个票箱中有 1 个" in lines
    found = verify(demo, first, "0" * 32)
    assert found.faults == [("root_differs_from_paper", "0" * 32)]
    assert [box.compared for box in found.boxes] == [64, 0]


def test_in_chinese_no_code_is_left(demo: Path) -> None:
    """Rounds, boxes, grades: each has its Chinese words."""
    for lines in (told(verify(demo), "zh_CN"), told(verify(VERSIONS / "version_3_open"), "zh_CN")):
        for word in ("members", "committee", "public", "closed", "EXCELLENT"):
            assert word not in "".join(lines)


@pytest.mark.slow
def test_a_record_replaced_as_a_whole_is_found_by_the_paper_alone(
    demo: Path, kept: Path, tmp_path: Path
) -> None:
    """Another meeting's record is consistent in itself; only the root on the paper tells."""
    other = tmp_path / "other"
    make_demo(other).close()
    root = roots(kept)[1]
    assert verify(other).is_consistent
    assert [code for code, _ in verify(other, root).faults] == ["root_differs_from_paper"]
    assert verify(demo, root).is_consistent


def test_a_second_box_put_beside_the_first_is_counted(tmp_path: Path) -> None:
    """A void attempt and the one after it are both named, with how many there are."""
    meeting = make_meeting(tmp_path, 6)
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1] * 6] * 6, issued=5)
    meeting.ballots.close_round("members")
    meeting.ballots.take_pile("members", [[2] * 6] * 6)
    meeting.ballots.close_round("members")
    found = verify(meeting.folder)
    assert found.is_consistent
    assert found.attempts == [("members", 1, "void"), ("members", 2, "closed")]
    assert found.unbound == []
    lines = "\n".join(told(found, "zh_CN"))
    assert "党员民主测评第 1 次：已作废，无票" in lines
    assert "测评 2 次（含作废），重新清点票箱 1 个" in lines


def test_a_meeting_without_a_closed_round_says_so(tmp_path: Path) -> None:
    """There is nothing to recount, which is no success; a void attempt alone is bound by no root."""
    meeting = make_meeting(tmp_path, 3)
    assert not verify(meeting.folder).is_consistent
    assert "还没有已结束的测评" in "".join(told(verify(meeting.folder), "zh_CN"))
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[1] * 3] * 3, issued=2)
    meeting.ballots.close_round("members")
    found = verify(meeting.folder)
    assert found.unbound == ["members/1"]
    assert "党员民主测评第 1 次" in told(found, "zh_CN")[-1]


@pytest.mark.parametrize(
    ("path", "code"), [("nowhere", "missing"), ("foreign", "not_a_meeting"), ("empty", "not_a_meeting")]
)
def test_what_cannot_be_read_says_why(tmp_path: Path, path: str, code: str) -> None:
    """A missing folder, a foreign file, an empty one."""
    for name, content in (("foreign", b"no database at all" * 100), ("empty", b"")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "meeting.db").write_bytes(content)
    with pytest.raises(UnreadableError) as refused:
        verify(tmp_path / path)
    assert refused.value.code == str(refused.value) == code
    shutil.rmtree(tmp_path / "foreign")
