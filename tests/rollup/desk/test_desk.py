"""A supervisor's week: who has handed in, what is wrong, the answers, and what was replaced by what."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from orglife_kit.bundle.returns import read_return
from orglife_kit.errors import InputError, OrglifeError, RefusedError, StorageError
from orglife_kit.i18n import LANGUAGES, choose_language, sentence
from orglife_kit.meeting import Meeting
from orglife_kit.rollup.desk import Desk, open_desk
from orglife_kit.rollup.desk.branch_list import read_branch_list
from orglife_kit.rollup.desk.decisions import FOLDER
from orglife_kit.rollup.desk.resembling import plain_name
from orglife_kit.rollup.desk.standing import State
from orglife_kit.rollup.simulate import simulate
from orglife_kit.rollup.simulate.branch import simulated_branch
from orglife_kit.rollup.simulate.odd import Odd
from orglife_kit.rules.publication.handing import Decision
from tests.bundle.making import simple
from tests.meeting.building import make_meeting

WANTED: dict[Odd, set[str]] = {
    Odd.OVER_CAP: {"desk_cap_with_reason"},
    Odd.OVER_CAP_WITHOUT_REASON: {"desk_cap_without_reason"},
    Odd.UNDECIDED: {"desk_undecided"},
    Odd.NO_ATTENDANCE: {"desk_attendance_missing"},
    Odd.NO_TELLERS: {"desk_teller_missing", "desk_scrutineer_missing"},
    Odd.NO_ROOT: {"desk_root_missing"},
    Odd.VOID_ROUND: {"desk_void_round"},
    Odd.OTHER_YEAR: {"desk_year"},
    Odd.ROSTER_DIFFERS: {"desk_members_differ"},
    Odd.NEWER: {"desk_replaced"},
    Odd.DUPLICATE: {"desk_duplicate"},
}


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of forty branches, one for each odd case."""
    folder = tmp_path_factory.mktemp("desk") / "handed"
    simulate(folder, 40, 2, odd=tuple(Odd))
    return folder


@pytest.fixture
def desk(forty: Path, tmp_path: Path) -> Desk:
    """Return a desk of one's own."""
    return open_desk(shutil.copytree(forty, tmp_path / "handed"))


def test_each_odd_bundle_is_named_and_no_plain_one(desk: Desk) -> None:
    """The checks find what is odd, and nothing in a branch where all is well; each has a sentence."""
    standing = desk.standing()
    for place, branch in enumerate((*standing.branches, *standing.unlisted)):
        for check in branch.checks:
            for language in LANGUAGES:
                choose_language(language)
                assert sentence(check.says)
        choose_language(None)
        if branch.listed is not None and branch.listed.position - 1 >= len(Odd):
            assert branch.checks == (), place
    odd = {case: index for index, case in enumerate(Odd)}
    by_index = {int_place(entry.name): entry for entry in (*standing.branches, *standing.unlisted)}
    for case, codes in WANTED.items():
        assert {check.says.code for check in by_index[odd[case]].checks} == codes, case


def int_place(name: str) -> int:
    """Return the number of a simulated branch by its name."""
    from orglife_kit.rollup.simulate.figures import PLACES, UNITS

    places = {f"{PLACES[index % 10]}{UNITS[index // 10 % 10]}第1党支部": index for index in range(100)}
    return places[name]


def test_the_numbers_add_up(desk: Desk) -> None:
    """应交 = 已交 + 退回 + 未交, in the order of the list; what cannot be read is told by its file."""
    standing = desk.standing()
    numbers = standing.numbers
    assert numbers["due"] == numbers["arrived"] + numbers["sent_back"] + numbers["missing"] == 39
    assert [branch.listed.position for branch in standing.branches if branch.listed] == list(range(1, 40))
    assert {told.code for _, told in standing.unreadable} == {
        *("bundle_damaged", "bundle_part_differs", "bundle_too_new"),
    }
    assert [branch.name for branch in standing.unlisted] == ["石桥街道第1党支部"]


def test_an_answer_goes_back_and_shows(desk: Desk) -> None:
    """Sent back, handed in again, accepted; each answer is a file of its own, and what was replaced is kept."""
    name = desk.standing().branches[30].name
    path = desk.decide(name, Decision.SENT_BACK, "请补签到", "李审核", "2025-03-01")
    assert read_return(path).decision is Decision.SENT_BACK
    assert state(desk, name) is State.SENT_BACK
    desk.decide(name, Decision.ACCEPTED, "已电话核实", "李审核")
    assert state(desk, name) is State.ACCEPTED
    assert len(list((desk.folder / FOLDER).iterdir())) == 2
    (entry,) = [branch for branch in desk.standing().branches if branch.name == name]
    assert [answer.opinion for answer in entry.answers] == ["请补签到", "已电话核实"]


