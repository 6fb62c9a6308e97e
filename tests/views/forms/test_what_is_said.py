"""What a form says is true of what was done last, and of the meeting as it is: nothing old stays on the page."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting
from orglife_kit.meeting.sample import make_demo
from orglife_kit.rules.ballots.minutes import MinutesHead
from orglife_kit.rules.preparation.findings import committee_aspects
from orglife_kit.rules.rectification.candidates import candidates
from orglife_kit.views.forms.base import Beside, Field, Lacking
from orglife_kit.views.forms.base.parts import inside, path_to
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button, shown


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of four full members."""
    return make_meeting(tmp_path / "data" / "one", 4)


def said(form: Any) -> str:
    """Return what stands on the lines for messages, of the form and of those in it."""
    lines = [form.told.value, *(part.told.value for part in inside(form) if hasattr(part, "told"))]
    return "".join(lines)


def test_nothing_is_said_to_be_saved_while_something_is_refused(meeting: Meeting) -> None:
    """After a field was kept, a refusal stands alone."""
    meeting.preparation.note_committee_finding(committee_aspects(meeting.record)[0], "窗口少")
    meeting.rectification.take_in(candidates(meeting.record))
    form = forms.rectification(meeting)
    form.facts["measure"].value, form.facts["owner"].value = "加一个窗口", "赵一"
    form.facts["immediate"].value = True
    assert "已保存" in said(form)
    button(form, "整改完成").click()
    assert "请写明" in said(form)
    assert "已保存" not in said(form)


def test_that_a_rating_was_opened_is_not_said_after_its_sign_off(meeting: Meeting) -> None:
    """The line of the rating is silent once the desk speaks."""
    meeting.ballots.take_attendance()
    form = forms.evening(meeting, reports)
    form.steps.value = next(key for words, key in form.steps.options if words.endswith("民主测评党员"))
    button(form, "开始测评").click()
    assert "已开始" in said(form)
    meeting.ballots.cast("members", [1] * 4)
    rating = next(part for part in inside(form) if hasattr(part, "desks"))
    (desk,) = rating.desks
    desk.received.value = "1"
    assert "已开始" not in said(form)
    button(form, "核对确认").click()
    button(form, "是，核对确认").click()
    assert "已核对确认" in said(form) + said(rating) + said(desk)
    assert "已开始" not in said(form) + said(rating)


def test_who_is_to_be_told_follows_the_assessments(meeting: Meeting) -> None:
    """The other form of the page counts who was assessed beside it."""
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[2] * 4])
    meeting.ballots.close_round("members")
    assessment, feedback = forms.assessment(meeting), forms.feedback(meeting)
    assert "未反馈<b>0</b>" in shown(feedback)
    assessment.outcome.value = "QUALIFIED"
    assessment.opinion.value = "完成较好"
    next(iter(assessment.bases.values())).value = True
    assert "未反馈<b>1</b>" in shown(feedback)


def test_the_meetings_of_earlier_years_are_those_that_are_there(meeting: Meeting) -> None:
    """A meeting that came after the page was opened is offered."""
    form = forms.start(meeting)
    button(form, "新建会议").click()
    before = len(form.new.last_year.options)
    shutil.copytree(meeting.folder, meeting.folder.parent / "two")
    button(form, "刷新").click()
    assert len(form.new.last_year.options) == before + 1


def test_an_empty_entry_adds_nothing_and_says_nothing(meeting: Meeting) -> None:
    """A new item without words is no item, and is not called saved."""
    form = forms.plan(meeting)
    items = len(meeting.record.plan.agenda_texts)
    button(form, "加一项").click()
    assert len(meeting.record.plan.agenda_texts) == items
    assert "已保存" not in said(form)


