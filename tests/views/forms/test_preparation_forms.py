"""The forms of the preparation, driven as a hand would (C2–C5)."""

from __future__ import annotations

import datetime
from functools import partial
from pathlib import Path

import lxml.html
import pytest
from pypdf import PdfReader

from orglife_kit import forms, reports
from orglife_kit.meeting import Meeting, open_meeting
from orglife_kit.meeting.pairing import suggested_pairs
from orglife_kit.rules.plan.members import Member, Membership, Roster
from orglife_kit.rules.preparation.findings import Source, committee_aspects, member_aspects
from orglife_kit.rules.preparation.study import not_made_up
from orglife_kit.rules.preparation.talks import Talk
from orglife_kit.views.forms.base import is_seen
from orglife_kit.views.forms.base.hint import Hint
from orglife_kit.views.forms.talk_grid import talk_grid
from tests.meeting.building import make_meeting
from tests.views.forms.driving import button, find, shown


@pytest.fixture
def meeting(tmp_path: Path) -> Meeting:
    """Return a meeting of five whose first member is the secretary."""
    made = make_meeting(tmp_path, 5)
    made.plan.change_member(1, post="党支部书记")
    return made


def test_the_study_session_asks_for_the_absent_only(meeting: Meeting) -> None:
    """The plan's day and reading list are there; one click, one absence, its reason, its make-up."""
    form = forms.study(meeting)
    assert "《中国共产党支部工作条例(试行)》" in shown(form)
    assert form.date.value == datetime.date(2024, 1, 15)
    form.everybody.click()
    form.name.value = "孙一"
    button(form, "缺席").click()
    reason, made_up, _ = form.absences.parts[0].children
    reason.value = "值班"
    assert "待补学<b>1</b>" in shown(form)
    made_up.value = datetime.date(2024, 1, 17)
    assert "待补学<b>0</b>" in shown(form)
    (absence,) = open_meeting(meeting.folder).record.preparation.studies[0].absences
    assert (absence.member, absence.reason, absence.made_up) == (3, "值班", datetime.date(2024, 1, 17))
    form.absences.parts[0].children[2].click()
    assert meeting.record.preparation.studies[0].absences == ()


def test_a_second_session_is_entered_beside_the_first(meeting: Meeting) -> None:
    """Each is shown by its day."""
    form = forms.study(meeting)
    form.everybody.click()
    form.name.value = "孙一"
    button(form, "缺席").click()
    form.session.value = 0
    assert button(form, "全体参加") is form.everybody
    assert form.date.value is None
    form.date.value = datetime.date(2024, 1, 15)
    form.everybody.click()
    record = meeting.record
    lacking = not_made_up(record.preparation.studies, record.roster)
    assert lacking == (3,), "the first one is shown, not taken again"
    form.session.value = 0
    form.date.value = datetime.date(2024, 1, 12)
    form.everybody.click()
    assert days(meeting) == ["2024-01-12", "2024-01-15"]
    assert form.session.label == "2024年1月12日"
    form.place.value = "图书室"
    assert meeting.record.preparation.studies[0].place == "图书室"
    button(form, "删除这次学习").click()
    assert days(meeting) == ["2024-01-15"]


def days(meeting: Meeting) -> list[str]:
    """Return the days of the recorded sessions."""
    return [session.date.isoformat() for session in meeting.record.preparation.studies]


def test_a_suggested_pair_fills_in_names_and_records_nothing(meeting: Meeting) -> None:
    """Only the button records, and the next suggestion is one pair less."""
    form = forms.talks(meeting)
    suggested = len(form.suggested.options)
    form.suggested.value = form.suggested.options[0][1]
    assert (form.talker.value, form.listener.value) == ("赵一", "钱一")
    assert meeting.record.preparation.talks == ()
    form.date.value = datetime.date(2024, 1, 16)
    button(form, "记录这次谈话").click()
    assert len(form.suggested.options) == suggested - 1
    assert "书记与党员<b>1/4</b>" in shown(form)
    assert 'aria-label="谈过"' in shown(form)
    form.recorded.value = 1
    form.remove.click()
    assert meeting.record.preparation.talks == ()


def test_one_talks_with_several_on_one_day(meeting: Meeting) -> None:
    """Their names stand in one field; one click records a talk with each."""
    form = forms.talks(meeting)
    form.talker.value, form.listener.value = "赵一", "钱一、孙一"
    form.date.value = datetime.date(2024, 1, 16)
    form.enter.click()
    assert [(talk.talker, talk.listener, talk.date) for talk in meeting.record.preparation.talks] == [
        (1, 2, datetime.date(2024, 1, 16)),
        (1, 3, datetime.date(2024, 1, 16)),
    ]
    assert "已保存：赵一、钱一、孙一" in shown(form)


