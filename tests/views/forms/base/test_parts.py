"""What a form can be declared with: sentences, functions of the record, numbers, codes, what is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orglife_kit.i18n import choose_language, words_of
from orglife_kit.meeting import Meeting
from orglife_kit.rules.record import MeetingRecord
from orglife_kit.rules.rectification.items import Satisfaction
from orglife_kit.views.forms.base import Beside, Card, Form, Parts, is_seen, points_of_theme, when
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a new meeting of four full members."""
    return make_meeting(tmp_path, 4)


def names(record: MeetingRecord) -> str:
    """Return the members' names."""
    return "、".join(member.name for member in record.roster.members)


class Declared(Form):
    """A form of what is declared without a widget of its own."""

    def _declare(self) -> Parts:
        self.satisfied = self.choice_field("群众评价", ["", *Satisfaction])
        self.point = self.choice_field("主题", points_of_theme)
        self.members = self.member_list()
        self.many = when(lambda record: len(record.roster) > 3, "人多。", names)
        self.paper = self.printed({"打印": lambda: self.reports(self.meeting)})
        yield "先看名册 & 方案。"
        yield names
        yield lambda record: {"人": len(record.roster), "<b>": "1/2"}
        yield self.many
        yield Beside(self.members, Card(self.members.title, self.satisfied, self.point))
        yield self.paper


def markup_of(form: Form) -> list[str]:
    """Return the markup of the parts of a form that show something."""
    return [part.value for part in form.children if isinstance(getattr(part, "value", None), str)]


def test_a_sentence_and_a_function_of_the_record_are_parts(meeting: Meeting) -> None:
    """A sentence is text, never markup; what is a function of the record follows it; numbers stand large."""
    form = Declared(meeting)
    sentence, shown, numbers = markup_of(form)[1:4]
    assert sentence == '<p class="quiet">先看名册 &amp; 方案。</p>'
    assert shown == names(meeting.record)
    assert ">人<b>4</b>" in numbers
    assert ">&lt;b&gt;<b>1/2</b>" in numbers
    meeting.plan.remove_member(4)
    form.follow()
    sentence, shown, numbers = markup_of(form)[1:4]
    assert (shown, ">人<b>3</b>" in numbers) == (names(meeting.record), True)


def test_several_parts_come_and_go_together(meeting: Meeting) -> None:
    """What belongs together is asked for once."""
    form = Declared(meeting)
    assert is_seen(form.many)
    assert [part.value for part in form.many.part.parts] == [
        '<p class="quiet">人多。</p>',
        names(meeting.record),
    ]
    meeting.plan.remove_member(4)
    form.follow()
    assert not is_seen(form.many)


def test_codes_are_offered_by_their_words(meeting: Meeting) -> None:
    """The choice holds the code, as the store knows it; nothing chosen is a dash."""
    form = Declared(meeting)
    labels, codes = zip(*form.satisfied.options, strict=True)
    assert codes == ("", *(choice.value for choice in Satisfaction))
    assert labels[0] == "—"
    assert not set(labels[1:]) & set(codes)
    meeting.plan.change({"theme.goals": ["学思想", "办实事"]})
    form.follow()
    assert form.point.options[0] == ("—", "")
    assert {("学思想", "学思想"), ("办实事", "办实事")} <= set(form.point.options)


def test_what_is_printed_is_there_only_where_something_prints(meeting: Meeting, tmp_path: Path) -> None:
    """The files of the button are listed under it."""
    assert not is_seen(Declared(meeting).paper)
    (tmp_path / "名册.pdf").write_bytes(b"%PDF")

    def prints(_: Any) -> list[Path]:
        return [tmp_path / "名册.pdf"]

    form = Declared(meeting, prints)
    assert is_seen(form.paper)
    button(form, "打印").click()
    assert form.files.names == ["名册.pdf"]


def test_words_of_one_stage_are_in_the_readers_language() -> None:
    """They are looked up when they are said, not when the module is loaded."""
    _ = words_of("reviews")
    choose_language("en")
    try:
        assert _("Who speaks") == "Who speaks"
    finally:
        choose_language(None)
    assert _("Who speaks") != "Who speaks"
