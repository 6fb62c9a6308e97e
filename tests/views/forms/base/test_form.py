"""What happens around every act of a form: said once, beside where it was asked for, with one undo on the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ipywidgets
import pytest

from orglife_kit import forms
from orglife_kit.errors import refuse
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.views.forms.base import Card, Field, Form, Parts, Row, Rows, is_seen, when
from orglife_kit.views.forms.base.parts import path_to
from tests.meeting.building import make_meeting


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of four full members."""
    return make_meeting(tmp_path, 4)


class Sample(Form):
    """A form with one of each part."""

    def _declare(self) -> Parts:
        self.place = self.text_field(
            "地点",
            shows=lambda record: record.plan.meeting.place,
            keep=lambda text: self.meeting.plan.change({"meeting.place": text}),
        )
        self.post = self.text_field(
            "职务",
            shows=lambda record: record.roster.member(1).post,
            keep=lambda text: self.meeting.plan.change_member(1, post=text),
        )
        self.name = self.text_field(
            "姓名",
            shows=lambda record: record.roster.member(1).name,
            keep=lambda text: self.meeting.plan.change_member(1, name=text),
        )
        self.rows = Rows(lambda record: record.roster.members, lambda member: self._row(member.number))
        self.add_button = self.button("添加", self.add)
        self.add_row = Row(self.add_button)
        self.nothing = self.button("没有", lambda: None)
        yield lambda record: {"人": len(record.roster)}
        yield Card(self.place, Row(self.post, self.name))
        yield self.rows
        yield self.add_row
        yield when(lambda record: len(record.roster) > 4, Row(self.nothing))

    def _row(self, number: int) -> Row:
        def group(record: MeetingRecord) -> str:
            return record.roster.member(number).group

        out = self.button("删除", lambda: self.remove(number), off=lambda record: len(record.roster) < 4)
        return Row(self.text_field("小组", shows=group, keep=lambda text: None), out)

    def add(self) -> None:
        """Add a member."""
        self.meeting.plan.add_member("新来")

    def remove(self, number: int) -> None:
        """Remove a member."""
        self.meeting.plan.remove_member(number)


def says_at(form: Form) -> Any:
    """Return the box in which the form says something."""
    return path_to(form, form._saying)[-2]


def test_what_was_done_is_said_where_it_was_asked_for(meeting: Meeting) -> None:
    """Under its field, in the row of its button; where that row is gone, in what held it."""
    form = Sample(meeting)
    form.place.value = "三楼"
    assert (says_at(form), "Saved" in form.told.value or "已保存" in form.told.value) == (form.place, True)
    form.add_button.click()
    assert says_at(form) is form.add_row
    form.rows[2].parts[1].click()
    assert says_at(form) is form.rows
    assert meeting.record.roster.numbers == (1, 3, 4, 5)


def test_nothing_is_drawn_anew_for_what_is_said(meeting: Meeting) -> None:
    """A page puts up once more what stands behind a part that came or went: a file dropped meanwhile would be lost."""
    form = forms.talks(meeting)
    stand = form.children
    assert form.from_file in stand
    said_at = [says_at(form)]
    for act in (form.enter.click, lambda: form.tell("好"), form.say_nothing, lambda: form.run(form.undo)):
        act()
        said_at.append(says_at(form))
        assert form.children == stand
    assert len(set(said_at)) > 1


def test_what_was_done_is_said_in_sight(meeting: Meeting) -> None:
    """Where the act takes away what it was asked for in, it is said in what held that."""
    form = forms.study(meeting)
    form.everybody.click()
    assert "全体参加" in form.told.value
    assert all(map(is_seen, path_to(form, form.told)))


def test_saved_is_said_of_what_was_saved_only(meeting: Meeting) -> None:
    """An act that changes nothing says nothing."""
    form = Sample(meeting)
    form.place.value = "三楼"
    form.nothing.click()
    assert form.told.value == ""