def test_a_file_that_cannot_be_read_is_told_at_its_branch(desk: Desk) -> None:
    """By the name it has: nothing came of that branch, and why; beside a good one it is only to be known."""
    by_code = {told.code: file for file, told in desk.standing().unreadable}
    for code in ("bundle_damaged", "bundle_part_differs", "bundle_too_new"):
        branch = desk.standing().branch(Path(by_code[code]).stem)
        assert branch is not None
        assert branch.state is State.MISSING
        assert [(check.weight.value, check.says.code) for check in branch.checks] == [("FAULT", code)]
    good = desk.standing().branches[30].name
    (desk.folder / f"上报包-{good}-2024（再报）.zip").write_bytes(b"PK")
    found = desk.standing().branch(good)
    assert found is not None
    assert found.state is State.ARRIVED
    assert [(check.weight.value, check.says.code) for check in found.checks] == [("NOTE", "bundle_damaged")]


def test_what_was_answered_to_the_bundle_before_stays_in_sight(desk: Desk, tmp_path: Path) -> None:
    """Sent back and handed up again: it waits, and says why the one before was sent back."""
    plain = simulated_branch(2, 30, 2024, None)
    desk.decide(plain.name, Decision.SENT_BACK, "请补签到", "李审核")
    (desk.folder / "再报.zip").write_bytes(plain.put_right().bundle())
    found = desk.standing().branch(plain.name)
    assert found is not None
    assert (found.state, found.answers) == (State.ARRIVED, ())
    assert [(answer.number, answer.opinion) for answer in found.earlier] == [(1, "请补签到")]


def state(desk: Desk, name: str) -> State:
    """Return the state of a branch."""
    found = desk.standing().branch(name)
    assert found is not None
    return found.state


def test_two_supervisors_do_not_answer_over_each_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is second is told, and the first answer stands."""
    from orglife_kit.rollup.desk import desk as module

    name = desk.standing().branches[30].name
    other = open_desk(desk.folder)
    seen = module.read_decisions(desk.folder)
    other.decide(name, Decision.ACCEPTED, "同意", "王审核")
    monkeypatch.setattr(module, "read_decisions", lambda folder: seen)
    with pytest.raises(RefusedError) as refused:
        desk.decide(name, Decision.SENT_BACK, "重报", "李审核")
    assert refused.value.notices[0].code == "desk_decided_meanwhile"
    monkeypatch.undo()
    assert state(desk, name) is State.ACCEPTED


def test_everything_without_a_fault_is_accepted_at_once(desk: Desk) -> None:
    """And nothing that must be put right, nor what is not on the list."""
    accepted = {entry.name for entry, _ in desk.accept_all("同意", "李审核")}
    standing = desk.standing()
    for branch in standing.branches:
        assert (branch.state is State.ACCEPTED) is (branch.name in accepted)
        assert branch.has_fault is False or branch.name not in accepted
    assert desk.accept_all("同意", "李审核") == ()


@pytest.mark.parametrize(
    ("name", "opinion", "reviewer", "code"),
    [
        ("没有的支部", "同意", "李", "desk_branch_unknown"),
        ("missing", "同意", "李", "desk_not_arrived"),
        ("good", " ", "李", "desk_opinion_missing"),
        ("good", "同意", "", "desk_reviewer_missing"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    desk: Desk, name: str, opinion: str, reviewer: str, code: str
) -> None:
    """And no file is written."""
    standing = desk.standing()
    named = {
        "good": standing.branches[30].name,
        "missing": next(branch.name for branch in standing.branches if branch.state is State.MISSING),
    }
    with pytest.raises(RefusedError) as refused:
        desk.decide(named.get(name, name), Decision.ACCEPTED, opinion, reviewer)
    assert refused.value.notices[0].code == code
    assert not (desk.folder / FOLDER).exists()


def test_the_answer_comes_home(tmp_path: Path) -> None:
    """A branch hands up, is sent back, hands up again, is accepted: both sides say the same at each step."""
    branch = make_meeting(tmp_path / "branch")
    handed = tmp_path / "handed"
    handed.mkdir()
    (handed / "支部名单.csv").write_text(
        f"党支部,党员人数\n{branch.record.plan.branch},7\n", encoding="utf-8"
    )
    desk = open_desk(handed)
    assert desk.standing().numbers["missing"] == 1
    branch.publication.bundle(handed / "一.zip")
    assert told(desk) == ({"desk_undecided", "desk_attendance_missing", "desk_rating_missing"}, State.ARRIVED)
    back = desk.decide(branch.record.plan.branch, Decision.SENT_BACK, "测评还没有结束", "李审核")
    branch.publication.take_return(back)
    assert codes(branch) == {"status_bundle_sent_back"}
    branch.ballots.take_attendance()
    branch.publication.bundle(handed / "二.zip")
    found, state_now = told(desk)
    assert state_now is State.ARRIVED
    assert found == {"desk_undecided", "desk_rating_missing", "desk_replaced"}
    branch.publication.take_return(desk.decide(branch.record.plan.branch, "ACCEPTED", "先收下", "李审核"))
    assert codes(branch) == {"status_bundle_accepted"}
    with pytest.raises(OrglifeError):
        make_meeting(tmp_path / "other").publication.take_return(back)


def told(desk: Desk) -> tuple[set[str], State]:
    """Return what is found in the one branch, and its state."""
    (branch,) = desk.standing().branches
    return {check.says.code for check in branch.checks}, branch.state


def codes(branch: Meeting) -> set[str]:
    """Return what the branch's status says of its bundle."""
    return {entry.says.code for entry in branch.status() if entry.says.code.startswith("status_bundle")}


