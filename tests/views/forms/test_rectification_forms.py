"""The ledger's forms, driven as a hand would (C13–C15)."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting, create_meeting, open_meeting
from orglife_kit.rules.rectification.candidates import candidates
from orglife_kit.rules.rectification.due import Band
from orglife_kit.rules.rectification.items import ItemState, Ledger, RectificationItem
from orglife_kit.views.forms.base import is_seen
from tests.meeting.rectification.test_ledger import meeting  # noqa: F401 - the fixture
from tests.views.forms.driving import button, shown

DAY = datetime.date(2024, 2, 1)


def test_from_a_candidate_to_a_verified_item(meeting: Meeting) -> None:  # noqa: F811
    """Taken in with its problem and owner; measure and day entered; done, verified by another."""
    form = forms.rectification(meeting)
    assert len(form.offered.options) == 4
    form.offered.value = (form.offered.options[0][1],)
    button(form, "列入台账").click()
    assert len(form.offered.options) == 3
    assert form.facts["problem"].value == "讨论时间少"
    assert form.facts["owner"].value == "赵一"
    form.facts["measure"].value = "每次留二十分钟讨论"
    form.facts["due"].value = datetime.date(2024, 3, 31)
    form.outcome.date.value = DAY
    form.outcome.words.value = "二月的计划加了讨论题"
    form.outcome.file.value = (
        {
            "name": "计划.docx",
            "type": "",
            "size": 2,
            "content": b"ab",
            "last_modified": datetime.datetime(2024, 2, 1),
        },
    )
    button(form, "整改完成").click()
    assert meeting.record.rectification.items[0].state is ItemState.DONE
    assert "evidence/1-计划.docx" in shown(form)
    assert not form.outcome.work.parts
    assert "赵一" not in form.outcome.verified_by.options
    form.outcome.verified_by.value = "赵一"
    assert form.outcome.satisfaction.value == ""  # an opinion is never filled in
    button(form, "核验").click()
    assert "要由别人核验" in form.outcome.told.value
    assert "满意程度" in form.outcome.told.value
    form.outcome.verified_by.value = "钱一"
    form.outcome.satisfaction.value = "SATISFIED"
    button(form, "核验").click()
    assert meeting.record.rectification.items[0].state is ItemState.VERIFIED
    assert form.facts["measure"].disabled


def test_a_perfunctory_item_is_reopened(meeting: Meeting) -> None:  # noqa: F811
    """Who criticised, what was said, the new day: then it is worked on again."""
    form = forms.rectification(meeting)
    form.whose.value = "COMMITTEE"
    form.problem.value = "意见箱答复慢"
    button(form, "加一项").click()
    form.facts["measure"].value = "三天内答复"
    form.facts["immediate"].value = True
    form.outcome.words.value = "贴了答复"
    button(form, "整改完成").click()
    form.outcome.criticised_by.value, form.outcome.said.value = "钱一", "答复没有内容"
    form.outcome.due.value = datetime.date(2024, 4, 1)
    button(form, "重新整改").click()
    (item,) = meeting.record.rectification.items
    assert (item.state, item.due) == (ItemState.UNDER_WAY, datetime.date(2024, 4, 1))
    assert item.owner == "赵一"
    assert "钱一 批评：答复没有内容" in shown(form)


def test_a_commitment_is_a_members_own(meeting: Meeting) -> None:  # noqa: F811
    """Its owner is the member, and the branch sees it only where he agrees."""
    form = forms.rectification(meeting)
    form.whose.value = 4
    form.problem.value = "走访少"
    button(form, "加一项").click()
    form.consent.value = True
    assert meeting.record.rectification.consents == {4}
    (item,) = meeting.record.rectification.items
    assert (item.member, item.owner) == (4, "李一")
    button(form, "从台账删除").click()
    assert meeting.record.rectification.items == ()
    assert "台账还是空的" in shown(form)


def test_what_is_late_is_found_among_many(meeting: Meeting) -> None:  # noqa: F811
    """One band is shown alone; an item that leaves it stays until another is chosen; nothing offered, no list."""
    late, later, *_ = meeting.rectification.take_in(candidates(meeting.record))
    for number, due in ((late, "2024-01-31"), (later, "2124-01-31")):
        meeting.rectification.change_item(number, measure="改", due=due)
    form = forms.rectification(meeting)
    assert not is_seen(form.offer)
    assert len(form.items.options) == 4
    form.near.value = Band.PAST_DUE
    assert [number for _, number in form.items.options] == [late]
    form.near.value = Band.LATER
    assert (form.items.value, len(form.items.options)) == (later, 1)
    form.facts["due"].value = DAY
    assert form.near.value == ""
    assert (form.items.value, len(form.items.options)) == (later, 4)


def test_an_account_is_one_click(meeting: Meeting) -> None:  # noqa: F811
    """It is listed with its day and the number of items; an empty ledger says so."""
    form = forms.accounts(meeting)
    button(form, "已向党员大会报告").click()
    assert "还是空的" in form.told.value
    meeting.rectification.take_in(candidates(meeting.record)[:1])
    form.date.value = DAY
    button(form, "已向党员大会报告").click()
    assert "2024年2月1日" in shown(form)


def test_what_an_account_covers_and_those_given_are_printed(
    meeting: Meeting,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The outline at any time; each account as it was given once there is one, in files of their own."""
    monkeypatch.chdir(tmp_path)
    form = forms.accounts(meeting, reports.print_account)
    button(form, "打印已作的述职").click()
    assert "还没有记录述职" in form.told.value
    meeting.rectification.take_in(candidates(meeting.record)[:1])
    meeting.rectification.record_account("MEMBERS_MEETING", "2024-02-01")
    button(form, "打印述职内容").click()
    button(form, "打印已作的述职").click()
    assert sorted(path.name for path in (tmp_path / "exports").rglob("*.pdf")) == [
        "整改落实情况-1-2024-02-01.pdf",
        "述职内容.pdf",
    ]


