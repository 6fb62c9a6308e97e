"""A written plan in the forms: dropped or pasted, shown beside its sentences, ticked, kept in one step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ipywidgets

from orglife_kit import forms
from orglife_kit.errors import Notice
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.rectification.items import Ledger, RectificationItem
from orglife_kit.views.forms.new_meeting_form import NewMeetingForm
from orglife_kit.views.forms.written_form import WrittenForm
from tests.meeting.building import make_meeting
from tests.project.plan_reading import FOLDER
from tests.storage.readers.word_files import body_of, word_file
from tests.views.forms.driving import button, uploaded

PLAN = (FOLDER / "arabic_numbers.txt").read_text("utf-8")


def markup(form: Any) -> str:
    """Return all the markup that a form shows."""
    inside = "".join(markup(part) for part in getattr(form, "children", ()))
    return (form.value if isinstance(form, ipywidgets.HTML) else "") + inside


def test_a_pasted_plan_goes_into_the_plan_by_one_step(tmp_path: Path) -> None:
    """Found beside its sentence and what the plan says now, all ticked; what is not ticked stays; one undo."""
    meeting = make_meeting(tmp_path, 7)
    form = WrittenForm(meeting)
    before = (meeting.folder / "plan.toml").read_bytes()
    form.source.pasted.value = PLAN
    button(form, "读取").click()
    shown = markup(form)
    assert "会议地点：局机关四楼会议室" in shown
    assert "现在是：党建活动会议室" in shown
    assert all(tick.value for tick in form.found.ticks.values())
    assert (meeting.folder / "plan.toml").read_bytes() == before
    form.found.ticks["meeting.host"].value = False
    button(form, "保存").click()
    plan = meeting.record.plan
    assert (plan.meeting.place, plan.meeting.time, plan.meeting.host) == (
        *("局机关四楼会议室", "下午2:30", "党支部书记"),
    )
    assert plan.agenda_texts[0] == "学习有关文件；"
    assert "已采用" in form.told.value
    meeting.undo()
    assert (meeting.folder / "plan.toml").read_bytes() == before


def test_a_dropped_document_is_read(tmp_path: Path) -> None:
    """A .docx gives what its text gives; a file of another kind is told, and nothing can be kept."""
    meeting = make_meeting(tmp_path, 7)
    form = WrittenForm(meeting)
    path = word_file(tmp_path / "通知.docx", body_of(PLAN))
    form.source.upload.value = uploaded(path)
    button(form, "读取").click()
    assert "meeting.date" in form.found.ticks
    broken = tmp_path / "通知2.docx"
    broken.write_bytes(b"PK\x03\x04")
    form.source.upload.value = uploaded(broken)
    button(form, "读取").click()
    assert "已损坏" in form.told.value
    assert form.found.parts == ()
    assert button(form, "保存").disabled


def test_nothing_brought_and_nothing_found_is_told(tmp_path: Path) -> None:
    """Each in its own sentence."""
    form = WrittenForm(make_meeting(tmp_path, 7))
    button(form, "读取").click()
    assert "请先选文件或粘贴文字" in form.told.value
    form.source.pasted.value = "今天天气很好"
    button(form, "读取").click()
    assert "没有找到方案的内容" in form.told.value


def test_what_is_shown_of_a_notice_is_text(tmp_path: Path) -> None:
    """Markup in a notice stays characters."""
    form = WrittenForm(make_meeting(tmp_path, 7))
    form.source.pasted.value = PLAN.replace("局机关四楼会议室", "<img src=x onerror=alert(1)>")
    button(form, "读取").click()
    assert "<img" not in markup(form)
    assert "&lt;img src=x" in markup(form)


def test_the_plan_form_offers_it(tmp_path: Path) -> None:
    """As the last of its pages; what was kept there stands in the other fields."""
    form = forms.plan(make_meeting(tmp_path, 7))
    assert form.pages.titles[-1] == "读取写好的方案"
    form.written.source.pasted.value = PLAN
    button(form.written, "读取").click()
    button(form.written, "保存").click()
    assert form.fields["meeting.time"].value == "下午2:30"


def test_a_new_meeting_is_made_of_a_notice(tmp_path: Path) -> None:
    """A roster and a notice; what is not ticked stays empty."""
    beside = make_meeting(tmp_path / "data", 7)
    kept: list[Meeting] = []
    form = NewMeetingForm(beside, lambda meeting, _: kept.append(meeting))
    form.name.value = "2024"
    form.roster.value = uploaded(tmp_path / "data" / "roster-in.csv")
    form.notice.pasted.value = PLAN
    button(form, "读取").click()
    assert "会议地点：局机关四楼会议室" in markup(form)
    form.found.ticks["meeting.recorder"].value = False
    button(form, "保存").click()
    plan = open_meeting(kept[0].folder).record.plan
    assert (plan.branch, plan.meeting.recorder) == ("青岚县水务局机关第二党支部", "")


def test_who_left_is_named_when_a_year_is_kept(tmp_path: Path) -> None:
    """Whose open items stay behind and who answered for the committee's, as the command line says it (C18)."""
    last = make_meeting(tmp_path / "data", ["赵一", "钱二", "孙三"])
    last.rectification.take_in(
        [
            RectificationItem(0, Ledger.MEMBER, "走访少", 2, owner="钱二"),
            RectificationItem(0, Ledger.COMMITTEE, "纪要晚", owner="孙三"),
        ]
    )
    (tmp_path / "名册.csv").write_text("姓名,党员类别\n赵一,正式党员\n", encoding="utf-8")
    told: list[Notice] = []
    form = NewMeetingForm(last, lambda _, notices: told.extend(notices))
    form.refresh()
    form.name.value, form.last_year.value = "2025", str(last.folder)
    form.roster.value = uploaded(tmp_path / "名册.csv")
    button(form, "读取").click()
    button(form, "保存").click()
    named = {entry.code: entry.fields["names"] for entry in told if "names" in entry.fields}
    assert named == {"items_of_the_gone": "钱二", "owners_gone": "孙三"}
