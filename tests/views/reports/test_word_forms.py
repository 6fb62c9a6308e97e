"""Forms for Word: made from a record, filled in as people do, saved by LibreOffice too, taken in by the same acts."""

from __future__ import annotations

import copy
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from orglife_kit import reports
from orglife_kit.errors import InputError, OrglifeError
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.tables.matching import RowState
from orglife_kit.rules.assessment.outcomes import Basis, Outcome
from orglife_kit.rules.assessment.standing import assessments
from orglife_kit.rules.preparation.findings import member_aspects
from orglife_kit.rules.rectification.items import ItemState, Ledger, Origin, RectificationItem
from tests.meeting.building import code_of, make_meeting

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD_14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SOFFICE = shutil.which("soffice")
Filled = Mapping[tuple[int, int], str | bool | set[int]]
Save = Callable[[Path], Path]


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of three; the first has one point recorded."""
    made = make_meeting(tmp_path / "made", ["赵一", "钱二", "孙三"])
    made.preparation.note_findings("赵一", member_aspects(made.record)[0], ["学习笔记中断三个月"])
    return made


@pytest.fixture(
    params=[
        "Word",
        pytest.param(
            "LibreOffice",
            marks=[
                pytest.mark.long,
                pytest.mark.skipif(_SOFFICE is None, reason="LibreOffice (soffice) is not on this machine"),
            ],
        ),
    ]
)
def saved_by(request: pytest.FixtureRequest, tmp_path: Path) -> Save:
    """Return what gives a filled form as a program has saved it."""
    if request.param == "Word":
        return lambda path: path

    return lambda path: saved_by_libreoffice(path, tmp_path)


def saved_by_libreoffice(path: Path, folder: Path) -> Path:
    """Return a document as LibreOffice has saved it, in a folder of its own."""
    profile, out = f"-env:UserInstallation=file://{folder / 'profile'}", folder / "saved"
    command = [str(_SOFFICE), profile, "--headless", "--convert-to", "docx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / path.name


def filled(form: Path, places: Filled) -> Path:
    """Fill the controls of a form by row and cell, as Word does: texts, a tick, which of several ticks."""
    document = Document(str(form))
    table = document.tables[0]._tbl
    for (row, cell), value in places.items():
        controls = list(table.tr_lst[row].tc_lst[cell].iter(f"{_WORD}sdt"))
        if isinstance(value, str):
            _write(controls[0], value)
            continue
        for number, control in enumerate(controls):
            ticked = value if isinstance(value, bool) else number in value
            next(control.iter(f"{_WORD_14}checked")).set(f"{_WORD_14}val", str(int(ticked)))
            next(control.iter(f"{_WORD}t")).text = "☒" if ticked else "☐"
    path = form.with_name(f"填好-{form.name}")
    document.save(str(path))
    return path


def _write(control: Any, text: str) -> None:
    for mark in list(control.iter(f"{_WORD}showingPlcHdr")):
        mark.getparent().remove(mark)
    run = next(control.iter(f"{_WORD}r"))
    lines = text.split("\n")
    next(run.iter(f"{_WORD}t")).text = lines[0]
    for line in lines[1:]:
        run.append(run.makeelement(f"{_WORD}br", {}))
        written = run.makeelement(f"{_WORD}t", {})
        written.text = line
        run.append(written)


def test_findings_come_back(meeting: Meeting, tmp_path: Path, saved_by: Save) -> None:
    """What stood there is unchanged, each line is a point of its member and aspect; a second time nothing is new."""
    aspects, goals = member_aspects(meeting.record), meeting.record.plan.theme.points
    form = reports.word_forms(meeting, "findings", "赵一", folder=tmp_path / "out")[0]
    back = saved_by(
        filled(
            form,
            {(2, 2): "1. 到窗口一线只有三次\n2. 会前没有通读材料", (3, 2): "材料准备不细", (3, 3): goals[2]},
        )
    )
    looked = meeting.tables.take_in("findings", back, dry_run=True)
    assert looked.numbers == {"new": 3, "changed": 0, "unchanged": 1}
    assert len(meeting.record.preparation.findings) == 1
    meeting.tables.take_in("findings", back)
    assert {
        (each.member, each.aspect, each.point, each.goal) for each in meeting.record.preparation.findings
    } == {
        (1, aspects[0], "学习笔记中断三个月", ""),
        (1, aspects[0], "到窗口一线只有三次", ""),
        (1, aspects[0], "会前没有通读材料", ""),
        (1, aspects[1], "材料准备不细", goals[2]),
    }
    assert meeting.tables.take_in("findings", back).changes == ()


def test_a_point_is_reworded_and_an_empty_place_says_nothing(meeting: Meeting, tmp_path: Path) -> None:
    """Another wording is shown beside what was recorded; a place that was emptied takes nothing out."""
    form = reports.word_forms(meeting, "findings", "赵一", folder=tmp_path)[0]
    reading = meeting.tables.take_in("findings", filled(form, {(1, 2): "学习笔记中断四个月"}), dry_run=True)
    (changed,) = reading.changes
    assert (changed.state, changed.before["问题"]) == (RowState.CHANGED, "学习笔记中断三个月")
    emptied = meeting.tables.take_in("findings", filled(form, {(1, 2): ""}))
    assert emptied.changes == ()
    assert [each.point for each in meeting.record.preparation.findings] == ["学习笔记中断三个月"]


def test_what_was_changed_on_both_sides_is_shown(meeting: Meeting, tmp_path: Path) -> None:
    """A form that went out before the meeting changed the same point is refused with both wordings."""
    form = reports.word_forms(meeting, "findings", "赵一", folder=tmp_path)[0]
    back = filled(form, {(1, 2): "学习笔记中断四个月"})
    number = meeting.record.preparation.findings[0].number
    aspect = member_aspects(meeting.record)[0]
    meeting.preparation.note_findings("赵一", aspect, ["学习笔记中断五个月"])
    assert meeting.record.preparation.findings[0].number == number
    assert code_of(lambda: meeting.tables.take_in("findings", back)) == "row_changed_twice"
    meeting.preparation.note_findings("赵一", aspect, [])
    reading = meeting.tables.take_in("findings", back)
    assert [told.code for told in reading.warnings] == ["form_row_gone"]


def test_rectification_comes_back(meeting: Meeting, tmp_path: Path, saved_by: Save) -> None:
    """Measure, day, the boxes and what was done since are kept; what was left empty stays; verified items stay away."""
    meeting.rectification.take_in(
        [
            RectificationItem(
                0, Ledger.COMMITTEE, "窗口只有一个人", None, Origin.OWN, owner="赵一", due=None
            ),
            RectificationItem(
                0, Ledger.COMMITTEE, "通知发得晚", None, Origin.OWN, owner="赵一", measure="提前三天"
            ),
            RectificationItem(0, Ledger.COMMITTEE, "档案不齐", None, Origin.OWN, owner="钱二"),
        ]
    )
    forms = reports.word_forms(meeting, "rectification", folder=tmp_path / "out")
    assert [path.name for path in forms] == ["整改落实情况表-赵一.docx", "整改落实情况表-钱二.docx"]
    back = saved_by(
        filled(
            forms[0],
            {(1, 2): "两人在岗", (1, 4): True, (2, 3): "2024年4月30日"}
            | {(2, 6): "新办法试行\n已通知", (2, 7): "2024-03-01", (2, 8): True},
        )
    )
    assert meeting.tables.take_in("rectification", back).numbers["changed"] == 2
    first, second, third = meeting.record.rectification.items
    assert (first.measure, first.immediate, first.state) == ("两人在岗", True, ItemState.OPENED)
    assert (second.measure, str(second.due), second.state) == ("提前三天", "2024-04-30", ItemState.DONE)
    (told,) = meeting.record.rectification.history(second.number).progress
    assert (told.words, str(told.date)) == ("新办法试行\n已通知", "2024-03-01")
    assert third.measure == ""
    assert meeting.tables.take_in("rectification", back).changes == ()


def test_an_assessment_comes_back(tmp_path: Path, saved_by: Save) -> None:
    """Outcome, opinion and ticked bases are kept by the rules of the act; no number of the rating goes out."""
    meeting = make_meeting(tmp_path / "made", 3)
    before = reports.word_forms(meeting, "assessments", 2, folder=tmp_path / "out")[0].read_bytes()
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[2, 2, 2]] * 3)
    meeting.ballots.close_round("members")
    form = reports.word_forms(meeting, "assessments", 2, folder=tmp_path / "out")[0]
    assert form.read_bytes() == before  # nothing of the rating stands in it
    half = saved_by(filled(form, {(0, 2): "基本合格", (1, 2): "学习缺席两次"}))
    with pytest.raises(OrglifeError) as told:
        meeting.tables.take_in("assessments", half)
    assert {"bases_missing", "basis_missing"} & {each.code for each in told.value.notices}
    whole = saved_by(
        filled(form, {(0, 2): "合格", (1, 2): "按期完成工作。", (2, 2): "多谈意见", (3, 2): {0, 1}})
    )
    meeting.tables.take_in("assessments", whole)
    kept = assessments(meeting.record)[2]
    assert (kept.outcome, kept.opinion, kept.direction) == (Outcome.QUALIFIED, "按期完成工作。", "多谈意见")
    assert kept.bases == {Basis.DAILY_CONDUCT, Basis.PARTICIPATION}
    assert meeting.tables.take_in("assessments", whole).changes == ()


def test_a_form_is_locked_known_again_and_the_same_each_time(meeting: Meeting, tmp_path: Path) -> None:
    """Only controls can be changed; the file knows meeting, kind, member, version and digest; bytes are the same."""
    form = reports.word_forms(meeting, "findings", "赵一", folder=tmp_path)[0]
    first = form.read_bytes()
    with zipfile.ZipFile(form) as opened:
        settings = opened.read("word/settings.xml").decode()
        own = opened.read("docProps/custom.xml").decode()
    assert 'w:edit="forms" w:enforcement="1"' in settings
    assert f"1 findings {meeting.record.identity}" in own
    assert 'name="orglife_of"><vt:lpwstr>1<' in own
    reports.word_forms(meeting, "findings", "赵一", folder=tmp_path)
    assert form.read_bytes() == first


def test_a_form_that_was_filled_in_is_not_written_over(meeting: Meeting, tmp_path: Path) -> None:
    """What somebody wrote into a form that lies where it was written is never lost."""
    form = reports.word_forms(meeting, "findings", "赵一", folder=tmp_path)[0]
    filled(form, {(2, 2): "到窗口一线只有三次"}).replace(form)
    kept = form.read_bytes()
    assert code_of(lambda: reports.word_forms(meeting, "findings", folder=tmp_path)) == "form_filled_there"
    assert form.read_bytes() == kept


def changed_properties(form: Path, name: str, change: Callable[[str], str]) -> Path:
    """Return a copy of a form with its own data changed."""
    path = form.with_name(f"{name}.docx")
    with zipfile.ZipFile(form) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "docProps/custom.xml":
                content = change(content.decode()).encode()
            new.writestr(part, content)
    return path


def test_what_cannot_be_read_is_told_in_a_sentence(meeting: Meeting, tmp_path: Path) -> None:
    """Foreign, damaged, older, emptied forms, those of another kind or meeting: each its own sentence, nothing kept."""

    def told(path: Path, table: str = "findings") -> str:
        with pytest.raises(InputError) as caught:
            meeting.tables.take_in(table, path)
        return str(caught.value.notices[0].code)

    form = reports.word_forms(meeting, "findings", "钱二", folder=tmp_path)[0]
    assert told(form) == "form_nothing_filled"
    assert told(form, "assessments") == "form_of_other_table"
    assert meeting.tables.fitting(("talks", "suggestions"), form) == ("findings",)
    assert meeting.tables.fitting(("talks", "findings"), form) == ("findings",)
    older = changed_properties(form, "older", lambda own: own.replace("1 findings", "0 findings"))
    assert told(older) == "form_version"
    altered = changed_properties(form, "altered", lambda own: own.replace(">2<", ">3<"))
    assert told(altered) == "form_damaged"
    stripped = changed_properties(form, "stripped", lambda own: own.replace("orglife_", "other_"))
    assert told(stripped) == "form_foreign"
    document = Document(str(form))
    table = document.tables[0]._tbl
    table.remove(table.tr_lst[2])
    document.save(str(tmp_path / "row.docx"))
    assert told(tmp_path / "row.docx") == "form_damaged"
    (tmp_path / "cut.docx").write_bytes(form.read_bytes()[:3000])
    assert told(tmp_path / "cut.docx") == "written_damaged"
    (tmp_path / "text.docx").write_text("查摆", encoding="utf-8")
    assert told(tmp_path / "text.docx") == "written_not_word"
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    assert told(tmp_path / "old.doc") == "form_kind_unknown"
    other = make_meeting(tmp_path / "other", ["赵一"])
    assert told(reports.word_forms(other, "findings", folder=tmp_path / "b")[0]) == "form_of_other_meeting"
    assert len(meeting.record.preparation.findings) == 1


def test_items_are_added_in_the_empty_rows(meeting: Meeting, tmp_path: Path, saved_by: Save) -> None:
    """A new row is shown as new and becomes an item of the ledger it names; a second time nothing is new."""
    meeting.rectification.take_in(
        [
            RectificationItem(0, Ledger.COMMITTEE, "窗口只有一个人", owner="赵一", measure="两人在岗"),
            RectificationItem(0, Ledger.COMMITTEE, "档案不齐", owner="综合科"),
        ]
    )
    forms = reports.word_forms(meeting, "rectification", folder=tmp_path / "out")
    texts = [cell.text for row in Document(str(forms[0])).tables[0].rows for cell in row.cells]
    assert "（新增支委会整改事项）" in texts or "（新增党支部整改事项）" in texts
    back = saved_by(
        filled(
            forms[0],
            {(2, 1): "通知发得晚", (2, 2): "提前三天", (2, 3): "2024-05-31"}
            | {
                (3, 1): "学习笔记中断",
                (3, 2): "每周记一次",
                (3, 4): True,
                (3, 6): "已补记",
                (3, 7): "2024-03-02",
                (3, 8): True,
            },
        )
    )
    looked = meeting.tables.take_in("rectification", back, dry_run=True)
    assert looked.numbers == {"new": 2, "changed": 0, "unchanged": 1}
    assert len(meeting.record.rectification.items) == 2
    meeting.tables.take_in("rectification", back)
    *_, shared, own = meeting.record.rectification.items
    assert (shared.ledger, shared.member, shared.problem) == (Ledger.COMMITTEE, None, "通知发得晚")
    assert (shared.measure, str(shared.due), shared.owner) == ("提前三天", "2024-05-31", "赵一")
    assert not shared.is_personal
    assert (own.ledger, own.member, own.owner) == (Ledger.MEMBER, 1, "赵一")
    assert (own.problem, own.immediate, own.state) == ("学习笔记中断", True, ItemState.DONE)
    assert own.is_personal
    assert meeting.tables.take_in("rectification", back).changes == ()


def test_whoever_has_only_his_own_items_adds_no_other(meeting: Meeting, tmp_path: Path) -> None:
    """A member's form has a row for his own commitments alone; that of several persons one for the committee's."""
    meeting.rectification.take_in(
        [
            RectificationItem(0, Ledger.MEMBER, "学习笔记中断", 2, owner="钱二"),
            RectificationItem(0, Ledger.COMMITTEE, "档案不齐", owner="赵一、钱二"),
        ]
    )
    shared, own = reports.word_forms(meeting, "rectification", folder=tmp_path)
    of_each = [
        [row.cells[5].text for row in Document(str(path)).tables[0].rows[2:]] for path in (own, shared)
    ]
    assert of_each[0] == ["（新增本人整改承诺）"]
    assert len(of_each[1]) == 1
    assert of_each[1] != of_each[0]
    meeting.tables.take_in("rectification", filled(shared, {(2, 1): "值班表不公开"}))
    added = next(item for item in meeting.record.rectification.items if item.problem == "值班表不公开")
    assert (added.owner, added.ledger, added.member) == ("赵一、钱二", Ledger.COMMITTEE, None)


def test_a_new_item_needs_its_problem(meeting: Meeting, tmp_path: Path) -> None:
    """A measure alone is told with its row, and nothing of the form is kept."""
    meeting.rectification.take_in([RectificationItem(0, Ledger.MEMBER, "学习笔记中断", 2, owner="钱二")])
    form = reports.word_forms(meeting, "rectification", folder=tmp_path)[0]
    back = filled(form, {(1, 2): "每周记一次", (2, 2): "每月一次"})
    with pytest.raises(OrglifeError) as told:
        meeting.tables.take_in("rectification", back)
    assert [each.location.row for each in told.value.notices] == [2]
    assert meeting.record.rectification.items[0].measure == ""


@pytest.mark.parametrize("number", ["1", "9", ""])
def test_a_row_that_somebody_added_is_told_with_its_words(
    meeting: Meeting, tmp_path: Path, number: str
) -> None:
    """A copied row, whatever its number says, is not read as another one and not passed over; one like it is."""
    form = reports.word_forms(meeting, "findings", "钱二", folder=tmp_path)[0]
    back = filled(form, {(2, 2): "走访少"})
    document = Document(str(back))
    table = document.tables[0]._tbl
    for words in ("走访少", "笔记不全"):
        row = copy.deepcopy(table.tr_lst[2])
        (said,) = (text for text in row.iter(f"{_WORD}t") if text.text == "走访少")
        said.text = words
        next(row.iter(f"{_WORD}t")).text = number if words != "走访少" else "2"
        table.append(row)
    document.save(str(back))
    read = meeting.tables.take_in("findings", back, dry_run=True)
    assert read.numbers["new"] == 1
    told = [(entry.code, entry.fields.get("text")) for entry in read.warnings]
    assert told == [("form_row_added", "笔记不全")]


@pytest.mark.parametrize("place", [1, None])
@pytest.mark.parametrize("merged", [True, False])
def test_an_added_row_is_told_wherever_it_stands(
    meeting: Meeting, tmp_path: Path, place: int | None, *, merged: bool
) -> None:
    """Above the first one, and with cells that were merged."""
    form = reports.word_forms(meeting, "findings", "钱二", folder=tmp_path)[0]
    back = filled(form, {(2, 2): "走访少", (3, 2): "笔记不全"})
    document = Document(str(back))
    table = document.tables[0]._tbl
    row = copy.deepcopy(table.tr_lst[3])
    next(row.iter(f"{_WORD}t")).text = ""
    (said,) = (text for text in row.iter(f"{_WORD}t") if text.text == "笔记不全")
    said.text = "值班漏岗"
    if merged:
        row.remove(row.tc_lst[3])
        row.remove(row.tc_lst[1])
    table.insert(list(table).index(table.tr_lst[place]), row) if place else table.append(row)
    document.save(str(back))
    read = meeting.tables.take_in("findings", back, dry_run=True)
    assert read.numbers["new"] == 2
    assert [(each.code, each.fields.get("text")) for each in read.warnings] == [
        ("form_row_added", "值班漏岗")
    ]