def test_namesakes_are_told_apart_as_people_read_them(tmp_path: Path) -> None:
    """王伟（第一小组） in place of 王伟#1; the name as it is read is understood where it is entered."""
    meeting = make_meeting(tmp_path, ["王伟", "李一", "王伟"])
    meeting.plan.change_member(1, group="第一小组")
    meeting.plan.change_member(3, group="第二小组")
    form = forms.talks(meeting)
    assert "王伟（第一小组）" in form.talker.options
    assert "王伟#" not in "".join(form.talker.options) + shown(form)
    form.talker.value, form.listener.value = "王伟（第二小组）", "李一"
    form.enter.click()
    (talk,) = meeting.record.preparation.talks
    assert talk.talker == 3
    assert "王伟（第二小组）" in form.recorded.options[0][0]
    assert forms.roster(meeting).members.options[0][0] == "王伟（第一小组）"
    form.recorded.value = form.recorded.options[0][1]
    assert form.talker.value == "王伟（第二小组）"
    form.place.value = "走廊"
    form.enter.click()
    assert "王伟（第二小组）" in said(form)
    assert [(talk.talker, talk.place) for talk in meeting.record.preparation.talks] == [(3, "走廊")]
    meeting.preparation.take_study("2024-01-15", [])
    meeting.ballots.take_attendance()
    for entered, act in ((forms.study(meeting), "缺席"), (forms.attendance(meeting), "请假")):
        entered.name.value = "王伟（第一小组）"
        button(entered, act).click()
        assert "王伟（第一小组）" in entered.told.value
    not_counted = forms.plan(meeting).not_counted
    not_counted.member.value = "王伟（第一小组）"
    button(not_counted, "添加").click()
    assert "王伟（第一小组）" in not_counted.told.value


def test_no_page_calls_a_namesake_by_his_number(tmp_path: Path) -> None:
    """Texts, lists, fields, labels, the grid, the tally: all that a person reads, after a whole year."""
    meeting = make_demo(tmp_path / "demo", publish=reports.publish)
    pages = [
        *(forms.start(meeting, reports.sources), forms.plan(meeting, reports), forms.roster(meeting)),
        *(forms.study(meeting), forms.talks(meeting), forms.committee_findings(meeting)),
        *(forms.findings(meeting), forms.self_reviews(meeting), forms.peer_reviews(meeting)),
        *(forms.minutes(meeting), forms.assessment(meeting), forms.feedback(meeting)),
        *(forms.follow_up(meeting), forms.rectification(meeting), forms.accounts(meeting)),
        *(forms.publication(meeting, reports), forms.remarks(meeting)),
    ]
    evening = forms.evening(meeting, reports)
    for _, step in evening.steps.options:
        evening.steps.value = step
        for part in all_parts(evening):
            if getattr(part, "description", "").startswith("已抄录校验码"):
                part.click()
        pages.append(evening)
        assert [text for text in read(evening) if "王伟#" in text] == [], step
    for page in pages:
        assert [text for text in read(page) if "王伟#" in text] == [], page


def read(form: Any) -> list[str]:
    """Return every text that a person reads on a form."""
    found = []
    for part in all_parts(form):
        found += [str(getattr(part, name)) for name in ("description", "value") if hasattr(part, name)]
        options = getattr(part, "options", ())
        found += [str(option[0] if isinstance(option, tuple) else option) for option in options]
    return found


def all_parts(form: Any) -> Iterator[Any]:
    """Yield every part of a form, those of the forms in it too."""
    for child in getattr(form, "children", ()):
        yield child
        yield from all_parts(child)


def test_what_a_draft_lacks_stands_beside_its_field(meeting: Meeting) -> None:
    """Until it is there, also on a page that is opened the next day; a card without a draft asks for nothing."""
    meeting.ballots.take_attendance()
    meeting.ballots.take_pile("members", [[2] * 4])
    meeting.ballots.close_round("members")
    form = forms.assessment(meeting)
    assert lacks(form) == {}
    form.outcome.value = "BASICALLY_QUALIFIED"
    expected = {
        "评定意见": "请写评定意见",
        "理由": "评为这一等次须写明理由",
        "差距": "评为基本合格，请写明差距",
        "帮助人": "评为基本合格，请写明帮助人",
        "改进措施": "评为基本合格，请写明改进措施",
        "复查日期": "评为基本合格，请写明复查日期",
    }
    assert lacks(form) == expected == lacks(forms.assessment(meeting))
    assert "除测评情况外，还要至少选一项" in shown(form)
    form.opinion.value = "完成较好"
    assert lacks(form) == {label: words for label, words in expected.items() if label != "评定意见"}
    form.members.next()
    assert lacks(form) == {}