def test_a_list_as_offices_keep_it(tmp_path: Path) -> None:
    """A workbook with a title, other heads, a sum under it; a name twice is told with its row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["某某镇党委所属支部一览表"],
        ["序号", "党支部名称", "党员数", "书记"],
        [1, "第一党支部", 22, "张某"],
        [2, " 第二 党支部", "8人", ""],
        ["合计", None, 30, None],
    ):
        sheet.append(row)
    book.save(tmp_path / "支部一览.xlsx")
    found = read_branch_list(tmp_path / "支部一览.xlsx")
    assert [(branch.position, branch.name, branch.members) for branch in found] == [
        (1, "第一党支部", 22),
        (2, "第二 党支部", 8),
    ]
    (tmp_path / "两次.csv").write_text("党支部\n第一党支部\n第 一党支部\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_branch_list(tmp_path / "两次.csv")
    assert refused.value.notices[0].code == "branch_twice"


def test_a_name_that_is_written_in_another_way_is_told(tmp_path: Path) -> None:
    """At both: the branch of which nothing came, and the bundle that is not on the list; nothing is put together."""
    (tmp_path / "支部名单.csv").write_text(
        "党支部\n中共云岭镇第十二支部委员会\n云岭镇第二党支部\n", encoding="utf-8"
    )
    (tmp_path / "a.zip").write_bytes(simple(branch="云岭镇第12党支部"))
    (tmp_path / "b.zip").write_bytes(simple(branch="云岭镇第三党支部", meeting="b" * 32))
    standing = open_desk(tmp_path).standing()
    assert standing.numbers["missing"] == 2
    named = {
        entry.name: [
            (check.says.code, check.says.fields["name"])
            for check in entry.checks
            if "resembles" in check.says.code
        ]
        for entry in (*standing.branches, *standing.unlisted)
    }
    assert named == {
        "中共云岭镇第十二支部委员会": [("desk_resembles_unlisted", "云岭镇第12党支部")],
        "云岭镇第二党支部": [],
        "云岭镇第12党支部": [("desk_resembles_listed", "中共云岭镇第十二支部委员会")],
        "云岭镇第三党支部": [],
    }


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("第一党支部", "第1支部"),
        ("第一百二十三党支部", "第123支部"),
        ("第一百零五党支部", "第105支部"),
        ("第十党支部", "第10支部"),
        ("中国共产党星禾镇（机关）支部委员会", "星禾镇机关支部"),
    ],
)
def test_what_offices_say_or_not(name: str, plain: str) -> None:
    """Numbers in figures, without what is said or not."""
    assert plain_name(name) == plain


def test_without_a_list_a_sentence(tmp_path: Path) -> None:
    """None there, or several of which none is called so."""
    with pytest.raises(InputError) as refused:
        open_desk(tmp_path).standing()
    assert refused.value.notices[0].code == "branch_list_missing"
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("党支部\n甲\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        open_desk(tmp_path).standing()
    assert refused.value.notices[0].code == "branch_list_unclear"
    with pytest.raises(InputError):
        open_desk(tmp_path / "none")


def test_a_folder_that_cannot_be_written_stays_as_it_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk: the answer is not half there."""
    from orglife_kit.rollup.desk import decisions

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(decisions.os, "fsync", full)
    with pytest.raises(StorageError):
        desk.decide(desk.standing().branches[30].name, Decision.ACCEPTED, "同意", "李审核")
    assert list((desk.folder / FOLDER).iterdir()) == []


def test_a_bad_answer_file_is_told(desk: Desk) -> None:
    """It counts as none."""
    (desk.folder / FOLDER).mkdir()
    (desk.folder / FOLDER / "x-1.json").write_text("{", encoding="utf-8")
    assert [told.code for told in desk.standing().warnings] == ["return_unreadable"]


def test_a_changed_file_is_read_anew(desk: Desk) -> None:
    """What was read once is read again when the file is another."""
    bad = desk.folder / "星禾农场第1党支部.zip"
    assert any(file == bad.name for file, _ in desk.standing().unreadable)
    before = desk.version()
    bad.write_bytes(simple(branch="星禾农场第1党支部", year=2024))
    assert desk.version() != before
    assert not any(file == bad.name for file, _ in desk.standing().unreadable)