def test_a_recorded_talk_can_be_corrected(meeting: Meeting) -> None:
    """Choosing it shows it in the fields; the button then corrects it, and records again afterwards."""
    form = forms.talks(meeting)
    meeting.preparation.record_talk("赵一", "钱一", "2024-01-15", place="活动室")
    form.meeting_changed()
    form.recorded.value = 1
    assert (form.listener.value, form.place.value) == ("钱一", "活动室")
    assert form.enter.description == "更正这次谈话"
    form.listener.value = "孙一"
    form.date.value = datetime.date(2024, 1, 16)
    form.enter.click()
    assert [(talk.listener, talk.date) for talk in meeting.record.preparation.talks] == [
        (3, datetime.date(2024, 1, 16))
    ]
    assert form.enter.description == "记录这次谈话"
    form.recorded.value = 1
    form.suggested.value = form.suggested.options[0][1]
    assert form.recorded.value is None, "a suggested pair never changes a record"


def test_the_suggested_pairs_can_be_printed(meeting: Meeting, tmp_path: Path) -> None:
    """The pairs with room to write; nothing is recorded; without the printer there is no button."""
    form = forms.talks(meeting, partial(reports.print_talks, folder=tmp_path / "out"))
    button(form, "打印建议的结对").click()
    (path,) = (tmp_path / "out").iterdir()
    text = "".join(PdfReader(path).pages[0].extract_text().split())
    record = meeting.record
    for first, second in suggested_pairs(record):
        assert f"{record.roster.label(first)}{record.roster.label(second)}" in text
    assert record.preparation.talks == ()
    for first, second in suggested_pairs(record):
        meeting.preparation.record_talk(first, second, "2024-01-16")
    form.meeting_changed()
    assert button(form, "打印建议的结对") is None  # nothing is left to print
    assert "没有要建议的" in shown(form)


def test_fifty_members_are_drawn_smaller() -> None:
    """Each row and column is headed by a name, also for a screen reader."""
    members = tuple(
        Member(number, number, f"党员{number}", Membership.FULL, frozenset()) for number in range(1, 51)
    )
    assert "talks many" in talk_grid(Roster(members), ())
    assert "many" not in talk_grid(Roster(members[:22]), ())
    assert talk_grid(Roster(members), ()).count('aria-label="党员50"') == 1


def test_the_grid_counts_rows_and_knows_members_by_their_numbers() -> None:
    """After somebody left the roster the rows are still 1, 2, 3, and the mark stands at those who talked."""
    members = tuple(
        Member(number, position, f"党员{number}", Membership.FULL, frozenset())
        for position, number in enumerate((4, 7, 9), 1)
    )
    drawn = lxml.html.fromstring(talk_grid(Roster(members), (Talk(1, datetime.date(2024, 1, 16), 9, 4),)))
    assert drawn.xpath("//thead//th/text()")[1:] == ["1", "2", "3"]
    assert drawn.xpath("//tbody//th/text()") == ["1　党员4", "2　党员7", "3　党员9"]
    marked = [[bool(cell.xpath("span")) for cell in row.xpath("td")] for row in drawn.xpath("//tbody/tr")]
    assert marked == [[False, False, True], [False, False, False], [True, False, False]]


def test_what_was_said_has_no_field_unless_the_plan_keeps_it(meeting: Meeting) -> None:
    """Two fields come with the setting."""
    form = forms.talks(meeting)
    assert not is_seen(form.notes)
    meeting.plan.change({"settings.talk_notes": True})
    form.follow()
    assert is_seen(form.notes)


def test_a_suggestion_becomes_a_finding(meeting: Meeting) -> None:
    """Noted without a name, sorted with one choice, changed as it is left."""
    form = forms.committee_findings(meeting)
    form.source.value = Source.FROM_PUBLIC.value
    form.words.value = "午间多开一个窗口"
    button(form, "记下").click()
    aspect = committee_aspects(meeting.record)[4]
    into = form.suggestions.parts[0].parts[1].parts[0]
    assert into.label == "未归入"
    into.value = aspect
    (finding,) = meeting.record.preparation.committee_findings
    assert (finding.aspect, finding.source, finding.point) == (aspect, "FROM_PUBLIC", "午间多开一个窗口")
    source, goal, cause, _ = form.findings[aspect].parts[1][finding.number].parts[1].parts
    cause.value = "排班表半年没有调整"
    goal.value = meeting.record.plan.theme.goals[3]
    source.value = "OWN_LOOK"
    (finding,) = meeting.record.preparation.committee_findings
    assert (finding.cause, finding.goal, finding.source) == (cause.value, goal.value, "OWN_LOOK")


def test_a_point_points_to_the_theme_where_wished(meeting: Meeting) -> None:
    """Nothing is shown of it otherwise."""
    form = forms.findings(meeting)
    aspect = member_aspects(meeting.record)[0]
    form.aspects[aspect].value = "没有做笔记，条款答不上来"
    assert form.pointers[aspect].parts == ()
    form.pointing.value = True
    form.pointers[aspect].parts[0].value = meeting.record.plan.theme.problem_areas[0]
    assert [finding.goal for finding in meeting.record.preparation.findings] == [
        meeting.record.plan.theme.problem_areas[0]
    ]


def test_a_hint_is_said_and_not_kept(meeting: Meeting) -> None:
    """It answers what is being written, and holds no trait that could be saved with a notebook."""
    form = forms.findings(meeting)
    hint = find(form, Hint)
    assert hint.words("理论学习不够深入") == ["写具体些：什么时候、几次、哪件事"]
    assert "理论学习" not in str(hint.get_state())
    assert hint.words("") == []