def test_what_another_window_took_in_is_not_taken_in_twice(meeting: Meeting) -> None:  # noqa: F811
    """What is taken in is what the list showed; where it is in the ledger by now, the form says so."""
    form = forms.rectification(meeting)
    other = open_meeting(meeting.folder)
    other.rectification.take_in(candidates(other.record)[:1])
    form.offered.value = (form.offered.options[0][1],)
    button(form, "列入台账").click()
    assert "bad" in form.told.value
    assert [item.problem for item in meeting.record.rectification.items] == ["讨论时间少"]
    form.follow()
    assert len(form.offered.options) == 3


def test_only_what_is_not_personal_can_be_published(meeting: Meeting) -> None:  # noqa: F811
    """The committee's items are offered; what is refused says why and leaves no tick."""
    for number in meeting.rectification.take_in(candidates(meeting.record)):
        meeting.rectification.change_item(number, measure="改")
    form = forms.publication(meeting, reports)
    form.scope.value = "PUBLIC"
    items = meeting.record.rectification.items
    assert [item.is_personal for item in items] == [True, False, False, True]
    assert set(form.items.rows) == {item.number for item in items if not item.is_personal}
    first, second = form.items.rows
    form.items[first].value = True
    assert meeting.record.publication.chosen == {first}
    open_meeting(meeting.folder).rectification.remove_item(second)
    box = form.items[second]
    box.value = True
    assert "bad" in form.told.value
    assert set(form.items.rows) == {first}
    assert form.items[first].value
    assert meeting.record.publication.chosen == {first}


def test_a_criticism_waits_for_the_member(meeting: Meeting) -> None:  # noqa: F811
    """It stands apart; without the day on which he chose so himself it is refused, with it it is his commitment."""
    form = forms.rectification(meeting)
    assert is_seen(form.criticised)
    assert not [words for words, _ in form.offered.options if "交接单没有签" in words]
    form.criticisms.value = form.criticisms.options[0][1]
    button(form, "本人愿意，列入承诺").click()
    assert "本人" in form.told.value
    assert meeting.record.rectification.items == ()
    form.taken_on.value = DAY
    button(form, "本人愿意，列入承诺").click()
    (item,) = meeting.record.rectification.items
    assert (item.problem, item.taken_on) == ("交接单没有签", DAY)
    assert not form.criticised.parts