def test_a_wrong_text_waits_with_its_sentence(meeting: Meeting) -> None:
    """It stays in its field, with why under it, also while something else is saved, until it is mended."""
    form = Sample(meeting)
    form.name.value = "12"
    assert says_at(form) is form.name
    assert (form.name.is_wrong, form.name.value) == (True, "12")
    form.place.value = "三楼"
    assert "不像姓名" in form.name.parts[-1].value
    assert form.name.is_wrong
    form.name.value = "赵新"
    assert not form.name.is_wrong
    assert len(form.name.parts) == 1
    assert meeting.record.roster.member(1).name == "赵新"


def test_what_was_ticked_and_refused_goes_back(meeting: Meeting) -> None:
    """A tick that was refused is no tick."""

    class Ticked(Form):
        def _declare(self) -> Parts:
            self.tick = self.tick_field("同意", shows=lambda _: False, keep=self._keep)
            yield self.tick

        def _keep(self, _: bool) -> None:
            raise refuse("nothing_chosen")

    form = Ticked(meeting)
    form.tick.value = True
    assert (form.tick.value, form.tick.is_wrong, says_at(form)) == (False, False, form.tick)


def test_a_row_that_stays_is_not_drawn_anew(meeting: Meeting) -> None:
    """Its widgets are the same ones, so that what is being typed in it stays."""
    form = Sample(meeting)
    kept = form.rows[3]
    open_meeting(meeting.folder).plan.remove_member(2)
    form.follow()
    assert form.rows.parts[1] is kept
    assert form.rows[3].parts[1].disabled


def test_what_the_record_asks_for_is_seen(meeting: Meeting) -> None:
    """A part comes with what it is for."""
    form = Sample(meeting)
    row = form.children[-2]
    assert not is_seen(row)
    form.add_button.click()
    assert is_seen(row)


def test_there_is_one_undo_on_a_page(meeting: Meeting) -> None:
    """It stands beside what was done last, whichever form did it."""
    first, second = Sample(meeting), Sample(meeting)
    assert [form.undo_button.layout.display for form in (first, second)] == ["none", "none"]
    first.place.value = "三楼"
    assert [form.undo_button.layout.display for form in (first, second)] == ["", "none"]
    second.post.value = "书记"
    assert [form.undo_button.layout.display for form in (first, second)] == ["none", ""]
    assert first.told.value == ""
    second.undo_button.click()
    assert first.post.value == second.post.value == ""


def test_a_button_that_has_to_be_sure_asks_until_something_else_is_done(meeting: Meeting) -> None:
    """The second press does it; something else done between the two asks anew."""
    form = forms.roster(meeting)
    form.remove_button.click()
    form.facts["post"].value = "书记"
    form.remove_button.click()
    assert len(meeting.record.roster) == 4
    form.remove_button.click()
    assert len(meeting.record.roster) == 3


def test_each_page_has_a_head(meeting: Meeting) -> None:
    """The branch, the year, the folder, the other pages, one heading of the first level."""
    meeting.plan.change({"plan.branch": "***", "plan.year": 2025})
    form = forms.study(meeting)
    head = next(part for part in form.children if "orglife-head" in part._dom_classes)
    form._repr_mimebundle_()
    assert "（未填写）" in head.value
    assert "2025 年度组织生活会" in head.value
    assert meeting.folder.name in head.value
    assert head.value.count("<h1>") == 1
    assert 'href="6_rectification.ipynb">整改</a>' in head.value


def test_rare_characters_come_with_the_form(meeting: Meeting) -> None:
    """A name that GBK does not have is drawn from the bundled font; a usual one brings nothing."""
    form = forms.findings(meeting)
    assert "@font-face" not in form.children[0].value
    form.meeting.plan.change_member(2, name="赵䶮")
    form.follow()
    assert "Orglife Rare" in form.children[0].value
    assert "@font-face" in form.children[0].value


def test_every_control_shares_its_layout(meeting: Meeting) -> None:
    """No part of a declared form sends a layout of its own, so that a page is soon there."""
    form = Sample(meeting)

    def controls(part: Any) -> list[Any]:
        return [part, *(each for child in getattr(part, "children", ()) for each in controls(child))]

    made = [part for part in controls(form) if isinstance(part, (Field, Row, Card, ipywidgets.Text))]
    assert len({part.layout.model_id for part in made}) == 1