def lacks(form: Any) -> dict[str, str]:
    """Return what stands under the fields of the card as missing, by their labels."""
    fields = [part for part in all_parts(form) if isinstance(part, Field)]
    told = {
        field.description: said.value
        for field in fields
        for said in field.parts
        if isinstance(said, Lacking) and said.value
    }
    return {label: re.sub(r"<[^>]+>", "", value) for label, value in told.items()}


def test_a_list_without_an_entry_says_so_and_nothing_stays_chosen_in_it(meeting: Meeting) -> None:
    """The last talk is taken out: the list says that there is none, and the next talk is a new one."""
    form = forms.talks(meeting)
    assert "还没有记录。" in shown(form)
    form.talker.value, form.listener.value, form.date.value = "赵一", "钱一", datetime.date(2024, 1, 16)
    form.enter.click()
    assert "还没有记录。" not in shown(form)
    form.recorded.value = form.recorded.options[0][1]
    form.remove.click()
    assert (form.recorded.value, form.recorded.options) == (None, ())
    assert "还没有记录。" in shown(form)
    form.talker.value, form.listener.value = "赵一", "孙一"
    form.enter.click()
    assert [talk.listener for talk in meeting.record.preparation.talks] == [3]


def test_what_is_said_stays_where_its_button_was(meeting: Meeting) -> None:
    """A card that has done its work goes; the sentence on it does not go to the foot of the page."""
    meeting.preparation.note_committee_finding(committee_aspects(meeting.record)[0], "窗口少")
    form = forms.rectification(meeting)
    place = next(part for part in form.children if part in path_to(form, form.offered))
    form.offered.value = tuple(value for _, value in form.offered.options)
    button(form, "列入台账").click()
    assert path_to(form, form.offered) == [], "nothing is left to take in"
    assert "已列入 1 项" in said(form)
    assert path_to(place, form.told), "it stands where the card was"


def test_who_is_chosen_takes_no_room_from_the_card(meeting: Meeting) -> None:
    """The undo that goes with a choice stands under the list, not beside the card."""
    form = forms.self_reviews(meeting)
    button(form, "已自评，下一位").click()
    form.members.value = 4
    beside = path_to(form, form.members)[-2]
    assert isinstance(beside, Beside)
    assert len(beside.children) == 2
    assert path_to(form.members, form.told)


def test_a_field_shows_what_it_was_read_as(meeting: Meeting) -> None:
    """Also where that is what it held before: 三年 is 3."""
    form = forms.plan(meeting)
    field = form.fields["settings.keeping_years"]
    field.value = "三年"
    assert (field.value, meeting.record.plan.settings.keeping_years) == ("3", 3)


def test_days_are_said_as_an_office_writes_them(meeting: Meeting) -> None:
    """In sentences, lists and tables of the forms; a field for a day has the browser's own shape."""
    meeting.preparation.take_study("2024-01-15", [])
    meeting.preparation.record_talks(1, [2], "2024-01-16")
    meeting.ballots.take_attendance()
    for made in (forms.study(meeting), forms.talks(meeting), forms.plan(meeting), forms.start(meeting)):
        words = shown(made) + "".join(str(getattr(part, "options", "")) for part in inside(made))
        assert re.findall(r"\d{4}-\d\d-\d\d", words.replace("datetime.date", "")) == [], type(made).__name__
    minutes = forms.minutes(meeting)
    assert minutes.parts[MinutesHead.TIME].value.startswith("2024年1月18日")
    assert meeting.record.ballots.minutes is None, "showing it writes nothing"
