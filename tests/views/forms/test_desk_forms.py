"""The forms of a supervisor's week, pressed as a person would, and the registration copied row by row."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

from orglife_kit import reports
from orglife_kit.bundle.reading import read_bundle
from orglife_kit.meeting.copied_rows import copied_rows
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rollup.desk import Desk, open_desk
from orglife_kit.rollup.desk.decisions import FOLDER
from orglife_kit.rollup.desk.standing import State
from orglife_kit.rollup.simulate import simulate
from orglife_kit.rollup.simulate.odd import Odd
from orglife_kit.views import forms
from orglife_kit.views.forms.base.parts import inside
from tests.project.bundle_format import KEPT
from tests.views.forms.driving import button


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of thirty branches with odd cases."""
    folder = tmp_path_factory.mktemp("desk") / "handed"
    simulate(folder, 30, 2, odd=tuple(Odd))
    return folder


@pytest.fixture
def desk(handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a desk of one's own."""
    monkeypatch.setenv("ORGLIFE_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(tmp_path / "exports"))
    return open_desk(shutil.copytree(handed, tmp_path / "handed"))


def text_of(form: Any) -> str:
    """Return the markup of every part of a form."""
    return "".join(str(part.value) for part in inside(form) if isinstance(part, ipywidgets.HTML))


def test_the_list_stands_in_its_order_with_what_is_wrong(desk: Desk) -> None:
    """Numbers, the branches in the order of the list, and on the card of each what the checks found."""
    form = forms.branches(desk, reports)
    shown = text_of(form)
    for words in ("应交", "未交", "读不出的文件"):
        assert words in shown
    labels = [label for label, _ in form.branch.options]
    assert "需改正" in labels[1]
    form.branch.value = form.branch.options[1][1]
    assert "超出优秀比例且未写理由" in text_of(form)


def test_a_branch_is_sent_back_and_another_accepted(desk: Desk) -> None:
    """What lacks is told; an answer is a file, and the list shows it."""
    form = forms.branches(desk, reports)
    form.branch.value = form.branch.options[1][1]
    button(form, "退回").click()
    assert "请写审核意见或退回原因" in form.told.value
    form.opinion.value, form.reviewer.value = "请写理由", "李审核"
    button(form, "退回").click()
    assert "回执文件" in form.told.value
    assert state(desk, form.branch.options[1][1]) is State.SENT_BACK
    assert form.branch.options[1][0].startswith("↩")
    form.all_button.click()
    assert "再按一次" in form.all_button.description
    form.all_button.click()
    assert "已审核同意" in form.told.value
    accepted = [branch for branch in desk.standing().branches if branch.state is State.ACCEPTED]
    assert len(list((desk.folder / FOLDER).glob("*.json"))) == len(accepted) + 1


def state(desk: Desk, name: str) -> State:
    """Return the state of a branch."""
    found = desk.standing().branch(name)
    assert found is not None
    return found.state


def test_what_arrives_meanwhile_is_shown(desk: Desk, handed: Path) -> None:
    """The form follows the folder."""
    path = next(desk.folder.glob("长堤镇*.zip"))
    content = path.read_bytes()
    path.unlink()
    form = forms.branches(desk, reports)
    assert form.branch.options[3][0].startswith("　")
    path.write_bytes(content)
    form.follow()
    assert form.branch.options[3][0].startswith("●")


def test_another_folder_is_opened_for_the_whole_page(desk: Desk, tmp_path: Path) -> None:
    """And kept for the next time; one that is not there is told, and nothing changes."""
    form = forms.branches(desk, reports)
    form.folder.value = str(tmp_path / "nowhere")
    button(form, "打开").click()
    assert "没有找到" in form.told.value
    simulate(tmp_path / "other", 3, 5)
    form.folder.value = str(tmp_path / "other")
    button(form, "打开").click()
    assert len(form.branch.options) == 3
    assert open_desk().folder == tmp_path / "other"


def test_a_folder_without_a_list_says_so(desk: Desk, tmp_path: Path) -> None:
    """A sentence in place of the numbers, no error on the page."""
    (tmp_path / "bare").mkdir()
    form = forms.branches(open_desk(tmp_path / "bare"), reports)
    assert "支部名单" in text_of(form)


def test_pages_are_written_with_progress(desk: Desk) -> None:
    """A page for each branch that has handed in."""
    for path in sorted(desk.folder.glob("*.zip"))[3:]:
        path.unlink()
    form = forms.branches(desk, reports)
    form.pages_button.click()
    assert " 页" in form.told.value


@pytest.mark.slow
def test_the_desk_is_added_up(desk: Desk, tmp_path: Path) -> None:
    """Numbers, three pictures, and pages in the formats that are ticked."""
    pytest.importorskip("duckdb", reason='the roll-up is not installed: pip install "orglife-kit[rollup]"')
    form = forms.rolled_up(desk, reports)
    button(form, "汇总").click()
    assert "计入" in form.told.value
    assert text_of(form).count("<figure") == 3
    assert "退回" not in form.told.value
    desk.decide(desk.standing().branches[0].name, "SENT_BACK", "谈话记录请补齐", "周审")
    button(form, "汇总").click()
    assert "1 个支部已退回、尚未重报" in form.told.value
    button(form, "导出（上级党组织）").click()
    assert list((tmp_path / "exports").glob("*-上级.pdf"))
    button(form, "导出（一定范围）").click()
    assert list((tmp_path / "exports").glob("*-一定范围.pdf"))


def test_without_the_packages_a_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the form, not as an error of Python."""
    from orglife_kit.rollup import extras

    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    form = forms.rolled_up(desk, reports)
    button(form, "汇总").click()
    assert "pip install" in form.told.value


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the sample's meeting."""
    monkeypatch.setenv("ORGLIFE_STATE", str(tmp_path / "state"))
    return make_demo(tmp_path / "meeting")


def test_the_registration_is_copied_row_by_row(demo: Any) -> None:
    """Which rows are copied is kept: another window goes on where it stopped; a row that changes is copied anew."""
    form = forms.registration(demo, reports)
    copier = form.rows
    assert len(copier.facts["heads"]) == 9
    assert len(copier.facts["rows"]) == 22
    copier.answer({"act": "copied", "row": 0})
    copier.answer({"act": "copied", "row": 1})
    copier.answer({"act": "copied", "row": 99})
    assert copier.facts["copied"][:3] == [True, True, False]
    again = forms.registration(demo, reports).rows
    assert sum(again.facts["copied"]) == 2
    again.answer({"act": "not_copied", "row": 1})
    assert again.facts["copied"][:2] == [True, False]
    rows: Sequence[Sequence[str]] = again.facts["rows"]
    changed = [[*rows[0][:-1], "同意"], *rows[1:]]
    assert copied_rows(demo.record.identity, changed)[0] is False


@pytest.fixture
def accepted(demo: Any, tmp_path: Path) -> Desk:
    """Return a desk with the sample's bundle, accepted, and another one that waits."""
    handed = tmp_path / "handed"
    handed.mkdir()
    simulate(tmp_path / "others", 1, 3)
    (other,) = (tmp_path / "others").glob("*.zip")
    shutil.copy(other, handed)
    demo.publication.bundle(handed / "a.zip")
    names = "\n".join(("党支部", demo.record.plan.branch, other.stem))
    (handed / "支部名单.csv").write_text(names, encoding="utf-8")
    desk = open_desk(handed)
    answer = desk.decide(demo.record.plan.branch, "ACCEPTED", "同意", "李审核")
    demo.publication.take_return(answer)
    return desk


def test_the_supervisor_copies_the_same_rows_as_the_branch(demo: Any, accepted: Desk) -> None:
    """Column by column what stands in the branch's own 登记, with 上级意见; no bundle has an id number."""
    form = forms.registered(accepted, reports)
    assert [label for label, _ in form.branch.options] == [f"　 1　{demo.record.plan.branch}　0/22"]
    heads, rows = reports.registration_rows(demo)
    assert tuple(form.rows.facts["heads"]) == heads
    assert len(rows) == 22
    for copied, own in zip(form.rows.facts["rows"], rows, strict=True):
        assert copied[1] == ""
        assert copied[2:] == [*own[2:]]
        assert copied[-1] == "同意"
        # namesakes are told apart by their place in the roster: Party groups go up only if the plan says so
        assert copied[0].partition("（")[0] == own[0].partition("（")[0]
    assert len({row[0] for row in form.rows.facts["rows"]}) == 22


def test_copying_goes_on_where_it_stopped(demo: Any, accepted: Desk, tmp_path: Path) -> None:
    """The list says 7/22; opened again it stands there, and what is accepted meanwhile comes in."""
    form = forms.registered(accepted, reports)
    for row in range(7):
        form.rows.answer({"act": "copied", "row": row})
    assert form.branch.options[0][0].endswith("7/22")
    again = forms.registered(open_desk(accepted.folder), reports)
    assert again.branch.options[0][0].endswith("7/22")
    assert again.rows.facts["copied"] == [True] * 7 + [False] * 15
    for row in range(7, 22):
        again.rows.answer({"act": "copied", "row": row})
    assert again.branch.options[0][0].startswith("✓")
    (waiting,) = [branch for branch in accepted.standing().branches if branch.state is State.ARRIVED]
    accepted.decide(waiting.name, "ACCEPTED", "同意", "李审核")
    again.follow()
    assert [name for _, name in again.branch.options] == [demo.record.plan.branch, waiting.name]
    third = forms.registered(accepted, reports)
    assert third.branch.value == waiting.name  # the first that has rows left
    next((tmp_path / "handed").glob(f"{waiting.name}*")).write_bytes(b"")
    third.follow()
    assert [name for _, name in third.branch.options] == [demo.record.plan.branch]


def test_nothing_is_copied_before_it_is_accepted(desk: Desk) -> None:
    """A sentence in the place of the rows."""
    form = forms.registered(desk, reports)
    assert form.branch.options == ()
    assert "审核同意" in form.rows.facts["told"]
    assert form.rows.facts["rows"] == []


def test_what_came_in_the_format_of_last_year_is_copied_without_its_first_day(
    demo: Any, tmp_path: Path
) -> None:
    """The days are left empty, everything else is there."""
    bundle = read_bundle(KEPT / "1.zip")
    heads, rows = reports.bundle_registration_rows(bundle, "同意")
    days = heads.index("起止时间")
    assert {row[days] for row in rows} == {""}
    assert [row[0] for row in rows] == [row[0] for row in reports.registration_rows(demo)[1]]


def test_id_numbers_are_copied_whole_only_when_asked_for(demo: Any) -> None:
    """Masked at first."""
    form = forms.registration(demo, reports)
    masked = form.rows.facts["rows"][0][1]
    form.with_ids.value = True
    assert form.rows.facts["rows"][0][1] != masked or masked == ""


def test_a_bundle_goes_up_and_the_answer_comes_in(
    demo: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One button writes bundle and note; the return file is dropped in, and both are shown."""
    monkeypatch.setenv("ORGLIFE_EXPORTS", str(tmp_path / "exports"))
    form = forms.hand_up(demo, reports)
    assert "还没有上报过" in text_of(form)
    button(form, "生成上报包和交接单").click()
    (bundle,) = (tmp_path / "exports").rglob("*.zip")
    assert {path.suffix for path in (tmp_path / "exports").rglob("交接单*")} == {".pdf", ".docx"}
    (tmp_path / "支部名单.csv").write_text(f"党支部\n{demo.record.plan.branch}\n", encoding="utf-8")
    desk = open_desk(tmp_path / "exports", list_file=tmp_path / "支部名单.csv")
    assert desk.standing().numbers["arrived"] == 1
    path = desk.decide(demo.record.plan.branch, "ACCEPTED", "同意", "李审核")
    form.take_return([{"name": path.name, "content": path.read_bytes()}])
    form.refresh()
    assert "李审核" in text_of(form)
    assert bundle.name in text_of(form)