def test_earlier_years_have_their_part(meeting: Meeting, tmp_path: Path) -> None:  # noqa: F811
    """One choice shows them; a verified one tells its history, takes no change and is not taken out."""
    for number in meeting.rectification.take_in(candidates(meeting.record)[:2]):
        meeting.rectification.change_item(number, measure="改", immediate=True)
    meeting.rectification.note_progress(number, "换了排班表", "2024-02-01", done=True)
    meeting.rectification.verify_item(number, "钱一", "SATISFIED", "2024-02-02")
    meeting.close()
    new = create_meeting(tmp_path / "next", last_year=meeting.folder)
    new.rectification.take_in([RectificationItem(0, Ledger.COMMITTEE, "纪要晚", owner="赵一")])
    form = forms.rectification(new)
    assert len(form.items.options) == 3
    form.near.value = "earlier"
    assert len(form.items.options) == 2
    form.items.value = next(number for words, number in form.items.options if "午间" in words)
    assert "2023年度事项" in shown(form)
    assert "换了排班表" in shown(form)
    assert form.facts["measure"].disabled
    assert button(form, "从台账删除") is None


def test_measures_and_days_are_written_one_after_the_other(meeting: Meeting) -> None:  # noqa: F811
    """A line for each item that lacks one of them; one day for all that have none; a line stays once it is filled."""
    meeting.rectification.take_in(candidates(meeting.record))
    form = forms.rectification(meeting)
    numbers = [item.number for item in meeting.record.rectification.items]
    own = numbers[0]
    lines = {number: row for (number, _), row in form.measures.rows.rows.items()}
    assert list(lines) == numbers
    for number, line in lines.items():
        line.parts[0].value = f"措施{number}"
    lines[own].parts[1].value = datetime.date(2024, 4, 1)
    form.measures.day.value = DAY
    button(form, "填给没有时限的").click()
    assert f"已给 {len(numbers) - 1} 项填上时限" in form.told.value
    items = {item.number: item for item in meeting.record.rectification.items}
    assert [items[number].measure for number in numbers] == [f"措施{number}" for number in numbers]
    assert items.pop(own).due == datetime.date(2024, 4, 1)
    assert {item.due for item in items.values()} == {DAY}
    assert [number for number, _ in form.measures.rows.rows] == numbers
    assert list(forms.rectification(meeting).measures.rows.rows) == []


def test_a_day_that_is_none_is_told(meeting: Meeting) -> None:  # noqa: F811
    """Nothing is set."""
    meeting.rectification.take_in(candidates(meeting.record))
    form = forms.rectification(meeting)
    button(form, "填给没有时限的").click()
    assert 'class="bad"' in form.told.value
    assert {item.due for item in meeting.record.rectification.items} == {None}


def test_words_typed_for_one_item_never_stand_at_another(meeting: Meeting) -> None:  # noqa: F811
    """However the other one came to be shown: added here, of another part of the ledger, taken out elsewhere."""
    first, second, *_ = meeting.rectification.take_in(candidates(meeting.record))
    form = forms.rectification(meeting)

    def typed(number: int) -> None:
        form.items.value = number
        form.outcome.words.value = "已经改了一半"

    typed(first)
    form.problem.value = "值班表没有张贴"
    button(form, "加一项").click()
    assert (form.facts["problem"].value, form.outcome.words.value) == ("值班表没有张贴", "")
    typed(first)
    meeting.rectification.change_item(second, measure="改", due="2124-01-31")
    form.follow()
    assert form.outcome.words.value == "已经改了一半"
    form.near.value = Band.LATER
    assert (form.items.value, form.outcome.words.value) == (second, "")
    form.near.value = ""
    typed(second)
    open_meeting(meeting.folder).rectification.remove_item(second)
    form.follow()
    assert form.items.value != second
    assert form.outcome.words.value == ""
